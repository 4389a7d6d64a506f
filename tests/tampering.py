"""What somebody does to books who has the file and knows this program, but has no key.

Every attack first drops all triggers. It returns the entry that verifying has to name, 0 where no
entry is about what was done.
"""

import json
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

from pos_app.domain.account import Cashier
from pos_app.domain.journal import GENESIS, REKEYED, Key, StoredEntry, seal
from pos_app.domain.outcome import Paid, Refused
from pos_app.domain.payment import State
from pos_app.services.ports import Command, Reply
from pos_app.storage.journal_store import JournalStore
from pos_app.storage.rows import FROZEN, STANDS, digest
from pos_app.storage.verify import digest_before
from tests.conftest import NOON
from tests.here import names_in

PAYMENTS = 4
Raw = sqlite3.Connection
Attack = Callable[[Raw], int]


def books(folder: Path, payments: int = PAYMENTS) -> None:
    """Sell in new books, or go on in old ones, and close them."""
    store = JournalStore(folder, NOON)
    for name in {"Sari", "Budi"} - {*names_in(store)}:
        store.people.add(Cashier(name), f"hash of {name}", NOON, by="")
    for number in range(payments):
        sell(store, str(number))
    store.close()


def sell(store: JournalStore, number: str) -> None:
    """Sell one bill; every third is refused."""
    from tests.unit.test_storage import BILL, a_payment

    at = NOON + timedelta(seconds=int(number))
    payment = a_payment(store, number)
    store.prepare(payment)
    sending = store.claim(payment.ref, at, {"ref": payment.ref})
    store.keep_reply(payment.ref, Command.PAY, at, Reply(status=200, body=number.encode()))
    refused = int(number) % 3 == 2
    outcome = Refused(code="14") if refused else Paid(provider_ref=f"S{number}", bill=BILL)
    state = State.REFUSED if refused else State.PAID
    store.move(sending, state, at, actor="Sari", outcome=outcome)
    store.record("receipt.issued", actor="Sari", at=at, ref=payment.ref, copy=0)


def attacked(folder: Path, attack: Attack) -> int:
    """Carry out an attack on closed books; return the entry that has to be named."""
    with closing(sqlite3.connect(folder / "journal.db", isolation_level=None)) as raw:
        raw.row_factory = sqlite3.Row
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute("PRAGMA foreign_keys = OFF")
        return attack(raw)


# -- one table after the other --------------------------------------------------------------------

KEYS = {"journal": "seq", "payment": "ref", "exchange": "id", "cashier": "name"}
TEXTS = {"journal": "actor", "payment": "message", "exchange": "fault", "cashier": "pin_hash"}


def entry_about(raw: Raw, table: str, row: Mapping[str, Any]) -> int:
    """Return the entry that stands for a row: its own, or the last that says how it stands."""
    question, value = {
        "journal": ("seq = ?", row["seq"] if table == "journal" else 0),
        "payment": ("ref = ? AND kind LIKE 'payment.%'", row[KEYS[table]]),
        "exchange": (
            "kind = 'exchange.kept' AND json_extract(data, '$.id') = ?",
            row[KEYS[table]],
        ),
        "cashier": (
            """
            kind LIKE 'cashier.%' AND coalesce(json_extract(data, '$.who'), actor) = ?
                AND (kind = 'cashier.added' OR json_extract(data, '$.stands') IS NOT NULL)
            """,
            row[KEYS[table]],
        ),
    }[table]
    (seq,) = raw.execute(f"SELECT max(seq) FROM journal WHERE {question}", (value,)).fetchone()
    return int(seq)


def some(raw: Raw, table: str, place: int = 1) -> Any:
    """Return a row of a table that is neither the first nor the last, where there are so many."""
    return raw.execute(
        f"SELECT * FROM {table} ORDER BY {KEYS[table]} LIMIT 1 OFFSET ?", (place,)
    ).fetchone()


