"""What the window does with a payment that is not settled, on the real books and the sandbox."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos_app.app import open_counter
from pos_app.domain.errors import StorageError
from pos_app.domain.outcome import Unknown
from pos_app.domain.payment import Payment, State
from pos_app.domain.slip import SlipKind
from pos_app.domain.tender import Tender
from pos_app.services.payment import order_of
from pos_app.services.ports import Command
from pos_app.ui.presenters.books import Books
from tests.conftest import Home
from tests.gui.test_counter import Stage, open_stage, texts

CLICK = Qt.MouseButton.LeftButton
NUMBER = "530000000001"


@pytest.fixture
def stage(home: Home, qtbot: QtBot, qapp: QApplication) -> Iterator[Stage]:
    counter = open_counter(home.path)
    counter.accounts.add("Sari", "147258")
    counter.shifts.open(0, "Sari")
    counter.close()
    yield from open_stage(home, qtbot, qapp)


def unclear(home: Home, *, arrives: bool) -> Payment:
    """Leave a payment as a power cut does, with or without its bill paid."""
    counter = open_counter(home.path)
    if not counter.accounts.names():
        counter.accounts.add("Sari", "147258")
        counter.shifts.open(0, "Sari")
    inquiry = counter.inquiries.inquire("pln-postpaid", NUMBER)
    ref = counter.payments.prepare(inquiry, [Tender("cash", 11_000)], "Sari").ref
    payment = counter.store.claim(ref, datetime.now(UTC), {})
    if arrives:
        counter.providers["digiswitch"].send(Command.PAY, order_of(payment))
    counter.close()
    return payment


def slip(stage: Stage) -> SlipKind | None:
    return stage.desk.result.slip


def well_again(stage: Stage) -> None:
    stage.home.faults.write_text("[]")


def saved(home: Home, kind: SlipKind) -> list[Path]:
    return [*(home.path / "receipts").glob(f"*-{kind}-*.pdf")]


def test_an_unclear_payment_gives_a_slip_that_is_no_receipt_and_then_a_receipt(
    stage: Stage,
) -> None:
    stage.faulty(when={"command": "status-pasca"}, do="hang", seconds=30, times=0)
    stage.sign_in()
    stage.bill("pln", "630000000001")
    assert stage.pay("11000") is State.PENDING
    assert slip(stage) is SlipKind.HELD
    stage.qtbot.mouseClick(stage.desk.result.save, CLICK)
    stage.wait(lambda: len(saved(stage.home, SlipKind.HELD)) == 1)
    well_again(stage)
    stage.wait(lambda: slip(stage) is None)
    assert stage.desk.result.title.text() == "Lunas"
    stage.wait(stage.desk.result.print.isVisible)


def test_the_cash_of_a_refused_payment_goes_back_once_and_the_page_says_so(stage: Stage) -> None:
    stage.sign_in()
    stage.bill("pln", "530000000006")
    assert stage.pay("11000") is State.REFUSED
    stage.qtbot.mouseClick(stage.desk.result.give_back, CLICK)
    stage.wait(lambda: slip(stage) is SlipKind.RETURNED)
    assert not stage.desk.result.give_back.isVisible()
    assert "oleh Sari" in stage.desk.result.change_label.text()
    stage.qtbot.mouseClick(stage.desk.result.save, CLICK)
    stage.wait(lambda: len(saved(stage.home, SlipKind.RETURNED)) == 1)


def test_a_bill_that_is_open_is_told_at_the_number_and_leads_to_it(stage: Stage) -> None:
    stage.faulty(when={"command": "status-pasca"}, do="hang", seconds=30, times=0)
    stage.sign_in()
    stage.bill("pln", "630000000001")
    stage.pay("11000")
    stage.press(Qt.Key.Key_Return)
    stage.type("pln")
    stage.press(Qt.Key.Key_Return)
    stage.type("630000000001")
    stage.press(Qt.Key.Key_Return)
    stage.wait(stage.desk.bill.banner.isVisible)
    assert "belum selesai" in texts(stage.desk.bill.banner)
    stage.qtbot.mouseClick(stage.desk.bill.banner.action, CLICK)
    assert stage.desk.open.isVisible()
    stage.wait(lambda: stage.desk.open.table.model().rowCount() == 1)
    assert stage.desk.open.slip.isEnabled()
    well_again(stage)


def test_a_bill_that_was_paid_asks_before_it_is_paid_once_more(stage: Stage) -> None:
    stage.sign_in()
    stage.bill("pln", NUMBER)
    assert stage.pay("11000") is State.PAID
    stage.press(Qt.Key.Key_Return)
    stage.type("pln")
    stage.press(Qt.Key.Key_Return)
    stage.type(NUMBER)
    stage.press(Qt.Key.Key_Return)
    stage.wait(stage.desk.bill.banner.isVisible)
    assert "sudah dibayar" in texts(stage.desk.bill.banner)
    assert not stage.desk.bill.tender.isEnabled()
    stage.press(Qt.Key.Key_Return)
    stage.wait(lambda: stage.desk.sale.inquiry is not None)
    inquiry = stage.desk.sale.inquiry
    assert inquiry is not None
    assert inquiry.again


def test_a_payment_in_review_is_settled_by_a_supervisor_on_his_own_page(
    home: Home, qtbot: QtBot, qapp: QApplication
) -> None:
    payment = unclear(home, arrives=True)
    counter = open_counter(home.path)
    doubt, now = Unknown(reason="wrong-customer"), datetime.now(UTC)
    counter.store.move(payment, State.REVIEW, now, actor="x", outcome=doubt)
    counter.close()
    for stage in open_stage(home, qtbot, qapp):
        stage.sign_in()
        stage.press(Qt.Key.Key_F3)
        stage.wait(stage.desk.open.isVisible)
        stage.wait(lambda: stage.desk.open.table.model().rowCount() == 1)  # noqa: B023
        review = stage.desk.settling.review
        stage.wait(stage.desk.open.button.isEnabled)
        stage.qtbot.mouseClick(stage.desk.open.button, CLICK)
        stage.wait(review.isVisible)
        review.reason.setText("Telepon CS")
        stage.qtbot.mouseClick(review.paid, CLICK)
        stage.wait(review.banner.isVisible)
        review.evidence.setText("CS-1")
        stage.qtbot.mouseClick(review.paid, CLICK)
        stage.wait(stage.desk.result.isVisible)
        assert stage.desk.result.title.text() == "Lunas"


def test_what_a_power_cut_has_left_is_asked_about_before_the_counter_sells(
    home: Home, qtbot: QtBot, qapp: QApplication
) -> None:
    unclear(home, arrives=True)
    for stage in open_stage(home, qtbot, qapp):
        stage.faulty(when={"command": "status-pasca"}, do="hang", seconds=1)
        stage.wait(stage.window.sign_in.pin.hasFocus)
        stage.type("147258")
        stage.press(Qt.Key.Key_Return)
        stage.wait(lambda: hasattr(stage.window.centralWidget(), "settling"))  # noqa: B023
        stage.wait(stage.desk.settling.first_round.isVisible)
        stage.press(Qt.Key.Key_F1)
        assert stage.desk.settling.first_round.isVisible()
        stage.wait(stage.desk.choose.isVisible)
        (payment,) = stage.desk.counter.store.payments()
        assert payment.state is State.PAID


def test_who_does_not_wait_for_a_silent_provider_may_open_the_counter(
    home: Home, qtbot: QtBot, qapp: QApplication
) -> None:
    unclear(home, arrives=True)
    for stage in open_stage(home, qtbot, qapp):
        stage.faulty(when={"command": "status-pasca"}, do="hang", seconds=3)
        stage.wait(stage.window.sign_in.pin.hasFocus)
        stage.type("147258")
        stage.press(Qt.Key.Key_Return)
        stage.wait(lambda: hasattr(stage.window.centralWidget(), "settling"))  # noqa: B023
        page = stage.desk.settling.first_round
        stage.wait(page.isVisible)
        assert not page.skip.isVisible()
        page._offer()
        stage.qtbot.mouseClick(page.skip, CLICK)
        assert stage.desk.choose.isVisible()


def test_a_resolver_that_fails_says_so_once_and_asks_ever_more_rarely(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    stage.sign_in()
    tries: list[int] = []

    def fails() -> Any:
        tries.append(1)
        raise StorageError("disk", "I/O")

    monkeypatch.setattr(stage.desk.counter.unfinished, "resolve", fails)
    books: Books = stage.desk.books
    books.stop()
    books._has_open = True
    told: list[object] = []
    books.failed.connect(told.append)
    for _ in range(40):
        books._has_open = True
        books._tick()
        stage.wait(lambda: not books._resolving)
    assert len(told) == 1
    assert 3 <= len(tries) <= 6
    assert "resolver failed" in caplog.text
    books._has_open = False
