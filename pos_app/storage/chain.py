"""The sealed journal inside the database: appending to it."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection

from pos_app.domain.journal import GENESIS, StoredEntry, canonical
from pos_app.domain.payment import State
from pos_app.storage import statements
from pos_app.storage.ranges import ADDED, EXCHANGED
from pos_app.storage.ranges import PAYMENT as PREFIX
from pos_app.storage.rows import stamp
from pos_app.storage.seals import Sealer
from pos_app.storage.statements import run

__all__ = ["ADDED", "EXCHANGED", "PREFIX", "append", "append_payment", "seal_with"]

_SEALER = "sealer"


def seal_with(connection: Connection, sealer: Sealer) -> None:
    """Seal with this what is appended through a connection from now on."""
    sealer.begin()
    connection.info[_SEALER] = sealer


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
    sealer: Sealer = connection.info[_SEALER]
    run(connection, statements.ADD_ENTRY, sealer.seal(previous, entry)._asdict())
    return seq


def append_payment(
    connection: Connection, state: State, at: datetime, *, actor: str, ref: str, **data: str | int
) -> None:
    """Append that a payment has come to a state."""
    append(connection, PREFIX + state.lower(), at, actor=actor, ref=ref, data=data)
