"""A restore that is only rehearsed: what comes of a backup is held against the open books."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import select

from pos_app.domain.errors import StorageError
from pos_app.services.ports import Head
from pos_app.storage.books import Books
from pos_app.storage.journal_store import JournalStore
from pos_app.storage.restore import restore
from pos_app.storage.seals import KeysBeside, KeyStore
from pos_app.storage.space import require_room
from pos_app.storage.tables import JOURNAL


@contextmanager
def folder_aside(home: Path, prefix: str) -> Iterator[Path]:
    """Yield a folder of its own in a home, gone afterwards; raises OSError.

    What a kill has left of the one before, a copy of the books as a rule, is removed first.
    """
    for left in home.glob(f"{prefix}*/"):
        shutil.rmtree(left)
    with TemporaryDirectory(prefix=prefix, dir=home) as folder:
        yield Path(folder)


class KeysAside:
    """The keys of the books to read; what a rehearsal would keep goes with its folder."""

    def __init__(self, real: KeyStore, own: KeyStore) -> None:
        self._real = real
        self._own = own

    def read(self, name: str) -> str | None:
        """See `KeyStore`."""
        return self._own.read(name) or self._real.read(name)

    def keep(self, name: str, value: str) -> None:
        """See `KeyStore`."""
        self._own.keep(name, value)


class Rehearsal:
    """Restores into a folder of its own in the home, which is gone afterwards."""

    def __init__(self, books: Books, home: Path) -> None:
        self._books = books
        self._home = home

    def run(self, backup: Path, at: datetime) -> Head:
        """Restore a backup, open what comes of it, and return how far it had come.

        The restore checks the file and every seal. Raises StorageError: what `restore` and opening
        raise, "backup" where there is no room, "drill-differs" for a backup that is sound and not
        of these books.
        """
        try:
            with folder_aside(self._home, "drill-") as folder:
                require_room(self._home, backup.stat().st_size)
                keys = KeysAside(self._books.keys, KeysBeside(folder))
                restored = restore(folder, backup, at, "drill", keys=keys)
                JournalStore(folder, at, keys=keys).close()
        except OSError as error:
            raise StorageError("backup", str(error)) from error
        self._require_same(restored.head, backup)
        return restored.head

    def _require_same(self, head: Head, backup: Path) -> None:
        """See that the open books have the last seal of the backup at the same place.

        A seal goes over all before it: then the backup is what these books were.
        """
        query = select(JOURNAL.c.seal).where(JOURNAL.c.seq == head.entries)
        with self._books.read() as connection:
            seal = connection.execute(query).scalar()
        if seal != head.seal:
            raise StorageError("drill-differs", backup.name)
