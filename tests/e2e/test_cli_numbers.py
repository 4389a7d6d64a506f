"""Every published test number ends as the publisher says, against the sandbox over HTTP."""

import io
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest
from pypdf import PdfReader

from pos_app.app import open_counter
from pos_app.domain.bill import Fact
from pos_app.domain.errors import RefusedError
from pos_app.domain.money import format_rupiah
from pos_app.domain.payment import Payment, State
from pos_app.domain.tender import Tender
from pos_app.services.counter import Counter
from tests.conftest import Home


class Numbers(NamedTuple):
    """One row of the published table: what becomes of a payment for each number."""

    paid: tuple[str, ...]
    no_bill: str
    refused: str
    pending_then_paid: tuple[str, ...]
    pending_then_refused: str


OWNER = ",0212502110170100"
PUBLISHED = {
    "pln": Numbers(
        ("530000000001", "530000000002"),
        "530000000003",
        "530000000006",
        ("630000000001", "630000000002"),
        "630000000006",
    ),
    "pdam": Numbers(("1013226",), "1013227", "1013230", ("2013226",), "2013230"),
    "internet": Numbers(("6391601001",), "6391601002", "6391601005", ("7391601001",), "7391601005"),
    "bpjs": Numbers(
        ("8801234560001",), "8801234560002", "8801234560005", ("9801234560001",), "9801234560005"
    ),
    "multifinance": Numbers(
        ("6391601201",), "6391601202", "6391601205", ("7391601201",), "7391601205"
    ),
    "pbb": Numbers(
        ("329801092375999991",),
        "329801092375999992",
        "329801092375999995",
        ("429801092375999991",),
        "429801092375999995",
    ),
    "pgas": Numbers(
        ("0110014601", "0110014602"),
        "0110014603",
        "0110014605",
        ("1110014601", "1110014602"),
        "1110014605",
    ),
    "tv": Numbers(
        ("127246500101",), "127246500102", "127246500105", ("227246500101",), "227246500105"
    ),
    "plnnontaglis": Numbers(
        ("3225030005921",), "3225030005922", "3225030005923", ("4225030005921",), "4225030005923"
    ),
    "emoney": Numbers(
        ("082100000001",), "082100000002", "082100000003", ("082110000001",), "082110000003"
    ),
    "samsat": Numbers(
        ("9658548523568701" + OWNER,),
        "9658548523568702" + OWNER,
        "9658548523568705" + OWNER,
        ("0658548523568701" + OWNER,),
        "0658548523568705" + OWNER,
    ),
    "hp": Numbers(
        ("081234554320",), "081234554321", "081234554324", ("081244554320",), "081244554324"
    ),
}
EACH = pytest.mark.parametrize("code", PUBLISHED)


@pytest.fixture
def counter(home: Home) -> Iterator[Counter]:
    opened = open_counter(home.path)
    opened.accounts.add("Sari", "147258")
    opened.shifts.open(0, "Sari")
    yield opened
    opened.close()


def pay(counter: Counter, code: str, number: str) -> Payment:
    inquiry = counter.inquiries.inquire(f"digiswitch:{code}", number, again=True)
    return counter.payments.pay(inquiry, [Tender("cash", 5_000_000)], "Sari")


def events(home: Home, ref: str) -> list[str]:
    lines = [json.loads(line) for line in home.ledger.splitlines()]
    return [line["event"] for line in lines if line["ref"] == ref]


def printed(counter: Counter, payment: Payment, paper: str) -> str:
    pdf = counter.receipts.draw(payment.ref, paper).pdf
    pages = PdfReader(io.BytesIO(pdf)).pages
    return "".join("".join(page.extract_text() for page in pages).split())


def shown(fact: Fact) -> str:
    value = fact.value
    return "".join((format_rupiah(value) if isinstance(value, int) else value).split())


@EACH
def test_a_number_that_is_paid_is_charged_once_and_its_receipts_tell_all_of_the_bill(
    counter: Counter, home: Home, code: str
) -> None:
    for number in PUBLISHED[code].paid:
        payment = pay(counter, code, number)
        assert (payment.state, events(home, payment.ref)) == (State.PAID, ["charge"])
        bill = payment.latest_bill
        wanted = {
            "".join(bill.customer_name.split()),
            payment.ref,
            payment.provider_ref,
            *number.split(","),
            *(format_rupiah(money) for money in (bill.amount, bill.admin, payment.total)),
            format_rupiah(payment.tendered),
            format_rupiah(payment.change),
        }
        for facts in (bill.facts, *bill.periods):
            # Days are printed as days: 20210309 becomes 09-03-2021.
            days = {"registration_date", "tax_until"}
            wanted |= {shown(fact) for fact in facts if fact.name not in days}
        for paper in ("58", "80", "a4"):
            text = printed(counter, payment, paper)
            assert {part for part in wanted if part not in text} == set(), paper


@EACH
def test_a_number_without_a_bill_is_refused_before_any_money(
    counter: Counter, home: Home, code: str
) -> None:
    with pytest.raises(RefusedError, match="inquiry-refused"):
        counter.inquiries.inquire(f"digiswitch:{code}", PUBLISHED[code].no_bill)
    assert (home.ledger, counter.store.payments()) == ("", [])


@EACH
def test_a_number_whose_payment_fails_is_refused_and_costs_nothing(
    counter: Counter, home: Home, code: str
) -> None:
    payment = pay(counter, code, PUBLISHED[code].refused)
    assert (payment.state, payment.reason) == (State.REFUSED, "code 02")
    assert events(home, payment.ref) == []


@EACH
def test_a_number_that_takes_its_time_ends_as_published(
    counter: Counter, home: Home, code: str
) -> None:
    for numbers, state, last in (
        (PUBLISHED[code].pending_then_paid, State.PAID, "settle"),
        ((PUBLISHED[code].pending_then_refused,), State.REFUSED, "refund"),
    ):
        for number in numbers:
            pending = pay(counter, code, number)
            assert (pending.state, events(home, pending.ref)) == (State.PENDING, ["charge"])
            (settled,) = counter.unfinished.resolve()
            assert (settled.ref, settled.state) == (pending.ref, state)
            assert events(home, pending.ref) == ["charge", last]


def test_after_all_of_it_no_secret_stands_in_the_books_and_they_verify(
    counter: Counter, home: Home
) -> None:
    for code in ("pln", "samsat", "emoney"):
        pay(counter, code, PUBLISHED[code].paid[0])
    with closing(sqlite3.connect(home.path / "journal.db")) as other:
        sent = [body for (body,) in other.execute("SELECT body FROM exchange")]
    assert len(sent) == 6
    # The requests went out signed: what the sandbox heard, the books must not know.
    signs = home.signs
    secrets = {home.environ["POS_APP_DIGISWITCH_API_KEY"], "147258", *signs}
    everything = b"".join(path.read_bytes() for path in Path(home.path).glob("journal.db*"))
    assert [secret for secret in secrets if secret.encode() in everything] == []
    assert counter.store.verify().ok
