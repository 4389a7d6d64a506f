"""The kiosk: a full screen that nobody leaves without a supervisor's PIN. Real keys and events."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pos_app.app import open_counter
from pos_app.domain.errors import StorageError
from pos_app.domain.rights import Role
from pos_app.services.counter import Counter
from pos_app.settings import Settings, Window
from pos_app.ui import kiosk
from pos_app.ui.main_window import MainWindow
from pos_app.ui.tasks import Tasks
from pos_app.ui.theme import apply_theme
from pos_app.ui.translation import use_language
from pos_app.ui.widgets.approval_box import ApprovalBox
from pos_app.ui.workspace import Workspace
from tests.conftest import Home
from tests.gui.test_counter import WAIT, Stage

PIN, RINAS, BUDIS = "147258", "258369", "369147"


@dataclass
class Booth(Stage):
    """A kiosk, and whether its screen is kept awake."""

    awake: list[bool]

    @property
    def box(self) -> ApprovalBox:
        approving = self.window.kiosk._approving
        assert approving is not None
        return approving.box

    @property
    def asks(self) -> bool:
        return self.window.kiosk._is_asking

    @property
    def is_held(self) -> bool:
        is_full = bool(self.window.windowState() & Qt.WindowState.WindowFullScreen)
        return is_full and self.window.isVisible() and not self.window.isMinimized()

    def come(self, name: str, pin: str) -> None:
        self.window.sign_in.names.setCurrentText(name)
        self.wait(self.window.sign_in.pin.hasFocus)
        self.type(pin)
        self.press(Qt.Key.Key_Return)
        self.wait(lambda: isinstance(self.window.centralWidget(), Workspace))
        self.wait(lambda: self.desk.choose.grid.focused_tile() is not None)
        self.wait(self.desk.isVisible)

    def say_yes(self, name: str, pin: str) -> None:
        self.wait(self.box.name.hasFocus)
        self.type(name)
        self.press(Qt.Key.Key_Return)
        self.type(pin)
        self.press(Qt.Key.Key_Return)

    def begin_payment(self) -> None:
        self.faulty(when={"command": "pay-pasca"}, do="hang", seconds=0.5)
        self.bill("pln", "530000000001")
        self.type("11000")
        self.press(Qt.Key.Key_F9)
        self.wait(lambda: self.desk.sale.busy)

    def kinds(self) -> list[tuple[str, str]]:
        counter = open_counter(self.home.path, writes=False)
        try:
            return [(entry.kind, entry.actor) for entry in counter.store.entries()]
        finally:
            counter.close()


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The books of a shop, made once: hashing three PINs takes its time."""
    folder = tmp_path_factory.mktemp("shop")
    counter = open_counter(folder, environ={})
    counter.accounts.add("Sari", PIN)
    counter.accounts.add("Rina", RINAS, Role.SUPERVISOR, by="Sari")
    counter.accounts.add("Budi", BUDIS, by="Sari")
    counter.shifts.open(0, "Sari")
    counter.close()
    return folder


@pytest.fixture
def booth(
    shop: Path, home: Home, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Booth]:
    shutil.copytree(shop, home.path, dirs_exist_ok=True)
    yield from open_booth(home, qtbot, qapp, monkeypatch)


def open_booth(
    home: Home, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Booth]:
    awake: list[bool] = []
    monkeypatch.setattr(kiosk, "keep_awake", awake.append)
    apply_theme(qapp, "light")
    use_language("id")
    tasks = Tasks()
    window = MainWindow(
        tasks, lambda: open_counter(home.path), lambda **_look: None, Window(), kiosk=True
    )
    window.kiosk.show_window()
    qtbot.waitExposed(window)
    window.activateWindow()
    with qtbot.waitSignal(window.ready, timeout=WAIT):
        window.open_counter()
    yield Booth(window, qtbot, home, [], awake)
    window.kiosk.system_ends()
    window.close()
    tasks.stop()
    window.close_counter()
    window.deleteLater()
    tasks.deleteLater()
    use_language("en")


WAYS_OUT = [
    (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_F11, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier),
]


@pytest.mark.parametrize("is_in", [False, True])
def test_no_key_leaves_it(
    booth: Booth,
    is_in: bool,  # noqa: FBT001
) -> None:
    if is_in:
        booth.come("Budi", BUDIS)
    for key, with_ in WAYS_OUT:
        booth.qtbot.keyClick(booth._focus(), key, with_)
        assert booth.is_held, key  # at once: it does not even flicker
        QApplication.processEvents()
        assert booth.is_held, key


