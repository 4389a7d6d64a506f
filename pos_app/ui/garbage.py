"""Python's search for objects that hold each other alive, in the window's thread alone.

Python looks for them in whichever thread happens to make the next object. What it finds in a lane
may be of Qt, and the end of such an object takes a lock of Qt's and then waits for Python, while
the window holds Python and waits for that lock: both for good.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

EVERY = 1000
"""Milliseconds between two looks at how much there is to go through."""


class Garbage(QObject):
    """Holds the search back from all threads, and does what is due in its own, until `stop`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    @Slot()
    def collect(self) -> None:
        """Do the search that Python would have done by now, if one is due."""
        counted = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [at for at, (count, most) in enumerate(counted) if count > most]
        if due:
            gc.collect(due[-1])

    def stop(self) -> None:
        """Leave the search to Python again, where it was before."""
        self._timer.stop()
        if self._was_on:
            gc.enable()
