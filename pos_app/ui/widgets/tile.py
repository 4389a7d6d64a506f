"""A large button for a category or a product."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from pos_app.ui import theme
from pos_app.ui.widgets.icons import paint_icon
from pos_app.ui.widgets.painting import (
    key_cap_width,
    key_text,
    paint_box,
    paint_key_cap,
    paint_ring,
)

_CHIP, _ICON = 56, 32
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class TileSpec:
    """What a tile shows. With a `reason`, it cannot be chosen and says why instead of `subtitle`.

    `shortcut` is shown on the tile and chooses it.
    """

    key: str
    title: str
    icon: str
    subtitle: str = ""
    shortcut: str = ""
    reason: str = ""


class Tile(QAbstractButton):
    """Icon, title and a line below it; the whole of it can be clicked."""

    def __init__(self, spec: TileSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self._below = spec.reason or spec.subtitle
        self._key = key_text(spec.shortcut)
        self.setShortcut(QKeySequence(spec.shortcut))
        self.setEnabled(not spec.reason)
        self.setAccessibleName(spec.title)
        self.setAccessibleDescription(self._below)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if not spec.reason:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:  # noqa: N802
        """See Qt."""
        return QSize(240, _CHIP + 2 * theme.SPACE_L)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """See Qt."""
        return QSize(theme.TOUCH * 2, theme.TOUCH)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """See Qt. The arrows belong to the grid, not to the button."""
        if event.key() in _ENTER and not event.isAutoRepeat():
            self.click()
        elif event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Select}:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """See Qt."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect()
        if self.hasFocus():
            inside = paint_ring(painter, box, theme.RADIUS_L, theme.color("focus"))
            paint_box(painter, inside, theme.RADIUS_M, *self._ground())
        else:
            paint_box(painter, box, theme.RADIUS_L, *self._ground())
        chip = QRect(box.left() + theme.SPACE_L, 0, _CHIP, _CHIP)
        chip.moveTop(box.center().y() - _CHIP // 2 + 1)
        self._paint_chip(painter, chip)
        left = chip.right() + theme.SPACE_L
        cap = key_cap_width(self._key)
        words = QRect(left, box.top(), box.right() - theme.SPACE_M - left, box.height())
        self._paint_words(painter, words, cap)
        if self._key:
            right, top = box.right() - theme.SPACE_M, box.top() + theme.SPACE_M + 12
            paint_key_cap(painter, right, top, self._key, theme.color("muted"))

    def _ground(self) -> tuple[QColor, QColor]:
        if not self.isEnabled():
            return theme.color("background"), theme.color("border")
        if self.isDown():
            return theme.color("accent_soft"), theme.color("accent")
        lit = self.underMouse() and not self.hasFocus()
        return theme.color("surface"), theme.color("accent" if lit else "border")

    def _paint_chip(self, painter: QPainter, chip: QRect) -> None:
        enabled = self.isEnabled()
        paint_box(
            painter, chip, theme.RADIUS_L, theme.color("accent_soft" if enabled else "raised")
        )
        inset = (_CHIP - _ICON) // 2
        mark = chip.adjusted(inset, inset, -inset, -inset)
        paint_icon(painter, mark, self.spec.icon, theme.color("accent" if enabled else "muted"))

    def _paint_words(self, painter: QPainter, rect: QRect, cap: int) -> None:
        heading, caption = theme.font("heading"), theme.font("caption")
        width = rect.width() - (cap + theme.SPACE_S if cap else 0)
        title = _lines(self.spec.title, QFontMetrics(heading), width, 2)
        below = _lines(self._below, QFontMetrics(caption), rect.width(), 3 - len(title))
        line, small = QFontMetrics(heading).height(), QFontMetrics(caption).height()
        top = rect.center().y() - (line * len(title) + small * len(below)) // 2
        painter.setFont(heading)
        painter.setPen(theme.color("text" if self.isEnabled() else "muted"))
        for text in title:
            painter.drawText(QRect(rect.left(), top, rect.width(), line), 0, text)
            top += line
        painter.setFont(caption)
        painter.setPen(theme.color("warning" if self.spec.reason else "muted"))
        for text in below:
            painter.drawText(QRect(rect.left(), top, rect.width(), small), 0, text)
            top += small


def _lines(text: str, metrics: QFontMetrics, width: int, most: int) -> list[str]:
    """Break a text at its spaces into at most so many lines; the last one is elided."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most - 1:
        count = 1
        while (
            # What fills the width to the last pixel is elided.
            count < len(words) and metrics.horizontalAdvance(" ".join(words[: count + 1])) < width
        ):
            count += 1
        lines.append(" ".join(words[:count]))
        words = words[count:]
    if words:
        lines.append(" ".join(words))
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines]
