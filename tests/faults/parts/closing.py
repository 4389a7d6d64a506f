"""Closes a shift a day for a year, dying on the way, and adds up what the provider has charged."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from pos_app.domain.errors import RuleError
from pos_app.domain.payment import UNSENT
from pos_app.domain.shift import ZReport
from pos_app.domain.tender import CASH, Tender
from pos_app.services.counter import Counter
from pos_app.storage import postings
from pos_app.storage.postings import Posting
from pos_app.storage.shift_store import ShiftStore
from tests.faults.proof import Part, Planted, Trials, spread
from tests.faults.shop import CASHIER, Shop, in_child, makes_mortal
from tests.unit.test_unfinished import Mortal

PAID, SETTLES = "530000000001", "630000000001"
"""Numbers whose bill is paid at once, and only a while after it was asked for."""

CASH_GIVEN = 50_000
LEFT = 20_000
LAST_ROUNDS = 20
KILLED = 0.7
"""How many of the days somebody pulls the plug."""

_CASH_OF_PAID = """
    SELECT sum(t.amount) FROM taking AS t JOIN payment AS p ON p.ref = t.ref
    WHERE t.ref <> '' AND p.state = 'PAID'
"""

FIRST_STEPS = 40
"""A day without a sale has some more; those of the others are counted on the way."""

MEMORY = Path("/dev/shm")

Day = tuple[int, tuple[str, ...]]


def run(trials: Trials) -> None:
    """Play years of a shop, each in a process of its own."""
    days = trials.many(10, 365)
    spread(trials, [(seed, days) for seed in range(trials.many(2, 4))], _year)


def _year(seed_and_days: tuple[int, int], trials: Trials) -> None:
    seed, days = seed_and_days
    chance = Random(seed)
    where = f"seed {seed}"
    memory = MEMORY if os.access(MEMORY, os.W_OK) else None
    with TemporaryDirectory(dir=memory) as folder:
        shop = Shop(Path(folder) / "shop")
        home = shop.found("digiswitch")
        steps: dict[int, int] = {}
        for number in range(1, days + 1):
            day = (number, tuple(chance.sample([PAID, SETTLES], chance.randrange(3))))
            most = steps.get(len(day[1]), FIRST_STEPS)
            dies_at = chance.randrange(1, most) if chance.random() < KILLED else 0
            lived = in_child(partial(_work, shop, home, day, dies_at))
            if lived is None:
                trials.count("days on which the counter was killed")
                shop.clock.move(minutes=5)
                in_child(partial(_come_back, shop, home, day))
            else:
                trials.count("days that ended well")
                steps[len(day[1])] = int(lived)
            shop.clock.move(hours=24)
            _require_whole(home, number, f"{where}, day {number}", trials)
        in_child(partial(_come_back, shop, home, (days + 1, ()), rounds=LAST_ROUNDS))
        _require_sums(shop, home, where, trials)


def _work(shop: Shop, home: Path, day: Day, dies_at: int) -> int:
    """Sell, count, close and open the next shift, and die at a step of it; return all steps."""
    mortal = Mortal(dies_at)
    makes_mortal(mortal)
    counter = shop.open(home, "digiswitch")
    number, customers = day
    counter.unfinished.recover()
    shop.clock.move(minutes=5)
    counter.unfinished.resolve()
    for customer in customers:
        _sell(counter, customer)
    _end(counter, number)
    counter.close()
    return mortal.steps


def _sell(counter: Counter, customer: str) -> None:
    try:
        inquiry = counter.inquiries.inquire("digiswitch:pln", customer, again=True)
        counter.payments.pay(inquiry, [Tender(CASH, CASH_GIVEN)], CASHIER)
    except RuleError as error:
        if error.code != "bill-open":  # the bill of yesterday is not clear yet
            raise


def _come_back(shop: Shop, home: Path, day: Day, rounds: int = 1) -> None:
    """Open the counter after the plug was pulled, ask what became of it, and end the day."""
    counter = shop.open(home, "digiswitch")
    counter.unfinished.recover()
    for payment in counter.unfinished.all():
        if payment.state in UNSENT:
            counter.payments.cancel(payment.ref, CASHIER)
    for _ in range(rounds):
        shop.clock.move(minutes=5)
        counter.unfinished.resolve()
    _end(counter, day[0])
    counter.close()


def _end(counter: Counter, number: int) -> None:
    """Count, close and open the next shift: what of it is not done yet, as a person would."""
    shifts = counter.shifts
    shift = shifts.current()
    if shift is not None and shift.number == number:
        amount = max(0, shifts.x_report(CASHIER).figures.expected)
        shifts.count(CASHIER, amount=amount, reason="counted after the plug was pulled")
        shifts.close(CASHIER, min(LEFT, amount))
    if shifts.current() is None:
        shifts.open(shifts.left(), CASHIER)


def _require_whole(home: Path, number: int, where: str, trials: Trials) -> None:
    """See that there is one Z report for every day so far, and that each adds up."""
    with closing(sqlite3.connect(home / "journal.db")) as books:
        numbers = [row[0] for row in books.execute("SELECT number FROM z_report ORDER BY number")]
        said = dict(books.execute("SELECT number, total_ever FROM z_report"))
        rows = dict(books.execute("SELECT shift, sum(amount + admin + fee) FROM sale GROUP BY 1"))
    trials.require(numbers == [*range(1, number + 1)], where, f"the Z reports are {numbers}")
    for each in numbers:
        of_this = said[each] - said.get(each - 1, 0)
        trials.require(of_this == rows.get(each, 0), where, f"Z {each} says {of_this}")


def _require_sums(shop: Shop, home: Path, where: str, trials: Trials) -> None:
    """See that the Z reports, the rows and the provider's ledger come to one sum."""
    with closing(sqlite3.connect(home / "journal.db")) as books:
        ever = books.execute("SELECT max(total_ever) FROM z_report").fetchone()[0]
        paid = dict(books.execute("SELECT ref, sum(amount + admin) FROM sale GROUP BY ref"))
        cash = books.execute(_CASH_OF_PAID).fetchone()[0] or 0
    charged = _charged(shop)
    trials.require(set(paid) == charged, where, f"{len(paid)} sold, {len(charged)} charged")
    trials.require(ever == sum(paid.values()), where, f"all Z say {ever}, the rows otherwise")
    trials.require(cash == ever, where, f"{cash} taken in cash, {ever} sold")
    trials.count("years of which every sum agrees")


