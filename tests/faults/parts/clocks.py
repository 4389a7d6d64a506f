"""The clock of the computer is set, or the day ends, between any two steps of a sale."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from itertools import product
from random import Random
from unittest.mock import patch

from pos_app.services import inquiry as inquiring
from pos_app.services import pending
from tests.conftest import NOON
from tests.faults.parts.resend import undisciplined
from tests.faults.people import CASH, REBOOT, Staff, faults_at_the_end, faults_now
from tests.faults.proof import Part, Planted, Trials, spread
from tests.faults.world import CALM, KINDS, SIMULATED, Shop, opened_shop

STEPS = ("asked", "prepared", "sending", "sent", "checked", "checked again", "started again")
FATES = ("paid", "slow", "timed-out")
PATIENCE = 3700.0
"""Seconds after which the counter has asked again, whatever the clock says: an hour and a bit."""

JAKARTA = timezone(timedelta(hours=7))


@dataclass(frozen=True)
class Jump:
    """Something that happens to the clock, or to the day, in a sale that begins at a time."""

    name: str
    by: timedelta = timedelta()
    passes: float = 0.0
    began: datetime = NOON
    zone: str = "Asia/Jakarta"


def _to(when: datetime) -> timedelta:
    return when - NOON


JUMPS = (
    Jump("an hour back", timedelta(hours=-1)),
    Jump("a day back", timedelta(days=-1)),
    Jump("an hour ahead", timedelta(hours=1)),
    Jump("100 days ahead", timedelta(days=100)),
    Jump("to 1970", _to(datetime(1970, 1, 2, tzinfo=UTC))),
    Jump("to 2038", _to(datetime(2038, 1, 20, tzinfo=UTC))),
    Jump("midnight", passes=60, began=datetime(2026, 11, 21, 16, 59, 30, tzinfo=UTC)),
    Jump("the end of a month", passes=60, began=datetime(2026, 11, 30, 16, 59, 30, tzinfo=UTC)),
    Jump("a leap day", passes=60, began=datetime(2028, 2, 28, 16, 59, 30, tzinfo=UTC)),
    Jump("the end of a leap day", passes=60, began=datetime(2028, 2, 29, 16, 59, 30, tzinfo=UTC)),
    Jump("WITA", zone="Asia/Makassar", began=datetime(2026, 11, 21, 16, 30, tzinfo=UTC)),
    Jump("WIT", zone="Asia/Jayapura", began=datetime(2026, 11, 21, 15, 30, tzinfo=UTC)),
    Jump("UTC", zone="UTC", began=datetime(2026, 11, 21, 23, 30, tzinfo=UTC)),
)

Case = tuple[Jump, str, str, str, int]


def run(trials: Trials) -> None:
    """Let every jump happen at every step, at every provider."""
    cases = list(product(JUMPS, STEPS, KINDS, FATES, range(trials.many(1, 3))))
    if trials.size == "short":
        cases = Random(18).sample(cases, 104)
    step = 13
    spread(trials, [cases[at : at + step] for at in range(0, len(cases), step)], _play)


def _play(cases: list[Case], trials: Trials) -> None:
    with opened_shop() as shop:
        for case in cases:
            with _local_zone("Asia/Jakarta"):
                _sale(shop, case, trials)
        verdict = shop.store.verify()
        trials.require(verdict.ok, str(cases[0]), f"the journal: {verdict.problem}")


def _sale(shop: Shop, case: Case, trials: Trials) -> None:
    """Sell once, with a jump after one of the steps, and see that all is as it should be."""
    jump, step, kind, fate, turn = case
    where = f"{jump.name} after {step} ({kind}, {fate}, {turn})"
    world = shop.begin(kind, turn, jump.began)
    world.weather, world.provider.fates, world.provider.calm = CALM, (fate,), True
    world.provider.takes = world.chance.choice([30.0, 200.0, 4000.0])
    staff = Staff(shop, world)
    staff.dies_again = False
    for name, act in _steps(staff, lambda: _happens(staff, jump), step, where, trials):
        staff.do(act)
        if name == step:
            _happens(staff, jump)
        for fault in (*faults_now(shop, world), *undisciplined(world)):
            trials.fail(where, fault)
    _is_not_starved(staff, where, trials)
    staff.finish()
    for fault in (*faults_at_the_end(shop, world, staff.counter), *undisciplined(world)):
        trials.fail(where, fault)
    trials.count(jump.name)


def _steps(
    staff: Staff, happens: Callable[[], None], step: str, where: str, trials: Trials
) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield the steps of a sale, one after the other."""
    counter, world = staff.counter, staff.world
    at = world.clock.now()
    inquiry = counter.inquiries.inquire(world.product, world.number)
    world.name(inquiry.ref)
    day = at.astimezone(JAKARTA).date()
    trials.require(inquiry.on == day, where, f"the day is {inquiry.on} and not {day}")
    yield "asked", lambda: None
    yield "prepared", lambda: counter.payments.prepare(inquiry, CASH, "Sari")
    world.meanwhile = happens if step == "sending" else None
    # What was not prepared, since the day of the inquiry is over, is not sent.
    yield "sent", lambda: staff.shop.rows() and counter.payments.send(inquiry.ref, "Sari")
    world.meanwhile = None
    for name in ("checked", "checked again"):
        world.pass_by(61)
        yield name, staff.ask
    staff.restart(REBOOT)
    yield "started again", staff.ask
    yield "again", staff.try_again


