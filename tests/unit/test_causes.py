"""The likeliest causes of a difference: each finds what was planted, and none is made up."""

import pytest

from pos_app.domain.causes import MOST, CashMove, Cause, Clues, Why, causes
from pos_app.domain.errors import RuleError
from pos_app.domain.outcome import Refused
from pos_app.domain.shift import Flow, smallest
from tests.unit.test_services import Desk
from tests.unit.test_shifts import FLOAT, UNCLEAR, sell, settle, shop

__all__ = ["shop"]

PAID = [CashMove(Flow.RECEIVED, 50_000, "A"), CashMove(Flow.CHANGE, -36_600, "A")]
BY_HAND = [
    CashMove(Flow.CASH_IN, 25_000, reason="small change"),
    CashMove(Flow.DROP, -43_000, reason="to the safe"),
]


def found(difference: int, **known: object) -> list[Cause]:
    clues: dict[str, object] = {
        "difference": difference,
        "counted_float": 150_000,
        "float_difference": 0,
        "moves": [*PAID, *BY_HAND],
        "owed": {},
        "notes": {},
    }
    return causes(Clues(**{**clues, **known}))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("difference", "first"),
    [
        (-50_000, Cause(Why.DIRECTION, 25_000, reason="small change")),
        (86_000, Cause(Why.DIRECTION, 43_000, reason="to the safe")),
        (-25_000, Cause(Why.MOVED_ONCE, 25_000, reason="small change")),
        (43_000, Cause(Why.MOVED_ONCE, 43_000, reason="to the safe")),
        (-36_600, Cause(Why.CHANGE_TWICE, 36_600, "A")),
        (36_600, Cause(Why.CHANGE_KEPT, 36_600, "A")),
        (-13_400, Cause(Why.NOT_TAKEN, 13_400, "A")),
        (13_400, Cause(Why.NOT_RUNG_UP, 13_400, "A")),
        (27_000, Cause(Why.SWAPPED, 25_000, reason="small change")),
        (9_000, Cause(Why.SWAPPED, 43_000, reason="to the safe")),
        (225_000, Cause(Why.SLIPPED, 25_000, reason="small change")),
        (-135_000, Cause(Why.SLIPPED, 150_000)),
        (38_700, Cause(Why.SLIPPED, 43_000, reason="to the safe")),
        (-20_000, Cause(Why.NOTES, 20_000, notes=-1)),
        (200, Cause(Why.NOTES, 200, notes=1)),
        (-63_900, Cause(Why.SWAPPED_SOMEWHERE)),
        (-70_000, Cause(Why.FORGOTTEN_OUT, 70_000)),
        (80_000, Cause(Why.FORGOTTEN_IN, 80_000)),
    ],
)
def test_what_was_planted_is_the_first_cause(difference: int, first: Cause) -> None:
    assert found(difference)[0] == first


def test_money_that_was_owed_and_handed_out_unwritten_is_found() -> None:
    assert found(-13_000, owed={"B": 13_000, "C": 5})[0] == Cause(Why.OWED_HANDED_OUT, 13_000, "B")
    assert Why.OWED_HANDED_OUT not in [cause.why for cause in found(13_000, owed={"B": 13_000})]


@pytest.mark.parametrize("float_difference", [-7_300, 7_300])
def test_a_float_that_was_counted_wrong_comes_back_at_the_end(float_difference: int) -> None:
    cause = found(-float_difference, float_difference=float_difference)[0]
    assert cause == Cause(Why.FLOAT_CARRIED, 7_300)


def test_a_note_that_nobody_counted_is_not_miscounted() -> None:
    assert found(-20_000, notes={50_000: 1})[0].why is Why.FORGOTTEN_OUT
    assert found(-20_000, notes={20_000: 4})[0] == Cause(Why.NOTES, 20_000, notes=-1)


def test_no_difference_has_no_cause_and_an_odd_one_none_that_fits() -> None:
    assert found(0) == []
    assert found(-137) == []


def test_there_are_four_at_most_the_likeliest_first_and_one_of_a_kind() -> None:
    moves = [*PAID, CashMove(Flow.CASH_OUT, -90_000), CashMove(Flow.CASH_OUT, -45_000)]
    moves += [CashMove(Flow.DROP, -90_000), CashMove(Flow.CHANGE, -90_000, "B")]
    whys = [cause.why for cause in found(90_000, moves=moves)]
    assert whys == [Why.DIRECTION, Why.MOVED_ONCE, Why.CHANGE_KEPT, Why.SWAPPED_SOMEWHERE]
    assert len(whys) == MOST


def test_the_causes_come_from_the_books_of_the_shift(shop: Desk) -> None:
    with pytest.raises(RuleError, match="not-counted"):
        shop.counter.shifts.causes("Sari")
    payment = settle(shop, sell(shop, 1, answer=UNCLEAR), Refused(code="02"))
    sell(shop, 2)
    shop.counter.shifts.count("Sari", amount=FLOAT + 13_000)
    first, *_ = shop.counter.shifts.causes("Sari")
    assert first == Cause(Why.OWED_HANDED_OUT, 50_000, payment.ref)


def test_a_float_is_made_of_the_smallest_notes() -> None:
    notes = {100_000: 3, 20_000: 5, 1_000: 12, 500: 1}
    assert smallest(notes, 100_000) == {500: 1, 1_000: 12, 20_000: 4}
    assert smallest({}, 100_000) == {}
