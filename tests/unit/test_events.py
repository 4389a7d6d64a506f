"""What happens is written down: the start, the clock, and everything that changes the books."""

import ast
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from pos_app.domain.account import Cashier
from pos_app.domain.errors import RuleError
from pos_app.domain.guesses import Tries
from pos_app.domain.outcome import Paid, Refused
from pos_app.domain.payment import State
from pos_app.domain.rights import Role
from pos_app.domain.settlement import Finding, Verdict, Whose
from pos_app.domain.shift import Flow
from pos_app.domain.statement import Period
from pos_app.services.events import JUMPED, STARTED, Events
from pos_app.services.ports import Command, Reply
from pos_app.services.settlement_ports import Claim, Note, Saved, Statement
from pos_app.storage.journal_store import JournalStore
from pos_app.storage.settlement_store import SettlementStore
from pos_app.storage.shift_store import ShiftStore
from tests.conftest import NOON, SetClock
from tests.unit.test_services import Desk
from tests.unit.test_storage import BILL, a_payment

STORAGE = Path(__file__).resolve().parents[2] / "pos_app" / "storage"


def events_of(desk: Desk) -> Events:
    store = desk.counter.store
    assert isinstance(store, JournalStore)
    return Events(store, store, desk.clock)


def test_the_start_says_which_program_writes(desk: Desk) -> None:
    events_of(desk).started("1.2.3")
    (entry,) = desk.counter.store.entries(kind=STARTED)
    assert (entry.actor, entry.data) == ("counter", {"version": "1.2.3"})
    assert not [*desk.counter.store.entries(kind=JUMPED)]


def test_a_clock_behind_the_books_is_told_at_the_start(desk: Desk, clock: SetClock) -> None:
    desk.counter.store.record("something", actor="Sari", at=clock.now())
    clock.move(hours=-2)
    events_of(desk).started("1.2.3")
    (entry,) = desk.counter.store.entries(kind=JUMPED)
    assert (entry.data["old"], entry.data["new"]) == (
        "2026-11-21T05:00:00+00:00",
        "2026-11-21T03:00:00+00:00",
    )


@pytest.mark.parametrize(("seconds", "times"), [(-61, 1), (-59, 0), (59, 0), (61, 1), (86400, 1)])
def test_a_clock_that_is_set_by_more_than_a_minute_is_told_once(
    desk: Desk, clock: SetClock, seconds: int, times: int
) -> None:

    events = events_of(desk)
    clock.move(hours=5)
    events.look()
    clock.jump(clock.at + timedelta(seconds=seconds))
    events.look()
    events.look()
    assert len([*desk.counter.store.entries(kind=JUMPED)]) == times


def test_new_books_have_no_last_time(tmp_path: Path) -> None:
    store = JournalStore(tmp_path, NOON)
    assert store.last_at() is None
    store.record("something", actor="Sari", at=NOON)
    assert store.last_at() == NOON
    store.close()


def test_verifying_and_handing_out_are_written_down(desk: Desk) -> None:
    events = events_of(desk)
    events.verified(desk.counter.store.verify(), "Sari")
    events.exported(7, "Sari")
    kinds = [entry.kind for entry in desk.counter.store.entries()]
    assert kinds[-2:] == ["journal.verified", "journal.exported"]


def test_only_who_may_takes_another_key(desk: Desk) -> None:
    with pytest.raises(RuleError, match="signed-out"):
        desk.counter.sealing.rotate("Mallory")
    key = desk.counter.sealing.rotate("Sari")
    (entry,) = desk.counter.store.entries(kind="journal.key-rotated")
    assert (entry.actor, entry.key) == ("Sari", key)


# -- everything that writes, found in the code ----------------------------------------------------

NOT_IN_THE_BOOKS = {"keep_price_list"}
"""Price lists are no part of the books: they are fetched anew."""


def writing() -> set[str]:
    """Return the public methods of all stores that make a transaction."""
    found = set()
    for file in STORAGE.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef) and node.name != "Books":
                found |= {
                    each.name
                    for each in node.body
                    if isinstance(each, ast.FunctionDef) and _writes(each)
                }
    return found


def _writes(function: ast.FunctionDef) -> bool:
    calls = (node.func for node in ast.walk(function) if isinstance(node, ast.Call))
    return any(
        isinstance(call, ast.Attribute)
        and call.attr in {"write", "save"}
        and isinstance(call.value, ast.Attribute)
        and call.value.attr in {"books", "_books"}
        for call in calls
    )


