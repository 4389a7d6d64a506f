"""Opening the books for writing: lock, version gate, check, schema, and who this counter is."""

import secrets
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import Connection, insert, select

from pos_app.domain.errors import StorageError
from pos_app.services.refs import base36
from pos_app.storage.engine import as_storage_errors, open_engine
from pos_app.storage.migrate import migrate
from pos_app.storage.rows import stamp
from pos_app.storage.tables import COUNTER


def lock_books(lock: FileLock, folder: Path) -> None:
    """Become the one who writes; raises StorageError("in-use") if there is one."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise StorageError("in-use", str(folder)) from error
    except OSError as error:
        raise StorageError("cannot-open", str(error)) from error


def bring_up(folder: Path, path: Path, now: datetime) -> None:
    """See that the books of a locked folder are ours, sound and of this program's schema."""
    engine = open_engine(path, writes=True)
    try:
        migrate(engine, folder / "backups")
        with as_storage_errors(), engine.begin() as connection:
            _found_counter(connection, now)
    finally:
        engine.dispose()


def _found_counter(connection: Connection, now: datetime) -> None:
    if connection.execute(select(COUNTER)).first() is None:
        row = {"id": 1, "device": base36(secrets.randbelow(36**4), 4), "epoch": 0}
        connection.execute(insert(COUNTER), {**row, "made_at": stamp(now)})
