"""Finding payments among a million: by an index of every three signs in a row, and by time.

The index of signs (`payment_text`, migration 0009) has ref, number and name, which never change; it
is written with the payment before anything is sent. It has no positions, so that it stays small: a
row that it leads to is looked at once more.
"""

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection

from pos_app.domain.payment import Payment
from pos_app.services.search import LEAST_SIGNS, Sums, Wanted
from pos_app.storage.books import Books
from pos_app.storage.rows import payment_from_row, stamp
from pos_app.storage.statements import rows, run

_SAID = "payment.ref || char(10) || payment.customer_no || char(10) || payment.customer_name"

_FILTERS = {
    "since": "payment.made_at >= :since",
    "until": "payment.made_at < :until",
    "states": "payment.state IN (SELECT value FROM json_each(:states))",
    "products": "payment.product IN (SELECT value FROM json_each(:products))",
    "provider": "payment.provider = :provider",
    "cashier": "payment.cashier = :cashier",
    "amount": "payment.total = :amount",
}

_BY_TIME = """
    SELECT payment.* FROM payment WHERE {filters}
    ORDER BY payment.made_at DESC, payment.ref DESC LIMIT :most
"""

_BY_SIGNS = """
    SELECT payment.rowid AS id FROM payment_text
    CROSS JOIN payment ON payment.rowid = payment_text.rowid
    WHERE payment_text MATCH :signs AND payment_text.rowid BETWEEN :low AND :high
        AND {words} AND {filters}
    ORDER BY payment_text.rowid DESC LIMIT :most
"""

# Named, or SQLite goes through all payments to have them in their order.
_BY_THEIR_REF = """
    SELECT payment.rowid AS id FROM payment INDEXED BY payment_by_their_ref
    WHERE payment.provider_ref COLLATE NOCASE >= :begins
        AND payment.provider_ref COLLATE NOCASE < :ends AND payment.provider_ref <> ''
        AND payment.rowid BETWEEN :low AND :high AND {filters}
    ORDER BY payment.rowid DESC LIMIT :most
"""

_BY_TOTAL = """
    SELECT payment.rowid AS id FROM payment
    WHERE payment.total = :total AND payment.rowid BETWEEN :low AND :high AND {filters}
    ORDER BY payment.rowid DESC LIMIT :most
"""

_OF_THEM = """
    SELECT {columns} FROM payment WHERE payment.rowid IN ({parts})
    ORDER BY payment.rowid DESC LIMIT :most
"""

_SUMS = """
    count(*) AS found,
    count(*) FILTER (WHERE payment.state = 'PAID') AS paid,
    coalesce(sum(payment.total) FILTER (WHERE payment.state = 'PAID'), 0) AS total
"""

MOST_RUNS = 3

_ALL = 1 << 62
"""More than there can be, as the largest row and as a limit."""


class PaymentSearch:
    """Implements `services.search.Finder`.

    What is found by a text comes in the order in which it was written down, everything else by the
    time on the payments: the two differ only where somebody has set the clock back.
    """

    def __init__(self, books: Books) -> None:
        self._books = books

    def find(self, wanted: Wanted, after: Payment | None, most: int) -> list[Payment]:
        """See `Finder`."""
        values = {**_values(wanted), "most": most}
        with self._books.read() as connection:
            if wanted.words:
                found = _by_text(connection, wanted, values, after)
            else:
                found = _by_time(connection, wanted, values, after)
            return [payment_from_row(row) for row in found]

    def sums(self, wanted: Wanted) -> Sums:
        """See `Finder`."""
        values = {**_values(wanted), "most": _ALL}
        with self._books.read() as connection:
            if wanted.words:
                query = _joined(wanted, _SUMS)
                values |= _rows_between(connection, wanted, None)
            else:
                query = f"SELECT {_SUMS} FROM payment WHERE {_filters(wanted)}"  # noqa: S608
            row = run(connection, query, values)
        return Sums(*row) if row else Sums(0, 0, 0)


