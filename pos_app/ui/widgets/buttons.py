"""Buttons that show their key, their focus and that they are busy."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from pos_app.ui import theme
from pos_app.ui.widgets.icons import paint_icon
from pos_app.ui.widgets.painting import (
    key_cap_width,
    key_text,
    paint_box,
    paint_key_cap,
    paint_ring,
)

_ICON, _LARGE_ICON, _GAP = 22, 26, 10
_TURN, _STEP = 30, 80
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of a kind of button, by their names in the theme; "" is none."""

    fill: str
    hover: str
    pressed: str
    ink: str
    edge: str = ""
    focus: str = "focus"


class ActionButton(QAbstractButton):
    """What the buttons share: a click by mouse, finger, Space, Enter and by `shortcut`.

    The shortcut that is shown is the one that works.
    """

    look = Look("raised", "raised_hover", "raised_pressed", "text", "border")
    padding = theme.SPACE_L

    def __init__(
        self,
        text: str = "",
        *,
        shortcut: str = "",
        icon_name: str = "",
        large: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text)
        self._icon_name = icon_name
        self._large = large
        self._key = key_text(shortcut)
        self.setShortcut(QKeySequence(shortcut))
        self._busy = False
        self._angle = 0
        self._timer = QTimer(self, interval=_STEP)
        self._timer.timeout.connect(self._turn)
        self.setFont(theme.font("heading" if large else "strong"))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def set_label(self, text: str, icon_name: str = "") -> None:
        """Show another text, on the screen and to a screen reader, and another icon if given."""
        shortcut = self.shortcut()
        self.setText(text)
        # Qt takes a shortcut from every new text, and none from one without "&".
        self.setShortcut(shortcut)
        self.setAccessibleName(text)
        self._icon_name = icon_name or self._icon_name
        self.updateGeometry()

    @property
    def busy(self) -> bool:
        """Whether work that this button started is under way."""
        return self._busy

    def set_busy(self, busy: bool) -> None:  # noqa: FBT001
        """Disable the button and turn a wheel on it, or end that; the focus stays where it is."""
        self._busy = busy
        self.setEnabled(not busy)
        if busy:
            self._timer.start()
        else:
            self._timer.stop()
        self.update()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001, N802
        """See Qt. A disabled widget hands its focus on; a busy one keeps it.

        Otherwise the next Enter would fall on its neighbour, which may be "Cancel".
        """
        return self._busy or super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """See Qt."""
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """See Qt."""
        if event.type() is QEvent.Type.EnabledChange:
            self.setCursor(
                Qt.CursorShape.PointingHandCursor
                if self.isEnabled()
                else Qt.CursorShape.ArrowCursor
            )
        super().changeEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802
        """See Qt."""
        height = theme.TOUCH + 16 if self._large else theme.TOUCH
        wide = _content_width(*self._widths()) + 2 * self.padding
        return QSize(max(wide, height), height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """See Qt."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """See Qt."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, radius = self.rect(), theme.RADIUS_M
        if self.hasFocus():
            box = paint_ring(painter, box, radius, theme.color(self.look.focus))
            radius = theme.RADIUS_S
        if ground := self._ground():
            edge = theme.color(self.look.edge or ground)
            paint_box(painter, box, radius, theme.color(ground), edge)
        self._paint_content(painter, self._ink())

    def _turn(self) -> None:
        self._angle = (self._angle - _TURN) % 360
        self.update()

    def _ground(self) -> str:
        if not self.isEnabled():
            return "raised" if self.look.fill else ""
        if self.isDown() or self.isChecked():
            return self.look.pressed
        return self.look.hover if self.underMouse() else self.look.fill

    def _ink(self) -> QColor:
        return theme.color(self.look.ink if self.isEnabled() else "muted")

    def _widths(self) -> tuple[int, int, int]:
        icon = _LARGE_ICON if self._large else _ICON
        text = self.fontMetrics().horizontalAdvance(self.text().replace("&", ""))
        return (icon if self._busy or self._icon_name else 0, text, key_cap_width(self._key))

    def _shown_widths(self) -> tuple[int, int, int]:
        """Return the widths without that of a key which would push the text off the button."""
        icon, text, key = self._widths()
        fits = _content_width(icon, text, key) + 2 * theme.SPACE_S <= self.width()
        return icon, text, key if fits or not text else 0

    def _paint_content(self, painter: QPainter, ink: QColor) -> None:
        icon, text, key = self._shown_widths()
        left = (self.width() - _content_width(icon, text, key)) // 2
        if icon:
            mark = QRect(left, (self.height() - icon) // 2, icon, icon)
            self._paint_mark(painter, mark, ink)
            left += icon + _GAP
        painter.setFont(self.font())
        painter.setPen(ink)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextHideMnemonic
        painter.drawText(QRect(left, 0, text + 2, self.height()), flags, self.text())
        if key:
            right = left + (text + _GAP if text else 0) + key
            paint_key_cap(painter, right, self.height() // 2, self._key, ink)

    def _paint_mark(self, painter: QPainter, rect: QRect, ink: QColor) -> None:
        if self._busy:
            self._paint_wheel(painter, rect, ink)
        else:
            paint_icon(painter, rect, self._icon_name, ink)

    def _paint_wheel(self, painter: QPainter, rect: QRect, ink: QColor) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(rect.adjusted(2, 2, -2, -2), self._angle * 16, 270 * 16)


def _content_width(*widths: int) -> int:
    return sum(width + _GAP for width in widths if width) - _GAP


class PrimaryButton(ActionButton):
    """The one thing to do next; a page has at most one."""

    look = Look("accent", "accent_hover", "accent_pressed", "on_accent")


class SecondaryButton(ActionButton):
    """Something else that can be done."""


class TightButton(SecondaryButton):
    """One of several in a narrow row; its key is shown where there is room."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """See Qt."""
        icon, text, _ = self._widths()
        return QSize(_content_width(icon, text) + 2 * theme.SPACE_S, theme.TOUCH)


class GhostButton(ActionButton):
    """Something that is seldom done, or that leads away."""

    look = Look("", "raised", "raised_hover", "accent")


class HeaderButton(ActionButton):
    """A button on the dark bar at the top."""

    look = Look("", "chrome_hover", "accent_pressed", "on_chrome", focus="focus_on_chrome")
    padding = theme.SPACE_M


class IconButton(ActionButton):
    """An icon alone; `name` is what a screen reader says."""

    look = Look("", "raised", "raised_hover", "muted")

    def __init__(self, icon_name: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(icon_name=icon_name, parent=parent)
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:  # noqa: N802
        """See Qt."""
        return QSize(theme.TOUCH, theme.TOUCH)
