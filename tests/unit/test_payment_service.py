"""Paying, where it hurts: odd answers, a death in the middle, two payments of one bill."""

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import pytest

from pos_app.domain.bill import Bill
from pos_app.domain.errors import NotSentError, RuleError, StorageError
from pos_app.domain.outcome import Outcome, Pending
from pos_app.domain.payment import Payment, State
from pos_app.providers.digiswitch import Digiswitch
from pos_app.services.ports import Command, Order, Reply
from pos_app.storage.journal_store import JournalStore
from tests.scripted import PAID, Scripted
from tests.unit.test_services import NUMBER, Desk

SUCCESS: dict[str, Any] = {
    "ref_id": "REF",
    "customer_no": NUMBER,
    "name": "SITI RAHAYU",
    "status": "Sukses",
    "rc": "00",
    "sn": "SN1",
    "selling_price": 11000,
    "price": 10000,
    "admin": 2500,
}


@dataclass
class Wired(Scripted):
    """A provider that answers with given bytes and understands them as Digiswitch's adapter does.

    REF in the bytes becomes the ref that was asked about.
    """

    body: bytes = b""

    def send(self, command: Command, order: Order) -> Reply:
        self.sent.append(command)
        return Reply(status=200, body=self.body.replace(b"REF", order.ref.encode()))

    def read_payment(self, command: Command, order: Order, reply: Reply) -> Outcome:
        adapter = Digiswitch(
            url="https://tenant.example",
            username="u",
            key=str,
            testing=False,
            check_gap=60,
            seconds=1,
        )
        return adapter.read_payment(command, order, reply)


def wired(desk: Desk, body: bytes) -> None:
    desk.provider.__class__ = Wired
    desk.provider.body = body  # type: ignore[attr-defined]


def success(**changes: Any) -> bytes:
    return json.dumps({"data": {**SUCCESS, **changes}}).encode()


def kept(desk: Desk) -> list[bytes]:
    with closing(sqlite3.connect(desk.folder / "journal.db")) as other:
        rows = other.execute("SELECT body FROM exchange WHERE direction = 'in' ORDER BY id")
        return [body for (body,) in rows]


def committed(desk: Desk) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(desk.folder / "journal.db")) as other:
        return other.execute("SELECT ref, state FROM payment ORDER BY made_at").fetchall()


@pytest.mark.parametrize(
    "body",
    [
        b'{"data": {"status": "Suk',
        b'{"data": {"price": NaN, "status": "Sukses", "rc": "00"}}',
        b"x" * 1_000_000,
        b"",
        b"<html>maintenance</html>",
        b"\xff\xfe\x00\x00",
        success(customer_no="530000000009"),
        success(price=10001),
    ],
    ids=["cut", "nan", "megabyte", "empty", "page", "binary", "another-customer", "dearer"],
)
def test_an_answer_that_nobody_can_trust_is_kept_byte_for_byte_and_leaves_doubt(
    desk: Desk, body: bytes
) -> None:
    wired(desk, body)
    payment = desk.paid()
    assert payment.state is State.UNKNOWN
    assert kept(desk) == [body.replace(b"REF", payment.ref.encode())]


@pytest.mark.parametrize(
    "body",
    [
        success(name="\ud800 BUDI", sn="\udfff", message="\ud83d"),
        success(desc={"\ud800": "\udc00", "detail": [{"\udbff": 1}]}),
        success(admin=2**63, balance=1e999, desc=2**64),
        success(name="x" * 200_000),
        success(name=None, sn=["a"], selling_price="-1"),
    ],
    ids=["surrogates", "surrogate-keys", "numbers-beyond-sqlite", "long", "odd-types"],
)
def test_no_odd_field_keeps_a_success_from_being_saved(desk: Desk, body: bytes) -> None:
    # json.dumps wrote 1e999 as Infinity, which is no JSON: this is how it comes over the wire.
    wired(desk, body.replace(b"Infinity", b"1e999"))
    payment = desk.paid()
    assert payment.state is State.PAID
    assert desk.counter.store.payment(payment.ref) == payment
    assert desk.counter.store.verify().ok


