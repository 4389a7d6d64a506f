"""When the journal comes under a key: the first one, one after another, one after a lost one."""

from datetime import datetime

from sqlalchemy import Connection

from pos_app.domain.errors import StorageError
from pos_app.domain.journal import COUNTER_ITSELF, GENESIS, KEYED, REKEYED, ROTATED
from pos_app.services.ports import Head
from pos_app.storage import chain, statements
from pos_app.storage.seals import Sealer, Seals
from pos_app.storage.statements import run
from pos_app.storage.verify import digest_before, raw_of


def sealer_of(connection: Connection, identity: str, now: datetime, seals: Seals) -> Sealer:
    """Return what seals the next entries of books; the first time a key is made.

    Entries of before there were keys are sealed by the first one that has one. Raises
    StorageError("key-missing") where the key of the last entry is not here, "books-changed" where
    the journal has lost the key that it had.
    """
    head, name = _last(connection, identity)
    if name:
        key = seals.key(head.device, name)
        if key is None:
            raise StorageError("key-missing", name)
        return Sealer(key, head)
    since = seals.since(head.device)
    if 0 < since <= head.entries:
        raise StorageError("books-changed", str(since))
    sealer = Sealer(seals.new_key(head.device), head)
    seals.keep_since(head.device, head.entries + 1)
    if head.entries:
        data: dict[str, str | int] = {"entries": head.entries, "head": head.seal}
        chain.seal_with(connection, sealer)
        chain.append(connection, KEYED, now, actor=COUNTER_ITSELF, ref=identity, data=data)
        sealer.committed()
    return sealer


def rotated(
    connection: Connection, sealer: Sealer, at: datetime, actor: str, seals: Seals
) -> Sealer:
    """Append that another key follows, signed by the one before it; return what seals with it."""
    head, old = sealer.head, sealer.key
    new = Sealer(seals.new_key(head.device), head)
    data = {"before": old.id, "signed": old.agrees_to(new.key.id, head.seal)}
    chain.seal_with(connection, new)
    chain.append(connection, ROTATED, at, actor=actor, ref=head.identity, data=data)
    return new


def replaced(
    connection: Connection, identity: str, at: datetime, actor: str, seals: Seals
) -> Sealer:
    """Append that another key follows one that is lost; what was sealed with it stays as it is.

    The entry holds a digest of all that stands before it: what nobody can verify any more cannot
    be changed unseen from now on.
    """
    head, name = _last(connection, identity)
    sealer = Sealer(seals.new_key(head.device), head)
    before = digest_before(raw_of(connection), head.entries + 1)
    data: dict[str, str | int] = {"before": name, "entries": head.entries, "digest": before}
    chain.seal_with(connection, sealer)
    chain.append(connection, REKEYED, at, actor=actor, ref=identity, data=data)
    return sealer


def _last(connection: Connection, identity: str) -> tuple[Head, str]:
    last = run(connection, statements.LAST_SEAL)
    if last is None:
        return Head(identity, 0, GENESIS), ""
    return Head(identity, last["seq"], last["seal"]), last["key"]
