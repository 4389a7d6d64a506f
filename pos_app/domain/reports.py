"""What a report says of a period: totals, groups, drawers, and whether all of them agree.

Amounts are rupiah. What the biller gets, the provider's admin fee, our service fee and our
commission stay apart; practice is never added to what is real.
"""

from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from pos_app.domain.errors import InputError
from pos_app.domain.payment import UNCLEAR, State
from pos_app.domain.shift import Figures, Kept, Sales

YEARS = range(2000, 2101)
"""Years that a report can be about."""

MOST_REASONS = 10
"""Reasons that are named one by one; the rest are counted together."""


class By(StrEnum):
    """What the lines of a report are grouped by."""

    PRODUCT = "product"
    CATEGORY = "category"
    PROVIDER = "provider"
    CASHIER = "cashier"
    HOUR = "hour"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class OfShift:
    """The period of a shift: all that counts for it."""

    number: int

    @property
    def text(self) -> str:
        """How it stands in the journal and in the name of a file."""
        return f"shift-{self.number}"

    def before(self, _today: date) -> "OfShift | None":
        """Return the shift before, None before the first."""
        return OfShift(self.number - 1) if self.number > 1 else None


@dataclass(frozen=True, slots=True)
class Days:
    """Business days, the last one included; raises InputError("period") if they cannot be."""

    first: date
    last: date

    def __post_init__(self) -> None:
        is_near = self.first.year in YEARS and self.last.year in YEARS
        if self.last < self.first or not is_near:
            raise InputError("period", f"{self.first}..{self.last}")

    @classmethod
    def day(cls, day: date) -> "Days":
        """Return one day."""
        return cls(day, day)

    @classmethod
    def month(cls, day: date) -> "Days":
        """Return the whole month of a day."""
        return cls(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))

    @property
    def is_month(self) -> bool:
        """Whether this is one whole month."""
        return self == Days.month(self.first)

    @property
    def text(self) -> str:
        """How it stands in the journal and in the name of a file."""
        if self.first == self.last:
            return f"{self.first}"
        return f"{self.first:%Y-%m}" if self.is_month else f"{self.first}..{self.last}"

    def before(self, today: date) -> "Days | None":
        """Return what to compare with: the month before a month, else as many days before.

        A month that is not over yet is compared with as many days of the one before. None where
        reports begin.
        """
        eve = self.first - timedelta(days=1)
        first = eve.replace(day=1) if self.is_month else eve - (self.last - self.first)
        if first.year not in YEARS:
            return None
        if self.is_month and self.first <= today < self.last:
            return Days(first, eve.replace(day=min(today.day, eve.day)))
        return Days(first, eve)


Period = OfShift | Days


@dataclass(frozen=True, slots=True)
class Line:
    """One group: its key, its name by language (empty: the key is the name), and its sums."""

    key: str
    name: Mapping[str, str]
    sales: Sales


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a provider refused, in our code and its words, and how many payments."""

    provider: str
    reason: str
    message: str
    count: int


@dataclass(frozen=True, slots=True)
class Answers:
    """How the payments that were sent to a provider stand, and how long the paid ones took.

    One that was reversed later counts as refused. `median` and `slow` (nine of ten were faster)
    are seconds from sending to the final answer, None where nothing was paid.
    """

    provider: str
    paid: int
    refused: int
    unclear: int
    median: int | None
    slow: int | None

    @property
    def rate(self) -> float | None:
        """The share of paid ones in all that were sent, from 0 to 1."""
        sent = self.paid + self.refused + self.unclear
        return self.paid / sent if sent else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawer:
    """The drawer of a shift of the period. `closed_at` and what follows is None until its Z."""

    number: int
    opened_by: str
    opened_at: datetime
    figures: Figures
    closed_at: datetime | None = None
    counted: int | None = None
    left: int | None = None

    @property
    def difference(self) -> int | None:
        """Over; below 0, short."""
        return None if self.counted is None else self.counted - self.figures.expected


@dataclass(frozen=True, slots=True)
class Part:
    """What of a shift counts for a period and what for other days; `z` is as its Z has it.

    All three are of real and practice sales together. `z` is None while the shift is open.
    """

    number: int
    inside: Sales
    outside: Sales
    z: Sales | None

    @property
    def agrees(self) -> bool:
        """Whether the rows of the shift are those of its Z."""
        return self.z is None or self.inside + self.outside == self.z

    @property
    def is_whole(self) -> bool:
        """Whether the shift is closed and all of it is in the period."""
        return self.z is not None and self.outside == Sales()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """What the books say of a period, from one look at them.

    `totals` is by whether it is practice and whether it is a minus line; `goods` by product,
    provider and cashier, `times` by day and hour, and `seconds` how often each provider took so
    long to pay, are of one kind alone. `asked` is how many payments of a provider stand so.
    """

    totals: Mapping[tuple[bool, bool], Sales]
    goods: Sequence[tuple[tuple[str, str, str], Sales]]
    times: Sequence[tuple[tuple[str, int], Sales]]
    seconds: Mapping[str, Mapping[int, int]]
    asked: Mapping[tuple[str, State], int]
    reasons: Sequence[Reason]
    drawers: tuple[Drawer, ...]
    parts: tuple[Part, ...]
    held: Kept
    owed: Kept
    entries: int
    head: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """The period before, as far as it is compared."""

    period: Period
    sales: Sales


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report of a period, of real sales or of practice (`training`), never of both.

    `left_out` is what was of the other kind. `held` and `owed` are as they stand, those of one
    closed shift as its Z has them. `entries` and `head` are how far the journal had come.
    """

    period: Period
    training: bool
    made_at: datetime
    made_by: str
    sold: Sales
    reversed: Sales
    left_out: Sales
    groups: Mapping[By, tuple[Line, ...]]
    answers: tuple[Answers, ...]
    reasons: tuple[Reason, ...]
    other_refusals: int
    drawers: tuple[Drawer, ...]
    parts: tuple[Part, ...]
    held: Kept
    owed: Kept
    earlier: Earlier | None
    entries: int
    head: str

    @property
    def total(self) -> Sales:
        """All that counts: what was sold less what was taken back."""
        return self.sold + self.reversed

    @property
    def is_empty(self) -> bool:
        """Whether nothing was sold or taken back, and nothing was asked."""
        return self.sold == self.reversed == Sales() and not self.answers and not self.drawers

    @property
    def difference(self) -> int:
        """Over, or below 0 short, in all drawers that were closed."""
        return sum(drawer.difference or 0 for drawer in self.drawers)

    @property
    def wrong_groups(self) -> tuple[By, ...]:
        """The groupings whose lines do not make the total: none, unless the books are broken."""
        return tuple(by for by, lines in self.groups.items() if _sum(lines) != self.total)

    @property
    def wrong_parts(self) -> tuple[Part, ...]:
        """The shifts whose rows are not those of their Z: none, unless the books are broken."""
        return tuple(part for part in self.parts if not part.agrees)

    @property
    def open_parts(self) -> tuple[Part, ...]:
        """The shifts without a Z so far."""
        return tuple(part for part in self.parts if part.z is None)

    @property
    def torn_parts(self) -> tuple[Part, ...]:
        """The closed shifts that have sales on other days as well."""
        return tuple(part for part in self.parts if part.z is not None and not part.is_whole)

    @property
    def agrees(self) -> bool:
        """Whether groups, shifts and Z reports all make the total."""
        inside = sum((part.inside for part in self.parts), Sales())
        is_all = inside == self.total + self.left_out
        return is_all and not self.wrong_groups and not self.wrong_parts

    @property
    def is_of_whole_shifts(self) -> bool:
        """Whether the total is the sum of the Z reports of the period."""
        return bool(self.parts) and all(part.is_whole for part in self.parts)


