"""What a report says: periods, groups, answers of providers, and whether all of it agrees."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.errors import InputError
from pos_app.domain.payment import State
from pos_app.domain.reports import (
    MOST_REASONS,
    Answers,
    By,
    Days,
    Drawer,
    Ledger,
    Line,
    OfShift,
    Part,
    Reason,
    Report,
    answers_of,
    lines_of,
    named_reasons,
    percentile,
)
from pos_app.domain.shift import BusinessDays, Figures, Flow, Kept, Sales
from tests.conftest import NOON

PLN = Sales(
    count=2, amount=20_000, admin=5_000, fee=4_000, priced=2, priced_due=25_000, cost=23_000
)
PDAM = Sales(count=1, amount=50_000, admin=2_500, fee=1_000)
BACK = Sales(
    count=-1, amount=-10_000, admin=-2_500, fee=-2_000, priced=-1, priced_due=-12_500, cost=-11_500
)
NONE = Kept()


def ledger(**more: Any) -> Ledger:
    told: dict[str, Any] = {
        "totals": {},
        "goods": [(("pln", "iak", "Sari"), PLN), (("pdam", "espay", "Budi"), PDAM)],
        "times": [(("2026-11-21", 3), PLN), (("2026-11-21", 23), PDAM)],
        "seconds": {},
        "asked": {},
        "reasons": [],
        "drawers": (),
        "parts": (),
        "held": NONE,
        "owed": NONE,
        "entries": 0,
        "head": "",
    }
    return Ledger(**told | more)


def report(**more: Any) -> Report:
    told: dict[str, Any] = {
        "period": OfShift(1),
        "training": False,
        "made_at": NOON,
        "made_by": "Sari",
        "sold": PLN + PDAM,
        "reversed": BACK,
        "left_out": Sales(),
        "groups": {},
        "answers": (),
        "reasons": (),
        "other_refusals": 0,
        "drawers": (),
        "parts": (Part(1, PLN + PDAM + BACK, Sales(), PLN + PDAM + BACK),),
        "held": NONE,
        "owed": NONE,
        "earlier": None,
        "entries": 0,
        "head": "",
    }
    return Report(**told | more)


def drawer(**more: Any) -> Drawer:
    figures = Figures(
        counted_float=100_000,
        sold=Sales(),
        late=Sales(),
        reversed=Sales(),
        flows={(Flow.RECEIVED, "cash"): 50_000},
        held=NONE,
        owed=NONE,
    )
    return Drawer(number=1, opened_by="Sari", opened_at=NOON, figures=figures, **more)


# -- periods ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("2026-11-21", "2026-11-21", "2026-11-21"),
        ("2026-11-01", "2026-11-30", "2026-11"),
        ("2028-02-01", "2028-02-29", "2028-02"),
        ("2028-02-01", "2028-02-28", "2028-02-01..2028-02-28"),
        ("2026-11-01", "2026-11-29", "2026-11-01..2026-11-29"),
    ],
)
def test_a_period_is_named_by_its_days_and_a_whole_month_by_its_month(
    first: str, last: str, text: str
) -> None:
    assert Days(date.fromisoformat(first), date.fromisoformat(last)).text == text


@pytest.mark.parametrize(
    ("period", "today", "before"),
    [
        (Days.day(date(2026, 3, 1)), date(2026, 3, 1), Days.day(date(2026, 2, 28))),
        (Days.day(date(2028, 3, 1)), date(2028, 3, 1), Days.day(date(2028, 2, 29))),
        (
            Days(date(2026, 11, 2), date(2026, 11, 8)),
            date(2026, 11, 9),
            Days(date(2026, 10, 26), date(2026, 11, 1)),
        ),
        (Days.month(date(2026, 3, 9)), date(2026, 4, 1), Days.month(date(2026, 2, 1))),
        (Days.month(date(2026, 3, 9)), date(2026, 3, 31), Days.month(date(2026, 2, 1))),
        (
            Days.month(date(2026, 3, 9)),
            date(2026, 3, 9),
            Days(date(2026, 2, 1), date(2026, 2, 9)),
        ),
        (
            Days.month(date(2026, 3, 9)),
            date(2026, 3, 30),
            Days(date(2026, 2, 1), date(2026, 2, 28)),
        ),
        (Days.month(date(2000, 1, 1)), date(2026, 1, 1), None),
        (OfShift(7), date(2026, 1, 1), OfShift(6)),
        (OfShift(1), date(2026, 1, 1), None),
    ],
)
def test_a_period_is_compared_with_as_long_a_one_before_it(
    period: Days | OfShift, today: date, before: Days | OfShift | None
) -> None:
    assert period.before(today) == before


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2026, 2, 2), date(2026, 2, 1)),
        (date(1999, 12, 31), date(2026, 2, 1)),
        (date(2026, 1, 1), date.max),
    ],
)
def test_days_that_cannot_be_are_refused(first: date, last: date) -> None:
    with pytest.raises(InputError, match="period"):
        Days(first, last)


@given(
    st.dates(date(2000, 1, 2), date(2099, 12, 30)),
    st.sampled_from(["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]),
    st.integers(0, 12),
)
def test_a_business_day_begins_at_its_hour_and_not_a_second_earlier(
    day: date, zone: str, starts: int
) -> None:
    days = BusinessDays(zone, starts)
    begins = days.begins(day)
    assert days(begins) == day
    assert days(datetime.fromtimestamp(begins.timestamp() - 1, UTC)) < day
    assert days.local(begins).hour == starts


# -- groups -----------------------------------------------------------------------------------


def test_groups_come_largest_first_and_hours_as_the_business_day_goes_by() -> None:
    groups = lines_of(ledger(), lambda _by, _key: {}, {"pln": "power", "pdam": "water"}.get, 4)  # type: ignore[arg-type]
    assert [line.key for line in groups[By.CATEGORY]] == ["water", "power"]
    assert [line.key for line in groups[By.PROVIDER]] == ["espay", "iak"]
    assert [line.key for line in groups[By.CASHIER]] == ["Budi", "Sari"]
    assert [line.key for line in groups[By.HOUR]] == ["23", "03"]
    assert [line.sales for line in groups[By.DAY]] == [PLN + PDAM]


def test_what_the_shop_earns_stands_beside_what_it_only_passes_on() -> None:
    total = report().total
    assert (total.amount, total.admin, total.fee) == (60_000, 5_000, 3_000)
    assert (PLN.commission, PLN.fee, PLN.margin) == (2_000, 4_000, 6_000)
    assert PDAM.commission == 0


def test_groups_that_do_not_make_the_total_are_named() -> None:
    right = {By.HOUR: (Line("09", {}, PLN), Line("10", {}, PDAM), Line("11", {}, BACK))}
    assert report(groups=right).wrong_groups == ()
    wrong = report(groups={**right, By.PRODUCT: (Line("pln", {}, PLN),)})
    assert wrong.wrong_groups == (By.PRODUCT,)
    assert not wrong.agrees


# -- shifts and Z reports ---------------------------------------------------------------------


def test_a_period_of_whole_shifts_equals_its_z_reports() -> None:
    whole = report()
    assert whole.agrees
    assert whole.is_of_whole_shifts
    assert whole.open_parts == whole.torn_parts == ()


def test_a_shift_that_is_open_or_reaches_into_another_day_is_told_apart() -> None:
    parts = (Part(1, PLN, BACK, PLN + BACK), Part(2, PDAM + BACK, Sales(), None))
    torn = report(parts=parts)
    assert torn.agrees
    assert not torn.is_of_whole_shifts
    assert [part.number for part in torn.torn_parts] == [1]
    assert [part.number for part in torn.open_parts] == [2]


def test_a_z_that_says_something_else_than_its_rows_is_found() -> None:
    wrong = report(parts=(Part(1, PLN + PDAM + BACK, Sales(), PLN),))
    assert [part.number for part in wrong.wrong_parts] == [1]
    assert not wrong.agrees


def test_practice_that_was_left_out_is_still_part_of_the_z_reports() -> None:
    both = PLN + PDAM + BACK + PLN
    assert report(left_out=PLN, parts=(Part(1, both, Sales(), both),)).agrees
    assert not report(left_out=PLN).agrees


def test_a_period_without_a_shift_is_of_no_whole_shifts() -> None:
    nothing = report(sold=Sales(), reversed=Sales(), parts=())
    assert nothing.is_empty
    assert nothing.agrees
    assert not nothing.is_of_whole_shifts


def test_what_is_over_and_what_is_short_is_added_and_an_open_drawer_is_neither() -> None:
    closed = drawer(closed_at=NOON, counted=149_000, left=0)
    assert closed.difference == -1_000
    assert drawer().difference is None
    over = drawer(closed_at=NOON, counted=150_200, left=0)
    assert report(drawers=(closed, drawer(), over)).difference == -800


# -- providers --------------------------------------------------------------------------------


def test_a_provider_is_told_by_its_rate_and_its_times() -> None:
    asked = {
        ("iak", State.PAID): 7,
        ("iak", State.REFUSED): 1,
        ("iak", State.REVERSED): 1,
        ("iak", State.PENDING): 1,
        ("iak", State.CANCELLED): 5,
        ("espay", State.CANCELLED): 1,
    }
    told = answers_of(ledger(asked=asked, seconds={"iak": {2: 8, 90: 2}, "late": {5: 1}}))
    assert told == (
        Answers("iak", paid=7, refused=2, unclear=1, median=2, slow=90),
        Answers("late", paid=0, refused=0, unclear=0, median=5, slow=5),
    )
    assert told[0].rate == 0.7
    assert told[1].rate is None


@given(st.lists(st.integers(0, 500), min_size=1), st.integers(1, 100))
def test_a_percentile_is_the_least_value_that_so_many_do_not_exceed(
    values: list[int], percent: int
) -> None:
    found = percentile({value: values.count(value) for value in values}, percent)
    assert found is not None
    assert sum(value <= found for value in values) * 100 >= len(values) * percent
    assert sum(value < found for value in values) * 100 < len(values) * percent


def test_there_is_no_percentile_of_nothing() -> None:
    assert percentile({}, 50) is None


def test_the_rarest_reasons_are_counted_together_and_none_is_lost() -> None:
    reasons = [Reason("iak", f"code {n}", "", n) for n in range(1, MOST_REASONS + 4)]
    named, rest = named_reasons(reasons)
    assert [why.count for why in named] == [*range(13, 3, -1)]
    assert rest == 1 + 2 + 3
