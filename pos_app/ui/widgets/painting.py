"""Strokes that several widgets paint with."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeySequence, QPainter, QPen

from pos_app.ui import theme

_RING = 2
_MARGIN = 5


def paint_box(
    painter: QPainter, rect: QRect, radius: int, fill: QColor, border: QColor | None = None
) -> None:
    """Fill a rectangle with round corners; a border lies inside it."""
    painter.setBrush(fill)
    if border is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(rect), radius, radius)
        return
    painter.setPen(QPen(border, 1))
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def paint_ring(painter: QPainter, rect: QRect, radius: int, color: QColor) -> QRect:
    """Paint the ring of the focus along the edge, and return what is left inside it."""
    half = _RING / 2
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color, _RING))
    painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), radius, radius)
    return rect.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)


def key_text(shortcut: str) -> str:
    """Return a shortcut as it stands on the keys: "F9", "Esc", "Enter"."""
    shown = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    return {"Return": "Enter"}.get(shown, shown)


def key_cap_width(text: str) -> int:
    """Return how wide a key cap is; 0 without text."""
    if not text:
        return 0
    return max(24, QFontMetrics(theme.font("caption")).horizontalAdvance(text) + 14)


def paint_key_cap(painter: QPainter, right: int, middle: int, text: str, color: QColor) -> None:
    """Paint a key as a small cap with its right edge at `right`, around the height `middle`."""
    width = key_cap_width(text)
    cap = QRect(right - width, middle - 12, width, 24)
    edge = QColor(color)
    edge.setAlphaF(0.45)
    ground = QColor(color)
    ground.setAlphaF(0.08)
    paint_box(painter, cap, theme.RADIUS_S, ground, edge)
    painter.setFont(theme.font("caption"))
    painter.setPen(color)
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, text)
