"""Kills the counter at every step and at random moments, and asks the provider what it charged."""

import os
import random
import time
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from pos_app.domain.bill import Inquiry
from pos_app.domain.outcome import Outcome, Pending, Refused
from pos_app.domain.payment import Payment, State, state_after
from pos_app.domain.tender import Tender
from pos_app.services import payment as paying
from pos_app.services import pending
from pos_app.services.payment import ACTOR, Payments, order_of
from pos_app.services.pending import Unfinished
from pos_app.services.ports import Command, Order
from pos_app.services.refs import new_ref
from tests.faults.proof import Part, Planted, Trials, spread
from tests.faults.sales import CASES, FAILING, SETTLING, Case, Sale, wrong
from tests.faults.shop import Broken, Shop

AGAIN = 0.5
"""How often a random kill is followed by another one, in recovery."""

IN_THE_DARK = (State.SENDING, "charge")

ENDED = "sales that ended as "

MEMORY = Path("/dev/shm")
DISK = Path(__file__).parents[3] / "build"
"""Where git and the wheel do not look."""


@dataclass(frozen=True, kw_only=True)
class Task:
    """A share of the work; of `shares` every one has each so many-th step, from its own on.

    Where chance decides, `share` is the seed.
    """

    how: str
    case: Case
    share: int
    shares: int = 1
    where: str = ""


class Trier:
    """Carries out tasks in one process, in a shop of its own."""

    def __init__(self, folder: Path, founded: Path) -> None:
        self._shop = Shop(folder / str(os.getpid()))
        self._founded = founded
        self._serials = count(1)
        self._led_to: dict[Case, dict[tuple[str, ...], int]] = {}

    def carry_out(self, task: Task, trials: Trials) -> None:
        """Try what the task says; a counter that breaks ends it."""
        ways = {
            "once": self._once,
            "again": self._again,
            "by dice": self._by_dice,
            "at random": self._at_random,
        }
        try:
            ways[task.how](task, trials)
        except Broken as broken:
            trials.fail(task.how, str(broken))

    def _once(self, task: Task, trials: Trials) -> None:
        """Kill it at every step of the share, until one sale lives."""
        for step in count(task.share, task.shares):
            sale = self._sale(task.case)
            lived = sale.sell(step)
            _judge(sale, trials, f"killed at a step{task.where}")
            if lived:
                return

    def _again(self, task: Task, trials: Trials) -> None:
        """Kill it at the first step that leads to each situation, then at every one of recovery.

        At every fourth, except where money has moved and the books do not know it.
        """
        for situation, step in self._first_steps(task.case).items():
            apart = 1 if situation == IN_THE_DARK else 4
            for again in count(task.share, task.shares * apart):
                sale = self._sale(task.case)
                sale.sell(step)
                lived = sale.come_back(again)
                _judge(sale, trials, "killed at a step, and at one of recovery")
                if lived:
                    break

    def _first_steps(self, case: Case) -> dict[tuple[str, ...], int]:
        """Return the situations that a kill leads to, each with the first step that does."""
        if case not in self._led_to:
            found = self._led_to[case] = {}
            for step in count(1):
                sale = self._sale(case)
                lived = sale.sell(step)
                found.setdefault(sale.situation(), step)
                if lived:
                    break
        return self._led_to[case]

    def _by_dice(self, task: Task, trials: Trials) -> None:
        """Kill it at one of its steps, and at one of recovery."""
        dice = random.Random(task.share)
        sale = self._sale(task.case)
        sale.sell(dice.randint(1, 70))
        sale.come_back(dice.randint(1, 150))
        _judge(sale, trials, "killed at a step, and at one of recovery")

    def _at_random(self, task: Task, trials: Trials) -> None:
        """Kill it at any moment, and recovery as often as the dice say."""
        dice = random.Random(task.share)
        selling, coming_back = self._seconds
        sale = self._sale(task.case)
        sale.story += f", seed {task.share}"
        sale.sell(0, dice.uniform(0, selling))
        while dice.random() < AGAIN:
            sale.come_back(0, dice.uniform(0, coming_back))
        _judge(sale, trials, "killed at random moments")

    @cached_property
    def _seconds(self) -> tuple[float, float]:
        """How long a counter takes to sell, and to come back."""
        sale, began = self._sale(SETTLING[0]), time.monotonic()
        sale.sell(0)
        sold = time.monotonic()
        sale.come_back()
        return sold - began, time.monotonic() - sold

    def _sale(self, case: Case) -> Sale:
        return Sale(self._shop, self._founded, case, next(self._serials))


def _judge(sale: Sale, trials: Trials, how: str) -> None:
    """Let the counter come back for good, and count and compare what there is then."""
    trials.count(f"{sale.case.command}, {how}")
    books = sale.come_back()
    trials.count(ENDED + ", ".join(sorted({row["state"] for row in books["payments"]})))
    for problem in wrong(sale, books):
        trials.fail(sale.story, problem)


def run(trials: Trials) -> None:
    """Kill sales whose books are in memory, then some on the ordinary disk."""
    try:
        _kill(MEMORY, [*_steps(trials), *_chances(trials)], trials)
        if trials.size == "long":
            DISK.mkdir(exist_ok=True)
            _kill(DISK, _every_step(SETTLING, 1, ", the books on a disk"), trials)
    finally:
        _tell_ends(trials)


def _tell_ends(trials: Trials) -> None:
    """Tell how the sales ended: they were counted with the trials, but are none themselves."""
    for name in [name for name in trials.tried if name.startswith(ENDED)]:
        trials.measure(name, f"{trials.tried.pop(name):,}")