def edited(table: str) -> Attack:
    """Change a row."""

    def attack(raw: Raw) -> int:
        row, key, text = some(raw, table), KEYS[table], TEXTS[table]
        raw.execute(f"UPDATE {table} SET {text} = 'x' WHERE {key} = ?", (row[key],))
        return entry_about(raw, table, row)

    return attack


def deleted(table: str) -> Attack:
    """Take a row away."""

    def attack(raw: Raw) -> int:
        row, key = some(raw, table), KEYS[table]
        found = entry_about(raw, table, row)
        raw.execute(f"DELETE FROM {table} WHERE {key} = ?", (row[key],))
        return found

    return attack


def inserted(table: str) -> Attack:
    """Put a row in, a copy of another under a key of its own."""

    def attack(raw: Raw) -> int:
        row = dict(some(raw, table))
        (last,) = raw.execute("SELECT max(seq) FROM journal").fetchone()
        changes: Any = {
            "journal": {"seq": last + 1, "seal": "0" * 64},
            "payment": {"ref": "Z" * 22, "customer_no": "77"},
            "exchange": {"id": 9_999},
            "cashier": {"name": "Mallory"},
        }
        row |= changes[table]
        marks = ", ".join("?" for _ in row)
        raw.execute(f"INSERT INTO {table} VALUES ({marks})", tuple(row.values()))
        return last + 1 if table == "journal" else 0

    return attack


def swapped(table: str) -> Attack:
    """Let two rows change places: what the one said, the other says."""

    def attack(raw: Raw) -> int:
        one, other, key = some(raw, table), some(raw, table, 0), KEYS[table]
        names = [name for name in one.keys() if name not in {key, "seal"}]  # noqa: SIM118  a Row
        for to, of in ((one, other), (other, one)):
            for name in names:
                raw.execute(f"UPDATE {table} SET {name} = ? WHERE {key} = ?", (of[name], to[key]))
        return min(entry_about(raw, table, one), entry_about(raw, table, other))

    return attack


# -- the whole chain ------------------------------------------------------------------------------


def truncated(raw: Raw) -> int:
    """Take the last payment away with all that was said of it: what is left is whole."""
    (ref,) = raw.execute("SELECT ref FROM payment ORDER BY rowid DESC LIMIT 1").fetchone()
    (first,) = raw.execute("SELECT min(seq) FROM journal WHERE ref = ?", (ref,)).fetchone()
    for table in ("journal", "exchange", "payment"):
        raw.execute(f"DELETE FROM {table} WHERE ref = ?", (ref,))
    return int(first)


def truncated_by_one(raw: Raw) -> int:
    """Take away the last entry alone."""
    (last,) = raw.execute("SELECT max(seq) FROM journal").fetchone()
    raw.execute("DELETE FROM journal WHERE seq = ?", (last,))
    return int(last)


def rewritten_without_a_key(raw: Raw) -> int:
    """Give a payment another name and seal everything anew from there on, without a key."""
    return _rewritten(raw, _forged(raw), lambda before, entry: (seal(before, entry), ""))


def rewritten_as_if_under_the_key(raw: Raw) -> int:
    """As above, and say that the key was used."""
    return _rewritten(raw, _forged(raw), lambda before, entry: (seal(before, entry), entry.key))


def rewritten_under_another_key(raw: Raw) -> int:
    """As above, under a key of the attacker's own."""
    key = Key(bytes(32), _device(raw))
    return _rewritten(raw, _forged(raw), lambda before, entry: (key.seal(before, entry), key.id))


def rewritten_as_if_the_key_were_lost(raw: Raw) -> int:
    """As above, behind an entry that says that the key was lost."""
    first = _forged(raw)
    key, before = Key(bytes(32), _device(raw)), digest_before(raw, first)
    raw.execute("UPDATE journal SET kind = ?, data = ? WHERE seq = ?",
                (REKEYED, json.dumps({"digest": before}), first))  # fmt: skip
    return _rewritten(raw, first, lambda before, entry: (key.seal(before, entry), key.id))


def rewritten_as_a_whole(raw: Raw) -> int:
    """Write the whole journal as if there had never been a key."""
    _forged(raw)
    return _rewritten(raw, 1, lambda before, entry: (seal(before, entry), ""))