def _by_time(
    connection: Connection, wanted: Wanted, values: dict[str, Any], after: Payment | None
) -> Iterator[Any]:
    filters = _filters(wanted)
    if after is not None:
        filters += " AND (payment.made_at, payment.ref) < (:at, :ref)"
        values |= {"at": stamp(after.made_at), "ref": after.ref}
    return rows(connection, _BY_TIME.format(filters=filters), values)


def _by_text(
    connection: Connection, wanted: Wanted, values: dict[str, Any], after: Payment | None
) -> Iterator[Any]:
    values |= _rows_between(connection, wanted, after)
    return rows(connection, _joined(wanted, "payment.*"), values)


def _joined(wanted: Wanted, columns: str) -> str:
    """Return the question for all that a text leads to, in whichever way it does."""
    filters = _filters(wanted)
    words = " AND ".join(
        f"({_SAID}) LIKE :word{number} ESCAPE '\\'" for number in range(len(wanted.words))
    )
    parts = [_BY_SIGNS.format(words=words, filters=filters)]
    if len(wanted.words) == 1:
        parts.append(_BY_THEIR_REF.format(filters=filters))
    if wanted.total is not None:
        parts.append(_BY_TOTAL.format(filters=filters))
    union = " UNION ".join(f"SELECT id FROM ({part})" for part in parts)  # noqa: S608
    return _OF_THEM.format(columns=columns, parts=union)


def _filters(wanted: Wanted) -> str:
    """Return the conditions, of fixed texts alone; what somebody typed is bound."""
    return " AND ".join(text for name, text in _FILTERS.items() if getattr(wanted, name)) or "TRUE"


def _values(wanted: Wanted) -> dict[str, Any]:
    first = wanted.words[0] if wanted.words else ""
    return {
        "since": stamp(wanted.since) if wanted.since else None,
        "until": stamp(wanted.until) if wanted.until else None,
        "states": json.dumps([state.value for state in wanted.states]),
        "products": json.dumps([*wanted.products]),
        "provider": wanted.provider,
        "cashier": wanted.cashier,
        "amount": wanted.amount,
        "total": wanted.total,
        "signs": _signs(wanted.words),
        "begins": first,
        "ends": first + chr(0x10FFFF),
        **{f"word{number}": f"%{_escaped(word)}%" for number, word in enumerate(wanted.words)},
    }


def _signs(words: tuple[str, ...]) -> str:
    """Return the question for the index: signs beside each other that the words have.

    From the end, where numbers and refs differ most, and no more than tell a payment from the
    others: each one more costs a walk through its list.
    """
    runs = [
        word[max(0, end - LEAST_SIGNS) : max(end, LEAST_SIGNS)]
        for word in words
        if len(word) >= LEAST_SIGNS
        for end in range(len(word), 0, -LEAST_SIGNS)[:MOST_RUNS]
    ]
    return " AND ".join('"{}"'.format(run.replace('"', '""')) for run in dict.fromkeys(runs))


def _escaped(word: str) -> str:
    for sign in "\\%_":
        word = word.replace(sign, f"\\{sign}")
    return word


def _rows_between(connection: Connection, wanted: Wanted, after: Payment | None) -> dict[str, int]:
    """Return the first and the last row that can be meant: the index of signs knows no time."""
    low, high = 0, _ALL
    if wanted.since or wanted.until:
        period = " AND ".join(
            _FILTERS[name] for name in ("since", "until") if getattr(wanted, name)
        )
        query = f"SELECT min(rowid) AS low, max(rowid) AS high FROM payment WHERE {period}"  # noqa: S608
        row = run(connection, query, _values(wanted))
        low, high = (row["low"], row["high"]) if row and row["low"] else (1, 0)
    if after is not None:
        last = run(
            connection, "SELECT rowid AS id FROM payment WHERE ref = :ref", {"ref": after.ref}
        )
        high = min(high, last["id"] - 1) if last else high
    return {"low": low, "high": high}
