"""What a bill says: labels on the left, values on the right."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QScroller, QWidget

from pos_app.ui import theme
from pos_app.ui.theme import TextRole
from pos_app.ui.widgets.labels import PlainLabel, restyle

Kind = Literal["text", "strong", "money", "total"]

_ROLES: dict[Kind, TextRole] = {
    "text": "body",
    "strong": "heading",
    "money": "body",
    "total": "title",
}
_LONG_WORD, _BREAK = 22, "\u200b"
_RIGHT: frozenset[Kind] = frozenset({"money", "total"})


class KeyValueList(QScrollArea):
    """Rows of a label and a value, as plain text. A long list scrolls, by keys too.

    Money stands on the right, its figures below each other; a total has a line above it.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().rangeChanged.connect(self._take_focus_if_long)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)

    def set_rows(self, rows: Sequence[tuple[str, str, Kind]]) -> None:
        """Show these rows of (label, value, kind) instead."""
        ground = QWidget()
        grid = QGridLayout(ground)
        grid.setContentsMargins(0, 0, theme.SPACE_S, 0)
        grid.setHorizontalSpacing(theme.SPACE_L)
        grid.setVerticalSpacing(theme.SPACE_S)
        grid.setColumnStretch(1, 1)
        for label, value, kind in rows:
            _add_row(grid, label, value, kind)
        grid.setRowStretch(grid.rowCount(), 1)
        self.setWidget(ground)

    def _take_focus_if_long(self, _lowest: int, highest: int) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if highest else Qt.FocusPolicy.NoFocus)


def _breakable(value: str) -> str:
    """Let a word that is longer than our refs, as some providers' are, go on in the next line."""
    return " ".join(
        _BREAK.join(word) if len(word) > _LONG_WORD else word for word in value.split(" ")
    )


def _add_row(grid: QGridLayout, label: str, value: str, kind: Kind) -> None:
    row = grid.rowCount()
    if kind == "total":
        line = QFrame()
        line.setFixedHeight(1)
        restyle(line, "line", "true")
        grid.addWidget(line, row, 0, 1, 2)
        row += 1
    left = PlainLabel(label, "heading") if kind == "total" else PlainLabel(label, tone="muted")
    right = PlainLabel(_breakable(value), _ROLES[kind], wrap=kind not in _RIGHT)
    if kind in _RIGHT:
        right.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    right.setAccessibleName(f"{label}: {value}")
    top = Qt.AlignmentFlag.AlignTop if kind == "text" else Qt.AlignmentFlag.AlignVCenter
    grid.addWidget(left, row, 0, Qt.AlignmentFlag.AlignLeft | top)
    grid.addWidget(right, row, 1)