def renamed_key(raw: Raw) -> int:
    """Say of an entry that it has another key."""
    row = some(raw, "journal", 5)
    raw.execute("UPDATE journal SET key = '12345678' WHERE seq = ?", (row["seq"],))
    return int(row["seq"])


def without_key(raw: Raw) -> int:
    """Say of an entry that it has no key."""
    row = some(raw, "journal", 5)
    raw.execute("UPDATE journal SET key = '' WHERE seq = ?", (row["seq"],))
    return int(row["seq"])


def another_epoch(raw: Raw) -> int:
    """Say that the counter was restored, so that what was seen before does not count."""
    raw.execute("UPDATE counter SET epoch = epoch + 1")
    return 0


def another_device(raw: Raw) -> int:
    """Say that this is another counter."""
    raw.execute("UPDATE counter SET device = 'ZZZZ'")
    return 1


def _forged(raw: Raw) -> int:
    """Give a payment another name in its row and in its entries; return the first of these."""
    row = some(raw, "payment")
    raw.execute("UPDATE payment SET customer_name = 'MALLORY' WHERE ref = ?", (row["ref"],))
    row = raw.execute("SELECT * FROM payment WHERE ref = ?", (row["ref"],)).fetchone()
    seqs = []
    query = "SELECT seq, data FROM journal WHERE ref = ? AND kind LIKE 'payment.%'"
    for seq, data in raw.execute(query, (row["ref"],)).fetchall():
        told = json.loads(data)
        told |= {"digest": digest(row, FROZEN)} if "digest" in told else {}
        told |= {"stands": digest(row, STANDS)} if "stands" in told else {}
        text = json.dumps(told, sort_keys=True, separators=(",", ":"))
        raw.execute("UPDATE journal SET data = ? WHERE seq = ?", (text, seq))
        seqs.append(int(seq))
    return min(seqs)


def _rewritten(raw: Raw, first: int, sealed: Callable[[str, StoredEntry], tuple[str, str]]) -> int:
    rows = raw.execute("SELECT * FROM journal ORDER BY seq").fetchall()
    previous = rows[first - 2]["seal"] if first > 1 else GENESIS
    for row in rows[first - 1 :]:
        entry = StoredEntry(**dict(row))
        previous, key = sealed(previous, entry)
        raw.execute(
            "UPDATE journal SET seal = ?, key = ? WHERE seq = ?", (previous, key, entry.seq)
        )
    return first


def _device(raw: Raw) -> str:
    return str(raw.execute("SELECT device FROM counter").fetchone()[0])


WHOLE: tuple[Attack, ...] = (
    truncated,
    truncated_by_one,
    rewritten_without_a_key,
    rewritten_as_if_under_the_key,
    rewritten_under_another_key,
    rewritten_as_if_the_key_were_lost,
    rewritten_as_a_whole,
    renamed_key,
    without_key,
    another_epoch,
    another_device,
)

ATTACKS: dict[str, Attack] = {
    f"{kind.__name__} {table}": kind(table)
    for kind in (edited, deleted, inserted, swapped)
    for table in KEYS
} | {attack.__name__: attack for attack in WHOLE}


# -- the file -------------------------------------------------------------------------------------


def replaced_by_an_older_copy(folder: Path) -> None:
    """Put the books of yesterday in the place of those of today."""
    older = folder.with_name("older.db")
    shutil.copy(folder / "journal.db", older)
    books(folder)
    shutil.copy(older, folder / "journal.db")


def replaced_by_anothers(folder: Path) -> None:
    """Put the books of another counter in the place of these, whose key is here as well."""
    other = folder.with_name("other")
    books(other)
    keys = [json.loads((home / "journal.keys").read_text()) for home in (folder, other)]
    (folder / "journal.keys").write_text(json.dumps(keys[1] | keys[0]))
    shutil.copy(other / "journal.db", folder / "journal.db")


FILES = (replaced_by_an_older_copy, replaced_by_anothers)
