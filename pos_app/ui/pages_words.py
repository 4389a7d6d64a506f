"""The words of errors of the journal page, the backup room and the archive; see `words`."""

from pos_app.ui.words import QT_TRANSLATE_NOOP

ERRORS = {
    "year": QT_TRANSLATE_NOOP(
        "messages",
        "Year|The books say nothing of the year {detail}.|Choose another year.",
    ),
    "not-saved": QT_TRANSLATE_NOOP(
        "messages",
        "File|The file could not be written: {detail}.|Choose another folder, or make room on the disk.",
    ),
    "no-backup": QT_TRANSLATE_NOOP(
        "messages",
        "Backup|There is no backup that could be restored: {detail}.|Make one first, or plug in the disk that it is on.",
    ),
    "drill-differs": QT_TRANSLATE_NOOP(
        "messages",
        "Backup|The backup {detail} is sound, but it is not of these books.|Make a new backup now, and find out where this one comes from.",
    ),
    "search-short": QT_TRANSLATE_NOOP(
        "messages",
        "Search|This is too little to look for.|Type at least {detail} signs of the number, the name or the ref.",
    ),
}
