"""The menu and the rooms behind it: who may go where, and how one gets there."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from pos_app.domain.rights import RIGHTS, Role
from pos_app.ui.pages.menu import MenuPage
from pos_app.ui.rooms.room import Room
from pos_app.ui.widgets.tile import TileSpec

Leaving = Callable[[Callable[[], object]], bool]
"""Whether the page that is shown asks first; then what was given may follow its answer."""


class Hall(QObject):
    """Leads to the rooms and says what they have to say. `window` is where their keys work."""

    furnished = Signal(tuple)
    wanted = Signal(QWidget)
    said = Signal(str, str)
    opened = Signal(object)

    def __init__(
        self, rooms: Sequence[Room], role: Role, window: QWidget, asks_before_leaving: Leaving
    ) -> None:
        super().__init__(window)
        self.rooms = rooms
        self._role = role
        self._asks_before_leaving = asks_before_leaving
        self.menu = MenuPage(self._tiles())
        self.menu.chosen.connect(self.enter)
        for room in rooms:
            room.setParent(self)  # what comes home after the window is gone finds nobody
            room.furnished.connect(self.furnished)
            room.wanted.connect(self.wanted)
            room.said.connect(self.said)
            room.opened.connect(self.opened)
            room.asked.connect(self.enter)
            room.retold.connect(self._retell)
            QShortcut(QKeySequence(room.shortcut), window).activated.connect(room.ask)

    @Slot()
    def show(self) -> None:
        """Show where one can go."""
        if self._asks_before_leaving(self.show):
            return
        for room in self.rooms:
            room.look()
        self.wanted.emit(self.menu)
        self.menu.start()

    @Slot(str)
    def enter(self, key: str) -> None:
        """Go into a room, or say who may; a page with changes asks first, unless it is there."""
        room = next(room for room in self.rooms if room.key == key)
        if not self._role.covers(RIGHTS[room.right]):
            self.said.emit(self._reason(room), "warning")
        elif any(page.isVisible() for page in room.pages()) or not self._asks_before_leaving(
            partial(self.enter, key)
        ):
            room.furnish()
            room.start()

    def stop(self) -> None:
        """Let every room look after nothing any more."""
        for room in self.rooms:
            room.stop()

    @Slot()
    def _retell(self) -> None:
        self.menu.show_tiles(self._tiles())

    def _tiles(self) -> list[TileSpec]:
        return [self._tile(*numbered) for numbered in enumerate(self.rooms, 1)]

    def _tile(self, number: int, room: Room) -> TileSpec:
        may = self._role.covers(RIGHTS[room.right])
        why = "" if may else self._reason(room)
        return TileSpec(room.key, room.title(), room.icon, room.subtitle(), str(number), why)

    def _reason(self, room: Room) -> str:
        owner = self.tr("Only for the owner")
        return owner if RIGHTS[room.right] is Role.OWNER else self.tr("Only for supervisors")
