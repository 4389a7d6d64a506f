"""The rooms behind the menu, in the order of their tiles."""

from pos_app.ui.rooms.backups import BackupsRoom
from pos_app.ui.rooms.journal import JournalRoom
from pos_app.ui.rooms.people import PeopleRoom
from pos_app.ui.rooms.reconciliation import ReconciliationRoom
from pos_app.ui.rooms.reports import ReportsRoom
from pos_app.ui.rooms.room import Room

ROOMS: tuple[type[Room], ...] = (
    ReportsRoom,
    JournalRoom,
    ReconciliationRoom,
    BackupsRoom,
    PeopleRoom,
)
