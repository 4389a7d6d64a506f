"""Kills a piece of work at every step that Python takes in a folder, and at moments between."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SEED = 20261121


def states_after_kills(base: Path, module: str, *, at_random: int) -> list[str]:
    """Run `work` of a test module in copies of a folder and kill it; return what `look` sees.

    At every step in turn, until one run comes to its end, whose state is the last; before it, at
    random moments. All in a process of its own that has one thread, since it forks.
    """
    code = (
        f"from tests import kills; from tests.unit import {module} as m; from pathlib import Path; "
    )
    code += f"kills.kill_everywhere(Path({str(base)!r}), m.work, m.look, {at_random})"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        timeout=110,
    )
    assert done.returncode == 0, done.stderr
    states: list[str] = json.loads(done.stdout.splitlines()[-1])
    return states


def kill_everywhere(
    base: Path, work: Callable[[Path], None], look: Callable[[Path], str], at_random: int
) -> None:
    """See `states_after_kills`; prints the states."""
    longest, _ = _run(base, work, look, None, None)
    chance = random.Random(SEED)
    states = [_run(base, work, look, None, chance.uniform(0, longest))[1] for _ in range(at_random)]
    step, alive = 0, False
    while not alive:
        step += 1
        took, state = _run(base, work, look, step, None)
        states.append(state)
        alive = took >= 0
    sys.stdout.write(json.dumps(states) + "\n")


def _run(
    base: Path,
    work: Callable[[Path], None],
    look: Callable[[Path], str],
    step: int | None,
    seconds: float | None,
) -> tuple[float, str]:
    """Return how long it took, or -1 if it was killed, and what there is afterwards."""
    folder = base.with_name(f"{base.name}-copy")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(base, folder)
    began = time.monotonic()
    child = os.fork()
    if not child:
        _work(folder, work, step)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    _, ended = os.waitpid(child, 0)
    took = time.monotonic() - began
    assert ended in {0, signal.SIGKILL}, ended
    return (-1.0 if ended else took), look(folder)


def _work(folder: Path, work: Callable[[Path], None], step: int | None) -> None:
    seen = 0

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal seen
        touches = any(str(folder) in os.fspath(a) for a in arguments if isinstance(a, str | Path))
        seen += touches
        if touches and seen == step:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)
    try:
        work(folder)
    except BaseException as error:  # noqa: BLE001  it must not go on as the parent's copy
        sys.stderr.write(repr(error))
        os._exit(1)
    os._exit(0)