def steps(store: JournalStore) -> dict[str, Callable[[], object]]:
    """Return how each of them is called, in an order in which all may happen."""
    one, other = a_payment(store, "1"), a_payment(store, "2")
    store.prepare(other)
    later = NOON.replace(hour=9)
    unknown = store.claim(other.ref, NOON, {})
    unknown = store.move(unknown, State.UNKNOWN, NOON, actor="Sari", next_check_at=NOON)
    reply = Reply(status=200, body=b"{}")
    return {
        "prepare": lambda: store.prepare(one),
        "claim": lambda: store.claim(one.ref, NOON, {}),
        "keep_reply": lambda: store.keep_reply(one.ref, Command.PAY, NOON, reply),
        "move": lambda: store.move(
            store.payment(one.ref),
            State.PAID,
            NOON,
            actor="Sari",
            outcome=Paid(provider_ref="S1", bill=BILL),
        ),
        "claim_check": lambda: store.claim_check(unknown, NOON, later),
        "claim_again": lambda: store.claim_again(store.payment(other.ref), NOON, {}),
        "record": lambda: store.record("something", actor="Sari", at=NOON),
        "record_once": lambda: store.record_once("cash.held", actor="Sari", at=NOON, ref=one.ref),
        **of_people(store),
        **of_shifts(store, other.ref),
        **of_statements(store),
    }


def of_people(store: JournalStore) -> dict[str, Callable[[], object]]:
    people, rina = store.people, Cashier("Rina", Role.SUPERVISOR)
    return {
        "add": lambda: people.add(rina, "hash", NOON, by="Sari"),
        "change": lambda: people.change(
            "cashier.role-set", Cashier("Rina", Role.CASHIER), NOON, by="Sari"
        ),
        "tried": lambda: people.tried("cashier.signed-in", "Rina", Tries(), NOON),
    }


def of_shifts(store: JournalStore, ref: str) -> dict[str, Callable[[], object]]:
    shifts = ShiftStore(store.books)
    refused = Refused(code="02")

    def give_back() -> object:
        payment = store.payment(ref)
        payment = store.move(payment, State.UNKNOWN, NOON, actor="Sari", next_check_at=NOON)
        payment = store.move(payment, State.REFUSED, NOON, actor="Sari", outcome=refused)
        return store.give_back(payment, NOON, actor="Sari")

    return {
        "open": lambda: shifts.open(5, NOON, actor="Sari"),
        "give_back": give_back,
        "move_cash": lambda: shifts.move_cash(
            Flow.CASH_IN, 5, NOON, actor="Sari", reason="small change"
        ),
        "count": lambda: shifts.count(5, {}, NOON, actor="Sari", reason=""),
        "close": lambda: shifts.close(0, NOON, actor="Sari"),
    }


def of_statements(store: JournalStore) -> dict[str, Callable[[], object]]:
    books, period = SettlementStore(store.books), Period(NOON, NOON.replace(hour=9))
    finding = Finding(key="1", verdict=Verdict.ONLY_OURS, risk=5, whose=Whose.LOST)
    statement = Statement(
        digest="0" * 64,
        file="november.csv",
        provider="digiswitch",
        account="loket",
        period=period,
        columns={},
        others=False,
        lines=1,
        left_out=(),
        actor="Sari",
        at=NOON,
    )
    claim = Claim(
        provider="digiswitch",
        account="loket",
        period=period,
        at=NOON,
        by="Sari",
        training=False,
        findings=(finding,),
        evidence={},
    )
    return {
        "keep_columns": lambda: books.keep_columns("digiswitch", Saved({}, "Sari", NOON)),
        "keep": lambda: books.keep(statement, [finding]),
        "note": lambda: books.note(1, Note("claimed", "by letter", "Sari", NOON)),
        "record_claim": lambda: books.record_claim(claim, 1),
    }


def test_everything_that_changes_the_books_leaves_an_entry(tmp_path: Path) -> None:
    store = JournalStore(tmp_path, NOON)
    store.people.add(Cashier("Sari", Role.OWNER), "hash", NOON, by="Sari")
    called = steps(store)
    assert called.keys() == writing() - NOT_IN_THE_BOOKS
    for name, call in called.items():
        before = store.head().entries
        call()
        assert store.head().entries > before, name
    assert store.verify().ok
    store.close()
