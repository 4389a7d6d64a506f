"""The menu leads to every room, by keyboard and by touch."""

from PySide6.QtCore import Qt

from tests.gui.test_settings_page import Room, room

__all__ = ["room"]


def asks_for_menu(room: Room) -> bool:
    """Press the key of the menu; one that comes before the first paint finds no shortcut."""
    room.qtbot.keyClick(room.desk, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    return room.desk.hall.menu.isVisible()


def test_the_menu_leads_to_the_settings_by_its_digit(room: Room) -> None:
    room.wait(lambda: asks_for_menu(room))
    tiles = [tile.spec.key for tile in room.desk.hall.menu.grid.tiles()]
    room.press(Qt.Key(Qt.Key.Key_0 + tiles.index("settings") + 1))
    room.wait(lambda: room.desk.room is not None and room.desk.room.page.isVisible())
