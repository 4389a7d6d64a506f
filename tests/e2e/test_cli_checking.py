"""The self-check as the installer calls it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Home
from tests.e2e.test_cli import Cli, Printed
from tests.unit.test_check_words import ENGLISH


@pytest.fixture
def cli(home: Home, capsys: Printed) -> Cli:
    return Cli(home, capsys)


def test_the_self_check_pays_a_bill_of_its_own_and_leaves_the_home_alone(cli: Cli) -> None:
    before = sorted(cli.home.path.rglob("*"))
    code, told = cli("self-check")
    assert (code, told["ok"]) == (0, True)
    assert told["checks"][-1] == {
        "check": "payment",
        "level": "ok",
        "code": "bill-paid",
        "sentence": "A bill was paid on a sandbox of its own, and the books agree.",
    }
    assert sorted(cli.home.path.rglob("*")) == before
    assert cli.home.requests == ""


def test_what_is_wrong_is_one_line_and_exit_code_5(tmp_path: Path) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("where a folder is wanted")
    command = [sys.executable, "-m", "pos_app", "--home", str(blocked / "home"), "self-check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 5
    lines = done.stdout.splitlines()
    assert len(lines) == 9
    (failed,) = [line for line in lines if line.startswith("failed")]
    assert failed.startswith(f"failed   home: {blocked / 'home'} may not be written by this user.")
    assert f"Give the rights to {blocked}" in failed
    short = subprocess.run(
        [*command, "--only-wrong"], capture_output=True, text=True, check=False, timeout=120
    )
    assert short.returncode == 5
    assert short.stdout.splitlines() == [line for line in lines if not line.startswith("ok ")]


def test_it_speaks_the_language_that_is_asked_for(tmp_path: Path) -> None:
    """As the installer asks: in words that its user reads, alone, and with the path as it is."""
    blocked = tmp_path / "{folder}"
    blocked.write_text("where a folder is wanted")
    program = [sys.executable, "-m", "pos_app", "--home", str(blocked / "{0}%s")]
    done = subprocess.run(
        [*program, "self-check", "--only-wrong", "--language", "id"],
        env=os.environ | {"QT_LOGGING_RULES": "qt.qpa.*=true"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (5, "")
    failed, *others = done.stdout.splitlines()
    assert failed == (
        f"gagal      folder data: {blocked}/{{0}}%s tidak boleh ditulisi oleh pengguna ini. "
        f"Beri hak tulis untuk {blocked}, atau pilih folder lain dengan --home."
    )
    assert all(line.startswith("perhatian  ") for line in others)
    assert ENGLISH.findall(done.stdout.replace(str(tmp_path), "")) == []


def test_for_programs_only_the_sentences_change(cli: Cli) -> None:
    code, told = cli("self-check", "--language", "id")
    assert (code, told["ok"]) == (0, True)
    assert told["checks"][-1] == {
        "check": "payment",
        "level": "ok",
        "code": "bill-paid",
        "sentence": "Satu tagihan percobaan dibayar di simulasi, dan pembukuannya cocok.",
    }
    said = " ".join(one["sentence"] for one in told["checks"])
    assert ENGLISH.findall(said.replace(str(cli.home.path), "")) == []


def test_without_room_to_work_in_the_check_says_so(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    import tempfile

    monkeypatch.setattr(tempfile, "tempdir", str(cli.home.path / "nowhere"))
    code, told = cli("self-check", "--language", "id")
    assert (code, told["error"]) == (5, "scratch")
    assert told["message"].startswith("Folder untuk file sementara tidak bisa dipakai")
