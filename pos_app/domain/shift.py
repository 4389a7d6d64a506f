"""A shift: one drawer from its counted float to its blind count, and what the Z says of it.

All amounts are rupiah. Cash that is handed back as change is never income: a payment puts into the
drawer what was handed over, and takes out of it what went back.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from pos_app.domain.errors import InputError
from pos_app.domain.tender import CASH

DENOMINATIONS = (100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100)
"""Notes and coins of the rupiah, as they are counted."""

MOST_CASH = 999_999_999_999


class Flow(StrEnum):
    """Why money comes into a drawer or leaves it."""

    RECEIVED = "received"
    CHANGE = "change"
    RETURNED = "returned"
    CASH_IN = "cash-in"
    CASH_OUT = "cash-out"
    DROP = "drop"


OUTGOING = frozenset({Flow.CHANGE, Flow.RETURNED, Flow.CASH_OUT, Flow.DROP})


@dataclass(frozen=True, slots=True)
class BusinessDays:
    """The days of the books: in the outlet's zone (an IANA name), each beginning at an hour."""

    zone: str = "Asia/Jakarta"
    starts: int = 0

    def __call__(self, at: datetime) -> date:
        """Return the day that a time (UTC) belongs to."""
        return (self.local(at) - timedelta(hours=self.starts)).date()

    def begins(self, day: date) -> datetime:
        """Return the time (UTC) at which a day begins."""
        return datetime.combine(day, time(self.starts), ZoneInfo(self.zone)).astimezone(UTC)

    def local(self, at: datetime) -> datetime:
        """Return a time as the clock of the outlet shows it."""
        return at.astimezone(ZoneInfo(self.zone))


WIB_DAYS = BusinessDays()
"""The days of Jakarta, from midnight to midnight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A shift that was opened. `left` is what the one before left in the drawer."""

    number: int
    opened_at: datetime
    opened_by: str
    day: date
    counted_float: int
    left: int

    @property
    def float_difference(self) -> int:
        """What the float was over (or, below 0, short of) what the shift before had left.

        Before the first one nobody knows what should be there.
        """
        return self.counted_float - self.left if self.number > 1 else 0


@dataclass(frozen=True, slots=True)
class Sales:
    """Bills that came to be paid, or with minus signs were taken back.

    `cost` is what left our deposits for the `priced` ones; of the others nobody told the price.
    """

    count: int = 0
    amount: int = 0
    admin: int = 0
    fee: int = 0
    priced: int = 0
    priced_due: int = 0
    cost: int = 0

    @property
    def total(self) -> int:
        """What customers paid."""
        return self.amount + self.admin + self.fee

    @property
    def commission(self) -> int:
        """What the providers left us of amount and admin fee, where they told their price."""
        return self.priced_due - self.cost

    @property
    def margin(self) -> int:
        """Commission and service fees: what the shop has earned."""
        return self.commission + self.fee

    def __add__(self, other: "Sales") -> "Sales":
        """Return both together."""
        return Sales(
            self.count + other.count,
            self.amount + other.amount,
            self.admin + other.admin,
            self.fee + other.fee,
            self.priced + other.priced,
            self.priced_due + other.priced_due,
            self.cost + other.cost,
        )


@dataclass(frozen=True, slots=True)
class Kept:
    """Customers' money in our drawers: of how many payments, and how much."""

    count: int = 0
    amount: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What happened in a shift.

    `sold` is what was sold and paid in it; `late` are payments of earlier shifts that were paid
    only now, `reversed` minus lines. `flows` is by why and tender, with signs. `held` is money of
    payments that are not settled, `owed` that of payments that came to nothing and was not given
    back yet: both lie in the drawer, or in that of the shift that took them.
    """

    counted_float: int
    sold: Sales
    late: Sales
    reversed: Sales
    flows: Mapping[tuple[Flow, str], int]
    held: Kept
    owed: Kept

    @property
    def sales(self) -> Sales:
        """All that counts for this shift: sold, late, and less what was taken back."""
        return self.sold + self.late + self.reversed

    @property
    def expected(self) -> int:
        """The cash that should be in the drawer."""
        return self.counted_float + self.of(CASH)

    @property
    def tenders(self) -> tuple[str, ...]:
        """The kinds of money that were taken beside cash."""
        return tuple(sorted({tender for _, tender in self.flows} - {CASH}))

    def of(self, tender: str) -> int:
        """Return what a kind of money has come to, less what went out."""
        return sum(amount for (_, kind), amount in self.flows.items() if kind == tender)

    def flow(self, why: Flow, tender: str = CASH) -> int:
        """Return what came in (or, below 0, went out) for one reason."""
        return self.flows.get((why, tender), 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A drawer as somebody counted it, before the expected amount was shown.

    `notes` is how many of each denomination, empty where only the sum was typed. `reason` is why
    it was counted again.
    """

    shift: int
    at: datetime
    by: str
    amount: int
    notes: Mapping[int, int]
    expected: int
    reason: str = ""

    @property
    def difference(self) -> int:
        """What is over; below 0, short."""
        return self.amount - self.expected


@dataclass(frozen=True, slots=True, kw_only=True)
class XReport:
    """How the open shift stands for somebody, whose own sales in it are `own`.

    `shows_cash` is whether that person may see what should lie in the drawer, and anything that
    tells it: not before it is counted.
    """

    shift: Shift
    at: datetime
    by: str
    figures: Figures
    own: Sales
    counts: tuple[Count, ...]
    shows_cash: bool


@dataclass(frozen=True, slots=True)
class Ever:
    """The totals since the books were begun. They are never reset."""

    count: int = 0
    total: int = 0
    fee: int = 0

    def plus(self, sales: Sales) -> "Ever":
        """Return them after another shift."""
        return Ever(self.count + sales.count, self.total + sales.total, self.fee + sales.fee)


@dataclass(frozen=True, slots=True, kw_only=True)
class ZReport:
    """The end of a shift, written once. `left` stays in the drawer, the rest was taken out.

    `entries` and `head` are how far the journal had come.
    """

    shift: Shift
    at: datetime
    by: str
    figures: Figures
    counts: tuple[Count, ...]
    left: int
    ever: Ever
    entries: int
    head: str

    @property
    def number(self) -> int:
        """The number of the report, which is that of its shift."""
        return self.shift.number

    @property
    def counted(self) -> int:
        """The last count."""
        return self.counts[-1].amount

    @property
    def difference(self) -> int:
        """Over; below 0, short."""
        return self.counts[-1].difference


def check_cash(amount: int) -> int:
    """Return an amount of cash; raises InputError("amount") for one that cannot be."""
    if not 0 <= amount <= MOST_CASH:
        raise InputError("amount", str(amount))
    return amount


def worth(notes: Mapping[int, int]) -> int:
    """Return what notes and coins are worth; raises InputError("amount") for unknown ones."""
    if any(note not in DENOMINATIONS or many < 0 for note, many in notes.items()):
        raise InputError("amount", ", ".join(map(str, notes)))
    return check_cash(sum(note * many for note, many in notes.items()))


def smallest(notes: Mapping[int, int], wanted: int) -> dict[int, int]:
    """Return the notes and coins that make a float of at most so much, the smallest first."""
    kept: dict[int, int] = {}
    for note in sorted(notes):
        many = min(notes[note], wanted // note)
        if many:
            kept[note] = many
            wanted -= note * many
    return kept
