"""What an inquiry brings back: who owes how much to whom, for which periods."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from pos_app.domain.product import Kind


class Fact(NamedTuple):
    """One line of a bill under its own name; an `int` is rupiah, a `str` is the provider's text."""

    name: str
    value: str | int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bill:
    """A bill as a provider quoted it, in rupiah.

    `amount` is the biller's part, `admin` the provider's fee, `price` what leaves our deposit
    (None where the provider does not say). `facts` and the facts of each of `periods` keep the
    provider's order and hold everything it sent, known to us or not. `kind` is how it is sold;
    `echo` is what the provider wants back with the payment, in its own words.
    """

    customer_name: str
    amount: int
    admin: int
    price: int | None
    facts: tuple[Fact, ...] = ()
    periods: tuple[tuple[Fact, ...], ...] = ()
    kind: Kind = Kind.BILL
    echo: str = ""

    @property
    def due(self) -> int:
        """What the provider says the customer owes: amount and admin fee."""
        return self.amount + self.admin

    def values(self, name: str) -> Iterator[str | int]:
        """Yield every value under `name`, first of the bill, then of its periods."""
        for facts in (self.facts, *self.periods):
            yield from (fact.value for fact in facts if fact.name == name)

    @property
    def period(self) -> str:
        """The periods in the provider's words, e.g. "201901, 201902"; empty where it names none."""
        return ", ".join(str(value) for value in self.values("period"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """An answered inquiry: the bill, and all that a payment of it must repeat unchanged.

    `ref` is ours and made once; the payment carries the same. `fee` is the shop's service fee.
    `on` is the provider's calendar day (WIB): a bill is paid on the day it was asked for. `why`
    names what sent it to this provider: "only", "pinned", "preferred", "cheapest", "healthiest" or
    "stand-in" for one that could not be asked. With `again` the cashier knows that the same bill
    was paid a short while ago.
    """

    ref: str
    provider: str
    account: str
    training: bool
    product: str
    code: str
    customer_no: str
    extras: Mapping[str, str] = field(default_factory=dict)
    bill: Bill
    fee: int
    at: datetime
    on: date
    why: str = "only"
    again: bool = False

    @property
    def total(self) -> int:
        """What the customer pays: amount, admin fee and service fee, in rupiah."""
        return self.bill.due + self.fee
