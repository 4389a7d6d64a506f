"""Charts that paint themselves in the colours of the theme, and say their figures as text too."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos_app.ui import theme

_ROW, _TRACK = 44, 8
_MOST_WIDE = 46
_ROUND = 3.0


class Bar(NamedTuple):
    """One bar: what it is called, how long it is (only compared with its neighbours), its text."""

    label: str
    value: float
    text: str


class _Chart(QWidget):
    """What the charts share: their bars, and how a screen reader hears them."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self.setAccessibleName(name)

    @property
    def bars(self) -> tuple[Bar, ...]:
        """What is shown."""
        return self._bars

    def set_bars(self, bars: Sequence[Bar]) -> None:
        """Show these instead."""
        self._bars = tuple(bars)
        said = ", ".join(f"{bar.label}: {bar.text}" for bar in bars)
        self.setAccessibleDescription(said)
        self.updateGeometry()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """See Qt."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max((bar.value for bar in self._bars), default=0)
        self._paint(painter, most if most > 0 else 1)

    def _paint(self, painter: QPainter, most: float) -> None:
        raise NotImplementedError


class ColumnChart(_Chart):
    """Bars that stand side by side as time goes by, each with its text above it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:  # noqa: N802
        """See Qt."""
        return QSize(240, 3 * _ROW)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """See Qt."""
        return QSize(120, 2 * _ROW)

    def _paint(self, painter: QPainter, most: float) -> None:
        font = theme.font("caption")
        painter.setFont(font)
        line = QFontMetrics(font).height()
        base, room = self.height() - line - 2, self.height() - 2 * line - 6
        step = min(float(_MOST_WIDE), self.width() / max(1, len(self._bars)))
        widest = max((QFontMetrics(font).horizontalAdvance(b.label) for b in self._bars), default=0)
        # Where all labels do not fit side by side, every second or third stands for its neighbours.
        every = max(1, -(-(widest + 6) // max(1, int(step))))
        for number, bar in enumerate(self._bars):
            left = number * step
            tall = room * max(0.0, bar.value) / most
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            gap = step * 0.14
            box = QRectF(left + gap, base - tall, step - 2 * gap, tall)
            painter.drawRoundedRect(box, _ROUND, _ROUND)
            cell = QRect(round(left - step), 0, round(3 * step), line)
            if bar.value > 0 and every == 1:
                painter.setPen(theme.color("text"))
                above = cell.translated(0, round(base - tall) - line - 2)
                painter.drawText(above, Qt.AlignmentFlag.AlignHCenter, bar.text)
            if number % every == 0:
                painter.setPen(theme.color("muted"))
                painter.drawText(
                    cell.translated(0, base + 2), Qt.AlignmentFlag.AlignHCenter, bar.label
                )
        painter.setPen(theme.color("outline"))
        painter.drawLine(0, base, round(step * len(self._bars)), base)


class BarList(_Chart):
    """Bars below each other: a label, its text at the right, and the bar on a track under both.

    `full` is the value of a whole track; without one the longest bar fills it. What does not fit
    is in the table beside.
    """

    def __init__(self, name: str, full: float = 0, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._full = full
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:  # noqa: N802
        """See Qt."""
        return QSize(240, 3 * _ROW)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """See Qt."""
        return QSize(160, 2 * _ROW)

    def _paint(self, painter: QPainter, most: float) -> None:
        whole = self._full or most
        for number, bar in enumerate(self._bars[: self.height() // _ROW]):
            row = QRect(0, number * _ROW, self.width(), _ROW - _TRACK - 6)
            font = theme.font("body")
            painter.setFont(font)
            metrics = QFontMetrics(font)
            text = metrics.horizontalAdvance(bar.text)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.setPen(theme.color("text"))
            painter.drawText(row, right, bar.text)
            room = row.adjusted(0, 0, -text - theme.SPACE_M, 0)
            label = metrics.elidedText(bar.label, Qt.TextElideMode.ElideRight, room.width())
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, left, label)
            track = QRectF(0, row.bottom() + 3, self.width(), _TRACK)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("raised"))
            painter.drawRoundedRect(track, _TRACK / 2, _TRACK / 2)
            share = min(1.0, max(0.0, bar.value) / whole)
            if share:
                track.setWidth(max(_TRACK, track.width() * share))
                painter.setBrush(theme.color("accent"))
                painter.drawRoundedRect(track, _TRACK / 2, _TRACK / 2)
