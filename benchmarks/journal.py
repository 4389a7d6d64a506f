"""What the journal costs: our commits against the same rows through raw sqlite3, synchronous=FULL.

Run: python benchmarks/journal.py [PAYMENTS]. Prints the median ratio over rounds in turn.
"""

import sqlite3
import statistics
import sys
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

from sqlalchemy import Connection, event

from pos_app.domain.account import Cashier
from pos_app.domain.bill import Bill, Fact
from pos_app.domain.outcome import Paid
from pos_app.domain.payment import Payment, State
from pos_app.domain.tender import Tender
from pos_app.services.ports import Command, Reply
from pos_app.services.refs import new_ref
from pos_app.storage import chain, journal_store
from pos_app.storage.journal_store import JournalStore
from pos_app.storage.statements import run

ROUNDS = 7
LIMIT = 2.0
NOW = datetime.now(UTC)
Statement = tuple[str, Any]
BILL = Bill(
    customer_name="Nama Pelanggan Pertama",
    amount=8500,
    admin=2500,
    price=10000,
    facts=(Fact("tariff", "R1"), Fact("power", "1300"), Fact("bill_count", "1")),
    periods=((Fact("period", "201901"), Fact("bill", 8000), Fact("penalty", 500)),),
)
ANSWER = b'{"data": {"status": "Sukses"}}' * 15


def payment(ref: str) -> Payment:
    return Payment(
        ref=ref,
        provider="digiswitch",
        account="sandbox",
        training=True,
        product="pln-postpaid",
        code="pln",
        customer_no=ref,
        extras={},
        bill=BILL,
        fee=0,
        tenders=(Tender("cash", 50000),),
        cashier="Sari",
        on=NOW.date(),
        made_at=NOW,
    )


def ours(store: JournalStore, payments: int) -> float:
    begun = time.perf_counter()
    for _ in range(payments):
        made = payment(new_ref(store.identity(), NOW))
        store.prepare(made)
        sending = store.claim(made.ref, NOW, {"command": "pay-pasca"})
        store.keep_reply(made.ref, Command.PAY, NOW, Reply(status=200, body=ANSWER))
        outcome = Paid(provider_ref="S9594821457N", bill=BILL)
        store.move(sending, State.PAID, NOW, actor="Sari", outcome=outcome)
    return time.perf_counter() - begun


def new_store(folder: Path) -> JournalStore:
    store = JournalStore(folder, NOW)
    store.people.add(Cashier("Sari"), "x", NOW, by="")
    return store


def recorded(folder: Path, payments: int) -> list[list[Statement]]:
    """Return what one run writes: for each commit its INSERTs and UPDATEs with their values."""
    commits: list[list[Statement]] = [[]]

    def keep(connection: Connection, statement: str, parameters: Any = None) -> Any:
        if statement.startswith(("INSERT", "UPDATE")):
            commits[-1].append((statement, parameters))
        return run(connection, statement, parameters)

    def next_commit(*_said: Any) -> None:
        commits.append([])

    store = new_store(folder)
    event.listen(store.books._writer, "commit", next_commit)  # noqa: SLF001
    with patch.object(journal_store, "run", keep), patch.object(chain, "run", keep):
        ours(store, payments)
    store.close()
    return [commit for commit in commits if commit]


def raw(folder: Path, commits: list[list[Statement]]) -> float:
    """Write the same rows into the same tables with nothing but sqlite3."""
    new_store(folder).close()
    with closing(sqlite3.connect(folder / "journal.db", isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = FULL")
        begun = time.perf_counter()
        for commit in commits:
            connection.execute("BEGIN IMMEDIATE")
            for statement, values in commit:
                connection.execute(statement, values)
            connection.execute("COMMIT")
        return time.perf_counter() - begun


def main() -> int:
    payments = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    ratios, mine, theirs = [], [], []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as a, tempfile.TemporaryDirectory() as b:
            commits = recorded(Path(a), payments)
            theirs.append(raw(Path(b), commits))
        with tempfile.TemporaryDirectory() as c:
            store = new_store(Path(c))
            mine.append(ours(store, payments))
            store.close()
        ratios.append(mine[-1] / theirs[-1])
    each = len(commits)
    print(f"commits a payment      {each / payments:.0f}")
    print(f"ours, ms a commit      {statistics.median(mine) / each * 1000:.3f}")
    print(f"raw sqlite3, ms        {statistics.median(theirs) / each * 1000:.3f}")
    print(f"ratio, median          {statistics.median(ratios):.2f}  (goal: at most {LIMIT})")
    print(f"ratio, min and max     {min(ratios):.2f} {max(ratios):.2f}")
    return int(statistics.median(ratios) > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
