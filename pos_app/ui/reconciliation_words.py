"""The words of errors of reconciliation for `messages`: title | what happened | what to do next."""

from pos_app.domain.settlement import Theirs, Verdict, Whose
from pos_app.domain.statement import Column
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
}

VERDICTS = {
    Verdict.MATCHED: QT_TRANSLATE_NOOP(
        "messages", "Matched|We and the provider say the same.|Nothing is to be done."
    ),
    Verdict.ONLY_OURS: QT_TRANSLATE_NOOP(
        "messages",
        "Only ours|Our customer has paid, and the provider's statement does not have it.|Ask the provider with our ref. Then give the cash back, or write down the answer.",
    ),
    Verdict.ONLY_THEIRS: QT_TRANSLATE_NOOP(
        "messages",
        "Only theirs|The provider has booked what our books do not have.|Find out who else uses this account, or claim it.",
    ),
    Verdict.AMOUNT_DIFFERS: QT_TRANSLATE_NOOP(
        "messages",
        "Amount differs|Another amount has left the deposit than was agreed.|Claim the difference from the provider.",
    ),
    Verdict.STATUS_DIFFERS: QT_TRANSLATE_NOOP(
        "messages",
        "Status differs|How the payment stands with us is not what the statement says.|Open the payment; a supervisor settles it with the statement as evidence.",
    ),
    Verdict.TWICE: QT_TRANSLATE_NOOP(
        "messages",
        "Twice at the provider|One payment of ours has been charged more than once.|Claim what was charged too often.",
    ),
    Verdict.ELSEWHERE: QT_TRANSLATE_NOOP(
        "messages",
        "Another counter|Another counter of this account has made this payment.|Compare the statement there as well.",
    ),
}
"""What each verdict is called, what it means and what to do about it."""

WHOSE = {
    Whose.LOST: QT_TRANSLATE_NOOP("messages", "Taken from us"),
    Whose.CUSTOMER: QT_TRANSLATE_NOOP("messages", "Customers' money"),
    Whose.OWED: QT_TRANSLATE_NOOP("messages", "We owe"),
}

THEIRS = {
    Theirs.PAID: QT_TRANSLATE_NOOP("messages", "Successful"),
    Theirs.FAILED: QT_TRANSLATE_NOOP("messages", "Failed"),
    Theirs.PENDING: QT_TRANSLATE_NOOP("messages", "In process"),
    Theirs.REFUNDED: QT_TRANSLATE_NOOP("messages", "Refunded"),
    Theirs.NOTHING: QT_TRANSLATE_NOOP("messages", "Not there"),
}

STANDINGS = {
    "": "",
    "open": QT_TRANSLATE_NOOP("messages", "Open"),
    "claimed": QT_TRANSLATE_NOOP("messages", "Claimed"),
    "settled": QT_TRANSLATE_NOOP("messages", "Settled"),
    "overtaken": QT_TRANSLATE_NOOP("messages", "See the newer statement"),
}

COLUMNS = {
    Column.OUR_REF: QT_TRANSLATE_NOOP("messages", "Our ref"),
    Column.THEIR_REF: QT_TRANSLATE_NOOP("messages", "Provider's ref"),
    Column.NUMBER: QT_TRANSLATE_NOOP("messages", "Customer number"),
    Column.AMOUNT: QT_TRANSLATE_NOOP("messages", "Amount"),
    Column.STATUS: QT_TRANSLATE_NOOP("messages", "Status"),
    Column.TIME: QT_TRANSLATE_NOOP("messages", "Date and time"),
}
