"""The rows of shifts that belong to one entry of the journal, and the digest that seals them."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from json.encoder import encode_basestring_ascii as quoted
from typing import Any, cast

from sqlalchemy import Select, literal_column, select

from pos_app.domain.journal import canonical
from pos_app.storage.plain import encode, object_of
from pos_app.storage.tables import CASH_COUNT, SALE, SHIFT, TAKING, Z_REPORT

_NUMBERED_BY_THE_DATABASE = {"id", "entry"}
_TABLES = (SALE, TAKING, SHIFT, CASH_COUNT, Z_REPORT)


def digest_of(rows: Iterable[tuple[str, Mapping[str, Any]]]) -> str:
    """Return SHA-256 over rows by their tables, whatever their order."""
    said = sorted(canonical({**row, "table": table}) for table, row in rows)
    return sha256(canonical({"rows": said}).encode("ascii")).hexdigest()


class PostedRows:
    """The rows of a range of entries, read beside the entries and in their order.

    So a million payments need no million questions.
    """

    def __init__(self, connection: sqlite3.Connection, first: int, last: int) -> None:
        self._tables = [_Table(connection, table, first, last) for table in _TABLES]

    def are(self, digest: str, seq: int) -> bool:
        """Say whether the rows of an entry have this digest; entries are asked for in order."""
        found = [(table, row) for table in self._tables for row in table.of(seq)]
        if digest == _digest(encode(table.plain(*row)).decode() for table, row in found):
            return True
        return digest == digest_of((table.name, table.named(row)) for table, row in found)


class _Table:
    """The rows of one table, in the order of their entries."""

    def __init__(self, connection: sqlite3.Connection, table: Any, first: int, last: int) -> None:
        self.name = table.name
        self._names = sorted({c.name for c in table.c} - _NUMBERED_BY_THE_DATABASE | {"table"})
        self.plain = object_of(self._names)
        self._rows: Iterator[tuple[Any, ...]] = connection.execute(
            str(_between(table, self._names)), (first, last)
        )
        self._next = next(self._rows, None)

    def of(self, seq: int) -> Sequence[tuple[Any, ...]]:
        """Take the rows of an entry, and leave behind those of entries before it."""
        if self._next is None or self._next[-1] > seq:
            return ()
        taken = []
        while self._next is not None and self._next[-1] <= seq:
            if self._next[-1] == seq:
                taken.append(self._next[:-1])
            self._next = next(self._rows, None)
        return taken

    def named(self, row: tuple[Any, ...]) -> Mapping[str, Any]:
        """Return a row by the names of its columns."""
        return dict(zip(self._names, row, strict=True))


def _between(table: Any, names: Iterable[str]) -> Select[Any]:
    columns = [
        literal_column(f"'{table.name}'") if name == "table" else table.c[name] for name in names
    ]
    of_range = table.c.entry.between(literal_column("?"), literal_column("?"))
    return cast(
        "Select[Any]", select(*columns, table.c.entry).where(of_range).order_by(table.c.entry)
    )


def _digest(said: Iterable[str]) -> str:
    """Return what `digest_of` does, of rows that are texts already."""
    rows = ",".join(map(quoted, sorted(said)))
    return sha256(f'{{"rows":[{rows}]}}'.encode()).hexdigest()
