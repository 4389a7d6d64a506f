"""Connections to the journal database, with every setting pinned and read back."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool
from sqlmodel import create_engine

from pos_app.domain.errors import StorageError

APPLICATION_ID = 0x504F5341
"""Marks the file as ours ("POSA")."""

PRAGMAS: dict[str, str | int] = {
    "journal_mode": "wal",
    "synchronous": 2,  # FULL: NORMAL lost acknowledged commits in simulated power cuts
    "foreign_keys": 1,
    "busy_timeout": 5000,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "secure_delete": 1,
    "mmap_size": 0,
}

_CODES = {
    sqlite3.SQLITE_FULL: "disk-full",
    sqlite3.SQLITE_IOERR_SHMSIZE: "disk-full",  # the index of the WAL found no room to grow
    sqlite3.SQLITE_READONLY: "read-only",
    sqlite3.SQLITE_CANTOPEN: "cannot-open",
    sqlite3.SQLITE_PERM: "cannot-open",
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
    sqlite3.SQLITE_IOERR: "disk",
}


def storage_error(error: sqlite3.Error) -> StorageError:
    """Return what SQLite says as one of ours; the upper bits of its code are details, mostly."""
    code = getattr(error, "sqlite_errorcode", 0)
    return StorageError(_CODES.get(code) or _CODES.get(code & 0xFF, "database"), str(error))


@contextmanager
def as_storage_errors() -> Iterator[None]:
    """Turn the database's errors into StorageError."""
    try:
        yield
    except DBAPIError as error:
        if not isinstance(error.orig, sqlite3.Error):
            raise
        raise storage_error(error.orig) from error
    except sqlite3.Error as error:
        raise storage_error(error) from error
    except UnicodeDecodeError as error:  # what SQLite says quotes a schema that is no text
        raise StorageError("damaged", str(error)) from error


@contextmanager
def as_damage() -> Iterator[None]:
    """Say of rows that make no sense, once they are read, that the books are damaged."""
    try:
        yield
    except (ValueError, KeyError) as error:
        raise StorageError("damaged", str(error)) from error


def open_engine(path: Path, *, writes: bool) -> Engine:
    """Return an engine: one connection if it writes, which does all writes; else a few readers.

    Raises StorageError when the file cannot be opened with the settings above.
    """
    engine = create_engine(
        # Not as text: behind a question mark it would be read as a query.
        URL.create("sqlite", database=str(path)),
        pool_size=1 if writes else 4,
        max_overflow=0,
        # Every use is one whole transaction (`begin`), so there is nothing to roll back on return.
        pool_reset_on_return=None,
        connect_args={"check_same_thread": False, "cached_statements": 256},
    )

    @event.listens_for(engine, "connect")
    def pin(connection: Any, _record: object) -> None:
        # None: SQLAlchemy's "begin" below says when a transaction starts, and of which kind.
        connection.isolation_level = None
        pin_settings(connection, writes=writes)

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        # Straight to the driver: this runs at every commit, and has no result to wrap.
        connection.connection.driver_connection.execute("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def connect_to_read(path: Path) -> sqlite3.Connection:
    """Return a plain connection to a file that it cannot write, and whose schema it distrusts."""
    where = f"{path.absolute().as_uri()}?mode=ro"
    connection = sqlite3.connect(where, uri=True, check_same_thread=False)
    connection.execute("PRAGMA trusted_schema = 0")
    return connection


def open_copy(path: Path) -> Engine:
    """Return an engine that reads a file of ours that nobody writes, and leaves it as it is."""

    def connect() -> sqlite3.Connection:
        connection = connect_to_read(path)
        _require_ours(connection)
        return connection

    return create_engine("sqlite://", creator=connect, poolclass=NullPool)


def pin_settings(connection: sqlite3.Connection, *, writes: bool) -> None:
    """Set every setting and read it back; raises StorageError("pragma") if one did not take.

    A file of another program is left as it is: StorageError("not-ours").
    """
    _require_ours(connection)
    for name, value in PRAGMAS.items():
        connection.execute(f"PRAGMA {name} = {value}").fetchall()
        (now,) = connection.execute(f"PRAGMA {name}").fetchone()
        if now != value:
            raise StorageError("pragma", f"{name} is {now}, not {value}")
    connection.execute(f"PRAGMA query_only = {int(not writes)}")


def _require_ours(connection: sqlite3.Connection) -> None:
    """See that the file is signed by us, or empty: a database that is yet to be founded."""
    # In this order: a founding that commits in between has brought both.
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    (owner,) = connection.execute("PRAGMA application_id").fetchone()
    if owner != APPLICATION_ID and (owner or tables):
        raise StorageError("not-ours", hex(owner))