def _charged(shop: Shop) -> set[str]:
    """Return the refs that the provider has charged and not given back."""
    found: set[str] = set()
    for line in shop.ledger.lines():
        if line["event"] == "charge":
            found.add(line["ref"])
        elif line["event"] == "refund":
            found.discard(line["ref"])
    return found


# -- planted --------------------------------------------------------------------------------------


@contextmanager
def _closes_twice() -> Iterator[None]:
    """Close what is closed already, as a second press of the button would without a rule."""
    real = ShiftStore.close

    def close(store: ShiftStore, left: int, at: Any, *, actor: str) -> ZReport:
        report = real(store, left, at, actor=actor)
        store.open(left, at, actor=actor)
        store.count(left, {}, at, actor=actor, reason="")
        real(store, left, at, actor=actor)
        return report

    with patch.object(ShiftStore, "close", close):
        yield


@contextmanager
def _forgets_late_sales() -> Iterator[None]:
    """Put no sale onto a report that settles after its first answer."""
    real = postings.of_move

    def of_move(connection: Any, before: Any, *rest: Any) -> list[Posting]:
        written = real(connection, before, *rest)
        return written if before == "SENDING" else [p for p in written if p.table != "sale"]

    with patch.object(postings, "of_move", of_move):
        yield


PART = Part(
    name="closing",
    goals=("R22",),
    promise="Every shift has one Z report, and all of them come to what the provider charged.",
    unit="days",
    how="A shop sells for a year on a sandbox with a ledger of its own, and closes a shift every "
    "day: bills that are paid at once, and bills that settle a while later, often after the "
    "closing. On most days the counter is killed by SIGKILL at a step that a seed draws: before or "
    "after each call of the books, each commit, each byte to and from the provider. It comes back, "
    "asks, and ends the day. After each day the numbers have no gap and none is there twice; in "
    "the end the Z reports, the rows, the cash and the provider's ledger come to one sum.",
    simulated="the provider is the sandbox, and one clock that is moved serves both.",
    run=run,
    planted=(
        Planted(
            name="closes-twice",
            what="closing goes through a second time, with an empty shift",
            planted=_closes_twice,
        ),
        Planted(
            name="forgets-late",
            what="a sale that settles late is on no report",
            planted=_forgets_late_sales,
        ),
    ),
)
