"""The words of errors about newer releases of this program; see `words`."""

from pos_app.ui.words import QT_TRANSLATE_NOOP

ERRORS = {
    "update-no-key": QT_TRANSLATE_NOOP(
        "messages",
        "New version|This program was built without the key that new versions are recognised by.|Ask whoever gave you the program whether there is a newer one.",
    ),
    "update-unreachable": QT_TRANSLATE_NOOP(
        "messages",
        "New version|The address for new versions does not answer: {detail}.|Look at the internet connection and at the address, then try again.",
    ),
    "update-too-large": QT_TRANSLATE_NOOP(
        "messages",
        "New version|What came from that address is too large to be word of a new version.|Look at the address; ask whoever gave it to you.",
    ),
    "update-garbled": QT_TRANSLATE_NOOP(
        "messages",
        "New version|What came from that address is no word of a new version ({detail}).|Look at the address; ask whoever gave it to you.",
    ),
    "update-signature": QT_TRANSLATE_NOOP(
        "messages",
        "New version|What came from that address is not signed by the maker of this program.|Install nothing from there; ask whoever gave you the address.",
    ),
    "update-product": QT_TRANSLATE_NOOP(
        "messages",
        "New version|At that address there is word of another program: {detail}.|Look at the address; ask whoever gave it to you.",
    ),
    "update-expired": QT_TRANSLATE_NOOP(
        "messages",
        "New version|The word of a new version counted until {detail} only.|See that the date of this computer is right; then ask whoever gave you the address.",
    ),
    "update-rollback": QT_TRANSLATE_NOOP(
        "messages",
        "New version|An old word of version {detail} came back; a newer one was seen before.|Install nothing from there; ask whoever gave you the address.",
    ),
    "update-same": QT_TRANSLATE_NOOP(
        "messages",
        "New version|This is the newest version: {detail}.|There is nothing to do.",
    ),
    "update-older": QT_TRANSLATE_NOOP(
        "messages",
        "New version|At that address there is only the older version {detail}.|There is nothing to do.",
    ),
    "update-shift-open": QT_TRANSLATE_NOOP(
        "messages",
        "New version|While a shift is open nothing is asked about new versions.|Close the shift first, then look again.",
    ),
}
