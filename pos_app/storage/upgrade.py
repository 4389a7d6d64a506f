"""Books before an upgrade, of this schema or an older one: how they stand, a copy, a rehearsal."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from filelock import Timeout
from sqlalchemy import Connection, select

from pos_app.domain.errors import StorageError
from pos_app.domain.payment import FINAL
from pos_app.storage.copies import as_backup_errors, copy, draft_of, settle
from pos_app.storage.engine import as_damage, as_storage_errors, open_copy
from pos_app.storage.intact import require_intact
from pos_app.storage.journal_store import JournalStore
from pos_app.storage.migrate import require_not_newer
from pos_app.storage.opening import lock_of
from pos_app.storage.rehearsal import KeysAside, folder_aside
from pos_app.storage.rows import unstamp
from pos_app.storage.seals import KeysBeside, KeyStore
from pos_app.storage.space import require_room
from pos_app.storage.statements import literal_states
from pos_app.storage.tables import PAYMENT, SHIFT, Z_REPORT

SHIFTS_SINCE = 5
"""The schema from which on there are shifts."""


class OpenShift(NamedTuple):
    """A shift without its Z report; `since` is in UTC."""

    number: int
    since: datetime
    by: str


class Standing(NamedTuple):
    """How books stand: the shift that is open, and the refs of what is not finished."""

    shift: OpenShift | None
    unfinished: tuple[str, ...]


def standing(folder: Path) -> Standing | None:
    """Return how the books of a folder stand, None where there are none; changes nothing.

    Raises StorageError("newer-schema") for those of a newer program, and what reading raises.
    """
    path = folder / "journal.db"
    if not path.exists():
        return None
    engine = open_copy(path)
    try:
        with as_damage(), as_storage_errors(), engine.connect() as connection:
            schema = require_not_newer(engine)
            return _standing(connection, schema) if schema else None
    finally:
        engine.dispose()


def is_held(folder: Path) -> bool:
    """Return whether somebody writes to the books; raises StorageError("cannot-open")."""
    lock = lock_of(folder)
    try:
        if Path(lock.lock_file).exists():
            with lock.acquire(blocking=False):
                return False
    except Timeout:
        return True
    except OSError as error:
        raise StorageError("cannot-open", str(error)) from error
    return False


def save_copy(folder: Path, name: str) -> Path:
    """Copy books that nobody writes to a backup of this name, and return it.

    It appears only when SQLite finds no damage in it. Raises StorageError("backup").
    """
    target = folder / "backups" / name
    with as_backup_errors(), draft_of(target) as draft:
        target.parent.mkdir(parents=True, exist_ok=True)
        _copy(folder, draft)
        require_intact(draft)
        settle(draft, target)
    return target


def rehearse(folder: Path, at: datetime, keys: KeyStore) -> None:
    """Open a copy of books with this program, which upgrades it, and verify every seal.

    It works in a folder that is gone afterwards. Raises what opening raises, StorageError("backup")
    for seals that do not agree and where there is no room.
    """
    try:
        with folder_aside(folder, "upgrade-") as aside:
            _copy(folder, aside / "journal.db")
            own = KeysAside(keys, KeysBeside(aside))
            store = JournalStore(aside, at, keys=own)
            try:
                verdict = store.verify()
            finally:
                store.close()
    except OSError as error:
        raise StorageError("backup", str(error)) from error
    if not verdict.ok:
        raise StorageError("backup", f"{verdict.problem}, entry {verdict.first_bad}")


def _copy(folder: Path, to: Path) -> None:
    books = folder / "journal.db"
    require_room(folder, books.stat().st_size)
    engine = open_copy(books)
    try:
        with as_backup_errors(), engine.connect() as source:
            copy(source.connection.driver_connection, to)
    finally:
        engine.dispose()


def _standing(connection: Connection, schema: int) -> Standing:
    # Literal, as in its index of unfinished payments: bound, all payments are gone through.
    open_ones = select(PAYMENT.c.ref).where(PAYMENT.c.state.not_in(literal_states(FINAL)))
    refs = connection.execute(open_ones.order_by(PAYMENT.c.made_at)).scalars()
    shift = _open_shift(connection) if schema >= SHIFTS_SINCE else None
    return Standing(shift, tuple(refs))


def _open_shift(connection: Connection) -> OpenShift | None:
    closed = select(Z_REPORT.c.number)
    found = connection.execute(
        select(SHIFT.c.number, SHIFT.c.opened_at, SHIFT.c.opened_by).where(
            SHIFT.c.number.not_in(closed)
        )
    ).first()
    return OpenShift(found.number, unstamp(found.opened_at), found.opened_by) if found else None
