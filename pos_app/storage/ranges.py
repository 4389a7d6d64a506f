"""A range of the journal held against its seals, its payments and its exchanges.

One pass, in the order of the journal, in memory that does not grow with it. Ranges know nothing of
each other: each begins with the stored seal before it, so several processes share large books. What
one range cannot decide alone, such as a payment that another range settles, it leaves.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, cast

from pos_app.domain.journal import (
    CLOSED,
    GENESIS,
    KEYED,
    REKEYED,
    ROTATED,
    Key,
    StoredEntry,
    seal,
)
from pos_app.storage.engine import connect_to_read
from pos_app.storage.plain import digest, encode, object_of
from pos_app.storage.posted import PostedRows
from pos_app.storage.rows import FROZEN, KEPT, LATER, STANDS, digest_of, template

ADDED = "cashier.added"
EXCHANGED = "exchange.kept"
PAYMENT = "payment."
PREPARED = f"{PAYMENT}prepared"
RESTORED = "restore.done"
FINAL = frozenset(f"{PAYMENT}{state}" for state in ("paid", "refused", "cancelled", "reversed"))

TELLING = frozenset({ADDED, CLOSED, KEYED, ROTATED, REKEYED, RESTORED})
"""Kinds of entries, few in any books, that are held against something when all are read."""

ENTRIES = """
    SELECT seq, at, actor, kind, ref, data, seal, key FROM journal
    WHERE seq BETWEEN ? AND ? ORDER BY seq
