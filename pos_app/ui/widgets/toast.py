"""A short message that goes away by itself."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from pos_app.ui import theme
from pos_app.ui.widgets.icons import IconLabel
from pos_app.ui.widgets.labels import PlainLabel

_SHOWN_MS = 3500


class Toast(QFrame):
    """Floats over the lower edge of `parent` and lets every click through.

    For what may be missed: a saved file, a copied number. A second message replaces the first.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._mark = IconLabel("success", "on_chrome", 24)
        self._words = PlainLabel("", "strong")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE_L, theme.SPACE_M, theme.SPACE_XL, theme.SPACE_M)
        row.setSpacing(theme.SPACE_M)
        row.addWidget(self._mark)
        row.addWidget(self._words)
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        self._ground = parent
        parent.installEventFilter(self)
        self.hide()

    def show_message(self, text: str, icon_name: str = "success") -> None:
        """Show one line for a few seconds."""
        self._mark.set_icon(icon_name, "on_chrome")
        self._words.setText(text)
        self.setAccessibleName(text)
        self.show()
        self.raise_()
        self._place()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """See Qt."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self.adjustSize()
        left = (self._ground.width() - self.width()) // 2
        self.move(left, self._ground.height() - self.height() - theme.SPACE_XXL)
