"""Notices that nobody is at the counter any more."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QWindow

_TOUCHED = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class Idle(QObject):
    """Emits `idle` when no key, mouse or finger has come to a window for so many minutes."""

    idle = Signal()

    def __init__(self, minutes: int, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True)
        # The usual kind may be a twentieth late.
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.idle)
        self.set_minutes(minutes)

    def set_minutes(self, minutes: int) -> None:
        """Wait for so long from now on."""
        self._timer.setInterval(minutes * 60_000)

    def watch(self, window: QWindow) -> None:
        """Watch a window: there what is typed and touched arrives before any widget has it."""
        window.installEventFilter(self)

    def start(self) -> None:
        """Begin to wait: somebody is here."""
        self._timer.start()

    def stop(self) -> None:
        """Wait no more: nobody is here, or the counter is locked already."""
        self._timer.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """See Qt. Nothing is kept from the window."""
        if event.type() in _TOUCHED and self._timer.isActive():
            self._timer.start()
        return False
