"""The journal room: search, details, reprint, and what is found as a file."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QWidget

from pos_app.domain.payment import Payment
from pos_app.domain.rights import Action
from pos_app.services.catalogue import Catalogue
from pos_app.ui.models.journal import JournalModel
from pos_app.ui.pages.journal import JournalPage
from pos_app.ui.presenters.journal import JournalDesk
from pos_app.ui.presenters.receipt import ReceiptDesk
from pos_app.ui.rooms.room import Around, Room
from pos_app.ui.translation import language
from pos_app.ui.widgets.query_bar import QueryBar


class JournalRoom(Room):
    """Joins the page and what it asks for. `open_asked` with a payment to be shown in full."""

    key, icon, shortcut, right = "journal", "list", "Ctrl+J", Action.SEE_JOURNAL

    open_asked = Signal(object)

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self.desk = JournalDesk(around.counter, around.tasks, around.cashier)
        self.receipts = ReceiptDesk(around.counter, around.tasks, around.cashier)

    def title(self) -> str:
        """See `Room`."""
        return self.tr("Journal")

    def subtitle(self) -> str:
        """See `Room`."""
        return self.tr("Every payment, its whole way, reprint")

    def start(self) -> None:
        """See `Room`."""
        self.wanted.emit(self.page)
        self.page.bar.ask()
        self.page.bar.text.setFocus()

    def _make_pages(self) -> tuple[QWidget, ...]:
        counter, catalogue = self.around.counter, self.around.counter.catalogue
        names = {c.id: c.name[language()] for c in catalogue.categories}
        bar = QueryBar(counter.zone, names, _products(catalogue))
        model = JournalModel(counter.zone, lambda p: catalogue.product(p).name[language()])
        self.page = JournalPage(counter.zone, model, bar)
        model.setParent(self.page)
        self.page.asked.connect(self.desk.find)
        self.page.more_asked.connect(self.desk.go_on)
        self.page.chosen.connect(self.desk.ask)
        self.page.open_asked.connect(self.open_asked)
        self.page.print_asked.connect(self.receipts.print)
        self.page.export_asked.connect(self._export)
        self.desk.found.connect(self.page.show_page)
        self.desk.went_on.connect(self.page.show_more)
        self.desk.summed.connect(self.page.show_sums)
        self.desk.told.connect(self.page.show_way)
        self.desk.exported.connect(self._exported)
        self.desk.failed.connect(self._failed)
        self.receipts.printed.connect(self._printed)
        self.receipts.failed.connect(self._failed)
        return (self.page,)

    @Slot()
    def _export(self) -> None:
        self.page.export.set_busy(True)
        where = QStandardPaths.StandardLocation.DocumentsLocation
        now = datetime.now(ZoneInfo(self.around.counter.zone))
        folder = Path(QStandardPaths.writableLocation(where))
        self.desk.export(folder / f"pembayaran-{now:%Y%m%d-%H%M%S}.csv")

    @Slot(int, str)
    def _exported(self, many: int, file: str) -> None:
        self.page.export.set_busy(False)
        self.said.emit(self.tr("{0} payments saved: {1}").format(many, file), "success")

    @Slot(str)
    def _printed(self, ref: str) -> None:
        self.said.emit(self.tr("The receipt is printed."), "success")
        self._show_way_of(ref)

    def _show_way_of(self, ref: str) -> None:
        payment: Payment | None = self.page.payment
        if payment is not None and payment.ref == ref:
            self.desk.ask(payment)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self.page.show_problem(self.around.tell(error))


def _products(catalogue: Catalogue) -> dict[str, frozenset[str]]:
    return {
        category.id: frozenset(p.id for p in catalogue.products if p.category == category.id)
        for category in catalogue.categories
    }
