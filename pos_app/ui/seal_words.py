"""The words of errors about the seals of the journal, for `messages`."""

from pos_app.ui.words import QT_TRANSLATE_NOOP

ERRORS = {
    "books-changed": QT_TRANSLATE_NOOP(
        "messages",
        "Journal changed|The books have lost entries, or others were put in their place (last seen: {detail}).|Do not sell. Bring the latest backup back: pos-app restore FILE; then tell the owner.",
    ),
    "key-missing": QT_TRANSLATE_NOOP(
        "messages",
        "Key missing|The key {detail} of the journal's seals is not kept for this user of the computer.|Sign in to the computer as the user who runs the counter. Only if the books were moved here, go on under a new key: pos-app journal new-key.",
    ),
    "key-there": QT_TRANSLATE_NOOP(
        "messages",
        "Key|The key of the journal is on this computer; none is missing.|To take another one: pos-app journal rotate-key.",
    ),
}
