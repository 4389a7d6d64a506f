"""What happens is written down: the start, the clock, and everything that changes the books."""

import ast
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from pos_app.domain.account import Cashier
from pos_app.domain.errors import RuleError
from pos_app.domain.outcome import Paid
from pos_app.domain.payment import State
from pos_app.services.events import JUMPED, STARTED, Events
from pos_app.services.ports import Command, Reply
from pos_app.storage.journal_store import JournalStore
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
    with pytest.raises(RuleError, match="not-allowed"):
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
        "add_cashier": lambda: store.add_cashier(Cashier("Budi"), "hash", NOON),
    }


def test_everything_that_changes_the_books_leaves_an_entry(tmp_path: Path) -> None:
    store = JournalStore(tmp_path, NOON)
    store.add_cashier(Cashier("Sari"), "hash", NOON)
    called = steps(store)
    assert called.keys() == writing() - NOT_IN_THE_BOOKS
    for name, call in called.items():
        before = store.head().entries
        call()
        assert store.head().entries > before, name
    assert store.verify().ok
    store.close()
