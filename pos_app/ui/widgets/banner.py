"""One sentence across the page, and what to do next."""

from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pos_app.ui import theme
from pos_app.ui.widgets.buttons import SecondaryButton
from pos_app.ui.widgets.icons import IconLabel
from pos_app.ui.widgets.labels import PlainLabel, restyle

BannerKind = Literal["info", "success", "warning", "danger", "unknown"]

_ROLES: dict[BannerKind, str] = {
    "info": "accent",
    "success": "success",
    "warning": "warning",
    "danger": "danger",
    "unknown": "unknown",
}


class Banner(QFrame):
    """An icon, a sentence, the next step, and at most one button that emits `action_triggered`.

    `shortcut` is the button's. Hidden until `show_message`; screen readers are told of each one.
    """

    action_triggered = Signal()

    def __init__(self, parent: QWidget | None = None, *, shortcut: str = "") -> None:
        super().__init__(parent)
        self._mark = IconLabel("info", "accent", 28)
        self._sentence = PlainLabel("", "strong", wrap=True)
        self._next_step = PlainLabel("", "body", wrap=True)
        self.action = SecondaryButton(shortcut=shortcut)
        self.action.clicked.connect(self._trigger)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._sentence)
        words.addWidget(self._next_step)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE_L, theme.SPACE_M, theme.SPACE_M, theme.SPACE_M)
        row.setSpacing(theme.SPACE_L)
        row.addWidget(self._mark)
        row.addLayout(words, 1)
        row.addWidget(self.action)
        self.hide()

    def show_message(
        self, kind: BannerKind, sentence: str, next_step: str = "", action: str = ""
    ) -> None:
        """Show what happened and what to do next; `action` is the text of the button."""
        restyle(self, "kind", kind)
        self._mark.set_icon(kind, _ROLES[kind])
        self._sentence.setText(sentence)
        self._next_step.setText(next_step)
        self._next_step.setVisible(bool(next_step))
        self.action.set_label(action)
        self.action.setVisible(bool(action))
        self.setAccessibleName(f"{sentence} {next_step}".strip())
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def clear(self) -> None:
        """Take the message away."""
        self.hide()

    def _trigger(self) -> None:
        self.action_triggered.emit()
