"""Whole sales in a simulated world: a bad network, deaths, clocks that jump, people in a hurry."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from unittest.mock import patch

from pos_app.domain import evidence
from pos_app.domain.outcome import Refused
from pos_app.providers.digiswitch import dialects
from pos_app.services import payment as paying
from pos_app.services import pending
from pos_app.services.ports import Order
from pos_app.services.refs import new_ref
from tests.faults.people import Staff, faults_at_the_end, faults_now
from tests.faults.proof import Part, Planted, Trials, spread
from tests.faults.world import KINDS, SIMULATED, STORM, Shop, World, opened_shop

AT_ONCE = 125
"""Scenarios in one journal, which is verified after the last of them."""

BEGINNINGS = (
    datetime(2026, 11, 21, 5, 0, tzinfo=UTC),
    datetime(2026, 11, 21, 16, 58, tzinfo=UTC),  # two minutes to midnight in Jakarta
    datetime(2026, 12, 31, 16, 50, tzinfo=UTC),
    datetime(2028, 2, 28, 16, 30, tzinfo=UTC),
    datetime(2027, 2, 28, 3, 0, tzinfo=UTC),
)
TURNS = (*KINDS, "digiflazz", "iak")
"""Those two more often: they are where something is sent again."""

JUMPS = tuple(
    timedelta(**by) for by in ({"hours": 1}, {"hours": -1}, {"days": -1}, {"days": 100}, {})
)


def run(trials: Trials) -> None:
    """Play all seeds; of some, twice."""
    if trials.hunting:
        _play(0, trials)
    seeds = trials.many(500, 100_000)
    spread(trials, range(0, seeds, AT_ONCE), _play)


def _play(first: int, trials: Trials) -> None:
    """Play the seeds of one journal, then verify it."""
    with opened_shop() as shop:
        for seed in range(first, first + AT_ONCE):
            trace = scenario(shop, seed, trials)
            if seed % 50 == 0:
                again = scenario(shop, seed, Trials())
                trials.require(trace == again, f"seed {seed}", "played twice, it goes another way")
                trials.count("seeds played twice, to the same trace")
        verdict = shop.store.verify()
        trials.require(verdict.ok, f"seeds {first}...", f"the journal: {verdict.problem}")


def scenario(shop: Shop, seed: int, trials: Trials) -> str:
    """Play one sale to its end; return the hash of all that happened."""
    chance = Random(seed)
    kind = TURNS[seed % len(TURNS)]
    world = shop.begin(kind, seed, chance.choice(BEGINNINGS))
    staff = Staff(shop, world)
    if chance.random() < 0.3:
        world.weather = STORM
    world.fuse = chance.choice([0, 0, chance.randint(1, 12), chance.randint(1, 30)])
    _sell(staff, world, chance, seed, trials)
    staff.finish()
    for fault in faults_at_the_end(shop, world, staff.counter):
        trials.fail(f"seed {seed} ({kind})", fault)
    ends = [row.state for row in shop.rows()]
    last = ends[-1].lower() if ends else "nothing"
    died = ", the program died on the way" if staff.deaths else ""
    trials.count(f"{kind} ended {last}{died}")
    world.tell(*ends, staff.deaths)
    return world.trace


def _sell(staff: Staff, world: World, chance: Random, seed: int, trials: Trials) -> None:
    pauses = [1, 5, 5, 30, 30, 30, 30, 30, 30, 46_000]
    staff.do(lambda: staff.serve(chance.choice(pauses)))
    for _ in range(chance.randint(0, 4)):
        match chance.choice(["again", "ask", "ask", "send", "restart", "jump", "hour"]):
            case "again":
                staff.do(staff.try_again)
            case "ask":
                staff.do(staff.wait)
                staff.do(staff.ask)
            case "send":
                staff.do(staff.send_again)
            case "restart":
                staff.restart(chance.choice([5, 60, 7200]))
            case "jump":
                world.set_clock(chance.choice(JUMPS))
                staff.do(staff.ask)
            case _:
                world.pass_by(chance.choice([60, 3600, 30_000]))
        for fault in faults_now(staff.shop, world):
            trials.fail(f"seed {seed} ({world.kind})", fault)


# -- planted --------------------------------------------------------------------------------------


@contextmanager
def _new_ref_on_retry() -> Iterator[None]:
    """Give every request that is not the first a ref of its own."""
    order_of = paying.order_of

    def anew(payment: Any) -> Order:
        order = order_of(payment)
        if payment.send_no:
            return replace(order, ref=new_ref(payment.ref[:6], payment.made_at))
        return order

    with ExitStack() as stack:
        for module in (paying, pending):
            stack.enter_context(patch.object(module, "order_of", anew))
        yield


@contextmanager
def _failed_from_transport() -> Iterator[None]:
    """Take an answer that does not come for a refusal."""
    judged = evidence.judged

    def hasty(outcome: Any, *more: Any, **named: Any) -> Any:
        if getattr(outcome, "reason", "") in {"no-answer", "http-status"}:
            return Refused(code="timeout")
        return judged(outcome, *more, **named)

    with patch.object(paying, "judged", hasty):
        yield


@contextmanager
def _not_formed_is_final() -> Iterator[None]:
    """Believe at a check what can be believed of the first send."""
    flazz = dialects.DIGIFLAZZ
    gullible = replace(flazz, refused_at_check=flazz.refused_at_send)
    with patch.dict(dialects.DIALECTS, digiflazz=gullible):
        yield


@contextmanager
def _resent_at_once() -> Iterator[None]:
    """Send again what a single check has not found."""

    def hasty(payment: Any, said: Any, patience: float) -> bool:
        return payment.state == "UNKNOWN" and bool(said) and said[-1].reason == "not-received"

    with patch.object(pending, "is_never_received", hasty):
        yield


FOUND = (
    "A clock put forward, or set back just before a restart, made a top-up at Digiflazz be sent "
    "again within the minute in which it may be charged twice. A clock that nobody sets keeps the "
    "gap now, and for a gap after each start nothing is asked about by sending it."
)

PART = Part(
    name="simulation",
    goals=("R2",),
    promise="Whatever goes wrong and in whatever order, a bill is paid once, and known to be.",
    unit="sales",
    how="A seed makes a sale: at one of four providers (Digiswitch bills, Digiflazz top-ups, which "
    "are asked about by sending them again, IAK bills, which may never have been received, Espay "
    "bills, which cannot be looked up), over a network that refuses, loses, delays, doubles and "
    "garbles, with deaths before and after any write or request, again while it recovers, clocks "
    "that jump, cashiers who try again and a supervisor. After every act, and once all has come "
    "to its end, the books of both sides are held against each other; also that no state follows "
    "another that may not, that only what is paid has a receipt, and that the journal verifies.",
    simulated=SIMULATED,
    run=run,
    planted=(
        Planted(
            name="new-ref-on-retry",
            what="ask and send again under a new ref",
            planted=_new_ref_on_retry,
        ),
        Planted(
            name="failed-from-transport",
            what="take a transport error for a refusal",
            planted=_failed_from_transport,
        ),
        Planted(
            name="not-formed-is-final",
            what="take a refusal of the question for a refusal of the payment",
            planted=_not_formed_is_final,
        ),
        Planted(
            name="resent-at-once",
            what="send again what one check has not found, without waiting",
            planted=_resent_at_once,
        ),
    ),
    found=(FOUND,),
)
