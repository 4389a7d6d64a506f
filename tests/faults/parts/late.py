"""A payment that the provider ends late: after a minute or after three days, over any restart."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from itertools import product
from random import Random
from typing import Any
from unittest.mock import patch

from pos_app.domain.payment import Payment
from pos_app.services.pending import Unfinished
from pos_app.storage.journal_store import JournalStore
from tests.faults.people import OPEN, Staff, faults_at_the_end, faults_now
from tests.faults.proof import Part, Planted, Trials, spread
from tests.faults.world import CALM, KINDS, SIMULATED, Shop, opened_shop

MINUTE, HOUR = 60.0, 3600.0
AFTER = (MINUTE, 10 * MINUTE, HOUR, 7 * HOUR, 23.5 * HOUR, 25 * HOUR, 48 * HOUR, 72 * HOUR)
BEGINNINGS = (
    datetime(2026, 11, 21, 5, 0, tzinfo=UTC),
    datetime(2026, 11, 21, 16, 59, tzinfo=UTC),  # a minute to midnight in Jakarta
    datetime(2026, 12, 31, 16, 58, tzinfo=UTC),
    datetime(2028, 2, 28, 16, 0, tzinfo=UTC),
)
AT_ONCE = 8
MOST_ROUNDS = 150
BUSY = 10
"""Rounds after which the shop is open only now and then."""

Case = tuple[float, str, datetime, str, int]


def run(trials: Trials) -> None:
    """Play every delay at every provider and date, paid and failed in the end."""
    cases = list(product(AFTER, KINDS, BEGINNINGS, ("slow", "fails")))
    if trials.size == "short":
        cases = Random(8).sample(cases, 32)
    spread(
        trials,
        [
            [(*case, turn) for case in cases[at : at + AT_ONCE]]
            for turn in range(trials.many(1, 4))
            for at in range(0, len(cases), AT_ONCE)
        ],
        _play,
    )


def _play(cases: list[Case], trials: Trials) -> None:
    with opened_shop() as shop:
        for case in cases:
            _end_late(shop, case, trials)
        verdict = shop.store.verify()
        trials.require(verdict.ok, str(cases[0]), f"the journal: {verdict.problem}")


def _end_late(shop: Shop, case: Case, trials: Trials) -> None:
    """Pay, and ask until the end, with restarts in between."""
    after, kind, began, fate, turn = case
    where = f"{kind}, {fate} after {after / MINUTE:.0f} min from {began:%d %b %H:%M}, turn {turn}"
    world = shop.begin(kind, turn, began)
    world.weather, world.provider.fates, world.provider.takes = CALM, (fate,), after
    world.provider.calm = True
    staff = Staff(shop, world)
    staff.do(staff.serve)
    for round_ in range(MOST_ROUNDS):
        before = _sealed(shop)
        if world.chance.random() < 0.3:
            shop.reopen()
        staff.do(staff.ask)
        staff.do(staff.supervise)
        kept = _sealed(shop)[: len(before)]
        trials.require(kept == before, where, "what stood in the journal has changed")
        for fault in faults_now(shop, world):
            trials.fail(where, fault)
        if not staff.stands(OPEN):
            break
        staff.do(staff.wait)
        world.pass_by(HOUR if round_ > BUSY else 0)
    _after_the_end(staff, where, trials)
    over = ", over a day" if after > 24 * HOUR else ""
    trials.count(f"{kind} {'paid' if fate == 'slow' else 'failed'} late{over}")


def _after_the_end(staff: Staff, where: str, trials: Trials) -> None:
    """Start twice more, and see that it was posted once."""
    shop, world = staff.shop, staff.world
    for _ in range(2):
        shop.reopen()
        world.pass_by(HOUR)
        staff.counter.unfinished.resolve()
    for fault in faults_at_the_end(shop, world, staff.counter):
        trials.fail(where, fault)
    for row in shop.rows():
        posted = shop.told_of(row.ref).count(row.state)
        trials.require(posted == 1, where, f"{row.state} was posted {posted} times")
    trials.require(len(shop.rows()) == 1, where, f"{len(shop.rows())} payments of one sale")


def _sealed(shop: Shop) -> list[tuple[int, str]]:
    return shop.look.execute("SELECT seq, seal FROM journal ORDER BY seq").fetchall()


# -- planted --------------------------------------------------------------------------------------


@contextmanager
def _posts_again() -> Iterator[None]:
    """At every look post again what is paid."""
    recover = Unfinished.recover

    def eager(unfinished: Unfinished) -> list[Payment]:
        for payment in unfinished._store.payments():
            if payment.state == "PAID":
                now = unfinished._clock.now()
                unfinished._store.record("payment.paid", actor="resolver", at=now, ref=payment.ref)
        return recover(unfinished)

    with patch.object(Unfinished, "recover", eager):
        yield


@contextmanager
def _forgets() -> Iterator[None]:
    """Keep in memory what is unfinished."""
    unfinished, prepare = JournalStore.unfinished, JournalStore.prepare
    known: dict[int, set[str]] = {}

    def remember(store: JournalStore, payment: Payment, *more: Any) -> None:
        known.setdefault(id(store), set()).add(payment.ref)
        prepare(store, payment, *more)

    def mine(store: JournalStore) -> list[Payment]:
        return [p for p in unfinished(store) if p.ref in known.get(id(store), set())]

    with ExitStack() as stack:
        stack.enter_context(patch.object(JournalStore, "prepare", remember))
        stack.enter_context(patch.object(JournalStore, "unfinished", mine))
        yield


PART = Part(
    name="late",
    goals=("R8",),
    promise="What a provider ends late is posted once, and changes nothing that was written.",
    unit="payments that end late",
    how="A payment at each of four providers stays pending for a minute and up to three days, then "
    "is paid or fails; from noon, and over midnight, the end of a year and a leap day. Between two "
    "questions the journal is closed and opened again in three cases of ten, and twice after the "
    "end. What ends after a day is settled by a supervisor. No entry that was in the journal may "
    "have another seal afterwards, and the end stands in it once.",
    simulated=SIMULATED + " Closed shifts are tried in another part, `closing`.",
    run=run,
    planted=(
        Planted(name="posts-again", what="post again at a start", planted=_posts_again),
        Planted(name="forgets", what="keep in memory what is unfinished", planted=_forgets),
    ),
)
