"""The menu leads to every room, by keyboard and by touch."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from pos_app.ui import theme
from tests.gui.test_counter import texts
from tests.gui.test_settings_page import Room, room

__all__ = ["room"]


def asks_for_menu(room: Room) -> bool:
    """Press the key of the menu; one that comes before the first paint finds no shortcut."""
    room.qtbot.keyClick(room.desk, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    return room.desk.hall.menu.isVisible()


def in_settings(room: Room) -> bool:
    settings = room.desk.room
    return settings is not None and any(page.isVisible() for page in settings.pages())


def test_the_menu_leads_to_the_settings_by_its_digit(room: Room) -> None:
    room.wait(lambda: asks_for_menu(room))
    tiles = [tile.spec.key for tile in room.desk.hall.menu.grid.tiles()]
    room.press(Qt.Key(Qt.Key.Key_0 + tiles.index("settings") + 1))
    room.wait(lambda: in_settings(room))


def test_who_signs_in_waits_for_no_page_of_a_room(room: Room) -> None:
    assert [behind.key for behind in room.desk.hall.rooms if behind.pages()] == []
    room.desk.hall.enter("journal")
    assert [behind.key for behind in room.desk.hall.rooms if behind.pages()] == ["journal"]


def test_a_room_is_furnished_once(room: Room) -> None:
    (journal,) = (behind for behind in room.desk.hall.rooms if behind.key == "journal")
    room.desk.hall.enter("journal")
    before = journal.pages()
    room.desk.show_choose()
    room.desk.hall.enter("journal")
    assert journal.pages() == before


def test_a_room_entered_after_a_change_of_language_speaks_the_new_one(room: Room) -> None:
    room.enter("look")
    room.page.form("look").fields["window.language"].fill("en")
    room.save()
    for key, said in (("reports", "Nothing was sold here."), ("people", "People")):
        room.desk.hall.enter(key)
        (entered,) = (behind for behind in room.desk.hall.rooms if behind.key == key)
        assert said in texts(entered.pages()[0])
    room.desk.hall.enter("settings")
    room.page.show_section("fees")
    assert room.fees.title.text() == "Fees"


def test_the_settings_entered_after_a_change_of_theme_are_shown_in_it(room: Room) -> None:
    room.press(Qt.Key.Key_F10)
    room.press(Qt.Key.Key_F4)
    room.wait(room.page.isVisible)
    assert ground(room.page) == theme.DARK.background
    room.page.show_section("fees")
    assert ground(room.fees) == theme.DARK.surface


def test_a_page_that_is_there_follows_the_theme(room: Room) -> None:
    room.enter("outlet")
    assert ground(room.page) == theme.LIGHT.background
    room.press(Qt.Key.Key_F1)
    room.press(Qt.Key.Key_F10)
    room.press(Qt.Key.Key_F4)
    room.wait(room.page.isVisible)
    assert ground(room.page) == theme.DARK.background


def ground(widget: QWidget) -> str:
    """Return the colour of its window behind a widget's upper left corner, as it is painted."""
    window = widget.window()
    at = widget.mapTo(window, QPoint(2, 2))
    return QColor(window.grab().toImage().pixelColor(at)).name()
