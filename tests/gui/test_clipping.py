"""In English, as in Indonesian, every text of these pages has the room that it takes."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from pos_app.ui.widgets.labels import ElidedLabel
from tests.gui.test_settings_page import Room, room

__all__ = ["room"]


@pytest.mark.parametrize("language", ["en", "id"])
def test_no_text_is_clipped_where_one_chooses_and_in_the_settings(
    room: Room, language: str
) -> None:
    if language == "en":
        room.enter("look")
        room.page.form("look").fields["window.language"].fill("en")
        room.save()
    else:
        room.enter("look")
    room.window.resize(1366, 768)
    for section in room.page.all_sections:
        room.page.show_section(section)
        room.qtbot.waitUntil(lambda: all_is_shown(room.window))
    room.desk.show_choose()
    room.wait(room.desk.choose.isVisible)
    room.qtbot.waitUntil(lambda: all_is_shown(room.window))


def all_is_shown(window: QWidget) -> None:
    """What has just changed is laid out a moment later: this is asked until it holds."""
    assert list(clipped(window)) == []


def clipped(window: QWidget) -> Iterator[str]:
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget, ElidedLabel):
            continue
        if isinstance(widget, QLabel | QAbstractButton):
            if widget.text() and is_clipped(widget):
                yield widget.text()
        elif isinstance(widget, QComboBox) and is_cut(widget):
            yield widget.currentText()


def is_clipped(widget: QLabel | QAbstractButton) -> bool:
    if isinstance(widget, QAbstractButton) or not widget.wordWrap():
        wanted = widget.minimumSizeHint()
        return wanted.width() > widget.width() or wanted.height() > widget.height()
    width = widget.fontMetrics().horizontalAdvance
    longest = max(map(width, widget.text().split()), default=0)
    return (
        longest > widget.contentsRect().width()
        or widget.heightForWidth(widget.width()) > widget.height()
    )


def is_cut(box: QComboBox) -> bool:
    """Return whether the text takes more room than the style leaves it."""
    look = QStyleOptionComboBox()
    box.initStyleOption(look)
    room = box.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, look, QStyle.SubControl.SC_ComboBoxEditField, box
    )
    return box.fontMetrics().horizontalAdvance(box.currentText()) > room.width()
