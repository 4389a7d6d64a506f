"""The counter in its window: real keys, real HTTP to a sandbox, real database."""

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from pos_app.app import open_counter
from pos_app.domain.errors import StorageError
from pos_app.domain.payment import State
from pos_app.domain.slip import SlipKind
from pos_app.domain.tender import Tender
from pos_app.settings import Window
from pos_app.ui.main_window import MainWindow
from pos_app.ui.tasks import Tasks
from pos_app.ui.theme import apply_theme
from pos_app.ui.translation import use_language
from pos_app.ui.workspace import Workspace
from tests.conftest import Home

WAIT = 30_000


@dataclass
class Stage:
    """A window with a cashier in front of it."""

    window: MainWindow
    qtbot: QtBot
    home: Home
    looks: list[dict[str, str]]

    @property
    def desk(self) -> Workspace:
        desk = self.window.centralWidget()
        assert isinstance(desk, Workspace)
        return desk

    def press(self, key: Qt.Key, times: int = 1) -> None:
        for _ in range(times):
            self.qtbot.keyClick(self._focus(), key)
            # A hand is slower than the loop: what the key has caused is done before the next.
            QApplication.processEvents()

    def type(self, text: str) -> None:
        self.qtbot.keyClicks(self._focus(), text)
        QApplication.processEvents()

    def wait(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=WAIT)

    def count_float(self) -> None:
        """See the page that asks for the float; the room makes its pages when it is gone to."""
        self.wait(lambda: bool(self.desk.drawer.pages()))
        self.wait(self.desk.drawer.opening.isVisible)

    def sign_in(self) -> None:
        self.wait(self.window.sign_in.pin.hasFocus)
        self.type("147258")
        self.press(Qt.Key.Key_Return)
        self.wait(lambda: isinstance(self.window.centralWidget(), Workspace))
        self.wait(lambda: not self.desk.counter.prices.stale())
        QApplication.processEvents()
        # A key that comes before the page is painted finds no shortcut yet.
        self.wait(lambda: self.desk.choose.grid.focused_tile() is not None)

    def bill(self, product: str, *numbers: str) -> None:
        """Find a product by typing, enter the numbers, and see the bill."""
        self.type(product)
        self.press(Qt.Key.Key_Return)
        for number in numbers:
            self.type(number)
            self.press(Qt.Key.Key_Return)
        self.wait(lambda: self.desk.sale.inquiry is not None)
        self.wait(self.desk.bill.tender.cash.hasFocus)

    def pay(self, cash: str) -> State:
        self.type(cash)
        self.press(Qt.Key.Key_Return)
        assert self.desk.bill.tender.button.hasFocus()
        self.press(Qt.Key.Key_Return)
        self.wait(self.desk.result.isVisible)
        payment = self.desk.result.payment
        assert payment is not None
        return payment.state

    def faulty(self, **fault: Any) -> None:
        draft = self.home.faults.with_suffix(".new")
        draft.write_text(json.dumps([fault]))
        draft.replace(self.home.faults)

    def charges(self) -> list[str]:
        return [json.loads(line)["event"] for line in self.home.ledger.splitlines()]

    def _focus(self) -> QWidget:
        focus = QApplication.focusWidget()
        assert focus is not None
        return focus


@pytest.fixture
def stage(home: Home, qtbot: QtBot, qapp: QApplication) -> Iterator[Stage]:
    counter = open_counter(home.path)
    counter.accounts.add("Sari", "147258")
    counter.shifts.open(0, "Sari")
    counter.close()
    yield from open_stage(home, qtbot, qapp)


@pytest.fixture
def new_home(home: Home, qtbot: QtBot, qapp: QApplication) -> Iterator[Stage]:
    yield from open_stage(home, qtbot, qapp)


def open_stage(home: Home, qtbot: QtBot, qapp: QApplication) -> Iterator[Stage]:
    looks: list[dict[str, str]] = []
    apply_theme(qapp, "light")
    use_language("id")
    tasks = Tasks()
    window = MainWindow(
        tasks, lambda: open_counter(home.path), lambda **look: looks.append(look), Window()
    )
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    with qtbot.waitSignal(window.ready, timeout=WAIT):
        window.open_counter()
    yield Stage(window, qtbot, home, looks)
    qtbot.waitUntil(window.close, timeout=WAIT)
    tasks.stop()
    window.close_counter()
    window.deleteLater()
    tasks.deleteLater()
    use_language("en")


