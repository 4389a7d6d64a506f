"""Payments are found by what somebody remembers of them, page by page, and none is left out."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from pos_app.domain.account import Cashier
from pos_app.domain.errors import InputError, RuleError
from pos_app.domain.outcome import Paid, Refused
from pos_app.domain.payment import Payment, State
from pos_app.domain.tender import Tender
from pos_app.services.refs import new_ref
from pos_app.services.search import Page, Query, Search, Sums
from pos_app.storage.journal_store import JournalStore
from pos_app.storage.search import PaymentSearch
from pos_app.storage.statements import rows
from tests.conftest import NOON
from tests.here import names_in, rights_of
from tests.unit.test_storage import BILL, a_payment

SIGNS = "SELECT count(*) AS many FROM payment_text WHERE payment_text MATCH '\"{0}\"'"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[JournalStore]:
    opened = JournalStore(tmp_path, NOON)
    opened.people.add(Cashier("Sari"), "hash", NOON, by="")
    opened.people.add(Cashier("Budi"), "hash", NOON, by="")
    yield opened
    opened.close()


@pytest.fixture
def search(store: JournalStore) -> Search:
    return Search(PaymentSearch(store.books), store, rights_of(store), "Asia/Jakarta")


def sold(
    store: JournalStore,
    number: str,
    name: str = "BUDI SANTOSO",
    *,
    amount: int = 50_000,
    their_ref: str = "",
    refused: bool = False,
    **changes: Any,
) -> Payment:
    """Write down a payment that has come to its end."""
    bill = replace(BILL, customer_name=name, amount=amount, admin=0)
    at = changes.get("made_at", NOON)
    made = replace(
        a_payment(store, number),
        **{"ref": new_ref(store.identity(), at), "bill": bill, "fee": 0, **changes},
    )
    made = replace(made, tenders=(Tender("cash", made.total),))
    store.prepare(made)
    sending = store.claim(made.ref, at, {})
    outcome = Refused(code="14") if refused else Paid(provider_ref=their_ref)
    state = State.REFUSED if refused else State.PAID
    return store.move(sending, state, at, actor="Sari", outcome=outcome)


def refs(page: Page) -> list[str]:
    return [payment.ref for payment in page.payments]


@pytest.mark.parametrize(
    "text",
    [
        "530012345678",
        "5300 1234-5678",
        " 5300.12345678 ",
        "345678",
        "530",
        "siti",
        "RAHAYU",
        "rahayu siti",
        "siti o'neil-",
        "50.500",
        "Rp 50.500",
        "rp. 50500",
        "SN-9/77",
        "sn-9",
    ],
)
def test_a_payment_is_found_by_what_one_remembers_of_it(
    store: JournalStore, search: Search, text: str
) -> None:
    wanted = sold(store, "530012345678", "SITI RAHAYU O'NEIL-", amount=50_500, their_ref="SN-9/77X")
    sold(store, "771000000001", "JOKO", amount=20_000, their_ref="QQ1")
    assert refs(search.find(Query(text=text), "Sari")) == [wanted.ref]


def test_a_payment_is_found_by_its_ref_or_a_part_of_it(store: JournalStore, search: Search) -> None:
    wanted = sold(store, "1001")
    later = sold(store, "1002", made_at=NOON + timedelta(seconds=1))
    for text in (wanted.ref, wanted.ref.lower(), wanted.ref[11:]):
        assert refs(search.find(Query(text=text), "Sari")) == [wanted.ref]
    both = search.find(Query(text=wanted.ref[:6]), "Sari")
    assert refs(both) == [later.ref, wanted.ref]


@pytest.mark.parametrize(
    "text", ["530_12345678", "%%%", "' OR 1=1", 'a"b"c', "NEAR(", "ref:530", "\x00\ud800zzz"]
)
def test_what_is_typed_is_never_a_pattern(store: JournalStore, search: Search, text: str) -> None:
    sold(store, "530012345678")
    assert search.find(Query(text=text), "Sari") == Page([], more=False)


def test_all_words_have_to_be_there_in_any_place(store: JournalStore, search: Search) -> None:
    sold(store, "1001", "SITI RAHAYU")
    wanted = sold(store, "1002", "SITI X LESTARI")
    assert refs(search.find(Query(text="lestari x siti"), "Sari")) == [wanted.ref]
    assert refs(search.find(Query(text="siti lestari rahayu"), "Sari")) == []


@pytest.mark.parametrize("text", ["5", "53", "a b", "5-3"])
def test_two_signs_are_too_few_to_look_for(search: Search, text: str) -> None:
    assert Query(text=text).is_short
    with pytest.raises(InputError, match="search-short"):
        search.find(Query(text=text), "Sari")


def test_nothing_typed_is_not_too_short() -> None:
    assert not Query().is_short
    assert not Query(text="  ").is_short


@pytest.mark.parametrize("text", ["", "530", "siti", "13000"])
def test_every_payment_comes_once_however_the_pages_are_cut(
    store: JournalStore, search: Search, text: str
) -> None:
    made = [
        # Some at the same moment, and the clock is set back once.
        sold(store, f"5300{n}", "SITI", amount=13_000, made_at=NOON + timedelta(hours=n // 3 % 4))
        for n in range(17)
    ]
    query, got, last = Query(text=text), list[Payment](), None
    while True:
        page = search.find(query, "Sari", after=last, most=4)
        got += page.payments
        if not page.more:
            break
        last = page.payments[-1]
    assert sorted(p.ref for p in got) == sorted(p.ref for p in made)
    assert [*search.every(query, most=5)] == got
    if not text:
        assert [p.made_at for p in got] == sorted((p.made_at for p in got), reverse=True)


@pytest.mark.parametrize("text", ["", "siti"])
@pytest.mark.parametrize(
    ("narrowed", "numbers"),
    [
        ({}, {"1001", "1002", "1003", "1004"}),
        ({"states": frozenset({State.REFUSED})}, {"1002"}),
        ({"states": frozenset({State.REFUSED, State.PAID})}, {"1001", "1002", "1003", "1004"}),
        ({"products": frozenset({"bpjs-health", "other"})}, {"1003"}),
        ({"provider": "iak"}, {"1003"}),
        ({"cashier": "Budi"}, {"1004"}),
        ({"amount": 70_000}, {"1001"}),
        ({"since": date(2026, 11, 22)}, {"1004"}),
        ({"until": date(2026, 11, 21)}, {"1001", "1002", "1003"}),
        ({"since": date(2026, 11, 21), "until": date(2026, 11, 21)}, {"1001", "1002", "1003"}),
        ({"since": date(2027, 1, 1)}, set()),
    ],
)
def test_filters_narrow_what_is_found_and_what_it_comes_to(
    store: JournalStore, search: Search, text: str, narrowed: dict[str, Any], numbers: set[str]
) -> None:
    midnight = datetime(2026, 11, 21, 17, tzinfo=UTC)  # in Jakarta
    made = [
        sold(store, "1001", "SITI", amount=70_000),
        sold(store, "1002", "SITI", refused=True),
        sold(
            store,
            "1003",
            "SITI",
            product="bpjs-health",
            provider="iak",
            made_at=midnight - timedelta(microseconds=1),
        ),
        sold(store, "1004", "SITI", cashier="Budi", made_at=midnight),
    ]
    query = Query(text=text, **narrowed)
    found = search.find(query, "Sari").payments
    assert {payment.customer_no for payment in found} == numbers
    paid = [p for p in made if p.customer_no in numbers and p.state is State.PAID]
    assert search.sums(query, "Sari") == Sums(
        len(numbers), len(paid), sum(payment.total for payment in paid)
    )


def test_a_name_that_is_known_to_nobody_sees_nothing(store: JournalStore, search: Search) -> None:
    made = sold(store, "1001")
    for ask in (search.find, search.sums):
        with pytest.raises(RuleError, match="signed-out"):
            ask(Query(), "Nobody")
    with pytest.raises(RuleError, match="signed-out"):
        search.history(made.ref, "Nobody")


def test_the_history_of_a_payment_is_what_the_journal_says(
    store: JournalStore, search: Search
) -> None:
    made = sold(store, "1001")
    assert [entry.kind for entry in search.history(made.ref, "Sari")] == [
        "payment.prepared",
        "payment.sending",
        "exchange.kept",
        "payment.paid",
    ]


def test_a_payment_that_could_not_be_written_is_not_in_the_index_either(
    store: JournalStore,
) -> None:
    first = sold(store, "1001", "SITI")
    with pytest.raises(RuleError):
        store.prepare(replace(a_payment(store, "1002"), ref=first.ref))
    with store.books.read() as connection:
        (row,) = rows(connection, SIGNS.format("sit"))
    assert row["many"] == 1


def test_what_was_sold_before_there_was_an_index_is_found_too(tmp_path: Path) -> None:
    import sqlite3
    from contextlib import closing

    from pos_app.storage.engine import APPLICATION_ID

    with closing(sqlite3.connect(tmp_path / "journal.db")) as old:
        old.executescript(Path(__file__).with_name("books-of-schema-1.sql").read_text("utf-8"))
        old.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        old.execute("PRAGMA user_version = 1")
    store = JournalStore(tmp_path, NOON)
    actor = names_in(store)[0]
    search = Search(PaymentSearch(store.books), store, rights_of(store, actor), "Asia/Jakarta")
    for payment in store.payments():
        found = search.find(Query(text=payment.customer_no), actor)
        assert payment.ref in refs(found)
    store.close()
