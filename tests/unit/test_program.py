"""How the program starts itself again, and where its home is when nobody says."""

import subprocess
import sys
from pathlib import Path

import pytest
from platformdirs import site_data_path, user_data_path

from pos_app.program import own_command, same_command, usual_home


@pytest.fixture
def packed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a packed program, whose window was started."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "pos-app-counter.exe"))
    return tmp_path


def test_from_source_python_runs_the_package() -> None:
    said = subprocess.check_output([*own_command(), "--version"], text=True)
    assert said.startswith("pos-app ")


def test_the_packed_window_talks_to_the_executable_of_the_command_line(packed: Path) -> None:
    assert own_command() == [str(packed / "pos-app.exe")]


def test_the_packed_window_is_started_again_as_a_window(packed: Path) -> None:
    assert same_command() == [str(packed / "pos-app-counter.exe")]


def test_the_home_is_the_users(packed: Path) -> None:
    assert usual_home() == user_data_path("pos-app", appauthor=False)


def test_the_home_is_the_computers_where_the_installer_says_so(packed: Path) -> None:
    (packed / "for-all-users.txt").touch()
    assert usual_home() == site_data_path("pos-app", appauthor=False)


def test_a_file_beside_another_python_says_nothing(
    packed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (packed / "for-all-users.txt").touch()
    monkeypatch.delattr(sys, "frozen")
    assert usual_home() == user_data_path("pos-app", appauthor=False)