"""
_FROZEN, _STANDS, _KEPT = sorted((*FROZEN, *LATER)), sorted(STANDS), sorted(KEPT)
_FIRST = sorted(FROZEN)
_SHIFT = _FROZEN.index("shift")
_OF_KEPT = template(_KEPT)
_PAYMENT = f"SELECT {', '.join((*_FROZEN, *_STANDS, 'state'))} FROM payment WHERE ref = ?"  # noqa: S608
_BODY = [name.replace("body", "lower(hex(body))") for name in _KEPT]
_EXCHANGES = f"SELECT {', '.join(_BODY)} FROM exchange WHERE id >= ? ORDER BY id"  # noqa: S608
_ID = _KEPT.index("id")
_PLACES = len(_FROZEN)
_Entry = object_of(("actor", "at", "data", "device", "key", "kind", "ref", "seal", "seq"))
_AllFrozen, _FirstFrozen, _Stands, _Kept = map(object_of, (_FROZEN, _FIRST, _STANDS, _KEPT))
# No text inside of JSON looks like this: its quotes are escaped.
_POSTED, _DIGEST = '"posted":"', 64


class Job(NamedTuple):
    """Entries to verify, and the keys they may have: None for one that is not here."""

    first: int
    last: int
    device: str
    keys: Mapping[str, bytes | None]


@dataclass(slots=True)
class Found:
    """What a range has found: its first bad entry (0 for none), what it counted and leaves."""

    first_bad: int = 0
    problem: str = ""
    prepared: int = 0
    kept: int = 0
    posted: int = 0
    first_kept: int = 0
    since: int = 0
    unread: list[tuple[int, int]] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    telling: list[StoredEntry] = field(default_factory=list)


def look_into(file: Path, job: Job) -> Found:
    """Verify a range of books in a file, in a process of its own."""
    with closing(connect_to_read(file)) as connection:
        connection.execute("BEGIN")
        return look(connection, job)


def look(connection: sqlite3.Connection, job: Job) -> Found:
    """Verify a range of open books, up to its first bad entry; raises sqlite3.Error."""
    return _Range(connection, job).walk()


class _Range:
    def __init__(self, connection: sqlite3.Connection, job: Job) -> None:
        self._connection = connection
        self._job = job
        self._keys = {
            name: Key(secret, job.device) if secret else None for name, secret in job.keys.items()
        }
        self._found = Found()
        self._asked: dict[str, str] = {}
        self._exchanges: Iterator[tuple[object, ...]] | None = None
        self._posted = PostedRows(connection, job.first, job.last)

    def walk(self) -> Found:
        before = self._connection.execute(ENTRIES, [self._job.first - 1] * 2).fetchone()
        previous, name = (before[6], before[7]) if before else (GENESIS, "")
        key, found, count = self._keys.get(name), self._found, self._job.first - 1
        # A plain tuple is read as if it were one: a million payments are verified in seconds.
        rows = cast(
            "Iterator[StoredEntry]",
            self._connection.execute(ENTRIES, (self._job.first, self._job.last)),
        )
        for entry in rows:
            seq, _, _, kind, ref, data, sealed, named = entry
            count += 1
            if seq != count:
                return self._bad(count, "missing")
            if named != name:
                if problem := self._problem_of_key(previous, name, entry):
                    return self._bad(seq, problem)
                name, key = named, self._keys[named]
            if key:
                if not _is_sealed(key, previous, entry):
                    return self._bad(seq, "altered")
            elif not self._is_plain(previous, entry):
                return self._bad(seq, "altered")
            previous = sealed
            if problem := self._problem_of(seq, kind, ref, data):
                return self._bad(seq, problem)
            if kind in TELLING:
                found.telling.append(StoredEntry(*entry))
        found.left += self._asked
        return found

    def _bad(self, seq: int, problem: str) -> Found:
        self._found.first_bad, self._found.problem = seq, problem
        self._found.left += self._asked
        return self._found

    def _is_plain(self, previous: str, entry: StoredEntry) -> bool:
        """Say of an entry whose key is not here, or that has none, whether it may stand."""
        if entry[7]:
            self._not_read(entry[0])
            return True
        return entry[6] == seal(previous, StoredEntry(*entry))

    def _not_read(self, seq: int) -> None:
        spans = self._found.unread
        if spans and spans[-1][1] == seq - 1:
            spans[-1] = (spans[-1][0], seq)
        else:
            spans.append((seq, seq))

    def _problem_of_key(self, previous: str, name: str, entry: StoredEntry) -> str:
        """Return what is wrong with an entry that has another key than the one before it."""
        seq, _, _, kind, _, data, _, named = entry
        if not named:
            return "keyless"
        if named not in self._keys:
            return "key-unknown"
        self._found.since = self._found.since or seq
        if not name:
            return "" if seq == 1 or kind == KEYED else "key-unknown"
        if kind == REKEYED:
            return ""
        old = self._keys.get(name)
        if kind != ROTATED:
            return "key-unknown"
        signed = json.loads(data).get("signed")
        return "" if old is None or signed == old.agrees_to(named, previous) else "altered"

    def _problem_of(self, seq: int, kind: str, ref: str, data: str) -> str:
        if kind == EXCHANGED:
            return self._problem_of_exchange(data)
        if _POSTED in data:
            self._found.posted += 1
            if not self._posted.are(data.partition(_POSTED)[2][:_DIGEST], seq):
                return "posting-differs"
        if not kind.startswith(PAYMENT):
            return ""
        if kind == PREPARED:
            self._found.prepared += 1
            self._asked[ref] = data
        elif kind in FINAL and not self._stands(kind, self._asked.pop(ref, ""), ref, data):
            # Moved since, asked for in an earlier range, or not as it should be.
            self._found.left.append(ref)
        return ""

    def _stands(self, kind: str, asked: str, ref: str, data: str) -> bool:
        """Say whether a payment stands as its last entry says, and is what its first one says."""
        row = self._connection.execute(_PAYMENT, (ref,)).fetchone()
        return bool(
            row
            and asked
            and kind[len(PAYMENT) :].upper() == row[-1]
            # No text inside of JSON looks like this: its quotes are escaped.
            and f'"digest":"{_frozen(row[:_PLACES])}"' in asked
            and f'"stands":"{digest(_Stands(*row[_PLACES:-1]))}"' in data
        )

    def _problem_of_exchange(self, data: str) -> str:
        self._found.kept += 1
        if self._exchanges is None:
            self._found.first_kept = json.loads(data)["id"]
            self._exchanges = self._connection.execute(_EXCHANGES, (self._found.first_kept,))
        row = next(self._exchanges, None)
        if row is not None and data == f'{{"digest":"{digest(_Kept(*row))}","id":{row[_ID]}}}':
            return ""
        told = json.loads(data)["id"]
        while row is not None and cast("int", row[_ID]) < told:
            row = next(self._exchanges, None)
        if row is None or row[_ID] != told:
            return "exchange-missing"
        return "" if data == _sealed(row) else "exchange-differs"


def _is_sealed(key: Key, previous: str, entry: StoredEntry) -> bool:
    seq, at, actor, kind, ref, data, sealed, _ = entry
    said = _Entry(actor, at, data, key.device, key.id, kind, ref, previous, seq)
    return sealed == key.sign(encode(said)) or sealed == key.seal(previous, entry)


def _frozen(values: tuple[object, ...]) -> str:
    """Return the digest of what never changes; before there were shifts, none was in it."""
    if values[_SHIFT]:
        return digest(_AllFrozen(*values))
    return digest(_FirstFrozen(*values[:_SHIFT], *values[_SHIFT + 1 :]))


def _sealed(row: tuple[object, ...]) -> str:
    """Return what the entry of an exchange has to say, as `canonical` says it."""
    return f'{{"digest":"{digest_of(_OF_KEPT, row)}","id":{row[_ID]}}}'
