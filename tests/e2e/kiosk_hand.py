"""The program, whose window a hand in the same process uses: it signs in, pays, and leaves.

Started as the window of a kiosk by `test_kiosk_crash.py`, with a file for what it sees before the
arguments of the program: a JSON line each.
"""

import json
import os
import sys
from collections.abc import Generator, Iterator
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from pos_app import cli
from pos_app.domain.payment import State
from pos_app.ui import application
from pos_app.ui.main_window import MainWindow
from pos_app.ui.workspace import Workspace

NAME, PIN = "Sari", "147258"
SEEN = Path(sys.argv.pop(1)) if __name__ == "__main__" else Path()


def say(what: str, **more: object) -> None:
    with SEEN.open("a", encoding="utf-8") as file:
        file.write(json.dumps({"what": what, "pid": os.getpid(), **more}) + "\n")


def enter(text: str) -> None:
    QTest.keyClicks(_focus(), text)
    QApplication.processEvents()
    QTest.keyClick(_focus(), Qt.Key.Key_Return)  # what was typed may have led elsewhere


def _focus() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


class HandledWindow(MainWindow):
    """Looks at itself ten times a second and does the next thing."""

    def open_counter(self) -> None:
        was_here = SEEN.exists()
        say("start", is_full=self.isFullScreen())
        self._steps = self._again() if was_here else self._first()
        self._step = ""
        self._ticks = QTimer(self, interval=100)
        self._ticks.timeout.connect(self._go_on)
        self._ticks.start()
        super().open_counter()

    @Slot()
    def _go_on(self) -> None:
        step = next(self._steps, "over")
        if step != self._step:
            say("step", step=step)
        self._step = step
        if step == "over":
            self._ticks.stop()

    def _first(self) -> Iterator[str]:
        """Pay a bill; whoever reads "paying" kills us."""
        desk = yield from self._come()
        while desk.choose.grid.focused_tile() is None:
            yield "no page yet"
        enter("pln")
        yield "a product"
        enter("530000000001")
        while not desk.bill.tender.cash.hasFocus():
            yield "no bill yet"
        enter("11000")
        yield "the cash"
        desk.bill.tender.button.click()
        while not any(p.state is State.SENDING for p in desk.counter.store.payments()):
            yield "not on its way yet"
        say("paying", busy=desk.sale.busy)

    def _again(self) -> Iterator[str]:
        """See what became of it, and leave as a supervisor does."""
        desk = yield from self._come()
        while not desk.news.isVisible():
            yield "not settled yet"
        (payment,) = desk.counter.store.payments()
        say("settled", state=payment.state.value, is_full=self.isFullScreen())
        self.close()
        yield "asked"
        enter(NAME)
        yield "the name"
        enter(PIN)

    def _come(self) -> Generator[str, None, Workspace]:
        while self.session.counter is None or not self.sign_in.pin.hasFocus():
            yield "not open yet"
        enter(PIN)
        while not isinstance(desk := self.centralWidget(), Workspace):
            yield "not in yet"
        return desk


if __name__ == "__main__":
    vars(application)["MainWindow"] = HandledWindow
    sys.exit(cli.main())