def _happens(staff: Staff, jump: Jump) -> None:
    staff.world.pass_by(jump.passes)
    if jump.by:
        staff.world.set_clock(jump.by)
    os.environ["TZ"] = jump.zone
    time.tzset()


def _is_not_starved(staff: Staff, where: str, trials: Trials) -> None:
    """See that what the provider has ended is asked about within the hour, or with a person."""
    world = staff.world
    for charge in world.provider.charges:
        world.pass_by(max(0.0, charge.final_at - world.passed))
    for _ in range(2):  # a first time to learn that it has failed, a second to believe it
        world.pass_by(PATIENCE)
        staff.do(staff.ask)
    can_ask = {row.ref for row in staff.shop.rows() if row.state in {"PENDING", "UNKNOWN"}}
    lost = [c.ref for c in world.provider.charges if c.ref in can_ask]
    if world.kind != "espay" or not any("9999" in str(a) for a in world.provider.answers.values()):
        trials.require(not lost, where, "the provider has ended it, and nobody has asked")


@contextmanager
def _local_zone(name: str) -> Iterator[None]:
    with patch.dict(os.environ, TZ=name):
        time.tzset()
        yield
    time.tzset()


# -- planted --------------------------------------------------------------------------------------


@contextmanager
def _trusts_the_time() -> Iterator[None]:
    """Wait for the next check however far off it is."""
    far = timedelta(days=365_000)
    with patch.object(pending, "latest_check", lambda _provider, at: at + far):
        yield


@contextmanager
def _date_of_the_counter() -> Iterator[None]:
    """Take the day by the clock on the wall of a shop in Makassar."""
    with patch.object(inquiring, "WIB", timezone(timedelta(hours=8))):
        yield


FOUND = (
    "A payment that cannot be asked about, made while the clock was years ahead, waited for that "
    "year before a person could settle it."
)

PART = Part(
    name="clocks",
    goals=("R18",),
    promise="Whatever the clock is set to, a bill is paid once, on the right day, and the provider "
    "is asked neither too soon nor too late.",
    unit="sales in which the clock is set, or a day ends",
    how="After each step of a sale (asked, prepared, in mid-send, sent, checked, checked again, "
    "started again) the clock is set back by an hour or a day, ahead by an hour or a hundred days, "
    "to 1970 and to 2038; or midnight in Jakarta, the end of a month, a leap day or its end goes "
    "by; or the computer is in another zone (WITA, WIT, UTC). The books of both sides have to "
    "agree, the journal's numbers have no gap and its seals fit, the day is Jakarta's, two "
    "questions keep the provider's gap, and what the provider has ended is known within the hour.",
    simulated=SIMULATED + " That the clock was set is not written into the journal yet, so that "
    "half of R18 is open; so is the lockout of wrong PINs, which there is none of yet. A clock set "
    "within a minute of a start is not tried: the program cannot know of it.",
    run=run,
    planted=(
        Planted(
            name="trusts-the-time",
            what="wait for the next check however far off it is",
            planted=_trusts_the_time,
        ),
        Planted(
            name="date-of-the-counter",
            what="take the day of the counter's zone and not Jakarta's",
            planted=_date_of_the_counter,
        ),
    ),
    found=(FOUND,),
)
