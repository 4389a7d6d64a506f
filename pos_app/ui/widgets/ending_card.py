"""The card that says that the counter will end, and lets whoever works there decide."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos_app.ui import theme
from pos_app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from pos_app.ui.widgets.icons import IconLabel
from pos_app.ui.widgets.labels import Panel, PlainLabel

WIDTH = 560


class EndingCard(Panel):
    """Floats over the upper edge of `parent` and takes no focus: the sale below goes on.

    Emits `kept`, or `ended` when somebody says so or the seconds are over.
    """

    ticked = Signal()
    """Another second has gone by."""
    kept = Signal()
    ended = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("card", parent)
        self._ground = parent
        self._left = 0
        self.title = PlainLabel("", "title", wrap=True)
        self.what = PlainLabel("", "body", wrap=True)
        self.keep = PrimaryButton(shortcut="Ctrl+T")
        self.end = SecondaryButton()
        self.keep.clicked.connect(self._keep)
        self.end.clicked.connect(self._end)
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self._count)
        self._lay_out()
        self._word()
        parent.installEventFilter(self)
        self.hide()

    def show_for(self, seconds: int) -> None:
        """Count down from so many seconds; while it is shown already, go on counting."""
        if self._timer.isActive():
            return
        self._left = seconds
        self._word()
        self.show()
        self.raise_()
        self._place()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    @Slot()
    def put_away(self) -> None:
        """Count no more."""
        self._timer.stop()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """See Qt. It stays in the middle, and on top of a page that comes later."""
        if self.isVisible() and event.type() in {QEvent.Type.Resize, QEvent.Type.ChildAdded}:
            self._place()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """See Qt."""
        if event.type() is QEvent.Type.LanguageChange:
            self._word()
        super().changeEvent(event)

    @Slot()
    def _count(self) -> None:
        self._left -= 1
        self._word()
        self.raise_()
        if self._left <= 0:
            self._end()
        else:
            self.ticked.emit()

    @Slot()
    def _keep(self) -> None:
        self.put_away()
        self.kept.emit()

    @Slot()
    def _end(self) -> None:
        self.put_away()
        self.ended.emit()

    def _word(self) -> None:
        self.title.setText(self.tr("An update is waiting"))
        said = self.tr("The counter ends by itself in {0} s, unless you keep it open.")
        self.what.setText(said.format(self._left))
        self.keep.set_label(self.tr("Keep it open"))
        self.end.set_label(self.tr("End now"))
        self.setAccessibleName(self.title.text())

    def _place(self) -> None:
        self.adjustSize()
        self.move((self._ground.width() - self.width()) // 2, theme.SPACE_XXL * 2)

    def _lay_out(self) -> None:
        self.setFixedWidth(WIDTH)
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE_M)
        head.addWidget(IconLabel("refresh", "accent", 40, "accent_soft"))
        head.addWidget(self.title, 1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.SPACE_M)
        foot.addStretch()
        foot.addWidget(self.end)
        foot.addWidget(self.keep)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(*(theme.SPACE_XL,) * 4)
        inside.setSpacing(theme.SPACE_M)
        inside.addLayout(head)
        inside.addWidget(self.what)
        inside.addLayout(foot)
