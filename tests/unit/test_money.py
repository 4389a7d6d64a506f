import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.errors import InputError
from pos_app.domain.money import MAX_RUPIAH, format_rupiah, parse_rupiah, parse_typed_rupiah


@pytest.mark.parametrize(
    ("foreign", "rupiah"),
    [(0, 0), ("0", 0), ("8000", 8000), (100000.0, 100000), (MAX_RUPIAH, MAX_RUPIAH)],
)
def test_whole_amounts_are_rupiah(foreign: object, rupiah: int) -> None:
    assert parse_rupiah(foreign) == rupiah


@pytest.mark.parametrize(
    "foreign",
    [
        True,
        None,
        -1,
        "-1",
        "+5",
        " 5",
        "5 ",
        "",
        "1_000",
        "1.000",
        "１２",
        "²",
        "1e3",
        1.5,
        float("nan"),
        float("inf"),
        1e999,
        2**63,
        "1234567890123",
        MAX_RUPIAH + 1,
        [1],
        {"a": 1},
        b"5",
    ],
)
def test_what_looks_odd_is_refused_and_never_guessed(foreign: object) -> None:
    with pytest.raises(InputError, match="amount"):
        parse_rupiah(foreign)


@given(st.integers(0, MAX_RUPIAH))
def test_an_amount_survives_being_shown_and_typed(amount: int) -> None:
    assert parse_typed_rupiah(format_rupiah(amount)) == amount
    assert parse_rupiah(str(amount)) == amount


@given(st.text(max_size=20))
def test_no_text_at_all_gets_through_as_anything_but_its_digits(text: str) -> None:
    try:
        amount = parse_rupiah(text)
    except InputError:
        return
    assert str(amount).zfill(len(text)) == text


@pytest.mark.parametrize(
    "typed", ["50000", "50.000", "Rp 50.000", "Rp50.000", "50.000,-", " 50.000 "]
)
def test_people_may_type_fifty_thousand_in_many_ways(typed: str) -> None:
    assert parse_typed_rupiah(typed) == 50_000


@pytest.mark.parametrize("typed", ["1.5", "50.00", "50,5", "5.0000", "abc", "", "-5", "Rp"])
def test_a_typed_amount_that_could_mean_two_things_is_refused(typed: str) -> None:
    with pytest.raises(InputError, match="amount"):
        parse_typed_rupiah(typed)


def test_amounts_are_grouped_the_indonesian_way() -> None:
    assert format_rupiah(1234567) == "1.234.567"
