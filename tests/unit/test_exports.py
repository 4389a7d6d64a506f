"""What leaves the books as a sheet: whole or not at all, as text and never as a formula."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from pos_app.domain.errors import InputError, RuleError, StorageError
from pos_app.domain.payment import Payment
from pos_app.services.exports import EXPORTED
from pos_app.services.search import Query
from pos_app.sheets.cells import safe_cell
from pos_app.sheets.payments import HEADINGS, PaymentSheets
from tests.unit.test_services import Desk


def lines(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as text:
        return [*csv.reader(text, delimiter=";")]


def test_what_is_found_becomes_a_sheet_and_the_journal_says_who_took_it(
    desk: Desk, tmp_path: Path
) -> None:
    first = desk.paid()
    second = desk.paid(number="530000000002")
    file = tmp_path / "new" / "payments.csv"
    assert desk.counter.exports.payments(Query(), file, "Sari") == 2
    head, *rows = lines(file)
    assert head == [*HEADINGS]
    told = [dict(zip(head, row, strict=True)) for row in rows]
    assert {row["Ref"] for row in told} == {first.ref, second.ref}
    assert told[0]["Total"] == str(first.total)
    assert (told[0]["Tanggal"], told[0]["Jam"]) == ("2026-11-21", "12:00:00")
    (entry,) = desk.counter.store.entries(kind=EXPORTED)
    assert (entry.actor, dict(entry.data)) == ("Sari", {"file": "payments.csv", "payments": 2})
    assert [*file.parent.iterdir()] == [file]


def test_a_search_narrows_what_is_written(desk: Desk, tmp_path: Path) -> None:
    desk.paid()
    wanted = desk.paid(number="530000000002")
    file = tmp_path / "payments.csv"
    assert desk.counter.exports.payments(Query(text="0000002"), file, "Sari") == 1
    assert lines(file)[1][2] == wanted.ref


def test_who_may_not_export_gets_no_file(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="signed-out"):
        desk.counter.exports.payments(Query(), tmp_path / "a.csv", "Nobody")
    with pytest.raises(InputError, match="search-short"):
        desk.counter.exports.payments(Query(text="1"), tmp_path / "a.csv", "Sari")
    assert not [*tmp_path.glob("*.csv"), *tmp_path.glob(".draft*")]
    assert [*desk.counter.store.entries(kind=EXPORTED)] == []


def test_a_file_that_cannot_be_written_leaves_what_stood_there(
    desk: Desk, tmp_path: Path, read_only: Path
) -> None:
    with pytest.raises(StorageError, match="not-saved"):
        desk.counter.exports.payments(Query(), read_only / "a.csv", "Sari")
    file = tmp_path / "kept.csv"
    file.write_text("before")

    def fails() -> Iterator[Payment]:
        yield desk.paid()
        raise StorageError("damaged")

    with pytest.raises(StorageError, match="damaged"):
        PaymentSheets("Asia/Jakarta", str).save(fails(), file)
    assert file.read_text() == "before"
    assert not [*tmp_path.glob(".draft*")]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "  ="])
def test_no_cell_begins_a_formula(desk: Desk, sign: str, tmp_path: Path) -> None:
    assert safe_cell(f"{sign}1+1") == f"'{sign}1+1"
    assert safe_cell(-5) == -5
    assert safe_cell("BUDI") == "BUDI"
