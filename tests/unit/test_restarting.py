"""The parent of a kiosk starts a window that crashed again, and none that ended. Real children."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pos_app.restarting import USUAL, Patience, exit_code, keep_running

ROOT = Path(__file__).resolve().parents[2]
EAGER = Patience(pauses=(0.0, 0.0, 0.0), within=600)


def child(code: str, *arguments: object) -> list[str]:
    return [sys.executable, "-S", "-c", code, *map(str, arguments)]


class Watcher:
    """Writes down what the parent says."""

    def __init__(self, *, again: int = 0) -> None:
        self.crashes: list[int] = []
        self.given_up: list[int] = []
        self.again = again

    def crashed(self, code: int) -> None:
        self.crashes.append(code)

    def gave_up(self, code: int) -> bool:
        self.given_up.append(code)
        self.again -= 1
        return self.again >= 0


NTH = """
import os, pathlib, signal, sys
starts = pathlib.Path(sys.argv[1])
with starts.open("a") as file: file.write("x")
codes = sys.argv[2:]
code = int(codes[min(starts.stat().st_size, len(codes)) - 1])
os.kill(os.getpid(), -code) if code < 0 else os._exit(code)
"""
"""Ends by the code, or the signal, that is given for this start."""


def run(tmp_path: Path, *codes: int, again: int = 0) -> tuple[int, int, Watcher]:
    """Return what the parent returns, how often the child was started, and what was said."""
    starts, watcher = tmp_path / "starts", Watcher(again=again)
    code = keep_running(child(NTH, starts, *codes), watcher.crashed, watcher.gave_up, EAGER)
    return code, starts.stat().st_size, watcher


def test_a_window_that_ends_as_it_was_asked_to_is_not_started_again(tmp_path: Path) -> None:
    code, starts, watcher = run(tmp_path, 0)
    assert (code, starts, watcher.crashes) == (0, 1, [])


@pytest.mark.parametrize("crash", [-signal.SIGKILL, -signal.SIGSEGV, -signal.SIGABRT, 1, 5])
def test_a_window_that_crashes_is_started_again(tmp_path: Path, crash: int) -> None:
    code, starts, watcher = run(tmp_path, crash, 0)
    assert (code, starts, watcher.crashes) == (0, 2, [crash])


def test_what_the_system_has_ended_stays_ended(tmp_path: Path) -> None:
    code, starts, watcher = run(tmp_path, -signal.SIGTERM)
    assert (code, starts, watcher.crashes) == (143, 1, [])


def test_a_child_that_is_killed_from_outside_is_found_alive_again(tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    waits = f"""
import os, pathlib, time
pids = pathlib.Path({str(pids)!r})
with pids.open("a") as file: file.write(f"{{os.getpid()}}\\n")
while len(pids.read_text().split()) < 3: time.sleep(0.01)
"""
    watch = f"""
import sys
from pos_app.restarting import Patience, keep_running
sys.exit(keep_running(
    [sys.executable, "-S", "-c", {waits!r}], print, lambda code: False, Patience((0.0, 0.0))
))
"""
    with subprocess.Popen([sys.executable, "-c", watch], cwd=ROOT, stdout=subprocess.PIPE) as one:
        for started in (1, 2):
            until(lambda: pids.exists() and pids.read_text().count("\n") == started)  # noqa: B023
            os.kill(int(pids.read_text().split()[-1]), signal.SIGKILL)
        said, _ = one.communicate(timeout=30)
    assert said.split() == [b"-9", b"-9"]
    assert one.returncode == 0


def test_a_window_that_always_crashes_is_given_up_and_its_code_is_passed_on(tmp_path: Path) -> None:
    code, starts, watcher = run(tmp_path, -signal.SIGSEGV)
    assert starts == len(EAGER.pauses) + 1
    assert watcher.crashes == [-signal.SIGSEGV] * starts
    assert watcher.given_up == [-signal.SIGSEGV]
    assert code == 128 + signal.SIGSEGV


def test_somebody_who_reads_that_may_begin_anew(tmp_path: Path) -> None:
    code, starts, watcher = run(tmp_path, 1, again=1)
    assert (code, starts) == (1, 2 * len(EAGER.pauses) + 2)
    assert watcher.given_up == [1, 1]


def test_crashes_of_long_ago_do_not_count(tmp_path: Path) -> None:
    starts, watcher = tmp_path / "starts", Watcher()
    forgets = Patience(pauses=(0.0,), within=0.0)
    command = child(NTH, starts, 1, 1, 1, 1, 1, 0)
    assert keep_running(command, watcher.crashed, watcher.gave_up, forgets) == 0
    assert starts.stat().st_size == 6


def test_each_pause_is_longer_so_that_a_crash_at_once_burns_no_time(tmp_path: Path) -> None:
    assert list(USUAL.pauses) == sorted(set(USUAL.pauses))
    assert USUAL.pauses[0] >= 1
    assert sum(USUAL.pauses) < USUAL.within
    starts, watcher = tmp_path / "starts", Watcher()
    began = time.monotonic()
    patience = Patience(pauses=(0.2, 0.4))
    keep_running(child(NTH, starts, 1), watcher.crashed, watcher.gave_up, patience)
    assert time.monotonic() - began >= 0.6


def test_a_parent_that_is_told_to_end_takes_its_child_along(tmp_path: Path) -> None:
    pid = tmp_path / "pid"
    waits = f"""
import os, pathlib, time
pathlib.Path({str(pid)!r}).write_text(f"{{os.getpid()}}\\n")
time.sleep(60)
"""
    watch = f"""
import sys
from pos_app.restarting import keep_running
sys.exit(keep_running([sys.executable, "-S", "-c", {waits!r}], print, lambda code: False))
"""
    with subprocess.Popen([sys.executable, "-c", watch], cwd=ROOT, stdout=subprocess.PIPE) as one:
        until(lambda: pid.exists() and pid.read_text().endswith("\n"))
        one.terminate()
        said, _ = one.communicate(timeout=30)
    assert said == b""
    assert one.returncode == 143
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid.read_text()), 0)


@pytest.mark.parametrize(
    ("ended", "code"), [(0, 0), (5, 5), (-9, 137), (-11, 139), (0xC0000005, -1073741819)]
)
def test_the_code_of_the_child_is_that_of_the_parent(ended: int, code: int) -> None:
    assert exit_code(ended) == code


def test_the_parent_is_small(tmp_path: Path) -> None:
    """The way to it, through the command line, loads no Qt and no books."""
    look = (
        "import sys; from pos_app import cli, restarting;"
        "restarting.keep_running = lambda *a: sys.exit(7);"
        "cli.has_display = lambda: True;"
        f"sys.argv = ['pos-app', '--home', {str(tmp_path)!r}, '--kiosk'];"
        "import atexit; atexit.register(lambda: print(sorted(sys.modules)));"
        "cli.main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", look], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 7, done.stderr
    for large in ("PySide6", "sqlalchemy", "httpx", "reportlab", "pos_app.app"):
        assert f"'{large}'" not in done.stdout


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)
