"""Opening the books for writing: lock, version gate, check, schema, and who this counter is."""

import secrets
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine, insert, select

from pos_app.domain.errors import StorageError
from pos_app.services.backups import found_in
from pos_app.services.refs import base36
from pos_app.storage.anchors import AnchorFile, agrees
from pos_app.storage.engine import as_storage_errors, open_engine
from pos_app.storage.intact import require_intact
from pos_app.storage.keying import sealer_of
from pos_app.storage.migrate import migrate, require_not_newer
from pos_app.storage.rows import stamp
from pos_app.storage.seals import Sealer, Seals
from pos_app.storage.tables import COUNTER

LARGE = 20_000_000
"""Bytes from which on books are opened first and checked behind: nothing stops SQLite's check."""

LOOK_SECONDS = 0.5
"""For one who only looks whether somebody writes, and holds the lock while he does."""


def lock_of(folder: Path) -> FileLock:
    """Return the lock of whoever writes the books of a folder; it is not taken yet.

    Of the process, not of a thread: a lane opens the books, the window closes them.
    """
    return FileLock(folder / "journal.lock", thread_local=False)


def lock_books(lock: FileLock, folder: Path) -> None:
    """Become the one who writes; raises StorageError("in-use") if there is one."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=LOOK_SECONDS, poll_interval=0.02)
    except Timeout as error:
        raise StorageError("in-use", str(folder)) from error
    except OSError as error:
        raise StorageError("cannot-open", str(error)) from error


def bring_up(folder: Path, path: Path, now: datetime, seals: Seals) -> tuple[Sealer, bool]:
    """See that the books of a locked folder are ours, sound and of this program's schema.

    Returns what seals their next entries, and whether they were checked: large ones are not, and
    whoever opens them has to see to it.
    """
    backups = folder / "backups"
    if not path.exists():
        _require_no_backups(backups)
    is_small = not path.exists() or path.stat().st_size < LARGE
    engine = open_engine(path, writes=True)
    try:
        with as_storage_errors():
            if require_not_newer(engine):
                if is_small:
                    require_intact(path)
                _require_not_behind(engine, folder, seals)
            else:
                _require_no_backups(backups)
        migrate(engine, backups)
        with as_storage_errors(), engine.begin() as connection:
            sealer = sealer_of(connection, _found_counter(connection, now), now, seals)
    finally:
        engine.dispose()
    return sealer, is_small


def _require_no_backups(folder: Path) -> None:
    """Found no new books where the old ones are missing."""
    if there := found_in(folder):
        raise StorageError("journal-lost", there[0].file.name)


class InPlace:
    """Sees that the files of open books stay the ones under their names.

    One that is deleted is written on without an error, and gone when the books are closed.
    """

    def __init__(self, books: Path) -> None:
        self._files = (books, books.with_name(f"{books.name}-wal"))
        self._seen = {books: _numbers(books)}

    def require(self) -> None:
        """Raise StorageError("damaged") if one that was there is gone, or another in its place.

        The caller has a connection: with the first one the log comes, and it goes with the last.
        """
        for file in self._files:
            now = _numbers(file)
            if now != self._seen.setdefault(file, now):
                raise StorageError("damaged", f"{file.name} was deleted or replaced")


def _numbers(file: Path) -> tuple[int, int] | None:
    """Return what tells a file from another that comes to its name."""
    try:
        found = file.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino)


def _require_not_behind(engine: Engine, folder: Path, seals: Seals) -> None:
    """Raise StorageError if somebody outside the books has seen what these no longer say.

    "journal-behind" names the backup that has it; "books-changed" is what the last transaction and
    the last closing remember. Then somebody has put other books in their place or taken from them,
    or the disk has lost what it had confirmed.
    """
    with engine.begin() as connection:
        row = connection.execute(select(COUNTER.c.device, COUNTER.c.epoch)).first()
        if row is None:  # the founding was cut off before its last step, which comes next
            _require_no_backups(folder / "backups")
            return
        identity = row.device + base36(row.epoch, 2)
        for backup in found_in(folder / "backups"):
            if backup.head.identity == identity:
                if not agrees(connection, identity, backup.head):
                    raise StorageError("journal-behind", backup.file.name)
                break
        for seen in (AnchorFile(folder).read(seals), seals.head(row.device)):
            if seen and not agrees(connection, identity, seen):
                raise StorageError("books-changed", f"{seen.identity}-{seen.entries}")


def _found_counter(connection: Connection, now: datetime) -> str:
    """Return who the counter is, and decide it the first time."""
    row = connection.execute(select(COUNTER.c.device, COUNTER.c.epoch)).first()
    if row is not None:
        return str(row.device) + base36(row.epoch, 2)
    device = base36(secrets.randbelow(36**4), 4)
    made = {"id": 1, "device": device, "epoch": 0, "made_at": stamp(now)}
    connection.execute(insert(COUNTER), made)
    return device + base36(0, 2)
