"""The supervisor's page: what is known of a payment, and a decision with reason and evidence."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pos_app.domain.payment import Payment, State
from pos_app.labels import clean
from pos_app.ui import theme
from pos_app.ui.facts import evidence_rows, payment_rows
from pos_app.ui.messages import Message
from pos_app.ui.presenters.settlement import Decision, History
from pos_app.ui.state_words import word_payment, word_reason
from pos_app.ui.translation import message_text
from pos_app.ui.widgets.banner import Banner
from pos_app.ui.widgets.buttons import GhostButton, PrimaryButton, SecondaryButton
from pos_app.ui.widgets.icons import IconLabel
from pos_app.ui.widgets.key_value_list import KeyValueList
from pos_app.ui.widgets.labels import Panel, PlainLabel
from pos_app.ui.widgets.status_badge import state_icon

FORM = 460


class ReviewPage(QWidget):
    """One payment for a supervisor; `decided` with the payment and what was typed."""

    left = Signal()
    decided = Signal(object, object)

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._payment: Payment | None = None
        self.mark = IconLabel("review", "unknown", 40)
        self.title = PlainLabel("", "title", wrap=True)
        self.back = GhostButton(self.tr("Back"), shortcut="Esc", icon_name="back")
        self.why = PlainLabel("", "body", wrap=True)
        self.facts = KeyValueList(self.tr("Payment"))
        self.said = KeyValueList(self.tr("What the provider said"))
        self.reason = self._line(self.tr("What the provider told you, and how"))
        self.evidence = self._line(self.tr("Provider's reference, or number of its answer"))
        self.banner = Banner()
        self.paid = PrimaryButton(self.tr("It is paid"), icon_name="success")
        self.refused = SecondaryButton(self.tr("It is refused"), icon_name="refused")
        self.reversed = SecondaryButton(
            self.tr("The provider has returned the money"), icon_name="reversed"
        )
        self.back.clicked.connect(self.left)
        for button, decide in (
            (self.paid, self._say_paid),
            (self.refused, self._say_refused),
            (self.reversed, self._say_reversed),
        ):
            button.clicked.connect(decide)
        self._lay_out()
        self._show_buttons(State.REVIEW)

    @property
    def payment(self) -> Payment | None:
        """The payment that is decided on."""
        return self._payment

    def start(self, payment: Payment) -> None:
        """Show a payment; nothing of the last decision is left on the page."""
        self._payment = payment
        message = word_payment(payment, message_text)
        self.mark.set_icon(*state_icon(payment.state))
        self.title.setText(f"{message.title}: {clean(payment.customer_name)}".rstrip(": "))
        self.why.setText(" ".join(filter(None, (message.what, word_reason(payment, message_text)))))
        self.facts.set_rows(payment_rows(payment))
        self.said.set_rows([])
        for line in (self.reason, self.evidence):
            line.clear()
        self.banner.clear()
        self._show_buttons(payment.state)
        self.reason.setFocus()

    def show_history(self, history: History) -> None:
        """Show what was said of the payment on the page."""
        if self._payment is not None and self._payment.ref == history.payment.ref:
            self.said.set_rows(evidence_rows(history.evidence, self._zone))

    def show_problem(self, message: Message) -> None:
        """Say why nothing was decided; everything stays as it was typed."""
        if self._payment is not None:
            self._show_buttons(self._payment.state)
        self.banner.show_message("danger", message.what, message.next)

    def _show_buttons(self, state: State) -> None:
        for button, old in (
            (self.paid, State.REVIEW),
            (self.refused, State.REVIEW),
            (self.reversed, State.PAID),
        ):
            button.setVisible(state is old)
            button.setEnabled(True)
            button.set_busy(False)

    @Slot()
    def _say_paid(self) -> None:
        self._decide(State.PAID)

    @Slot()
    def _say_refused(self) -> None:
        self._decide(State.REFUSED)

    @Slot()
    def _say_reversed(self) -> None:
        self._decide(State.REVERSED)

    def _decide(self, verdict: State) -> None:
        self.banner.clear()
        for button in (self.paid, self.refused, self.reversed):
            button.setEnabled(False)
        typed = (self.reason.text(), self.evidence.text())
        self.decided.emit(self._payment, Decision(verdict, *typed))

    @staticmethod
    def _line(name: str) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(name)
        line.setPlaceholderText(name)
        line.setMaxLength(200)
        return line

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE_M)
        head.addWidget(self.mark)
        head.addWidget(self.title, 1)
        head.addWidget(self.back)
        columns = QHBoxLayout()
        columns.setSpacing(theme.SPACE_XL)
        columns.addWidget(self._known(), 1)
        columns.addWidget(self._form())
        around = QVBoxLayout(self)
        around.setContentsMargins(*(theme.SPACE_XL,) * 4)
        around.setSpacing(theme.SPACE_L)
        around.addLayout(head)
        around.addLayout(columns, 1)

    def _known(self) -> Panel:
        card = Panel()
        inside = QGridLayout(card)
        inside.setContentsMargins(*(theme.SPACE_XL,) * 4)
        inside.setHorizontalSpacing(theme.SPACE_XL)
        inside.setVerticalSpacing(theme.SPACE_M)
        inside.addWidget(self.why, 0, 0, 1, 2)
        inside.addWidget(PlainLabel(self.tr("Payment"), "strong"), 1, 0)
        inside.addWidget(PlainLabel(self.tr("What the provider said"), "strong"), 1, 1)
        inside.addWidget(self.facts, 2, 0)
        inside.addWidget(self.said, 2, 1)
        for column in (0, 1):
            inside.setColumnStretch(column, 1)
        inside.setRowStretch(2, 1)
        return card

    def _form(self) -> Panel:
        card = Panel()
        card.setFixedWidth(FORM)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(*(theme.SPACE_XL,) * 4)
        inside.setSpacing(theme.SPACE_M)
        inside.addWidget(PlainLabel(self.tr("The supervisor decides"), "heading"))
        note = self.tr("Call the provider first. Your name, reason and evidence go into the books.")
        inside.addWidget(PlainLabel(note, "body", "muted", wrap=True))
        for field in (self.reason, self.evidence):
            inside.addWidget(field)
        inside.addWidget(self.banner)
        inside.addStretch()
        for button in (self.paid, self.refused, self.reversed):
            inside.addWidget(button)
        return card
