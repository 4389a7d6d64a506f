"""The blind count: what lies in the drawer is counted and sealed before anything is shown."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pos_app.ui import theme
from pos_app.ui.messages import Message
from pos_app.ui.widgets.banner import Banner
from pos_app.ui.widgets.buttons import GhostButton, PrimaryButton
from pos_app.ui.widgets.cash_count import CashCount
from pos_app.ui.widgets.icons import IconLabel
from pos_app.ui.widgets.labels import Panel, PlainLabel

ASIDE = 400


class CountPage(QWidget):
    """`sealed` with the sum, the notes and, for a second count, the reason; `left` to go back."""

    sealed = Signal(object, object, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = PlainLabel(self.tr("Count the drawer"), "title")
        self.back = GhostButton(self.tr("Back"), shortcut="Esc", icon_name="back")
        self.count = CashCount()
        self.note = PlainLabel("", "body", "muted", wrap=True)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(self.tr("Why it is counted again"))
        self.reason.setPlaceholderText(self.tr("Why it is counted again"))
        self.reason.setMaxLength(120)
        self.banner = Banner()
        self.button = PrimaryButton(
            self.tr("Seal the count"), shortcut="F9", icon_name="lock", large=True
        )
        self.back.clicked.connect(self.left)
        self.count.changed.connect(self._judge)
        self.count.submitted.connect(self._on)
        self.reason.textChanged.connect(self._judge)
        self.reason.returnPressed.connect(self._on)
        self.button.clicked.connect(self._seal)
        self._lay_out()

    def start(self, *, again: bool) -> None:
        """Count a drawer, `again` with a reason."""
        self.note.setText(
            self.tr("The first count stays. Say why you count again; both go onto the Z report.")
            if again
            else self.tr(
                "Count all cash in the drawer, the float too."
                " What should be there is shown only after the count is sealed."
            )
        )
        self.reason.setVisible(again)
        self.reason.clear()
        self.banner.clear()
        self.button.set_busy(False)
        self.count.clear()
        self.count.start()

    def show_problem(self, message: Message) -> None:
        """Say why nothing is sealed; what was counted is still there."""
        self.button.set_busy(False)
        self.banner.show_message("danger", message.what, message.next)

    @Slot()
    def _judge(self) -> None:
        said = self.reason.isHidden() or bool(self.reason.text().strip())
        self.button.setEnabled(self.count.amount is not None and said)

    @Slot()
    def _on(self) -> None:
        if self.button.isEnabled():
            self.button.setFocus()
        elif not self.reason.isHidden():
            self.reason.setFocus()

    @Slot()
    def _seal(self) -> None:
        if not self.button.busy and self.count.amount is not None:
            self.button.set_busy(True)
            self.sealed.emit(self.count.amount, dict(self.count.notes), self.reason.text())

    def _lay_out(self) -> None:
        aside = Panel()
        aside.setFixedWidth(ASIDE)
        inside = QVBoxLayout(aside)
        inside.setContentsMargins(*(theme.SPACE_XL,) * 4)
        inside.setSpacing(theme.SPACE_M)
        inside.addWidget(IconLabel("hide", "accent", 44, "accent_soft"))
        inside.addWidget(PlainLabel(self.tr("Count blind"), "heading"))
        inside.addWidget(self.note)
        inside.addWidget(self.reason)
        inside.addStretch()
        inside.addWidget(self.banner)
        inside.addWidget(self.button)
        columns = QHBoxLayout()
        columns.setSpacing(theme.SPACE_XL)
        columns.addWidget(self.count, 1)
        columns.addWidget(aside)
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch()
        head.addWidget(self.back)
        around = QVBoxLayout(self)
        around.setContentsMargins(*(theme.SPACE_XL,) * 4)
        around.setSpacing(theme.SPACE_L)
        around.addLayout(head)
        around.addLayout(columns, 1)
