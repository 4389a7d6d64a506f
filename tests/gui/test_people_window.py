"""People in the window: the first run, the lock, waits, approvals, and the room of the owner."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from pos_app import settings
from pos_app.app import open_counter, open_providers
from pos_app.domain.outcome import Unknown
from pos_app.domain.payment import State
from pos_app.domain.phone_code import code_for, read_question, read_secret
from pos_app.domain.rights import Role
from pos_app.domain.tender import Tender
from pos_app.office import Office
from pos_app.settings import Window
from pos_app.ui.main_window import MainWindow
from pos_app.ui.rooms.people import PeopleRoom
from pos_app.ui.tasks import Tasks
from pos_app.ui.theme import apply_theme
from pos_app.ui.translation import use_language
from pos_app.ui.workspace import Workspace
from tests.conftest import Home
from tests.gui.test_counter import WAIT, Stage, texts

CLICK = Qt.MouseButton.LeftButton
PIN = "147258"
NUMBER = "530000000001"


def open_window(home: Home, qtbot: QtBot, qapp: QApplication) -> Iterator[Stage]:
    apply_theme(qapp, "light")
    use_language("id")
    tasks = Tasks()
    office = Office(home.path, home.environ, open_providers)
    window = MainWindow(
        tasks, lambda: open_counter(home.path), lambda **_: None, Window(), None, lambda: office
    )
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    with qtbot.waitSignal(window.ready, timeout=WAIT):
        window.open_counter()
    yield Stage(window, qtbot, home, [])
    qtbot.waitUntil(window.close, timeout=WAIT)
    tasks.stop()
    window.close_counter()
    window.deleteLater()
    tasks.deleteLater()
    use_language("en")


@pytest.fixture
def new_home(home: Home, qtbot: QtBot, qapp: QApplication) -> Iterator[Stage]:
    yield from open_window(home, qtbot, qapp)


@pytest.fixture
def stage(home: Home, qtbot: QtBot, qapp: QApplication) -> Iterator[Stage]:
    """The owner Sari, the supervisor Rina and the cashier Budi."""
    counter = open_counter(home.path)
    counter.accounts.add("Sari", PIN)
    counter.shifts.open(0, "Sari")
    counter.accounts.add("Rina", PIN, Role.SUPERVISOR, by="Sari")
    counter.accounts.add("Budi", PIN, by="Sari")
    counter.close()
    yield from open_window(home, qtbot, qapp)


def sign_in(stage: Stage, name: str) -> None:
    stage.window.sign_in.names.setCurrentText(name)
    stage.window.sign_in.pin.setText(PIN)
    stage.window.sign_in.pin.returnPressed.emit()
    stage.wait(lambda: isinstance(stage.window.centralWidget(), Workspace))
    QApplication.processEvents()


def readable(window: MainWindow) -> str:
    """Return everything that somebody before the window can read."""
    said = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    said += [edit.text() for edit in window.findChildren(QLineEdit) if edit.isVisible()]
    return " ".join(said)


def test_the_first_run_makes_an_owner_names_the_shop_and_shows_the_secret_once(
    new_home: Stage,
) -> None:
    run = new_home.window._first_run
    assert run is not None
    page = run.page
    new_home.type("Ibu Ratna")
    for typed in ("", "850274", "850275"):
        new_home.type(typed)
        new_home.press(Qt.Key.Key_Return)
    assert "tidak sama" in texts(page.banner)
    for typed in ("850274", "850274"):
        new_home.type(typed)
        new_home.press(Qt.Key.Key_Return)
    new_home.wait(page.fields["name"].isVisible)
    page.fields["name"].fill("Loket Ratna")
    page.fields["zone"].fill("Asia/Makassar")
    new_home.qtbot.mouseClick(page.next, CLICK)
    new_home.wait(page.secret.isVisible)
    assert len(read_secret(page.secret.text())) == 20
    new_home.qtbot.mouseClick(page.next, CLICK)
    new_home.wait(lambda: isinstance(new_home.window.centralWidget(), Workspace))
    assert new_home.desk.sale.cashier == "Ibu Ratna"
    outlet = settings.load(new_home.home.path, {}).outlet
    assert (outlet.name, outlet.zone) == ("Loket Ratna", "Asia/Makassar")
    assert new_home.desk.counter.outlet == "Loket Ratna"
    (owner,) = new_home.desk.counter.accounts.everybody()
    assert owner.role is Role.OWNER
    new_home.desk.hall.enter("people")
    new_home.wait(lambda: room_of(new_home).page.list.count() == 1)


def test_r26_a_locked_counter_shows_nothing_and_the_payment_on_its_way_comes_to_its_end(
    stage: Stage,
) -> None:
    sign_in(stage, "Budi")
    stage.faulty(when={"command": "pay-pasca"}, do="hang", seconds=2)
    stage.bill("pln", NUMBER)
    desk, locking = stage.desk, stage.window.locking
    customer = desk.sale.inquiry.bill.customer_name if desk.sale.inquiry else ""
    assert customer in readable(stage.window)
    stage.type("50000")
    stage.press(Qt.Key.Key_Return)
    stage.press(Qt.Key.Key_Return)
    assert desk.sale.busy
    locking.lock()
    assert locking.is_locked
    said = readable(stage.window)
    assert not [secret for secret in (customer, NUMBER, "50.000") if secret in said]
    stage.qtbot.mouseClick(locking.page.other, CLICK)
    assert "sedang dikirim" in texts(locking.page.card.banner)
    stage.wait(lambda: not desk.sale.busy)
    assert locking.is_locked
    assert customer not in readable(stage.window)
    stage.press(Qt.Key.Key_F2)
    assert not desk.isVisible()
    locking.page.card.pin.setText(PIN)
    locking.page.card.pin.returnPressed.emit()
    stage.wait(desk.result.isVisible)
    assert desk.result.payment is not None
    assert desk.result.payment.state is State.PAID


def test_what_lies_over_the_window_speaks_its_language(stage: Stage) -> None:
    stage.window.toggle_language()
    sign_in(stage, "Budi")
    stage.window.locking.lock()
    page, box = stage.window.locking.page, stage.window.box
    words = (page.card.title, page.card.button, page.other, page.card.help, box.yes, box.cancel)
    assert [word.text() for word in words] == [
        "Locked",
        "Unlock",
        "Somebody else signs in",
        "Let a supervisor unlock",
        "Approve",
        "Cancel",
    ]
    assert box.name.placeholderText() == "Name of the supervisor"


def test_r26_nobody_at_the_counter_locks_it_and_another_signs_in_instead(stage: Stage) -> None:
    sign_in(stage, "Budi")
    idle = stage.window.locking.idle
    assert idle._timer.interval() == 3 * 60_000
    assert idle._timer.isActive()
    idle._timer.setInterval(1)
    idle.start()
    stage.wait(lambda: stage.window.locking.is_locked)
    presence = stage.desk.counter.accounts.presence
    stage.wait(lambda: presence.is_locked)
    stage.qtbot.mouseClick(stage.window.locking.page.other, CLICK)
    assert not stage.window.locking.is_locked
    sign_in(stage, "Rina")
    assert stage.desk.sale.cashier == presence.name == "Rina"


def test_r26_a_computer_that_slept_locks_and_what_was_being_paid_comes_to_its_end(
    stage: Stage,
) -> None:
    sign_in(stage, "Budi")
    stage.faulty(when={"command": "pay-pasca"}, do="hang", seconds=2)
    stage.bill("pln", NUMBER)
    stage.type("50000")
    stage.press(Qt.Key.Key_Return)
    stage.press(Qt.Key.Key_Return)
    assert stage.desk.sale.busy
    idle = stage.window.locking.idle
    idle._now = lambda: time.time() + 600
    stage.qtbot.keyClick(stage.window.windowHandle(), Qt.Key.Key_Shift)
    assert stage.window.locking.is_locked
    assert stage.desk.sale.busy
    stage.wait(lambda: not stage.desk.sale.busy)
    assert stage.window.locking.is_locked
    (payment,) = stage.desk.counter.store.payments()
    assert payment.state is State.PAID


def test_50_escape_leaves_neither_the_full_screen_nor_the_lock(stage: Stage) -> None:
    sign_in(stage, "Budi")
    stage.press(Qt.Key.Key_F11)
    stage.wait(stage.window.isFullScreen)
    stage.qtbot.keyClick(stage.desk, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    page = stage.window.locking.page
    stage.wait(lambda: page.size() == stage.window.size())
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_F1, Qt.Key.Key_F3):
        stage.press(key)
    assert stage.window.isFullScreen()
    assert stage.window.locking.is_locked
    assert not stage.desk.isVisible()


def test_a_counter_that_is_locked_while_its_settings_are_saved_stays_locked(stage: Stage) -> None:
    sign_in(stage, "Sari")
    stage.window.locking.lock()
    stage.wait(lambda: stage.desk.counter.accounts.presence.is_locked)
    before = stage.desk
    stage.window._settings_saved(settings.load(stage.home.path, stage.home.environ))
    stage.wait(lambda: stage.window.centralWidget() is not before)
    assert stage.window.locking.is_locked
    assert not stage.desk.isVisible()


def test_what_is_typed_and_touched_keeps_the_counter_open(stage: Stage) -> None:
    sign_in(stage, "Budi")
    idle = stage.window.locking.idle
    stage.wait(lambda: idle._timer.remainingTime() < 3 * 60_000 - 100)
    left = idle._timer.remainingTime()
    stage.qtbot.keyClick(stage.window.windowHandle(), Qt.Key.Key_Shift)
    assert idle._timer.remainingTime() > left


def test_who_guesses_waits_and_a_supervisor_lets_him_try_again(stage: Stage) -> None:
    page = stage.window.sign_in
    page.names.setCurrentText("Budi")
    for _ in range(6):
        page.pin.setText("000000")
        page.pin.returnPressed.emit()
        stage.wait(lambda: not page.button.busy)
    assert not page.pin.isEnabled()
    assert "0:59" in texts(page.banner) or "1:00" in texts(page.banner)
    stage.qtbot.mouseClick(page.card.help, CLICK)
    box = stage.window.box
    assert box.isVisible()
    box.name.setText("Budi")
    box.pin.setText(PIN)
    stage.qtbot.mouseClick(box.yes, CLICK)
    stage.wait(box.banner.isVisible)
    box.name.setText("rina")
    box.pin.setText(PIN)
    stage.qtbot.mouseClick(box.yes, CLICK)
    stage.wait(lambda: not box.isVisible())
    assert page.pin.isEnabled()
    sign_in(stage, "Budi")


def review(home: Home) -> str:
    """Leave a payment that a person has to decide about; return its ref."""
    counter = open_counter(home.path)
    counter.accounts.presence.come("Sari")
    inquiry = counter.inquiries.inquire("pln-postpaid", NUMBER)
    ref = counter.payments.prepare(inquiry, [Tender("cash", 11_000)], "Sari").ref
    payment = counter.store.claim(ref, datetime.now(UTC), {})
    doubt, now = Unknown(reason="wrong-customer"), datetime.now(UTC)
    counter.store.move(payment, State.REVIEW, now, actor="x", outcome=doubt)
    counter.close()
    return ref


@pytest.mark.parametrize("way", ["pin", "phone"])
def test_48_a_cashier_meets_a_box_and_no_dead_end_and_what_was_typed_is_repeated(
    home: Home, qtbot: QtBot, qapp: QApplication, way: str
) -> None:
    counter = open_counter(home.path)
    counter.accounts.add("Sari", PIN)
    counter.shifts.open(0, "Sari")
    counter.accounts.add("Budi", PIN, by="Sari")
    secret = counter.owner_secret.make(by="Sari")
    counter.close()
    ref = review(home)
    for stage in open_window(home, qtbot, qapp):
        sign_in(stage, "Budi")
        desk, box = stage.desk, stage.desk.approving.box
        desk.settling.show_review(desk.counter.store.payment(ref))
        page = desk.settling.review
        page.reason.setText("Telepon CS")
        page.evidence.setText("CS-1")
        stage.qtbot.mouseClick(page.paid, CLICK)
        stage.wait(box.isVisible)
        assert "11.000" in texts(box)
        assert not page.isEnabled()
        if way == "phone":
            stage.qtbot.mouseClick(box.phone, CLICK)
            stage.wait(box.question.isVisible)
            question = read_question(box.question.text())
            box.code.setText(code_for(read_secret(secret), question))
        else:
            box.name.setText("Sari")
            box.pin.setText(PIN)
        stage.qtbot.mouseClick(box.yes, CLICK)
        stage.wait(desk.result.isVisible)
        assert desk.result.title.text() == "Lunas"
        assert [e.actor for e in desk.counter.store.entries(ref)][-1] == "Sari"


def test_whoever_leaves_the_box_is_back_where_he_was(
    home: Home, qtbot: QtBot, qapp: QApplication
) -> None:
    counter = open_counter(home.path)
    counter.accounts.add("Sari", PIN)
    counter.shifts.open(0, "Sari")
    counter.accounts.add("Budi", PIN, by="Sari")
    counter.close()
    ref = review(home)
    for stage in open_window(home, qtbot, qapp):
        sign_in(stage, "Budi")
        desk, box = stage.desk, stage.desk.approving.box
        desk.settling.show_review(desk.counter.store.payment(ref))
        page = desk.settling.review
        page.reason.setText("Telepon CS")
        page.evidence.setText("CS-1")
        stage.qtbot.mouseClick(page.paid, CLICK)
        stage.wait(box.isVisible)
        stage.qtbot.mouseClick(box.phone, CLICK)
        stage.wait(box.banner.isVisible)
        stage.qtbot.mouseClick(box.cancel, CLICK)
        assert not box.isVisible()
        assert page.isEnabled()
        assert page.reason.text() == "Telepon CS"
        assert desk.counter.store.payment(ref).state is State.REVIEW


def room_of(stage: Stage) -> PeopleRoom:
    (room,) = [room for room in stage.desk.hall.rooms if isinstance(room, PeopleRoom)]
    return room


def test_the_owner_adds_changes_and_switches_off_people(stage: Stage) -> None:
    sign_in(stage, "Sari")
    stage.desk.hall.enter("people")
    room, accounts = room_of(stage), stage.desk.counter.accounts
    page = room.page
    stage.wait(lambda: page.list.count() == 3)
    stage.qtbot.mouseClick(page.new, CLICK)
    page.name.setText("Tono")
    for edit in (page.pin, page.again):
        edit.setText("850274")
    stage.qtbot.mouseClick(page.save, CLICK)
    stage.wait(lambda: page.list.count() == 4)
    assert page.title.text() == "Tono"
    page.role.setCurrentIndex(page.role.findData(Role.SUPERVISOR))
    stage.qtbot.mouseClick(page.save, CLICK)
    stage.wait(lambda: "Supervisor" in page.list.currentItem().text())
    stage.qtbot.mouseClick(page.switch, CLICK)
    assert "Tono" in accounts.names()
    stage.qtbot.mouseClick(page.switch, CLICK)
    stage.wait(lambda: "Tono" not in accounts.names())
    stage.wait(lambda: "nonaktif" in page.list.currentItem().text())
    stage.desk.signed_out.emit()
    assert "Tono" not in [
        stage.window.sign_in.names.itemText(i) for i in range(stage.window.sign_in.names.count())
    ]


def test_the_last_owner_is_told_why_he_stays_one(stage: Stage) -> None:
    sign_in(stage, "Sari")
    stage.desk.hall.enter("people")
    page = room_of(stage).page
    stage.wait(lambda: page.list.count() == 3)
    page.list.setCurrentRow(2)
    page.role.setCurrentIndex(page.role.findData(Role.CASHIER))
    stage.qtbot.mouseClick(page.save, CLICK)
    stage.wait(page.banner.isVisible)
    assert "satu-satunya pemilik" in texts(page.banner)


def test_a_cashier_sees_why_a_room_is_shut(stage: Stage) -> None:
    sign_in(stage, "Budi")
    stage.desk.hall.show()
    reasons = {tile.spec.key: tile.spec.reason for tile in stage.desk.hall.menu.grid.tiles()}
    assert reasons["shift"] == ""
    assert reasons["reconciliation"] == "Hanya untuk supervisor"
    assert reasons["people"] == "Hanya untuk pemilik"
    stage.desk.hall.enter("people")
    assert not room_of(stage).pages()
