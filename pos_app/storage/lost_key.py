"""Going on with books whose key is not here: they were moved, or its place was emptied."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, select

from pos_app.domain.errors import RuleError, StorageError
from pos_app.services.refs import base36
from pos_app.storage.anchors import remember
from pos_app.storage.engine import as_storage_errors, open_engine
from pos_app.storage.keying import replaced
from pos_app.storage.migrate import is_current
from pos_app.storage.opening import lock_books, lock_of
from pos_app.storage.seals import KeyStore, Seals
from pos_app.storage.tables import COUNTER
from pos_app.storage.verify import verify


def replace_key(folder: Path, at: datetime, actor: str, *, keys: KeyStore) -> str:
    """Put a new key in the place of one that is lost, and return its id.

    What nobody can verify any more is taken as it is, and cannot change unseen from then on.
    Nothing is sent until a person has accepted the books, as after a restore.

    Raises RuleError("key-there") if none is missing, StorageError "in-use", or "books-changed" if
    something else is wrong with the books.
    """
    lock = lock_of(folder)
    lock_books(lock, folder)
    try:
        path = folder / "journal.db"
        if not is_current(path):
            raise RuleError("key-there")
        return _replace(folder, path, at, actor, Seals(keys, folder))
    finally:
        lock.release()


def _replace(folder: Path, path: Path, at: datetime, actor: str, seals: Seals) -> str:
    engine = open_engine(path, writes=True)
    try:
        with as_storage_errors(), engine.begin() as connection:
            _require_lost(connection, seals)
            row = connection.execute(select(COUNTER.c.device, COUNTER.c.epoch)).one()
            identity = row.device + base36(row.epoch, 2)
            sealer = replaced(connection, identity, at, actor, seals)
    finally:
        engine.dispose()
    sealer.committed()
    remember(folder, sealer, seals)
    return sealer.key.id


def _require_lost(connection: Connection, seals: Seals) -> None:
    verdict = verify(connection, seals)
    if verdict.ok:
        raise RuleError("key-there")
    if verdict.problem != "key-missing":
        raise StorageError("books-changed", f"{verdict.problem}, entry {verdict.first_bad}")
