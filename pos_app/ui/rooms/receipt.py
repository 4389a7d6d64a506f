"""The receipt beside a payment, joined: it is shown, printed, saved, and shown anew as a copy."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtGui import QImage

from pos_app.domain.payment import Payment, State
from pos_app.ui.messages import Message
from pos_app.ui.pages.result import PAPER_WIDTH, ResultPage
from pos_app.ui.presenters.receipt import ReceiptDesk


class ReceiptStand(QObject):
    """Serves the page of a payment."""

    said = Signal(str)

    def __init__(
        self, desk: ReceiptDesk, result: ResultPage, tell: Callable[[Exception], Message]
    ) -> None:
        super().__init__(result)  # what comes home after its page is gone finds nobody
        self._desk = desk
        self._result = result
        self._tell = tell
        result.print_asked.connect(desk.print)
        result.save_asked.connect(desk.save)
        desk.shown.connect(self._shown)
        desk.printed.connect(self._printed)
        desk.saved.connect(self._saved)
        desk.failed.connect(self._failed)

    def show(self, payment: Payment | None) -> None:
        """Show the receipt of a paid payment as the next one would be."""
        if payment is not None and payment.state is State.PAID:
            self._desk.show(payment, round(PAPER_WIDTH * self._result.devicePixelRatioF()))

    @Slot(str, QImage)
    def _shown(self, ref: str, picture: QImage) -> None:
        self._result.show_receipt(ref, picture)

    @Slot(str)
    def _printed(self, _ref: str) -> None:
        self.said.emit(QCoreApplication.translate("ReceiptStand", "The receipt is printed."))
        self.show(self._result.payment)

    @Slot(str)
    def _saved(self, file: str) -> None:
        self.said.emit(QCoreApplication.translate("ReceiptStand", "Saved: {0}").format(file))
        self.show(self._result.payment)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        message = self._tell(error)
        self._result.banner.show_message("warning", message.what, message.next)
