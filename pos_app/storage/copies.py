"""Copies of the books: made beside a journal that goes on, and believed only when checked."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, func, select
from sqlmodel import SQLModel

from pos_app.domain.errors import StorageError
from pos_app.storage import statements, verify
from pos_app.storage.engine import as_storage_errors, open_copy
from pos_app.storage.intact import require_intact
from pos_app.storage.seals import Seals
from pos_app.storage.space import require_room
from pos_app.storage.statements import run

BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file while it is in use."""


def back_up(engine: Engine, to: Path, seals: Seals) -> None:
    """Copy the books to a file that appears only when the copy was found to be sound and the same.

    Sound: SQLite's check and every seal. The same: as many rows in each table, and the last seal.
    The copy is one file, of one moment; the journal is written meanwhile. Raises StorageError.
    """
    with as_storage_errors(), draft_of(to) as draft:
        with engine.connect() as source, source.begin():
            _require_space(source, to.parent)
            wanted = _contents(source)
            copy(source.connection.driver_connection, draft)
        require_sound(draft, seals)
        if wanted != _read(draft):
            raise StorageError("backup", "the copy differs")
        settle(draft, to)


@contextmanager
def draft_of(to: Path) -> Iterator[Path]:
    """Yield the name under which a file is made that is not yet what it shall be.

    Nothing is left under it, except by a kill. Raises StorageError("backup") for the disk's errors.
    """
    draft = to.with_name(f"{to.name}.part")
    try:
        remove(draft)
        yield draft
    except OSError as error:
        raise StorageError("backup", str(error)) from error
    finally:
        # A disk that is full is not made fuller by what is left of the attempt.
        with suppress(OSError):
            remove(draft)


def copy(source: Any, draft: Path) -> None:
    """Copy a database by SQLite's own backup, into one file that needs none beside it."""
    with closing(sqlite3.connect(draft)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")


def require_sound(copied: Path, seals: Seals) -> None:
    """Raise StorageError("backup") unless a copy passes SQLite's check and the chain's."""
    engine = open_copy(copied)
    with as_backup_errors():
        require_intact(copied)
        try:
            with engine.connect() as connection:
                verdict = verify.verify(connection, seals)
        finally:
            engine.dispose()
    if not verdict.ok:
        raise StorageError("backup", f"{verdict.problem}, entry {verdict.first_bad}")


@contextmanager
def as_backup_errors() -> Iterator[None]:
    """Say of a copy that cannot be read that it is none: nothing is wrong with the journal."""
    try:
        with as_storage_errors():
            yield
    except StorageError as error:
        raise StorageError("backup", error.detail) from error


def settle(draft: Path, to: Path) -> None:
    """Give a file its name, whole or not at all, so that a power cut does not take it back."""
    with draft.open("rb+") as file:
        os.fsync(file.fileno())
    draft.replace(to)
    sync_folder(to.parent)


def sync_folder(folder: Path) -> None:
    """See that the names in a folder are on the disk; Windows sees to it by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def remove(file: Path) -> None:
    """Remove a database, with what SQLite keeps beside it."""
    for name in (file.name, *(file.name + ending for ending in BESIDE)):
        file.with_name(name).unlink(missing_ok=True)


def _require_space(source: Connection, folder: Path) -> None:
    """See that the copy leaves to payments what they need."""
    pages, each = (
        int(source.exec_driver_sql(f"PRAGMA {name}").scalar_one())
        for name in ("page_count", "page_size")
    )
    require_room(folder, pages * each)


def _read(copied: Path) -> dict[str, object]:
    engine = open_copy(copied)
    try:
        with engine.connect() as connection:
            return _contents(connection)
    finally:
        engine.dispose()


def _contents(connection: Connection) -> dict[str, object]:
    """Return how many rows each table has, and the last seal."""
    last = run(connection, statements.LAST_SEAL)
    rows: dict[str, object] = {
        table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
        for table in SQLModel.metadata.sorted_tables
    }
    return {**rows, "": last["seal"] if last else ""}
