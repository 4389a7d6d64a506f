"""The self-check as the installer calls it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Home
from tests.e2e.test_cli import Cli, Printed


@pytest.fixture
def cli(home: Home, capsys: Printed) -> Cli:
    return Cli(home, capsys)


def test_the_self_check_pays_a_bill_of_its_own_and_leaves_the_home_alone(cli: Cli) -> None:
    before = sorted(cli.home.path.rglob("*"))
    code, told = cli("self-check")
    assert (code, told["ok"]) == (0, True)
    assert {check["check"]: check["level"] for check in told["checks"]}["payment"] == "ok"
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


def test_without_room_to_work_in_the_check_says_so(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    import tempfile

    monkeypatch.setattr(tempfile, "tempdir", str(cli.home.path / "nowhere"))
    code, told = cli("self-check")
    assert (code, told["error"]) == (5, "scratch")
    assert json.dumps(told)
