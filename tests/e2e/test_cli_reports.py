"""Reports from the command line, on a real home and a real sandbox."""

import json
from pathlib import Path
from typing import Any

import pytest

from pos_app.cli import main
from tests.conftest import Home

PAY = ["pay", "--product", "pln-postpaid", "--customer", "530000000001", "--tender", "cash:50000"]


@pytest.fixture
def sold(home: Home, capsys: pytest.CaptureFixture[str]) -> Home:
    assert main(["--home", str(home.path), *PAY, "--cashier", "Sari", "--json"]) == 0
    capsys.readouterr()
    return home


def said(
    home: Home, capsys: pytest.CaptureFixture[str], *args: str, code: int = 0
) -> dict[str, Any]:
    assert main(["--home", str(home.path), "report", "--json", *args]) == code
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_today_is_told_with_every_grouping_and_its_controls(
    sold: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    told = said(sold, capsys)
    total = told["total"]
    assert (told["training"], total["count"]) == (True, 1)
    assert total["amount"] + total["admin"] + total["fee"] == total["total"]
    assert total["commission"] + total["fee"] == total["income"]
    assert set(told["groups"]) == {"product", "category", "provider", "cashier", "hour", "day"}
    for lines in told["groups"].values():
        assert sum(line["total"] for line in lines) == total["total"]
    assert told["controls"]["agrees"] is True
    assert told["providers"][0]["paid"] == 1


def test_a_shift_a_day_a_month_and_a_span_are_periods(
    sold: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    shift = said(sold, capsys, "--shift", "1", "--by", "day")
    (line,) = shift["groups"]["day"]
    day = line["key"]
    for args in (["--day", day], ["--month", day[:7]], ["--from", day, "--to", day]):
        told = said(sold, capsys, *args)
        assert told["total"] == shift["total"]
        assert told["before"]["total"]["count"] == 0


@pytest.mark.parametrize(
    ("args", "error"),
    [
        (["--day", "tomorrow"], "period"),
        (["--month", "2026-13"], "period"),
        (["--from", "2026-11-21"], "period"),
        (["--from", "2026-11-21", "--to", "2026-11-20"], "period"),
        (["--shift", "7"], "unknown-z"),
    ],
)
def test_a_period_that_cannot_be_is_bad_input(
    sold: Home, capsys: pytest.CaptureFixture[str], args: list[str], error: str
) -> None:
    assert said(sold, capsys, *args, code=2)["error"] == error


def test_all_files_are_written_and_named(
    sold: Home, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    names = {kind: str(tmp_path / f"r.{kind}") for kind in ("pdf", "csv", "xlsx")}
    args = [part for kind, name in names.items() for part in (f"--{kind}", name)]
    told = said(sold, capsys, *args)
    assert set(told["files"]) == {*names.values(), str(tmp_path / "r-transaksi.csv")}
    assert all(Path(name).stat().st_size for name in told["files"])


def test_a_person_reads_the_figures_as_lines(
    sold: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--home", str(sold.path), "report"]) == 0
    out = capsys.readouterr().out
    assert "SIMULASI" in out
    assert "income of the shop" in out
    assert "Listrik" in out
    assert "All totals agree." in out
