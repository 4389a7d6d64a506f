"""Putting a backup in the place of the journal: the old books or the new ones, whole."""

import os
import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, select, update

from pos_app.domain.errors import StorageError
from pos_app.domain.journal import GENESIS
from pos_app.services.backups import found_in
from pos_app.services.ports import Head
from pos_app.services.refs import base36
from pos_app.services.sending import RESTORED
from pos_app.storage import chain, statements, verify
from pos_app.storage.anchors import remember
from pos_app.storage.copies import BESIDE, draft_of, settle, sync_folder
from pos_app.storage.engine import APPLICATION_ID, as_storage_errors, open_engine, storage_error
from pos_app.storage.intact import require_intact
from pos_app.storage.keying import replaced, sealer_of
from pos_app.storage.migrate import migrate
from pos_app.storage.opening import lock_books, lock_of
from pos_app.storage.seals import KeysBeside, KeyStore, Sealer, Seals
from pos_app.storage.statements import run
from pos_app.storage.tables import COUNTER


@dataclass(frozen=True, slots=True)
class Restored:
    """How far the restored books had come, who they are now, and where the old ones are."""

    head: Head
    aside: Path | None


def restore(
    folder: Path, backup: Path, at: datetime, actor: str, *, keys: KeyStore | None = None
) -> Restored:
    """Put a backup in the place of the journal, under a new epoch: no ref is made a second time.

    The backup is checked first and not changed. The journal of before is kept beside the new one.
    Killed at any point, the folder has the old books or the new ones. The new ones say in their
    sealed journal what was done, and nothing is sent from them until that is accepted. Where the
    key of the backup is not on this computer, its seals are taken as they are, under a new one.

    Raises StorageError: "in-use" while a counter is open, "bad-backup", "newer-schema", or what the
    disk says.
    """
    lock = lock_of(folder)
    lock_books(lock, folder)
    try:
        with as_storage_errors():
            return _restore(folder, backup, at, actor, Seals(keys or KeysBeside(folder), folder))
    finally:
        lock.release()


def _restore(folder: Path, backup: Path, at: datetime, actor: str, seals: Seals) -> Restored:
    journal = folder / "journal.db"
    when = at.astimezone(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    replaced = folder / f"journal-replaced-{when}.db"
    aside = replaced if journal.exists() else None
    told = {"file": backup.name, "replaced": aside.name if aside else ""}
    with draft_of(journal) as draft:
        _fetch(backup, draft)
        used = [_epoch(journal), *(b.head.epoch for b in found_in(folder / "backups"))]
        head, sealer = _begin_epoch(draft, folder, max(used) + 1, at, actor, told, seals)
        _set_aside(journal, replaced)
        settle(draft, journal)
    remember(folder, sealer, seals)
    return Restored(head, aside)


def _fetch(backup: Path, draft: Path) -> None:
    """Copy a backup and see that it is a sound file of ours; raises StorageError("bad-backup")."""
    try:
        for ending in ("", "-wal"):
            file = backup.with_name(backup.name + ending)
            if file.exists() or not ending:
                shutil.copyfile(file, draft.with_name(draft.name + ending))
    except OSError as error:
        raise StorageError("cannot-open", str(error)) from error
    try:
        owner = _folded(draft, "PRAGMA application_id")
        require_intact(draft)
    except sqlite3.DatabaseError as error:
        raise StorageError("bad-backup", str(error)) from error
    except StorageError as error:
        raise StorageError("bad-backup", error.detail) from error
    if owner != APPLICATION_ID:
        raise StorageError("bad-backup", hex(owner))


def _folded(file: Path, question: str) -> int:
    """Bring a database into its one file, and return the answer to a question about it."""
    with closing(sqlite3.connect(file, timeout=1)) as connection:
        (answer,) = connection.execute(question).fetchone()
        connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    return int(answer)


def _epoch(journal: Path) -> int:
    """Return the epoch of the journal that is replaced, -1 if it cannot say; it is one file then.

    Raises StorageError("locked") while somebody reads it.
    """
    if not journal.exists():
        return -1
    try:
        return _folded(journal, "SELECT epoch FROM counter")
    except sqlite3.DatabaseError as error:
        if storage_error(error).code == "locked":
            raise
        return -1


def _begin_epoch(
    draft: Path,
    folder: Path,
    least: int,
    at: datetime,
    actor: str,
    told: Mapping[str, str],
    seals: Seals,
) -> tuple[Head, Sealer]:
    """Verify the new books and write into them what they are; return how far they had come.

    They are brought to this program's schema before, since it knows the chain of no other.
    """
    engine = open_engine(draft, writes=True)
    try:
        migrate(engine, folder / "backups")
        with engine.begin() as connection:
            _require_chain(connection, seals)
            head = Head(_renewed(connection, least, seals), *_last(connection))
            data: dict[str, str | int] = {
                "entries": head.entries,
                "last_seal": head.seal,
                "epoch": head.epoch,
                **told,
            }
            sealer = _sealer(connection, head.identity, at, actor, seals)
            chain.append(connection, RESTORED, at, actor=actor, ref=head.identity, data=data)
        sealer.committed()
    finally:
        engine.dispose()
    _folded(draft, "PRAGMA user_version")
    return head, sealer


def _sealer(
    connection: Connection, identity: str, at: datetime, actor: str, seals: Seals
) -> Sealer:
    """Return what seals the restored books, and let it; their own key, or one in its place."""
    try:
        sealer = sealer_of(connection, identity, at, seals)
    except StorageError as error:
        if error.code != "key-missing":
            raise
        sealer = replaced(connection, identity, at, actor, seals)
    chain.seal_with(connection, sealer)
    return sealer


def _require_chain(connection: Connection, seals: Seals) -> None:
    verdict = verify.verify(connection, seals)
    if not verdict.ok and verdict.problem != "key-missing":
        raise StorageError("bad-backup", f"{verdict.problem}, entry {verdict.first_bad}")


def _last(connection: Connection) -> tuple[int, str]:
    last = run(connection, statements.LAST_SEAL)
    return (last["seq"], last["seal"]) if last else (0, GENESIS)


def _renewed(connection: Connection, least: int, seals: Seals) -> str:
    """Give the counter an epoch that it has not had, `least` or later; return its identity."""
    row = connection.execute(select(COUNTER)).first()
    if row is None:
        raise StorageError("bad-backup", "counter")
    seen = seals.head(row.device)
    epoch = max(least, row.epoch + 1, seen.epoch + 1 if seen else 0)
    connection.execute(update(COUNTER).values(epoch=epoch))
    return str(row.device) + base36(epoch, 2)


def _set_aside(journal: Path, aside: Path) -> None:
    """Give the journal a second name, with what is beside it; the first one is given away next."""
    for ending in ("", *BESIDE):
        file = journal.with_name(journal.name + ending)
        if file.exists():
            _also_call(file, aside.with_name(aside.name + ending))
    sync_folder(journal.parent)
    # Of books that are damaged or lost: what is left beside them would be read into the new ones.
    for ending in BESIDE:
        journal.with_name(journal.name + ending).unlink(missing_ok=True)


def _also_call(file: Path, name: Path) -> None:
    try:
        os.link(file, name)
    except FileExistsError:
        raise
    except OSError:  # not every file system has links
        shutil.copyfile(file, name)
