"""Reconciliation in the window: a file, its columns, what was found, and what is done about it."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from pos_app.app import open_counter
from pos_app.domain.payment import Payment
from pos_app.domain.tender import Tender
from pos_app.ui.rooms.reconciliation import ReconciliationRoom
from tests.conftest import Home
from tests.gui.test_counter import Stage, open_stage, texts

CLICK = Qt.MouseButton.LeftButton
HEAD = "Tanggal;Ref ID;Trx ID;Tujuan;Harga;Status"
PAYMENTS = 3


@pytest.fixture
def payments(home: Home) -> list[Payment]:
    counter = open_counter(home.path)
    counter.accounts.add("Sari", "147258")
    counter.shifts.open(0, "Sari")
    paid = []
    for _ in range(PAYMENTS):
        inquiry = counter.inquiries.inquire("pln-postpaid", "530000000001", again=True)
        paid.append(counter.payments.pay(inquiry, [Tender("cash", 20_000)], "Sari"))
    counter.close()
    return paid


@pytest.fixture
def stage(home: Home, payments: list[Payment], qtbot: QtBot, qapp: QApplication) -> Iterator[Stage]:
    for opened in open_stage(home, qtbot, qapp):
        opened.sign_in()
        yield opened


def room_of(stage: Stage) -> ReconciliationRoom:
    (room,) = (room for room in stage.desk.hall.rooms if isinstance(room, ReconciliationRoom))
    return room


def said(payment: Payment, amount: str = "10.000") -> str:
    at = payment.made_at.astimezone(ZoneInfo("Asia/Jakarta")).isoformat()
    return f"{at};{payment.ref};T1{payment.ref[-4:]};{payment.customer_no};{amount};Sukses"


def written(home: Home, *lines: str) -> Path:
    file = home.path / "november.csv"
    file.write_text("\n".join((HEAD, *lines)), "utf-8")
    return file


def enter(stage: Stage) -> ReconciliationRoom:
    room = room_of(stage)
    stage.desk.hall.show()
    stage.desk.hall.enter("reconciliation")
    stage.wait(room.statements.isVisible)
    return room


def compared(stage: Stage, *lines: str) -> ReconciliationRoom:
    room = enter(stage)
    room.open_file(written(stage.home, *lines), "digiswitch")
    stage.wait(room.columns.isVisible)
    stage.qtbot.mouseClick(room.columns.compare, CLICK)
    return room


def shown(stage: Stage, *lines: str) -> ReconciliationRoom:
    room = compared(stage, *lines)
    stage.wait(room.findings.isVisible)
    return room


def subtitle(stage: Stage) -> str:
    tiles = stage.desk.hall.menu.grid.tiles()
    return next(tile.spec.subtitle for tile in tiles if tile.spec.key == "reconciliation")


def test_an_empty_room_says_where_a_statement_comes_from(stage: Stage) -> None:
    room = enter(stage)
    assert room.statements.empty.isVisible()
    assert "unduh daftar transaksi" in texts(room.statements.empty)
    assert room.statements.choose.hasFocus()


def test_what_was_found_is_shown_with_the_money_at_risk_first(
    stage: Stage, payments: list[Payment]
) -> None:
    room = shown(stage, said(payments[0], "10.500"), said(payments[1]), said(payments[2]))
    assert room.findings.risk.text() == "Rp 500 berisiko"
    assert room.findings.table.model().rowCount() == 1
    assert "Klaim selisihnya" in room.findings.what.text()
    room.findings.filter.setCurrentIndex(room.findings.filter.findData("all"))
    assert room.findings.table.model().rowCount() == PAYMENTS
    stage.wait(lambda: "Rp 500" in subtitle(stage))
    room.findings.back.click()
    stage.wait(room.statements.isVisible)
    stage.wait(lambda: room.statements.list.count() == 1)
    assert room.statements.risk.text() == "Rp 500"
    room.statements.list.itemActivated.emit(room.statements.list.item(0))
    stage.wait(room.findings.isVisible)


def test_a_row_that_cannot_be_read_is_named_and_left_out_only_by_a_person(
    stage: Stage, payments: list[Payment]
) -> None:
    room = compared(stage, *map(said, payments), ";;;Jumlah;30.000;")
    stage.wait(room.columns.banner.isVisible)
    assert "baris 5" in texts(room.columns.banner)
    assert stage.desk.counter.reconciliation.statements() == []
    assert room.columns.compare.isEnabled()
    stage.qtbot.mouseClick(room.columns.banner.action, CLICK)
    stage.wait(room.findings.isVisible)
    assert room.findings.risk.text() == "Rp 0 berisiko"
    assert not room.findings.letter.isEnabled()
    assert not room.findings.reason.isEnabled()


def test_a_finding_is_noted_with_a_reason_and_settled(
    stage: Stage, payments: list[Payment]
) -> None:
    room = shown(stage, said(payments[0], "10.500"), said(payments[1]), said(payments[2]))
    page = room.findings
    stage.qtbot.mouseClick(page.claimed, CLICK)
    stage.wait(page.banner.isVisible)
    assert "alasan" in texts(page.banner).lower()
    page.reason.setText("tiket 4711")
    stage.qtbot.mouseClick(page.claimed, CLICK)
    stage.wait(lambda: "tiket 4711" in page.what.text())
    page.reason.setText("sudah diganti")
    stage.qtbot.mouseClick(page.settled, CLICK)
    stage.wait(lambda: page.risk.text() == "Rp 0 berisiko")
    assert page.table.model().rowCount() == 0


def test_letter_and_table_are_saved_and_the_payment_is_opened(
    stage: Stage, payments: list[Payment]
) -> None:
    room = shown(stage, said(payments[0], "10.500"), said(payments[1]), said(payments[2]))
    folder = stage.home.path / "statements"
    stage.qtbot.mouseClick(room.findings.letter, CLICK)
    stage.wait(lambda: len([*folder.glob("*.pdf")]) == 1)
    stage.qtbot.mouseClick(room.findings.sheet, CLICK)
    stage.wait(lambda: len([*folder.glob("*.csv")]) == 1)
    stage.qtbot.mouseClick(room.findings.open, CLICK)
    stage.wait(stage.desk.result.isVisible)
    assert stage.desk.result.payment is not None
    assert stage.desk.result.payment.ref == payments[0].ref


def test_a_file_is_chosen_without_holding_up_the_window_and_a_broken_one_is_told(
    stage: Stage,
) -> None:
    room = enter(stage)
    stage.qtbot.mouseClick(room.statements.choose, CLICK)
    dialog = room.statements.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert room.statements.choose.isEnabled()
    dialog.reject()
    stage.wait(lambda: room.statements.findChild(QFileDialog) is None)
    file = stage.home.path / "broken.xlsx"
    file.write_bytes(b"PK\x03\x04 broken")
    room.open_file(file, "digiswitch")
    stage.wait(room.statements.banner.isVisible)
    assert "rusak" in texts(room.statements.banner)
    assert room.statements.choose.isEnabled()


def days_of(stage: Stage) -> tuple[date, date]:
    """Return the first and the last day of the statement that was compared last."""
    statement = stage.desk.counter.reconciliation.statements()[0]
    since, until = (at.astimezone(ZoneInfo("Asia/Jakarta")) for at in statement.period)
    return since.date(), (until - timedelta(microseconds=1)).date()


def yesterdays(payment: Payment) -> str:
    at = payment.made_at.astimezone(ZoneInfo("Asia/Jakarta")) - timedelta(days=1)
    return f"{at.isoformat()};;T0;530000000002;10.000;Sukses"


def test_what_is_compared_are_the_days_of_the_statement_unless_others_are_chosen(
    stage: Stage, payments: list[Payment]
) -> None:
    today = payments[0].made_at.astimezone(ZoneInfo("Asia/Jakarta")).date()
    yesterday, before = today - timedelta(days=1), today - timedelta(days=3)
    lines = (yesterdays(payments[0]), *map(said, payments))
    room = shown(stage, *lines)
    assert days_of(stage) == (yesterday, today)

    room.findings.back.click()
    room.open_file(written(stage.home, *lines), "digiswitch")
    stage.wait(room.columns.compare.hasFocus)
    field = room.columns.days
    assert not field.since.isVisible()
    field.choice.setFocus()
    stage.press(Qt.Key.Key_Down)
    stage.qtbot.mouseClick(room.columns.compare, CLICK)
    stage.wait(room.findings.isVisible)
    assert days_of(stage) == (yesterday, yesterday)

    room.findings.back.click()
    room.open_file(written(stage.home, *lines), "digiswitch")
    stage.wait(room.columns.compare.hasFocus)
    assert field.days == (None, None)
    field.choice.setFocus()
    stage.press(Qt.Key.Key_Down, times=2)
    stage.press(Qt.Key.Key_Tab)
    assert field.since.hasFocus()
    stage.type(f"{before:%d%m%Y}")
    stage.qtbot.mouseClick(room.columns.compare, CLICK)
    stage.wait(room.findings.isVisible)
    assert days_of(stage) == (before, yesterday)


def test_days_in_the_wrong_order_are_told_and_the_choices_stay(
    stage: Stage, payments: list[Payment]
) -> None:
    room = enter(stage)
    room.open_file(written(stage.home, *map(said, payments)), "digiswitch")
    stage.wait(room.columns.compare.hasFocus)
    field = room.columns.days
    field.choice.setCurrentIndex(field.choice.findData("between"))
    field.since.setDate(field.until.date().addDays(1))
    stage.qtbot.mouseClick(room.columns.compare, CLICK)
    stage.wait(room.columns.banner.isVisible)
    assert field.since.isVisible()
    assert room.columns.compare.isEnabled()
    assert stage.desk.counter.reconciliation.statements() == []


def test_columns_that_are_missing_are_told_and_the_choices_stay(
    stage: Stage, payments: list[Payment]
) -> None:
    room = enter(stage)
    room.open_file(written(stage.home, *map(said, payments)), "digiswitch")
    stage.wait(room.columns.isVisible)
    box = next(box for column, box in room.columns.choices.items() if column == "amount")
    box.setCurrentIndex(0)
    stage.qtbot.mouseClick(room.columns.compare, CLICK)
    stage.wait(room.columns.banner.isVisible)
    assert box.currentIndex() == 0
    box.setCurrentIndex(box.findData("Harga"))
    stage.qtbot.mouseClick(room.columns.compare, CLICK)
    stage.wait(room.findings.isVisible)
    room.columns.back.click()
    stage.wait(room.statements.isVisible)
    room.open_file(stage.home.path / "november.csv", "digiswitch")
    stage.wait(room.columns.isVisible)
    assert "Sari" in room.columns.note.text()
    stage.qtbot.mouseClick(room.columns.compare, CLICK)
    stage.wait(room.findings.banner.isVisible)
    assert "pernah dicocokkan" in texts(room.findings.banner)
