"""What happens to the program and its clock, written down beside what happens to the money."""

from datetime import datetime, timedelta
from typing import Protocol

from pos_app.domain.journal import COUNTER_ITSELF, Verdict
from pos_app.services.ports import Clock, Store

JUMP = timedelta(seconds=60)
"""By so much a clock may go wrong before somebody has set it."""

STARTED, JUMPED = "program.started", "clock.jumped"
VERIFIED, EXPORTED = "journal.verified", "journal.exported"


class Dated(Protocol):
    """Books that know when they were written last."""

    def last_at(self) -> datetime | None:
        """Return the time of the last entry, in UTC; None in new books."""
        ...


class Events:
    """Writes down starts, verifications, exports, and a clock that was set."""

    def __init__(self, store: Store, books: Dated, clock: Clock) -> None:
        self._store = store
        self._books = books
        self._clock = clock
        self._now, self._steady = clock.now(), clock.steady()

    def started(self, version: str) -> None:
        """Write down which program writes from now on, and that its clock is behind the books."""
        last, now = self._books.last_at(), self._clock.now()
        self._record(STARTED, COUNTER_ITSELF, version=version)
        if last and now < last - JUMP:
            self._jumped(last, now)

    def look(self) -> None:
        """Write down that the clock was set by more than a minute, since it was looked at last."""
        now, steady = self._clock.now(), self._clock.steady()
        expected = self._now + timedelta(seconds=steady - self._steady)
        if abs(now - expected) > JUMP:
            self._jumped(expected, now)
            self._now, self._steady = now, steady

    def verified(self, verdict: Verdict, actor: str) -> None:
        """Write down what verifying the books has found."""
        self._record(
            VERIFIED,
            actor,
            entries=verdict.entries,
            first_bad=verdict.first_bad,
            problem=verdict.problem,
        )

    def exported(self, entries: int, actor: str) -> None:
        """Write down that the journal was handed out."""
        self._record(EXPORTED, actor, entries=entries)

    def _jumped(self, old: datetime, new: datetime) -> None:
        self._record(JUMPED, COUNTER_ITSELF, old=old.isoformat(), new=new.isoformat())

    def _record(self, kind: str, actor: str, **data: str | int) -> None:
        self._store.record(kind, actor=actor, at=self._clock.now(), ref="", **data)
