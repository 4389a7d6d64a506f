"""Backups of the books: made while the counter is open, kept the more sparsely the older they are.

The name of a backup says when it was made and how far the books had come at least.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from pos_app.domain.errors import InputError, StorageError
from pos_app.domain.rights import Action
from pos_app.services.ports import Clock, Head, Store
from pos_app.services.rights import Rights

STARTED = "backup.started"
"""The entry of a backup that somebody asked for; it stands in the backup too."""

NEWEST = 7
DAYS = timedelta(days=28)
MONTHS = timedelta(days=366)

_AT = "%Y%m%dT%H%M%SZ"
_SEAL = 8
_NAME = re.compile(r"journal-(\d{8}T\d{6}Z)-([0-9A-Z]{6})-(\d{1,15})-([0-9a-f]{8})\.db")


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup as its name tells it; the seal is cut to its first eight letters."""

    file: Path
    at: datetime
    head: Head


def name_of(at: datetime, head: Head) -> str:
    """Return the name of a backup that is made now."""
    when = at.astimezone(UTC).strftime(_AT)
    return f"journal-{when}-{head.identity}-{head.entries}-{head.seal[:_SEAL]}.db"


def found_in(folder: Path) -> list[Backup]:
    """Return the backups in a folder by their names, that of the latest books first.

    The latest are those of the last epoch with the most entries: a clock may be set back.
    """
    found = [backup for file in folder.glob("journal-*.db") if (backup := _read(file))]
    return sorted(found, key=lambda b: (b.head.epoch, b.head.entries, b.at), reverse=True)


def worth_keeping(backups: Iterable[Backup], now: datetime) -> set[Backup]:
    """Return the newest seven, the last of each day of four weeks and of each month of a year."""
    ranked = sorted(backups, key=lambda backup: backup.at)
    days = {b.at.date(): b for b in ranked if now - b.at < DAYS}
    months = {(b.at.year, b.at.month): b for b in ranked if now - b.at < MONTHS}
    return {*ranked[-NEWEST:], *days.values(), *months.values()}


@dataclass(frozen=True, slots=True)
class Place:
    """A folder for backups: those of this counter, the latest books first, and how large each is.

    `is_apart` says that it is on another disk than the books.
    """

    folder: Path
    is_there: bool
    is_apart: bool
    backups: list[tuple[Backup, int]]


class Closed(Store, Protocol):
    """Books that know what a backup has to have in it."""

    def last_closing(self) -> int:
        """Return the number of the entry of the last Z report, 0 without one."""
        ...


class Backups:
    """The backups of a counter, in its own folder and in a second one if there is one.

    Each is checked to its end before it has its name: one that is there was sound when it was made.
    """

    def __init__(
        self,
        store: Closed,
        rights: Rights,
        folder: Path,
        second: Path | None,
        clock: Clock,
        every: timedelta = timedelta(hours=1),
    ) -> None:
        self.every = every
        self._store = store
        self._rights = rights
        self._folder = folder
        self._folders: Sequence[Path] = (folder, second) if second else (folder,)
        self._clock = clock

    def keep_if_due(self) -> list[Path]:
        """Back up where something new has come since the last one was due; returns the new files.

        A closed shift is due at once, also where the backup behind its Z report came to nothing.
        Raises StorageError "backup" or "second-folder", when the other folder has been served.
        """
        at, head = self._clock.now(), self._store.head()
        return self._keep([f for f in self._folders if self._is_due(f, at, head)], at, head)

    def keep(self) -> list[Path]:
        """Back up now, into every folder, as at the end of a day; raises as `keep_if_due`."""
        return self._keep(self._folders, self._clock.now(), self._store.head())

    def keep_now(self, actor: str) -> list[Path]:
        """Back up because somebody asks for it; raises RuleError, and as `keep_if_due`."""
        self._rights.require(Action.BACK_UP, actor)
        self._store.record(STARTED, actor=actor, at=self._clock.now())
        return self.keep()

    def places(self) -> list[Place]:
        """Return what there is in each folder; raises StorageError("backup")."""
        device = self._store.head().device
        try:
            return [self._place(folder, device) for folder in self._folders]
        except OSError as error:
            raise StorageError("backup", str(error)) from error

    def save(self, file: Path) -> None:
        """Back up to a file that is not there yet.

        Raises InputError("file-exists"), StorageError("backup").
        """
        if file.exists():
            raise InputError("file-exists", str(file))
        self._store.back_up(file)

    def _is_due(self, folder: Path, at: datetime, head: Head) -> bool:
        ours = [b for b in found_in(folder) if b.head.identity == head.identity]
        if not ours:
            return True
        # The first has the most in it, whatever the clock said when it was made.
        is_fresh = timedelta(0) <= at - ours[0].at < self.every
        wanted = self._store.last_closing() if is_fresh else head.entries
        return ours[0].head.entries < wanted

    def _place(self, folder: Path, device: str) -> Place:
        if not folder.is_dir():
            return Place(folder, is_there=False, is_apart=False, backups=[])
        ours = [b for b in found_in(folder) if b.head.device == device]
        is_apart = folder.stat().st_dev != self._folder.parent.stat().st_dev
        backups = [(b, b.file.stat().st_size) for b in ours]
        return Place(folder, is_there=True, is_apart=is_apart, backups=backups)

    def _keep(self, folders: Sequence[Path], at: datetime, head: Head) -> list[Path]:
        made, problems = [], []
        for folder in folders:
            file = folder / name_of(at, head)
            try:
                self._require_there(folder)
                self._store.back_up(file)
                made.append(file)
                self._thin_out(folder, at)
            except StorageError as error:
                problems.append(error)
        if problems:
            raise problems[0]
        return made

    def _require_there(self, folder: Path) -> None:
        try:
            if folder == self._folder:
                folder.mkdir(parents=True, exist_ok=True)
            elif not folder.is_dir():
                # Not made anew: it is a disk that is not plugged in.
                raise StorageError("second-folder", str(folder))
        except OSError as error:
            raise StorageError("backup", str(error)) from error

    def _thin_out(self, folder: Path, at: datetime) -> None:
        """Remove what is not worth keeping of ours; the second folder may be shared."""
        device = self._store.head().device
        ours = [b for b in found_in(folder) if b.head.device == device]
        try:
            for backup in set(ours) - worth_keeping(ours, at):
                backup.file.unlink(missing_ok=True)
            # What a kill in the middle of a backup has left.
            for file in folder.glob(f"journal-*-{device}??-*.db.part*"):
                file.unlink(missing_ok=True)
        except OSError as error:
            raise StorageError("backup", str(error)) from error


def _read(file: Path) -> Backup | None:
    said = _NAME.fullmatch(file.name)
    if not said:
        return None
    when, identity, entries, seal = said.groups()
    try:
        at = datetime.strptime(when, _AT).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(file, at, Head(identity, int(entries), seal))
