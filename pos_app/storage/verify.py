"""Verifying the books: every seal, and that what stands beside the journal stands as it says."""

import json
import math
import multiprocessing
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Connection, select

from pos_app.domain.journal import CLOSED, REKEYED, StoredEntry, Verdict
from pos_app.services.refs import base36
from pos_app.storage import people_check
from pos_app.storage.ranges import ENTRIES, PAYMENT, RESTORED, Found, Job, look, look_into
from pos_app.storage.rows import STANDS, digest, frozen
from pos_app.storage.seals import Seals
from pos_app.storage.tables import COUNTER, JOURNAL
from pos_app.storage.tables import PAYMENT as PAYMENTS

LARGE = 200_000
"""Entries from which on other processes help; to start them takes as long as to read some."""

SHARES = 4
"""Ranges for each process, so that none waits long for the slowest."""

POSTED_ENTRIES = " + ".join(
    f"(SELECT count(DISTINCT entry) FROM {table})"  # noqa: S608  names of our own
    for table in ("shift", "cash_count", "z_report")
)
POSTED_ENTRIES = f"""
    SELECT {POSTED_ENTRIES} + (
        SELECT count(*) FROM (SELECT entry FROM taking UNION SELECT entry FROM sale)
    )
"""  # noqa: S608

LAST_POSTED = """
    SELECT (SELECT coalesce(max(seq), 0) FROM journal), max(
        (SELECT coalesce(max(entry), 0) FROM taking), (SELECT coalesce(max(entry), 0) FROM sale)
    )
"""
"""The last entry, and the last one that rows of shifts belong to."""

TOTALS = """
    SELECT z.number, z.entry, z.count_ever, z.total_ever, z.fee_ever, coalesce(sum(sign), 0),
        coalesce(sum(amount + admin + fee), 0), coalesce(sum(fee), 0)
    FROM z_report z LEFT JOIN sale ON sale.shift = z.number
    GROUP BY z.number ORDER BY z.number
"""
"""What each Z says there was ever, and what its own rows add up to."""

_Problems = Iterator[tuple[int, str]]
"""Numbers of entries, 0 where there is none, and what does not stand as they say."""

_BROKEN = frozenset({"missing", "altered", "keyless", "key-unknown", "key-missing"})
"""What is wrong with the chain itself: nothing behind it is sound."""


def verify(connection: Connection, seals: Seals) -> Verdict:
    """Check every seal, and that payments, exchanges and cashiers stand as the journal says.

    What entries of before schema 2 do not seal is taken as it is. Raises StorageError, and
    sqlite3.Error.
    """
    device, identity = _counter(connection)
    raw = raw_of(connection)
    (entries,) = raw.execute("SELECT coalesce(max(seq), 0) FROM journal").fetchone()
    keys = _keys(raw, entries, device, seals)
    found = _look(raw, _jobs(entries, device, keys), entries)
    telling = [entry for each in found for entry in each.telling]
    problems = [
        *((each.first_bad, each.problem) for each in found if each.problem),
        *_keyless(found, entries, seals.since(device)),
        *_unread(raw, found, telling),
        *_payments(connection, found),
        *_exchanges(raw, found),
        *people_check.problems(connection),
        *_posted(connection, raw, found),
        *_closings(raw, telling),
        *_epochs(identity, telling),
    ]
    seq, problem = min(problems, key=lambda each: each[0] or math.inf, default=(0, ""))
    unread = sum(last - first + 1 for each in found for first, last in each.unread)
    return Verdict(seq - 1 if problem in _BROKEN else entries, seq, problem, unread)


def raw_of(connection: Connection) -> sqlite3.Connection:
    """Return the driver's own connection: millions of rows cost too much through another layer."""
    return cast("sqlite3.Connection", connection.connection.driver_connection)


def _counter(connection: Connection) -> tuple[str, str]:
    row = connection.execute(select(COUNTER.c.device, COUNTER.c.epoch)).first()
    return (row.device, row.device + base36(row.epoch, 2)) if row else ("", "")


def _keys(
    raw: sqlite3.Connection, entries: int, device: str, seals: Seals
) -> dict[str, bytes | None]:
    """Return the keys of the journal by their ids. A key that was left never comes back."""

    def name_of(seq: int) -> str:
        (name,) = raw.execute("SELECT key FROM journal WHERE seq >= ?", (seq,)).fetchone()
        return str(name)

    def between(first: int, last: int) -> set[str]:
        ends = {name_of(first), name_of(last)}
        if len(ends) == 1 or last - first < 2:  # noqa: PLR2004  neighbours
            return ends
        middle = (first + last) // 2
        return between(first, middle) | between(middle, last)

    names = between(1, entries) if entries else set()
    keys = {name: seals.key(device, name) for name in names if name}
    return {name: key.secret if key else None for name, key in keys.items()}


