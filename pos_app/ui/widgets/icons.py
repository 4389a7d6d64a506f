"""The icons of resources/icons, in any colour of the theme, sharp on every screen.

They are drawn by Tabler Icons (MIT). QtSvg is loaded with the first of them.
"""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from pos_app.assets import asset
from pos_app.ui import theme

_LARGE = 30
_STROKE, _THIN_STROKE = b'stroke-width="2"', b'stroke-width="1.75"'


def icon(name: str, role: str = "text") -> QIcon:
    """Return an icon that is drawn in the colour the theme has for `role` when it is painted."""
    return QIcon(_ThemeIcon(name, role))


def paint_icon(painter: QPainter, rect: QRect, name: str, color: QColor) -> None:
    """Paint an icon into a square."""
    ratio = painter.device().devicePixelRatioF()
    painter.drawImage(QRectF(rect), _image(name, color.name(), rect.width(), ratio))


@lru_cache(maxsize=512)
def _image(name: str, color: str, size: int, ratio: float) -> QImage:
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415  not before the first icon is painted

    drawing = asset(f"icons/{name}.svg").read_bytes().replace(b"currentColor", color.encode())
    if size >= _LARGE:
        drawing = drawing.replace(_STROKE, _THIN_STROKE)
    pixels = round(size * ratio)
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(drawing)).render(painter)
    painter.end()
    return image


class _ThemeIcon(QIconEngine):
    """Asks for the colour each time, so that a change of theme needs no new icon."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        role = "muted" if mode is QIcon.Mode.Disabled else self._role
        side = min(rect.width(), rect.height())
        square = QRect(0, 0, side, side)
        square.moveCenter(rect.center())
        paint_icon(painter, square, self._name, theme.color(role))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(  # noqa: N802
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        pixmap = QPixmap(round(size.width() * scale), round(size.height() * scale))
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _ThemeIcon(self._name, self._role)


class IconLabel(QWidget):
    """An icon that stands still, on a round ground if it is given one. Decoration only."""

    def __init__(
        self,
        name: str,
        role: str = "text",
        size: int = 24,
        ground: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._role, self._ground = name, role, ground
        self._size = size
        side = size * 2 if ground else size
        self.setFixedSize(side, side)

    def set_icon(self, name: str, role: str) -> None:
        """Show another icon, in the theme's colour for `role`."""
        self._name, self._role = name, role
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """See Qt."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(self._ground))
            painter.drawEllipse(self.rect())
        square = QRect(0, 0, self._size, self._size)
        square.moveCenter(self.rect().center())
        paint_icon(painter, square, self._name, theme.color(self._role))
