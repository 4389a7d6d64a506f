"""Reconciliation in the background: a file is opened, compared, kept; what was found is shown.

Only what is written goes by the lane of the money; a payment never waits for ten thousand lines.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from pos_app.domain.statement import Columns, Unread
from pos_app.services.counter import Counter
from pos_app.services.reconciliation import Comparison, Draft, Risk, risk_of
from pos_app.services.settlement_ports import Done, Kept, Statement
from pos_app.ui.tasks import Lane, Tasks

TICK_MS = 100

Ends = tuple[date | None, date | None]
"""The first and the last day that are compared; None leaves it to the statement."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A statement with all that was found in it; `again` if it was compared before."""

    statement: Statement
    findings: list[Kept]
    again: bool = False


@dataclass(frozen=True, slots=True)
class Overview:
    """The statements that were compared, and what is at risk over all of them."""

    statements: list[Statement]
    risk: Risk


class ReconciliationDesk(QObject):
    """Works for the person who is signed in."""

    told = Signal(object)
    """The overview."""
    opened = Signal(object)
    """A draft: a file that was read."""
    unread = Signal(list)
    """The cells that mean nothing; nothing was compared."""
    went_on = Signal(int)
    """So many percent of the comparison are done."""
    shown = Signal(object)
    saved = Signal(str)
    failed = Signal(object)

    def __init__(self, counter: Counter, tasks: Tasks, actor: str) -> None:
        super().__init__()
        self._counter = counter
        self._service = counter.reconciliation
        self._tasks = tasks
        self._actor = actor
        self._again = False
        self._statement: Statement | None = None
        self._percent = 0
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._tick)

    def look(self) -> None:
        """Look up the overview; ends in `told` or `failed`."""
        self._run("lookup", self._overview, self._told)

    def open_file(self, path: Path, provider: str) -> None:
        """Read a file; ends in `opened` or `failed`."""
        self._run(
            "lookup", lambda: self._service.open_file(path, provider, self._actor), self._opened
        )

    def compare(
        self, draft: Draft, columns: Columns, leave_out: tuple[int, ...], days: Ends
    ) -> None:
        """Compare a file with the books and keep it; ends in `shown`, `unread` or `failed`."""
        self._percent = 0
        self._timer.start()
        self._run("lookup", lambda: self._compared(draft, columns, leave_out, days), self._keep)

    def show(self, statement: Statement) -> None:
        """Look up what was found in a statement; ends in `shown` or `failed`."""
        self._again = False
        self._run("lookup", lambda: self._found(statement), self._shown)

    def note(self, statement: Statement, finding: int, done: Done, reason: str) -> None:
        """Write a note on a finding; ends in `shown` or `failed`."""
        self._again, self._statement = False, statement
        self._run(
            "money", lambda: self._service.note(finding, done, reason, self._actor), self._noted
        )

    def save(self, statement: Statement, ending: str) -> None:
        """Save the letter ("pdf") or the table ("csv"); ends in `saved` or `failed`."""
        self._run("lookup", lambda: self._save(statement, ending), self._saved)

    def open_payment(self, ref: str, then: Callable[[Any], None]) -> None:
        """Look up a payment and give it to `then`, a bound method; or ends in `failed`."""
        self._run("lookup", lambda: self._counter.store.payment(ref), then)

    def stop(self) -> None:
        """Tell nothing more."""
        self._timer.stop()

    # -- on a lane ----------------------------------------------------------------------------

    def _run(self, lane: Lane, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._tasks.run(lane, work, done, self._failed)

    def _overview(self) -> Overview:
        return Overview(self._service.statements(), self._service.at_risk())

    def _compared(
        self, draft: Draft, columns: Columns, leave_out: tuple[int, ...], days: Ends
    ) -> Comparison | list[Unread]:
        confirmed = self._service.confirm(draft, columns, self._actor)
        unread = [cell for cell in self._service.unread(confirmed) if cell.row not in leave_out]
        if unread:
            return unread
        since, until = days
        return self._service.compare(
            confirmed,
            self._actor,
            since=since,
            until=until,
            leave_out=leave_out,
            step=self._went_on,
        )

    def _went_on(self, percent: int) -> None:
        # Read by the timer in the window's thread: a number is written in one step.
        self._percent = percent

    def _found(self, statement: Statement) -> Shown:
        return Shown(statement, self._service.findings(statement.id), self._again)

    def _save(self, statement: Statement, ending: str) -> str:
        to = self._service.file(statement, ending)
        if ending == "pdf":
            self._service.write_letter(statement, to, self._actor)
        else:
            self._service.write_sheet(statement, to, self._actor)
        return str(to)

    # -- back in the window's thread ----------------------------------------------------------

    @Slot()
    def _tick(self) -> None:
        self.went_on.emit(self._percent)

    def _told(self, overview: Overview) -> None:
        self.told.emit(overview)

    def _opened(self, draft: Draft) -> None:
        self.opened.emit(draft)

    def _keep(self, compared: Comparison | list[Unread]) -> None:
        if isinstance(compared, list):
            self._timer.stop()
            self.unread.emit(compared)
            return
        self._again = compared.before is not None
        self._run("money", lambda: self._service.keep(compared, self._actor), self._kept)

    def _kept(self, statement: Statement) -> None:
        self._run("lookup", lambda: self._found(statement), self._shown)

    def _noted(self, _nothing: None) -> None:
        if self._statement is not None:
            self._kept(self._statement)

    def _shown(self, shown: Shown) -> None:
        self._timer.stop()
        self.shown.emit(shown)

    def _saved(self, file: str) -> None:
        self.saved.emit(file)

    def _failed(self, error: Exception) -> None:
        self._timer.stop()
        self.failed.emit(error)


def open_risk(findings: list[Kept]) -> Risk:
    """Return what is at risk by the findings that are not settled."""
    return risk_of(kept.finding for kept in findings if kept.standing in {"open", "claimed"})
