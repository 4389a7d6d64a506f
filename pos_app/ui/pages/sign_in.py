"""Who is at the counter: signing in, and the first cashier of a new home."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pos_app.ui import theme
from pos_app.ui.messages import Message
from pos_app.ui.widgets.banner import Banner
from pos_app.ui.widgets.buttons import PrimaryButton
from pos_app.ui.widgets.icons import IconLabel
from pos_app.ui.widgets.keypad import Keypad
from pos_app.ui.widgets.labels import Panel, PlainLabel
from pos_app.ui.widgets.pin_edit import PinEdit

FIELD = 360


class SignInPage(QWidget):
    """Name and PIN. It takes a PIN from the first moment, and asks when the journal is open."""

    asked = Signal(str, str)
    set_up_asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_new = False
        self._is_ready = False
        self.title = PlainLabel(self.tr("Sign in"), "title")
        self.hint = PlainLabel("", "body", "muted", wrap=True)
        self.names = QComboBox()
        self.names.setAccessibleName(self.tr("Cashier"))
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Your name"))
        self.name.setPlaceholderText(self.tr("Your name"))
        self.name.hide()
        self.pin = PinEdit(self.tr("PIN"))
        self.pin.setPlaceholderText(self.tr("PIN"))
        self.button = PrimaryButton(self.tr("Sign in"), large=True)
        self.banner = Banner()
        self.keypad = Keypad(self.pin)
        self.name.returnPressed.connect(self.pin.setFocus)
        self.pin.submitted.connect(self._submit)
        self.button.clicked.connect(self._submit)
        self._lay_out()
        self.pin.setFocus()

    def show_names(self, names: list[str], hint: tuple[str, str] | None) -> None:
        """Offer these cashiers; without any, ask for the first one."""
        self.names.clear()
        self.names.addItems(names)
        if hint is not None:
            name, pin = hint
            self.names.setCurrentText(name)
            self.hint.setText(self.tr("Demo: the PIN of {0} is {1}.").format(name, pin))
        self._is_ready = True
        if not names:
            self._ask_for_the_first()
        elif self.button.busy:
            self._ask()

    def show_problem(self, message: Message) -> None:
        """Say why nobody is signed in, and take another PIN."""
        self._rest()
        self.pin.clear()
        self.pin.setFocus()
        self.banner.show_message("danger", message.what, message.next)

    @Slot()
    def _submit(self) -> None:
        if not self.pin.complete or self.button.busy:
            return
        self.banner.clear()
        self.button.set_busy(True)
        if self._is_ready:
            self._ask()

    def _ask(self) -> None:
        if self._is_new:
            self.set_up_asked.emit(self.name.text(), self.pin.text())
        else:
            self.asked.emit(self.names.currentText(), self.pin.text())

    def _rest(self) -> None:
        self.button.set_busy(False)

    def _ask_for_the_first(self) -> None:
        self._is_new = True
        self.title.setText(self.tr("Welcome"))
        self.hint.setText(self.tr("Enter your name and choose a PIN of 6 to 12 digits."))
        self.button.set_label(self.tr("Start"))
        self.names.hide()
        self.name.show()
        self.name.setFocus()
        self._rest()

    def _lay_out(self) -> None:
        form = QVBoxLayout()
        form.setSpacing(theme.SPACE_M)
        form.addStretch()
        mark = IconLabel("counter", "accent", 56, "accent_soft")
        form.addWidget(mark, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self.title, self.hint):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            form.addWidget(label)
        for widget in (self.names, self.name, self.pin, self.button, self.banner):
            form.addWidget(widget)
        form.addStretch()
        card = Panel()
        inside = QHBoxLayout(card)
        inside.setContentsMargins(*(theme.SPACE_XXL,) * 4)
        inside.setSpacing(theme.SPACE_XXL)
        inside.addLayout(form)
        inside.addWidget(self.keypad)
        self.pin.setFixedWidth(FIELD)
        self.keypad.setFixedSize(FIELD, FIELD)
        around = QVBoxLayout(self)
        around.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
