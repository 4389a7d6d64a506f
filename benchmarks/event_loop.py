"""How long the window stands still at most while a provider hangs.

A cashier asks for a bill, and the provider does not answer. A timer beats every 5 ms; the longest
time between two beats is the stall. Run: python benchmarks/event_loop.py [SECONDS]
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pos_app.app import open_counter
from pos_app.sandbox.server import Sandbox
from pos_app.services.counter import Counter
from pos_app.settings import Window
from pos_app.ui.main_window import MainWindow
from pos_app.ui.tasks import Tasks
from pos_app.ui.theme import apply_theme
from pos_app.ui.workspace import Workspace

LIMIT = 50.0


def until(condition: Callable[[], bool]) -> None:
    while not condition():
        QTest.qWait(5)


def opener(home: Path, sandbox: Sandbox) -> Callable[[], Counter]:
    account = sandbox.describe()["digiswitch"]
    environ = {
        **os.environ,
        "POS_APP_PROVIDERS_DIGISWITCH_ENABLED": "true",
        "POS_APP_PROVIDERS_DIGISWITCH_URL": account["url"],
        "POS_APP_PROVIDERS_DIGISWITCH_USERNAME": account["username"],
        "POS_APP_DIGISWITCH_API_KEY": account["api_key"],
    }
    return lambda: open_counter(home, environ=environ)


def stall(home: Path, sandbox: Sandbox, faults: Path, seconds: float) -> float:
    """Return the longest time between two beats, in ms, from the question to its answer."""
    open_it = opener(home, sandbox)
    counter = open_it()
    counter.accounts.add("Sari", "147258")
    counter.close()
    app = QApplication(sys.argv[:1])
    apply_theme(app, "light")
    tasks = Tasks()
    window = MainWindow(tasks, open_it, lambda **_: None, Window())
    window.show()
    window.open_counter()
    until(lambda: window.session.counter is not None)
    window.session.sign_in("Sari", "147258")
    until(lambda: isinstance(window.centralWidget(), Workspace))
    desk = window.centralWidget()
    assert isinstance(desk, Workspace)
    faults.write_text(
        f'[{{"when": {{"command": "inq-pasca"}}, "do": "hang", "seconds": {seconds}}}]'
    )
    desk.sale.choose(desk.choose._catalogue.product("pln-postpaid"))  # noqa: SLF001
    beats: list[float] = []
    timer = QTimer(interval=5)
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    timer.start()
    QTest.qWait(50)
    desk.sale.inquire("530000000001", {})
    until(lambda: desk.sale.inquiry is not None)
    timer.stop()
    window.close()
    tasks.stop()
    window.close_counter()
    return max(after - before for before, after in pairwise(beats)) * 1000


def main() -> int:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 30.0
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        faults = home / "faults.json"
        faults.write_text("[]")
        with Sandbox(home / "ledger.jsonl", faults=faults) as sandbox:
            longest = stall(home / "home", sandbox, faults, seconds)
    print(f"provider hung for      {seconds:.0f} s")
    print(f"longest stall          {longest:.0f} ms  (goal: at most {LIMIT:.0f})")
    return int(longest > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
