"""Backups by the hour, and whether anything may be sent at all: looked after in the background."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from pos_app import log
from pos_app.domain.errors import PosError
from pos_app.services.counter import Counter
from pos_app.ui.tasks import Tasks

LOOK_MS = 2 * 60 * 1000
"""Between two looks; a backup is made by the first one that finds it due."""


class Keeper(QObject):
    """Looks after the books while somebody is at the counter. Nobody waits for it."""

    told = Signal(object)
    """Why nothing may be sent, None if it may."""
    failed = Signal(object)
    """A backup failed; told once, until one has succeeded."""

    def __init__(self, counter: Counter, tasks: Tasks) -> None:
        super().__init__()
        self._counter = counter
        self._tasks = tasks
        self._has_failed = False
        self._keeping = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def watch(self) -> None:
        """Say now whether something may be sent, and look after the books from time to time."""
        self._timer.start()
        self._ask()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Back up if it is due, look at the clock, and say whether something may be sent."""
        self._ask()
        self._tasks.run("money", self._counter.events.look, self._looked, self._not_told)
        if not self._keeping:
            self._keeping = True
            self._tasks.run("lookup", self._counter.backups.keep_if_due, self._kept, self._not_kept)

    def _ask(self) -> None:
        self._tasks.run("lookup", self._counter.sending.problem, self._answered, self._not_told)

    def _answered(self, problem: PosError | None) -> None:
        self.told.emit(problem)

    def _kept(self, files: list[Path]) -> None:
        self._keeping = self._has_failed = False
        for file in files:
            log.log.info("backed up: %s", file.name)

    def _not_kept(self, error: Exception) -> None:
        self._keeping = False
        log.log.warning("no backup: %s", error)
        if not self._has_failed:
            self._has_failed = True
            self.failed.emit(error)

    def _looked(self, _nothing: None) -> None:
        """Whatever was found is in the journal."""

    def _not_told(self, error: Exception) -> None:
        log.incident(error)
