"""What was settled behind the window is told until the cashier has looked at it."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos_app.app import open_counter
from pos_app.domain.payment import State
from pos_app.domain.tender import Tender
from pos_app.services.payment import order_of
from pos_app.services.ports import Command
from tests.conftest import Home
from tests.gui.test_counter import Stage, open_stage

FIRST, SECOND = "530000000001", "530000000002"


@pytest.fixture
def cut_off(home: Home, qtbot: QtBot, qapp: QApplication) -> Iterator[Stage]:
    """The window after a power cut in two payments, both of which the provider has made."""
    counter = open_counter(home.path)
    counter.accounts.add("Sari", "147258")
    counter.shifts.open(0, "Sari")
    for number in (FIRST, SECOND):
        inquiry = counter.inquiries.inquire("pln-postpaid", number)
        ref = counter.payments.prepare(inquiry, [Tender("cash", 50_000)], "Sari").ref
        order = order_of(counter.store.claim(ref, datetime.now(UTC), {}))
        counter.providers["digiswitch"].send(Command.PAY, order)
    counter.close()
    yield from open_stage(home, qtbot, qapp)


def told(stage: Stage) -> str:
    return stage.desk.news.accessibleName() if stage.desk.news.isVisible() else ""


def looked_at(stage: Stage) -> tuple[str, State] | None:
    payment = stage.desk.result.payment
    return (payment.customer_no, payment.state) if payment else None


def test_each_is_told_until_it_was_looked_at(cut_off: Stage) -> None:
    stage = cut_off
    stage.sign_in()
    stage.wait(lambda: f"Lunas: {FIRST}" in told(stage))
    stage.wait(lambda: "(dan 1 lagi)" in told(stage))
    stage.press(Qt.Key.Key_F6)
    stage.wait(lambda: looked_at(stage) == (FIRST, State.PAID))
    stage.wait(stage.desk.result.print.isVisible)
    assert f"Lunas: {SECOND}" in told(stage)
    stage.press(Qt.Key.Key_F6)
    stage.wait(lambda: looked_at(stage) == (SECOND, State.PAID))
    assert told(stage) == ""
    stage.press(Qt.Key.Key_F1)
    stage.wait(stage.desk.choose.isVisible)
    assert told(stage) == ""
    assert stage.charges() == ["charge", "charge"]


def test_nothing_moves_while_a_customer_is_served(cut_off: Stage) -> None:
    stage = cut_off
    stage.sign_in()
    stage.wait(lambda: "(dan 1 lagi)" in told(stage))
    stage.type("cbn")
    stage.press(Qt.Key.Key_Return)
    stage.wait(stage.desk.bill.isVisible)
    assert told(stage) == ""
    stage.press(Qt.Key.Key_Escape)
    stage.wait(stage.desk.choose.isVisible)
    assert FIRST in told(stage)
