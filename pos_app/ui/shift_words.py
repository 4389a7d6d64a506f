"""The words of errors about shifts and the drawer; see `words`."""

from pos_app.ui.words import QT_TRANSLATE_NOOP

ERRORS = {
    "no-shift": QT_TRANSLATE_NOOP(
        "messages",
        "No shift|No shift is open, so no money can be taken or given back.|Count the float and open the shift.",
    ),
    "shift-open": QT_TRANSLATE_NOOP(
        "messages", "Shift|A shift is open already.|Close it before the next one begins."
    ),
    "drawer-short": QT_TRANSLATE_NOOP(
        "messages",
        "Drawer|There should not be that much cash in the drawer.|Check the amount and enter it again.",
    ),
    "not-counted": QT_TRANSLATE_NOOP(
        "messages", "Count first|The drawer is not counted yet.|Count it, then close the shift."
    ),
    "count-old": QT_TRANSLATE_NOOP(
        "messages",
        "Count again|Money has moved since the drawer was counted.|Count it once more, then close the shift.",
    ),
    "payment-in-flight": QT_TRANSLATE_NOOP(
        "messages",
        "Wait|A payment is on its way ({detail}).|Wait for its answer, then close the shift.",
    ),
    "left-more": QT_TRANSLATE_NOOP(
        "messages",
        "Too much|More would stay in the drawer than was counted ({detail}).|Enter what really stays.",
    ),
    "unknown-z": QT_TRANSLATE_NOOP(
        "messages", "Z report|There is no Z report {detail}.|Look at the list of shifts."
    ),
    "notes": QT_TRANSLATE_NOOP(
        "messages",
        "Notes|{detail} is no count of notes.|Write the note, x, and how many: 100000x3,500x2.",
    ),
    "tender-reference": QT_TRANSLATE_NOOP(
        "messages",
        "Reference|{detail} needs a reference.|Enter the number that is on its slip or screen.",
    ),
    "tender-over": QT_TRANSLATE_NOOP(
        "messages",
        "Too much|Rp {detail} more than the bill were taken without cash.|Take no more than the total that way: change is given from cash only.",
    ),
}
