"""The sealed journal inside the database: appending to it, and verifying all of it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import chain, groupby
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, RowMapping, select

from pos_app.domain.journal import GENESIS, StoredEntry, Verdict, canonical, seal, verify_chain
from pos_app.domain.payment import State
from pos_app.storage import people_check, statements
from pos_app.storage.rows import KEPT, STANDS, digest, frozen, stamp
from pos_app.storage.statements import run
from pos_app.storage.tables import EXCHANGE, JOURNAL, PAYMENT

ADDED = people_check.ADDED
EXCHANGED = "exchange.kept"
PREFIX = "payment."


class _Told(NamedTuple):
    """What the journal says of one thing, and in which entry it said so last."""

    key: Any
    seq: int
    kind: str
    data: dict[str, Any]


_Problems = Iterator[tuple[int, str]]
"""Numbers of entries, and what does not stand as they say."""


def append(
    connection: Connection,
    kind: str,
    at: datetime,
    *,
    actor: str,
    ref: str,
    data: Mapping[str, str | int],
) -> int:
    """Append an entry, sealed onto the last one, in the caller's transaction; return its number."""
    last = run(connection, statements.LAST_SEAL)
    seq, previous = (last["seq"] + 1, last["seal"]) if last else (1, GENESIS)
    entry = StoredEntry(
        seq=seq, at=stamp(at), actor=actor, kind=kind, ref=ref, data=canonical(data), seal=""
    )
    sealed = entry._replace(seal=seal(previous, entry))._asdict()
    run(connection, statements.ADD_ENTRY, sealed)
    return seq


def append_payment(
    connection: Connection, state: State, at: datetime, *, actor: str, ref: str, **data: str | int
) -> None:
    """Append that a payment has come to a state."""
    append(connection, PREFIX + state.lower(), at, actor=actor, ref=ref, data=data)


def verify(connection: Connection) -> Verdict:
    """Check every seal, and that payments, exchanges and cashiers stand as the journal says.

    What entries of before schema 2 do not seal is taken as it is.
    """
    query = select(JOURNAL).order_by(JOURNAL.c.seq)
    stored = (StoredEntry(**row) for row in connection.execute(query).mappings())
    verdict = verify_chain(stored)
    if not verdict.ok:
        return verdict
    people = people_check.problems(connection)
    problems = chain(_payments(connection), _exchanges(connection), people)
    return Verdict(verdict.entries, *next(problems, (0, "")))


def _payments(connection: Connection) -> _Problems:
    """Hold every payment against what the journal says of it: what was asked, how it stands."""
    rows = connection.execute(select(PAYMENT).order_by(PAYMENT.c.ref)).mappings()
    for told, row in _beside(_payments_told(connection), rows, "ref"):
        if row is None:
            yield told.seq, "payment-missing"
            continue
        same = (
            told.kind == PREFIX + row["state"].lower()
            and told.data.get("digest") == frozen(row)
            and told.data.get("provider_ref", "") == row["provider_ref"]
            and told.data.get("stands") in {None, digest(row, STANDS)}
        )
        if not same:
            yield told.seq, "payment-differs"


def _payments_told(connection: Connection) -> Iterator[_Told]:
    """Yield what the entries of each payment say together, by ref."""
    query = select(JOURNAL).where(JOURNAL.c.kind.startswith(PREFIX))
    entries = connection.execute(query.order_by(JOURNAL.c.ref, JOURNAL.c.seq)).mappings()
    for ref, about in groupby(entries, itemgetter("ref")):
        data: dict[str, Any] = {}
        for entry in about:
            seq, kind = entry["seq"], entry["kind"]
            data |= json.loads(entry["data"])
        yield _Told(ref, seq, kind, data)


def _exchanges(connection: Connection) -> _Problems:
    """Hold every exchange since the first sealed one against its entry."""
    entries = _entries(connection, EXCHANGED)
    told = (_Told(data["id"], seq, EXCHANGED, data) for seq, _, data in entries)
    first = next(told, None)
    if first is None:
        return
    query = select(EXCHANGE).where(EXCHANGE.c.id >= first.key).order_by(EXCHANGE.c.id)
    rows = connection.execute(query).mappings()
    for said, row in _beside(chain((first,), told), rows, "id"):
        if row is None:
            yield said.seq, "exchange-missing"
        elif said.data.get("digest") != digest(row, KEPT):
            yield said.seq, "exchange-differs"


def _beside(
    told: Iterator[_Told], rows: Iterable[RowMapping], key: str
) -> Iterator[tuple[_Told, RowMapping | None]]:
    """Lay two lists in the order of a key beside each other; a gap is None, or nothing told.

    Neither is ever held as a whole: books grow larger than the memory of a cheap computer.
    """
    waiting = next(told, None)
    for row in rows:
        while waiting is not None and waiting.key < row[key]:
            yield waiting, None
            waiting = next(told, None)
        if waiting is None or waiting.key != row[key]:
            yield _Told(row[key], 0, "", {}), row
            continue
        yield waiting, row
        waiting = next(told, None)
    while waiting is not None:
        yield waiting, None
        waiting = next(told, None)


def _entries(connection: Connection, kind: str) -> Iterator[tuple[int, str, dict[str, Any]]]:
    query = select(JOURNAL).where(JOURNAL.c.kind == kind).order_by(JOURNAL.c.seq)
    for row in connection.execute(query).mappings():
        yield row["seq"], row["actor"], json.loads(row["data"])
