"""Who acts in the simulation: a cashier in a hurry, the program that asks, a supervisor.

Also what must hold whatever they do.
"""

from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from datetime import datetime, timedelta

from pos_app.domain.bill import Inquiry
from pos_app.domain.errors import ProviderError, ReceiptError, RuleError
from pos_app.domain.payment import State
from pos_app.domain.tender import Tender
from pos_app.services.counter import Counter
from tests.faults.world import CALM, GAPS, Died, Shop, World

CASH = [Tender("cash", 50_000)]
OPEN = {"PREPARED", "SENDING", "PENDING", "UNKNOWN", "REVIEW"}
UNSENT = {"PREPARED", "NOT_SENT"}
CHECKED = {"SENDING", "PENDING", "UNKNOWN"}
KNOWS = {"SENDING", "PENDING", "UNKNOWN", "REVIEW", "PAID"}
MAY_FOLLOW = {
    "": {"PREPARED"},
    "PREPARED": {"SENDING", "CANCELLED"},
    "SENDING": {"PAID", "REFUSED", "PENDING", "UNKNOWN", "NOT_SENT", "REVIEW"},
    "NOT_SENT": {"SENDING", "CANCELLED"},
    "PENDING": {"PAID", "REFUSED", "REVIEW", "PENDING"},
    "UNKNOWN": {"PAID", "REFUSED", "REVIEW", "SENDING"},
    "REVIEW": {"PAID", "REFUSED"},
    "PAID": {"REVERSED"},
}
"""Section 1.4 of the reliability sheet; a check that sends says PENDING of a pending payment."""

AT_MOST = 6 * 3600.0
PAUSES = (61, 400, *(3700,) * 3, *(6 * 3600,) * 24)
"""Seconds between the questions in `finish`, after the first."""

REBOOT = 60.0
"""Seconds that a computer takes to start anew, with another time perhaps."""

WIB = timedelta(hours=7)


