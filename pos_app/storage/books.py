"""The open database: who may write, every transaction, and the room they need."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, select

from pos_app.domain.errors import StorageError
from pos_app.domain.journal import CLOSED, Verdict
from pos_app.domain.shift import WIB_DAYS, BusinessDays
from pos_app.services.backups import found_in
from pos_app.services.ports import Head
from pos_app.services.refs import base36
from pos_app.storage import chain, copies, verify
from pos_app.storage.anchors import AnchorFile, witnessed
from pos_app.storage.engine import as_damage, as_storage_errors, open_engine
from pos_app.storage.intact import require_intact
from pos_app.storage.keying import rotated
from pos_app.storage.migrate import is_current
from pos_app.storage.opening import InPlace, bring_up, lock_books, lock_of
from pos_app.storage.seals import KeysBeside, KeyStore, Sealer, Seals
from pos_app.storage.space import Space
from pos_app.storage.tables import COUNTER

log = logging.getLogger(__name__)
T = TypeVar("T")

WITNESSED = frozenset({CLOSED, "cashier.signed-out"})
"""Entries after which somebody leaves: the end of a shift, or of somebody's turn."""


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
        keys: KeyStore | None = None,
    ) -> None:
        self.days = days
        self.keys = keys or KeysBeside(folder)
        self.seals = Seals(self.keys, folder)
        self.anchor = AnchorFile(folder)
        self._folder = folder
        self._sealer: Sealer | None = None
        self._lock = lock_of(folder)
        self._path = path = folder / "journal.db"
        self._space = Space(folder)
        self._is_checked = not writes
        if writes or not is_current(path):
            self._open_for_writing(folder, path, now)
        if not writes:
            self._sealer = None
            self._lock.release()
        self._writer = open_engine(path, writes=writes)
        self._reader = open_engine(path, writes=False)
        self._identity = ""
        self._remembered: Head | None = None
        self._in_place = InPlace(path)

    def close(self) -> None:
        """Close every connection and let the next process in."""
        self.remember()
        self.anchor.close()
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
                require_intact(self._path)
            self._is_checked = True

    def copy(self, to: Path) -> None:
        """Copy the books as they stand; see `Store.back_up`."""
        copies.back_up(self._reader, to, self.seals)
        self.remember()

    def remember(self) -> None:
        """Remember where the keys are how far the books have come, as often as there is time to.

        Where that fails the file beside the books still knows it, and so do the backups.
        """
        if self._sealer is None or self._sealer.head == self._remembered:
            return
        try:
            head = self._sealer.head
            self.seals.keep_head(head)
            self._remembered = head
        except StorageError as error:
            log.warning("how far the books have come is not remembered: %s", error)

    def verify(self) -> Verdict:
        """See `Store`: the books, and whether the witnesses outside of them agree."""
        identity = self.identity()
        # Before the books are looked at: a payment that comes in between is in them, then.
        seen = {
            "file": self.anchor.read(self.seals),
            "keys": self.seals.head(identity[:4]),
            "backup": next((b.head for b in found_in(self._folder / "backups")), None),
        }
        with self.read() as connection:
            verdict = verify.verify(connection, self.seals)
            return witnessed(connection, verdict, identity, seen)

    def rotate_key(self, at: datetime, *, actor: str) -> str:
        """See `services.sealing.SealedBooks`."""
        with as_storage_errors(), self._writer.connect() as connection:
            with connection.begin():
                sealer = rotated(connection, self._sealing(), at, actor, self.seals)
            self._sealer = sealer
            self._take(sealer)
        return sealer.key.id

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Look at the books as they stand; raises StorageError."""
        with as_damage(), as_storage_errors(), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Make one durable transaction; raises StorageError, and then nothing is written."""
        with as_storage_errors(), self._writer.connect() as connection:
            with connection.begin():
                sealer = self._sealing()
                chain.seal_with(connection, sealer)
                yield connection
            self._take(sealer)

    def _sealing(self) -> Sealer:
        if self._sealer is None:
            raise StorageError("read-only")
        return self._sealer

    def _take(self, sealer: Sealer) -> None:
        """Let the witnesses know what was committed, before anybody else writes."""
        if kind := sealer.committed():
            self.anchor.write(sealer.head, sealer.key)
            if kind in WITNESSED:
                self.remember()

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
            self._sealer, self._is_checked = bring_up(folder, path, now, self.seals)
        except BaseException:
            self._lock.release()
            raise
        with suppress(StorageError):  # a full disk is no reason not to look into the books
            self._space.require()
