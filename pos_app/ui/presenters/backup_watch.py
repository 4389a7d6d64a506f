"""Backups when they are due, for as long as the counter is open, whoever is signed in or nobody.

A shift that is closed makes one due at once.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from pos_app import log
from pos_app.domain.errors import StorageError
from pos_app.ui.tasks import Tasks

if TYPE_CHECKING:
    from pos_app.services.counter import Counter

LOOK_MS = 2 * 60 * 1000
"""Between two looks; a backup is made by the first one that finds it due."""


class BackupWatch(QObject):
    """Looks after the books of an open counter. Nobody waits for it."""

    kept = Signal()
    """There are new backups."""
    failed = Signal(object)
    """A backup failed; told once, until one has succeeded."""
    damaged = Signal(object)
    """The check that large books get behind their opening has found damage."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._counter: Counter | None = None
        self._has_failed = self._is_wanted = False
        self.is_keeping = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def watch(self, counter: "Counter") -> None:
        """Look after a counter that has just been opened; its check comes to its end first."""
        self._counter = counter
        self.is_keeping = True
        self._tasks.run("lookup", counter.check, self._sound, self._not_sound)
        self._timer.start()

    def stop(self) -> None:
        """Begin nothing any more with a counter that is about to be closed."""
        self._counter = None
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Back up if it is due."""
        if self._counter is not None and not self.is_keeping:
            self._begin(self._counter.backups.keep_if_due)

    @Slot()
    def keep(self) -> None:
        """Back up behind a Z report, after the backup that is being made; a failure is told."""
        self._is_wanted = True
        self._go_on()

    def _go_on(self) -> None:
        """Make the backup that waits for its turn: of two at once one clears the other away."""
        if self._is_wanted and self._counter is not None and not self.is_keeping:
            self._is_wanted = self._has_failed = False
            self._begin(self._counter.backups.keep)

    def _begin(self, keep: Callable[[], list[Path]]) -> None:
        self.is_keeping = True
        self._tasks.run("lookup", keep, self._kept, self._not_kept)

    def _sound(self, _nothing: None) -> None:
        self.is_keeping = False
        self._go_on()

    def _not_sound(self, error: Exception) -> None:
        self.is_keeping = False
        if isinstance(error, StorageError):
            self.damaged.emit(error)
        else:
            log.incident(error)

    def _kept(self, files: list[Path]) -> None:
        self.is_keeping = self._has_failed = False
        for file in files:
            log.log.info("backed up: %s", file.name)
        if files:
            self.kept.emit()
        self._go_on()

    def _not_kept(self, error: Exception) -> None:
        self.is_keeping = False
        log.log.warning("no backup: %s", error)
        if not self._has_failed:
            self._has_failed = True
            self.failed.emit(error)
        self._go_on()
