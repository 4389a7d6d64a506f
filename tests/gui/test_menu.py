"""The menu leads to every room, by keyboard and by touch."""

from PySide6.QtCore import Qt

from tests.gui.test_settings_page import Room, room

__all__ = ["room"]


def test_the_menu_leads_to_the_settings_by_its_digit(room: Room) -> None:
    room.qtbot.keyClick(room.desk, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    room.wait(room.desk.menu.isVisible)
    tiles = [tile.spec.key for tile in room.desk.menu.grid.tiles()]
    room.press(Qt.Key(Qt.Key.Key_0 + tiles.index("settings") + 1))
    room.wait(lambda: room.desk.room is not None and room.desk.room.page.isVisible())
