"""The reports and what makes them, joined."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from pos_app.domain.errors import InputError
from pos_app.domain.reports import By, Line, Period, Report
from pos_app.domain.rights import Action
from pos_app.ui.pages.report_sales import ReportSalesPage
from pos_app.ui.pages.reports import ReportsPage
from pos_app.ui.presenters.reports import Behind, Offered, ReportDesk
from pos_app.ui.rooms.room import Around, Room
from pos_app.ui.translation import language


class ReportsRoom(Room):
    """What the owner opens every evening."""

    key, icon, shortcut, right = "reports", "report", "Ctrl+R", Action.SEE_OWN_SHIFT

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self.desk = ReportDesk(around.counter, around.tasks, around.cashier)

    def title(self) -> str:
        """See `Room`."""
        return self.tr("Reports")

    def subtitle(self) -> str:
        """See `Room`."""
        return self.tr("Income, sales, providers, drawers")

    def start(self) -> None:
        """See `Room`."""
        self.wanted.emit(self.page)
        self.page.periods.setFocus()
        self.desk.load()

    def _make_pages(self) -> tuple[QWidget, ...]:
        counter = self.around.counter
        self.page = ReportsPage(counter.reports.day_starts)
        self.sales = ReportSalesPage(counter.zone, self._product_name)
        self.page.chosen.connect(self._make)
        self.page.opened.connect(self._open)
        self.page.exported.connect(self._save)
        self.sales.left.connect(self._back)
        self.desk.offered.connect(self._offered)
        self.desk.made.connect(self._made)
        self.desk.opened.connect(self._opened)
        self.desk.saved.connect(self._saved)
        self.desk.failed.connect(self._failed)
        return (self.page, self.sales)

    def _product_name(self, product: str) -> str:
        try:
            return self.around.counter.catalogue.product(product).name[language()]
        except InputError:
            return product

    @Slot(object)
    def _offered(self, offered: Offered) -> None:
        self.page.show_offered(offered)

    @Slot(object)
    def _make(self, period: Period) -> None:
        self.desk.make(period)

    @Slot(object)
    def _made(self, report: Report) -> None:
        self.page.show_report(report)

    @Slot(object, object, object)
    def _open(self, report: Report, by: By, line: Line) -> None:
        self.desk.open(report, by, line)

    @Slot(object)
    def _opened(self, behind: Behind) -> None:
        self.sales.show_sales(behind)
        self.wanted.emit(self.sales)
        self.sales.table.setFocus()

    @Slot()
    def _back(self) -> None:
        self.wanted.emit(self.page)
        self.page.table.setFocus()

    @Slot(object, str)
    def _save(self, report: Report, kind: str) -> None:
        self.desk.save(report, kind)

    @Slot(str)
    def _saved(self, file: str) -> None:
        self.page.set_busy(busy=False)
        self.said.emit(self.tr("Saved: {0}").format(file), "success")

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self.page.show_problem(self.around.tell(error))