def test_a_bill_is_paid_from_sign_in_to_receipt_with_the_keyboard_alone(stage: Stage) -> None:
    stage.sign_in()
    stage.bill("pln", "530000000002")
    assert stage.desk.bill.name.text() == "Nama Pelanggan Pertama"
    assert stage.desk.bill.tender.total.text() == "Rp 25.000"
    assert stage.pay("50000") is State.PAID
    assert stage.desk.result.title.text() == "Lunas"
    assert stage.desk.result.change.text() == "Rp 25.000"
    stage.wait(lambda: not stage.desk.result.paper.pixmap().isNull())
    assert stage.charges() == ["charge"]
    stage.press(Qt.Key.Key_Return)
    assert stage.desk.choose.isVisible()


def test_the_two_numbers_of_samsat_follow_each_other(stage: Stage) -> None:
    stage.sign_in()
    stage.bill("samsat", "9658548523568701", "0212502110170100")
    assert stage.pay("150000") is State.PAID
    payment = stage.desk.result.payment
    assert payment is not None
    assert payment.customer_no == "9658548523568701,0212502110170100"


def test_money_of_an_e_money_top_up_is_asked_for(stage: Stage) -> None:
    stage.sign_in()
    stage.type("e-money")
    stage.press(Qt.Key.Key_Return)
    stage.type("082100000001")
    stage.press(Qt.Key.Key_Return)
    stage.type("50000")
    stage.press(Qt.Key.Key_Return)
    stage.wait(lambda: stage.desk.sale.inquiry is not None)
    inquiry = stage.desk.sale.inquiry
    assert inquiry is not None
    assert inquiry.extras == {"amount": "50000"}


def test_a_category_is_chosen_with_the_arrows_and_its_product_with_enter(stage: Stage) -> None:
    stage.sign_in()
    stage.press(Qt.Key.Key_Return)
    titles = [tile.spec.title for tile in stage.desk.choose.grid.tiles()]
    assert titles == ["PLN Pascabayar", "PLN Non-Taglis"]
    stage.press(Qt.Key.Key_Right)
    stage.press(Qt.Key.Key_Return)
    assert stage.desk.bill.title.text() == "PLN Non-Taglis"
    stage.press(Qt.Key.Key_Escape)
    stage.wait(stage.desk.choose.isVisible)
    stage.press(Qt.Key.Key_Down)
    stage.press(Qt.Key.Key_Right)
    stage.press(Qt.Key.Key_Return)
    assert stage.desk.bill.title.text() == "PDAM"


def test_the_whole_sale_works_by_touch_alone(stage: Stage) -> None:
    left = Qt.MouseButton.LeftButton

    def tap(widget: QWidget, button: Qt.MouseButton) -> None:
        stage.qtbot.mouseClick(widget, button)

    for digit in "147258":
        tap(stage.window.sign_in.keypad.key(digit), left)
    tap(stage.window.sign_in.button, left)
    stage.wait(lambda: isinstance(stage.window.centralWidget(), Workspace))
    titles = [tile.spec.title for tile in stage.desk.choose.grid.tiles()]
    tap(stage.desk.choose.grid.tiles()[titles.index("Gas")], left)
    for digit in "0110014601":
        tap(stage.desk.bill.entry.keypad.key(digit), left)
    tap(stage.desk.bill.entry.keypad.key("enter"), left)
    stage.wait(lambda: stage.desk.sale.inquiry is not None)
    tap(stage.desk.bill.tender.exact, left)
    tap(stage.desk.bill.tender.button, left)
    stage.wait(stage.desk.result.isVisible)
    tap(stage.desk.result.again, left)
    assert stage.desk.choose.isVisible()
    assert stage.charges() == ["charge"]


def test_a_thousand_presses_of_the_button_pay_once(stage: Stage) -> None:
    stage.sign_in()
    stage.bill("pln", "530000000001")
    stage.type("50000")
    refused: list[object] = []
    stage.desk.sale.payment_failed.connect(refused.append)
    for _ in range(500):
        stage.desk.sale.pay([Tender("cash", 50_000)])
        stage.desk.bill.tender.button.click()
        stage.qtbot.keyClick(stage.desk.bill.tender.cash, Qt.Key.Key_Return)
    stage.wait(stage.desk.result.isVisible)
    for _ in range(100):
        stage.desk.bill.tender.button.click()
    assert stage.charges() == ["charge"]
    assert refused == []


