"""The drawer behind the window: opened, looked at, moved, counted, closed, printed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from pos_app.domain.causes import Cause
from pos_app.domain.shift import Count, Flow, Shift, XReport, ZReport
from pos_app.services.counter import Counter
from pos_app.ui.spooler import print_pdf
from pos_app.ui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Standing:
    """How the drawer stands: without a shift, `left` is what should lie in it.

    `next_number` is that of the shift that is opened next.
    """

    shift: Shift | None
    report: XReport | None
    left: int
    next_number: int
    left_over: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """A sealed count, all counts of the shift, what may explain it, and who can take over."""

    shift: Shift
    counts: list[Count]
    causes: list[Cause]
    others: list[str]


@dataclass(frozen=True, slots=True)
class Takeover:
    """Who goes on with the drawer, by name and PIN."""

    name: str
    pin: str


@dataclass(frozen=True, slots=True)
class Closed:
    """A Z report that was written; `to` is who has the drawer now, "" for nobody."""

    report: ZReport
    to: str


class ShiftDesk(QObject):
    """Works in the background for the cashier who is signed in."""

    told = Signal(object)
    opened = Signal(object)
    moved = Signal(object)
    counted = Signal(object)
    closed = Signal(object)
    listed = Signal(list)
    shown = Signal(int, QImage)
    """The number of a Z report, and its picture."""
    printed = Signal()
    saved = Signal(str)
    failed = Signal(object)
    not_printed = Signal(object)

    def __init__(self, counter: Counter, tasks: Tasks, cashier: str) -> None:
        super().__init__()
        self._counter = counter
        self._shifts = counter.shifts
        self._tasks = tasks
        self._cashier = cashier

    def look(self) -> None:
        """See how the drawer stands; ends in `told` or `failed`."""
        self._tasks.run("lookup", self._standing, self._told, self._failed)

    def open(self, counted_float: int) -> None:
        """Open the next shift; ends in `opened` or `failed`."""
        work = lambda: self._shifts.open(counted_float, self._cashier)  # noqa: E731
        self._tasks.run("money", work, self._opened, self._failed)

    def move(self, flow: Flow, amount: int, reason: str) -> None:
        """Write down cash that goes in or out; ends in `moved` or `failed`."""
        work = lambda: self._move(flow, amount, reason)  # noqa: E731
        self._tasks.run("money", work, self._moved, self._failed)

    def count(self, amount: int, notes: Mapping[int, int], reason: str) -> None:
        """Seal a count; ends in `counted` or `failed`."""
        work = lambda: self._count(amount, notes, reason)  # noqa: E731
        self._tasks.run("money", work, self._counted, self._failed)

    def close(self, left: int, to: Takeover | None) -> None:
        """Close the shift, and open the next one for who takes over; ends in `closed`, `failed`."""
        self._tasks.run("money", lambda: self._close(left, to), self._closed, self._failed)

    def list_reports(self) -> None:
        """Look up the Z reports; ends in `listed` or `failed`."""
        work = lambda: self._shifts.z_reports(self._cashier)  # noqa: E731
        self._tasks.run("lookup", work, self._listed, self._failed)

    def show(self, report: ZReport, width: int) -> None:
        """Draw a Z report as a picture of this many pixels; ends in `shown` or `not_printed`."""
        self._print_work(lambda: self._picture(report, width), self._shown)

    def print_x(self) -> None:
        """Print how the shift stands now; ends in `printed` or `not_printed`."""
        self._print_work(self._print_x, self._printed)

    def print_z(self, report: ZReport) -> None:
        """Print a Z report; counted only if the printer took it."""
        self._print_work(lambda: self._print_z(report), self._printed)

    def save(self, report: ZReport) -> None:
        """Save a Z report at its usual place; ends in `saved` or `not_printed`."""
        self._print_work(lambda: self._save(report), self._saved)

    def _print_work(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._tasks.run("lookup", work, done, self._not_printed)

    def _standing(self) -> Standing:
        shifts, shift = self._shifts, self._shifts.current()
        return Standing(
            shift=shift,
            report=shifts.x_report(self._cashier) if shift else None,
            left=shifts.left(),
            next_number=shifts.last() + 1,
            left_over=shift is not None and shifts.is_left_over(shift),
        )

    def _move(self, flow: Flow, amount: int, reason: str) -> Flow:
        shifts = self._shifts
        doing = {
            Flow.CASH_IN: shifts.cash_in,
            Flow.CASH_OUT: shifts.cash_out,
            Flow.DROP: shifts.drop,
        }
        doing[flow](amount, reason, self._cashier)
        return flow

    def _count(self, amount: int, notes: Mapping[int, int], reason: str) -> Counted:
        shifts = self._shifts
        shifts.count(self._cashier, amount=amount, notes=notes, reason=reason)
        shift = shifts.require_open()
        others = [name for name in self._counter.accounts.names() if name != self._cashier]
        return Counted(shift, shifts.counts(shift.number), shifts.causes(self._cashier), others)

    def _close(self, left: int, to: Takeover | None) -> Closed:
        if to is None:
            return Closed(self._shifts.close(self._cashier, left), "")
        successor = self._counter.accounts.recognise(to.name, to.pin).name
        return Closed(self._shifts.hand_over(self._cashier, successor, left), successor)

    def _picture(self, report: ZReport, width: int) -> tuple[int, QImage]:
        # QtPdf and ReportLab load when the first paper is drawn, not when the window opens.
        from pos_app.ui.printing import preview  # noqa: PLC0415

        drawn = self._counter.shift_slips.draw_z(report, self._counter.paper)
        return report.number, preview(drawn.pdf, width)

    def _print_x(self) -> None:
        slips, report = self._counter.shift_slips, self._shifts.x_report(self._cashier)
        print_pdf(slips.draw_x(report, self._counter.paper), self._counter.printer)

    def _print_z(self, report: ZReport) -> None:
        slips = self._counter.shift_slips
        drawn = slips.draw_z(report, self._counter.paper)
        print_pdf(drawn.pdf, self._counter.printer)
        slips.issued(drawn, self._cashier, how="printer")

    def _save(self, report: ZReport) -> str:
        slips, paper = self._counter.shift_slips, self._counter.paper
        file = slips.file(report.number, paper)
        slips.save_z(report, paper, file, self._cashier)
        return str(file)

    def _told(self, standing: Standing) -> None:
        self.told.emit(standing)

    def _opened(self, shift: Shift) -> None:
        self.opened.emit(shift)

    def _moved(self, flow: Flow) -> None:
        self.moved.emit(flow)

    def _counted(self, counted: Counted) -> None:
        self.counted.emit(counted)

    def _closed(self, closed: Closed) -> None:
        self.closed.emit(closed)

    def _listed(self, reports: list[ZReport]) -> None:
        self.listed.emit(reports)

    def _shown(self, result: tuple[int, QImage]) -> None:
        self.shown.emit(*result)

    def _printed(self, _done: object) -> None:
        self.printed.emit()

    def _saved(self, file: str) -> None:
        self.saved.emit(file)

    def _failed(self, error: Exception) -> None:
        self.failed.emit(error)

    def _not_printed(self, error: Exception) -> None:
        self.not_printed.emit(error)
