"""The sealed journal inside the database: appending to it, and verifying all of it."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import chain
from typing import Any

from sqlalchemy import Connection, select

from pos_app.domain.journal import GENESIS, StoredEntry, Verdict, canonical, seal, verify_chain
from pos_app.domain.payment import State
from pos_app.storage import statements
from pos_app.storage.rows import FROZEN, KEPT, KNOWN, STANDS, digest, stamp
from pos_app.storage.statements import run
from pos_app.storage.tables import CASHIER, EXCHANGE, JOURNAL, PAYMENT

ADDED = "cashier.added"
EXCHANGED = "exchange.kept"
_PREFIX = "payment."

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
) -> None:
    """Append an entry, sealed onto the last one, in the caller's transaction."""
    last = run(connection, statements.LAST_SEAL)
    seq, previous = (last["seq"] + 1, last["seal"]) if last else (1, GENESIS)
    entry = StoredEntry(
        seq=seq, at=stamp(at), actor=actor, kind=kind, ref=ref, data=canonical(data), seal=""
    )
    sealed = entry._replace(seal=seal(previous, entry))._asdict()
    run(connection, statements.ADD_ENTRY, sealed)


def append_payment(
    connection: Connection, state: State, at: datetime, *, actor: str, ref: str, **data: str | int
) -> None:
    """Append that a payment has come to a state."""
    append(connection, _PREFIX + state.lower(), at, actor=actor, ref=ref, data=data)


def verify(connection: Connection) -> Verdict:
    """Check every seal, and that payments, exchanges and cashiers stand as the journal says.

    What entries of before schema 2 do not seal is taken as it is.
    """
    query = select(JOURNAL).order_by(JOURNAL.c.seq)
    stored = (StoredEntry(**row) for row in connection.execute(query).mappings())
    verdict = verify_chain(stored)
    if not verdict.ok:
        return verdict
    problems = chain(_payments(connection), _exchanges(connection), _cashiers(connection))
    return Verdict(verdict.entries, *next(problems, (0, "")))


def _payments(connection: Connection) -> _Problems:
    """Hold every payment against what the journal says of it: what was asked, how it stands."""
    told: dict[str, tuple[int, str, dict[str, Any]]] = {}
    query = select(JOURNAL).where(JOURNAL.c.kind.startswith(_PREFIX)).order_by(JOURNAL.c.seq)
    for row in connection.execute(query).mappings():
        before = told.get(row["ref"], (0, "", {}))[2]
        told[row["ref"]] = (row["seq"], row["kind"], {**before, **json.loads(row["data"])})
    for row in connection.execute(select(PAYMENT)).mappings():
        seq, kind, data = told.pop(row["ref"], (0, "", {}))
        same = (
            kind == _PREFIX + row["state"].lower()
            and data.get("digest") == digest(row, FROZEN)
            and data.get("provider_ref", "") == row["provider_ref"]
            and data.get("stands") in {None, digest(row, STANDS)}
        )
        if not same:
            yield seq, "payment-differs"
    yield from sorted((seq, "payment-missing") for seq, *_ in told.values())


def _exchanges(connection: Connection) -> _Problems:
    """Hold every exchange since the first sealed one against its entry."""
    told = {data["id"]: (seq, data["digest"]) for seq, _, data in _entries(connection, EXCHANGED)}
    if not told:
        return
    query = select(EXCHANGE).where(EXCHANGE.c.id >= min(told))
    for row in connection.execute(query).mappings():
        seq, sealed = told.pop(row["id"], (0, ""))
        if sealed != digest(row, KEPT):
            yield seq, "exchange-differs"
    yield from sorted((seq, "exchange-missing") for seq, _ in told.values())


def _cashiers(connection: Connection) -> _Problems:
    """Hold every cashier against the entry that added him."""
    told = {name: (seq, data.get("digest")) for seq, name, data in _entries(connection, ADDED)}
    for row in connection.execute(select(CASHIER)).mappings():
        seq, sealed = told.pop(row["name"], (0, ""))
        if sealed not in {None, digest(row, KNOWN)}:
            yield seq, "cashier-differs"
    yield from sorted((seq, "cashier-missing") for seq, _ in told.values())


def _entries(connection: Connection, kind: str) -> Iterator[tuple[int, str, dict[str, Any]]]:
    query = select(JOURNAL).where(JOURNAL.c.kind == kind).order_by(JOURNAL.c.seq)
    for row in connection.execute(query).mappings():
        yield row["seq"], row["actor"], json.loads(row["data"])
