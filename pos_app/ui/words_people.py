"""The words for what stands in the way of people: rights, PINs, approvals; see `ui/words.py`."""

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
