"""The journal in the window: found by typing, grown by scrolling, told, printed, saved."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos_app.app import open_counter
from pos_app.domain.payment import State
from pos_app.domain.tender import Tender
from pos_app.services import search as search_module
from pos_app.services.counter import Counter
from pos_app.ui.presenters import receipt as receipt_module
from pos_app.ui.rooms.journal import JournalRoom
from tests.conftest import Home
from tests.gui.test_counter import Stage, open_stage, texts

CLICK = Qt.MouseButton.LeftButton


@pytest.fixture
def stage(home: Home, qtbot: QtBot, qapp: QApplication) -> Iterator[Stage]:
    counter = open_counter(home.path)
    counter.accounts.add("Sari", "147258")
    counter.shifts.open(0, "Sari")
    sell(counter)
    counter.close()
    yield from open_stage(home, qtbot, qapp)


def sell(counter: Counter) -> None:
    for number in ("530000000001", "530000000002", "530000000006"):
        inquiry = counter.inquiries.inquire("pln-postpaid", number)
        counter.payments.pay(inquiry, [Tender("cash", 50_000)], "Sari")


def enter(stage: Stage) -> JournalRoom:
    room = next(room for room in stage.desk.hall.rooms if isinstance(room, JournalRoom))
    with stage.qtbot.waitSignals([room.desk.found, room.desk.summed]):
        stage.desk.hall.enter(room.key)
    assert room.page.isVisible()
    return room


def count(room: JournalRoom) -> int:
    return room.page.table.model().rowCount()


def test_all_payments_are_there_with_what_they_come_to(stage: Stage) -> None:
    stage.sign_in()
    room = enter(stage)
    assert count(room) == 3
    assert room.page.sums.text() == "3 pembayaran, 2 lunas: Rp 36.000"
    stage.wait(lambda: "Dicatat oleh Sari" in texts(room.page.way))
    assert "Ditolak" in texts(room.page.way)
    assert not room.page.print.isEnabled()


def test_typing_and_choosing_narrow_it(stage: Stage) -> None:
    stage.sign_in()
    room = enter(stage)
    with stage.qtbot.waitSignal(room.desk.summed):
        stage.type("5300-0000 0002")
    stage.wait(lambda: count(room) == 1)
    assert room.page.payment is not None
    assert room.page.payment.customer_no == "530000000002"
    room.page.bar.text.clear()
    stage.wait(lambda: count(room) == 3)
    room.page.bar.state.setCurrentIndex(room.page.bar.state.findData("REFUSED"))
    stage.wait(lambda: count(room) == 1)
    room.page.bar.category.setCurrentIndex(room.page.bar.category.findData("water"))
    room.page.bar.period.setCurrentIndex(room.page.bar.period.findData("yesterday"))
    stage.wait(room.page.empty.isVisible)
    assert room.page.details.isHidden()
    assert not room.page.export.isEnabled()


@pytest.mark.parametrize("period", ["today", "month", "between"])
def test_each_period_has_what_was_sold_today(stage: Stage, period: str) -> None:
    stage.sign_in()
    room = enter(stage)
    with stage.qtbot.waitSignal(room.desk.found):
        room.page.bar.period.setCurrentIndex(room.page.bar.period.findData(period))
    assert room.page.bar.since.isVisible() == (period == "between")
    assert count(room) == 3


def test_two_signs_ask_for_more_and_change_nothing(stage: Stage) -> None:
    stage.sign_in()
    room = enter(stage)
    stage.type("53")
    stage.wait(lambda: "minimal 3" in room.page.sums.text())
    assert count(room) == 3


def test_more_comes_when_it_is_scrolled_and_each_once(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_module.Search.find, "__kwdefaults__", {"after": None, "most": 2})
    stage.sign_in()
    room = enter(stage)
    assert count(room) == 2
    room.page.table.verticalScrollBar().valueChanged.emit(9)
    room.page.table.verticalScrollBar().valueChanged.emit(9)
    stage.wait(lambda: count(room) == 3)
    room.page.table.verticalScrollBar().valueChanged.emit(9)
    refs = {room.page.table.model().index(row, 2).data() for row in range(count(room))}
    assert len(refs) == 3


def test_a_receipt_is_printed_again_from_there_and_the_way_says_so(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[bytes] = []
    monkeypatch.setattr(receipt_module, "print_pdf", lambda pdf, _printer: printed.append(pdf))
    stage.sign_in()
    room = enter(stage)
    room.page.table.selectRow(1)
    stage.wait(lambda: "Lunas, ref penyedia" in texts(room.page.way))
    stage.qtbot.mouseClick(room.page.print, CLICK)
    stage.wait(lambda: "Struk diserahkan oleh Sari (dicetak)" in texts(room.page.way))
    assert printed[0].startswith(b"%PDF")


def test_a_payment_is_opened_in_full(stage: Stage) -> None:
    stage.sign_in()
    room = enter(stage)
    stage.qtbot.mouseClick(room.page.open, CLICK)
    stage.wait(stage.desk.result.isVisible)
    payment = stage.desk.result.payment
    assert payment is not None
    assert payment.state is State.REFUSED


def test_what_is_found_is_saved_for_a_spreadsheet(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _where: str(tmp_path / "doc"))
    stage.sign_in()
    room = enter(stage)
    stage.qtbot.mouseClick(room.page.export, CLICK)
    stage.wait(lambda: not room.page.export.busy)
    (file,) = (tmp_path / "doc").glob("pembayaran-*.csv")
    assert len(file.read_text("utf-8-sig").splitlines()) == 4
    assert "3 pembayaran disimpan" in texts(stage.desk.toast)


def test_a_sheet_that_cannot_be_saved_is_told(
    stage: Stage, read_only: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _where: str(read_only))
    stage.sign_in()
    room = enter(stage)
    stage.qtbot.mouseClick(room.page.export, CLICK)
    stage.wait(room.page.banner.isVisible)
    assert "tidak dapat ditulis" in room.page.banner.accessibleName()
