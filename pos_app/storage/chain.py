"""The sealed journal inside the database: appending to it, and verifying all of it."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from pos_app.domain.journal import GENESIS, StoredEntry, Verdict, canonical, seal, verify_chain
from pos_app.domain.payment import State
from pos_app.storage import statements
from pos_app.storage.rows import FROZEN, digest, stamp
from pos_app.storage.statements import run
from pos_app.storage.tables import JOURNAL, PAYMENT

_PREFIX = "payment."


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
    """Check every seal, and that each payment stands as the journal says."""
    query = select(JOURNAL).order_by(JOURNAL.c.seq)
    stored = (StoredEntry(**row) for row in connection.execute(query).mappings())
    verdict = verify_chain(stored)
    return _verify_payments(connection, verdict) if verdict.ok else verdict


def _verify_payments(connection: Connection, verdict: Verdict) -> Verdict:
    """Hold every payment against what the journal says of it: its digest and its last state."""
    told: dict[str, tuple[int, str, dict[str, Any]]] = {}
    query = select(JOURNAL).where(JOURNAL.c.kind.startswith(_PREFIX)).order_by(JOURNAL.c.seq)
    for row in connection.execute(query).mappings():
        before = told.get(row["ref"], (0, "", {}))[2]
        told[row["ref"]] = (row["seq"], row["kind"], {**before, **json.loads(row["data"])})
    for row in connection.execute(select(PAYMENT)).mappings():
        seq, kind, data = told.pop(row["ref"], (0, "", {}))
        frozen = {name: row[name] for name in FROZEN}
        same = (
            kind == _PREFIX + row["state"].lower()
            and data.get("digest") == digest(frozen)
            and data.get("provider_ref", "") == row["provider_ref"]
        )
        if not same:
            return Verdict(verdict.entries, seq, "payment-differs")
    if told:
        return Verdict(verdict.entries, min(seq for seq, *_ in told.values()), "payment-missing")
    return verdict
