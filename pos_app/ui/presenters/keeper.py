"""Whether anything may be sent at all, asked in the background while somebody is at the counter."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from pos_app import log
from pos_app.domain.errors import PosError
from pos_app.services.counter import Counter
from pos_app.ui.tasks import Tasks

LOOK_MS = 2 * 60 * 1000
"""Between two looks."""


class Keeper(QObject):
    """Asks for as long as somebody is at the counter. Nobody waits for it."""

    told = Signal(object)
    """Why nothing may be sent, None if it may."""

    def __init__(self, counter: Counter, tasks: Tasks) -> None:
        super().__init__()
        self._counter = counter
        self._tasks = tasks
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def watch(self) -> None:
        """Say now whether something may be sent, and from time to time."""
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Look at the clock, and say whether something may be sent."""
        self._tasks.run("money", self._counter.events.look, self._looked, self._not_told)
        self._tasks.run("lookup", self._counter.sending.problem, self._answered, self._not_told)

    def _answered(self, problem: PosError | None) -> None:
        self.told.emit(problem)

    def _looked(self, _nothing: None) -> None:
        """Whatever was found is in the journal."""

    def _not_told(self, error: Exception) -> None:
        log.incident(error)
