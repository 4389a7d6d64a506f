"""The files of a report: the same figures in each, numbers as numbers, and nothing that runs."""

import csv
import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from pypdf import PdfReader
from xlsxwriter import Workbook
from xlsxwriter.exceptions import XlsxWriterException

from pos_app.domain.errors import InputError, ReceiptError, StorageError
from pos_app.domain.reports import Answers, By, Days, Line, OfShift, Part, Reason, Report
from pos_app.domain.shift import BusinessDays, Sales
from pos_app.receipts.report import draw_report
from pos_app.receipts.report_pdf import PdfReports
from pos_app.report_tables import document, hours_of
from pos_app.report_text import cell_text, change_text, money_text, numbers_text, period_text
from pos_app.services.reports import EXPORTED
from pos_app.sheets import workbook
from pos_app.sheets.cells import safe_cell
from pos_app.sheets.report_csv import CsvReports
from pos_app.sheets.report_xlsx import XlsxReports
from pos_app.sheets.writer import save_csv
from tests.conftest import SetClock
from tests.scripted import BILL, PAID
from tests.unit.test_report_service import TODAY, Shop, open_shop, reverse, shop
from tests.unit.test_reports import BACK, NONE, PDAM, PLN, drawer, report

__all__ = ["shop"]

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FORMULA = '=HYPERLINK("http://evil","x")'


def sheet(file: Path, number: int) -> list[list[tuple[str, str]]]:
    """Return the cells of a sheet as (type, value); a formula would be an element of its own."""
    with zipfile.ZipFile(file) as book:
        root = ET.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))
    assert not [*root.iter(f"{MAIN}f")]
    assert not [*root.iter(f"{MAIN}hyperlink")]
    return [[_cell(cell) for cell in row] for row in root.iter(f"{MAIN}row")]


def _cell(cell: ET.Element) -> tuple[str, str]:
    text = cell.find(f"{MAIN}is/{MAIN}t")
    value = cell.find(f"{MAIN}v")
    found = text if text is not None else value
    return cell.get("t", "n"), (found.text or "") if found is not None else ""


