"""A kiosk whose window is killed in the middle of a payment: it comes back and knows how it ended.

The parent is the program as it is started; its window is the real one on a screen, and the hand
that uses it (kiosk_hand.py) lives in its process, since not every system has a tool for that.
"""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from pos_app.app import open_counter
from pos_app.domain.payment import State
from tests.conftest import Home

ROOT = Path(__file__).resolve().parents[2]
WAIT = 60.0

PARENT = """
import sys
from pos_app import cli
hand, seen, *typed = sys.argv[1:]
cli.same_command = lambda: [sys.executable, hand, seen]
sys.exit(cli.main(typed))
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="it is killed by a signal")


class Watch:
    """Reads what the hand has seen."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def all(self, what: str) -> list[dict[str, Any]]:
        lines = self.file.read_text("utf-8").splitlines() if self.file.exists() else []
        return [line for line in map(json.loads, lines) if line["what"] == what]

    def wait(self, what: str, parent: "subprocess.Popen[str]", times: int = 1) -> dict[str, Any]:
        end = time.monotonic() + WAIT
        while len(found := self.all(what)) < times:
            assert parent.poll() is None, parent.communicate()[1]
            assert time.monotonic() < end, what
            time.sleep(0.05)
        return found[-1]


def test_a_kiosk_that_is_killed_in_a_payment_is_found_in_the_right_state(
    home: Home, tmp_path: Path
) -> None:
    counter = open_counter(home.path)
    counter.accounts.add("Sari", "147258")
    counter.shifts.open(0, "Sari")
    counter.close()
    home.faults.write_text(
        json.dumps([{"when": {"command": "pay-pasca"}, "do": "hang", "seconds": 3}])
    )
    watch, hand = Watch(tmp_path / "seen.jsonl"), Path(__file__).with_name("kiosk_hand.py")
    program = [sys.executable, "-c", PARENT, str(hand), str(watch.file)]
    with subprocess.Popen(
        [*program, "--home", str(home.path), "--kiosk"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        text=True,
    ) as parent:
        try:
            paying = watch.wait("paying", parent)
            os.kill(paying["pid"], signal.SIGKILL)
            settled = watch.wait("settled", parent)
            _, said = parent.communicate(timeout=WAIT)
        finally:
            parent.terminate()  # and its child with it
    starts = watch.all("start")
    assert [start["is_full"] for start in starts] == [True, True]
    assert starts[0]["pid"] != starts[1]["pid"]
    assert settled["state"] == State.PAID
    assert settled["is_full"]
    assert (parent.returncode, said) == (0, "")
    events = [json.loads(line)["event"] for line in home.ledger.splitlines()]
    assert events.count("charge") == 1
    left = open_counter(home.path, writes=False)
    assert [entry.actor for entry in left.store.entries(kind="kiosk.left")] == ["Sari"]
    assert left.store.verify().ok
    left.close()
    assert "has crashed: 137" in (home.path / "log" / "pos-app.log").read_text("utf-8")