def test_a_number_that_cannot_be_right_is_not_sent_and_said_at_once(stage: Stage) -> None:
    stage.sign_in()
    stage.type("pln")
    stage.press(Qt.Key.Key_Return)
    stage.type("123")
    stage.press(Qt.Key.Key_Return)
    (number,) = stage.desk.bill.entry.numbers
    assert "terlalu pendek" in number.edit.accessibleDescription()
    assert "inq-pasca" not in stage.home.requests


def test_a_number_without_a_bill_shows_the_words_of_the_provider(stage: Stage) -> None:
    stage.sign_in()
    stage.type("pln")
    stage.press(Qt.Key.Key_Return)
    stage.type("530000000003")
    stage.press(Qt.Key.Key_Return)
    stage.wait(stage.desk.bill.banner.isVisible)
    assert "Tagihan belum tersedia" in texts(stage.desk.bill.banner)


def test_another_number_takes_the_bill_away(stage: Stage) -> None:
    stage.sign_in()
    stage.bill("pln", "530000000001")
    (number,) = stage.desk.bill.entry.numbers
    number.edit.setFocus()
    stage.press(Qt.Key.Key_Backspace)
    assert stage.desk.sale.inquiry is None
    assert not stage.desk.bill.tender.isEnabled()
    stage.desk.sale.pay([Tender("cash", 50_000)])
    assert not stage.desk.sale.busy


