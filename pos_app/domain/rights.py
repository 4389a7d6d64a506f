"""Who may do what at the counter: three roles, and one table of rights."""

from collections.abc import Mapping
from enum import StrEnum


class Role(StrEnum):
    """What somebody is at the counter. Whoever comes later in this list may do all of before."""

    CASHIER = "cashier"
    SUPERVISOR = "supervisor"
    OWNER = "owner"

    def covers(self, least: "Role") -> bool:
        """Return whether this role may do what asks for at least another."""
        order = [*Role]
        return order.index(self) >= order.index(least)


class Action(StrEnum):
    """Everything that a person does with a service, and that a right is needed for."""

    SELL = "sell"
    RETURN_CASH = "return-cash"
    REPRINT = "reprint"
    DECIDE = "decide"
    OPEN_SHIFT = "open-shift"
    MOVE_CASH = "move-cash"
    TAKE_CASH_OUT = "take-cash-out"
    COUNT = "count"
    CLOSE_SHIFT = "close-shift"
    CLOSE_ANOTHERS_SHIFT = "close-anothers-shift"
    SEE_OWN_SHIFT = "see-own-shift"
    SEE_EXPECTED_CASH = "see-expected-cash"
    SEE_REPORTS = "see-reports"
    EXPORT = "export"
    SEE_JOURNAL = "see-journal"
    VERIFY = "verify"
    RECONCILE = "reconcile"
    BACK_UP = "back-up"
    RESTORE = "restore"
    ACCEPT_RESTORED = "accept-restored"
    CHANGE_SETTINGS = "change-settings"
    MANAGE_PEOPLE = "manage-people"
    UNLOCK_PERSON = "unlock-person"
    LEAVE_KIOSK = "leave-kiosk"
    APPROVE = "approve"


_CASHIERS = (
    Action.SELL,
    Action.RETURN_CASH,
    Action.REPRINT,
    Action.OPEN_SHIFT,
    Action.MOVE_CASH,
    Action.COUNT,
    Action.CLOSE_SHIFT,
    Action.SEE_OWN_SHIFT,
    Action.SEE_JOURNAL,
    Action.VERIFY,
    Action.BACK_UP,
)

_OWNERS = (Action.CHANGE_SETTINGS, Action.MANAGE_PEOPLE, Action.RESTORE)

RIGHTS: Mapping[Action, Role] = {
    **dict.fromkeys(Action, Role.SUPERVISOR),
    **dict.fromkeys(_CASHIERS, Role.CASHIER),
    **dict.fromkeys(_OWNERS, Role.OWNER),
}
"""The least role that may do each of them; who is below asks one who may to approve."""
