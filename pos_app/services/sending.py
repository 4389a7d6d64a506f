"""Whether anything may be sent from this counter: asked before every claim, whoever makes it."""

from pos_app.domain.account import LEAST_REASON
from pos_app.domain.errors import InputError, PosError, RuleError
from pos_app.domain.journal import REKEYED
from pos_app.domain.rights import Action
from pos_app.services.ports import Clock, Store
from pos_app.services.rights import Rights

RESTORED = "restore.done"
"""The entry of a restore; its ref is the identity that the counter has had since."""

RECONCILED = "restore.reconciled"
"""The entry that lets a counter send again that was restored or got a new key, under its ref."""


class Sending:
    """What stands in the way of sending money. Questions that move none are free."""

    def __init__(self, store: Store, rights: Rights, clock: Clock) -> None:
        self._store = store
        self._rights = rights
        self._clock = clock

    def require(self) -> None:
        """Raise what forbids to send anything now.

        RuleError("restored") while nobody has accepted what a restore has brought, or books whose
        key was lost;
        StorageError("disk-low", "disk-full") while the outcome could not be kept for certain.
        """
        if self.is_barred():
            raise RuleError("restored")
        self._store.require_room()

    def require_first(self, ref: str) -> None:
        """Raise what forbids the first send of a payment, RuleError("older-epoch") besides.

        What was ready before a restore may have been sent after the backup was made.
        """
        self.require()
        if not ref.startswith(self._store.identity()):
            raise RuleError("older-epoch", ref=ref)

    def problem(self) -> PosError | None:
        """Return what `require` raises, None if money may be sent."""
        try:
            self.require()
        except PosError as error:
            return error
        return None

    def accept(self, reason: str, actor: str) -> None:
        """Let a restored counter send again: its books were held against the provider's.

        Raises InputError("reason-missing"), RuleError("not-restored"), and what `Rights.require`
        raises.
        """
        identity, at = self._store.identity(), self._clock.now()
        by = self._rights.require(Action.ACCEPT_RESTORED, actor, ref=identity)
        reason = reason.strip()
        if len(reason) < LEAST_REASON:
            raise InputError("reason-missing", str(LEAST_REASON))
        if not self.is_barred():
            raise RuleError("not-restored")
        self._store.record(RECONCILED, actor=by, at=at, ref=identity, reason=reason)

    def is_barred(self) -> bool:
        """Return whether nobody has accepted yet what a restore, or a new key, has brought."""
        told = [entry.kind for entry in self._store.entries(self._store.identity())]
        steps = [kind for kind in told if kind in {RESTORED, REKEYED, RECONCILED}]
        return bool(steps) and steps[-1] != RECONCILED
