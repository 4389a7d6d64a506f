"""Before a backup takes the place of the books: what that means, and a word typed by hand."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pos_app.services.backups import Backup
from pos_app.ui import theme
from pos_app.ui.messages import Message
from pos_app.ui.widgets.banner import Banner
from pos_app.ui.widgets.buttons import GhostButton, PrimaryButton
from pos_app.ui.widgets.icons import IconLabel
from pos_app.ui.widgets.labels import Panel, PlainLabel

WIDTH = 720


class RestorePage(QWidget):
    """One backup; `confirmed` with its file when the word was typed, else `left`."""

    left = Signal()
    confirmed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backup: Backup | None = None
        self.title = PlainLabel("", "title", wrap=True)
        self.word = QLineEdit()
        self.banner = Banner()
        self.restore = PrimaryButton(self.tr("Restore"), icon_name="history")
        self.back = GhostButton(self.tr("Back"), shortcut="Esc", icon_name="back")
        self.back.clicked.connect(self.left)
        self.word.textChanged.connect(self._compare)
        self.word.returnPressed.connect(self._confirm)
        self.restore.clicked.connect(self._confirm)
        self._lay_out()

    def start(self, backup: Backup, made: str) -> None:
        """Ask about a backup that was made at this time."""
        self._backup = backup
        self.title.setText(self.tr("Restore the backup of {0}?").format(made))
        self.word.clear()
        self.banner.clear()
        self.restore.set_busy(False)
        self._compare()
        self.word.setFocus()

    def show_problem(self, message: Message) -> None:
        """Say why nothing is restored."""
        self.restore.set_busy(False)
        self._compare()
        self.banner.show_message("danger", message.what, message.next)

    @property
    def _is_meant(self) -> bool:
        return self.word.text().strip().casefold() == self._wanted().casefold()

    def _wanted(self) -> str:
        return self.tr("RESTORE")

    @Slot()
    def _compare(self) -> None:
        self.restore.setEnabled(self._is_meant)

    @Slot()
    def _confirm(self) -> None:
        if self._is_meant and self._backup is not None and not self.restore.busy:
            self.restore.set_busy(True)
            self.confirmed.emit(self._backup.file)

    def _lay_out(self) -> None:
        says = (
            self.tr("The counter is closed, and opened again with the books of that backup."),
            self.tr("What was sold after it is not in them. The books of now are set aside."),
            self.tr("Nothing is sent until a supervisor has held them against the provider's."),
            self.tr("Whoever was added or got a new PIN after it signs in as before."),
        )
        card = Panel()
        card.setFixedWidth(WIDTH)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(*(theme.SPACE_XXL,) * 4)
        inside.setSpacing(theme.SPACE_L)
        inside.addWidget(self.title)
        for said in says:
            inside.addLayout(_line(said))
        label = self.tr("Type {0} to go on").format(self._wanted())
        self.word.setAccessibleName(label)
        self.word.setPlaceholderText(label)
        inside.addWidget(self.word)
        inside.addWidget(self.banner)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addStretch()
        buttons.addWidget(self.restore)
        inside.addLayout(buttons)
        around = QVBoxLayout(self)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(card)
        row.addStretch()
        around.addStretch()
        around.addLayout(row)
        around.addStretch()


def _line(text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.SPACE_M)
    row.addWidget(IconLabel("info", "accent", 22))
    row.addWidget(PlainLabel(text, wrap=True), 1)
    return row