@pytest.mark.parametrize("state", [Qt.WindowState.WindowMinimized, Qt.WindowState.WindowNoState])
def test_a_window_that_is_put_away_or_made_small_comes_back(
    booth: Booth, state: Qt.WindowState
) -> None:
    booth.window.setWindowState(state)
    booth.wait(lambda: booth.is_held)


def test_a_file_that_is_dropped_on_it_does_nothing(booth: Booth, tmp_path: Path) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / "program.exe"))])
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    for widget in (booth.window, *booth.window.findChildren(QWidget)):
        event = QDropEvent(QPointF(1, 1), copy, dropped, left, none)
        QCoreApplication.sendEvent(widget, event)
    assert booth.is_held


def test_the_cross_of_the_window_asks_and_cancelling_goes_on_as_before(booth: Booth) -> None:
    booth.wait(booth.window.sign_in.pin.hasFocus)
    assert not booth.window.close()
    assert booth.asks
    assert not booth.window.close()
    booth.wait(booth.box.name.hasFocus)
    QApplication.processEvents()  # a key that comes before it is painted finds no shortcut yet
    booth.press(Qt.Key.Key_Escape)
    booth.wait(lambda: not booth.asks)
    assert booth.is_held
    booth.come("Budi", BUDIS)  # what is typed goes where it went before


def test_nobody_is_signed_in_and_a_supervisor_lets_it_be_left(booth: Booth) -> None:
    booth.window.close()
    booth.say_yes("rina", RINAS)
    booth.wait(lambda: not booth.window.isVisible())
    assert booth.kinds()[-4:] == [
        ("approval.signed", "Rina"),
        ("approval.given", "Rina"),
        ("approval.used", "Rina"),
        ("kiosk.left", "Rina"),
    ]


@pytest.mark.parametrize(("name", "pin"), [("Budi", BUDIS), ("Rina", "000000"), ("Tono", PIN)])
def test_who_may_not_or_does_not_know_the_pin_stays(booth: Booth, name: str, pin: str) -> None:
    booth.window.close()
    booth.say_yes(name, pin)
    booth.wait(booth.box.banner.isVisible)
    assert booth.asks
    assert booth.is_held
    assert "kiosk.left" not in dict(booth.kinds())


@pytest.mark.parametrize(("name", "pin"), [("Budi", BUDIS), ("Rina", RINAS)])
def test_whoever_is_signed_in_a_pin_is_asked_for_at_the_door(
    booth: Booth, name: str, pin: str
) -> None:
    booth.come(name, pin)
    assert booth.desk.header.door.isVisible()
    booth.desk.header.door.click()
    assert booth.asks
    assert booth.is_held
    booth.say_yes("Rina", RINAS)
    booth.wait(lambda: not booth.window.isVisible())
    assert ("kiosk.left", "Rina") in booth.kinds()


def test_a_locked_counter_is_left_by_a_supervisor_only(booth: Booth) -> None:
    booth.come("Budi", BUDIS)
    booth.window.locking.lock()
    booth.wait(lambda: booth.desk.counter.accounts.presence.is_locked)
    booth.window.close()
    assert booth.asks
    booth.say_yes("Rina", RINAS)
    booth.wait(lambda: not booth.window.isVisible())


def test_a_counter_that_locks_asks_no_more_and_can_be_unlocked(booth: Booth) -> None:
    booth.come("Budi", BUDIS)
    booth.window.close()
    booth.window.locking.lock()
    assert not booth.asks
    assert booth.window.locking.page.isEnabled()
    booth.type(BUDIS)
    booth.press(Qt.Key.Key_Return)
    booth.wait(booth.desk.isVisible)
    assert booth.desk.isEnabled()


def test_a_page_that_comes_while_it_asks_can_be_used(booth: Booth) -> None:
    booth.wait(booth.window.sign_in.pin.hasFocus)
    booth.window.close()
    booth.window.toggle_language()
    assert not booth.asks
    assert booth.window.sign_in.isEnabled()
    booth.come("Budi", BUDIS)


def test_a_payment_on_its_way_is_waited_for(booth: Booth) -> None:
    booth.come("Budi", BUDIS)
    booth.begin_payment()
    booth.window.close()
    assert not booth.asks
    assert booth.window.isVisible()
    booth.wait(booth.desk.result.isVisible)
    booth.window.close()
    assert booth.asks


