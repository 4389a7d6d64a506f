"""Notices that nobody is at the counter any more, or that the computer was asleep."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
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

TICK_MS = 5_000
SLEPT = 60.0
"""Seconds between two ticks that only a sleep explains: the least time without a touch, too."""


class Idle(QObject):
    """Emits `idle` when no key, mouse or finger has come to a window for so many minutes.

    At once when the computer wakes: `now` is in seconds, and goes on while it sleeps.
    """

    idle = Signal()

    def __init__(self, minutes: int, parent: QObject, now: Callable[[], float] = time.time) -> None:
        # The clock on the wall: a timer's may stand still in a sleep. Set ahead by hand, it costs
        # a PIN.
        super().__init__(parent)
        self._now = now
        self._ticked = now()
        self._ticks = QTimer(self, interval=TICK_MS)
        self._ticks.timeout.connect(self.tick)
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
        self._ticked = self._now()
        self._ticks.start()

    def stop(self) -> None:
        """Wait no more: nobody is here, or the counter is locked already."""
        self._timer.stop()
        self._ticks.stop()

    @Slot()
    def tick(self) -> None:
        """See whether the computer slept since the last tick."""
        before, self._ticked = self._ticked, self._now()
        if self._ticked - before >= SLEPT:
            self.idle.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """See Qt. Nothing is kept from the window."""
        if event.type() in _TOUCHED and self._timer.isActive():
            self._timer.start()
            self.tick()  # what wakes the computer comes before the timer
        return False
