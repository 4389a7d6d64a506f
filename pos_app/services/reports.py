"""Reports: what was sold, what it has brought, and whether the books agree; on paper and in files.

Every figure of a report comes from one look at the books. An export leaves an entry in the journal
with its control totals.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Protocol

from pos_app.domain.errors import InputError
from pos_app.domain.reports import (
    By,
    Earlier,
    Ledger,
    OfShift,
    Period,
    Report,
    SaleLine,
    answers_of,
    lines_of,
    named_reasons,
)
from pos_app.domain.rights import Action
from pos_app.domain.shift import BusinessDays, Sales, Shift
from pos_app.services.catalogue import Catalogue
from pos_app.services.ports import Clock, Store
from pos_app.services.rights import Rights
from pos_app.services.shifts import Shifts

EXPORTED = "report.exported"

MOST_SHIFTS = 60
"""Shifts that are offered to choose from, the newest; any other is asked for by its number."""

OTHER = "other"
"""The category of products that the catalogue does not know any more."""


class Look(Protocol):
    """One look at the books: everything it tells is of the same moment. Raises StorageError."""

    def shifts(self, most: int) -> list[Shift]:
        """Return the newest shifts, newest first."""
        ...

    def shift(self, number: int) -> Shift:
        """Return a shift; raises InputError("unknown-z")."""
        ...

    def kinds(self, period: Period) -> frozenset[bool]:
        """Return whether a period has practice (True) and real sales (False)."""
        ...

    def total(self, period: Period, *, training: bool) -> Sales:
        """Return what counts for a period, real sales or practice."""
        ...

    def ledger(self, period: Period, *, training: bool) -> Ledger:
        """Return all that a report is made of; raises InputError("unknown-z")."""
        ...

    def sales(
        self, period: Period, *, training: bool, by: By | None = None, keys: Sequence[str] = ()
    ) -> Iterator[SaleLine]:
        """Yield the single lines of a period, oldest first, of all or of some groups."""
        ...


class ReportBooks(Protocol):
    """The books as reports read them."""

    def look(self) -> AbstractContextManager[Look]:
        """Open the books for one look."""
        ...


class ReportWriter(Protocol):
    """Writes reports as files of one kind."""

    def save(self, report: Report, sales: Iterator[SaleLine], to: Path) -> tuple[Path, ...]:
        """Write a report whole or not at all, and return the files; raises PosError.

        `sales` are all its single lines, for a kind of file that lists them.
        """
        ...


@dataclass(frozen=True, slots=True)
class Choice:
    """The single lines of one group: as many as were asked for, and how many there are."""

    lines: tuple[SaleLine, ...]
    count: int


class Reports:
    """What the owner looks at every evening."""

    def __init__(
        self,
        *,
        books: ReportBooks,
        store: Store,
        catalogue: Catalogue,
        rights: Rights,
        shifts: Shifts,
        clock: Clock,
        days: BusinessDays,
        training: bool,
        writers: Mapping[str, ReportWriter],
        folder: Path,
    ) -> None:
        self._books = books
        self._store = store
        self._catalogue = catalogue
        self._rights = rights
        self._shifts = shifts
        self._clock = clock
        self._days = days
        self._training = training
        self._writers = writers
        self._folder = folder

    @property
    def day_starts(self) -> int:
        """The hour at which a business day begins."""
        return self._days.starts

    def today(self) -> date:
        """Return the business day that it is now."""
        return self._days(self._clock.now())

    def sees_all(self, actor: str) -> bool:
        """Return whether somebody may see more than the shifts of his own."""
        return self._rights.has(Action.SEE_REPORTS, actor)

    def shifts(self, actor: str) -> list[Shift]:
        """Return the newest shifts whose reports somebody may see, newest first."""
        with self._books.look() as look:
            shifts = look.shifts(MOST_SHIFTS)
        if self.sees_all(actor):
            return shifts
        return [shift for shift in shifts if shift.opened_by == actor]

    def make(self, period: Period, actor: str) -> Report:
        """Return the report of a period.

        What an open drawer should hold is not in it for who may not know before the count, nor
        what somebody else sold in the shift before. Raises InputError("unknown-z"),
        RuleError("not-allowed"), StorageError.
        """
        with self._books.look() as look:
            self._require(look, period, actor)
            return self._made(look, period, actor)

    def sales(self, period: Period, by: By, key: str, actor: str, most: int) -> Choice:
        """Return the single lines of a group, at most so many, and how many there are of it.

        Raises as `make`.
        """
        with self._books.look() as look:
            self._require(look, period, actor)
            training = self._is_practice(look, period)
            keys = (
                [key]
                if by is not By.CATEGORY
                else self._goods(look, period, key, training=training)
            )
            found = look.sales(period, training=training, by=by, keys=keys)
            lines = tuple(islice(found, most))
            return Choice(lines, len(lines) + sum(1 for _ in found))

    def export(self, period: Period, kind: str, to: Path, actor: str) -> tuple[Path, ...]:
        """Write a report as a "pdf", "csv" or "xlsx" file, and return all files that it took.

        What was exported, by whom and with which control totals stands in the journal. Raises as
        `make`, InputError("report-kind"), and what the writer raises.
        """
        self._rights.require(Action.EXPORT, actor, ref=period.text)
        if kind not in self._writers:
            raise InputError("report-kind", kind)
        with self._books.look() as look:
            report = self._made(look, period, actor)
            sales = look.sales(period, training=report.training)
            files = self._writers[kind].save(report, sales, to)
        total = report.total
        self._store.record(
            EXPORTED,
            actor=actor,
            at=report.made_at,
            period=period.text,
            file=kind,
            training=int(report.training),
            count=total.count,
            amount=total.amount,
            admin=total.admin,
            fee=total.fee,
            cost=total.cost,
        )
        return files

    def file(self, report: Report, kind: str) -> Path:
        """Return the usual place of a file of a report."""
        practice = "-simulasi" if report.training else ""
        return self._folder / f"laporan-{report.period.text.replace('..', '_')}{practice}.{kind}"

    def _right(self, look: Look, period: Period, actor: str) -> Action:
        own = isinstance(period, OfShift) and look.shift(period.number).opened_by == actor
        return Action.SEE_OWN_SHIFT if own else Action.SEE_REPORTS

    def _require(self, look: Look, period: Period, actor: str) -> None:
        self._rights.require(self._right(look, period, actor), actor)

    def _is_practice(self, look: Look, period: Period) -> bool:
        """Return whether a report is one of practice.

        On a sandbox every report is; else one of a period in which nothing real was sold.
        """
        return self._training or look.kinds(period) == {True}

    def _earlier(self, look: Look, period: Period, actor: str, *, training: bool) -> Earlier | None:
        before = period.before(self.today())
        if before is None or not self._rights.has(self._right(look, before, actor), actor):
            return None
        return Earlier(before, look.total(before, training=training))

    def _made(self, look: Look, period: Period, actor: str) -> Report:
        training = self._is_practice(look, period)
        ledger = look.ledger(period, training=training)
        totals = ledger.totals
        left_out = (sales for (practice, _), sales in totals.items() if practice is not training)
        sees_drawer = self._shifts.may_see_expected(actor)
        reasons, others = named_reasons(ledger.reasons)
        return Report(
            period=period,
            training=training,
            made_at=self._clock.now(),
            made_by=actor,
            sold=totals.get((training, False), Sales()),
            reversed=totals.get((training, True), Sales()),
            left_out=sum(left_out, Sales()),
            groups=lines_of(ledger, self._name, self._category, self._days.starts),
            answers=answers_of(ledger),
            reasons=reasons,
            other_refusals=others,
            drawers=tuple(d for d in ledger.drawers if d.closed_at or sees_drawer),
            parts=ledger.parts,
            held=ledger.held,
            owed=ledger.owed,
            earlier=self._earlier(look, period, actor, training=training),
            entries=ledger.entries,
            head=ledger.head,
        )

    def _goods(self, look: Look, period: Period, category: str, *, training: bool) -> list[str]:
        goods = look.ledger(period, training=training).goods
        return [*{product for (product, _, _), _ in goods if self._category(product) == category}]

    def _category(self, product: str) -> str:
        try:
            return self._catalogue.product(product).category
        except InputError:
            return OTHER

    def _name(self, by: By, key: str) -> Mapping[str, str]:
        if by is By.CATEGORY:
            return self._catalogue.category_name(key)
        if by is not By.PRODUCT:
            return {}
        try:
            return self._catalogue.product(key).name
        except InputError:
            return {}
