"""Whether somebody may do something: asked by every service, whatever the window shows."""

from pos_app.domain.errors import RuleError
from pos_app.domain.rights import RIGHTS, Action, Role
from pos_app.services.approvals import Approvals, Wish
from pos_app.services.people import People
from pos_app.services.presence import Presence


class Rights:
    """Asks who is here, what the books say he is, and whether somebody has approved."""

    def __init__(self, people: People, presence: Presence, approvals: Approvals) -> None:
        self._people = people
        self._approvals = approvals
        self.presence = presence
        """Who is here."""

    def require(self, action: Action, actor: str, *, ref: str = "", amount: int = 0) -> str:
        """Return who answers for an action: who has approved exactly this, else the actor.

        `ref` and `amount` (rupiah) say what it is done to; an approval of anything else is none,
        and one is used up here. Raises RuleError "signed-out", "locked", "not-allowed" or
        "approval-expired"; the detail of the last two is the action.
        """
        role = self.role(actor)
        is_covered = role.covers(RIGHTS[action])
        try:
            approver = self._approvals.take(Wish(action, ref, amount, actor))
        except RuleError:
            if not is_covered:
                raise
            approver = ""
        if not approver and not is_covered:
            raise RuleError("not-allowed", action, ref)
        return approver or actor

    def has(self, action: Action, actor: str) -> bool:
        """Return whether somebody who is here may do something without asking anybody."""
        try:
            return self.role(actor).covers(RIGHTS[action])
        except RuleError:
            return False

    def require_of(self, action: Action, name: str) -> None:
        """Raise RuleError("not-allowed") unless somebody may do this, who need not be here."""
        known = self._people.known(name)
        active = known is not None and known.cashier.active
        if not (known and active and known.cashier.role.covers(RIGHTS[action])):
            raise RuleError("not-allowed", action)

    def approve(
        self, name: str, pin: str, action: Action, *, ref: str, amount: int, for_whom: str
    ) -> str:
        """Approve with name and PIN what somebody wants to do; see `Approvals.approve`."""
        return self._approvals.approve(Wish(action, ref, amount, for_whom), name, pin)

    def role(self, actor: str) -> Role:
        """Return what somebody who is here is; raises RuleError "signed-out" or "locked"."""
        self.presence.require(actor)
        known = self._people.known(actor)
        # Somebody may have been switched off since he came.
        if known is None or not known.cashier.active:
            raise RuleError("signed-out")
        return known.cashier.role
