"""The command line at its edges: other terminals, other hands, odd bytes, two programs at once."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pos_app.app import open_counter
from tests.conftest import Home
from tests.e2e.test_cli import Cli, Printed, charges, command, faulty

BILL = ("--product", "pln-postpaid", "--customer", "530000000001")
PAY = ("pay", *BILL, "--tender", "cash:50000", "--cashier", "Sari")


@pytest.fixture
def cli(home: Home, capsys: Printed) -> Cli:
    return Cli(home, capsys)


def named(home: Home, name: str) -> None:
    """Give the customer another name."""
    faulty(home, when={"customer_no": "530000000001"}, do="merge", times=0, body={"name": name})


SENTENCES: list[tuple[tuple[str, ...], int, str]] = [
    (("inquire", "--product", "pln-postpaid", "--customer", "53000000000A"), 2, "number-letters"),
    (("inquire", "--product", "pln-postpaid", "--customer", "5300"), 2, "number-short"),
    (("inquire", "--product", "gold", "--customer", "1"), 2, "unknown-product"),
    (("inquire", "--product", "pln-postpaid", "--customer", "530000000003"), 3, "inquiry-refused"),
    (("pay", *BILL, "--tender", "cash:10999", "--cashier", "Sari"), 2, "tender-short"),
    (("pay", *BILL, "--tender", "kartu:1", "--cashier", "Sari"), 2, "tender-kind"),
    (("pay", *BILL, "--tender", "cash:", "--cashier", "Sari"), 2, "amount"),
    (("status", "NOTHING"), 2, "unknown-ref"),
    (("receipt", "NOTHING", "--out", "x.pdf"), 2, "unknown-ref"),
    (("resolve", "--cancel", "NOTHING", "--cashier", "Sari"), 2, "unknown-ref"),
    (("products", "--category", "gold"), 2, "unknown-category"),
]


@pytest.mark.parametrize(("arguments", "code", "error"), SENTENCES)
def test_a_refusal_is_an_exit_code_a_name_and_one_sentence(
    cli: Cli, arguments: tuple[str, ...], code: int, error: str
) -> None:
    exit_code, said = cli(*arguments)
    assert (exit_code, said["error"]) == (code, error)
    # The owner of a new home and its first shift are introduced before anything else.
    told = [line for line in cli.errors.splitlines() if " now" not in line]
    assert told == [f"pos-app: {said['message']}"]
    assert re.fullmatch(r"[^\n]+[.}]", said["message"])


def test_a_pin_that_is_too_easy_makes_no_cashier(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POS_APP_PIN", "123456")
    exit_code, said = cli(*PAY)
    assert (exit_code, said["error"], cli.home.ledger) == (2, "pin-weak", "")


def test_a_page_for_people_in_place_of_a_receipt_leaves_doubt_and_says_so(cli: Cli) -> None:
    faulty(cli.home, when={"command": "pay-pasca"}, do="html", after=True)
    exit_code, payment = cli(*PAY)
    assert (exit_code, payment["state"], payment["reason"]) == (4, "UNKNOWN", "not-json")
    assert charges(cli.home, payment["ref"]) == ["charge"]


@pytest.mark.parametrize("http", [204, 429, 500, 502])
def test_trouble_of_the_provider_in_mid_payment_is_never_called_refused(
    cli: Cli, http: int
) -> None:
    faulty(cli.home, when={"command": "pay-pasca"}, do="status", http=http, after=True)
    exit_code, payment = cli(*PAY)
    assert (exit_code, payment["state"]) == (4, "UNKNOWN")
    assert cli("resolve")[0] == 0
    assert cli("status", payment["ref"])[1]["state"] == "PAID"
    assert charges(cli.home, payment["ref"]) == ["charge"]


def test_paying_a_paid_bill_once_more_is_the_providers_to_refuse(cli: Cli) -> None:
    first = cli(*PAY)[1]
    exit_code, said = cli(*PAY, "--again")
    assert exit_code in {0, 3}
    assert "Traceback" not in cli.errors
    assert said.get("ref") != first["ref"]


def test_looking_is_allowed_while_the_counter_is_open_and_writing_is_not(
    cli: Cli, tmp_path: Path
) -> None:
    _, paid = cli(*PAY)
    counter = open_counter(cli.home.path)
    try:
        for look in (("status", paid["ref"]), ("journal", "list"), ("products",)):
            assert cli(*look)[0] == 0, look
        assert cli("inquire", *BILL)[0] == 0
        for write in (PAY, ("resolve",), ("receipt", paid["ref"], "--out", str(tmp_path / "x"))):
            exit_code, said = cli(*write)
            assert (exit_code, said["error"]) == (5, "in-use")
    finally:
        counter.close()


def test_a_provider_that_is_switched_off_sells_nothing(cli: Cli) -> None:
    (cli.home.path / "config.toml").write_text("")
    assert cli("products") == (0, {"products": []})
    assert cli(*PAY)[1]["error"] == "unknown-product"


def test_a_name_with_markup_and_controls_is_text_on_every_line(cli: Cli) -> None:
    named(cli.home, "<b>BUDI</b>\x1b[31m\n{detail}|x")
    exit_code, paid = cli(*PAY)
    assert (exit_code, paid["state"]) == (0, "PAID")
    assert paid["customer_name"] == "<b>BUDI</b> [31m {detail}|x"


def test_nothing_of_a_whole_day_reaches_the_log_that_should_not(cli: Cli) -> None:
    named(cli.home, "SITI RAHASIA")
    _, paid = cli(*PAY)
    cli("inquire", "--product", "pln-postpaid", "--customer", "53000000000A")
    cli("status", "530000000001")
    signs = cli.home.signs
    log = (cli.home.path / "log" / "pos-app.log").read_text("utf-8")
    assert "unknown-ref" in log
    assert paid["state"] == "PAID"
    secrets = [
        "sandbox-not-a-secret",
        "530000000001",
        "53000000000A",
        "147258",
        "SITI RAHASIA",
        *signs,
    ]
    assert [secret for secret in secrets if secret in log] == []


@pytest.mark.parametrize("more", [(), ("--json",)], ids=["text", "json"])
def test_a_paid_bill_is_told_as_paid_on_any_terminal(home: Home, more: tuple[str, ...]) -> None:
    # What a pipe on Windows is: a code page that does not have every letter.
    named(home, "SITI 印尼")
    done = command(*PAY, *more, home=home, env={**os.environ, "PYTHONIOENCODING": "cp1252"})
    assert "charge" in home.ledger
    assert done.returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise there")
def test_a_pipe_that_nobody_reads_does_not_hide_that_the_bill_is_paid(home: Home) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "pos_app", "--home", str(home.path), *PAY],
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        timeout=60,
    )
    os.close(writing)
    assert "charge" in home.ledger
    assert "Traceback" not in done.stderr
    assert done.returncode == 0


@pytest.mark.parametrize(
    "arguments",
    [("status", "\udcff"), ("pay", *BILL, "--tender", "cash:50000", "--cashier", "\udcff")],
    ids=["ref", "cashier"],
)
def test_arguments_that_are_no_text_are_a_wrong_command_line(
    cli: Cli, arguments: tuple[str, ...]
) -> None:
    # What Python makes of bytes that are not UTF-8.
    with pytest.raises(SystemExit) as left:
        cli(*arguments)
    assert left.value.code == 2


def test_the_demo_never_touches_the_real_books(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    from pos_app.cli import main

    monkeypatch.setenv("POS_APP_PIN", "258147")
    cli("pay", *BILL, "--tender", "cash:50000", "--cashier", "Budi")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    main(["--home", str(cli.home.path), "--demo"])
    counter = open_counter(cli.home.path, writes=False)
    names = counter.accounts.names()
    counter.close()
    capsys.readouterr()
    assert names == ["Budi"]


def test_a_reprint_of_a_script_is_nobodys_work(cli: Cli, tmp_path: Path) -> None:
    _, paid = cli(*PAY)
    cli("receipt", paid["ref"], "--out", str(tmp_path / "r.pdf"))
    entries: list[dict[str, Any]] = cli("journal", "list", "--ref", paid["ref"])[1]["entries"]
    assert (entries[-1]["by"], entries[-1]["data"]["copy"]) == ("command line", 1)


def test_with_json_a_wrong_command_line_is_an_object_too(cli: Cli, capsys: Printed) -> None:
    from pos_app.cli import main

    with pytest.raises(SystemExit) as left:
        main(["--json", "pay"])
    assert left.value.code == 2
    assert "error" in json.loads(capsys.readouterr().out)
