"""The drawer from the command line: opened, counted, closed, reported."""

import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
from pypdf import PdfReader

from pos_app.services.backups import found_in
from tests.conftest import Home
from tests.e2e.test_cli import Cli, Printed

PAY = ("pay", "--product", "pln-postpaid", "--customer", "530000000001", "--again")


@pytest.fixture
def cli(home: Home, capsys: Printed) -> Cli:
    return Cli(home, capsys)


@pytest.fixture
def opened(cli: Cli) -> Cli:
    code, _ = cli("shift", "open", "--float", "100.000", "--cashier", "Sari")
    assert code == 0
    return cli


def with_kinds(home: Home) -> None:
    path = home.path / "config.toml"
    lines = ["", "[tenders]", 'references = ["edc"]', "[tenders.kinds]"]
    path.write_text("\n".join([path.read_text(), *lines, 'qris = "QRIS"', 'edc = "Kartu EDC"']))


def test_a_shift_is_opened_sold_in_counted_and_closed(opened: Cli) -> None:
    code, paid = opened(*PAY, "--tender", "cash:50000")
    assert code == 0
    code, x = opened("shift", "x")
    assert (code, x["number"], x["state"], x["float"]) == (0, 1, "open", 100_000)
    assert x["sales"]["count"] == 1
    assert x["sales"]["total"] == paid["total"]
    assert x["expected"] == 100_000 + paid["total"]
    assert (x["counted"], x["difference"]) == (None, None)
    counted = str(x["expected"] - 500)
    code, z = opened("shift", "close", "--counted", counted, "--left", "80000")
    assert (code, z["state"], z["difference"], z["left"]) == (0, "closed", -500, 80_000)
    assert z["ever"] == {"count": 1, "total": paid["total"], "fee": 0}
    assert opened("shift", "z", "1")[1] == {**z, "pdf": None, "tables": []}
    code, listed = opened("shift", "list")
    assert (code, listed) == (0, {"open": None, "closed": [z]})


def test_a_closed_shift_is_backed_up(opened: Cli) -> None:
    opened("shift", "count", "--counted", "100000")
    assert found_in(opened.home.path / "backups") == []
    assert opened("shift", "close")[0] == 0
    (made,) = found_in(opened.home.path / "backups")
    with closing(sqlite3.connect(made.file)) as backup:
        assert backup.execute("SELECT number FROM z_report").fetchall() == [(1,)]


def test_a_shift_is_closed_although_its_backup_fails(home: Home, capsys: Printed) -> None:
    cli = Cli(home, capsys)
    cli("shift", "open", "--float", "0", "--cashier", "Sari")
    (home.path / "backups").write_text("a file where a folder is wanted")
    code, z = cli("shift", "close", "--counted", "0")
    assert (code, z["state"]) == (0, "closed")
    assert "No backup could be made" in cli.errors
    assert cli("shift", "open", "--float", "0")[0] == 0


def test_nothing_is_sold_between_two_shifts(opened: Cli) -> None:
    opened("shift", "close", "--counted", "100000")
    code, said = opened(*PAY, "--tender", "cash:50000")
    assert (code, said["error"]) == (6, "no-shift")
    assert opened("shift", "x")[0] == 6
    code, again = opened("shift", "open", "--float", "90000")
    assert (code, again["number"], again["float_difference"]) == (0, 2, -10_000)


def test_cash_goes_in_and_out_with_a_reason(opened: Cli) -> None:
    assert opened("shift", "in", "50.000", "--reason", "small change")[0] == 0
    assert opened("shift", "out", "20000", "--reason", "printer paper")[0] == 0
    assert opened("shift", "drop", "30000", "--reason", "to the safe")[0] == 0
    assert opened("shift", "out", "999999", "--reason", "too much of it")[0] == 6
    assert opened("shift", "in", "1", "--reason", "ya")[0] == 2
    assert opened("shift", "x")[1]["expected"] == 100_000


def test_notes_are_counted_and_a_second_count_says_why(opened: Cli) -> None:
    code, first = opened("shift", "count", "--notes", "50000x1, 20000x2,500x0")
    assert (code, first["counted"], first["difference"]) == (0, 90_000, -10_000)
    assert first["notes"] == {"50000": 1, "20000": 2}
    assert opened("shift", "count", "--counted", "100000")[0] == 2
    again = ("--counted", "100000", "--reason", "one note stuck to another")
    assert opened("shift", "count", *again)[1]["difference"] == 0
    code, z = opened("shift", "close")
    assert [count["counted"] for count in z["counts"]] == [90_000, 100_000]


