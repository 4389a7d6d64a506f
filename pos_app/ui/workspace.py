"""The counter of a cashier who is signed in: the bar at the top, the pages, and what joins them."""

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_app import log
from pos_app.domain.account import Cashier
from pos_app.domain.errors import PosError
from pos_app.domain.payment import UNCLEAR, Payment, State
from pos_app.domain.product import Product
from pos_app.domain.shift import Shift
from pos_app.office import Office, Secrets
from pos_app.services.counter import Counter
from pos_app.settings import Changes
from pos_app.ui.approving import Approving
from pos_app.ui.barred import Barred
from pos_app.ui.header import Header
from pos_app.ui.messages import Message, word_error
from pos_app.ui.news import News
from pos_app.ui.pages.choose import ChoosePage
from pos_app.ui.pages.result import ResultPage
from pos_app.ui.pages.sale import SalePage
from pos_app.ui.pages.settings import SettingsPage
from pos_app.ui.payment_lists import todays_page, unfinished_page
from pos_app.ui.presenters.books import Books
from pos_app.ui.presenters.keeper import Keeper
from pos_app.ui.presenters.receipt import ReceiptDesk
from pos_app.ui.presenters.sale import Sale
from pos_app.ui.presenters.supply import Supply
from pos_app.ui.rooms import ROOMS
from pos_app.ui.rooms.backups import BackupsRoom
from pos_app.ui.rooms.hall import Hall
from pos_app.ui.rooms.journal import JournalRoom
from pos_app.ui.rooms.people import PeopleRoom
from pos_app.ui.rooms.receipt import ReceiptStand
from pos_app.ui.rooms.room import Around, Room
from pos_app.ui.rooms.settings import SettingsRoom
from pos_app.ui.rooms.settling import SettlingRoom
from pos_app.ui.rooms.shift import ShiftRoom
from pos_app.ui.tasks import Tasks
from pos_app.ui.translation import message_text
from pos_app.ui.widgets.page_area import PageArea, PageStack
from pos_app.ui.widgets.supply_bar import SupplyBar
from pos_app.ui.widgets.toast import Toast


