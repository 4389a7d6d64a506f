"""The counter of a cashier who is signed in: the bar at the top, the pages, and what joins them."""

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pos_app import log
from pos_app.domain.account import Cashier
from pos_app.domain.errors import PosError
from pos_app.domain.payment import UNCLEAR, Payment, State
from pos_app.domain.product import Product
from pos_app.office import Office, Secrets
from pos_app.services.counter import Counter
from pos_app.settings import Changes
from pos_app.ui.barred import Barred
from pos_app.ui.header import Header
from pos_app.ui.messages import Message, word_error
from pos_app.ui.models.payments import PaymentsModel
from pos_app.ui.models.unfinished import UnfinishedModel
from pos_app.ui.news import News
from pos_app.ui.pages.choose import ChoosePage
from pos_app.ui.pages.payments import PaymentsPage
from pos_app.ui.pages.result import PAPER_WIDTH, ResultPage
from pos_app.ui.pages.sale import SalePage
from pos_app.ui.pages.settings import SettingsPage
from pos_app.ui.pages.unfinished import UnfinishedPage
from pos_app.ui.presenters.books import Books
from pos_app.ui.presenters.keeper import Keeper
from pos_app.ui.presenters.receipt import ReceiptDesk
from pos_app.ui.presenters.sale import Sale
from pos_app.ui.presenters.supply import Supply
from pos_app.ui.settings_room import SettingsRoom
from pos_app.ui.settling_room import SettlingRoom
from pos_app.ui.tasks import Tasks
from pos_app.ui.translation import language, message_text
from pos_app.ui.widgets.empty_state import EmptyState
from pos_app.ui.widgets.supply_bar import SupplyBar
from pos_app.ui.widgets.toast import Toast


