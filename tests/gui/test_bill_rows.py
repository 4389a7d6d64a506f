"""A bill as it is read out to the customer: each figure once, and what is a sum says so."""

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from pos_app.domain.bill import Bill, Fact
from pos_app.domain.product import Kind
from pos_app.ui.facts import Row, bill_rows
from pos_app.ui.translation import use_language


@pytest.fixture(autouse=True)
def _in_indonesian(qapp: QApplication) -> None:
    use_language("id")


def period(month: str, bill: int, admin: int, penalty: int) -> tuple[Fact, ...]:
    return (
        Fact("period", month),
        Fact("bill", bill),
        Fact("admin", admin),
        Fact("penalty", penalty),
    )


def bill_of(amount: int, admin: int, **more: Any) -> Bill:
    return Bill(customer_name="Budi", amount=amount, admin=admin, price=None, **more)


def said(rows: list[Row]) -> list[tuple[str, str]]:
    return [(label, value) for label, value, _kind in rows]


ONE = period("201901", 8_000, 2_500, 500)
NEXT = period("201902", 11_500, 2_500, 0)


def test_one_period_says_its_admin_once() -> None:
    bill = bill_of(amount=8_500, admin=2_500, periods=(ONE,))
    assert said(bill_rows(bill, 1_000)) == [
        ("Periode", "201901"),
        ("Tagihan", "Rp 8.000"),
        ("Denda", "Rp 500"),
        ("Jumlah tagihan", "Rp 8.500"),
        ("Admin", "Rp 2.500"),
        ("Biaya layanan", "Rp 1.000"),
        ("Total", "Rp 12.000"),
    ]


def test_one_period_without_more_says_its_bill_once_too() -> None:
    (_period, *money) = period("201902", 11_500, 2_500, 0)
    bill = bill_of(amount=11_500, admin=2_500, facts=tuple(money), periods=())
    assert said(bill_rows(bill, 0)) == [
        ("Denda", "Rp 0"),
        ("Jumlah tagihan", "Rp 11.500"),
        ("Admin", "Rp 2.500"),
        ("Total", "Rp 14.000"),
    ]


def test_several_periods_keep_their_own_admin_and_the_sum_is_called_so() -> None:
    bill = bill_of(amount=20_000, admin=5_000, periods=(ONE, NEXT))
    labels = [label for label, _value, _kind in bill_rows(bill, 0)]
    each = ["Periode", "Tagihan", "Admin", "Denda"]
    assert labels == [*each, *each, "Jumlah tagihan", "Jumlah admin", "Total"]


def test_a_period_that_says_another_admin_than_the_bill_is_shown_as_it_is() -> None:
    bill = bill_of(amount=8_500, admin=3_000, periods=(ONE,))
    assert ("Admin", "Rp 2.500") in said(bill_rows(bill, 0))
    assert ("Jumlah admin", "Rp 3.000") in said(bill_rows(bill, 0))


def test_a_period_is_still_read_by_its_month_where_the_repeated_line_comes_first() -> None:
    odd = (Fact("admin", 2_500), Fact("tariff", "R1"))
    rows = bill_rows(bill_of(amount=8_500, admin=2_500, periods=(odd,)), 0)
    assert rows[0] == ("Tarif", "R1", "text")


def test_nothing_of_a_top_up_is_left_out() -> None:
    """Its price is one figure, in which the bill does not stand alone."""
    facts = (Fact("bill", 20_000),)
    bill = bill_of(amount=20_000, admin=0, kind=Kind.TOP_UP, facts=facts)
    assert said(bill_rows(bill, 1_500))[0] == ("Tagihan", "Rp 20.000")
