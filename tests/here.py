"""Rights on a store of its own, with somebody at the counter."""

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
