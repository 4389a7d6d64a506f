"""Backups in the place of the books: rehearsed from time to time, and done when it has to be."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from pos_app.domain.errors import InputError, StorageError
from pos_app.domain.rights import Action
from pos_app.services.backups import Backup, Backups
from pos_app.services.ports import Clock, Head, Store
from pos_app.services.rights import Rights

DRILLED = "backup.drilled"
"""The entry of a rehearsal that went well; its ref is the counter's identity."""

FAILED = "backup.drill-failed"
BEGUN = "restore.begun"
"""The last entry of books that are about to be replaced."""

DRILL_EVERY = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Drill:
    """A rehearsal that went well: when, and of how many entries."""

    at: datetime
    entries: int
    file: str


class Restores:
    """What the owner relies on the day the disk is gone.

    `rehearse` restores a backup elsewhere, and raises StorageError unless what comes of it is sound
    and the beginning of the books that are open. `put_back` replaces the books of a counter that is
    closed.
    """

    def __init__(
        self,
        store: Store,
        backups: Backups,
        rights: Rights,
        clock: Clock,
        *,
        rehearse: Callable[[Path, datetime], Head],
        put_back: Callable[[Path, str], Head],
    ) -> None:
        self._store = store
        self._backups = backups
        self._rights = rights
        self._clock = clock
        self._rehearse = rehearse
        self._put_back = put_back

    def drill(self, actor: str) -> Drill:
        """Rehearse with the newest backup, and write down how it went.

        Raises InputError("no-backup"), RuleError, and the StorageError that says what is wrong with
        the backup.
        """
        self._rights.require(Action.BACK_UP, actor)
        at, identity = self._clock.now(), self._store.identity()
        file = self._newest().file
        try:
            head = self._rehearse(file, at)
        except StorageError as error:
            self._store.record(
                FAILED, actor=actor, at=at, ref=identity, file=file.name, problem=error.code
            )
            raise
        self._store.record(
            DRILLED, actor=actor, at=at, ref=identity, file=file.name, entries=head.entries
        )
        return Drill(at, head.entries, file.name)

    def last_drill(self) -> Drill | None:
        """Return the last rehearsal that went well, None if these books have had none."""
        drills = [*self._store.entries(self._store.identity(), DRILLED)]
        if not drills:
            return None
        last = drills[-1]
        return Drill(last.at, int(str(last.data["entries"])), str(last.data["file"]))

    def is_drill_due(self) -> bool:
        """Return whether a month has gone by since the last rehearsal, or since the beginning."""
        last = self.last_drill()
        begun = last.at if last else self._begun()
        return begun is not None and self._clock.now() - begun >= DRILL_EVERY

    def begin(self, backup: Path, actor: str) -> Callable[[], Head]:
        """Return what puts a backup in the place of the books, once the counter is closed.

        Everything that came after the backup is set aside with the books of now, and nothing is
        sent from the new ones until a supervisor has accepted them. Raises RuleError,
        InputError("no-backup").
        """
        identity = self._store.identity()
        self._rights.require(Action.RESTORE, actor, ref=identity)
        if not backup.is_file():
            raise InputError("no-backup", backup.name)
        at = self._clock.now()
        self._store.record(BEGUN, actor=actor, at=at, ref=identity, file=backup.name)
        return lambda: self._put_back(backup, actor)

    def _newest(self) -> Backup:
        """Return the backup with the most in it, of the folder that is the farthest away."""
        for place in reversed(self._backups.places()):
            if place.backups:
                return place.backups[0][0]
        raise InputError("no-backup")

    def _begun(self) -> datetime | None:
        first = next(self._store.entries(), None)
        return first.at if first else None
