"""Text that is never read as markup, and the panels it stands on."""

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from pos_app.ui import theme
from pos_app.ui.theme import TextRole, Tone


class PlainLabel(QLabel):
    """A label that shows its text as it is: no markup, no links, no images."""

    def __init__(
        self,
        text: str = "",
        role: TextRole = "body",
        tone: Tone = "normal",
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setFont(theme.font(role))
        self.setProperty("tone", tone)
        self.setText(text)

    def set_tone(self, tone: Tone) -> None:
        """Show the text in the colour of another tone."""
        restyle(self, "tone", tone)


class ElidedLabel(PlainLabel):
    """One line that ends in an ellipsis where it does not fit, and asks for no width."""

    def __init__(
        self,
        text: str = "",
        role: TextRole = "body",
        tone: Tone = "normal",
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, role, tone, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """See Qt."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """See Qt."""
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), self.alignment() | Qt.TextFlag.TextSingleLine, shown)


class Panel(QFrame):
    """A ground for other widgets: a card, the dark bar at the top, the bar at the bottom."""

    def __init__(
        self, kind: Literal["card", "header", "bar"] = "card", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", kind)


def restyle(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet asks for, and show the widget accordingly."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
