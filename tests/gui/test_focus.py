"""Giving the keyboard back to who had it."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from pos_app.ui.widgets.focus import give_back_focus


def test_the_field_that_had_the_keyboard_gets_it_back(qtbot: QtBot) -> None:
    page, field, other = QWidget(), QLineEdit(), QLineEdit()
    column = QVBoxLayout(page)
    column.addWidget(other)
    column.addWidget(field)
    qtbot.addWidget(page)
    page.show()
    give_back_focus(field)
    assert page.focusWidget() is field


def test_a_field_that_is_gone_gets_nothing(qtbot: QtBot) -> None:
    """A menu makes its tiles anew while the counter is locked."""
    page = QWidget()
    field = QLineEdit(page)
    qtbot.addWidget(page)
    page.show()
    delete(field)
    give_back_focus(field)
    give_back_focus(None)
    assert page.focusWidget() is None