def test_a_late_answer_to_an_older_question_is_dropped(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.sign_in()
    sale, answers = stage.desk.sale, []

    def count(ticket: int, answer: Any, take: Any = sale.take_answer) -> None:
        answers.append(ticket)
        take(ticket, answer)

    monkeypatch.setattr(sale, "take_answer", count)
    stage.faulty(when={"customer_no": "530000000001"}, do="hang", seconds=0.5)
    stage.type("pln")
    stage.press(Qt.Key.Key_Return)
    stage.type("530000000001")
    stage.press(Qt.Key.Key_Return)
    stage.press(Qt.Key.Key_Backspace)
    stage.type("2")
    stage.press(Qt.Key.Key_Return)
    stage.wait(lambda: len(answers) == 2)
    inquiry = sale.inquiry
    assert inquiry is not None
    assert inquiry.customer_no == "530000000002"


def test_a_scanned_barcode_in_the_cash_field_is_no_cash(stage: Stage) -> None:
    stage.sign_in()
    stage.bill("pln", "530000000001")
    stage.type("530000000001")
    stage.press(Qt.Key.Key_Return)
    assert stage.desk.bill.tender.cash.amount is None
    assert stage.desk.bill.tender.banner.isVisible()
    assert not stage.desk.bill.tender.button.hasFocus()


def test_too_little_cash_cannot_be_paid_with(stage: Stage) -> None:
    stage.sign_in()
    stage.bill("pln", "530000000001")
    stage.type("10999")
    stage.press(Qt.Key.Key_Return)
    stage.press(Qt.Key.Key_F9)
    assert not stage.desk.bill.tender.button.isEnabled()
    assert stage.desk.bill.tender.change_label.text() == "Masih kurang"
    assert stage.charges() == []


@pytest.mark.parametrize(
    ("number", "state", "title"),
    [
        ("530000000006", State.REFUSED, "Ditolak"),
        ("630000000001", State.PENDING, "Diproses - BELUM LUNAS"),
    ],
)
def test_every_ending_says_what_to_do_next(
    stage: Stage, number: str, state: State, title: str
) -> None:
    stage.faulty(when={"command": "status-pasca"}, do="hang", seconds=30, times=0)
    stage.sign_in()
    stage.bill("pln", number)
    assert stage.pay("11000") is state
    assert stage.desk.result.title.text() == title
    assert stage.desk.result.after.text()
    # Only a slip: it says of itself that it is no receipt.
    assert stage.desk.result.print.isVisible() is (stage.desk.result.slip is SlipKind.HELD)
    assert (stage.desk.result.slip is SlipKind.HELD) is (state is State.PENDING)
    stage.faulty()


def test_an_unclear_payment_settles_by_itself_and_the_page_says_so(stage: Stage) -> None:
    stage.sign_in()
    stage.bill("pln", "530000000001")
    stage.faulty(when={"command": "pay-pasca"}, do="close-after")
    assert stage.pay("11000") is State.UNKNOWN
    stage.wait(lambda: stage.desk.result.title.text() == "Lunas")
    assert stage.charges() == ["charge"]


def test_what_was_not_sent_is_sent_again_or_cancelled(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.sign_in()
    stage.bill("pln", "530000000001")
    counter = stage.window.session.counter
    assert counter is not None
    provider: Any = counter.providers["digiswitch"]
    good = provider._url
    provider._url = "http://127.0.0.1:9"
    assert stage.pay("11000") is State.NOT_SENT
    assert stage.desk.result.cancel.isVisible()
    provider._url = good
    stage.qtbot.mouseClick(stage.desk.result.send, Qt.MouseButton.LeftButton)
    stage.wait(lambda: stage.desk.result.title.text() == "Lunas")
    assert stage.charges() == ["charge"]


def test_todays_payments_are_found_and_opened_for_a_reprint(stage: Stage, tmp_path: Path) -> None:
    stage.sign_in()
    stage.bill("pln", "530000000001")
    stage.pay("11000")
    stage.press(Qt.Key.Key_F2)
    stage.wait(lambda: stage.desk.today.table.model().rowCount() == 1)
    stage.type("no such name")
    stage.wait(stage.desk.today.empty.isVisible)
    stage.desk.today.search.clear()
    stage.wait(stage.desk.today.table.isVisible)
    stage.desk.today.table.setFocus()
    stage.press(Qt.Key.Key_Return)
    assert stage.desk.result.isVisible()
    stage.qtbot.mouseClick(stage.desk.result.save, Qt.MouseButton.LeftButton)
    stage.wait(lambda: len(list((stage.home.path / "receipts").glob("*.pdf"))) == 1)
    stage.wait(stage.desk.toast.isVisible)


def test_a_printer_that_is_not_there_leaves_the_payment_as_it_is(stage: Stage) -> None:
    stage.sign_in()
    stage.bill("pln", "530000000001")
    stage.pay("11000")
    stage.press(Qt.Key.Key_F7)
    stage.wait(stage.desk.result.banner.isVisible)
    assert "printer" in texts(stage.desk.result.banner)
    payment = stage.desk.result.payment
    assert payment is not None
    counter = stage.window.session.counter
    assert counter is not None
    assert counter.receipts.draw(payment.ref, "80").copy == 0


def test_a_wrong_pin_says_so_and_takes_another(stage: Stage) -> None:
    stage.type("000000")
    stage.press(Qt.Key.Key_Return)
    stage.wait(stage.window.sign_in.banner.isVisible)
    stage.sign_in()


def test_the_first_cashier_of_a_new_home_is_asked_for_a_name_and_a_pin(new_home: Stage) -> None:
    new_home.type("Budi")
    new_home.press(Qt.Key.Key_Return)
    for _ in range(2):
        new_home.type("147258")
        new_home.press(Qt.Key.Key_Return)
    run = new_home.window._first_run
    assert run is not None
    new_home.wait(run.page.secret.isVisible)
    new_home.press(Qt.Key.Key_Return)
    new_home.wait(lambda: isinstance(new_home.window.centralWidget(), Workspace))
    assert new_home.desk.sale.cashier == "Budi"
    new_home.count_float()
    new_home.desk.drawer.opening.count.sum.setFocus()
    new_home.type("250000")
    new_home.press(Qt.Key.Key_Return, times=2)
    new_home.wait(new_home.desk.choose.isVisible)


def test_a_pin_typed_before_the_journal_is_open_is_tried_when_it_is(
    home: Home, qtbot: QtBot, qapp: QApplication
) -> None:
    counter = open_counter(home.path)
    counter.accounts.add("Sari", "147258")
    counter.shifts.open(0, "Sari")
    counter.close()
    tasks = Tasks()
    window = MainWindow(tasks, lambda: open_counter(home.path), lambda **_: None, Window())
    window.show()
    qtbot.waitExposed(window)
    qtbot.keyClicks(window.sign_in.pin, "147258")
    qtbot.keyClick(window.sign_in.pin, Qt.Key.Key_Return)
    window.open_counter()
    qtbot.waitUntil(lambda: isinstance(window.centralWidget(), Workspace), timeout=WAIT)
    window.close()
    tasks.stop()
    window.close_counter()
    window.deleteLater()
    tasks.deleteLater()


def test_a_journal_that_does_not_open_is_told_in_the_window(
    qtbot: QtBot, qapp: QApplication
) -> None:
    def refuse() -> Any:
        raise StorageError("newer-schema")

    tasks = Tasks()
    window = MainWindow(tasks, refuse, lambda **_: None, Window())
    window.show()
    window.open_counter()
    qtbot.waitUntil(window.sign_in.banner.isVisible, timeout=WAIT)
    assert "newer version" in texts(window.sign_in.banner)
    window.close()
    tasks.stop()
    window.deleteLater()
    tasks.deleteLater()


def test_the_window_waits_for_a_payment_that_is_on_its_way(stage: Stage) -> None:
    stage.sign_in()
    stage.bill("pln", "530000000001")
    stage.faulty(when={"command": "pay-pasca"}, do="hang", seconds=0.5)
    stage.type("11000")
    stage.press(Qt.Key.Key_F9)
    stage.wait(lambda: "pay-pasca" in stage.home.requests or stage.desk.sale.busy)
    assert not stage.window.close()
    stage.press(Qt.Key.Key_F12)
    assert isinstance(stage.window.centralWidget(), Workspace)
    stage.wait(lambda: not stage.desk.sale.busy)


def test_the_event_loop_never_waits_for_the_provider(stage: Stage) -> None:
    stage.sign_in()
    stage.faulty(when={"command": "inq-pasca"}, do="hang", seconds=1)
    beats: list[float] = []
    timer = QTimer(interval=5)
    timer.timeout.connect(lambda: beats.append(time.monotonic()))
    timer.start()
    stage.bill("pln", "530000000001")
    timer.stop()
    assert len(beats) > 20


def test_theme_and_language_change_while_the_counter_runs(stage: Stage) -> None:
    stage.window.toggle_theme()
    stage.window.toggle_language()
    assert stage.looks == [{"theme": "dark"}, {"language": "en"}]
    assert stage.window.sign_in.title.text() == "Sign in"
    stage.sign_in()
    assert stage.desk.choose.title.text() == "What is to be paid?"
    stage.press(Qt.Key.Key_F12)
    stage.wait(lambda: not isinstance(stage.window.centralWidget(), Workspace))


def test_the_text_of_a_provider_is_never_markup_anywhere(stage: Stage) -> None:
    hostile = "<b>BUDI</b><img src='file:///etc/passwd'>"
    stage.faulty(
        when={"customer_no": "530000000001"},
        do="merge",
        times=0,
        body={"name": hostile, "message": hostile, "desc": {"<h1>x": hostile}},
    )
    stage.sign_in()
    stage.bill("pln", "530000000001")
    assert stage.desk.bill.name.text() == hostile
    stage.pay("11000")
    for label in stage.window.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText or not label.text()


def test_five_thousand_signals_do_not_bring_the_program_down(qtbot: QtBot) -> None:
    from PySide6.QtCore import Signal

    class Source(QObject):
        told = Signal(bool, object)

    heard: list[object] = []
    source = Source()
    source.told.connect(lambda flag, thing: heard.append(thing))
    for number in range(5000):
        source.told.emit(True, number)
    assert heard == list(range(5000))


def texts(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel))


class Shown(QObject):
    """Notes every window that shows itself."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    def eventFilter(self, thing: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Show and isinstance(thing, QWidget) and thing.isWindow():
            self.windows.append(type(thing).__name__)
        return False


def test_nothing_is_a_window_of_its_own_even_for_a_moment(stage: Stage, qapp: QApplication) -> None:
    shown = Shown()
    qapp.installEventFilter(shown)
    stage.sign_in()
    qapp.removeEventFilter(shown)
    assert shown.windows == []


def test_windows_are_real_where_there_is_a_screen(qapp: QApplication) -> None:
    import os

    if os.environ.get("DISPLAY") and "QT_QPA_PLATFORM" not in os.environ:
        assert QGuiApplication.platformName() == "xcb"
