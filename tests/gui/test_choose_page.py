"""The page of products while the price lists behind it change."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from pos_app.domain.offer import Offer
from pos_app.ui.pages.choose import CATEGORY, ChoosePage
from pos_app.ui.widgets.number_edit import NumberEdit
from tests.conftest import SetClock
from tests.scripted import Scripted
from tests.unit.test_services import open_desk

GAME = Offer(code="ml86", name="ML 86", group="game", prepaid=True, price=20_000)


def test_a_category_that_a_new_price_list_takes_away_leads_back_to_the_others(
    qtbot: QtBot, tmp_path: Path
) -> None:
    games = [GAME, Offer(code="ml172", name="ML 172", group="game", prepaid=True, price=40_000)]
    desk = open_desk(tmp_path, SetClock(), Scripted(name="iak", offers=games))
    desk.counter.prices.refresh()
    catalogue = desk.counter.catalogue
    catalogue.rebuild()
    page = ChoosePage(catalogue, desk.counter.inquiries.price, "Asia/Jakarta")
    qtbot.addWidget(page)
    page.grid.chosen.emit(f"{CATEGORY}games")
    assert len(page.grid.tiles()) == 2
    desk.provider.offers = []
    desk.clock.move(hours=7)
    desk.counter.prices.refresh()
    catalogue.rebuild()
    page.reload()
    assert f"{CATEGORY}games" not in {tile.spec.key for tile in page.grid.tiles()}
    page.grid.chosen.emit(f"{CATEGORY}games")
    assert page.grid.tiles()
    desk.counter.close()


def test_the_name_of_a_player_stays_as_it_is_typed(qtbot: QtBot) -> None:
    edit = NumberEdit("ID")
    qtbot.addWidget(edit)
    edit.allow_letters(True, "|")
    edit.set_value("aBc|1")
    edit.set_value("a-c|1")
    assert edit.value == "aBc|1"
    edit.allow_letters(True)
    edit.set_value("ab-1")
    assert edit.value == "AB1"
