"""PLN tokens out of the serial numbers that providers send."""

from datetime import date, datetime, time

import pytest

from pos_app.domain.bill import Fact
from pos_app.domain.errors import InputError
from pos_app.domain.offer import WIB, CutOff
from pos_app.domain.product import MOBILE, Extra, Kind
from pos_app.domain.token import Token, grouped, read_segment, read_token

DIGITS = "26384647362564667942"


@pytest.mark.parametrize(
    ("serial", "name", "tariff", "power", "kwh"),
    [
        ("2638-4647-3625-6466-7942/NAMA/R1/450VA/11,0KWH", "NAMA", "R1", "450", "11,0"),
        ("2638 4647 3625 6466 7942/BUDI /R1M/900VA/11.0", "BUDI", "R1M", "900", "11.0"),
        (f"{DIGITS}/PT INDO ARTHA/R1 /000001300/66.2", "PT INDO ARTHA", "R1", "1300", "66.2"),
        (f"{DIGITS}/A/B/R1/1300/5", "A/B", "R1", "1300", "5"),
        (f"BUDI/R1/1300VA/5kWh/{DIGITS}", "BUDI", "R1", "1300", "5"),
        (f"{DIGITS}/SITI", "SITI", "", "", ""),
        (DIGITS, "", "", "", ""),
        (f"{DIGITS}/SITI/R1", "SITI", "R1", "", ""),
    ],
)
def test_a_token_is_read_from_either_end(
    serial: str, name: str, tariff: str, power: str, kwh: str
) -> None:
    token = read_token(serial)
    assert token == Token(digits=DIGITS, name=name, tariff=tariff, power=power, kwh=kwh)


@pytest.mark.parametrize("serial", ["", "-", "0", "N/A", "1234/NAMA", f"{DIGITS}1/A", "²" * 20])
def test_what_has_no_twenty_digits_is_no_token(serial: str) -> None:
    assert read_token(serial) is None


def test_the_facts_of_a_token_begin_with_its_groups() -> None:
    token = Token(digits=DIGITS, tariff="R1", kwh="11,0")
    assert token.facts == (
        Fact("token", "2638 4647 3625 6466 7942"),
        Fact("tariff", "R1"),
        Fact("kwh", "11,0"),
    )
    assert grouped("123") == "123"


def test_the_segment_of_a_meter_is_tariff_and_power() -> None:
    assert read_segment("R1 /000001300") == (Fact("tariff", "R1"), Fact("power", "1300"))
    assert read_segment("") == ()


# -- cut-offs, mobile numbers, months -----------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "back"),
    [("22:59", None), ("23:00", "01:00"), ("00:59", "01:00"), ("01:00", None), ("12:00", None)],
)
def test_a_cut_off_may_cross_midnight(at: str, back: str | None) -> None:
    now = datetime.combine(date(2026, 11, 21), time.fromisoformat(at), WIB)
    found = CutOff(time(23), time(1)).back_at(now)
    assert (f"{found:%H:%M}" if found else None) == back
    assert found is None or found > now


def test_a_cut_off_within_a_day_and_one_that_is_none() -> None:
    noon = datetime(2026, 11, 21, 12, tzinfo=WIB)
    assert CutOff(time(11), time(13)).back_at(noon) == datetime(2026, 11, 21, 13, tzinfo=WIB)
    assert CutOff(time(13), time(14)).back_at(noon) is None
    assert CutOff(time(0), time(0)).back_at(noon) is None


@pytest.mark.parametrize("typed", ["0812 3456 789", "+62812-3456-789", "628123456789"])
def test_a_mobile_number_begins_with_a_zero(typed: str) -> None:
    assert MOBILE.clean(typed) == "08123456789"


def test_months_are_counted_and_have_a_default() -> None:
    months = Extra(name="month", label={}, kind="months", default="1")
    today = date(2026, 11, 21)
    assert [months.clean(typed, today) for typed in ("", "02", "24")] == ["1", "2", "24"]
    for typed in ("0", "25", "x", "²", "9" * 30):
        with pytest.raises(InputError, match="extra-months"):
            months.clean(typed, today)


def test_top_ups_and_tokens_are_prepaid() -> None:
    assert [kind for kind in Kind if kind.is_prepaid] == [Kind.TOP_UP, Kind.TOKEN]
