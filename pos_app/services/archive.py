"""A year of the books as one file that opens, and can be checked, without this program."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple, Protocol
from zoneinfo import ZoneInfo

from pos_app.domain.errors import InputError
from pos_app.domain.payment import Payment
from pos_app.domain.rights import Action
from pos_app.services.ports import Clock, Store
from pos_app.services.rights import Rights

MADE = "archive.made"
FIRST_YEAR, MONTHS = 2000, 12


class Period(NamedTuple):
    """From a time in UTC on, and before another."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the journal: its first and last entry, and the seals before and at its end."""

    first: int
    last: int
    before: str
    head: str


class YearBooks(Protocol):
    """The books as they stand at one moment. All raise StorageError."""

    def payments(self, period: Period) -> Iterator[Payment]:
        """Yield the payments that were made in a period, oldest first."""
        ...

    def stretch(self, period: Period) -> Stretch | None:
        """Return where the entries of a period lie without a gap, None if there are none."""
        ...

    def entries(self, stretch: Stretch) -> Iterator[Mapping[str, str | int]]:
        """Yield entries as their rows say them, character for character."""
        ...


@dataclass(frozen=True, slots=True)
class Year:
    """What an archive is made of: its months are those of the outlet's zone."""

    year: int
    identity: str
    months: tuple[Period, ...]
    stretch: Stretch


@dataclass(frozen=True, slots=True)
class Archived:
    """How many payments are in an archive, and the SHA-256 of its manifest."""

    payments: int
    manifest: str


class ArchiveFile(Protocol):
    """Writes archives."""

    def save(self, year: Year, books: YearBooks, to: Path) -> Archived:
        """Write one whole or not at all, in memory that does not grow with it.

        The same books make the same bytes. Raises StorageError("not-saved").
        """
        ...


class Archives:
    """Makes archives for somebody who may export."""

    def __init__(
        self,
        open_books: "OpenBooks",
        file: ArchiveFile,
        store: Store,
        rights: Rights,
        clock: Clock,
        zone: str,
    ) -> None:
        self._open_books = open_books
        self._file = file
        self._store = store
        self._rights = rights
        self._clock = clock
        self._zone = ZoneInfo(zone)

    def save(self, year: int, to: Path, actor: str) -> Archived:
        """Write the archive of a year, which may be the one that is not over yet.

        Raises RuleError, InputError "year" for one of which the books say nothing and
        "file-exists", StorageError("not-saved").
        """
        self._rights.require(Action.EXPORT, actor)
        if to.exists():
            raise InputError("file-exists", str(to))
        if not FIRST_YEAR <= year <= self._clock.now().year + 1:
            raise InputError("year", str(year))
        begins = [self._begins(year, month) for month in range(1, MONTHS + 1)]
        begins.append(self._begins(year + 1, 1))
        with self._open_books() as books:
            stretch = books.stretch(Period(begins[0], begins[-1]))
            if stretch is None:
                raise InputError("year", str(year))
            months = tuple(map(Period, begins, begins[1:]))
            done = self._file.save(Year(year, self._store.identity(), months, stretch), books, to)
        self._store.record(
            MADE,
            actor=actor,
            at=self._clock.now(),
            file=to.name,
            year=year,
            payments=done.payments,
            manifest=done.manifest,
        )
        return done

    def _begins(self, year: int, month: int) -> datetime:
        return datetime(year, month, 1, tzinfo=self._zone).astimezone(UTC)


class OpenBooks(Protocol):
    """Opens the books as they stand."""

    def __call__(self) -> AbstractContextManager[YearBooks]:
        """Return them for as long as an archive is written; sales go on meanwhile."""
        ...