class Workspace(QWidget):
    """Everything between signing in and signing out."""

    signed_out = Signal()
    lock_asked = Signal()
    people_changed = Signal(list)
    """The names of all who may sign in now."""
    settings_saved = Signal(object)
    """The counter has to be opened again with these settings."""
    restore_asked = Signal(object)
    """The counter has to be closed, this called, and the counter opened again."""
    backups_changed = Signal()

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
        self.books = Books(counter, tasks, cashier.name)
        self.supply = Supply(counter, tasks)
        self.keeper = Keeper(counter, tasks)
        self.barred = Barred(self.keeper)
        self.news = News()
        self.choose = ChoosePage(counter.catalogue, counter.inquiries.price, counter.zone)
        self.bill = SalePage(counter.catalogue.other_operator, counter.tenders)
        self.result = ResultPage(counter.zone)
        self.today = todays_page(counter, self)
        self.open = unfinished_page(counter, self.books.last_said, self)
        self.approving = Approving(counter, tasks, self, self.tell)
        around = Around(counter, tasks, cashier.name, self.tell, self.approving.offer)
        self.settling = SettlingRoom(around, self.books, self.result)
        self.stand = ReceiptStand(ReceiptDesk(counter, tasks, cashier.name), self.result, self.tell)
        self.toast = Toast(self)
        # In its place before a page is in it: each page is told of its style once.
        self._pages = PageStack()
        self._area = PageArea(self._pages, self)
        own = (self.settling.review, self.settling.first_round)
        for page in (self.choose, self.bill, self.result, self.today, self.open, *own):
            self._pages.addWidget(page)
        self._refusal = ""
        self.room = SettingsRoom(around, office) if office else None
        self.drawer = ShiftRoom(around)
        rooms: list[Room] = [self.drawer, *(kind(around) for kind in ROOMS)]
        if self.room is not None:
            rooms.append(self.room)
            self._connect_settings(self.room)
        self.hall = Hall(rooms, cashier.role, self, self.asks_before_leaving)
        self._pages.addWidget(self.hall.menu)
        self._lay_out(cashier)
        self._connect_hall()
        self.stand.said.connect(self.toast.show_message)
        self._connect_sale()
        self._connect_books()
        self._connect_settling()
        self.books.begin()
        self.supply.watch()
        self.keeper.watch()
        self.drawer.look()
        self.show_choose()

    @property
    def is_resting(self) -> bool:
        """Whether nothing is begun here that would be lost."""
        page = self._pages.currentWidget()
        is_begun = page not in {self.choose, self.today, self.open}
        return not self.sale.busy and (not is_begun or self.drawer.is_to_open(page))

    @Slot()
    def show_choose(self) -> None:
        """Begin with the next customer."""
        if self.sale.busy:
            self.say_busy()
            return
        if self.asks_before_leaving(self.show_choose):
            return
        if self.settling.is_settling:
            self._show(self.settling.first_round)
            return
        if not self.drawer.is_open:
            self.drawer.show_opening()
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

    def show_saved_settings(self, section: str) -> None:
        """Show a section of the settings, just saved."""
        if self.room is not None:
            self.room.start_at(section)
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
        self.hall.stop()

    # -- the sale -----------------------------------------------------------------------------

    def _connect_sale(self) -> None:
        self.choose.chosen.connect(self.sale.choose)
        self.choose.refresh.clicked.connect(self.supply.look)
        self.supply.catalogue_changed.connect(self.choose.reload)
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
        self.drawer.look()
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
            self.say_busy()
            return
        self.news.forget(payment)
        self.result.show_payment(payment)
        self._show(self.result)
        self.result.again.setFocus()
        self.settling.desk.ask(payment)
        self.stand.show(payment)

    # -- the rooms ----------------------------------------------------------------------------

    def _connect_hall(self) -> None:
        self.hall.furnished.connect(self._take)
        self.hall.wanted.connect(self._show)
        self.hall.said.connect(self.toast.show_message)
        self.hall.opened.connect(self._open_unfinished)
        for room in self.hall.rooms:
            if isinstance(room, PeopleRoom):
                room.changed.connect(self.people_changed)
            if isinstance(room, JournalRoom):
                room.open_asked.connect(self.show_payment)
            if isinstance(room, BackupsRoom):
                self.backups_changed.connect(room.look)
                room.restore_asked.connect(self.restore_asked)
        self.drawer.looked.connect(self._show_shift)
        self.drawer.begun.connect(self.show_choose)
        self.drawer.ended.connect(self._leave)

    @Slot(tuple)
    def _take(self, pages: tuple[QWidget, ...]) -> None:
        for page in pages:
            self._pages.addWidget(page)

    @Slot(object)
    def _show_shift(self, shift: Shift | None) -> None:
        """Sell only while a shift is open: who would, counts the float first."""
        self.header.show_shift(shift)
        if shift is None and self._pages.currentWidget() in {self.choose, self.bill}:
            self.drawer.show_opening()

    # -- the settings -------------------------------------------------------------------------

    def _connect_settings(self, room: SettingsRoom) -> None:
        room.save_asked.connect(self._save_settings)
        room.failed.connect(self._settings_not_saved)
        room.saved.connect(self.settings_saved)

    @Slot(dict, dict)
    def _save_settings(self, changes: Changes, secrets: Secrets) -> None:
        if self.sale.busy:
            self.say_busy()
        elif self.room is not None:
            # Nothing is begun on a counter that is about to be opened again.
            self.setEnabled(False)
            self.room.save(changes, secrets)

    @Slot()
    def _settings_not_saved(self) -> None:
        self.setEnabled(True)

    # -- the books ----------------------------------------------------------------------------

    def _connect_books(self) -> None:
        self.today.searched.connect(self.books.list_today)
        self.today.opened.connect(self.show_payment)
        self.open.searched.connect(self.books.refresh)
        self.open.opened.connect(self._open_unfinished)
        self.books.listed.connect(self.today.show_page)
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

    # -- the frame ----------------------------------------------------------------------------

    @Slot(QWidget)
    def _show(self, page: QWidget) -> None:
        self.news.stand_back(page is self.bill)
        self._pages.setCurrentWidget(page)

    def say_busy(self) -> None:
        """Say why somebody has to wait."""
        self.toast.show_message(self.tr("A payment is on its way; wait for its answer."), "pending")

    def _lay_out(self, cashier: Cashier) -> None:
        self.header = Header(self.counter, cashier.name)
        self.header.counter_asked.connect(self.show_choose)
        self.header.today_asked.connect(self.show_today)
        self.header.open_asked.connect(self.show_open)
        self.header.shift_asked.connect(self.drawer.ask)
        self.header.menu_asked.connect(self.hall.show)
        self.header.lock_asked.connect(self.lock_asked)
        self.header.leave_asked.connect(self._leave)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addWidget(self.header)
        around.addWidget(self.barred)
        around.addWidget(self.drawer.notice)
        around.addWidget(self.news)
        around.addWidget(self._area, 1)
        self.bar = SupplyBar([*self.counter.providers])
        self.bar.show_deposits(self.counter.deposits.known)
        self.supply.deposits_told.connect(self.bar.show_deposits)
        around.addWidget(self.bar)

    @Slot()
    def _leave(self) -> None:
        if self.sale.busy:
            self.say_busy()
        elif not self.asks_before_leaving(self._leave):
            self.signed_out.emit()