def _jobs(entries: int, device: str, keys: Mapping[str, bytes | None]) -> list[Job]:
    ranges = SHARES * _processes() if entries >= LARGE else 1
    each = max(1, -(-entries // ranges))
    return [
        Job(first, min(first + each - 1, entries), device, keys)
        for first in range(1, entries + 1, each)
    ]


def _processes() -> int:
    return min(4, os.cpu_count() or 1)


def _look(raw: sqlite3.Connection, jobs: list[Job], entries: int) -> list[Found]:
    """Verify every range, with several processes where there is enough to do."""
    if entries < LARGE:
        return [look(raw, job) for job in jobs]
    (_, _, file) = raw.execute("PRAGMA database_list").fetchone()
    work = partial(look_into, Path(file))
    # Not forked: the window's threads would be copied in the middle of what they do.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(_processes(), mp_context=context) as pool:
        return [*pool.map(work, jobs)]


def _keyless(found: list[Found], entries: int, since: int) -> _Problems:
    """Find a journal that was written anew as if there had never been a key."""
    first = next((each.since for each in found if each.since), 0)
    if since and entries >= since and not 0 < first <= since:
        yield since, "keyless"


def _unread(
    raw: sqlite3.Connection, found: list[Found], telling: Iterable[StoredEntry]
) -> _Problems:
    """Hold entries whose key was lost against what was written down when it was replaced."""
    spans = [span for each in found for span in each.unread]
    if not spans:
        return
    readable = [e for e in telling if not any(first <= e.seq <= last for first, last in spans)]
    replaced = [entry for entry in readable if entry.kind == REKEYED]
    until = replaced[-1].seq if replaced else 0
    if replaced and json.loads(replaced[-1].data)["digest"] != digest_before(raw, until):
        yield spans[0][0], "altered"
    yield from ((first, "key-missing") for first, _ in spans if first > until)


def digest_before(raw: sqlite3.Connection, seq: int) -> str:
    """Return SHA-256 over all that the entries before one say, with their seals."""
    said = sha256()
    for row in raw.execute(ENTRIES, (1, seq - 1)):
        said.update(json.dumps(tuple(row)).encode())
    return said.hexdigest()


def _payments(connection: Connection, found: list[Found]) -> _Problems:
    """Hold what no range could decide, and whether there are payments that nothing is said of."""
    for ref in {ref: None for each in found for ref in each.left}:
        yield from _payment(connection, ref)
    (rows,) = connection.exec_driver_sql("SELECT count(*) FROM payment").one()
    if rows > sum(each.prepared for each in found) and not any(each.problem for each in found):
        yield 0, "payment-differs"


def _payment(connection: Connection, ref: str) -> _Problems:
    """Hold one payment against what the journal says of it: what was asked, how it stands."""
    query = select(JOURNAL).where(JOURNAL.c.ref == ref, JOURNAL.c.kind.startswith(PAYMENT))
    told: dict[str, Any] = {}
    for entry in connection.execute(query.order_by(JOURNAL.c.seq)).mappings():
        seq, kind = entry["seq"], entry["kind"]
        told |= json.loads(entry["data"])
    row = connection.execute(select(PAYMENTS).where(PAYMENTS.c.ref == ref)).mappings().first()
    if row is None:
        yield seq, "payment-missing"
        return
    same = (
        kind == PAYMENT + row["state"].lower()
        and told.get("digest") == frozen(row)
        and told.get("provider_ref", "") == row["provider_ref"]
        and told.get("stands") in {None, digest(row, STANDS)}
    )
    if not same:
        yield seq, "payment-differs"


def _exchanges(raw: sqlite3.Connection, found: list[Found]) -> _Problems:
    """Find exchanges that nothing is said of, since the first that something was said of."""
    kept = sum(each.kept for each in found)
    first = next((each.first_kept for each in found if each.kept), 0)
    (rows,) = raw.execute("SELECT count(*) FROM exchange WHERE id >= ?", (first,)).fetchone()
    if kept and rows > kept and not any(each.problem for each in found):
        yield 0, "exchange-differs"


def _posted(connection: Connection, raw: sqlite3.Connection, found: list[Found]) -> _Problems:
    """Find rows of shifts that no entry has sealed, and totals that are not those of the rows."""
    said = sum(each.posted for each in found)
    (rows,) = raw.execute(POSTED_ENTRIES).fetchone()
    (entries, posted) = raw.execute(LAST_POSTED).fetchone()
    if posted > entries:
        yield entries + 1, "missing"
    if rows > said and not any(each.problem for each in found):
        yield 0, "posting-differs"
    ever = (0, 0, 0)
    for row in connection.exec_driver_sql(TOTALS):
        number, entry, *told, count, total, fee = row
        ever = (ever[0] + count, ever[1] + total, ever[2] + fee)
        if ever != tuple(told):
            yield entry, f"totals-differ-{number}"


def _closings(raw: sqlite3.Connection, telling: Iterable[StoredEntry]) -> _Problems:
    """Hold every closed shift's head, which its printed report shows, against the journal."""
    for entry in telling:
        if entry.kind != CLOSED:
            continue
        data = json.loads(entry.data)
        seen = raw.execute("SELECT seal FROM journal WHERE seq = ?", (data["entries"],)).fetchone()
        if data["entries"] >= entry.seq or not seen or seen[0] != data["head"]:
            yield entry.seq, "closing-differs"


def _epochs(identity: str, telling: Iterable[StoredEntry]) -> _Problems:
    """Hold who the counter is against its last restore: an epoch begins with one, or with none."""
    restored = [entry for entry in telling if entry.kind == RESTORED]
    if restored and restored[-1].ref != identity:
        yield restored[-1].seq, "counter-differs"
    if not restored and identity[4:].strip("0"):
        yield 0, "counter-differs"
