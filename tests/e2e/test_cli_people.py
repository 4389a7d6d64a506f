"""Who may do what on the command line, the owner's secret, and codes over the phone."""

from pathlib import Path

import pytest

from pos_app.app import open_counter
from pos_app.cli import BAD_INPUT, ENVIRONMENT, NOT_ALLOWED
from pos_app.domain.rights import Role
from tests.conftest import Home
from tests.e2e.test_cli import Cli, Printed

BILL = ("--product", "pln-postpaid", "--customer", "530000000001")
QUESTION = "AB12:decide:50000:7F3K9Q:M2X9PT"


@pytest.fixture
def cli(home: Home, capsys: Printed) -> Cli:
    return Cli(home, capsys)


def paid(cli: Cli) -> str:
    code, told = cli("pay", *BILL, "--tender", "cash:50000", "--cashier", "Sari")
    assert code == 0
    return str(told["ref"])


def test_whoever_pays_first_on_a_new_home_owns_it_and_adds_the_others(cli: Cli) -> None:
    paid(cli)
    counter = open_counter(cli.home.path)
    (owner,) = counter.accounts.everybody()
    assert (owner.name, owner.role) == ("Sari", Role.OWNER)
    counter.accounts.sign_in("Sari", "147258")
    counter.accounts.add("Budi", "147258", by="Sari")
    counter.close()
    code, told = cli("owner-secret", "--cashier", "Budi")
    assert (code, told["error"]) == (NOT_ALLOWED, "not-allowed")


@pytest.mark.parametrize(
    "command",
    [
        ("receipt", "{ref}", "--from-provider", "--out", "{file}"),
        ("resolve", "--cancel", "{ref}"),
        ("restore", "--accept", "compared with the provider"),
        ("return-cash", "{ref}"),
        (
            "review",
            "{ref}",
            "reversed",
            "--cashier",
            "Sari",
            "--reason",
            "mutasi",
            "--evidence",
            "M",
        ),
    ],
    ids=lambda command: command[0],
)
def test_what_moves_something_is_refused_with_a_wrong_pin(
    cli: Cli, tmp_path: Path, command: tuple[str, ...]
) -> None:
    ref = paid(cli)
    cli.home.monkeypatch.setenv("POS_APP_PIN", "000000")
    said = [part.format(ref=ref, file=tmp_path / "r.pdf") for part in command]
    code, told = cli(*said)
    assert (code, told["error"]) == (NOT_ALLOWED, "wrong-pin")
    assert cli("status", ref)[1]["state"] == "PAID"


def test_wrong_pins_are_counted_over_every_run_of_the_program(cli: Cli) -> None:
    ref = paid(cli)
    cli.home.monkeypatch.setenv("POS_APP_PIN", "000000")
    for _ in range(5):
        assert cli("return-cash", ref)[1]["error"] == "wrong-pin"
    cli.home.monkeypatch.setenv("POS_APP_PIN", "147258")
    code, told = cli("return-cash", ref)
    assert (code, told["error"]) == (NOT_ALLOWED, "too-many-tries")


def test_a_code_is_computed_without_a_home_and_tells_what_it_allows(
    cli: Cli, tmp_path: Path
) -> None:
    paid(cli)
    secret = tmp_path / "secret.txt"
    secret.write_text(cli("owner-secret")[1]["secret"] + "\n")
    code, told = cli("approval-code", "--secret-file", str(secret), QUESTION)
    assert code == 0
    assert (told["device"], told["action"], told["amount"]) == ("AB12", "decide", 50_000)
    assert len(told["code"]) == 8
    assert told["code"].isdigit()
    other = cli("approval-code", "--secret-file", str(secret), QUESTION.replace("50000", "500000"))
    assert other[1]["code"] != told["code"]
    for file, asked in ((tmp_path / "none", QUESTION), (secret, "what?")):
        assert cli("approval-code", "--secret-file", str(file), asked)[0] == BAD_INPUT


def test_an_owner_comes_back_to_books_that_were_restored_on_another_computer(
    cli: Cli, tmp_path: Path
) -> None:
    paid(cli)
    secret = tmp_path / "secret.txt"
    secret.write_text(cli("owner-secret")[1]["secret"])
    cli("backup", str(tmp_path / "books.db"))
    for file in ("journal.db", "keys.enc", "keys.secret"):
        (cli.home.path / file).unlink()
    assert cli("restore", str(tmp_path / "books.db"))[0] == 0
    code, told = cli("restore", "--accept", "compared with the provider")
    assert (code, told["error"]) == (ENVIRONMENT, "pin-elsewhere")
    cli.home.monkeypatch.setenv("POS_APP_PIN", "258369")
    code, told = cli("owner-pin", "--cashier", "Sari", "--secret-file", str(secret))
    assert (code, told["owner"]) == (0, "Sari")
    assert cli("restore", "--accept", "compared with the provider")[0] == 0
    assert cli("journal", "verify")[1]["ok"]
