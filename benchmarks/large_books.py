"""Large books, made in bulk: payments with their exchanges, and every entry sealed.

The rows are those that the counter writes and the seals are real, so `verify` finds nothing; only
the triggers are put aside meanwhile, since every payment is written once, as it stands at the end.
Every day is a shift of its own, with its takings, results, count and Z report; the last is open.
Run: python benchmarks/large_books.py FOLDER [PAYMENTS].
"""

import sqlite3
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from pos_app.domain.account import Cashier
from pos_app.domain.bill import Bill, Fact
from pos_app.domain.journal import Key, StoredEntry, canonical
from pos_app.domain.payment import Payment, State
from pos_app.domain.shift import (
    WIB_DAYS,
    Ever,
    Figures,
    Flow,
    Kept,
    Sales,
    Shift,
)
from pos_app.domain.tender import Tender
from pos_app.services.refs import base36
from pos_app.storage.journal_store import JournalStore
from pos_app.storage.posted import digest_of
from pos_app.storage.postings import Posting
from pos_app.storage.rows import KEPT, STANDS, digest, payment_to_columns, stamp
from pos_app.storage.rows import frozen as frozen_digest
from pos_app.storage.shift_figures import figures_to_text

EACH = 10_000
"""Payments in one transaction."""

A_DAY = 1_000
"""Payments a day, between eight in the morning and eight in the evening (WIB)."""

FLOAT = 500_000
"""Rupiah that lie in the drawer when a shift begins."""

CASHIERS = ("Sari", "Budi", "Dewi", "Agus")
UNTIL = datetime(2026, 7, 1, 1, tzinfo=UTC)
"""The morning after the last day, 08:00 WIB."""

_FIRST = ("SITI", "BUDI", "AGUS", "DEWI", "NUR", "SRI", "EKO", "RINA", "JOKO", "TRI", "YANTI")
_LAST = ("RAHAYU", "SANTOSO", "WIBOWO", "LESTARI", "HIDAYAT", "SUSANTI", "PRATAMA", "KUSUMA")
_ANSWER = b'{"data": {"ref_id": "%s", "status": "%s", "sn": "%s", "message": "Transaksi"}}'


class Goods(NamedTuple):
    """What is sold, and how long its customer numbers are."""

    provider: str
    product: str
    code: str
    digits: int
    fee: int


GOODS = (
    Goods("digiswitch", "pln-postpaid", "pln", 12, 2500),
    Goods("digiswitch", "bpjs-health", "bpjs", 13, 2000),
    Goods("iak", "pdam-surabaya", "PDAMKOTA.SURABAYA", 10, 2500),
    Goods("espay", "internet-telkom", "SLYTSD", 12, 1500),
)


