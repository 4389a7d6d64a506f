"""One large figure with its name above it, and what it was before below it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_app.ui import theme
from pos_app.ui.theme import Tone
from pos_app.ui.widgets.labels import ElidedLabel, Panel


class FigureCard(Panel):
    """A card with a name, a figure and a note. A screen reader hears all three in one."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._name = name
        self.figure = ElidedLabel("", "title")
        self.note = ElidedLabel("", "caption", "muted")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(theme.SPACE_L, theme.SPACE_S, theme.SPACE_L, theme.SPACE_S)
        inside.setSpacing(0)
        inside.addWidget(ElidedLabel(name, "caption", "muted"))
        inside.addWidget(self.figure)
        inside.addWidget(self.note)

    def show_figure(self, text: str, note: str, tone: Tone = "normal") -> None:
        """Show a figure and the note below it."""
        self.figure.setText(text)
        self.figure.set_tone(tone)
        self.note.setText(note)
        self.setAccessibleName(f"{self._name}: {text}. {note}")