def rows_of(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return [*csv.reader(opened, delimiter=";")]


def pages(file: Path) -> list[str]:
    return [page.extract_text() for page in PdfReader(file).pages]


# -- one report, three files ------------------------------------------------------------------


def test_every_kind_of_file_has_the_same_totals(shop: Shop, tmp_path: Path) -> None:
    shop.sell()
    back = shop.sell(product="iak:BPJS", by="Budi")
    reverse(shop, back)
    shop.sell()
    files = {
        kind: shop.counter.reports.export(TODAY, kind, tmp_path / f"r.{kind}", "Sari")
        for kind in ("pdf", "csv", "xlsx")
    }
    tables, single = files["csv"]
    assert ["JUMLAH", "2", "17000", "5000", "4000", "26000", "2000", "6000"] in rows_of(tables)
    last = rows_of(single)[-1]
    assert (last[0], last[10:]) == (
        "JUMLAH (4 baris)",
        ["2", "17000", "5000", "4000", "26000", "20000"],
    )
    (book,) = files["xlsx"]
    total = sheet(book, 2)[-1]
    assert total[0][1] == "JUMLAH (4 baris)"
    assert [value for _, value in total[10:]] == ["2", "17000", "5000", "4000", "26000", "20000"]
    assert {kind for kind, _ in total[10:]} == {"n"}
    (paper,) = files["pdf"]
    assert "26.000" in "".join(pages(paper))


def test_an_export_is_written_down_with_its_control_totals(shop: Shop, tmp_path: Path) -> None:
    shop.sell()
    shop.counter.reports.export(TODAY, "csv", tmp_path / "r.csv", "Sari")
    (entry,) = shop.counter.store.entries(kind=EXPORTED)
    assert entry.actor == "Sari"
    assert entry.data == {
        "period": "2026-11-21",
        "file": "csv",
        "training": 0,
        "count": 1,
        "amount": 8_500,
        "admin": 2_500,
        "fee": 2_000,
        "cost": 10_000,
    }


def test_an_unknown_kind_of_file_is_refused(shop: Shop, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="report-kind"):
        shop.counter.reports.export(TODAY, "doc", tmp_path / "x.doc", "Sari")


@pytest.mark.parametrize("kind", ["pdf", "csv", "xlsx"])
def test_a_file_that_cannot_be_written_leaves_nothing_and_no_entry(
    shop: Shop, read_only: Path, kind: str
) -> None:
    with pytest.raises((StorageError, ReceiptError)):
        shop.counter.reports.export(TODAY, kind, read_only / f"r.{kind}", "Sari")
    assert not [*shop.counter.store.entries(kind=EXPORTED)]


def test_the_usual_place_of_a_file_names_the_period_and_practice(
    tmp_path: Path, clock: SetClock
) -> None:
    practice = open_shop(tmp_path, clock, BusinessDays(), training=True)
    span = Days(date(2026, 11, 1), date(2026, 11, 9))
    names = [
        practice.counter.reports.file(practice.report(period), "pdf").name
        for period in (TODAY, span, OfShift(1))
    ]
    practice.counter.close()
    assert names == [
        "laporan-2026-11-21-simulasi.pdf",
        "laporan-2026-11-01_2026-11-09-simulasi.pdf",
        "laporan-shift-1-simulasi.pdf",
    ]


# -- cells ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", [FORMULA, "+62812", "-1+2", "@SUM(A1)", "\tx", "\rx", "\nx", "  =1+1"]
)
def test_text_that_a_spreadsheet_would_run_is_marked_as_text(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("value", ["SITI", "", "a=b", 12, -12, None])
def test_everything_else_stays_as_it_is(value: str | int | None) -> None:
    assert safe_cell(value) == value


def test_a_name_that_is_a_formula_runs_in_no_file(shop: Shop, tmp_path: Path) -> None:
    bill = replace(BILL, customer_name=FORMULA)
    for provider in shop.providers.values():
        provider.bill = bill
    shop.sell(replace(PAID, bill=bill))
    _, single = shop.counter.reports.export(TODAY, "csv", tmp_path / "r.csv", "Sari")
    assert rows_of(single)[1][6] == f"'{FORMULA}"
    (book,) = shop.counter.reports.export(TODAY, "xlsx", tmp_path / "r.xlsx", "Sari")
    assert ("inlineStr", FORMULA) in sheet(book, 2)[1]


def test_refs_and_customer_numbers_are_text_and_amounts_are_numbers(
    shop: Shop, tmp_path: Path
) -> None:
    payment = shop.sell()
    (book,) = shop.counter.reports.export(TODAY, "xlsx", tmp_path / "r.xlsx", "Sari")
    row = sheet(book, 2)[1]
    assert row[3] == ("inlineStr", payment.ref)
    assert row[5] == ("inlineStr", "530000000001")
    assert row[14] == ("n", "13000")


def test_a_csv_opens_in_a_spreadsheet_with_its_letters_whole(tmp_path: Path) -> None:
    save_csv(tmp_path / "x.csv", ("Nama", "Jumlah"), [('Zoë; "Ñ"', 5)])
    raw = (tmp_path / "x.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert rows_of(tmp_path / "x.csv") == [["Nama", "Jumlah"], ['Zoë; "Ñ"', "5"]]
    assert not [*tmp_path.glob(".sheet-*")]


def test_a_file_that_breaks_off_leaves_what_stood_there_before(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("before")

    def breaks() -> Any:
        yield ("a",)
        raise OSError(28, "No space left on device")

    with pytest.raises(StorageError, match="not-saved"):
        save_csv(tmp_path / "x.csv", ("a",), breaks())
    assert (tmp_path / "x.csv").read_text() == "before"
    assert [file.name for file in tmp_path.iterdir()] == ["x.csv"]


def test_more_sales_than_a_sheet_holds_go_on_to_the_next_one(
    shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    for _ in range(5):
        shop.sell()
    (book,) = shop.counter.reports.export(TODAY, "xlsx", tmp_path / "r.xlsx", "Sari")
    assert [len(sheet(book, number)) for number in (2, 3, 4)] == [3, 3, 3]
    assert sheet(book, 4)[-1][0][1] == "JUMLAH (5 baris)"


def test_single_lines_that_are_not_those_of_the_report_say_so(tmp_path: Path) -> None:
    told = report(groups=groups())
    days = BusinessDays()
    _, single = CsvReports("Loket", days).save(told, iter(()), tmp_path / "r.csv")
    assert "TIDAK SAMA DENGAN LAPORAN" in rows_of(single)[-1][0]


def test_what_xlsxwriter_cannot_write_is_a_storage_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = report(groups=groups())
    monkeypatch.setattr(Workbook, "add_worksheet", _fails)
    with pytest.raises(StorageError, match="not-saved"):
        XlsxReports("Loket", BusinessDays()).save(told, iter(()), tmp_path / "r.xlsx")
    assert not [*tmp_path.iterdir()]


def _fails(*_: object) -> None:
    raise XlsxWriterException("no")


# -- words ------------------------------------------------------------------------------------


def groups(lines: int = 1) -> dict[By, tuple[Line, ...]]:
    hours = tuple(Line(f"{hour:02}", {}, PLN) for hour in (23, 2))
    days = tuple(Line(f"2026-11-{day:02}", {}, PLN) for day in (1, 2))
    products = tuple(Line(f"p{n}", {"id": f"Produk {n}"}, PLN) for n in range(lines))
    return dict.fromkeys(By, products) | {By.HOUR: hours, By.DAY: days}


@pytest.mark.parametrize(
    ("period", "text"),
    [
        (TODAY, "Sabtu, 21 November 2026"),
        (Days.month(date(2026, 8, 1)), "Agustus 2026"),
        (Days(date(2026, 12, 30), date(2027, 1, 2)), "30 Desember 2026 - 2 Januari 2027"),
        (OfShift(7), "Shift 7"),
    ],
)
def test_a_period_is_said_as_people_say_it(period: Days | OfShift, text: str) -> None:
    assert period_text(period) == text


def test_figures_are_said_with_their_signs_and_against_those_before() -> None:
    assert money_text(-1_500) == "-Rp 1.500"
    assert change_text(150, 100) == "+50 % dari 100"
    assert change_text(150, 0) == "sebelumnya 0"
    assert change_text(150, -20) == "sebelumnya -20"
    assert change_text(150, None) == ""
    assert numbers_text([3, 1, 2, 7]) == "1-3, 7"
    assert cell_text(None, "money") == "-"
    assert cell_text(0.825, "percent") == "82,5 %"
    assert cell_text(4, "seconds") == "4 dtk"


def test_hours_stand_in_the_order_of_the_business_day_without_a_gap() -> None:
    told = report(groups=groups())
    assert [hour for hour, _ in hours_of(told, 4)] == ["23", "00", "01", "02"]
    assert hours_of(report(groups={By.HOUR: ()}), 0) == ()


def full(**more: Any) -> Report:
    parts = (Part(1, PLN, BACK, PLN + BACK), Part(2, PDAM + BACK, Sales(), None))
    told: dict[str, Any] = {
        "groups": groups(60),
        "parts": parts,
        "left_out": PLN,
        "drawers": (drawer(), drawer(closed_at=drawer().opened_at, counted=149_000, left=0)),
        "answers": (Answers("iak", 7, 2, 1, 2, 90), Answers("x", 0, 0, 0, None, None)),
        "reasons": (
            Reason("iak", "code 14", "<b>Nomor salah</b>", 2),
            Reason("iak", "code 15", "", 1),
        ),
        "other_refusals": 3,
        "held": replace(NONE, count=1, amount=50_000),
        "head": "ab" * 32,
    }
    return report(**told | more)


def test_notes_tell_open_and_torn_shifts_missing_prices_and_what_is_left_out() -> None:
    notes = " ".join(document(full(), "Loket", BusinessDays()).notes)
    assert "PERIKSA" in notes
    assert "Shift 2 belum punya laporan Z" in notes
    assert "Shift 1: -Rp 14.500 lagi terhitung pada hari lain." in notes
    assert "transaksi latihan tidak ikut dihitung" in notes
    assert "komisinya belum terhitung" in notes
    practice = " ".join(document(full(training=True), "Loket", BusinessDays()).notes)
    assert "transaksi nyata tidak ikut dihitung" in practice


def test_a_z_that_does_not_agree_is_named_in_the_table_of_controls() -> None:
    wrong = full(parts=(Part(1, PLN, Sales(), PDAM),))
    (control,) = [t for t in document(wrong, "", BusinessDays()).tables if t.title == "Kontrol"]
    assert control.rows[0][-1] == "TIDAK COCOK"


# -- paper ------------------------------------------------------------------------------------


def test_a_long_table_has_its_head_on_every_page_and_every_page_its_number(
    tmp_path: Path,
) -> None:
    (to,) = PdfReports("Loket Berkah", BusinessDays()).save(full(), iter(()), tmp_path / "r.pdf")
    told = pages(to)
    assert len(told) >= 3
    for number, page in enumerate(told, 1):
        assert f"Halaman {number} dari {len(told)}" in page
        assert "SIMULASI" not in page
    assert {f"Produk {n}" for n in range(60)} <= set(re.findall(r"Produk \d+", " ".join(told)))
    assert sum("Biaya" in page for page in told) >= 3
    assert "<b>Nomor salah</b>" in " ".join(told)
    assert "Kode 15" in " ".join(told)


def test_practice_says_simulasi_on_every_page(tmp_path: Path) -> None:
    said = document(full(training=True), "Loket", BusinessDays())
    (tmp_path / "r.pdf").write_bytes(draw_report(said))
    assert all("SIMULASI - BUKAN PENJUALAN NYATA" in page for page in pages(tmp_path / "r.pdf"))


def test_practice_says_simulasi_in_every_table_and_list(tmp_path: Path, clock: SetClock) -> None:
    practice = open_shop(tmp_path, clock, BusinessDays(), training=True)
    practice.sell()
    export = practice.counter.reports.export
    lists = export(TODAY, "csv", tmp_path / "r.csv", "Sari")
    (book,) = export(TODAY, "xlsx", tmp_path / "r.xlsx", "Sari")
    practice.counter.close()
    for rows in map(rows_of, lists):
        assert ["SIMULASI - BUKAN PENJUALAN NYATA"] in rows
    for number in (1, 2):
        assert [("inlineStr", "SIMULASI - BUKAN PENJUALAN NYATA")] in sheet(book, number)


def test_a_report_of_nothing_can_be_drawn_and_saved(shop: Shop, tmp_path: Path) -> None:
    empty = Days.day(date(2026, 1, 1))
    for kind in ("pdf", "csv", "xlsx"):
        assert shop.counter.reports.export(empty, kind, tmp_path / f"r.{kind}", "Sari")
    assert "Rp 0" in pages(tmp_path / "r.pdf")[0]


def test_a_report_that_cannot_be_drawn_is_a_receipt_error(tmp_path: Path) -> None:
    with pytest.raises(ReceiptError, match="draw"):
        PdfReports("Loket", BusinessDays("Mars/North")).save(full(), iter(()), tmp_path / "r.pdf")
