"""Files of spreadsheets: read with care, written so that nothing in them runs."""

import csv
import io
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from pos_app.domain.errors import InputError, StorageError
from pos_app.domain.statement import Row
from pos_app.sheets import reader
from pos_app.sheets.cells import safe_cell
from pos_app.sheets.reader import SheetFiles
from pos_app.sheets.writer import save_csv

HEAD = ("Ref", "Harga", "Nama")


def read(file: Path, content: bytes | str) -> list[tuple[object, ...]]:
    file.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return [row.cells for row in SheetFiles().read(file)[1]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "statement.csv"


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_csv_file_is_read_however_it_is_parted_and_encoded(
    file: Path, delimiter: str, encoding: str
) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerows([HEAD, ("R1", "14.000,00", 'Café "A"; B'), ("R2", "2.500", "dua\nbaris")])
    assert read(file, text.getvalue().encode(encoding)) == [
        HEAD,
        ("R1", "14.000,00", 'Café "A"; B'),
        ("R2", "2.500", "dua\nbaris"),
    ]


def test_a_title_above_the_table_does_not_decide_what_parts_the_cells(file: Path) -> None:
    text = "Laporan, November\n\nRef;Harga\nR1;14,000\nR2;15,000\nR3;9,500\n"
    assert read(file, text)[2:] == [
        ("Ref", "Harga"),
        ("R1", "14,000"),
        ("R2", "15,000"),
        ("R3", "9,500"),
    ]


def test_one_column_is_a_table_as_well_and_an_empty_file_is_none(file: Path) -> None:
    assert read(file, "Ref\nR1\n") == [("Ref",), ("R1",)]
    assert read(file, "") == []


def test_rows_have_the_numbers_of_a_spreadsheet_and_the_digest_is_the_files(file: Path) -> None:
    file.write_text("a;b\n\nc;d\n", "utf-8")
    digest, rows = SheetFiles().read(file)
    assert rows == [Row(1, ("a", "b")), Row(2, ()), Row(3, ("c", "d"))]
    assert len(digest) == 64


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b'a;b\n"open;c\n', "sheet-broken"),
        ("a;b\n".encode("utf-16"), "sheet-kind"),
        (b"\xd0\xcf\x11\xe0 an old workbook", "sheet-kind"),
        (b"PK\x03\x04 not a zip", "sheet-broken"),
        (b";".join([b"x"] * 101), "sheet-large"),
        (b'"' + b"x" * 200_000 + b'";b\n', "sheet-broken"),
    ],
)
def test_what_is_no_statement_is_refused(file: Path, content: bytes, code: str) -> None:
    with pytest.raises(InputError, match=code):
        read(file, content)


def test_a_file_that_is_not_there_or_too_large_is_refused(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(InputError, match="sheet-missing"):
        SheetFiles().read(file)
    for cap, much in (("MOST_BYTES", 10), ("MOST_ROWS", 2)):
        with monkeypatch.context() as small:
            small.setattr(reader, cap, much)
            with pytest.raises(InputError, match="sheet-large"):
                read(file, "a;b\nc;d\ne;f\n")


# -- workbooks ----------------------------------------------------------------------------------


def workbook(file: Path, *rows: tuple[object, ...]) -> Path:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file


def with_part(file: Path, name: str, content: bytes) -> None:
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)


def test_a_workbook_keeps_numbers_texts_and_times(tmp_path: Path) -> None:
    at = datetime(2026, 11, 21, 12, 30)  # noqa: DTZ001  a workbook knows no zone
    file = workbook(tmp_path / "b.xlsx", HEAD, (at, 14000, "0812"), (None, 1.5, True))
    rows = SheetFiles().read(file)[1]
    assert [row.cells for row in rows] == [HEAD, (at, 14000, "0812"), (None, 1.5, "True")]


def test_a_formula_is_never_computed(tmp_path: Path) -> None:
    file = workbook(tmp_path / "b.xlsx", HEAD, ("=1+1", '=HYPERLINK("http://127.0.0.1:9")', "x"))
    assert SheetFiles().read(file)[1][1].cells == (None, None, "x")


def test_a_workbook_with_macros_or_no_sheet_is_refused(tmp_path: Path) -> None:
    file = workbook(tmp_path / "m.xlsx", HEAD)
    with_part(file, "xl/vbaProject.bin", b"macro")
    other = tmp_path / "z.xlsx"
    with_part(other, "readme.txt", b"no workbook")
    for bad in (file, other):
        with pytest.raises(InputError, match="sheet-kind"):
            SheetFiles().read(bad)


def test_a_workbook_that_unpacks_too_large_is_refused_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = workbook(tmp_path / "b.xlsx", HEAD)
    with_part(file, "xl/media/zeros.bin", b"\0" * 3_000_000)
    monkeypatch.setattr(reader, "MOST_UNPACKED", 2_000_000)
    with pytest.raises(InputError, match="sheet-large"):
        SheetFiles().read(file)


def sheet_with(tmp_path: Path, declared: bytes, text: bytes) -> Path:
    """Return a workbook whose sheet is this XML."""
    xml = b'<?xml version="1.0"?>' + declared + b"<worksheet "
    xml += b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row>'
    xml += b'<c t="inlineStr"><is><t>' + text + b"</t></is></c></row></sheetData></worksheet>"
    plain, file = workbook(tmp_path / "p.xlsx", HEAD), tmp_path / "e.xlsx"
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(file, "w") as target:
        for name in source.namelist():
            target.writestr(name, xml if "sheet1" in name else source.read(name))
    return file


def test_a_workbook_that_declares_entities_is_refused(tmp_path: Path) -> None:
    assert SheetFiles().read(sheet_with(tmp_path, b"", b"ha"))[1][0].cells == ("ha",)
    for declared in (b'<!ENTITY b "ha">', b'<!ENTITY b SYSTEM "file:///etc/passwd">'):
        file = sheet_with(tmp_path, b"<!DOCTYPE x [" + declared + b"]>", b"&b;")
        with pytest.raises(InputError, match="sheet-broken"):
            SheetFiles().read(file)


# -- written ------------------------------------------------------------------------------------


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "\n@"])
def test_text_that_a_spreadsheet_would_run_is_marked_as_text(start: str) -> None:
    assert safe_cell(f"{start}cmd|' /C calc'!A0") == f"'{start}cmd|' /C calc'!A0"


@pytest.mark.parametrize("value", ["SITI =1", "0812", "", -500, 0, None])
def test_what_is_harmless_stays_as_it_is(value: str | int | None) -> None:
    assert safe_cell(value) == value


def test_a_table_is_written_and_read_again(tmp_path: Path) -> None:
    file = tmp_path / "new" / "out.csv"
    save_csv(file, ("Nama", "Jumlah"), [("=SUM(A1)", -5), ("a;b", None)])
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    assert [row.cells for row in SheetFiles().read(file)[1]] == [
        ("Nama", "Jumlah"),
        ("'=SUM(A1)", "-5"),
        ("a;b", ""),
    ]


def test_a_table_that_cannot_be_written_is_told_and_leaves_nothing(
    read_only: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(StorageError, match="not-saved"):
        save_csv(read_only / "out.csv", ("a",), [])

    def fails(_descriptor: int) -> None:
        raise OSError("full")

    monkeypatch.setattr("os.fsync", fails)
    with pytest.raises(StorageError, match="not-saved"):
        save_csv(tmp_path / "x" / "out.csv", ("a",), [])
    assert [*(tmp_path / "x").iterdir()] == []
