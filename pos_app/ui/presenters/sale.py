"""One sale: product, number, bill, cash, payment, result."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from pos_app.domain.bill import Inquiry
from pos_app.domain.payment import Payment
from pos_app.domain.product import Product
from pos_app.domain.tender import Tender
from pos_app.services.counter import Counter
from pos_app.ui.tasks import Tasks


class Sale(QObject):
    """The sale at the counter. There is one; `start` begins it anew.

    An inquiry carries a ticket: the late answer to an older one is dropped. A payment is latched:
    until it has come home, nothing sends another.
    """

    product_chosen = Signal(object, str)
    inquiring = Signal()
    bill_ready = Signal(object)
    inquiry_failed = Signal(object)
    paying = Signal()
    settled = Signal(object)
    payment_failed = Signal(object)

    def __init__(self, counter: Counter, tasks: Tasks, cashier: str) -> None:
        super().__init__()
        self._counter = counter
        self._tasks = tasks
        self.cashier = cashier
        self.product: Product | None = None
        self.inquiry: Inquiry | None = None
        self.payment: Payment | None = None
        self.busy = False
        self._ticket = 0
        self._asked: tuple[str, Mapping[str, str]] = ("", {})

    def start(self) -> None:
        """Forget the last customer: no number, bill or cash of his is left."""
        self.forget_bill()
        self.product = self.payment = None

    def forget_bill(self) -> None:
        """Drop the bill, and the answer that may still be on its way."""
        self._ticket += 1
        self.inquiry = None

    def choose(self, product: Product, number: str = "") -> None:
        """Sell this, to the customer of a number that is known already, if it is."""
        self.start()
        self.product = product
        self.product_chosen.emit(product, number)

    def inquire(self, customer_no: str, extras: Mapping[str, str], *, again: bool = False) -> None:
        """Ask for the bill; ends in `bill_ready` or `inquiry_failed`. See `Inquiries.inquire`."""
        if self.product is None or self.busy:
            return
        self.forget_bill()
        self._asked = (customer_no, extras)
        question = _Question(self, self._ticket)
        product = self.product.id
        self.inquiring.emit()
        self._tasks.run(
            "lookup",
            lambda: self._counter.inquiries.inquire(product, customer_no, extras, again=again),
            question.answered,
            question.failed,
        )

    def inquire_again(self) -> None:
        """Ask for the same bill once more, although it was paid a short while ago."""
        self.inquire(*self._asked, again=True)

    def take_answer(self, ticket: int, answer: Inquiry | Exception) -> None:
        """Show the answer of an inquiry, unless it is that of an older one."""
        if ticket != self._ticket:
            return
        if isinstance(answer, Exception):
            self.inquiry_failed.emit(answer)
            return
        self.inquiry = answer
        self.bill_ready.emit(answer)

    def pay(self, tenders: Sequence[Tender]) -> None:
        """Pay the bill on the screen, once; ends in `settled` or `payment_failed`."""
        if self.inquiry is None or self.busy:
            return
        inquiry = self.inquiry
        self._send(lambda: self._counter.payments.pay(inquiry, tenders, self.cashier))

    def send(self, payment: Payment) -> None:
        """Send a payment of which provably nothing was sent; ends as `pay` does."""
        if not self.busy:
            self._send(lambda: self._counter.payments.send(payment.ref, self.cashier))

    def cancel(self, payment: Payment) -> None:
        """Drop a payment of which nothing was sent; ends as `pay` does."""
        if not self.busy:
            self._send(lambda: self._counter.payments.cancel(payment.ref, self.cashier))

    def update(self, payment: Payment) -> None:
        """Show a payment that has settled behind the counter, if it is the one on the screen."""
        if self.payment is not None and self.payment.ref == payment.ref:
            self.payment = payment
            self.settled.emit(payment)

    def _send(self, work: Callable[[], Payment]) -> None:
        self.busy = True
        self.paying.emit()
        self._tasks.run("money", work, self._came_home, self._broke)

    def _came_home(self, payment: Payment) -> None:
        self.busy = False
        self.payment = payment
        self.settled.emit(payment)

    def _broke(self, error: Exception) -> None:
        self.busy = False
        self.payment_failed.emit(error)


class _Question(QObject):
    """One inquiry on its way; its answer knows to which ticket it belongs."""

    def __init__(self, sale: Sale, ticket: int) -> None:
        super().__init__(sale)
        self._sale = sale
        self._ticket = ticket

    def answered(self, inquiry: Inquiry) -> None:
        self._sale.take_answer(self._ticket, inquiry)
        self.deleteLater()

    def failed(self, error: Exception) -> None:
        self._sale.take_answer(self._ticket, error)
        self.deleteLater()
