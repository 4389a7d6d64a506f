"""What came to its end while the cashier was busy with something else."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from pos_app.domain.payment import Payment, State
from pos_app.labels import clean
from pos_app.ui.state_words import word_payment
from pos_app.ui.translation import message_text
from pos_app.ui.widgets.banner import Banner, BannerKind

_KINDS: dict[State, BannerKind] = {State.PAID: "success", State.REVIEW: "danger"}


class News(Banner):
    """Tells of unclear payments that were settled behind the window, until each was looked at.

    One at a time, the oldest first. It stands back while a customer is served: nothing moves under
    a hand that is about to take money.
    """

    opened = Signal(object)
    """The payment that the cashier wants to see."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, shortcut="F6")
        self._waiting: dict[str, Payment] = {}
        self._stands_back = False
        self.action_triggered.connect(self._open)

    def add(self, payment: Payment) -> None:
        """Tell of a payment that has come to its end, or to a person."""
        self._waiting[payment.ref] = payment
        self._show_next()

    def forget(self, payment: Payment) -> None:
        """Tell no more of a payment: it is being looked at."""
        if self._waiting.pop(payment.ref, None):
            self._show_next()

    def stand_back(self, stands_back: bool) -> None:  # noqa: FBT001
        """Wait with what there is to tell, or tell it now."""
        self._stands_back = stands_back
        self._show_next()

    def _show_next(self) -> None:
        if self._stands_back or not self._waiting:
            self.clear()
            return
        payment, *others = self._waiting.values()
        message = word_payment(payment, message_text)
        sentence = f"{message.title}: {payment.customer_no} {clean(payment.customer_name)}"
        if others:
            sentence += " " + self.tr("(and {0} more)").format(len(others))
        kind = _KINDS.get(payment.state, "warning")
        self.show_message(kind, sentence.strip(), message.next, self.tr("Show"))

    @Slot()
    def _open(self) -> None:
        payment, *_others = self._waiting.values()
        self.opened.emit(payment)
