"""The rows of shifts that belong to one entry of the journal, and the digest that seals them."""

import sqlite3
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from sqlalchemy import literal_column, select

from pos_app.domain.journal import canonical
from pos_app.storage.tables import CASH_COUNT, SALE, SHIFT, TAKING, Z_REPORT

_NUMBERED_BY_THE_DATABASE = {"id", "entry"}

_ROWS = tuple(
    (
        table.name,
        names := tuple(c.name for c in table.c if c.name not in _NUMBERED_BY_THE_DATABASE),
        str(select(*(table.c[name] for name in names)).where(table.c.entry == literal_column("?"))),
    )
    for table in (SALE, TAKING, SHIFT, CASH_COUNT, Z_REPORT)
)


def digest_of(rows: Iterable[tuple[str, Mapping[str, Any]]]) -> str:
    """Return SHA-256 over rows by their tables, whatever their order."""
    said = sorted(canonical({**row, "table": table}) for table, row in rows)
    return sha256(canonical({"rows": said}).encode("ascii")).hexdigest()


_OF_PAYMENTS = _ROWS[:2]
"""Where the rows of a payment's entries are; a million of them are looked for."""


def digest_at(connection: sqlite3.Connection, entry: int, *, of_payment: bool) -> str:
    """Return the digest of the rows that stand there now for an entry."""
    return digest_of(
        (table, dict(zip(names, row, strict=True)))
        for table, names, query in (_OF_PAYMENTS if of_payment else _ROWS)
        for row in connection.execute(query, (entry,))
    )
