"""How long the window stands still when somebody signs in, and when a room is entered first.

The workspace is built and painted for the first time, against an empty QMainWindow with the same
theme, in turn; each is replaced by the next as it is in the counter. Told are the slices: what
runs at a stretch on the window's thread, in milliseconds of that thread, so that neither others
on the machine nor the lanes count. Run: python -m benchmarks.workspace [ROUNDS]
"""

import os
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from pos_app.app import open_counter, open_providers
from pos_app.office import Office
from pos_app.ui.tasks import Tasks
from pos_app.ui.theme import apply_theme
from pos_app.ui.workspace import Workspace

LIMIT = 100.0
SLICE = 50.0
SIZE = (1366, 768)

Slices = dict[str, list[float]]


def slice_of(work: Callable[[], object]) -> float:
    """Return what some work takes of this thread, in ms."""
    begun = time.thread_time()
    work()
    return (time.thread_time() - begun) * 1000


def floor() -> float:
    """Return what an empty window takes until it is painted."""
    made: list[QMainWindow] = []

    def work() -> None:
        window = QMainWindow()
        made.append(window)
        window.resize(*SIZE)
        window.show()
        QApplication.processEvents()

    taken = slice_of(work)
    made[0].close()
    made[0].deleteLater()
    return taken


def signed_in(window: QMainWindow, make: Callable[[], Workspace], told: Slices) -> None:
    """Build a workspace, show it, and enter every room for the first time."""
    made: list[Workspace] = []
    told["built"].append(slice_of(lambda: made.append(make())))
    (desk,) = made
    told["put into the window"].append(slice_of(lambda: window.setCentralWidget(desk)))
    told["first shown"].append(slice_of(QApplication.processEvents))
    QTest.qWait(300)
    for room in desk.hall.rooms:
        told[f"{room.key}, entered"].append(slice_of(partial(desk.hall.enter, room.key)))
        told[f"{room.key}, shown"].append(slice_of(QApplication.processEvents))
        QTest.qWait(100)
    desk.stop()


def measure(home: Path, rounds: int) -> tuple[list[float], Slices]:
    counter = open_counter(home, environ={})
    who = counter.accounts.add("Sari", "147258")
    counter.shifts.open(0, "Sari")
    tasks = Tasks()
    window = QMainWindow()
    window.resize(*SIZE)
    window.show()
    bare: list[float] = []
    told: Slices = defaultdict(list)
    for number in range(rounds + 1):
        floors = floor()
        slices: Slices = defaultdict(list)
        signed_in(
            window, lambda: Workspace(counter, tasks, who, Office(home, {}, open_providers)), slices
        )
        if number:  # the first one loads fonts, icons and code
            bare.append(floors)
            for name, taken in slices.items():
                told[name] += taken
    window.close()
    tasks.stop()
    counter.close()
    return bare, told


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
    app = QApplication(sys.argv[:1])
    apply_theme(app, "light")
    with tempfile.TemporaryDirectory() as home:
        bare, told = measure(Path(home), rounds)
    middles = {name: statistics.median(taken) for name, taken in told.items()}
    first = [name for name in middles if "," not in name]
    total = sum(middles[name] for name in first)
    least = statistics.median(bare)
    for name, middle in middles.items():
        print(f"{name:26} {middle:4.0f} ms  (most: {max(told[name]):.0f})")
    print(f"empty window               {least:4.1f} ms")
    print(f"signing in                 {total:4.0f} ms  (goal: at most {LIMIT:.0f})")
    print(f"ratio                      {total / least:4.1f}")
    longest = max((middle, name) for name, middle in middles.items())
    print(f"longest slice              {longest[0]:4.0f} ms, {longest[1]}  (goal: {SLICE:.0f})")
    return int(total > LIMIT or longest[0] > SLICE)


if __name__ == "__main__":
    sys.exit(main())
