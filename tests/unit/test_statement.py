"""Cells and sheets of foreign statements: read as meant, or refused with row and column."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from pos_app.domain.errors import InputError
from pos_app.domain.statement import (
    Column,
    Line,
    Row,
    guessed,
    period_of,
    read_lines,
    require_columns,
    sheet_of,
)
from pos_app.domain.statement_cells import (
    Cell,
    LineStatus,
    read_money,
    read_status,
    read_text,
    read_time,
)
from tests.conftest import NOON

WIB = ZoneInfo("Asia/Jakarta")


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("Rp 14.000", 14_000),
        ("14,000", 14_000),
        ("14.000,00", 14_000),
        ("14,000.00", 14_000),
        (14000, 14_000),
        (14000.0, 14_000),
        ("14000", 14_000),
        ("14000,00", 14_000),
        ("14000.0", 14_000),
        ("Rp14.000,-", 14_000),
        ("IDR 1.234.567", 1_234_567),
        ("  rp.  14.000 ", 14_000),
        ("-14.000", -14_000),
        ("Rp -14.000", -14_000),
        ("(14.000)", -14_000),
        ("+500", 500),
        ("0", 0),
        ("00000000000014", 14),
    ],
)
def test_an_amount_is_read_as_its_rupiah(cell: Cell, amount: int) -> None:
    money = read_money(cell)
    assert money is not None
    assert money.amount == amount


@pytest.mark.parametrize(
    "cell",
    [
        "14.5", "14.0", "1.23.456", "14.0000", "1234.000", "14,00,000", "14.000,50", "14.000.00",
        "1e5", "", "-", "Rp", "(14.000", "14.000)", "14 000", "1" * 13, 10**12, 14.5, True, None,
        float("nan"), float("inf"), NOON,
    ],
)  # fmt: skip
def test_an_amount_that_is_ambiguous_or_none_is_refused(cell: Cell) -> None:
    assert read_money(cell) is None


@pytest.mark.parametrize(
    "cell",
    [
        "2026-11-21T12:00:00",
        "2026-11-21 12:00",
        "2026-11-21T05:00:00Z",
        "2026-11-21T05:00:00.123+00:00",
        "2026-11-21T00:00:00-0500",
        "2026/11/21, 12:00",
        "21/11/2026 12:00:00",
        "21-11-2026 12.00.00",
        "21.11.2026 12:00",
        "21 November 2026 12:00",
        "21 Nov 2026, 12:00:00 WIB",
        "21-nop-2026 13:00 WITA",
        "21 nov 2026 14:00 wit",
        "20261121120000",
        datetime(2026, 11, 21, 12),  # noqa: DTZ001  a workbook knows no zone
        datetime(2026, 11, 21, 13, tzinfo=timezone(timedelta(hours=8))),
    ],
)
def test_a_time_is_read_in_the_zone_of_the_outlet_or_its_own(cell: Cell) -> None:
    at = read_time(cell, WIB)
    assert at is not None
    assert at.replace(microsecond=0) == NOON


def test_a_day_without_a_time_is_its_first_moment_and_the_day_comes_before_the_month() -> None:
    midnight = datetime(2026, 3, 4, tzinfo=WIB).astimezone(UTC)
    for cell in ("04/03/2026", "2026-03-04", "4 Mar 2026", "4 Maret 2026", "20260304"):
        assert read_time(cell, WIB) == midnight


@pytest.mark.parametrize(
    "cell",
    ["11/21/2026", "21/11/26", "31/02/2026", "21 Nopember-2026x", "21 Foo 2026", "soon", "", None,
     46347.5, "2026-11-21 25:00", "2026-11-21 12:00+99:00", "0001-01-01"],
)  # fmt: skip
def test_a_time_that_is_ambiguous_or_none_is_refused(cell: Cell) -> None:
    assert read_time(cell, WIB) is None


def test_states_are_known_words_and_nothing_else() -> None:
    assert read_status(" Sukses ") is LineStatus.SUCCESS
    assert read_status("GAGAL") is LineStatus.FAILED
    assert read_status("Refund") is LineStatus.REFUND
    assert read_status("diproses") is LineStatus.PENDING
    assert read_status("00") is None
    assert read_status(0) is None


def test_a_number_of_a_workbook_is_text_without_a_point() -> None:
    assert [read_text(cell) for cell in (530000000001.0, 1.5, None, " a  b ", 7)] == [
        "530000000001",
        "1.5",
        "",
        "a b",
        "7",
    ]


# -- sheets -----------------------------------------------------------------------------------


def rows(*cells: tuple[Cell, ...]) -> list[Row]:
    return [Row(number, row) for number, row in enumerate(cells, 1)]


HEAD = ("Tanggal", "Ref ID", "Tujuan", "Harga", "Status")
ROW = ("21/11/2026 12:00", "R1", "5300", "Rp 14.000", "Sukses")


def test_the_headings_are_those_that_say_most_below_whatever_stands_above_them() -> None:
    sheet = sheet_of(rows(("Laporan",), (), ("Periode", "November"), HEAD, ROW, ("", None), ROW))
    assert sheet.headings == HEAD
    assert [row.number for row in sheet.rows] == [5, 7]
    assert guessed(sheet.headings) == {
        Column.TIME: "Tanggal",
        Column.OUR_REF: "Ref ID",
        Column.NUMBER: "Tujuan",
        Column.AMOUNT: "Harga",
        Column.STATUS: "Status",
    }


def test_headings_that_nobody_knows_are_the_first_row_of_several_cells() -> None:
    strange = ("Kapan", "Kode Kita", "Ke", "Berapa", "Hasil")
    sheet = sheet_of(rows(("Laporan",), strange, ROW, ("", "", "Jumlah", "14.000", "")))
    assert sheet.headings == strange
    assert len(sheet.rows) == 2


def test_a_heading_that_stands_there_twice_is_told_apart() -> None:
    assert sheet_of(rows(("Harga", "Harga", ""), ("1", "2"))).headings == ("Harga", "Harga (2)", "")


@pytest.mark.parametrize("cells", [[], [HEAD], [("",)]], ids=["nothing", "headings", "blank"])
def test_a_sheet_without_a_row_is_refused(cells: list[tuple[Cell, ...]]) -> None:
    with pytest.raises(InputError, match="sheet-empty"):
        sheet_of(rows(*cells))


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({Column.TIME: "Tanggal", Column.OUR_REF: "Ref ID"}, "columns-missing"),
        ({Column.TIME: "Tanggal", Column.AMOUNT: "Harga"}, "columns-missing"),
        ({**guessed(HEAD), Column.STATUS: "Keadaan"}, "columns-unknown"),
        ({**guessed(HEAD), Column.STATUS: ""}, "columns-unknown"),
        ({**guessed(HEAD), Column.STATUS: "Harga"}, "columns-twice"),
    ],
)
def test_columns_that_say_too_little_are_refused(columns: dict[Column, str], code: str) -> None:
    with pytest.raises(InputError, match=code):
        require_columns(columns, HEAD)


def test_lines_are_read_and_every_cell_that_means_nothing_is_named() -> None:
    sheet = sheet_of(
        rows(
            HEAD,
            ROW,
            ("21/11/2026", "R2", "5301", "-14.000", "Sukses"),
            ("21/11/2026", "R3", "5302", "-14.000", "Gagal"),
            ("kemarin", "R4", "5303", "14.000", "Sukses"),
            ("21/11/2026", "R5", "5304", "14,000", "Sukses"),
            ("21/11/2026", "R6", "5305", "14.000", "Entah"),
            ("21/11/2026", "R7"),
        )
    )
    lines, unread = read_lines(sheet, guessed(HEAD), WIB)
    assert [(line.row, line.amount, line.status) for line in lines] == [
        (2, 14_000, LineStatus.SUCCESS),
        (3, 14_000, LineStatus.REFUND),
        (4, 14_000, LineStatus.FAILED),
    ]
    assert lines[0] == Line(
        row=2, at=NOON, amount=14_000, status=LineStatus.SUCCESS, our_ref="R1", number="5300"
    )
    assert [(cell.row, cell.heading, cell.value) for cell in unread] == [
        (5, "Tanggal", "kemarin"),
        (6, "Harga", "14,000"),
        (7, "Status", "Entah"),
        (8, "Harga", ""),
    ]


def test_a_statement_without_states_lists_what_was_charged() -> None:
    sheet = sheet_of(rows(HEAD[:4], ROW[:4]))
    lines, unread = read_lines(sheet, guessed(HEAD[:4]), WIB)
    assert (lines[0].status, unread) == (LineStatus.SUCCESS, [])


# -- periods ----------------------------------------------------------------------------------


def line(at: datetime) -> Line:
    return Line(row=2, at=at, amount=1, status=LineStatus.SUCCESS)


def day(number: int) -> datetime:
    return datetime(2026, 11, number, tzinfo=WIB).astimezone(UTC)


def test_a_statement_is_about_the_whole_days_of_its_lines() -> None:
    lines = [line(NOON), line(NOON + timedelta(days=1))]
    assert period_of(lines, WIB, day(30)) == (day(21), day(23))
    assert period_of(lines, WIB, day(30), date(2026, 11, 20), date(2026, 11, 25)) == (
        day(20),
        day(26),
    )


def test_a_day_that_is_not_over_ends_with_its_last_line() -> None:
    until = period_of([line(NOON)], WIB, NOON + timedelta(hours=3)).until
    assert until == NOON + timedelta(microseconds=1)


def test_days_in_the_wrong_order_are_refused() -> None:
    with pytest.raises(InputError, match="period"):
        period_of([line(NOON)], WIB, day(30), date(2026, 11, 22), date(2026, 11, 21))
