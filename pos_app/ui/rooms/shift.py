"""The drawer, joined: the float is counted, the shift looked at, counted blind and closed."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from pos_app.domain.rights import Action
from pos_app.domain.shift import Flow, Shift
from pos_app.ui.drawer_words import moment
from pos_app.ui.pages.closing import CountPage
from pos_app.ui.pages.opening import OpeningPage
from pos_app.ui.pages.shift import ShiftPage
from pos_app.ui.pages.verdict import VerdictPage
from pos_app.ui.pages.z_reports import ZReportsPage
from pos_app.ui.presenters.shift import Closed, Counted, ShiftDesk, Standing, Takeover
from pos_app.ui.rooms.room import Around, Room
from pos_app.ui.widgets.banner import Banner


class ShiftRoom(Room):
    """Where a shift begins and ends. The counter sells while `is_open`."""

    key, icon, shortcut, right = "shift", "cash", "Ctrl+D", Action.SEE_OWN_SHIFT

    looked = Signal(object)
    """The open shift, or None."""
    begun = Signal()
    """A shift was opened: the counter may sell."""
    closed = Signal()
    """A shift was closed: its Z report is in the books."""
    ended = Signal()
    """Who was at the counter has closed it and signs out."""

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self.is_open = True
        self._entering = self._is_counted = False
        self.desk = ShiftDesk(around.counter, around.tasks, around.cashier)
        self.notice = Banner()
        self.notice.action_triggered.connect(self._count)
        self._connect_desk()

    def title(self) -> str:
        """See `Room`."""
        return self.tr("Shift")

    def subtitle(self) -> str:
        """See `Room`."""
        return self.tr("Float, cash in and out, X and Z reports")

    def start(self) -> None:
        """See `Room`."""
        self._entering = True
        self.desk.look()

    def look(self) -> None:
        """See whether a shift is open; ends in `looked`."""
        self.desk.look()

    def is_to_open(self, page: QWidget) -> bool:
        """Return whether a page is the one on which a shift is opened."""
        return bool(self._pages) and page is self.opening

    def show_opening(self) -> None:
        """Let the float be counted: without a shift nothing is sold."""
        if not (self.pages() and self.opening.isVisible()):
            self._entering = True
            self.desk.look()

    def _make_pages(self) -> tuple[QWidget, ...]:
        days = self.around.counter.days
        self.opening = OpeningPage()
        self.page = ShiftPage(days, self.around.counter.tenders)
        self.count = CountPage()
        self.verdict = VerdictPage(days)
        self.reports = ZReportsPage(days)
        self._connect_pages()
        return (self.opening, self.page, self.count, self.verdict, self.reports)

    def _connect_pages(self) -> None:
        self.opening.opened.connect(self.desk.open)
        self.page.moved.connect(self._move)
        self.page.print_asked.connect(self.desk.print_x)
        self.page.reports_asked.connect(self._show_reports)
        self.page.close_asked.connect(self._count)
        self.count.sealed.connect(self._seal)
        self.count.left.connect(self.start)
        self.verdict.again.connect(self._count)
        self.verdict.closed.connect(self._close)
        self.reports.chosen.connect(self.desk.show)
        self.reports.print_asked.connect(self.desk.print_z)
        self.reports.save_asked.connect(self.desk.save)
        self.reports.left.connect(self.start)
        self.reports.signed_out.connect(self.ended)
        self.desk.listed.connect(self.reports.show_reports)
        self.desk.shown.connect(self.reports.show_picture)

    def _connect_desk(self) -> None:
        self.desk.told.connect(self._told)
        self.desk.opened.connect(self._opened)
        self.desk.moved.connect(self._moved)
        self.desk.counted.connect(self._counted)
        self.desk.closed.connect(self._closed)
        self.desk.printed.connect(self._printed)
        self.desk.saved.connect(self._saved)
        self.desk.failed.connect(self._failed)
        self.desk.not_printed.connect(self._not_printed)

    @Slot(object)
    def _told(self, standing: Standing) -> None:
        self.is_open = standing.shift is not None
        if self._entering:
            self.furnish()
        self._show_notice(standing)
        self._is_counted = standing.report is not None and bool(standing.report.counts)
        if standing.report is not None and self.pages():
            self.page.show_report(standing.report)
        if self._entering:
            self._entering = False
            self._enter(standing)
        self.looked.emit(standing.shift)

    def _enter(self, standing: Standing) -> None:
        if standing.shift is not None:
            self.page.show_moved()
            self.wanted.emit(self.page)
            self.page.amount.setFocus()
        else:
            self.wanted.emit(self.opening)
            self.opening.start(standing.next_number, standing.left)

    def _show_notice(self, standing: Standing) -> None:
        if standing.shift is None or not standing.left_over:
            self.notice.clear()
            return
        since = moment(standing.shift.opened_at, self.around.counter.days)
        self.notice.show_message(
            "warning",
            self.tr("Shift {0} is open since {1}, an earlier day.").format(
                standing.shift.number, since
            ),
            self.tr("Count and close it, then open one for today."),
            self.tr("Count and close"),
        )

    @Slot(object)
    def _opened(self, shift: Shift) -> None:
        self.is_open = True
        self.said.emit(self.tr("Shift {0} is open.").format(shift.number), "success")
        self.begun.emit()
        self.desk.look()

    @Slot(object, object, str)
    def _move(self, flow: Flow, amount: int, reason: str) -> None:
        self.desk.move(flow, amount, reason)

    @Slot(object)
    def _moved(self, _flow: Flow) -> None:
        self.page.show_moved()
        self.said.emit(self.tr("Written down."), "success")
        self.desk.look()

    @Slot()
    def _count(self) -> None:
        self.furnish()
        self.wanted.emit(self.count)
        self.count.start(again=self._is_counted)

    @Slot(object, object, str)
    def _seal(self, amount: int, notes: dict[int, int], reason: str) -> None:
        self.desk.count(amount, notes, reason)

    @Slot(object)
    def _counted(self, counted: Counted) -> None:
        self._is_counted = True
        self.wanted.emit(self.verdict)
        self.verdict.start(counted)

    @Slot(object, object)
    def _close(self, left: int, to: Takeover | None) -> None:
        self.desk.close(left, to)

    @Slot(object)
    def _closed(self, closed: Closed) -> None:
        self.wanted.emit(self.reports)
        self.reports.start(closed.report, closed.to)
        self.closed.emit()
        self.desk.list_reports()
        self.desk.print_z(closed.report)
        self.desk.look()

    @Slot()
    def _show_reports(self) -> None:
        self.wanted.emit(self.reports)
        self.reports.start()
        self.reports.table.setFocus()
        self.desk.list_reports()

    @Slot()
    def _printed(self) -> None:
        self.said.emit(self.tr("The report is printed."), "success")

    @Slot(str)
    def _saved(self, file: str) -> None:
        self.said.emit(self.tr("Saved: {0}").format(file), "success")

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        message = self.around.tell(error)
        pages = (self.opening, self.page, self.count, self.verdict) if self.pages() else ()
        shown = next((page for page in pages if page.isVisible()), None)
        if shown is not None:
            shown.show_problem(message)
        else:
            self.said.emit(message.sentence(), "warning")

    @Slot(object)
    def _not_printed(self, error: Exception) -> None:
        message = self.around.tell(error)
        if self.pages() and self.reports.isVisible():
            self.reports.show_problem(message)
        else:
            self.said.emit(message.sentence(), "warning")
