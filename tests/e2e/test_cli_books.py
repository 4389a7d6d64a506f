"""The books as a file, from the command line: a backup, a restore, and what may be sent then."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pos_app.app import open_counter
from tests.conftest import Home
from tests.e2e.test_cli import Cli, Printed, charges


@pytest.fixture
def cli(home: Home, capsys: Printed) -> Cli:
    return Cli(home, capsys)


def test_a_backup_is_made_beside_an_open_counter(cli: Cli, tmp_path: Path) -> None:
    cli.pay("pln-postpaid", "530000000001")
    file = tmp_path / "books.db"
    counter = open_counter(cli.home.path)
    code, told = cli("backup", str(file))
    assert (code, told["file"]) == (0, str(file))
    assert told["identity"] == counter.store.identity()
    counter.close()
    with closing(sqlite3.connect(file)) as other:
        assert other.execute("SELECT state FROM payment").fetchall() == [("PAID",)]
    code, told = cli("backup", str(file))
    assert (code, told["error"]) == (2, "file-exists")


def test_a_restore_is_refused_while_a_counter_is_open(cli: Cli, tmp_path: Path) -> None:
    cli("backup", str(tmp_path / "books.db"))
    counter = open_counter(cli.home.path)
    code, told = cli("restore", str(tmp_path / "books.db"))
    assert (code, told["error"]) == (5, "in-use")
    counter.close()


def test_restored_books_pay_nothing_until_they_are_accepted(cli: Cli, tmp_path: Path) -> None:
    cli.pay("pln-postpaid", "530000000001")
    file = tmp_path / "books.db"
    cli("backup", str(file))
    _, later = cli.pay("pln-postpaid", "530000000002")
    code, told = cli("restore", str(file))
    assert (code, told["epoch"]) == (0, 1)
    assert Path(told["replaced"]).exists()
    assert cli("status", later["ref"])[0] == 2

    sent = cli.home.ledger
    code, told = cli.pay("pdam", "1013226")
    assert (code, told["error"]) == (6, "restored")
    assert cli.home.ledger == sent
    assert cli("inquire", "--product", "pln-postpaid", "--customer", "530000000001")[0] == 0

    assert cli("restore", "--accept", " ")[1]["error"] == "reason-missing"
    code, told = cli("restore", "--accept", "compared with the provider's list")
    assert (code, told["accepted_by"]) == (0, "Sari")
    assert cli("restore", "--accept", "again")[1]["error"] == "not-restored"
    code, paid = cli.pay("pdam", "1013226")
    assert (code, charges(cli.home, paid["ref"])) == (0, ["charge"])
    assert paid["ref"][:4] == later["ref"][:4]
    assert (later["ref"][4:6], paid["ref"][4:6]) == ("00", "01")
    _, listed = cli("journal", "list")
    kinds = [entry["kind"] for entry in listed["entries"] if entry["kind"].startswith("restore")]
    assert kinds == ["restore.done", "restore.reconciled"]
    assert cli("journal", "verify")[1]["ok"]


def test_a_pin_is_asked_of_whoever_accepts(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli.pay("pln-postpaid", "530000000001")
    cli("backup", str(tmp_path / "books.db"))
    cli("restore", str(tmp_path / "books.db"))
    monkeypatch.setenv("POS_APP_PIN", "902746")
    assert cli("restore", "--accept", "compared")[1]["error"] == "wrong-pin"


def test_what_is_no_backup_leaves_everything_as_it_is(cli: Cli, tmp_path: Path) -> None:
    _, paid = cli.pay("pln-postpaid", "530000000001")
    (tmp_path / "letter.db").write_text("Dear Sari")
    code, told = cli("restore", str(tmp_path / "letter.db"))
    assert (code, told["error"]) == (5, "bad-backup")
    assert cli("status", paid["ref"])[1]["state"] == "PAID"
    assert cli("restore", str(tmp_path / "nowhere.db"))[1]["error"] == "cannot-open"


def test_the_disk_of_the_books_is_lost_and_the_backup_brings_them_to_a_new_home(
    cli: Cli, tmp_path: Path
) -> None:
    _, paid = cli.pay("pln-postpaid", "530000000001")
    cli("backup", str(tmp_path / "books.db"))
    settings = (cli.home.path / "config.toml").read_text("utf-8")
    shutil.rmtree(cli.home.path)
    cli.home.path.mkdir()
    (cli.home.path / "config.toml").write_text(settings)
    code, told = cli("restore", str(tmp_path / "books.db"))
    assert (code, told["replaced"]) == (0, None)
    assert cli("status", paid["ref"])[1]["state"] == "PAID"


def test_a_wrong_command_line_is_told(home: Home) -> None:
    for arguments in (["restore"], ["restore", "x.db", "--accept", "y"], ["backup"]):
        done = subprocess.run(
            [sys.executable, "-m", "pos_app", "--home", str(home.path), *arguments],
            check=False,
            capture_output=True,
        )
        assert done.returncode == 2


def test_a_restore_is_rehearsed_from_the_command_line(cli: Cli) -> None:
    cli.pay("pln-postpaid", "530000000001")
    counter = open_counter(cli.home.path)
    (file,) = counter.backups.keep()
    counter.close()
    code, told = cli("backup", "--drill", "--cashier", "Sari")
    assert (code, told["drilled"], told["by"]) == (0, file.name, "Sari")
    entries = cli("journal", "list")[1]["entries"]
    assert [e["data"] for e in entries if e["kind"] == "backup.drilled"] == [
        {"file": file.name, "entries": told["entries"]}
    ]


def test_a_rehearsal_without_a_backup_says_what_to_do(cli: Cli) -> None:
    cli.pay("pln-postpaid", "530000000001")
    code, told = cli("backup", "--drill", "--cashier", "Sari")
    assert (code, told["error"]) == (2, "no-backup")
    assert "Make one first" in cli.errors


def test_a_year_is_archived_from_the_command_line(cli: Cli, tmp_path: Path) -> None:
    cli.pay("pln-postpaid", "530000000001")
    file = tmp_path / "year.zip"
    year = str(datetime.now(UTC).year)
    code, told = cli("archive", "--year", year, "--out", str(file), "--cashier", "Sari")
    assert (code, told["payments"], file.exists()) == (0, 1, True)
    code, told = cli("archive", "--year", "2001", "--out", str(tmp_path / "b.zip"))
    assert (code, told["error"]) == (2, "year")