@pytest.mark.parametrize("notes", ["100000", "x3", "100000x", "1000x1,1000x2", "7000x1", "1000x-1"])
def test_notes_that_cannot_be_are_bad_input(opened: Cli, notes: str) -> None:
    assert opened("shift", "count", "--notes", notes)[0] == 2


@pytest.mark.parametrize(
    "arguments",
    [("open", "--float", "1.5"), ("open", "--float=-1"), ("z", "9"), ("close", "--counted", "x")],
)
def test_what_cannot_be_is_bad_input(opened: Cli, arguments: tuple[str, ...]) -> None:
    assert opened("shift", *arguments)[0] == 2


def test_a_shift_is_not_closed_uncounted_nor_opened_twice(opened: Cli) -> None:
    assert opened("shift", "close")[1]["error"] == "not-counted"
    assert opened("shift", "open", "--float", "0")[1]["error"] == "shift-open"


def test_a_bill_is_paid_with_several_kinds_of_money(opened: Cli, home: Home) -> None:
    with_kinds(home)
    code, refused = opened(*PAY, "--tender", "edc:1000", "--tender", "cash:50000")
    assert (code, refused["error"]) == (2, "tender-reference")
    code, _ = opened(*PAY, "--tender", "giro:1000", "--tender", "cash:50000")
    assert code == 2
    tenders = ("--tender", "qris:1000", "--tender", "edc:2000:APPR77", "--tender", "cash:50000")
    code, paid = opened(*PAY, *tenders)
    assert (code, paid["tendered"], paid["change"]) == (0, 53_000, 53_000 - paid["total"])
    x = opened("shift", "x")[1]
    assert x["tenders"] == {"edc": 2_000, "qris": 1_000}
    assert x["expected"] == 100_000 + paid["total"] - 3_000
    text = PdfReader(paid["receipt"]).pages[0].extract_text()
    assert "QRIS" in text
    assert "Kartu EDC APPR77" in text


def test_what_a_shift_has_sold_is_written_as_tables(opened: Cli, tmp_path: Path) -> None:
    paid = opened(*PAY, "--tender", "cash:50000")[1]
    sheet, table = tmp_path / "x.xlsx", tmp_path / "z.csv"
    assert opened("shift", "x", "--xlsx", str(sheet))[1]["tables"] == [str(sheet)]
    assert sheet.read_bytes()[:2] == b"PK"
    opened("shift", "count", "--counted", "0")
    opened("shift", "close")
    files = opened("shift", "z", "1", "--csv", str(table))[1]["tables"]
    assert str(table) in files
    assert paid["ref"] in "".join(Path(file).read_text("utf-8-sig") for file in files)


@pytest.mark.parametrize("paper", ["58", "80", "a4"])
def test_x_and_z_are_put_on_paper_and_every_print_of_a_z_is_counted(
    opened: Cli, tmp_path: Path, paper: str
) -> None:
    opened(*PAY, "--tender", "cash:50000")
    file = tmp_path / "report.pdf"
    on_paper = ("--pdf", str(file), "--paper", paper)
    assert opened("shift", "x", *on_paper)[0] == 0
    assert "LAPORAN X" in PdfReader(file).pages[0].extract_text()
    opened("shift", "count", "--notes", "100000x1")
    opened("shift", "close", "--left", "0")
    for copy in ("Cetak asli", "Cetak ulang ke-1"):
        assert opened("shift", "z", "1", *on_paper)[1]["pdf"] == str(file)
        text = "".join(page.extract_text() for page in PdfReader(file).pages)
        assert copy in text
        for said in ("LAPORAN Z", "SELISIH", "KURANG", "100.000 x 1", "Modal awal", "segel"):
            assert said in text
    assert opened("shift", "z", "1", "--pdf", str(file), "--paper", "a3")[0] == 5


def test_it_is_told_to_a_person_in_lines(
    opened: Cli, home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    from pos_app.cli import main

    def said(*arguments: str) -> str:
        capsys.readouterr()
        assert main(["--home", str(home.path), "shift", *arguments]) == 0
        return capsys.readouterr().out

    assert "No shift is closed yet." in said("list")
    assert "small" not in said("in", "1000", "--reason", "small change")
    assert "expected" in said("x")
    assert "Rp 1.000 short" in said("count", "--counted", "100000")
    assert "Z report 1" in said("close")
    assert "Rp 1.000 short" in said("list")
    assert "The float is Rp 5 over." in said("open", "--float", "100005")


def test_help_names_every_action() -> None:
    import sys

    told = subprocess.run(
        [sys.executable, "-m", "pos_app", "shift", "--help"],
        check=True,
        capture_output=True,
        text=True,
    )
    for action in ("open", "close", "count", "drop", "list"):
        assert action in told.stdout
