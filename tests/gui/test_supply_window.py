"""Numbers that find their products, top-ups and tokens, deposits and what is not on sale."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos_app.app import open_counter
from pos_app.domain.payment import State
from tests.conftest import Home
from tests.gui.test_counter import Stage, open_stage


@pytest.fixture
def stage(home: Home, qtbot: QtBot, qapp: QApplication) -> Iterator[Stage]:
    home.switch_on("digiswitch", "iak", "espay")
    counter = open_counter(home.path)
    counter.accounts.add("Sari", "147258")
    counter.shifts.open(0, "Sari")
    counter.close()
    yield from open_stage(home, qtbot, qapp)


def tiles(stage: Stage) -> list[str]:
    return [tile.spec.title for tile in stage.desk.choose.grid.tiles()]


def find(stage: Stage, words: str) -> None:
    """Type into the box; the first letter has to take the focus there."""
    stage.type(words[:1])
    stage.type(words[1:])


def take(stage: Stage, title: str) -> None:
    """Walk to a tile with the arrows and press Enter."""
    at = tiles(stage).index(title)
    stage.press(Qt.Key.Key_Home)
    stage.press(Qt.Key.Key_Right, at)
    stage.press(Qt.Key.Key_Return)


def test_a_typed_mobile_number_leads_from_its_airtime_to_the_receipt(stage: Stage) -> None:
    stage.sign_in()
    find(stage, "0812 3456 7890")
    assert tiles(stage)[0].startswith("Pulsa Telkomsel")
    assert not any("XL" in title for title in tiles(stage) if title.startswith("Pulsa"))
    stage.press(Qt.Key.Key_Return)
    take(stage, "Pulsa Telkomsel 10.000")
    stage.wait(stage.desk.bill.tender.cash.hasFocus)
    inquiry = stage.desk.sale.inquiry
    assert inquiry is not None
    assert (inquiry.customer_no, inquiry.bill.kind) == ("081234567890", "top-up")
    assert stage.desk.bill.route.text().startswith("Lewat Digiswitch")
    stage.pay("20000")
    stage.wait(lambda: getattr(stage.desk.result.payment, "state", None) is State.PAID)
    assert stage.charges()[0] == "charge"


def test_a_token_stands_large_on_the_page_and_goes_with_the_next_customer(stage: Stage) -> None:
    stage.sign_in()
    find(stage, "token pln 20.000")
    stage.press(Qt.Key.Key_Return)
    stage.type("12345678901")
    stage.press(Qt.Key.Key_Return)
    stage.wait(stage.desk.bill.tender.cash.hasFocus)
    assert stage.desk.bill.name.text() not in {"", "Tanpa nama"}
    stage.pay("100000")
    stage.wait(stage.desk.result.token.isVisible)
    groups = stage.desk.result.token.text().split(" ")
    assert [len(group) for group in groups] == [4] * 5
    stage.press(Qt.Key.Key_Return)
    stage.wait(lambda: stage.desk.choose.grid.focused_tile() is not None)
    stage.bill("pln-postpaid", "530000000001")
    stage.pay("50000")
    assert not stage.desk.result.token.isVisible()


def test_a_pasted_number_that_nothing_fits_says_what_to_do(stage: Stage) -> None:
    stage.sign_in()
    QApplication.clipboard().setText("1234567890123456789012345678901234567890123")
    stage.desk.choose.search.setFocus()
    stage.press(Qt.Key.Key_V)
    stage.desk.choose.search.setText("")
    stage.desk.choose.search.paste()
    assert tiles(stage) == []
    assert stage.desk.choose.empty.isVisible()


def test_the_deposits_stand_at_the_foot_and_a_low_one_is_marked(stage: Stage) -> None:
    stage.sign_in()
    bar = stage.desk.bar
    stage.wait(lambda: "10.000.000" in bar.entries["espay"].text())
    assert [bar.entries[name].text() for name in ("digiswitch", "iak")] == [
        "Digiswitch: Rp 10.000.000",
        "IAK: Rp 10.000.000",
    ]
    assert not bar.marks["iak"].isVisible()
    stage.bill("samsat", "9658548523568701", "0212502110170100")
    stage.pay("100000")
    stage.wait(lambda: "9.900.500" in bar.entries["digiswitch"].text())


def test_a_low_deposit_warns(home: Home, qtbot: QtBot, qapp: QApplication) -> None:
    home.switch_on("iak")
    with (home.path / "config.toml").open("a") as file:
        file.write("\n[deposit]\nwarn_below = 999999999\n")
    counter = open_counter(home.path)
    counter.accounts.add("Sari", "147258")
    counter.shifts.open(0, "Sari")
    counter.close()
    for stage in open_stage(home, qtbot, qapp):
        stage.sign_in()
        stage.wait(stage.desk.bar.marks["iak"].isVisible)
        assert "menipis" in stage.desk.bar.entries["iak"].text()


def test_what_is_switched_off_says_so_and_cannot_be_chosen(stage: Stage) -> None:
    stage.sign_in()
    stage.type("hpsmart")
    (tile,) = stage.desk.choose.grid.tiles()
    assert (tile.isEnabled(), tile.spec.reason) == (False, "Sedang tidak dijual")
    stage.press(Qt.Key.Key_Return)
    assert stage.desk.choose.isVisible()


def test_new_prices_leave_what_the_cashier_looks_at(stage: Stage) -> None:
    stage.sign_in()
    stage.press(Qt.Key.Key_Right)
    focused = stage.desk.choose.grid.focused_tile()
    assert focused is not None
    before = focused.spec.key
    stage.desk.choose.reload()
    after = stage.desk.choose.grid.focused_tile()
    assert after is not None
    assert after.spec.key == before
    find(stage, "pulsa xl")
    shown = tiles(stage)
    stage.desk.choose.reload()
    assert (tiles(stage), stage.desk.choose.search.text()) == (shown, "pulsa xl")


def test_refreshing_by_hand_asks_for_the_deposits_again(stage: Stage) -> None:
    stage.sign_in()
    stage.wait(lambda: "10.000.000" in stage.desk.bar.entries["iak"].text())
    asked = stage.home.requests.count("check-balance")
    stage.press(Qt.Key.Key_F5)
    stage.wait(lambda: stage.home.requests.count("check-balance") > asked)


def test_a_number_of_another_operator_is_pointed_out_and_still_the_cashiers_to_decide(
    stage: Stage,
) -> None:
    stage.sign_in()
    find(stage, "pulsa telkomsel 10.000")
    stage.press(Qt.Key.Key_Return)
    stage.type("087812345678")
    (number,) = stage.desk.bill.entry.numbers
    assert number.edit.accessibleDescription() == "Ini sepertinya nomor XL."
    stage.press(Qt.Key.Key_Return)
    stage.wait(stage.desk.bill.tender.cash.hasFocus)
