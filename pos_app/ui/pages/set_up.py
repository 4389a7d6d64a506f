"""The first run: who owns the counter, what the shop is called, and the owner's secret."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from pos_app.ui import theme
from pos_app.ui.messages import Message
from pos_app.ui.pages.setting_form import make_field
from pos_app.ui.widgets.banner import Banner
from pos_app.ui.widgets.buttons import GhostButton, PrimaryButton
from pos_app.ui.widgets.fields import TextField
from pos_app.ui.widgets.icons import IconLabel
from pos_app.ui.widgets.labels import Panel, PlainLabel
from pos_app.ui.widgets.pin_edit import PinEdit

WIDTH, SECRET_PIXELS = 880, 26
OUTLET = ("name", "address", "phone", "zone")


class SetUpPage(QWidget):
    """Three steps, one after the other; each is kept before the next is shown."""

    owner_chosen = Signal(str, str)
    outlet_chosen = Signal(dict)
    outlet_skipped = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.step = PlainLabel("", "caption", "muted")
        self.title = PlainLabel("", "title", wrap=True)
        self.help = PlainLabel("", "body", "muted", wrap=True)
        self.banner = Banner()
        self.name = QLineEdit()
        self.pin = PinEdit(self.tr("PIN"))
        self.again = PinEdit(self.tr("PIN once more"))
        self.fields = {name: make_field(f"outlet.{name}") for name in OUTLET}
        self.secret = PlainLabel("", "heading", wrap=True)
        self.next = PrimaryButton(self.tr("Next"), large=True, icon_name="forward")
        self.later = GhostButton(self.tr("Later, in the settings"))
        self._stack = QStackedWidget()
        for page in (self._owner(), self._outlet(), self._secret_page()):
            self._stack.addWidget(page)
        self.name.returnPressed.connect(self.pin.setFocus)
        self.pin.submitted.connect(self._to_again)
        self.again.submitted.connect(self._go_on)
        self.next.clicked.connect(self._go_on)
        self.later.clicked.connect(self.outlet_skipped)
        self._lay_out()
        self.show_owner()

    def show_owner(self) -> None:
        """Ask who owns the counter."""
        self._show(
            0,
            self.tr("Welcome"),
            self.tr(
                "Whoever sets this counter up owns it: the owner adds people, gives rights and "
                "changes the settings. Choose a PIN of 6 to 12 digits that nobody guesses."
            ),
        )
        self.name.setFocus()

    def show_outlet(self) -> None:
        """Ask about the shop."""
        self._show(
            1,
            self.tr("Your shop"),
            self.tr("This stands on every receipt. You can change it at any time."),
        )
        self.later.show()
        self.fields["name"].setFocus()

    def show_secret(self, secret: str) -> None:
        """Show the owner's secret, this one time."""
        self.secret.setText(secret)
        self._show(
            2,
            self.tr("The owner's secret"),
            self.tr(
                "Write it down and keep it at home, not at the counter. With it you approve over "
                "the phone, and come back in if you forget your PIN or the computer breaks. It is "
                "not shown again."
            ),
        )
        self.next.set_label(self.tr("I have written it down"), "check")
        self.next.setFocus()

    def show_problem(self, message: Message) -> None:
        """Say why this step is not done yet."""
        self.next.set_busy(False)
        self.banner.show_message("danger", message.what, message.next)

    def _show(self, step: int, title: str, help_text: str) -> None:
        self.banner.clear()
        self.next.set_busy(False)
        self.later.hide()
        self.step.setText(self.tr("Step {0} of {1}").format(step + 1, self._stack.count()))
        self.title.setText(title)
        self.help.setText(help_text)
        self._stack.setCurrentIndex(step)

    @Slot()
    def _to_again(self) -> None:
        self.again.setFocus()

    @Slot()
    def _go_on(self) -> None:
        if self.next.busy:
            return
        step = self._stack.currentIndex()
        if step == 0 and not self._is_owner_complete():
            return
        self.banner.clear()
        self.next.set_busy(True)
        if step == 0:
            self.owner_chosen.emit(self.name.text(), self.pin.text())
        elif step == 1:
            typed = {name: field.value for name, field in self.fields.items()}
            self.outlet_chosen.emit({name: value for name, value in typed.items() if value})
        else:
            self.finished.emit()

    def _is_owner_complete(self) -> bool:
        """Return whether there is a name and a PIN typed alike twice; else go where one is not."""
        for field, done in (
            (self.name, bool(self.name.text().strip())),
            (self.pin, self.pin.complete),
            (self.again, self.again.complete),
        ):
            if not done:
                field.setFocus()
                return False
        if self.pin.text() == self.again.text():
            return True
        self.pin.clear()
        self.again.clear()
        self.pin.setFocus()
        self.banner.show_message(
            "danger", self.tr("The two PINs differ."), self.tr("Type your PIN twice.")
        )
        return False

    def _owner(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_M)
        names = (self.tr("Your name"), self.tr("PIN"), self.tr("PIN once more"))
        for edit, name in zip((self.name, self.pin, self.again), names, strict=True):
            edit.setAccessibleName(name)
            edit.setPlaceholderText(name)
            column.addWidget(edit)
        column.addStretch()
        return page

    def _outlet(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_M)
        for field in self.fields.values():
            column.addWidget(field)
            if isinstance(field, TextField):
                field.edit.returnPressed.connect(self._go_on)
        column.addStretch()
        return page

    def _secret_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        self.secret.setFont(theme.mono_font(SECRET_PIXELS))
        self.secret.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.secret.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addStretch()
        column.addWidget(self.secret)
        column.addStretch()
        return page

    def _lay_out(self) -> None:
        card = Panel()
        card.setFixedWidth(WIDTH)
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE_L)
        head.addWidget(IconLabel("counter", "accent", 56, "accent_soft"))
        words = QVBoxLayout()
        words.setSpacing(theme.SPACE_XS)
        words.addStretch()
        for label in (self.step, self.title):
            words.addWidget(label)
        words.addStretch()
        head.addLayout(words, 1)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(*(theme.SPACE_XXL,) * 4)
        inside.setSpacing(theme.SPACE_L)
        inside.addLayout(head)
        for widget in (self.help, self._stack, self.banner):
            inside.addWidget(widget)
        foot = QHBoxLayout()
        foot.addWidget(self.later)
        foot.addStretch()
        foot.addWidget(self.next)
        inside.addLayout(foot)
        around = QVBoxLayout(self)
        around.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
