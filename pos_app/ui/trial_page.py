"""The page that shows whether a printer prints, and whether it reaches the edges of its paper."""

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QPageSize, QPainter, QPdfWriter, QPen, QTextOption

from pos_app.ui import theme

SHEETS = {"58": (58.0, 50.0, 48.0), "80": (80.0, 50.0, 72.0), "a4": (210.0, 297.0, 180.0)}
"""Width and height of each paper, and the width that a receipt takes on it, in millimetres."""

_TOP, _FRAME, _INSIDE = 4.0, 42.0, 3.0
_DPI = 300
_MM = _DPI / 25.4


def draw_trial(lines: Sequence[str], paper: str) -> bytes:
    """Return a page of these lines in a frame as wide as a receipt, as a PDF."""
    width, height, reach = SHEETS[paper]
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setPageSize(QPageSize(QSizeF(width, height), QPageSize.Unit.Millimeter))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter(writer)
    try:
        _paint(painter, lines, QRectF((width - reach) / 2, _TOP, reach, _FRAME))
    finally:
        # A writer that is still painted on must not go.
        painter.end()
    return bytes(buffer.data().data())


def _paint(painter: QPainter, lines: Sequence[str], frame: QRectF) -> None:
    box = QRectF(frame.x() * _MM, frame.y() * _MM, frame.width() * _MM, frame.height() * _MM)
    painter.setPen(QPen(Qt.GlobalColor.black, 0.4 * _MM))
    painter.drawRect(box)
    gap = _INSIDE * _MM
    room = box.adjusted(gap, gap, -gap, -gap)
    wrapped = QTextOption(Qt.AlignmentFlag.AlignHCenter)
    wrapped.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    for number, line in enumerate(lines):
        font = QFont(theme.SANS)
        font.setPointSizeF(8.0 if number else 12.0)
        font.setBold(not number)
        painter.setFont(font)
        taken = painter.boundingRect(room, line, wrapped)
        painter.drawText(room, line, wrapped)
        room.setTop(taken.bottom() + gap / 2)
