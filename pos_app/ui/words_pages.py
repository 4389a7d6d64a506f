"""The words of errors of the journal page, the backup room and the archive; see `words`."""

from pos_app.ui.words import QT_TRANSLATE_NOOP

PAGES = {
    "search-short": QT_TRANSLATE_NOOP(
        "messages",
        "Search|This is too little to look for.|Type at least {detail} signs of the number, the name or the ref.",
    ),
}
