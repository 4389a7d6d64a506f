"""What a page says when it has nothing to show."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_app.ui import theme
from pos_app.ui.widgets.buttons import SecondaryButton
from pos_app.ui.widgets.icons import IconLabel
from pos_app.ui.widgets.labels import PlainLabel


class EmptyState(QWidget):
    """An icon, a sentence, the next step and, if there is one, a button for it."""

    action_triggered = Signal()

    def __init__(
        self,
        icon_name: str,
        sentence: str,
        next_step: str,
        action: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sentence = PlainLabel("", "heading", wrap=True)
        self._next_step = PlainLabel("", "body", "muted", wrap=True)
        self.action = SecondaryButton()
        self.action.clicked.connect(self._trigger)
        column = QVBoxLayout(self)
        column.setSpacing(theme.SPACE_S)
        column.addStretch()
        column.addWidget(
            IconLabel(icon_name, "accent", 44, "accent_soft"), 0, Qt.AlignmentFlag.AlignHCenter
        )
        column.addSpacing(theme.SPACE_S)
        for label in (self._sentence, self._next_step):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addSpacing(theme.SPACE_S)
        column.addWidget(self.action, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        self.set_texts(sentence, next_step, action)

    def set_texts(self, sentence: str, next_step: str, action: str = "") -> None:
        """Say something else."""
        self._sentence.setText(sentence)
        self._next_step.setText(next_step)
        self.action.set_label(action)
        self.action.setVisible(bool(action))
        self.setAccessibleName(f"{sentence} {next_step}")

    def _trigger(self) -> None:
        self.action_triggered.emit()
