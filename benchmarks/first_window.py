"""The first usable window against a bare PySide6 window: whole processes, in turn, warm cache.

Usable: the sign-in page is painted and its PIN field takes keys. Run (on a screen, or under
xvfb-run): python benchmarks/first_window.py [ROUNDS]
"""

import statistics
import subprocess
import sys
import tempfile
import time

LIMIT = 2.5

PAINTED = """
from PySide6.QtCore import QEvent, QObject
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint and watched is self.watched:
            print("painted", flush=True)
            self.watched.removeEventFilter(self)
            os._exit(0)
        return False
"""

BARE = f"""
import os, sys
from PySide6.QtWidgets import QApplication, QMainWindow
{PAINTED}
app = QApplication(sys.argv)
window = QMainWindow()
window.resize(1366, 768)
painted = Painted()
painted.watched = window
window.installEventFilter(painted)
window.show()
app.exec()
"""

OURS = f"""
import os, sys
from pos_app.cli import main
from pos_app.ui import main_window
{PAINTED}
shown = main_window.MainWindow.showMaximized
def show(window):
    shown(window)
    window.painted = Painted()
    window.painted.watched = window.sign_in.pin
    window.sign_in.pin.installEventFilter(window.painted)
main_window.MainWindow.showMaximized = show
main(["--home", sys.argv[1]])
"""


def seconds(code: str, home: str) -> float:
    begun = time.perf_counter()
    with subprocess.Popen([sys.executable, "-c", code, home], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"painted\n"
        return time.perf_counter() - begun


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    bare, ours = [], []
    with tempfile.TemporaryDirectory() as home:
        for number in range(rounds + 1):
            pair = seconds(BARE, home), seconds(OURS, home)
            if number:
                bare.append(pair[0])
                ours.append(pair[1])
    ratios = [mine / plain for mine, plain in zip(ours, bare, strict=True)]
    print(f"bare window, median    {statistics.median(bare) * 1000:.0f} ms")
    print(f"first usable window    {statistics.median(ours) * 1000:.0f} ms")
    print(f"ratio, median          {statistics.median(ratios):.2f}  (goal: at most {LIMIT})")
    print(f"ratio, min and max     {min(ratios):.2f} {max(ratios):.2f}")
    return int(statistics.median(ratios) > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
