"""The card on which somebody shows who he is: a PIN, its keys, and how it went."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos_app.ui import theme
from pos_app.ui.messages import Message
from pos_app.ui.widgets.banner import Banner
from pos_app.ui.widgets.buttons import GhostButton, PrimaryButton
from pos_app.ui.widgets.icons import IconLabel
from pos_app.ui.widgets.keypad import Keypad
from pos_app.ui.widgets.labels import Panel, PlainLabel
from pos_app.ui.widgets.pin_edit import PinEdit

FIELD = 360


class PinCard(Panel):
    """`submitted` with the PIN; then it is busy until it is told how it went."""

    submitted = Signal(str)
    help_asked = Signal()
    """Whoever has to wait wants to be unlocked by a supervisor."""

    def __init__(self, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__("card", parent)
        self.title = PlainLabel("", "title")
        self.hint = PlainLabel("", "body", "muted", wrap=True)
        self.pin = PinEdit(self.tr("PIN"))
        self.pin.setPlaceholderText(self.tr("PIN"))
        self.button = PrimaryButton("", large=True)
        self.banner = Banner()
        self.help = GhostButton(icon_name="key")
        self.help.hide()
        self.keypad = Keypad(self.pin)
        self._left = 0
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._count_down)
        self.pin.submitted.connect(self._submit)
        self.button.clicked.connect(self._submit)
        self.help.clicked.connect(self.help_asked)
        self._word()
        self._lay_out(icon_name)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """See Qt."""
        if event.type() is QEvent.Type.LanguageChange:
            self._word()
        super().changeEvent(event)

    def put_before_pin(self, *widgets: QWidget) -> None:
        """Put widgets above the PIN."""
        for widget in widgets:
            self._form.insertWidget(self._form.indexOf(self.pin), widget)

    def put_last(self, widget: QWidget) -> None:
        """Put a widget below everything."""
        self._form.insertWidget(self._form.count() - 1, widget)

    def start(self) -> None:
        """Take a PIN; nothing of the last one is left."""
        self.button.set_busy(False)
        self.pin.clear()
        self.end_wait()
        self.banner.clear()
        self.pin.setFocus()

    def show_problem(self, message: Message) -> None:
        """Say why nobody is let in, and take another PIN."""
        self.start()
        self.banner.show_message("danger", message.what, message.next)

    def show_wait(self, time: str) -> None:
        """Take no PIN for so many minutes and seconds, "0:59", and count them down."""
        minutes, seconds = time.split(":")
        self.start()
        self._left = int(minutes) * 60 + int(seconds)
        self.pin.setEnabled(False)
        self.button.setEnabled(False)
        self.help.show()
        self.help.setFocus()
        self._second.start()
        self._tell_wait()

    @Slot()
    def end_wait(self) -> None:
        """Take PINs again, if there was a wait."""
        if not self._second.isActive():
            return
        self._second.stop()
        self.pin.setEnabled(True)
        self.button.setEnabled(True)
        self.help.hide()
        self.banner.clear()

    @Slot()
    def _count_down(self) -> None:
        self._left -= 1
        if self._left > 0:
            self._tell_wait()
        else:
            self.end_wait()
            self.pin.setFocus()

    def _tell_wait(self) -> None:
        minutes, seconds = divmod(self._left, 60)
        self.banner.show_message(
            "warning",
            self.tr("Too many wrong PINs."),
            self.tr("The next one is tried in {0}.").format(f"{minutes}:{seconds:02}"),
        )

    @Slot()
    def _submit(self) -> None:
        if self.pin.complete and not self.button.busy:
            self.banner.clear()
            self.button.set_busy(True)
            self.submitted.emit(self.pin.text())

    def _word(self) -> None:
        self.help.set_label(self.tr("Let a supervisor unlock"))

    def _lay_out(self, icon_name: str) -> None:
        self._form = QVBoxLayout()
        self._form.setSpacing(theme.SPACE_M)
        self._form.addStretch()
        mark = IconLabel(icon_name, "accent", 56, "accent_soft")
        self._form.addWidget(mark, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self.title, self.hint):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._form.addWidget(label)
        for widget in (self.pin, self.button, self.banner, self.help):
            self._form.addWidget(widget)
        self._form.addStretch()
        self.pin.setFixedWidth(FIELD)
        self.keypad.setFixedSize(FIELD, FIELD)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(*(theme.SPACE_XXL,) * 4)
        inside.setSpacing(theme.SPACE_XXL)
        inside.addLayout(self._form)
        inside.addWidget(self.keypad)
