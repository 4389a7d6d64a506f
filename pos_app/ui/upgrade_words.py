"""The words of errors of the self-check and of upgrades, for `messages`."""

from pos_app.ui.words import QT_TRANSLATE_NOOP

ERRORS = {
    "scratch": QT_TRANSLATE_NOOP(
        "messages",
        "Temporary files|The folder for temporary files cannot be used ({detail}).|Make room on the disk, or give this user the right to write there.",
    ),
    "upgrade-shift": QT_TRANSLATE_NOOP(
        "messages",
        "Shift open|Shift {detail} is open.|Count the drawer and close the shift, then start the update again.",
    ),
    "upgrade-unclear": QT_TRANSLATE_NOOP(
        "messages",
        "Payments open|Payments are not finished yet: {detail}.|Open the counter and finish or cancel them under Unfinished, then start the update again.",
    ),
    "upgrade-running": QT_TRANSLATE_NOOP(
        "messages",
        "Counter open|The counter is open, or another command is at work on its books.|Close it, then start the update again.",
    ),
    "upgrade-busy": QT_TRANSLATE_NOOP(
        "messages",
        "Payment under way|The counter is open, and a payment is on its way.|Wait for its answer, then start the update again.",
    ),
    "upgrade-kept": QT_TRANSLATE_NOOP(
        "messages",
        "Counter in use|The counter is open, and whoever works there has kept it open.|Ask there when it suits, then start the update again.",
    ),
    "not-upgraded": QT_TRANSLATE_NOOP(
        "messages",
        "Not upgraded|The new version does not work here: {detail}|The books are as they were; go on with the version of before.",
    ),
}
