"""Who is at the counter: signing in."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from pos_app.ui.messages import Message
from pos_app.ui.widgets.pin_card import PinCard


class SignInPage(QWidget):
    """Name and PIN. It takes a PIN from the first moment, and asks when the journal is open."""

    asked = Signal(str, str)
    help_asked = Signal(str)
    """Whoever has this name has to wait, and wants a supervisor."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_ready = False
        self.card = PinCard("counter")
        self.title, self.hint, self.pin = self.card.title, self.card.hint, self.card.pin
        self.button, self.banner, self.keypad = (
            self.card.button,
            self.card.banner,
            self.card.keypad,
        )
        self.title.setText(self.tr("Sign in"))
        self.button.set_label(self.tr("Sign in"))
        self.names = QComboBox()
        self.names.setAccessibleName(self.tr("Cashier"))
        self.card.put_before_pin(self.names)
        self.card.submitted.connect(self._submit)
        self.card.help_asked.connect(self._ask_for_help)
        self.names.currentTextChanged.connect(self.card.end_wait)
        around = QVBoxLayout(self)
        around.addWidget(self.card, 0, Qt.AlignmentFlag.AlignCenter)
        self.pin.setFocus()

    def show_names(self, names: list[str], hint: tuple[str, str] | None) -> None:
        """Offer these cashiers."""
        self.names.clear()
        self.names.addItems(names)
        if hint is not None:
            name, pin = hint
            self.names.setCurrentText(name)
            self.hint.setText(self.tr("Demo: the PIN of {0} is {1}.").format(name, pin))
        self._is_ready = True
        if self.button.busy:
            self._submit()

    def show_problem(self, message: Message) -> None:
        """Say why nobody is signed in, and take another PIN."""
        self.card.show_problem(message)

    @Slot()
    def _submit(self) -> None:
        if self._is_ready:
            self.asked.emit(self.names.currentText(), self.pin.text())

    @Slot()
    def _ask_for_help(self) -> None:
        self.help_asked.emit(self.names.currentText())
