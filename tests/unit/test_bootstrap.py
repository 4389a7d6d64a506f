"""What the set-up of a fresh machine decides, without setting one up."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "bootstrap.py"


@pytest.fixture
def bootstrap() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bootstrap", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("version", [(3, 6, 15), (3, 10, 0), (3, 14, 0)])
def test_a_python_that_does_not_fit_is_told_so_in_a_sentence(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, version: tuple[int, int, int]
) -> None:
    monkeypatch.setattr(bootstrap.sys, "version_info", version)
    monkeypatch.setattr(bootstrap, "succeeds", lambda command: False)
    with pytest.raises(bootstrap.Stopped, match=r"^This is Python 3\.\d+; the counter needs 3\.11"):
        bootstrap.fitting_python()


@pytest.mark.parametrize("works", [["python3.13"], ["python3.11"], ["py", "-3.12"]])
def test_another_python_is_taken_only_if_it_really_runs(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, works: list[str]
) -> None:
    monkeypatch.setattr(bootstrap.sys, "version_info", (3, 10, 0))
    monkeypatch.setattr(bootstrap, "succeeds", lambda command: command[:-2] == works)
    assert bootstrap.fitting_python() == works


def test_the_question_whether_a_python_fits_is_answered_by_that_python(
    bootstrap: ModuleType,
) -> None:
    assert bootstrap.succeeds([sys.executable, "-c", bootstrap.FITS])
    assert not bootstrap.succeeds([sys.executable, "-c", "import no_such_module"])
    assert not bootstrap.succeeds(["no-such-python", "-c", bootstrap.FITS])


@pytest.mark.skipif(sys.platform != "linux", reason="asks for Debian's packages")
def test_each_missing_library_asks_for_its_package_once(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: name != "Xvfb")
    monkeypatch.setattr(bootstrap, "succeeds", lambda command: True)
    monkeypatch.setattr(bootstrap.Path, "exists", lambda path: True)
    monkeypatch.setattr(bootstrap, "loads", lambda name: not name.startswith("libE"))
    assert bootstrap.missing_packages(testing=False) == ["libegl1"]
    assert bootstrap.missing_packages(testing=True) == ["libegl1", "xvfb"]
    monkeypatch.setattr(bootstrap, "succeeds", lambda command: False)
    monkeypatch.setattr(bootstrap.sys, "version_info", (3, 12, 3))
    assert bootstrap.missing_packages(testing=False) == ["libegl1", "python3.12-venv"]
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: None)
    assert bootstrap.missing_packages(testing=True) == []


def test_without_the_right_to_install_the_one_line_to_type_is_printed(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "as_root", lambda: None)
    with pytest.raises(bootstrap.Stopped) as stopped:
        bootstrap.install_system_packages(["libegl1", "xvfb"])
    assert str(stopped.value).splitlines()[1:] == [
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends libegl1 xvfb"
    ]
    bootstrap.install_system_packages([])


@pytest.mark.parametrize("install_works", [True, False])
def test_a_source_that_does_not_update_stops_nothing_unless_the_package_is_missing(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, *, install_works: bool
) -> None:
    def apt(before: list[str], line: str) -> SimpleNamespace:
        failed = line == "apt-get update" or not install_works
        return SimpleNamespace(returncode=100 if failed else 0, stderr="E: Unable to locate")

    monkeypatch.setattr(bootstrap, "as_root", list)
    monkeypatch.setattr(bootstrap, "apt", apt)
    if install_works:
        bootstrap.install_system_packages(["libegl1"])
    else:
        with pytest.raises(bootstrap.Stopped, match=r"Unable to locate(.|\n)*libegl1$"):
            bootstrap.install_system_packages(["libegl1"])


def test_a_new_lock_file_asks_for_a_new_environment(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("uv.lock", "pyproject.toml"):
        (tmp_path / name).write_text("1")
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    seen = {bootstrap.fingerprint()}
    assert bootstrap.fingerprint() in seen
    (tmp_path / "uv.lock").write_text("2")
    seen.add(bootstrap.fingerprint())
    (tmp_path / "pyproject.toml").write_text("2")
    seen.add(bootstrap.fingerprint())
    monkeypatch.setattr(bootstrap.sys, "version_info", (3, 99, 0))
    seen.add(bootstrap.fingerprint())
    assert len(seen) == 4


def test_the_first_check_that_fails_ends_the_run_with_its_own_code(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[str] = []

    def call(command: list[str]) -> int:
        ran.append(Path(command[0]).name)
        return 7 if ran[-1] == "mypy" else 0

    monkeypatch.setattr(bootstrap, "call", call)
    monkeypatch.setattr(bootstrap.os, "chdir", lambda path: None)
    assert bootstrap.run_tests([]) == 7
    assert ran == ["ruff", "ruff", "mypy"]
    assert bootstrap.run_tests(["tests/unit"]) == 0
    assert ran[3:] == ["pytest"]


def test_asking_for_help_is_no_mistake_and_anything_unknown_is() -> None:
    for arguments, code in ((["--help"], 0), (["tset"], 2)):
        done = subprocess.run(
            [sys.executable, str(SCRIPT), *arguments],
            capture_output=True,
            text=True,
            check=False,
            env=dict(os.environ, PATH=""),
        )
        assert (done.returncode, "bootstrap.py test" in done.stdout) == (code, True)