class SaleLine(NamedTuple):
    """One plus or minus line of the books, with what is known of its payment."""

    at: datetime
    day: str
    shift: int
    ref: str
    product: str
    customer_no: str
    customer_name: str
    provider: str
    provider_ref: str
    cashier: str
    sales: Sales


Names = Callable[[By, str], Mapping[str, str]]
"""What a key is called, by language; empty where the key is its own name."""


def lines_of(
    ledger: Ledger, names: Names, category_of: Callable[[str], str], day_starts: int
) -> dict[By, tuple[Line, ...]]:
    """Return the lines of every grouping: the largest first, hours and days as they go by."""
    goods = {
        By.PRODUCT: _added((product, sales) for (product, _, _), sales in ledger.goods),
        By.CATEGORY: _added((category_of(p), sales) for (p, _, _), sales in ledger.goods),
        By.PROVIDER: _added((provider, sales) for (_, provider, _), sales in ledger.goods),
        By.CASHIER: _added((cashier, sales) for (_, _, cashier), sales in ledger.goods),
    }
    by_hour = _added((f"{hour:02}", sales) for (_, hour), sales in ledger.times)
    by_day = _added((day, sales) for (day, _), sales in ledger.times)
    grouped = {
        by: sorted(sums.items(), key=lambda item: (-item[1].total, item[0]))
        for by, sums in goods.items()
    }
    grouped[By.HOUR] = sorted(by_hour.items(), key=lambda item: (int(item[0]) - day_starts) % 24)
    grouped[By.DAY] = sorted(by_day.items())
    return {
        by: tuple(Line(key, names(by, key), sales) for key, sales in lines)
        for by, lines in grouped.items()
    }


def _added(pairs: Iterable[tuple[str, Sales]]) -> dict[str, Sales]:
    sums: dict[str, Sales] = {}
    for key, sales in pairs:
        sums[key] = sums.get(key, Sales()) + sales
    return sums


def _sum(lines: Iterable[Line]) -> Sales:
    return sum((line.sales for line in lines), Sales())


def answers_of(ledger: Ledger) -> tuple[Answers, ...]:
    """Return how each provider answered, by name."""
    providers = sorted({provider for provider, _ in ledger.asked} | ledger.seconds.keys())
    return tuple(
        answers
        for provider in providers
        if (answers := _answers(ledger, provider)).rate is not None or answers.median is not None
    )


def _answers(ledger: Ledger, provider: str) -> Answers:
    def many(*states: State) -> int:
        return sum(ledger.asked.get((provider, state), 0) for state in states)

    took = ledger.seconds.get(provider, {})
    return Answers(
        provider,
        paid=many(State.PAID),
        refused=many(State.REFUSED, State.REVERSED),
        unclear=many(*UNCLEAR),
        median=percentile(took, 50),
        slow=percentile(took, 90),
    )


def percentile(counted: Mapping[int, int], percent: int) -> int | None:
    """Return the least value that `percent` of all do not exceed, from how often each occurs."""
    wanted = sum(counted.values()) * percent
    passed = 0
    for value in sorted(counted):
        passed += counted[value]
        if passed * 100 >= wanted:
            return value
    return None


def named_reasons(reasons: Iterable[Reason]) -> tuple[tuple[Reason, ...], int]:
    """Return the most frequent reasons, and how many payments had any other."""
    ordered = sorted(reasons, key=lambda why: (-why.count, why.provider, why.reason))
    rest = sum(reason.count for reason in ordered[MOST_REASONS:])
    return tuple(ordered[:MOST_REASONS]), rest
