"""A thousand presses in a second, anywhere in the window: the bill is charged once."""

import json
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from pos_app.app import open_counter
from pos_app.domain.account import Cashier
from pos_app.domain.payment import UNSENT, Payment, State
from pos_app.domain.tender import Tender
from pos_app.services.same_bill import SameBills
from tests.conftest import Home
from tests.faults.proof import Part, Planted, Trials
from tests.faults.staged import draw_in_memory, home_beside, stage_of, workroom

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos_app.ui.workspace import Workspace
    from tests.gui.test_counter import Stage

PRODUCT = "pln-postpaid"
NOWHERE = "http://127.0.0.1:9"
LATENCIES = (0.3, 0.05, 1.2, 0.7, 0.0)
"""Seconds that a payment is on its way while the presses come."""
PAUSES = (0.01, 0.05, 0.3)
"""The share of presses after which the window is left a moment, up to 2 ms: by turns."""
LETS_GO_MS = 150
ROOT = Path(__file__).resolve().parents[3]


FREEZE = (
    "Two receipts drawn at the same moment, before any other, could wait for each other in Qt's "
    "binding, with Python's lock in hand: the whole program stood still for good, and a payment "
    "that was on its way with it."
)


def run(trials: Trials) -> None:
    """Press everything, in every page of a sale, in one window and in two."""
    presses = trials.many(300, 1000)
    with workroom() as folder, home_beside(folder) as home, stage_of(home) as stage:
        bursts = [_sale(stage, seed, presses, trials) for seed in range(trials.many(2, 20))]
        ends = [_not_sent(stage, seed, presses, trials) for seed in range(trials.many(2, 20))]
        for seed in range(trials.many(1, 10)):
            _two_windows(stage, seed, presses, trials)
        trials.require(stage.desk.counter.store.verify().ok, "at the end", "the journal is broken")
        _second_process_is_refused(home, trials)
    in_flight = sum(burst.in_flight for burst in bursts)
    trials.measure("presses of a sale while its payment was on its way", f"{in_flight:,}")
    ended = ", ".join(f"{many} {state}" for state, many in Counter(ends).items())
    trials.measure("what was not sent ended as", ended)
    slowest = max(burst.seconds for burst in bursts)
    trials.measure(f"seconds for {bursts[0].made:,} presses, at most", f"{slowest:.2f}")


