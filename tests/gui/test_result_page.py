"""The page of a payment fits on a cheap screen, however the payment stands."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos_app.domain.payment import State
from pos_app.ui.pages.result import ResultPage
from pos_app.ui.theme import apply_theme
from pos_app.ui.translation import use_language
from tests.unit.test_services import Desk

SCREEN = 1366


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("state", State)
def test_no_button_is_beyond_the_edge_of_the_screen(
    state: State, language: str, desk: Desk, qapp: QApplication, qtbot: QtBot
) -> None:
    apply_theme(qapp, "light")
    use_language(language)
    page = ResultPage("Asia/Jakarta")
    qtbot.addWidget(page)
    page.show_payment(replace(desk.paid(), state=state))
    page.show()
    assert page.minimumSizeHint().width() <= SCREEN
    use_language("en")
