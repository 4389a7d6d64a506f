"""What stands on the screen of a kiosk that has crashed too often: what to do now."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from pos_app.domain.errors import PosError
from pos_app.restarting import AGAIN
from pos_app.ui import theme
from pos_app.ui.messages import word_error
from pos_app.ui.translation import message_text
from pos_app.ui.widgets.buttons import GhostButton, PrimaryButton
from pos_app.ui.widgets.icons import IconLabel
from pos_app.ui.widgets.labels import Panel, PlainLabel

WIDTH = 620


class StoppedPage(QWidget):
    """A window of its own, with nothing of the counter behind it. Its answer is the exit code."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Bill payment counter"))
        message = word_error(PosError("kiosk-stopped"), tr=message_text)
        self.again = PrimaryButton(self.tr("Start again"), icon_name="refresh", large=True)
        self.end = GhostButton(self.tr("Leave it closed"), icon_name="door")
        self.again.clicked.connect(self._start_again)
        self.end.clicked.connect(self._end)
        self._lay_out(message.title, message.what, message.next)
        self.again.setFocus()

    @Slot()
    def _start_again(self) -> None:
        QApplication.exit(AGAIN)

    @Slot()
    def _end(self) -> None:
        QApplication.exit(0)

    def _lay_out(self, title: str, what: str, after: str) -> None:
        card = Panel("card")
        card.setFixedWidth(WIDTH)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(*(theme.SPACE_XXL,) * 4)
        inside.setSpacing(theme.SPACE_L)
        inside.addWidget(IconLabel("warning", "accent", 56, "accent_soft"))
        inside.addWidget(PlainLabel(title, "title", wrap=True))
        inside.addWidget(PlainLabel(what, "body", wrap=True))
        inside.addWidget(PlainLabel(after, "body", wrap=True))
        inside.addWidget(self.again)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.end)
        inside.addLayout(foot)
        around = QVBoxLayout(self)
        around.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