def test_a_key_pressed_in_mid_send_leaves_what_the_next_start_calls_unknown(desk: Desk) -> None:
    def interrupt(order: Order) -> None:
        raise KeyboardInterrupt

    prepared = desk.prepared()
    desk.provider.on_send = interrupt
    with pytest.raises(KeyboardInterrupt):
        desk.counter.payments.send(prepared.ref, "Sari")
    assert committed(desk) == [(prepared.ref, "SENDING")]
    (found,) = desk.counter.unfinished.recover()
    assert (found.ref, found.state, found.reason) == (prepared.ref, State.UNKNOWN, "interrupted")


def test_a_disk_that_fills_up_after_sending_loses_nothing(desk: Desk) -> None:
    prepared = desk.prepared()
    desk.provider.on_send = lambda _order: limit(desk.counter.store, pages=0)
    with pytest.raises(StorageError, match="disk-full"):
        wired_megabyte(desk, prepared)
    limit(desk.counter.store, pages=1_000_000)
    assert committed(desk) == [(prepared.ref, "SENDING")]
    desk.provider.__class__ = Scripted
    desk.provider.on_send = lambda _order: None
    assert [p.state for p in desk.counter.unfinished.recover()] == [State.UNKNOWN]
    desk.clock.move(seconds=60)
    assert [p.state for p in desk.counter.unfinished.resolve()] == [State.PAID]


def wired_megabyte(desk: Desk, prepared: Payment) -> Payment:
    class Big(Scripted):
        def send(self, command: Command, order: Order) -> Reply:
            super().send(command, order)
            return Reply(status=200, body=b"x" * 1_000_000)

    desk.provider.__class__ = Big
    return desk.counter.payments.send(prepared.ref, "Sari")


def limit(store: object, *, pages: int) -> None:
    """Let the database grow to so many pages; 0 is what it has."""
    assert isinstance(store, JournalStore)
    with store.books._writer.connect() as connection:
        driver: Any = connection.connection.driver_connection
        has = driver.execute("PRAGMA page_count").fetchone()[0]
        driver.execute(f"PRAGMA max_page_count = {pages or has}")


def test_what_is_sent_is_kept_before_it_is_sent(desk: Desk) -> None:
    requests: list[bytes] = []

    def look(order: Order) -> None:
        with closing(sqlite3.connect(desk.folder / "journal.db")) as other:
            requests.extend(body for (body,) in other.execute("SELECT body FROM exchange"))

    prepared = desk.prepared()
    desk.provider.on_send = look
    desk.counter.payments.send(prepared.ref, "Sari")
    assert [json.loads(body) for body in requests] == [{"command": "pay", "ref_id": prepared.ref}]


def test_the_price_that_was_quoted_goes_with_every_question(desk: Desk) -> None:
    quoted: list[Bill | None] = []
    desk.provider.on_send = lambda order: quoted.append(order.quoted)
    desk.paid(Pending(code="03"), PAID)
    desk.clock.move(seconds=60)
    desk.counter.unfinished.resolve()
    assert quoted == [None, desk.provider.bill, desk.provider.bill]


def test_a_bill_that_has_been_paid_since_is_not_sent_again_under_an_older_ref(desk: Desk) -> None:
    offline = desk.paid(NotSentError("no-connection"))
    assert desk.paid(PAID).state is State.PAID
    with pytest.raises(RuleError):
        desk.counter.payments.send(offline.ref, "Sari")


def test_a_bill_under_way_keeps_an_older_attempt_from_being_sent_and_says_so(desk: Desk) -> None:
    offline = desk.paid(NotSentError("no-connection"))
    assert desk.paid(Pending(code="03")).state is State.PENDING
    with pytest.raises(RuleError, match="bill-open"):
        desk.counter.payments.send(offline.ref, "Sari")
