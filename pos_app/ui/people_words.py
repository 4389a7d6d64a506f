"""The words for what stands in the way of people: rights, PINs, approvals; see `ui/words.py`."""

from pos_app.domain.rights import Action, Role
from pos_app.ui.words import QT_TRANSLATE_NOOP

ERRORS = {
    "cannot-approve": QT_TRANSLATE_NOOP(
        "messages",
        "Approval|{detail} may not approve this.|Ask a supervisor or the owner for name and PIN.",
    ),
    "approval-expired": QT_TRANSLATE_NOOP(
        "messages",
        "Approval|The approval was given more than a minute ago.|Ask for it once more.",
    ),
    "signed-out": QT_TRANSLATE_NOOP(
        "messages", "Sign in|You are not signed in at this counter.|Sign in, then do it again."
    ),
    "locked": QT_TRANSLATE_NOOP(
        "messages", "Locked|The counter is locked.|Unlock it with your PIN, then do it again."
    ),
    "too-many-tries": QT_TRANSLATE_NOOP(
        "messages",
        "Wait|There were too many wrong PINs. The next one is tried in {detail} minutes.|Wait until then, or let a supervisor unlock the name.",
    ),
    "pin-elsewhere": QT_TRANSLATE_NOOP(
        "messages",
        "PIN|The PINs of these books were made on another computer, whose key is not here.|Set the owner's PIN anew with the owner's secret: pos-app owner-pin; see docs/operating.md.",
    ),
    "last-owner": QT_TRANSLATE_NOOP(
        "messages",
        "Owner|{detail} is the only owner.|Make somebody else an owner first.",
    ),
    "unknown-cashier": QT_TRANSLATE_NOOP(
        "messages", "Name|Nobody is called {detail} here.|Choose a name of the list."
    ),
    "challenge": QT_TRANSLATE_NOOP(
        "messages",
        "Approval|{detail} is no question of a counter.|Type it as it stands on the screen, with its colons.",
    ),
    "owner-secret": QT_TRANSLATE_NOOP(
        "messages",
        "Owner's secret|This is not an owner's secret.|Type its 32 letters and digits as they were shown.",
    ),
    "wrong-secret": QT_TRANSLATE_NOOP(
        "messages",
        "Owner's secret|This secret does not belong to an owner {detail} of these books.|Check the name and the newest secret that was shown.",
    ),
    "no-owner-secret": QT_TRANSLATE_NOOP(
        "messages",
        "Approval|This counter has no owner's secret yet.|The owner makes one under Menu, People; until then a supervisor approves by PIN.",
    ),
    "wrong-code": QT_TRANSLATE_NOOP(
        "messages",
        "Approval|This is not the code for this question.|Read the question out again and type the eight digits.",
    ),
    "code-expired": QT_TRANSLATE_NOOP(
        "messages",
        "Approval|This question can no longer be answered.|Ask for a code once more.",
    ),
}

ACTIONS = {
    Action.SELL: QT_TRANSLATE_NOOP("messages", "Sell"),
    Action.RETURN_CASH: QT_TRANSLATE_NOOP("messages", "Give cash back"),
    Action.REPRINT: QT_TRANSLATE_NOOP("messages", "Print a receipt again"),
    Action.DECIDE: QT_TRANSLATE_NOOP("messages", "Decide about a payment"),
    Action.OPEN_SHIFT: QT_TRANSLATE_NOOP("messages", "Open a shift"),
    Action.MOVE_CASH: QT_TRANSLATE_NOOP("messages", "Put cash in or take it out"),
    Action.TAKE_CASH_OUT: QT_TRANSLATE_NOOP("messages", "Take much cash out"),
    Action.COUNT: QT_TRANSLATE_NOOP("messages", "Count the cash"),
    Action.CLOSE_SHIFT: QT_TRANSLATE_NOOP("messages", "Close a shift"),
    Action.CLOSE_ANOTHERS_SHIFT: QT_TRANSLATE_NOOP("messages", "Close somebody else's shift"),
    Action.SEE_OWN_SHIFT: QT_TRANSLATE_NOOP("messages", "See the own shift"),
    Action.SEE_EXPECTED_CASH: QT_TRANSLATE_NOOP("messages", "See the expected cash"),
    Action.SEE_REPORTS: QT_TRANSLATE_NOOP("messages", "See reports"),
    Action.EXPORT: QT_TRANSLATE_NOOP("messages", "Export data"),
    Action.SEE_JOURNAL: QT_TRANSLATE_NOOP("messages", "See the journal"),
    Action.VERIFY: QT_TRANSLATE_NOOP("messages", "Verify the books"),
    Action.RECONCILE: QT_TRANSLATE_NOOP("messages", "Reconcile with a provider"),
    Action.BACK_UP: QT_TRANSLATE_NOOP("messages", "Back up the books"),
    Action.ACCEPT_RESTORED: QT_TRANSLATE_NOOP("messages", "Accept restored books"),
    Action.CHANGE_SETTINGS: QT_TRANSLATE_NOOP("messages", "Change the settings"),
    Action.MANAGE_PEOPLE: QT_TRANSLATE_NOOP("messages", "Manage people"),
    Action.UNLOCK_PERSON: QT_TRANSLATE_NOOP("messages", "Unlock somebody"),
    Action.LEAVE_KIOSK: QT_TRANSLATE_NOOP("messages", "Leave the kiosk"),
    Action.APPROVE: QT_TRANSLATE_NOOP("messages", "Approve"),
}
"""What is done with each right, as the title of an approval and on the phone."""

ROLES = {
    Role.CASHIER: QT_TRANSLATE_NOOP("messages", "Cashier"),
    Role.SUPERVISOR: QT_TRANSLATE_NOOP("messages", "Supervisor"),
    Role.OWNER: QT_TRANSLATE_NOOP("messages", "Owner"),
}
"""What somebody is called by his role."""
