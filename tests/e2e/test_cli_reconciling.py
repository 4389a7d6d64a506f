"""What the command line says of a provider's statement."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from pos_app.cli import BAD_INPUT, NOT_ALLOWED, UNCLEAR
from tests.conftest import Home
from tests.e2e.test_cli import Cli, Printed

HEAD = "Tanggal;Ref ID;Tujuan;Harga;Status"
ASK = ("--provider", "digiswitch", "--cashier", "Sari")


@pytest.fixture
def cli(home: Home, capsys: Printed) -> Cli:
    return Cli(home, capsys)


@pytest.fixture
def refs(cli: Cli) -> list[str]:
    bill = ("--product", "pln-postpaid", "--customer", "530000000001")
    pay = ("pay", *bill, "--tender", "cash:50000", "--cashier", "Sari")
    return [cli(*pay)[1]["ref"] for _ in "12"]


def statement(folder: Path, *lines: str, head: str = HEAD) -> str:
    file = folder / "november.csv"
    file.write_text("\n".join((head, *lines)), "utf-8")
    return str(file)


def said(ref: str, amount: str = "10.000") -> str:
    return f"{datetime.now(UTC).isoformat()};{ref};530000000001;{amount};Sukses"


def test_a_statement_that_says_the_same_puts_nothing_at_risk(
    cli: Cli, refs: list[str], tmp_path: Path
) -> None:
    file = statement(tmp_path, *map(said, refs))
    code, told = cli("reconcile", file, *ASK)
    assert (code, told["counts"], told["at_risk"]["total"]) == (0, {"matched": 2}, 0)
    assert (told["known_before"], told["rows"]) == (False, [])
    assert cli("reconcile", file, *ASK)[1]["known_before"] is True


def test_what_is_at_risk_is_told_with_its_rows_and_a_letter_and_a_table(
    cli: Cli, refs: list[str], tmp_path: Path
) -> None:
    file = statement(tmp_path, said(refs[0], "10.500"), said(refs[1]))
    letter, table = tmp_path / "claim.pdf", tmp_path / "all.csv"
    code, told = cli("reconcile", file, *ASK, "--letter", str(letter), "--out", str(table))
    assert (code, told["at_risk"]) == (
        UNCLEAR,
        {"total": 500, "lost": 500, "customer": 0, "owed": 0},
    )
    (row,) = told["rows"]
    assert (row["verdict"], row["ref"], row["ours"], row["theirs"]) == (
        "amount-differs",
        refs[0],
        10_000,
        10_500,
    )
    assert letter.read_bytes().startswith(b"%PDF")
    assert '"amount-differs";500' in table.read_text("utf-8-sig")
    assert cli("journal", "verify")[0] == 0


def test_a_letter_is_not_written_where_there_is_nothing_to_claim(
    cli: Cli, refs: list[str], tmp_path: Path
) -> None:
    letter = tmp_path / "claim.pdf"
    file = statement(tmp_path, *map(said, refs))
    code, told = cli("reconcile", file, *ASK, "--letter", str(letter))
    assert (code, told["letter"], letter.exists()) == (0, None, False)


def test_columns_and_rows_are_named_on_the_command_line(
    cli: Cli, refs: list[str], tmp_path: Path
) -> None:
    head = "Kapan;Kode Kita;Ke;Berapa;Hasil"
    file = statement(tmp_path, *map(said, refs), ";;Jumlah;20.000;", head=head)
    assert cli("reconcile", file, *ASK)[1]["error"] == "columns-missing"
    columns = ("time=Kapan", "our-ref=Kode Kita", "number=Ke", "amount=Berapa", "status=Hasil")
    named = [word for column in columns for word in ("--map", column)]
    assert cli("reconcile", file, *ASK, *named)[1]["error"] == "statement-rows"
    code, told = cli("reconcile", file, *ASK, "--leave-out", "4")
    assert (code, told["left_out"], told["lines"]) == (0, [4], 2)
    assert told["columns"]["our-ref"] == "Kode Kita"


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        (("--from", "yesterday"), "day"),
        (("--from", "2026-11-22", "--to", "2026-11-20"), "period"),
        (("--map", "price=Harga"), "column"),
        (("--map", "amount=Nominal"), "columns-unknown"),
        (("--provider", "iak"), "provider-off"),
    ],
)
def test_what_is_typed_wrongly_is_bad_input(
    cli: Cli, refs: list[str], tmp_path: Path, wrong: tuple[str, ...], error: str
) -> None:
    code, told = cli("reconcile", statement(tmp_path, said(refs[0])), *ASK, *wrong)
    assert (code, told["error"]) == (BAD_INPUT, error)


def test_a_stranger_reconciles_nothing(
    cli: Cli, refs: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POS_APP_PIN", "000000")
    assert cli("reconcile", statement(tmp_path, said(refs[0])), *ASK)[0] == NOT_ALLOWED


def test_lines_of_another_counter_are_faults_only_when_asked(
    cli: Cli, refs: list[str], tmp_path: Path
) -> None:
    file = statement(tmp_path, *map(said, refs), said("ZZZZ00" + refs[0][6:]))
    code, told = cli("reconcile", file, *ASK)
    assert (code, told["counts"]) == (0, {"matched": 2, "elsewhere": 1})
    assert cli("reconcile", file, *ASK, "--others")[0] == UNCLEAR
