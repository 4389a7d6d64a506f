"""What the command line does with what is not settled."""

import json
from pathlib import Path

import pytest

from pos_app.cli import NOT_ALLOWED, UNCLEAR
from pos_app.services.counter import Counter
from tests.conftest import Home
from tests.e2e.test_cli import Cli, Printed

BILL = ("--product", "pln-postpaid", "--customer")
CASH = ("--tender", "cash:50000", "--cashier", "Sari")


@pytest.fixture
def cli(home: Home, capsys: Printed) -> Cli:
    return Cli(home, capsys)


def test_a_bill_that_was_paid_is_paid_once_more_only_with_again(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(2):  # a test number, as often as one likes
        assert cli("pay", *BILL, "530000000001", *CASH)[0] == 0
    monkeypatch.setattr(Counter, "training", False)
    code, told = cli("pay", *BILL, "530000000001", *CASH)
    assert (code, told["error"]) == (NOT_ALLOWED, "paid-before")
    assert cli("inquire", *BILL, "530000000001")[0] == 0
    assert cli("pay", *BILL, "530000000001", *CASH, "--again")[0] == 0


def test_a_bill_that_is_open_is_refused_with_and_without_again(cli: Cli) -> None:
    code, told = cli("pay", *BILL, "630000000001", *CASH)
    assert (code, told["state"]) == (UNCLEAR, "PENDING")
    for more in ((), ("--again",)):
        code, told = cli("pay", *BILL, "630000000001", *CASH, *more)
        assert (code, told["error"]) == (NOT_ALLOWED, "bill-open")


def test_a_slip_is_written_and_counted_and_only_while_the_money_is_held(
    cli: Cli, tmp_path: Path
) -> None:
    ref = cli("pay", *BILL, "630000000001", *CASH)[1]["ref"]
    file = tmp_path / "slip.pdf"
    for copy in (0, 1):
        code, told = cli("slip", ref, "--out", str(file))
        assert (code, told["number"], told["copy"]) == (0, 1, copy)
    assert file.read_bytes().startswith(b"%PDF")
    assert cli("return-cash", ref, "--cashier", "Sari")[1]["error"] == "nothing-to-return"


def test_cash_is_returned_once(cli: Cli) -> None:
    code, refused = cli("pay", *BILL, "530000000006", *CASH)
    assert code == 3
    code, told = cli("return-cash", refused["ref"], "--cashier", "Sari")
    assert (code, told["amount"], told["by"]) == (0, 50_000, "Sari")
    assert cli("return-cash", refused["ref"], "--cashier", "Sari")[1]["error"] == "cash-returned"


def test_a_supervisor_reverses_a_paid_payment_and_nothing_that_is_open(cli: Cli) -> None:
    paid = cli("pay", *BILL, "530000000001", *CASH)[1]["ref"]
    pending = cli("pay", *BILL, "630000000001", *CASH)[1]["ref"]
    said = ("--cashier", "Sari", "--reason", "mutasi deposit", "--evidence", "M-7")
    code, told = cli("review", paid, "reversed", *said)
    assert (code, told["state"]) == (0, "REVERSED")
    code, told = cli("review", pending, "paid", *said)
    assert (code, told["error"]) == (NOT_ALLOWED, "transition")


def test_what_is_open_is_listed_with_its_evidence(cli: Cli) -> None:
    rule = {"when": {"command": "status-pasca"}, "do": "close-after", "times": 0}
    cli.home.faults.write_text(json.dumps([rule]))
    cli("pay", *BILL, "630000000001", *CASH)
    (open_one,) = cli("resolve", "--no-wait")[1]["open"]
    assert [said["reason"] for said in open_one["evidence"]] == ["pending", "no-answer"]
