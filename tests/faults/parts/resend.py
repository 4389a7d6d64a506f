"""What a provider sees of a payment that stays unanswered, while the clock goes mad."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from itertools import pairwise
from random import Random
from unittest.mock import patch

from pos_app.domain.payment import Payment
from pos_app.services import payment as paying
from pos_app.services import pending
from pos_app.services.payment import Payments
from tests.conftest import NOON
from tests.faults.people import REBOOT, Staff, faults_at_the_end, faults_now
from tests.faults.proof import Part, Planted, Trials, spread
from tests.faults.world import GAPS, KINDS, SIMULATED, STORM, Shop, World, opened_shop

AT_ONCE = 50
HARD_STOP = 7 * 86400.0
"""Seconds after which Digiflazz is not asked about a top-up any more, by anybody's clock."""

OFFSETS = (
    *(timedelta(days=days) for days in (100, -100)),
    *(timedelta(hours=hours) for hours in (1, -1, 0)),
    datetime(1970, 1, 2, tzinfo=NOON.tzinfo) - NOON,
    datetime(2038, 1, 20, tzinfo=NOON.tzinfo) - NOON,
)
REST = (8 * 86400.0, 95 * 86400.0, 130 * 86400.0)
"""How long the counter may lie switched off. None of them makes good a clock that is set back:
then nobody could tell."""


def run(trials: Trials) -> None:
    """Play all seeds."""
    spread(trials, range(0, trials.many(150, 6000), AT_ONCE), _play)


def _play(first: int, trials: Trials) -> None:
    with opened_shop() as shop:
        for seed in range(first, first + AT_ONCE):
            _unanswered(shop, seed, trials)


def _unanswered(shop: Shop, seed: int, trials: Trials) -> None:
    """Pay where answers get lost, and ask while the clock is set and the counter lies off."""
    chance = Random(seed)
    kind = chance.choice((*KINDS, "digiflazz", "digiflazz"))
    world = shop.begin(kind, seed, NOON)
    world.provider.fates = ("slow", "paid", "paid", "timed-out")
    world.weather = STORM
    staff = Staff(shop, world)
    staff.dies_again = False
    staff.do(staff.serve)
    rest = chance.choice([0, *REST])
    for turn in range(10):
        _act(staff, chance)
        if turn == 5 and rest:
            world.pass_by(rest)
            staff.restart()
        for fault in (*faults_now(shop, world), *undisciplined(world)):
            trials.fail(f"seed {seed} ({kind})", fault)
    staff.finish()
    for fault in (*faults_at_the_end(shop, world, staff.counter), *undisciplined(world)):
        trials.fail(f"seed {seed} ({kind})", fault)
    trials.count(f"{kind}, off for {rest / 86400:.0f} days")


def _act(staff: Staff, chance: Random) -> None:
    start = 5 if staff.world.kind == "digiflazz" else REBOOT
    match chance.choice(["ask", "ask", "wait", "set", "set", "again", "restart"]):
        case "ask":
            staff.do(staff.ask)
        case "wait":
            staff.world.pass_by(chance.choice([1, 10, 59, 61, 400, 3700]))
            staff.do(staff.ask)
        case "set":
            staff.set_clock(chance.choice(OFFSETS), start)
            staff.do(staff.ask)
        case "again":
            staff.do(staff.try_again)
        case _:
            staff.restart(start)


def undisciplined(world: World) -> Iterator[str]:
    """Yield what the provider would complain about."""
    asked: dict[str, list[float]] = {}
    for seen in world.provider.seen:
        # IAK: what it has not received is sent again right after it has said so.
        if world.kind != "iak" or seen.command == "check":
            asked.setdefault(seen.ref, []).append(seen.sent)
    for ref, times in asked.items():
        gaps = [later - earlier for earlier, later in pairwise(sorted(times))]
        if min(gaps, default=GAPS[world.kind]) < GAPS[world.kind] - 0.001:
            yield f"asked about {world.name(ref)} again after {min(gaps):.1f} s"
    first = {seen.ref: seen.at for seen in reversed(world.provider.seen)}
    for seen in world.provider.seen:
        if world.kind == "digiflazz" and seen.at - first[seen.ref] > HARD_STOP:
            yield f"asked about a top-up after {(seen.at - first[seen.ref]) / 86400:.0f} days"


# -- planted --------------------------------------------------------------------------------------


@contextmanager
def _no_horizon() -> Iterator[None]:
    """Ask about a top-up however old it is."""
    is_late = pending._is_late

    def never(payment: Payment, now: datetime) -> bool:
        return payment.provider != "digiflazz" and is_late(payment, now)

    with patch.object(pending, "_is_late", never):
        yield


@contextmanager
def _no_gap() -> Iterator[None]:
    """Ask whenever there is something to ask."""
    with ExitStack() as stack:
        for module in (paying, pending):
            stack.enter_context(patch.object(module, "next_check", lambda _p, _n, at: at))
        stack.enter_context(patch.object(Payments, "rest", lambda *_: timedelta()))
        yield


@contextmanager
def _gap_by_the_clock() -> Iterator[None]:
    """Keep the gap by the time of day alone, as this program once did."""
    with patch.object(Payments, "rest", lambda *_: timedelta()):
        yield


FOUND = (
    "A clock put forward brought the next question nearer: a top-up was sent again within the "
    "minute in which Digiflazz may charge both. The gap is kept by a clock that nobody sets now."
)

PART = Part(
    name="resend",
    goals=("R6",),
    promise="Nobody is asked too soon, and nothing is sent again so late that it would be sold "
    "again.",
    unit="payments that stay unanswered",
    how="Answers get lost, payments stay pending for days, the clock is set by an hour, by a "
    "hundred days, to 1970 and to 2038, and the counter lies switched off for 8, 95 or 130 days. "
    "The provider looks at what arrives: status requests closer than its gap (60 s, IAK 15 s), "
    "Digiflazz top-ups sent again after 7 days (after 90 it sells them anew), a second charge.",
    simulated=SIMULATED + " A clock that is set back by just as long as the counter lay switched "
    "off is not tried: no program could know of it. A clock that is set within a minute of a start "
    "is tried only where a question is a send; elsewhere it may be asked too soon.",
    run=run,
    planted=(
        Planted(name="no-horizon", what="ask about a top-up of any age", planted=_no_horizon),
        Planted(name="no-gap", what="ask again at once", planted=_no_gap),
        Planted(
            name="gap-by-the-clock",
            what="keep the gap by the time of day, which can be set",
            planted=_gap_by_the_clock,
        ),
    ),
    found=(FOUND,),
)
