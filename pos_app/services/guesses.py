"""PINs, tried: whoever guesses waits, in this process and over every restart."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock

from pos_app.domain.account import MAX_NAME, Cashier
from pos_app.domain.errors import RuleError
from pos_app.domain.guesses import Tries
from pos_app.services.people import Known, People, PinHasher
from pos_app.services.ports import Clock


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a PIN is typed for: the entries of a right and of a wrong one, and what they say."""

    right: str
    wrong: str
    ref: str = ""
    data: Mapping[str, str | int] = field(default_factory=dict)


class Guesses:
    """Tries PINs. How many were wrong is kept, for names that are nobody's as well.

    A wait is measured by the clock that nobody sets, and begins anew when the program starts: so
    no clock and no restart shortens it, and it is never longer than its length.
    """

    def __init__(self, people: People, hasher: PinHasher, clock: Clock) -> None:
        self._people = people
        self._hasher = hasher
        self._clock = clock
        self._began = clock.steady()
        self._until: dict[str, float] = {}
        # Four at once would be four guesses at the price of one.
        self._one_at_a_time = Lock()

    def check(self, name: str, pin: str, purpose: Purpose) -> Cashier:
        """Return who has this name and PIN.

        Raises RuleError "wrong-pin" for a wrong name or PIN alike, and after as long; "too-many-
        tries" with the minutes to wait, before anything is tried; and what the hasher raises.
        """
        with self._one_at_a_time:
            known = self._people.known(name)
            tried = known.cashier.name if known else name[:MAX_NAME]
            self.require_no_wait(tried)
            found = self._verified(known, pin)
            self._keep(tried, purpose, right=found is not None)
            if found is None:
                raise RuleError("wrong-pin", ref=purpose.ref)
            self._renew(found, pin)
            return found.cashier

    def require_no_wait(self, name: str) -> None:
        """Raise RuleError("too-many-tries") while a name has to wait; a wait that is over ends."""
        tries = self._people.tries(name)
        if not tries.wait:
            return
        left = self._until.setdefault(name, self._began + tries.wait) - self._clock.steady()
        if left > 0:
            minutes, seconds = divmod(math.ceil(left), 60)
            raise RuleError("too-many-tries", f"{minutes}:{seconds:02}")
        self._until.pop(name)
        self._people.tried("cashier.wait-over", name, tries.waited(), self._clock.now())

    def forgive(self, name: str, by: str) -> None:
        """Let a name try again at once, as somebody says who may."""
        self._until.pop(name, None)
        self._people.tried("cashier.unlocked", name, Tries(), self._clock.now(), by=by)

    def tried(self, name: str, purpose: Purpose, *, right: bool) -> None:
        """Count a try of something else that is guessed, such as a code."""
        with self._one_at_a_time:
            self._keep(name, purpose, right=right)

    def _verified(self, known: Known | None, pin: str) -> Known | None:
        pin_hash = known.pin_hash if known else self._hasher.decoy()
        is_right = self._hasher.verify(pin_hash, pin)
        return known if known and is_right and known.cashier.active else None

    def _keep(self, name: str, purpose: Purpose, *, right: bool) -> None:
        tries = Tries() if right else self._people.tries(name).another()
        kind = purpose.right if right else purpose.wrong
        self._people.tried(kind, name, tries, self._clock.now(), ref=purpose.ref, data=purpose.data)
        self._until[name] = self._clock.steady() + tries.wait

    def _renew(self, known: Known, pin: str) -> None:
        """Hash a PIN anew that was hashed as it is not done any more; now it is known."""
        if self._hasher.is_outdated(known.pin_hash):
            cashier, now = known.cashier, self._clock.now()
            fresh = self._hasher.hash(pin)
            self._people.change(
                "cashier.pin-rehashed", cashier, now, by=cashier.name, pin_hash=fresh
            )
