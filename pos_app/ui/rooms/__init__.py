"""The rooms behind the menu, in the order of their tiles."""

from pos_app.ui.rooms.reports import ReportsRoom
from pos_app.ui.rooms.room import Room

ROOMS: tuple[type[Room], ...] = (ReportsRoom,)
