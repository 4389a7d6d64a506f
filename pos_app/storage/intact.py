"""SQLite's own check of a database, table by table, by two processors."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from pos_app.domain.errors import StorageError
from pos_app.storage.engine import as_storage_errors, connect_to_read

CACHE = 64_000_000
"""Bytes that each of the two may hold: the check looks up every row in every index."""

_TABLES = """
    SELECT 'sqlite_schema' UNION ALL
    SELECT name FROM (
        SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0
        ORDER BY name = 'journal' DESC
    )
"""
"""The largest first, so that neither processor waits long for the other."""


def require_intact(file: Path) -> None:
    """Raise StorageError("damaged") if SQLite finds damage anywhere in a database.

    Each table is held against all its indexes, and `sqlite_schema` stands for the list of free
    pages. SQLite's quick check looks into no index, and an open payment is found by one of them.
    Raises other StorageErrors for a file that cannot be read.
    """
    with as_storage_errors():
        with closing(connect_to_read(file)) as connection:
            tables = iter([str(name) for (name,) in connection.execute(_TABLES)])
        # The database lets go of the interpreter while it looks, so threads do. Each takes the
        # next table when it has done with one.
        with ThreadPoolExecutor(2) as pool:
            for said in pool.map(_check, [file] * 2, [tables] * 2):
                if said != "ok":
                    raise StorageError("damaged", said)


def _check(file: Path, tables: Iterator[str]) -> str:
    with closing(connect_to_read(file)) as connection:
        connection.execute(f"PRAGMA cache_size = {-CACHE // 1024}")
        for table in tables:
            quoted = table.replace('"', '""')
            (said,) = connection.execute(f'PRAGMA integrity_check("{quoted}")').fetchone()
            if said != "ok":
                return str(said)
    return "ok"
