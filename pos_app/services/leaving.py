"""The way out of the kiosk: somebody who may let the program end says so by name and PIN."""

from pos_app.domain.errors import RuleError
from pos_app.domain.rights import Action
from pos_app.services.approvals import Approvals, Wish
from pos_app.services.ports import Clock, Store

LEFT = "kiosk.left"


class Leaving:
    """Ends the kiosk by an approval alone, whoever is signed in, and if nobody is.

    A supervisor who is here approves it as well: he may have gone away from an open counter.
    """

    def __init__(self, store: Store, approvals: Approvals, clock: Clock) -> None:
        self._store = store
        self._approvals = approvals
        self._clock = clock

    def wish(self, actor: str) -> Wish:
        """Return what has to be approved for whoever is at the counter, "" for nobody."""
        return Wish(Action.LEAVE_KIOSK, "", 0, actor)

    def leave(self, actor: str) -> str:
        """Use the approval up, write the leaving down and return who answers for it.

        Raises RuleError "not-allowed" without an approval, "approval-expired" for an old one.
        """
        by = self._approvals.take(self.wish(actor))
        if not by:
            raise RuleError("not-allowed", Action.LEAVE_KIOSK)
        self._store.record(LEFT, actor=by, at=self._clock.now(), **{"for": actor})
        return by
