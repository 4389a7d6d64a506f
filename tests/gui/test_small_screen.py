"""Everything fits on a cheap screen, whatever else there is to show."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from pos_app.ui.translation import use_language
from pos_app.ui.widgets.key_value_list import KeyValueList
from pos_app.ui.widgets.labels import ElidedLabel
from pos_app.ui.widgets.page_area import PageArea
from tests.gui.test_counter import Stage, stage

__all__ = ["stage"]


def test_everything_fits_on_a_small_screen_with_a_task_bar(stage: Stage) -> None:
    stage.sign_in()
    stage.bill("samsat", "9658548523568701", "0212502110170100")
    least = stage.window.minimumSizeHint()
    assert least.width() <= 1366
    assert least.height() <= 700
    stage.window.resize(1366, 700)
    pages = stage.desk.findChild(PageArea)
    stage.wait(lambda: stage.window.height() == 700)
    assert pages is not None
    stage.wait(lambda: pages.verticalScrollBar().maximum() == 0)


def test_what_is_told_above_a_page_pushes_nothing_off_the_screen(stage: Stage) -> None:
    stage.sign_in()
    stage.window.resize(1366, 768)
    stage.desk.hall.enter("backups")
    for strip in (stage.desk.news, stage.desk.drawer.notice):
        strip.show_message("warning", "Paid: 530000000001", "Hand over the receipt.", "Show")
    pages = stage.desk.findChild(PageArea)
    assert pages is not None
    stage.wait(lambda: pages.verticalScrollBar().maximum() > 0)
    assert stage.window.height() == 768
    assert stage.desk.bar.geometry().bottom() < 768


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_name_of_the_shop_has_room_beside_all_that_stands_in_the_bar(
    stage: Stage, language: str
) -> None:
    use_language(language)
    stage.sign_in()
    stage.window.resize(1366, 768)
    stage.desk.header.show_open(1)
    name = stage.desk.header.findChild(ElidedLabel)
    assert name is not None
    assert stage.desk.header.findChild(QLabel, "training") is not None
    stage.wait(lambda: name.width() >= name.sizeHint().width())
    use_language("en")


def test_a_long_ref_of_a_provider_pushes_no_money_off_its_card(qtbot: QtBot) -> None:
    facts = KeyValueList("Payment")
    qtbot.addWidget(facts)
    facts.resize(380, 300)
    facts.set_rows([("Provider ref", "W" * 40, "text"), ("Total", "Rp 11.000", "total")])
    facts.show()
    qtbot.waitUntil(lambda: width_of(facts) <= facts.viewport().width())


def width_of(facts: KeyValueList) -> int:
    ground: QWidget = facts.widget()
    return ground.minimumSizeHint().width()
