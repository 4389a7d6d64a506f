"""The words of errors about reports; see `words`."""

from pos_app.ui.words import QT_TRANSLATE_NOOP

ERRORS = {
    "period": QT_TRANSLATE_NOOP(
        "messages",
        'Period|"{detail}" is no period of days.|Enter days such as 2026-11-21, the first one first.',
    ),
    "report-kind": QT_TRANSLATE_NOOP(
        "messages",
        'File|Reports are not written as "{detail}".|Choose pdf, csv or xlsx.',
    ),
}
