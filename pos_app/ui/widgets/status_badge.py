"""How a payment stands, at a glance."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos_app.domain.payment import State
from pos_app.ui import theme
from pos_app.ui.widgets.icons import paint_icon
from pos_app.ui.widgets.painting import paint_box

_ICON, _HEIGHT, _GAP = 20, 34, 8
_LOOKS = {
    State.PREPARED: ("clock", "muted", "raised"),
    State.SENDING: ("pending", "unknown", "unknown_soft"),
    State.NOT_SENT: ("offline", "warning", "warning_soft"),
    State.PENDING: ("pending", "unknown", "unknown_soft"),
    State.UNKNOWN: ("unknown", "unknown", "unknown_soft"),
    State.REVIEW: ("review", "unknown", "unknown_soft"),
    State.PAID: ("success", "success", "success_soft"),
    State.REFUSED: ("refused", "danger", "danger_soft"),
    State.CANCELLED: ("cancelled", "muted", "raised"),
    State.REVERSED: ("reversed", "warning", "warning_soft"),
}
"""Icon, colour and ground of each state. What is not settled is never in the colour of refused."""


def state_icon(state: State) -> tuple[str, str]:
    """Return the icon of a state and the theme's colour for it."""
    icon_name, role, _ = _LOOKS[state]
    return icon_name, role


class StatusBadge(QWidget):
    """The icon and the words of a payment's state, in its colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = State.PREPARED
        self._text = ""
        self.setFont(theme.font("strong"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_state(self, state: State, text: str) -> None:
        """Show a state in the words given."""
        self._state, self._text = state, text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """See Qt."""
        words = self.fontMetrics().horizontalAdvance(self._text)
        return QSize(theme.SPACE_M + _ICON + _GAP + words + theme.SPACE_L, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """See Qt."""
        icon_name, role, ground = _LOOKS[self._state]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_box(painter, self.rect(), _HEIGHT // 2, theme.color(ground))
        mark = QRect(theme.SPACE_M, (self.height() - _ICON) // 2, _ICON, _ICON)
        paint_icon(painter, mark, icon_name, theme.color(role))
        painter.setPen(theme.color(role))
        words = self.rect().adjusted(mark.right() + 1 + _GAP, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._text)
