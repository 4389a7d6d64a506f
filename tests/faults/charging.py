"""A provider with books of its own, which are the last word on who was charged.

What it does with a payment stands in the customer's number, so that a run is the same each time.
"""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from pos_app.domain.errors import NotSentError, StorageError
from pos_app.domain.evidence import NOT_RECEIVED
from pos_app.domain.outcome import Outcome, Paid, Pending, Refused, Unknown
from pos_app.domain.payment import OPEN, State
from pos_app.services.ports import Command, Order, Reply
from tests.faults.proof import Trials
from tests.scripted import BILL, Scripted
from tests.unit.test_services import Desk

WAYS = ("paid", "pending", "cut-off", "refused", "unreached")
"""Paid at once; paid later; paid, but the answer does not come; refused; sent at the second go."""


def number_of(sale: int, way: int | None = None) -> str:
    """Return the customer's number of a sale: every sale has its own."""
    return f"53{(sale if way is None else way) % len(WAYS)}{sale:09d}"


def way_of(number: str) -> str:
    return WAYS[int(number[2])]


@dataclass
class Charging(Scripted):
    """Writes down every charge before it answers, and answers questions from what it wrote."""

    books: Path = Path()
    to_be_paid: Callable[[Order], None] = lambda _order: None
    reached: set[str] = field(default_factory=set)

    def send(self, command: Command, order: Order) -> Reply:
        if command is Command.INQUIRE:
            return Reply(status=200)
        if command is Command.CHECK:
            return Reply(status=200, body=self._known(order.ref).encode())
        self.to_be_paid(order)
        way = way_of(order.customer_no)
        if way == "unreached" and order.ref not in self.reached:
            self.reached.add(order.ref)
            raise NotSentError("no-connection")
        self._write(order, "refused" if way == "refused" else "charged")
        if way == "cut-off":
            return Reply(fault="ReadTimeout")
        return Reply(
            status=200, body=b"pending" if way == "pending" else self._known(order.ref).encode()
        )

    def read_payment(self, command: Command, order: Order, reply: Reply) -> Outcome:
        if reply.fault:
            return Unknown(reason="no-answer")
        match reply.body.decode():
            case "charged":
                return Paid(provider_ref=f"SN{order.ref}", bill=BILL)
            case "refused":
                return Refused(code="02")
            case "pending":
                return Pending(code="03")
            case _:
                return Unknown(reason=NOT_RECEIVED)

    def charges(self) -> Counter[str]:
        """Return how often each customer was charged."""
        return Counter(line["number"] for line in self._lines() if line["says"] == "charged")

    def _write(self, order: Order, says: str) -> None:
        line = {"ref": order.ref, "number": order.customer_no, "says": says}
        with self.books.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")

    def _known(self, ref: str) -> str:
        return next((str(line["says"]) for line in self._lines() if line["ref"] == ref), "")

    def _lines(self) -> list[dict[str, str]]:
        if not self.books.exists():
            return []
        return [json.loads(line) for line in self.books.read_text("utf-8").splitlines()]


def settle_all(desk: Desk) -> None:
    """Ask about all that is open until there has been time for every answer."""
    for _ in range(8):
        desk.clock.move(minutes=3)
        desk.counter.unfinished.resolve()


def compare(desk: Desk, trials: Trials, where: str) -> None:
    """Hold the counter's books against the provider's, once all that was open has been asked."""
    assert isinstance(desk.provider, Charging)
    charges = desk.provider.charges()
    states: dict[str, list[State]] = {}
    for payment in desk.counter.store.payments():
        states.setdefault(payment.customer_no, []).append(payment.state)
    for number, times in charges.items():
        found = states.get(number, [])
        trials.require(times == 1, where, f"double: {number} was charged {times} times")
        trials.require(State.PAID in found, where, f"lost: {number} was charged and is {found}")
    for number, found in states.items():
        paid = found.count(State.PAID)
        trials.require(paid <= charges[number], where, f"mismatch: {number} is {found}, uncharged")
        stuck = [s for s in found if s in OPEN and s is not State.PREPARED]
        trials.require(not stuck, where, f"stuck: {number} is {found}")
    try:
        verdict = desk.counter.store.verify()
    except StorageError as error:
        trials.fail(where, f"the books cannot be read: {error}")
    else:
        trials.require(verdict.ok, where, f"the books do not verify: {verdict}")