class Workspace(QWidget):
    """Everything between signing in and signing out."""

    signed_out = Signal()
    settings_saved = Signal(object)
    """The counter has to be opened again with these settings."""

    def __init__(
        self,
        counter: Counter,
        tasks: Tasks,
        cashier: Cashier,
        office: Office | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.counter = counter
        self.sale = Sale(counter, tasks, cashier.name)
        self.books = Books(counter, tasks)
        self.receipts = ReceiptDesk(counter, tasks, cashier.name)
        self.supply = Supply(counter, tasks)
        self.keeper = Keeper(counter, tasks)
        self.barred = Barred(self.keeper)
        self.news = News()
        self.choose = ChoosePage(counter.catalogue, counter.inquiries.price, counter.zone)
        self.bill = SalePage(counter.catalogue.other_operator)
        self.result = ResultPage(counter.zone)
        self.today = self._todays_page()
        self.open = self._unfinished_page()
        self.settling = SettlingRoom(
            counter, tasks, cashier.name, self.books, self.result, self.tell
        )
        self.toast = Toast(self)
        self._pages = QStackedWidget()
        own = (self.settling.review, self.settling.first_round)
        for page in (self.choose, self.bill, self.result, self.today, self.open, *own):
            self._pages.addWidget(page)
        self._refusal = ""
        self.room = (
            SettingsRoom(office, counter, tasks, cashier.name, self.tell) if office else None
        )
        self._lay_out(cashier)
        if self.room is not None:
            self._connect_settings(self.room)
        self._connect_sale()
        self._connect_books()
        self._connect_supply()
        self.keeper.failed.connect(self._books_failed)
        self._connect_settling()
        self.books.begin()
        self.supply.watch()
        self.keeper.watch()
        self.show_choose()

    @Slot()
    def show_choose(self) -> None:
        """Begin with the next customer."""
        if self.sale.busy:
            self._say_busy()
            return
        if self.asks_before_leaving(self.show_choose):
            return
        if self.settling.is_settling:
            self._show(self.settling.first_round)
            return
        self.sale.start()
        self.choose.start()
        self._show(self.choose)

    @Slot()
    def show_today(self) -> None:
        """Show today's payments."""
        if self.asks_before_leaving(self.show_today):
            return
        self._show(self.today)
        self.today.refresh()
        self.today.search.setFocus()

    @Slot()
    def show_open(self) -> None:
        """Show what is not finished."""
        if self.asks_before_leaving(self.show_open):
            return
        self._show(self.open)
        self.books.refresh()
        self.open.table.setFocus()

    @Slot()
    def show_settings(self) -> None:
        """Show the settings as they stand."""
        if self.room is not None and self._pages.currentWidget() is not self.room.page:
            self._show(self.room.page)
            self.room.start()

    def show_saved_settings(self, section: str) -> None:
        """Show a section of the settings, just saved."""
        if self.room is not None:
            self.room.page.show_section(section)
            self.show_settings()
            self.toast.show_message(self.tr("Saved. The counter uses it from now on."))

    def asks_before_leaving(self, then: Callable[[], object]) -> bool:
        """Return whether unsaved changes are asked about first; `then` may follow the answer."""
        page = self._pages.currentWidget()
        return isinstance(page, SettingsPage) and page.asks_to_leave(then)

    def tell(self, error: Exception) -> Message:
        """Return the words for an error; one that is a bug is logged with its incident id."""
        incident = "" if isinstance(error, PosError) else log.incident(error)
        return word_error(error, incident, message_text)

    def stop(self) -> None:
        """Look after nothing any more."""
        self.books.stop()
        self.supply.stop()
        self.keeper.stop()
        self.settling.stop()

    # -- the sale -----------------------------------------------------------------------------

    def _connect_sale(self) -> None:
        self.choose.chosen.connect(self.sale.choose)
        self.sale.product_chosen.connect(self._start_bill)
        self.bill.left.connect(self.show_choose)
        self.bill.asked.connect(self.sale.inquire)
        self.bill.edited.connect(self.sale.forget_bill)
        self.bill.paid.connect(self.sale.pay)
        self.bill.acted.connect(self._past_refusal)
        self.sale.inquiring.connect(self.bill.show_asking)
        self.sale.bill_ready.connect(self.bill.show_bill)
        self.sale.inquiry_failed.connect(self._no_bill)
        self.sale.paying.connect(self.bill.show_paying)
        self.sale.settled.connect(self._settled)
        self.sale.payment_failed.connect(self._not_paid)
        self.result.next_customer.connect(self.show_choose)
        self.result.send_asked.connect(self.sale.send)
        self.result.cancel_asked.connect(self.sale.cancel)
        self.result.print_asked.connect(self.receipts.print)
        self.result.save_asked.connect(self.receipts.save)
        self.receipts.shown.connect(self._receipt_shown)
        self.receipts.printed.connect(self._printed)
        self.receipts.saved.connect(self._saved)
        self.receipts.failed.connect(self._no_receipt)

    @Slot(object, str)
    def _start_bill(self, product: Product, number: str) -> None:
        icons = {category.id: category.icon for category in self.counter.catalogue.categories}
        self._show(self.bill)
        self.bill.start(product, icons[product.category], number)

    @Slot(object)
    def _no_bill(self, error: Exception) -> None:
        self._refusal = error.code if isinstance(error, PosError) else ""
        actions = {"paid-before": self.tr("Pay once more"), "bill-open": self.tr("Unfinished")}
        self.bill.show_no_bill(self.tell(error), actions.get(self._refusal, ""))

    @Slot()
    def _past_refusal(self) -> None:
        """Do what the button beside the reason offers."""
        if self._refusal == "paid-before":
            self.sale.inquire_again()
        else:
            self.show_open()

    @Slot(object)
    def _settled(self, payment: Payment) -> None:
        self.bill.show_rest()
        self.show_payment(payment)
        self.books.refresh()
        self.supply.look_at_deposits()

    @Slot(object)
    def _not_paid(self, error: Exception) -> None:
        message = self.tell(error)
        if self._pages.currentWidget() is self.result and self.result.payment is not None:
            self.result.show_payment(self.result.payment)
            self.result.banner.show_message("danger", message.what, message.next)
        else:
            self.bill.show_not_paid(message)
        self.books.refresh()

    @Slot(object)
    def show_payment(self, payment: Payment) -> None:
        """Show one payment, with its receipt if it is paid."""
        if self.sale.busy:
            self._say_busy()
            return
        self.news.forget(payment)
        self.result.show_payment(payment)
        self._show(self.result)
        self.result.again.setFocus()
        self.settling.desk.ask(payment)
        if payment.state is State.PAID:
            ratio = self.devicePixelRatioF()
            self.receipts.show(payment, round(PAPER_WIDTH * ratio))

    @Slot(str, QImage)
    def _receipt_shown(self, ref: str, picture: QImage) -> None:
        self.result.show_receipt(ref, picture)

    @Slot(str)
    def _printed(self, _ref: str) -> None:
        self.toast.show_message(self.tr("The receipt is printed."))
        self._draw_again()

    @Slot(str)
    def _saved(self, file: str) -> None:
        self.toast.show_message(self.tr("Saved: {0}").format(file))
        self._draw_again()

    def _draw_again(self) -> None:
        """Show the receipt as the next one would be: a copy."""
        payment = self.result.payment
        if payment is not None and payment.state is State.PAID:
            self.receipts.show(payment, round(PAPER_WIDTH * self.devicePixelRatioF()))

    @Slot(object)
    def _no_receipt(self, error: Exception) -> None:
        message = self.tell(error)
        self.result.banner.show_message("warning", message.what, message.next)

    # -- the settings -------------------------------------------------------------------------

    def _connect_settings(self, room: SettingsRoom) -> None:
        self._pages.addWidget(room.page)
        room.page.saved.connect(self._save_settings)
        room.failed.connect(self._settings_not_saved)
        room.saved.connect(self.settings_saved)

    @Slot(dict, dict)
    def _save_settings(self, changes: Changes, secrets: Secrets) -> None:
        if self.sale.busy:
            self._say_busy()
        elif self.room is not None:
            # Nothing is begun on a counter that is about to be opened again.
            self.setEnabled(False)
            self.room.save(changes, secrets)

    @Slot()
    def _settings_not_saved(self) -> None:
        self.setEnabled(True)

    # -- the supply ---------------------------------------------------------------------------

    def _connect_supply(self) -> None:
        self.supply.deposits_told.connect(self._show_deposits)
        self.supply.catalogue_changed.connect(self.choose.reload)
        self.choose.refresh.clicked.connect(self.supply.look)
        self._show_deposits()

    @Slot()
    def _show_deposits(self) -> None:
        self.bar.show_deposits(self.counter.deposits.known)

    # -- the books ----------------------------------------------------------------------------

    def _connect_books(self) -> None:
        self.today.searched.connect(self.books.list_today)
        self.today.opened.connect(self.show_payment)
        self.open.searched.connect(self.books.refresh)
        self.open.opened.connect(self._open_unfinished)
        self.books.listed.connect(self.today.show_payments)
        self.books.unfinished.connect(self._unfinished)
        self.books.checked.connect(self._settled_behind)
        self.books.failed.connect(self._books_failed)
        self.news.opened.connect(self._open_unfinished)

    @Slot(list)
    def _unfinished(self, payments: list[Payment]) -> None:
        if not self.sale.busy:
            self.open.show_payments(payments)
        self.header.show_open(len(payments))

    @Slot(object)
    def _settled_behind(self, payment: Payment) -> None:
        """Show the end of an unclear payment to who is looking at it, else tell of it."""
        shown = self.result.payment
        if payment.state in UNCLEAR - {State.REVIEW}:
            return
        if self._pages.currentWidget() is not self.result or not shown or shown.ref != payment.ref:
            self.news.add(payment)
        elif shown.state is not payment.state:
            self.show_payment(payment)

    @Slot(object)
    def _books_failed(self, error: Exception) -> None:
        self.toast.show_message(self.tell(error).sentence(), "warning")

    @Slot(object)
    def _open_unfinished(self, payment: Payment) -> None:
        if payment.state is State.REVIEW:
            self.news.forget(payment)
            self.settling.show_review(payment)
        else:
            self.show_payment(payment)

    def _connect_settling(self) -> None:
        self.settling.serve(self.open)
        self.settling.wanted.connect(self._show)
        self.settling.opened.connect(self._after_first_round)
        self.settling.decided.connect(self._settled)
        self.settling.said.connect(self.toast.show_message)
        self.settling.review.left.connect(self.show_open)

    @Slot()
    def _after_first_round(self) -> None:
        if self._pages.currentWidget() is self.settling.first_round:
            self.show_choose()

    def _todays_page(self) -> PaymentsPage:
        model = PaymentsModel(self.counter.zone, self._product_name, self)
        title, next_step = self.tr("Today's payments"), self.tr("Press F1 and serve a customer.")
        empty = EmptyState("history", self.tr("No payments here yet."), next_step)
        return PaymentsPage(model, title, empty)

    def _unfinished_page(self) -> UnfinishedPage:
        zone, said = self.counter.zone, self.books.last_said
        model = UnfinishedModel(zone, self._product_name, said, self)
        next_step = self.tr("What is unclear appears here and is checked by itself.")
        empty = EmptyState("success", self.tr("Everything is settled."), next_step)
        return UnfinishedPage(model, self.tr("Unfinished"), empty)

    def _product_name(self, product_id: str) -> str:
        return self.counter.catalogue.product(product_id).name[language()]

    # -- the frame ----------------------------------------------------------------------------

    @Slot(QWidget)
    def _show(self, page: QWidget) -> None:
        self.news.stand_back(page is self.bill)
        self._pages.setCurrentWidget(page)

    def _say_busy(self) -> None:
        self.toast.show_message(self.tr("A payment is on its way; wait for its answer."), "pending")

    def _lay_out(self, cashier: Cashier) -> None:
        self.header = Header(self.counter, cashier.name, has_settings=self.room is not None)
        self.header.counter_asked.connect(self.show_choose)
        self.header.today_asked.connect(self.show_today)
        self.header.open_asked.connect(self.show_open)
        self.header.settings_asked.connect(self.show_settings)
        self.header.leave_asked.connect(self._leave)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addWidget(self.header)
        around.addWidget(self.barred)
        around.addWidget(self.news)
        around.addWidget(self._pages, 1)
        self.bar = SupplyBar([*self.counter.providers])
        around.addWidget(self.bar)

    @Slot()
    def _leave(self) -> None:
        if self.sale.busy:
            self._say_busy()
        elif not self.asks_before_leaving(self._leave):
            self.signed_out.emit()
