"""Who works at the counter: people, their roles and PINs, and who is here."""

from dataclasses import replace

from pos_app.domain.account import Cashier, check_pin, clean_name
from pos_app.domain.errors import InputError, RuleError
from pos_app.domain.guesses import Tries
from pos_app.domain.rights import RIGHTS, Action, Role
from pos_app.services.guesses import Guesses, Purpose
from pos_app.services.people import People, PinHasher
from pos_app.services.ports import Clock, Store
from pos_app.services.presence import Presence
from pos_app.services.rights import Rights

SIGN_IN = Purpose("cashier.signed-in", "cashier.sign-in-failed")
UNLOCK = Purpose("cashier.came-back", "cashier.sign-in-failed")
SHOWN = Purpose("cashier.pin-shown", "cashier.sign-in-failed")


class Accounts:
    """The people. A PIN is never kept, only its hash; nobody is deleted, and no name used again."""

    def __init__(
        self,
        store: Store,
        people: People,
        hasher: PinHasher,
        guesses: Guesses,
        presence: Presence,
        rights: Rights,
        clock: Clock,
    ) -> None:
        self._store = store
        self._people = people
        self._hasher = hasher
        self._guesses = guesses
        self._rights = rights
        self._clock = clock
        self.presence = presence
        """Who is here; asked, not told, by everybody else."""

    def names(self) -> list[str]:
        """Return who may sign in, by name."""
        return [cashier.name for cashier in self._people.everybody() if cashier.active]

    def everybody(self) -> list[Cashier]:
        """Return all who were ever added, by name."""
        return self._people.everybody()

    # -- who is here --------------------------------------------------------------------------

    def sign_in(self, name: str, pin: str) -> Cashier:
        """Let a cashier in and return him by the name that was written down, however it is typed.

        Whoever was here has gone then. Raises RuleError "wrong-pin" for a wrong name or PIN alike,
        "too-many-tries"; CredentialsError("pin-elsewhere") for books of another computer.
        """
        cashier = self._guesses.check(name, pin, SIGN_IN)
        self.presence.come(cashier.name)
        return cashier

    def recognise(self, name: str, pin: str) -> Cashier:
        """Return who shows a PIN, and let whoever is here stay; raises as `sign_in`."""
        return self._guesses.check(name, pin, SHOWN)

    def sign_out(self) -> None:
        """Let whoever is here go."""
        if self.presence.name:
            self._record("cashier.signed-out", self.presence.name)
            self.presence.leave()

    def lock(self) -> None:
        """Close the counter until whoever is here shows the PIN again. What is sent goes on."""
        if self.presence.name and not self.presence.is_locked:
            self.presence.lock()
            self._record("counter.locked", self.presence.name)

    def unlock(self, pin: str) -> Cashier:
        """Open the counter again to who has locked it; raises as `sign_in`."""
        cashier = self._guesses.check(self.presence.name, pin, UNLOCK)
        self.presence.come(cashier.name)
        return cashier

    def stay(self, before: "Accounts") -> None:
        """Keep who is here: the same books were closed and are opened again."""
        self.presence = before.presence
        self._rights.presence = before.presence

    # -- people -------------------------------------------------------------------------------

    def add(self, name: str, pin: str, role: Role = Role.CASHIER, *, by: str = "") -> Cashier:
        """Add somebody. The first of new books owns them whatever is asked for, and is here then.

        Raises InputError "cashier-name" or "pin-weak", RuleError "cashier-exists", and what
        `Rights.require` raises to anybody but the first.
        """
        cashier = Cashier(clean_name(name), role)
        is_first = not self._people.everybody()
        if is_first:
            cashier, by = replace(cashier, role=Role.OWNER), cashier.name
        else:
            by = self._rights.require(Action.MANAGE_PEOPLE, by, ref=cashier.name)
        pin_hash = self._hasher.hash(check_pin(pin))
        self._people.add(cashier, pin_hash, self._clock.now(), by=by)
        if is_first:
            self._people.tried(SIGN_IN.right, cashier.name, Tries(), self._clock.now())
            self.presence.come(cashier.name)
        return cashier

    def set_role(self, name: str, role: Role, *, by: str) -> Cashier:
        """Give somebody another role; raises InputError("unknown-cashier"), RuleError.

        RuleError("last-owner") for who is the only one that owns the counter.
        """
        known = self._known(name)
        by = self._rights.require(Action.MANAGE_PEOPLE, by, ref=known.name)
        return self._change("cashier.role-set", replace(known, role=role), by)

    def switch_off(self, name: str, *, by: str) -> Cashier:
        """Let somebody not sign in any more, at once; raises as `set_role`."""
        known = self._known(name)
        by = self._rights.require(Action.MANAGE_PEOPLE, by, ref=known.name)
        return self._change("cashier.switched-off", replace(known, active=False), by)

    def switch_on(self, name: str, *, by: str) -> Cashier:
        """Let somebody sign in again, with the PIN and the role of before; raises as `set_role`."""
        known = self._known(name)
        by = self._rights.require(Action.MANAGE_PEOPLE, by, ref=known.name)
        return self._change("cashier.switched-on", replace(known, active=True), by)

    def set_pin(self, name: str, pin: str, *, by: str, old: str = "") -> Cashier:
        """Give a new PIN: one's own with the old one, another's as who manages the people.

        Another one may try again at once. Raises InputError "pin-weak" or "unknown-cashier",
        RuleError "wrong-pin" and "too-many-tries" for the old one, and what `Rights.require`
        raises.
        """
        known = self._known(name)
        if known.name == by:
            self._rights.role(by)
            check_pin(pin)
            self._guesses.check(by, old, SHOWN)
        else:
            by = self._rights.require(Action.MANAGE_PEOPLE, by, ref=known.name)
            check_pin(pin)
            self._guesses.forgive(known.name, by)
        return self._change("cashier.pin-set", known, by, self._hasher.hash(pin))

    def unlock_person(self, name: str, *, by: str) -> None:
        """Let somebody who has to wait try again at once; raises what `Rights.require` raises."""
        known = self._known(name)
        by = self._rights.require(Action.UNLOCK_PERSON, by, ref=known.name)
        self._guesses.forgive(known.name, by)

    def unlock_person_with(self, name: str, supervisor: str, pin: str) -> None:
        """Do so before anybody is here, by the PIN of somebody who may.

        Raises RuleError "wrong-pin" and "too-many-tries" for that PIN, "cannot-approve" for who
        may not.
        """
        known = self._known(name)
        cashier = self._guesses.check(supervisor, pin, SHOWN)
        if not cashier.role.covers(RIGHTS[Action.UNLOCK_PERSON]):
            raise RuleError("cannot-approve", cashier.name)
        self._guesses.forgive(known.name, cashier.name)

    def _known(self, name: str) -> Cashier:
        known = self._people.known(name)
        if known is None:
            raise InputError("unknown-cashier", name[:40])
        return known.cashier

    def _change(self, kind: str, cashier: Cashier, by: str, pin_hash: str = "") -> Cashier:
        self._people.change(kind, cashier, self._clock.now(), by=by, pin_hash=pin_hash)
        return cashier

    def _record(self, kind: str, name: str) -> None:
        self._store.record(kind, actor=name, at=self._clock.now())
