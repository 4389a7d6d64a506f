"""One customer, one bill, one counter after another: and who is right about it in the end."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pos_app.domain.errors import ProviderError, RuleError
from pos_app.domain.payment import UNCLEAR, UNSENT, State
from pos_app.domain.tender import Tender
from pos_app.services.counter import Counter
from tests.conftest import NOON
from tests.faults.shop import CASHIER, Broken, Shop, in_child, makes_mortal
from tests.unit.test_unfinished import Mortal

CASH = [Tender("cash", 10_000_000)]

REF = 22
"""Characters of a ref."""

NOTHING = frozenset({State.REFUSED, State.CANCELLED, State.REVERSED})
"""What the cashier takes for a sale that came to nothing, and does again."""

ROUNDS = 8
"""So often the counter asks when it may; then the night comes, and it asks again a day later."""


@dataclass(frozen=True, kw_only=True)
class Case:
    """One thing to sell, and what the provider makes of it.

    `number` may hold a place for a number of this sale's own. `no` is the code by which a provider
    remembers that it has refused: then its last word is known.
    """

    command: str
    product: str
    number: str
    fate: str
    no: str = ""

    @property
    def provider(self) -> str:
        """Who sells it."""
        return self.product.partition(":")[0]

    @property
    def name(self) -> str:
        """What it is called where something goes wrong."""
        return f"{self.command}, {self.fate}"


def _cases(command: str, product: str, no: str, **numbers: str) -> list[Case]:
    return [
        Case(command=command, product=product, number=number, fate=fate.replace("_", " "), no=no)
        for fate, number in numbers.items()
    ]


CASES = [
    *_cases(
        *("digiflazz top-up", "digiflazz:xld10", "02"),
        settles="087800001233",
        fails="087800001234",
        paid="087800001230",
        refused="087800001232",
    ),
    *_cases(
        *("digiswitch bill", "digiswitch:pln", "02"),
        settles="630000000001",
        fails="630000000006",
        paid="530000000001",
        refused="530000000006",
    ),
    *_cases(
        *("iak bill", "iak:PLNPOSTPAID", "07"),
        settles="530000001039",
        unclear="530000001105",
        paid="52{:09d}1",
        refused="530000001007",
    ),
    *_cases(
        *("iak top-up", "iak:hdana10000", ""),
        settles="0812{:06d}1",
        fails="0812{:06d}0007",
        refused="0812{:06d}0017",
    ),
    *_cases(
        *("espay bill", "espay:SLYLPO", ""),
        settles="51{:06d}0602",
        suspect="51{:06d}0603",
        paid="51{:06d}0001",
        paid_without_a_reference="51{:06d}0604",
        fails="51{:06d}0606",
        refused="51{:06d}0605",
    ),
]
SETTLING = [case for case in CASES if case.fate == "settles"]
"""One of each command: what is pending first has the longest way."""

FAILING = [case for case in CASES if case.fate == "fails"]


class Sale:
    """One customer who wants one bill paid once, at a shop with books of its own.

    `story` is what has happened, and brings it back.
    """

    def __init__(self, shop: Shop, founded: Path, case: Case, serial: int) -> None:
        self.shop = shop
        self.case = case
        self.story = case.name
        self._number = case.number.format(serial)
        self._home = shop.copy(founded)
        shop.clock.set(NOON)
        shop.ledger.skip()
        shop.requests.skip()

    def sell(self, dies_at: int, kill_after: float | None = None) -> bool:
        """Sell it in a counter that dies at a step, or in mid-air; return whether it lived."""
        self.story += f"; sold{_killed(dies_at, kill_after)}"

        def work() -> bool:
            self._sell(self._open(dies_at))
            return True

        return bool(self._in_child(work, kill_after))

    def come_back(self, dies_at: int = 0, kill_after: float | None = None) -> dict[str, Any]:
        """Start again and go on until all is settled; return the books, {} if it was killed.

        The cashier, who remembers nothing, tries to sell it at once, and once more when the books
        say that it came to nothing.
        """
        self.story += f"; back{_killed(dies_at, kill_after)}"

        def work() -> dict[str, Any]:
            counter = self._open(dies_at)
            counter.unfinished.recover()
            self._sell(counter)
            self._settle(counter)
            if all(payment.state in NOTHING for payment in counter.store.payments()):
                self._sell(counter)
                self._settle(counter)
            return _books(counter)

        return self._in_child(work, kill_after) or {}

    def situation(self) -> tuple[str, ...]:
        """Return how books and provider stand: all that a recovery has to go by.

        The sale is of no use afterwards, since SQLite tidies up behind whoever looks.
        """
        with closing(sqlite3.connect(self._home / "journal.db")) as books:
            states = [state for (state,) in books.execute("SELECT state FROM payment")]
        return (*states, *(line["event"] for line in self.shop.ledger.lines()))

    def _in_child(self, work: Callable[[], Any], kill_after: float | None) -> Any:
        try:
            return in_child(work, kill_after)
        except Broken as broken:
            raise Broken(f"{self.story}: {broken}") from broken

    def _open(self, dies_at: int) -> Counter:
        makes_mortal(Mortal(dies_at))
        return self.shop.open(self._home, self.case.provider)

    def _sell(self, counter: Counter) -> None:
        """Send what is ready, or else begin anew; whatever forbids it has to forbid it."""
        ready = [each for each in counter.store.unfinished() if each.state in UNSENT]
        with suppress(RuleError, ProviderError):
            if ready:
                counter.payments.send(ready[0].ref, CASHIER)
            else:
                inquiry = counter.inquiries.inquire(self.case.product, self._number)
                counter.payments.pay(inquiry, CASH, CASHIER)

    def _settle(self, counter: Counter) -> None:
        """Ask whenever it is allowed, by a clock that is moved there."""
        for _ in range(ROUNDS):
            due = counter.unfinished.next_due()
            if due is None:
                return
            self.shop.clock.set(max(due, self.shop.clock.now()))
            counter.unfinished.resolve()
        self.shop.clock.move(hours=25)
        counter.unfinished.resolve()


def _killed(at_step: int, after: float | None) -> str:
    if after is not None:
        return f", killed after {after:.3f} s"
    return f", killed at step {at_step}" if at_step else ""


def _books(counter: Counter) -> dict[str, Any]:
    rows = [
        {
            "ref": payment.ref,
            "state": payment.state.value,
            "price": payment.bill.price,
            "provider_ref": payment.provider_ref,
        }
        for payment in counter.store.payments()
    ]
    return {"sound": counter.store.verify().ok, "payments": rows}


def wrong(sale: Sale, books: dict[str, Any]) -> Iterator[str]:
    """Hold the books against the provider's own, and tell what does not agree."""
    rows = {row["ref"]: row for row in books["payments"]}
    charged = _charges(sale)
    kept = [ref for ref, charge in charged.items() if not charge["refunded"]]
    if len(kept) > 1:
        yield f"double: charged under {kept}"
    for ref in kept:
        state = rows[ref]["state"] if ref in rows else "nothing"
        if state not in {State.PAID, *UNCLEAR}:
            yield f"lost: {ref} was charged, and the books say {state}"
    for ref, row in rows.items():
        charge = charged.get(ref)
        is_right = charge and charge["done"] and charge["price"] == row["price"]
        if row["state"] == State.PAID and not is_right:
            yield f"mismatch: {ref} is paid by the books for {row['price']}, charged: {charge}"
        if _is_stuck(sale, row, charge):
            yield f"stuck: {ref} is {row['state']}, charged: {charge}"
    if not rows:
        yield "nothing was sold at all"
    if not books["sound"]:
        yield "the journal does not verify"


def _charges(sale: Sale) -> dict[str, dict[str, Any]]:
    charged: dict[str, dict[str, Any]] = {}
    for line in sale.shop.ledger.lines():
        ref = line["ref"][-REF:]  # Espay knows a payment by our name for the shop as well
        if line["event"] == "charge":
            charged[ref] = {"price": line["price"]}
        charged[ref] |= {"refunded": line["event"] == "refund", "done": line["sn"] is not None}
    return charged


def _is_stuck(sale: Sale, row: dict[str, Any], charge: dict[str, Any] | None) -> bool:
    """Return whether a payment is open although it need not be.

    By the rules one that nobody answers for goes to a person: of what never came a provider may
    have nothing to say; Espay can only be asked by a reference of its own, and has published no
    word for a payment that it gave back.
    """
    if row["state"] != State.REVIEW:
        return row["state"] in {*UNCLEAR, *UNSENT}
    is_given_back = charge is not None and charge["refunded"]
    if sale.case.provider == "espay" and (is_given_back or not row["provider_ref"]):
        return False
    answers = [line["rc"] for line in sale.shop.requests.lines() if line["ref"] == row["ref"]]
    return charge is not None or sale.case.no in answers
