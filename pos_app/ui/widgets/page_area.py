"""The room of the pages: where the strips above leave too little height, a page scrolls."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScroller, QStackedWidget, QWidget


class PageStack(QStackedWidget):
    """Pages that ask for the room of the one that is shown.

    By itself, Qt asks for that of the largest: it styles and lays out every page for the first.
    """

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """See Qt."""
        return self.currentWidget().minimumSizeHint() if self.count() else QSize(0, 0)

    def sizeHint(self) -> QSize:  # noqa: N802
        """See Qt."""
        return self.currentWidget().sizeHint() if self.count() else QSize(0, 0)


class PageArea(QScrollArea):
    """Shows pages at their full width, and never makes the window higher than its screen."""

    def __init__(self, pages: PageStack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = pages
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(pages)
        pages.currentChanged.connect(self._fit)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """See Qt. The width is the pages'; of the height, what there is."""
        return QSize(self._pages.minimumSizeHint().width(), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:  # noqa: N802
        """See Qt."""
        return self._pages.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """See Qt."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, thing: QObject, event: QEvent) -> bool:  # noqa: N802
        """See Qt. Something on a page asks for more room, or for less."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(thing, event)

    @Slot()
    def _fit(self) -> None:
        """Give the page that is shown the room that there is, and no less than it asks for."""
        self.updateGeometry()
        least = self._pages.minimumSizeHint().height()
        room = self.viewport().size()
        self._pages.resize(room.width(), max(room.height(), least))
