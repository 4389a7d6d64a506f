"""How a payment ended, and what to do next."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from pos_app.domain.journal import Entry
from pos_app.domain.money import format_rupiah
from pos_app.domain.payment import UNCLEAR, UNSENT, Payment, State
from pos_app.domain.slip import SlipKind
from pos_app.labels import clean
from pos_app.ui import theme
from pos_app.ui.facts import payment_rows
from pos_app.ui.presenters.settlement import History
from pos_app.ui.state_words import word_payment, word_reason
from pos_app.ui.translation import message_text
from pos_app.ui.widgets.banner import Banner
from pos_app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from pos_app.ui.widgets.icons import IconLabel
from pos_app.ui.widgets.key_value_list import KeyValueList
from pos_app.ui.widgets.labels import Panel, PlainLabel
from pos_app.ui.widgets.status_badge import state_icon

PAPER_WIDTH, ASIDE_WIDTH = 360, 464
"""The receipt's, and that of the facts in its place: their widest is a ref of ours."""


class ResultPage(QWidget):
    """Paid, refused, pending, unknown or not sent; the receipt of a paid one beside it."""

    next_customer = Signal()
    print_asked = Signal(object)
    save_asked = Signal(object)
    send_asked = Signal(object)
    cancel_asked = Signal(object)
    slip_asked = Signal(object, object)
    slip_file_asked = Signal(object, object)
    return_asked = Signal(object)
    review_asked = Signal(object)

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = ZoneInfo(zone)
        self._payment: Payment | None = None
        self._slip_kind: SlipKind | None = None
        self.mark = IconLabel("success", "success", 72)
        self.title = PlainLabel("", "figure", wrap=True)
        self.what = PlainLabel("", "heading", wrap=True)
        self.after = PlainLabel("", "heading", wrap=True)
        self.name = PlainLabel("", "body", "muted", wrap=True)
        self.token = PlainLabel("", "figure")
        self.change_label = PlainLabel("", "body", "muted")
        self.change = PlainLabel("", "display", "accent")
        self.again = PrimaryButton(self.tr("Next customer"), icon_name="plus", large=True)
        self.print = SecondaryButton(self.tr("Print"), shortcut="F7", icon_name="print", large=True)
        self.save = SecondaryButton(self.tr("Save PDF"), icon_name="save", large=True)
        self.send = SecondaryButton(self.tr("Try again"), icon_name="refresh", large=True)
        self.cancel = SecondaryButton(self.tr("Cancel and return the cash"), large=True)
        self.give_back = PrimaryButton(
            self.tr("Cash is returned"), icon_name="reversed", large=True
        )
        self.review = SecondaryButton(self.tr("Supervisor"), icon_name="review", large=True)
        self.banner = Banner()
        self.rows = KeyValueList(self.tr("Payment"))
        self.paper = QLabel()
        for button, asked in (
            (self.again, self._next),
            (self.print, self._print),
            (self.save, self._save),
            (self.send, self._send),
            (self.cancel, self._cancel),
            (self.give_back, self._give_back),
            (self.review, self._review),
        ):
            button.clicked.connect(asked)
        for button in (self.send, self.cancel, self.give_back, self.review):
            button.hide()
        self._lay_out()

    @property
    def payment(self) -> Payment | None:
        """The payment that is shown."""
        return self._payment

    def show_payment(self, payment: Payment) -> None:
        """Show how a payment stands."""
        is_other = self._payment is None or self._payment.ref != payment.ref
        self._payment = payment
        message = word_payment(payment, message_text)
        icon_name, role = state_icon(payment.state)
        self.mark.set_icon(icon_name, role)
        self.title.setText(message.title)
        self.what.setText(message.what)
        self.after.setText(
            " ".join(filter(None, (word_reason(payment, message_text), message.next)))
        )
        named = (clean(payment.customer_name), payment.customer_no)
        self.name.setText(" · ".join(filter(None, named)))
        self.token.setText(clean(payment.token))
        self.token.setVisible(bool(payment.token))
        self.rows.set_rows(payment_rows(payment))
        if is_other:
            self.banner.clear()
        self._stack.setCurrentWidget(self._facts)
        self._show_money(payment)
        self._show_papers(payment, returned=None)
        for button in (self.send, self.cancel):
            button.set_busy(False)
            button.setVisible(payment.state in UNSENT)
        (self.send if payment.state in UNSENT else self.again).setFocus()

    def show_history(self, history: History) -> None:
        """Show whether the cash of the payment on the page has gone back, and offer the slip."""
        if self._payment is not None and self._payment.ref == history.payment.ref:
            self._show_papers(self._payment, history.returned)

    @Slot(str, QImage)
    def show_receipt(self, ref: str, picture: QImage) -> None:
        """Show the receipt, if it is that of the payment on the page."""
        if self._payment is not None and self._payment.ref == ref:
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            self.paper.setPixmap(QPixmap.fromImage(picture))
            self._stack.setCurrentWidget(self._slip)

    @property
    def slip(self) -> SlipKind | None:
        """The slip that there is of the payment on the page; a paid one has a receipt instead."""
        return self._slip_kind

    def _show_papers(self, payment: Payment, returned: Entry | None) -> None:
        held = SlipKind.HELD if payment.state in UNCLEAR else None
        self._slip_kind = SlipKind.RETURNED if returned else held
        label = self.tr("Print") if payment.state is State.PAID else self.tr("Print the slip")
        self.print.set_label(label)
        for button in (self.print, self.save):
            button.setVisible(payment.state is State.PAID or self._slip_kind is not None)
        self.give_back.set_busy(False)
        self.give_back.setVisible(payment.cash_back > 0 and returned is None)
        self.review.setVisible(payment.state in {State.REVIEW, State.PAID})
        if returned is not None:
            at = returned.at.astimezone(self._zone).strftime("%H:%M")
            amount = format_rupiah(int(str(returned.data["amount"])))
            self.change_label.setText(self.tr("Returned at {0} by {1}").format(at, returned.actor))
            self.change.setText(f"Rp {amount}")

    def _show_money(self, payment: Payment) -> None:
        back = payment.cash_back > 0
        held = payment.state in UNCLEAR | UNSENT
        label = self.tr("Cash received, keep it apart") if held else self.tr("Change")
        self.change_label.setText(self.tr("Return to the customer") if back else label)
        amount = payment.cash_back or (payment.tendered if held else payment.change)
        self.change.setText(f"Rp {format_rupiah(amount)}")

    @Slot()
    def _next(self) -> None:
        self.next_customer.emit()

    @Slot()
    def _print(self) -> None:
        if self._slip_kind is None:
            self.print_asked.emit(self._payment)
        else:
            self.slip_asked.emit(self._payment, self._slip_kind)

    @Slot()
    def _save(self) -> None:
        if self._slip_kind is None:
            self.save_asked.emit(self._payment)
        else:
            self.slip_file_asked.emit(self._payment, self._slip_kind)

    @Slot()
    def _give_back(self) -> None:
        self.give_back.set_busy(True)
        self.return_asked.emit(self._payment)

    @Slot()
    def _review(self) -> None:
        self.review_asked.emit(self._payment)

    @Slot()
    def _send(self) -> None:
        self.send.set_busy(True)
        self.cancel.setEnabled(False)
        self.send_asked.emit(self._payment)

    @Slot()
    def _cancel(self) -> None:
        self.cancel.set_busy(True)
        self.send.setEnabled(False)
        self.cancel_asked.emit(self._payment)

    def _lay_out(self) -> None:
        around = QHBoxLayout(self)
        around.setContentsMargins(*(theme.SPACE_XL,) * 4)
        around.setSpacing(theme.SPACE_XL)
        around.addWidget(self._words(), 1)
        around.addWidget(self._aside())

    def _words(self) -> Panel:
        card = Panel()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(*(theme.SPACE_XXL,) * 4)
        inside.setSpacing(theme.SPACE_M)
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE_L)
        head.addWidget(self.mark)
        head.addWidget(self.title, 1)
        inside.addLayout(head)
        for widget in (self.name, self.what, self.after):
            inside.addWidget(widget)
        inside.addWidget(self.token)
        inside.addSpacing(theme.SPACE_L)
        inside.addWidget(self.change_label)
        inside.addWidget(self.change)
        inside.addStretch()
        inside.addWidget(self.banner)
        # Two rows: in one, they are wider than a cheap screen.
        papers, next_steps = QHBoxLayout(), QHBoxLayout()
        for row, left, right in (
            (papers, (self.print, self.save), self.review),
            (next_steps, (self.send, self.cancel, self.give_back), self.again),
        ):
            row.setSpacing(theme.SPACE_S)
            for button in left:
                row.addWidget(button)
            row.addStretch()
            row.addWidget(right)
            inside.addLayout(row)
        return card

    def _aside(self) -> Panel:
        self._slip = QScrollArea()
        self._slip.setWidgetResizable(True)
        self._slip.setWidget(self.paper)
        self._slip.setAccessibleName(self.tr("Receipt"))
        self.paper.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._facts = self.rows
        card = Panel()
        card.setFixedWidth(ASIDE_WIDTH)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(*(theme.SPACE_L,) * 4)
        self._stack = QStackedLayout()
        inside.addLayout(self._stack)
        self._stack.addWidget(self._facts)
        self._stack.addWidget(self._slip)
        return card