@pytest.mark.parametrize("is_busy", [False, True])
def test_a_system_that_shuts_down_is_not_held_up(
    booth: Booth,
    qapp: QApplication,
    is_busy: bool,  # noqa: FBT001
) -> None:
    if is_busy:
        booth.come("Budi", BUDIS)
        booth.begin_payment()
    assert not booth.window.close()
    qapp.commitDataRequest.emit(None)
    assert booth.window.close()


def test_a_shutdown_that_somebody_has_cancelled_opens_the_kiosk_for_a_minute_only(
    booth: Booth, qapp: QApplication
) -> None:
    qapp.commitDataRequest.emit(None)
    assert booth.window.kiosk.is_shutting_down
    assert booth.window.kiosk._shutdown.interval() == 60_000
    booth.window.kiosk._shutdown.stop()
    assert not booth.window.close()


def test_the_screen_is_kept_awake_while_a_shift_is_open(booth: Booth) -> None:
    booth.wait(lambda: booth.awake == [True])  # before anybody has signed in
    booth.come("Sari", PIN)
    counter = booth.desk.counter
    counter.shifts.count("Sari", amount=0)
    counter.shifts.close("Sari")
    booth.desk.drawer.look()
    booth.wait(lambda: booth.awake == [True, False])


def test_the_screen_is_given_back_when_the_kiosk_is_left(booth: Booth) -> None:
    booth.wait(lambda: booth.awake == [True])
    booth.window.close()
    booth.say_yes("Rina", RINAS)
    booth.wait(lambda: booth.awake == [True, False])


def test_the_systems_own_dialogs_are_not_used(booth: Booth) -> None:
    native = Qt.ApplicationAttribute.AA_DontUseNativeDialogs
    assert QGuiApplication.testAttribute(native)


def test_the_owner_switches_it_on_and_off(booth: Booth) -> None:
    booth.window.kiosk._always = False
    booth.come("Sari", PIN)
    for wanted in (False, True):
        before = booth.desk
        booth.desk.settings_saved.emit(Settings(window=Window(kiosk=wanted)))
        booth.wait(lambda: isinstance(booth.window.centralWidget(), Workspace))
        booth.wait(lambda: booth.desk is not before)  # noqa: B023
        assert booth.window.kiosk.is_on is wanted
        assert booth.is_held is wanted
        assert booth.desk.header.door.isVisible() is wanted
        assert booth.window.kiosk.lets_close is not wanted


def test_a_program_that_was_started_as_a_kiosk_stays_one(booth: Booth) -> None:
    booth.window.kiosk.switch(wanted=False)
    assert booth.is_held
    assert not booth.window.close()


def test_a_new_home_has_nobody_who_could_be_asked(
    home: Home, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = open_booth(home, qtbot, qapp, monkeypatch)
    booth = next(opened)
    assert booth.window.kiosk.lets_close
    first_run = booth.window._first_run
    assert first_run is not None
    booth.window.session.set_up("Sari", PIN)
    booth.wait(lambda: not booth.window.kiosk.lets_close)
    assert not booth.window.close()
    assert [*opened] == []


def test_books_that_do_not_open_have_nobody_who_could_be_asked(
    qtbot: QtBot, qapp: QApplication
) -> None:
    def broken() -> Counter:
        raise StorageError("damaged")

    tasks = Tasks()
    window = MainWindow(tasks, broken, lambda **_look: None, Window(kiosk=True))
    window.kiosk.show_window()
    qtbot.waitExposed(window)
    assert not window.close()  # it may still open
    window.open_counter()
    qtbot.waitUntil(lambda: not window.sign_in.isEnabled(), timeout=WAIT)
    assert window.close()
    tasks.stop()
    window.deleteLater()
    tasks.deleteLater()


def test_a_counter_that_is_no_kiosk_is_closed_and_made_small_as_always(
    qtbot: QtBot, qapp: QApplication
) -> None:
    tasks = Tasks()
    window = MainWindow(tasks, lambda: pytest.fail("not opened"), lambda **_look: None, Window())
    window.kiosk.show_window()
    qtbot.waitExposed(window)
    assert window.isMaximized()
    event = QEvent(QEvent.Type.WindowStateChange)
    QCoreApplication.sendEvent(window, event)
    QApplication.processEvents()
    assert not window.isFullScreen()
    assert window.close()
    tasks.stop()
    window.deleteLater()
    tasks.deleteLater()
