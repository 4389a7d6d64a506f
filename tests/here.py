"""The people of a store: their names, and their rights with somebody at the counter."""

from pos_app.services.approvals import Approvals
from pos_app.services.guesses import Guesses
from pos_app.services.presence import Presence
from pos_app.services.rights import Rights
from pos_app.storage.journal_store import JournalStore
from tests.conftest import SetClock
from tests.faults.world import PlainPins


def rights_of(store: JournalStore, who: str = "Sari") -> Rights:
    presence, clock = Presence(), SetClock()
    presence.come(who)
    guesses = Guesses(store.people, PlainPins(), clock)
    return Rights(store.people, presence, Approvals(store, guesses, clock))


def names_in(store: JournalStore) -> list[str]:
    """Return who may sign in."""
    return [cashier.name for cashier in store.people.everybody() if cashier.active]
