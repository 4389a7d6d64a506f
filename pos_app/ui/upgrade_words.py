"""The words of errors of the self-check and of upgrades, for `messages`."""

from pos_app.ui.words import QT_TRANSLATE_NOOP

ERRORS = {
    "scratch": QT_TRANSLATE_NOOP(
        "messages",
        "Temporary files|The folder for temporary files cannot be used ({detail}).|Make room on the disk, or give this user the right to write there.",
    ),
}