class Presses:
    """Presses of a seed: keys at whatever has the focus, clicks there and at the buttons."""

    def __init__(self, desk: "Workspace", seed: int, buttons: "list[QWidget]") -> None:
        from PySide6.QtCore import Qt

        self._desk = desk
        self._chance = random.Random(seed)
        self._buttons = buttons
        self._pauses = PAUSES[seed % len(PAUSES)]
        # Not F12: it signs the cashier out, as it should, once nothing is on its way.
        names = "Return Enter Space Escape F1 F2 F3 F5 F7 F8 F9"
        self._keys = [getattr(Qt.Key, f"Key_{name}") for name in names.split()]
        self.made = self.in_flight = 0
        self.seconds = 0.0

    def make(self, many: int) -> None:
        """Press so many times; the window gets no more time between than a quick hand leaves it."""
        from PySide6.QtTest import QTest

        began = time.monotonic()
        self.made += many
        for _ in range(many):
            self.in_flight += self._desk.sale.busy
            self._press()
            if self._chance.random() < self._pauses:
                QTest.qWait(self._chance.randrange(3))
        self.seconds += time.monotonic() - began

    def _press(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication

        focus = QApplication.focusWidget() or self._desk
        kind = self._chance.random()
        if kind < 0.35:
            # Qt's test tool would click what nobody can see, too.
            seen = [button for button in self._buttons if button.isVisible()]
            QTest.mouseClick(self._chance.choice(seen or [focus]), Qt.MouseButton.LeftButton)
        elif kind < 0.45:
            QTest.mouseClick(focus, Qt.MouseButton.LeftButton)
        else:
            QTest.keyClick(focus, self._chance.choice(self._keys))


def _sale(stage: "Stage", seed: int, presses: int, trials: Trials) -> Presses:
    """Press while the bill is asked for, while it is paid, and after it is."""
    number, where = f"5311{seed:05}001", f"sale, seed {seed}"
    desk, latency = stage.desk, LATENCIES[seed % len(LATENCIES)]
    buttons: list[QWidget] = [desk.bill.tender.button, desk.bill.entry.button, desk.result.again]
    burst = Presses(desk, seed, buttons)
    told: list[object] = []
    desk.sale.payment_failed.connect(told.append)
    _slow(stage, number, latency)
    _ask(stage, number)
    burst.make(presses // 4)
    _until_quiet(stage, number)
    if not _charges(stage.home, number):
        _ask(stage, number)
        stage.wait(lambda: desk.sale.inquiry is not None)
        desk.bill.tender.exact.click()
        desk.bill.tender.button.click()
    burst.make(presses)
    _until_quiet(stage, number)
    desk.sale.payment_failed.disconnect(told.append)
    trials.count("presses in a sale", presses + presses // 4)
    trials.require(not told, where, f"a bill that is paid was called not paid: {told[:1]}")
    _require_one(stage, number, where, trials)
    return burst


def _not_sent(stage: "Stage", seed: int, presses: int, trials: Trials) -> State:
    """Press "Try again" and "Cancel" of a payment that was not sent: it is one or the other."""
    number, where = f"5312{seed:05}001", f"not sent, seed {seed}"
    desk, counter = stage.desk, stage.desk.counter
    provider: Any = counter.providers["digiswitch"]
    _slow(stage, number, LATENCIES[seed % len(LATENCIES)])
    _ask(stage, number)
    stage.wait(lambda: desk.sale.inquiry is not None)
    with patch.object(provider, "_url", NOWHERE):
        desk.bill.tender.exact.click()
        desk.bill.tender.button.click()
        _until_quiet(stage, number)
    stage.wait(desk.result.isVisible)
    buttons: list[QWidget] = [desk.result.send, desk.result.cancel]
    Presses(desk, seed, buttons).make(presses)
    _until_quiet(stage, number)
    payment = _payments(stage, number)[0]
    if payment.state in UNSENT:
        payment = counter.payments.cancel(payment.ref, "Sari")
    trials.count("presses at what was not sent", presses)
    paid = payment.state is State.PAID
    trials.require(paid or payment.state is State.CANCELLED, where, f"it is {payment.state}")
    _require_charges(stage.home, number, int(paid), where, trials)
    return payment.state


def _two_windows(stage: "Stage", seed: int, presses: int, trials: Trials) -> None:
    """Pay one bill in two windows of one counter, each with lanes of its own."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from pos_app.ui.tasks import Tasks
    from pos_app.ui.workspace import Workspace

    number, where = f"5313{seed:05}001", f"two windows, seed {seed}"
    chance, tasks = random.Random(seed), Tasks()
    second = Workspace(stage.desk.counter, tasks, Cashier("Sari"))
    second.show()
    desks = [stage.desk, second]
    _slow(stage, number, LATENCIES[seed % len(LATENCIES)])
    for desk in desks:
        _choose(desk, number)
    stage.wait(lambda: all(desk.sale.inquiry for desk in desks))
    for desk in desks:
        desk.bill.tender.exact.click()
    # Once while either may be on its way, and once more when one of them has come home.
    for _ in range(2):
        for _ in range(presses // 2):
            QTest.mouseClick(chance.choice(desks).bill.tender.button, Qt.MouseButton.LeftButton)
            if chance.random() < PAUSES[seed % len(PAUSES)]:
                QTest.qWait(chance.randrange(3))
        stage.wait(lambda: not any(desk.sale.busy for desk in desks))
    second.stop()
    tasks.stop()
    second.deleteLater()
    trials.count("presses in two windows of one counter", presses)
    _require_one(stage, number, where, trials)


def _second_process_is_refused(home: Home, trials: Trials) -> None:
    """Open a window of the same home in another process."""
    code = f"from {__name__} import open_second; open_second({str(home.path)!r})"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True
    )
    told = json.loads(done.stdout.splitlines()[-1])
    trials.count("a window of the same home in a second process")
    trials.require(told["code"] == "in-use", "second process", f"it was {told['code']}")
    trials.require(not told["enabled"], "second process", "it lets a cashier sign in")
    trials.measure("the second window was told after", f"{told['seconds']:.1f} s")


def open_second(home: str) -> None:
    """Open a window, and print what it is told and after how long."""
    draw_in_memory()
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from pos_app.settings import Window
    from pos_app.ui.main_window import MainWindow
    from pos_app.ui.tasks import Tasks

    _app = QApplication([])
    told: list[str] = []
    tasks = Tasks()
    window = MainWindow(tasks, lambda: open_counter(Path(home)), lambda **_: None, Window())
    window.session.open_failed.connect(lambda error: told.append(error.code))
    window.ready.connect(lambda: told.append("let in"))
    window.show()
    began = time.monotonic()
    window.open_counter()
    while not told:
        QTest.qWait(5)
    seconds = time.monotonic() - began
    enabled = window.sign_in.isEnabled()
    sys.stdout.write(json.dumps({"code": told[0], "seconds": seconds, "enabled": enabled}) + "\n")
    window.close()
    tasks.stop()
    window.close_counter()


def _ask(stage: "Stage", number: str) -> None:
    """Begin a sale and ask for the bill of a number."""
    stage.desk.show_choose()
    _choose(stage.desk, number)


def _choose(desk: "Workspace", number: str) -> None:
    desk.sale.choose(desk.counter.catalogue.product(PRODUCT), number)


def _slow(stage: "Stage", number: str, seconds: float) -> None:
    """Let the provider take its time over the payment of a number."""
    when = {"command": "pay-pasca", "customer_no": number}
    stage.faulty(when=when, do="", seconds=seconds, times=0)


def _until_quiet(stage: "Stage", number: str) -> None:
    """Wait until all that was asked of the money lane is done, or too much of it."""
    from PySide6.QtTest import QTest

    # A button that is pressed by its key acts a tenth of a second later, by a timer of Qt's that
    # nobody can see: one that is longer, in the same loop, ends after it.
    QTest.qWait(LETS_GO_MS)
    done: list[object] = []
    lane = stage.window._tasks._lanes["money"]
    lane.submit(done.append, True)
    stage.wait(lambda: bool(done) or len(_charges(stage.home, number)) > 1)
    stage.wait(lambda: not stage.desk.sale.busy)


def _charges(home: Home, number: str) -> list[str]:
    """Return the refs under which the provider has charged a number."""
    lines = map(json.loads, home.ledger.splitlines())
    return [
        line["ref"] for line in lines if (line["event"], line["customer_no"]) == ("charge", number)
    ]


def _payments(stage: "Stage", number: str) -> list[Payment]:
    return [p for p in stage.desk.counter.store.payments() if p.customer_no == number]


def _require_one(stage: "Stage", number: str, where: str, trials: Trials) -> None:
    """See that a bill was charged once, and stands in the books once as paid."""
    _require_charges(stage.home, number, 1, where, trials)
    states = [payment.state for payment in _payments(stage, number)]
    trials.require(states == [State.PAID], where, f"in the books: {', '.join(states)}")


def _require_charges(home: Home, number: str, many: int, where: str, trials: Trials) -> None:
    charged = len(_charges(home, number))
    trials.require(charged == many, where, f"{charged} charges instead of {many}")


@contextmanager
def _no_latch() -> Iterator[None]:
    """Let neither the sale nor the button know that a payment is on its way."""
    from pos_app.ui.pages.tender import TenderPanel
    from pos_app.ui.presenters.sale import Sale

    never = property(lambda _sale: False, lambda _sale, _busy: None)
    with (
        patch.object(Sale, "busy", never, create=True),
        patch.object(TenderPanel, "set_busy", lambda _panel, busy: None),
    ):
        yield


@contextmanager
def _fresh_bill_at_each_press() -> Iterator[None]:
    """Ask for the bill again with each press, so that its price is the latest."""
    from pos_app.ui.presenters.sale import Sale

    def pay(sale: Sale, tenders: list[Tender]) -> None:
        known, counter = sale.inquiry, sale._counter
        if known is None:
            return

        def work() -> Payment:
            inquiry = counter.inquiries.inquire(known.product, known.customer_no, again=True)
            return counter.payments.pay(inquiry, tenders, sale.cashier)

        sale._send(work)

    with _no_latch(), patch.object(Sale, "pay", pay):
        yield


@contextmanager
def _unwatched() -> Iterator[None]:
    with patch.object(SameBills, "require_new", lambda *_, **__: None):
        yield


PART = Part(
    name="clicks",
    goals=("R7",),
    promise="However often and wherever somebody presses, a bill is charged once.",
    unit="presses",
    how="The window itself is open on a home of its own. Keys that do something in it, and clicks "
    "at its buttons, come in bursts, mixed by a seed: while the bill is asked for, while it is "
    "paid (the provider takes from nothing to 1.2 s), on the result, on a payment that was not "
    "sent, and in two windows of one counter with lanes of their own. The provider has to have "
    "charged the number once, the books to have it once as paid, and nobody may have been told "
    "otherwise. A window in a second process is told that the home is in use.",
    simulated="the screen is a picture in memory, and the presses come from Qt's test tools.",
    run=run,
    planted=(
        Planted(
            name="no-latch",
            what="neither the sale nor the button is latched; the services refuse each further "
            "press, so the money is safe, but the paid bill is called not paid",
            planted=_no_latch,
        ),
        Planted(
            name="fresh-bill",
            what="no latch, and each press asks for the bill anew, as one to be paid once more",
            planted=_fresh_bill_at_each_press,
        ),
        Planted(
            name="unwatched",
            what="nobody looks whether the bill was paid since it was asked for",
            planted=_unwatched,
        ),
    ),
    found=(FREEZE,),
)