class Staff:
    """The people and the program of one shop, in the world that it is in."""

    def __init__(self, shop: Shop, world: World) -> None:
        self.shop = shop
        self.world = world
        self.deaths = 0
        self.dies_again = True
        self.started = -REBOOT

    @property
    def counter(self) -> Counter:
        """The program that runs."""
        return self.shop.counter(self.world.kind)

    def stands(self, states: Collection[str]) -> bool:
        """Return whether a payment of the customer stands so."""
        return any(row.state in states for row in self.shop.rows())

    def do(self, act: Callable[[], object]) -> None:
        """Act, and start the program again if it dies."""
        try:
            act()
        except Died:
            self.restart()
        except (RuleError, ProviderError) as error:
            self.world.tell("told", error.code)

    def restart(self, seconds: float = 5) -> None:
        """Start the program anew on the same journal; it may die again while it recovers."""
        self.deaths += 1
        self.world.pass_by(seconds)
        self.started = self.world.passed
        self.world.fuse = self.world.chance.choice([0, 0, 3, 9]) if self.dies_again else 0
        self.shop.assembled(self.world.kind)

    def set_clock(self, offset: timedelta, start: float) -> None:
        """Set the clock of the computer, so many seconds after a start at the earliest."""
        if self.world.passed - self.started < start:
            self.world.pass_by(start)
        self.world.set_clock(offset)

    def serve(self, pause: float = 1) -> None:
        """Ask for the bill, thrice if need be, and pay it, as if for the first time."""
        inquiry = self._inquire() or self._inquire() or self._inquire()
        if inquiry is None:
            return
        self.world.name(inquiry.ref)
        self.world.pass_by(pause)
        after = self.counter.payments.pay(inquiry, CASH, "Sari")
        self.world.tell("stands", self.world.name(after.ref), after.state)

    def _inquire(self) -> Inquiry | None:
        try:
            return self.counter.inquiries.inquire(self.world.product, self.world.number)
        except ProviderError:
            return None

    def try_again(self) -> None:
        """Pay the bill again, unless it is known to be paid, and not of today."""
        today = (self.world.clock.now() + WIB).date()
        paid = [row.settled_at for row in self.shop.rows() if row.state == "PAID"]
        if all((datetime.fromisoformat(at) + WIB).date() == today for at in paid):
            self.serve()

    def send_again(self) -> None:
        """Send what was not sent, or drop it."""
        payments = self.counter.payments
        for row in self.shop.rows():
            if row.state in UNSENT:
                cancels = self.world.chance.random() < 0.3
                with suppress(RuleError):
                    (payments.cancel if cancels else payments.send)(row.ref, "Sari")

    def drop(self) -> None:
        """Drop what was not sent."""
        for row in self.shop.rows():
            if row.state in UNSENT:
                self.counter.payments.cancel(row.ref, "Sari")

    def ask(self) -> None:
        """Ask about all that is due; a fault of ours is not swallowed as in `resolve`."""
        if not self.stands(CHECKED):
            return
        unfinished = self.counter.unfinished
        for payment in unfinished.due():
            after = unfinished.check(payment)
            self.world.tell("stands", self.world.name(after.ref), after.state)

    def wait(self) -> None:
        """Let time go by until something is due, or for an hour."""
        due = self.counter.unfinished.next_due() if self.stands(CHECKED) else None
        seconds = (due - self.world.clock.now()).total_seconds() if due else 3600.0
        self.world.pass_by(min(max(seconds, 0.0), AT_MOST))

    def supervise(self) -> None:
        """Decide what is in review as the provider's support says, once it can say."""
        self.world.settle_the_way()
        provider, now = self.world.provider, self.world.passed
        for row in self.shop.rows():
            said = {charge.state(now) for charge in provider.charges_of(row.ref)}
            if row.state == "REVIEW" and "pending" not in said:
                self.decide(row.ref, State.PAID if "paid" in said else State.REFUSED)

    def decide(self, ref: str, verdict: State) -> None:
        """Settle a payment as its supervisor."""
        self.world.tell("decided", self.world.name(ref), verdict)
        self.counter.review.decide(
            ref, verdict, actor="Sari", reason="asked their support", evidence="ticket 1"
        )

    def finish(self) -> None:
        """Let everything come to its end: the network is good again, and days pass."""
        self.world.weather = CALM
        self.world.provider.calm = True
        for pause in (GAPS[self.world.kind] + 1, *PAUSES):
            if self.stands(UNSENT):
                self.do(self.drop)
            self.do(self.ask)
            if self.stands({"REVIEW"}):
                self.do(self.supervise)
            if not self.stands(OPEN):
                return
            self.world.pass_by(pause)


def faults_now(shop: Shop, world: World) -> Iterator[str]:
    """Yield what is wrong at this moment, by the provider's books and the counter's."""
    world.settle_the_way()
    rows, now = shop.rows(), world.passed
    kept = [charge for charge in world.provider.charges if charge.kept(now)]
    stands = {row.ref: row for row in rows}
    if len(kept) > 1:
        yield f"double: {len(kept)} charges for one sale"
    for charge in kept:
        row = stands.get(charge.ref)
        if row is None or row.state not in KNOWS:
            yield f"lost: charged, and the counter says {row.state if row else 'nothing'}"
    for row in rows:
        paid = [c for c in kept if c.ref == row.ref and c.state(now) == "paid"]
        if row.state == "PAID" and [c.amount for c in paid] != [row.price]:
            yield "mismatch: paid, and the provider says otherwise"
    if sum(row.state in OPEN for row in rows) > 1:
        yield "two open payments of one bill"


def faults_at_the_end(shop: Shop, world: World, counter: Counter) -> Iterator[str]:
    """Yield what is wrong once everything has come to its end."""
    yield from faults_now(shop, world)
    for row in shop.rows():
        if row.state in OPEN:
            yield f"stuck: {row.state}"
        before = ""
        for state in shop.told_of(row.ref):
            if state not in MAY_FOLLOW.get(before, set()):
                yield f"transition: {before} -> {state}"
            before = state
        if has_receipt(counter, row.ref) is not (row.state == "PAID"):
            yield f"receipt of a payment that is {row.state}"


def has_receipt(counter: Counter, ref: str) -> bool:
    """Return whether the counter would print a receipt."""
    try:
        counter.receipts.draw(ref, "80")
    except ReceiptError:
        return False
    return True
