"""The words of errors of reconciliation for `messages`: title | what happened | what to do next."""

from pos_app.ui.words import QT_TRANSLATE_NOOP

ERRORS = {
    "sheet-missing": QT_TRANSLATE_NOOP(
        "messages",
        'Statement|The file "{detail}" cannot be opened.|Look whether it is still there, or download it again.',
    ),
    "sheet-large": QT_TRANSLATE_NOOP(
        "messages",
        'Statement|The file "{detail}" is too large for a statement.|Download fewer days at once.',
    ),
    "sheet-kind": QT_TRANSLATE_NOOP(
        "messages",
        'Statement|"{detail}" is no CSV or XLSX file, or has macros.|Save it as CSV or as XLSX without macros.',
    ),
    "sheet-broken": QT_TRANSLATE_NOOP(
        "messages",
        "Statement|The file is damaged ({detail}); nothing was kept.|Download it again.",
    ),
    "sheet-empty": QT_TRANSLATE_NOOP(
        "messages",
        "Statement|There is no transaction in this file.|Choose the days again at the provider, then download it again.",
    ),
    "columns-missing": QT_TRANSLATE_NOOP(
        "messages",
        "Columns|It is not known which column is: {detail}.|Choose it from the headings of the file.",
    ),
    "columns-unknown": QT_TRANSLATE_NOOP(
        "messages",
        "Columns|The file has no such column: {detail}.|Choose from the headings of the file.",
    ),
    "columns-twice": QT_TRANSLATE_NOOP(
        "messages",
        "Columns|One column of the file is chosen twice.|Choose another one for each.",
    ),
    "column": QT_TRANSLATE_NOOP(
        "messages",
        'Columns|"{detail}" is not understood.|Enter for example our-ref=ref_id.',
    ),
    "statement-rows": QT_TRANSLATE_NOOP(
        "messages",
        "Statement|These rows cannot be read: {detail}. Nothing was kept.|Choose other columns, or leave out rows that are no transaction.",
    ),
    "period": QT_TRANSLATE_NOOP(
        "messages",
        "Days|There is no time between these days: {detail}.|Enter the first day, then the last.",
    ),
    "day": QT_TRANSLATE_NOOP("messages", 'Days|"{detail}" is no day.|Enter it as 2026-11-21.'),
    "unknown-finding": QT_TRANSLATE_NOOP(
        "messages", "Reconciliation|There is no finding {detail}.|Open the statement again."
    ),
    "nothing-to-claim": QT_TRANSLATE_NOOP(
        "messages",
        "Claim|Nothing of this statement is open.|There is no letter to write.",
    ),
    "draw-letter": QT_TRANSLATE_NOOP(
        "messages",
        "Letter|The letter could not be drawn ({detail}); what was found is kept.|Try again, or save the table instead.",
    ),
    "export": QT_TRANSLATE_NOOP(
        "messages",
        "Table|The table could not be saved ({detail}).|Choose another folder or free some space.",
    ),
}
