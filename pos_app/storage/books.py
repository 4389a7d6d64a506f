"""The open database: who may write, every transaction, and the room they need."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from filelock import FileLock
from sqlalchemy import Connection, select

from pos_app.domain.errors import StorageError
from pos_app.domain.shift import WIB_DAYS, BusinessDays
from pos_app.services.refs import base36
from pos_app.storage import copies
from pos_app.storage.engine import as_damage, as_storage_errors, open_engine
from pos_app.storage.migrate import is_current
from pos_app.storage.opening import InPlace, bring_up, lock_books, require_intact
from pos_app.storage.space import Space
from pos_app.storage.tables import COUNTER

log = logging.getLogger(__name__)
T = TypeVar("T")


class Books:
    """One SQLite file, and the transactions that every store makes in it.

    Only one process writes: a second one is refused with StorageError("in-use"). With
    `writes=False` the file is read beside a writer, and every write fails. `days` are those that
    results are counted for.
    """

    def __init__(
        self,
        folder: Path,
        now: datetime,
        *,
        writes: bool = True,
        days: BusinessDays = WIB_DAYS,
    ) -> None:
        self.days = days
        self._lock = FileLock(folder / "journal.lock", blocking=False)
        path = folder / "journal.db"
        self._space = Space(folder)
        self._is_checked = not writes
        if writes or not is_current(path):
            self._open_for_writing(folder, path, now)
        if not writes:
            self._lock.release()
        self._writer = open_engine(path, writes=writes)
        self._reader = open_engine(path, writes=False)
        self._identity = ""
        self._in_place = InPlace(path)

    def close(self) -> None:
        """Close every connection and let the next process in."""
        self._writer.dispose()
        self._reader.dispose()
        self._lock.release()

    def require_room(self) -> None:
        """See `Store`."""
        self.identity()  # the first look connects, and the connection stays
        self._in_place.require()
        self._space.require()

    def identity(self) -> str:
        """See `Store`. Read once: it cannot change while this process holds the lock."""
        if not self._identity:
            with self.read() as connection:
                row = connection.execute(select(COUNTER.c.device, COUNTER.c.epoch)).one()
            self._identity = row.device + base36(row.epoch, 2)
        return self._identity

    def check(self) -> None:
        """Do what opening leaves to be done behind: check large books to their end, once.

        Raises StorageError("damaged").
        """
        if not self._is_checked:
            with as_storage_errors():
                require_intact(self._reader)
            self._is_checked = True

    def copy(self, to: Path) -> None:
        """Copy the books as they stand; see `Store.back_up`."""
        copies.back_up(self._reader, to)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Look at the books as they stand; raises StorageError."""
        with as_damage(), as_storage_errors(), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Make one durable transaction; raises StorageError, and then nothing is written."""
        with as_storage_errors(), self._writer.begin() as connection:
            yield connection

    def save(self, work: Callable[[Connection], T]) -> T:
        """Write down what has happened, at the price of the ballast where the disk is full."""
        try:
            with self.write() as connection:
                return work(connection)
        except StorageError as error:
            if error.code != "disk-full":
                raise
            log.warning("the disk is full: the ballast is given up")
            self._space.release()
        with self.write() as connection:
            return work(connection)

    def _open_for_writing(self, folder: Path, path: Path, now: datetime) -> None:
        lock_books(self._lock, folder)
        try:
            self._is_checked = bring_up(folder, path, now)
        except BaseException:
            self._lock.release()
            raise
        with suppress(StorageError):  # a full disk is no reason not to look into the books
            self._space.require()