def _steps(trials: Trials) -> list[Task]:
    if trials.size == "short":
        return _every_step([*SETTLING, *FAILING], 20)
    others = [case for case in CASES if case not in SETTLING]
    again = [
        Task(how="again", case=case, share=share, shares=4)
        for share in range(1, 5)
        for case in SETTLING
    ]
    return [*_every_step(SETTLING, 1), *_every_step(others, 4), *again]


def _every_step(cases: Sequence[Case], apart: int, where: str = "") -> list[Task]:
    """Return the tasks that kill at each step, or at one in so many, in shares of some length."""
    shares = max(4, apart)
    return [
        Task(how="once", case=case, share=share, shares=shares, where=where)
        for share in range(1, shares + 1, apart)
        for case in cases
    ]


def _chances(trials: Trials) -> list[Task]:
    dice = [
        Task(how="by dice", case=SETTLING[seed % len(SETTLING)], share=seed)
        for seed in range(trials.many(10, 0))
    ]
    moments = [
        Task(how="at random", case=CASES[seed % len(CASES)], share=seed)
        for seed in range(trials.many(40, 500))
    ]
    return dice + moments


def _kill(where: Path, tasks: Sequence[Task], trials: Trials) -> None:
    with TemporaryDirectory(
        dir=where if where.exists() else None, ignore_cleanup_errors=True
    ) as name:
        folder = Path(name)
        mixed = random.Random(0).sample(tasks, len(tasks))  # the long ones for all processes
        founded = Shop(folder / "founder").found("digiflazz", "iak", "espay")
        spread(trials, mixed, partial(_carry_out, folder, founded))


def _carry_out(folder: Path, founded: Path, task: Task, trials: Trials) -> None:
    _trier(os.getpid(), folder, founded).carry_out(task, trials)


@cache
def _trier(_process: int, folder: Path, founded: Path) -> Trier:
    return Trier(folder, founded)


# -- bugs ---------------------------------------------------------------------------------------


def _written_late() -> AbstractContextManager[object]:
    def pay(self: Payments, inquiry: Inquiry, tenders: Sequence[Tender], cashier: str) -> Payment:
        order = Order(
            ref=inquiry.ref,
            code=inquiry.code,
            customer_no=inquiry.customer_no,
            extras=inquiry.extras,
            kind=inquiry.bill.kind,
            price=inquiry.bill.price,
            quoted=inquiry.bill,
        )
        reply = self._providers[inquiry.provider].send(Command.PAY, order)
        ref = self.prepare(inquiry, tenders, cashier).ref
        payment = self._store.claim(ref, self._clock.now(), {})
        return self.take_answer(payment, Command.PAY, reply, cashier)

    return patch.object(Payments, "pay", pay)


def _new_ref() -> AbstractContextManager[object]:
    def asked_anew(payment: Payment) -> Order:
        order = order_of(payment)
        if payment.provider != "digiflazz":
            return order
        return replace(order, ref=new_ref(payment.ref[:6], payment.made_at))

    return patch.object(pending, "order_of", asked_anew)


def _called_refused() -> AbstractContextManager[object]:
    def refuse(self: Unfinished, payment: Payment) -> Payment:
        at, outcome = self._clock.now(), Refused(code="interrupted")
        return self._store.move(payment, State.REFUSED, at, actor=ACTOR, outcome=outcome)

    return patch.object(Unfinished, "_call_unknown", refuse)


def _never_asked() -> AbstractContextManager[object]:
    return patch.object(pending, "CHECKED", (State.UNKNOWN,))


def _pending_is_paid() -> AbstractContextManager[object]:
    def hopeful(outcome: Outcome, current: State, *, checked: bool = False) -> State:
        if isinstance(outcome, Pending):
            return State.PAID
        return state_after(outcome, current, checked=checked)

    return patch.object(paying, "state_after", hopeful)


PART = Part(
    name="kills",
    goals=("R1",),
    promise="Killed at any moment, no bill is paid twice and no paid bill is forgotten.",
    unit="sales",
    how="A counter sells one thing and is killed (SIGKILL): before or after each call of its "
    "store, each commit, each request, and each piece that is written to or read from the "
    "connection; or at a random moment. It starts again and is killed again: at each step of "
    "recovering a charge that it does not know of, and at every fourth of recovering anything "
    "else. Then it comes back for good, a forgetful cashier tries to sell the same once more, and "
    "by a clock that is moved on it asks until there is nothing to ask. In the end its books are "
    "held against those of the provider. Sold are bills and top-ups of all adapters, to customers "
    "whose payment goes through at once, later, or not at all, and to some whose answer says "
    "nothing.",
    simulated="the clock is moved on instead of waited for; the catalogue is read once for all "
    "counters. A payment at Espay whose answer was lost ends with a person: nobody can be asked.",
    run=run,
    planted=(
        Planted(
            name="written-late",
            what="the payment is written down when its answer is there",
            planted=_written_late,
        ),
        Planted(
            name="new-ref",
            what="a question that is a payment has a ref of its own",
            planted=_new_ref,
        ),
        Planted(
            name="called-refused",
            what="what was cut off is called refused, and sold again",
            planted=_called_refused,
        ),
        Planted(
            name="never-asked",
            what="nobody asks about a payment that the provider has acknowledged",
            planted=_never_asked,
        ),
        Planted(
            name="pending-is-paid",
            what="a payment is called paid when the provider has it",
            planted=_pending_is_paid,
        ),
    ),
)
