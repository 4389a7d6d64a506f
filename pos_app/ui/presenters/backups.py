"""What the backup room does: it looks, backs up, rehearses, restores and accepts."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from pos_app.services.backups import Place
from pos_app.services.counter import Counter
from pos_app.services.restores import Drill
from pos_app.ui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Standing:
    """How the backups stand, and whether restored books wait to be accepted."""

    places: list[Place]
    hours: int
    drill: Drill | None
    is_drill_due: bool
    is_restored: bool


class BackupDesk(QObject):
    """Works in the background for whoever is signed in."""

    told = Signal(object)
    done = Signal(str)
    """What was asked for is done: "kept", "drilled" or "accepted"."""
    archived = Signal(str)
    restore_begun = Signal(object)
    """What has to be called once the counter is closed."""
    failed = Signal(object)

    def __init__(self, counter: Counter, tasks: Tasks, cashier: str) -> None:
        super().__init__()
        self._counter = counter
        self._tasks = tasks
        self._cashier = cashier

    def look(self) -> None:
        """Find out how the backups stand; ends in `told` or `failed`."""
        self._tasks.run("lookup", self._standing, self._told, self._failed)

    def keep(self) -> None:
        """Back up now; ends in `done` or `failed`."""
        self._do("kept", lambda: self._counter.backups.keep_now(self._cashier))

    def drill(self) -> None:
        """Rehearse a restore; ends in `done` or `failed`."""
        self._do("drilled", lambda: self._counter.restores.drill(self._cashier))

    def accept(self, reason: str) -> None:
        """Let restored books send again; ends in `done` or `failed`."""
        self._do("accepted", lambda: self._counter.sending.accept(reason, self._cashier))

    def archive(self, year: int, to: Path) -> None:
        """Write the archive of a year; ends in `archived` or `failed`."""

        def work() -> str:
            self._counter.archives.save(year, to, self._cashier)
            return str(to)

        self._tasks.run("lookup", work, self._archived, self._failed)

    def begin_restore(self, backup: Path) -> None:
        """See that this person may restore this backup; ends in `restore_begun` or `failed`."""
        work = lambda: self._counter.restores.begin(backup, self._cashier)  # noqa: E731
        self._tasks.run("money", work, self._begun, self._failed)

    def _do(self, what: str, work: Callable[[], Any]) -> None:
        def both() -> tuple[str, Standing]:
            work()
            return what, self._standing()

        self._tasks.run("lookup", both, self._done, self._failed)

    def _standing(self) -> Standing:
        counter = self._counter
        return Standing(
            counter.backups.places(),
            round(counter.backups.every.total_seconds() / 3600),
            counter.restores.last_drill(),
            counter.restores.is_drill_due(),
            counter.sending.is_barred(),
        )

    def _told(self, standing: Standing) -> None:
        self.told.emit(standing)

    def _done(self, result: tuple[str, Standing]) -> None:
        what, standing = result
        self.told.emit(standing)
        self.done.emit(what)

    def _archived(self, file: str) -> None:
        self.archived.emit(file)

    def _begun(self, put_back: Callable[[], object]) -> None:
        self.restore_begun.emit(put_back)

    def _failed(self, error: Exception) -> None:
        self.failed.emit(error)