@dataclass
class Batch:
    """The rows of one transaction, by table, and the chain that goes through all of them."""

    key: Key
    seq: int
    last_seal: str
    last_exchange: int = 0
    rows: dict[str, list[Mapping[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    shift: Shift | None = None
    sold: Sales = field(default_factory=Sales)
    flows: dict[tuple[Flow, str], int] = field(default_factory=lambda: defaultdict(int))
    ever: Ever = field(default_factory=Ever)

    def say(self, kind: str, at: datetime, actor: str, ref: str, **data: str | int) -> None:
        """Append an entry as `storage.chain.append` does."""
        self.seq += 1
        entry = StoredEntry(self.seq, stamp(at), actor, kind, ref, canonical(data), "")
        self.last_seal = self.key.seal(self.last_seal, entry)
        self.rows["journal"].append(entry._replace(seal=self.last_seal, key=self.key.id)._asdict())

    def post(
        self,
        postings: list[Posting],
        kind: str,
        at: datetime,
        actor: str,
        ref: str,
        **data: str | int,
    ) -> None:
        """Append an entry with the rows of shifts that it seals."""
        posted = {"posted": digest_of(postings)} if postings else {}
        self.say(kind, at, actor, ref, **data, **posted)
        for table, row in postings:
            self.rows[table].append({**row, "entry": self.seq})

    def keep(self, ref: str, at: datetime, command: str, direction: str, body: bytes) -> None:
        """Append an exchange, and the entry that seals it."""
        self.last_exchange += 1
        row: dict[str, Any] = {
            "id": self.last_exchange,
            "ref": ref,
            "at": stamp(at),
            "command": command,
            "direction": direction,
            "status": 200 if direction == "in" else 0,
            "fault": "",
            "body": body,
        }
        self.rows["exchange"].append(row)
        self.say("exchange.kept", at, "counter", ref, id=row["id"], digest=digest(row, KEPT))


def build(folder: Path, payments: int, until: datetime = UNTIL) -> None:
    """Make the books of a folder that has none, with so many payments up to a time in UTC.

    Of a thousand payments 940 are paid at once, 40 after a question, 15 are refused and 5 are
    cancelled before they are sent. The last of them stays pending.
    """
    begun = until - timedelta(days=-(-payments // A_DAY))
    store = JournalStore(folder, begun)
    for name in CASHIERS:
        store.people.add(Cashier(name), "no PIN has this hash", begun, by="")
    head, (*_, last) = store.head(), store.entries()
    key = store.books.seals.key(head.device, last.key)
    store.close()
    assert key
    batch = Batch(key, head.entries, head.seal)
    with closing(sqlite3.connect(folder / "journal.db", isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA cache_size = -2000000")
        with _without_triggers(connection):
            numbers = iter(range(payments))
            while some := [*islice(numbers, EACH)]:
                for number in some:
                    _sell(batch, number, head.identity, begun, last=number == payments - 1)
                _write(connection, batch)
        connection.execute("INSERT INTO payment_text(payment_text) VALUES ('rebuild')")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _sell(batch: Batch, number: int, identity: str, begun: datetime, *, last: bool) -> None:
    """Append one payment with all that is kept of it."""
    day, place = divmod(number, A_DAY)
    at = begun + timedelta(days=day, seconds=place * 12 * 3600 // A_DAY, milliseconds=number % 1000)
    if not place:
        _next_shift(batch, day + 1, at)
    payment = _payment(number, identity, at)
    frozen = payment_to_columns(payment)
    ref, cashier = payment.ref, payment.cashier
    batch.say(
        "payment.prepared",
        at,
        cashier,
        ref,
        product=payment.product,
        customer_no=payment.customer_no,
        total=payment.total,
        tendered=payment.tendered,
        digest=frozen_digest(frozen),
    )
    kind = 950 if last else number % 1000
    if kind >= 995:
        _settle(batch, frozen, State.CANCELLED, at + timedelta(seconds=2), "resolver")
        return
    sent = at + timedelta(milliseconds=300)
    batch.say("payment.sending", sent, cashier, ref, send_no=1)
    batch.keep(ref, sent, "pay", "out", b'{"command":"pay-pasca","ref_id":"%s"}' % ref.encode())
    sent_columns = {**frozen, "send_no": 1, "sent_at": stamp(sent)}
    at = sent + timedelta(milliseconds=900)
    _answer(
        batch, ref, at, "pay", "Sukses" if kind < 940 else "Gagal" if kind >= 980 else "Pending"
    )
    if kind >= 980:
        _settle(batch, sent_columns, State.REFUSED, at, cashier, reason="code 14")
        return
    if kind >= 940:
        later = at + timedelta(seconds=60)
        sent_columns["next_check_at"] = stamp(later)
        batch.post(
            [_taking(batch, payment, Flow.RECEIVED, at)],
            "payment.pending", at, cashier, ref, **_stands(sent_columns),
        )  # fmt: skip
        if last:
            batch.rows["payment"].append({**sent_columns, "state": State.PENDING.value})
            return
        batch.keep(ref, later, "check", "out", b"")
        _answer(batch, ref, later, "check", "Sukses")
        sent_columns |= {"checks": 1, "next_check_at": None}
        at, cashier = later, "resolver"
    postings = [] if kind >= 940 else [_taking(batch, payment, Flow.RECEIVED, at)]
    if payment.change:
        postings.append(_taking(batch, payment, Flow.CHANGE, at))
    postings.append(_sale(batch, payment, sent, at))
    _settle(
        batch,
        sent_columns,
        State.PAID,
        at,
        cashier,
        postings,
        provider_ref=f"S{number:012d}",
        message="Sukses",
    )
    batch.say(
        "receipt.issued",
        at + timedelta(seconds=1),
        payment.cashier,
        ref,
        paper="80",
        copy=0,
        how="printer",
    )


def _answer(batch: Batch, ref: str, at: datetime, command: str, said: str) -> None:
    body = _ANSWER % (ref.encode(), said.encode(), ref[-12:].encode())
    batch.keep(ref, at, command, "in", body * 3)


def _settle(
    batch: Batch,
    columns: Mapping[str, Any],
    state: State,
    at: datetime,
    actor: str,
    postings: list[Posting] | None = None,
    **said: str,
) -> None:
    row = {**columns, **said, "state": state.value, "settled_at": stamp(at)}
    batch.rows["payment"].append(row)
    batch.post(postings or [], f"payment.{state.lower()}", at, actor, row["ref"], **_stands(row))


def _next_shift(batch: Batch, number: int, at: datetime) -> None:
    """Count and close the shift of the day before, and open that of a day."""
    before = batch.shift
    if before is not None:
        _close(batch, before, at)
    left = FLOAT if before else 0
    row = {
        "number": number,
        "opened_at": stamp(at),
        "opened_by": CASHIERS[0],
        "day": WIB_DAYS(at).isoformat(),
        "counted_float": FLOAT,
        "left": left,
    }
    batch.post([Posting("shift", row)], "shift.opened", at, CASHIERS[0], "")
    batch.shift = Shift(
        number=number,
        opened_at=at,
        opened_by=CASHIERS[0],
        day=WIB_DAYS(at),
        counted_float=FLOAT,
        left=left,
    )
    batch.sold, batch.flows = Sales(), defaultdict(int)


def _close(batch: Batch, shift: Shift, at: datetime) -> None:
    nothing = Kept()
    figures = Figures(
        counted_float=FLOAT, sold=batch.sold, late=Sales(), reversed=Sales(), flows=batch.flows,
        held=nothing, owed=nothing,
    )  # fmt: skip
    who, batch.ever = CASHIERS[0], batch.ever.plus(batch.sold)
    count = {
        "shift": shift.number, "at": stamp(at), "by": who, "amount": figures.expected,
        "notes": "{}", "expected": figures.expected, "reason": "", "takings": 0,
    }  # fmt: skip
    batch.post([Posting("cash_count", count)], "shift.counted", at, who, "")
    report = {
        "number": shift.number, "at": stamp(at), "by": who, "figures": figures_to_text(figures),
        "left": FLOAT, "count_ever": batch.ever.count, "total_ever": batch.ever.total,
        "fee_ever": batch.ever.fee, "entries": batch.seq, "head": batch.last_seal,
    }  # fmt: skip
    seen = (batch.seq, batch.last_seal)
    batch.post([Posting("z_report", report)], "shift.z", at, who, "", entries=seen[0], head=seen[1])


def _taking(batch: Batch, payment: Payment, flow: Flow, at: datetime) -> Posting:
    amount = payment.tendered if flow is Flow.RECEIVED else -payment.change
    batch.flows[flow, "cash"] += amount
    row = {
        "shift": payment.shift, "at": stamp(at), "flow": flow.value, "tender": "cash",
        "amount": amount, "ref": payment.ref, "by": payment.cashier, "reason": "",
    }  # fmt: skip
    return Posting("taking", row)


def _sale(batch: Batch, payment: Payment, sent: datetime, at: datetime) -> Posting:
    bill = payment.bill
    one = Sales(1, bill.amount, bill.admin, payment.fee, 1, bill.due, bill.price or 0)
    batch.sold += one
    row = {
        "shift": payment.shift, "day": WIB_DAYS(at).isoformat(), "hour": WIB_DAYS.local(at).hour,
        "at": stamp(at), "sign": 1, "ref": payment.ref, "sold_in": payment.shift,
        "provider": payment.provider, "product": payment.product, "cashier": payment.cashier,
        "training": 0, "amount": bill.amount, "admin": bill.admin, "fee": payment.fee,
        "cost": bill.price, "seconds": round((at - sent).total_seconds()),
    }  # fmt: skip
    return Posting("sale", row)


def _stands(row: Mapping[str, Any]) -> dict[str, str]:
    return {
        "reason": row["reason"],
        "provider_ref": row["provider_ref"],
        "stands": digest(row, STANDS),
    }


def _payment(number: int, identity: str, at: datetime) -> Payment:
    goods = GOODS[number % len(GOODS)]
    name = f"{_FIRST[number % 11]} {_LAST[number % 8]} {number % 977}"
    amount = 20_000 + number * 7_919 % 480_000
    facts = (Fact("tariff", "R1"), Fact("power", "1300"), Fact("bill_count", "1"))
    period = (Fact("period", f"{at:%Y%m}"), Fact("bill", amount), Fact("penalty", 0))
    bill = Bill(
        customer_name=name, amount=amount, admin=2500, price=amount + 700, facts=facts,
        periods=(period,),
    )  # fmt: skip
    payment = Payment(
        ref=identity + base36(int(at.timestamp() * 1000), 8) + base36(number, 8),
        provider=goods.provider,
        account="shop@example",
        training=False,
        product=goods.product,
        code=goods.code,
        customer_no=str(5 * 10 ** (goods.digits - 1) + number * 7919 % 200_003),
        extras={},
        bill=bill,
        fee=goods.fee,
        tenders=(),
        cashier=CASHIERS[number % 1000 // 500 + number // A_DAY % 2 * 2],
        on=at.date(),
        made_at=at,
        shift=number // A_DAY + 1,
    )
    handed = -(-payment.total // 50_000) * 50_000
    return replace(payment, tenders=(Tender("cash", handed),))


def _write(connection: sqlite3.Connection, batch: Batch) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for table, rows in batch.rows.items():
        if rows:
            names = ", ".join(f'"{name}"' for name in rows[0])
            marks = ", ".join(f":{name}" for name in rows[0])
            connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)
        rows.clear()
    connection.execute("COMMIT")


@contextmanager
def _without_triggers(connection: sqlite3.Connection) -> Iterator[None]:
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    triggers = connection.execute(query).fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    yield
    for _, said in triggers:
        connection.execute(said)


def main() -> int:
    folder = Path(sys.argv[1])
    payments = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    begun = time.perf_counter()
    build(folder, payments)
    size = (folder / "journal.db").stat().st_size
    seconds = time.perf_counter() - begun
    print(f"{payments} payments, {size / 1e6:.0f} MB, {seconds:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
