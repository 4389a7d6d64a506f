"""The words of errors for `messages`: title | what happened | what to do next, one message a line."""


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802  lupdate looks for this name
    """Mark a text for Qt Linguist; the translation happens when it is shown."""
    return text


ERRORS = {
    "amount": QT_TRANSLATE_NOOP(
        "messages",
        'Amount|"{detail}" is not an amount in rupiah.|Enter digits only, for example 50000.',
    ),
    "extra-missing": QT_TRANSLATE_NOOP(
        "messages",
        "Input missing|This product needs one more input: {detail}.|Fill it in and check the bill again.",
    ),
    "extra-year": QT_TRANSLATE_NOOP(
        "messages", 'Year|"{detail}" is not a year.|Enter four digits, for example 2026.'
    ),
    "extra-step": QT_TRANSLATE_NOOP(
        "messages", "Amount|This amount is not possible here.|Enter a multiple of {detail} rupiah."
    ),
    "extra-months": QT_TRANSLATE_NOOP(
        "messages",
        "Months|This number of months is not possible.|Enter a number from 1 to {detail}.",
    ),
    "extra-unknown": QT_TRANSLATE_NOOP(
        "messages", 'Input|This product does not know the input "{detail}".|Leave it out.'
    ),
    "number-parts": QT_TRANSLATE_NOOP(
        "messages",
        "Number missing|This product needs two numbers.|Enter both; on one line, put a comma between them.",
    ),
    "number-empty": QT_TRANSLATE_NOOP(
        "messages",
        "Number missing|There is no customer number yet.|Enter it as on the old bill, for example {detail}.",
    ),
    "number-letters": QT_TRANSLATE_NOOP(
        "messages",
        "Customer number|A customer number of this product has digits only.|Look at the old bill and enter it again, for example {detail}.",
    ),
    "number-short": QT_TRANSLATE_NOOP(
        "messages",
        "Customer number|This customer number is too short.|Compare it with the old bill; it looks like {detail}.",
    ),
    "number-long": QT_TRANSLATE_NOOP(
        "messages",
        "Customer number|This customer number is too long.|Compare it with the old bill; it looks like {detail}.",
    ),
    "tender-kind": QT_TRANSLATE_NOOP(
        "messages",
        'Tender|"{detail}" is not a kind of money that is taken here.|Use cash, for example cash:50000.',
    ),
    "tender-short": QT_TRANSLATE_NOOP(
        "messages",
        "Not enough money|Rp {detail} are missing.|Ask the customer for the rest, then pay.",
    ),
    "cashier-name": QT_TRANSLATE_NOOP(
        "messages", "Name|This name cannot be used.|Enter a name of 1 to 40 characters."
    ),
    "pin-missing": QT_TRANSLATE_NOOP(
        "messages", "PIN|There is no PIN.|Enter it, or put it into POS_APP_PIN."
    ),
    "pin-weak": QT_TRANSLATE_NOOP(
        "messages",
        "PIN|This PIN is too easy to guess.|Choose 6 to 12 digits, not one digit repeated and not a run such as 123456.",
    ),
    "unknown-category": QT_TRANSLATE_NOOP(
        "messages",
        'Category|There is no category "{detail}".|Run pos-app products to see them all.',
    ),
    "unknown-product": QT_TRANSLATE_NOOP(
        "messages",
        'Product|Nobody sells "{detail}" here.|Choose another product, or switch on a provider in the settings.',
    ),
    "unknown-ref": QT_TRANSLATE_NOOP(
        "messages",
        "Payment|There is no payment {detail}.|Check the ref on the receipt or in the journal.",
    ),
    "settings": QT_TRANSLATE_NOOP(
        "messages",
        "Settings|The settings file cannot be used: {detail}.|Correct config.toml and start again.",
    ),
    "url": QT_TRANSLATE_NOOP(
        "messages",
        "Settings|This provider's address is not safe: {detail}.|Use an address that starts with https.",
    ),
    "url-mixed": QT_TRANSLATE_NOOP(
        "messages",
        "Settings|One of these addresses is a sandbox and the other is not: {detail}.|Set both to the sandbox or both to production.",
    ),
    "transition": QT_TRANSLATE_NOOP(
        "messages",
        "Not possible|The payment has moved on meanwhile ({detail}).|Look at it under today's payments.",
    ),
    "wrong-pin": QT_TRANSLATE_NOOP(
        "messages", "Not signed in|Name and PIN do not fit.|Try again, or ask the owner."
    ),
    "cashier-exists": QT_TRANSLATE_NOOP(
        "messages", "Name|There is a cashier {detail} already.|Choose another name."
    ),
    "bill-open": QT_TRANSLATE_NOOP(
        "messages",
        "Already under way|A payment of this very bill is not settled yet ({detail}).|Do not pay it again: look at it under Unfinished.",
    ),
    "not-allowed": QT_TRANSLATE_NOOP(
        "messages",
        "Not allowed|This needs somebody with more rights.|Ask a supervisor or the owner.",
    ),
    "paid-before": QT_TRANSLATE_NOOP(
        "messages",
        "Paid before|This bill was paid already: {detail}.|Go on only if the customer wants to pay once more.",
    ),
    "not-approved": QT_TRANSLATE_NOOP(
        "messages",
        "Supervisor|Only a supervisor decides this ({detail}).|Open the payment and ask the supervisor for name and PIN.",
    ),
    "reason-missing": QT_TRANSLATE_NOOP(
        "messages",
        "Reason missing|A decision needs a reason of at least {detail} letters.|Write down what was compared, and what the provider said.",
    ),
    "evidence-missing": QT_TRANSLATE_NOOP(
        "messages",
        "Evidence missing|A decision needs evidence of the provider.|Enter its reference, or the number of its answer.",
    ),
    "nothing-to-return": QT_TRANSLATE_NOOP(
        "messages",
        "Keep the cash|The bill is paid or may still be paid.|Return the cash only when the payment is refused or cancelled.",
    ),
    "cash-returned": QT_TRANSLATE_NOOP(
        "messages",
        "Returned already|The cash of this payment was returned already, by {detail}.|Do not return it again; print the slip if the customer needs it.",
    ),
    "not-held": QT_TRANSLATE_NOOP(
        "messages",
        "No slip|A slip for held money is only for a payment that is not settled.|Look at how the payment stands now.",
    ),
    "not-returned": QT_TRANSLATE_NOOP(
        "messages",
        "No slip|No cash of this payment was returned.|Return the cash first, then print the slip.",
    ),
    "cut-off": QT_TRANSLATE_NOOP(
        "messages",
        "Closed for now|This product is not sold at this hour; it is back at {detail}.|Tell the customer when to come back.",
    ),
    "product-off": QT_TRANSLATE_NOOP(
        "messages",
        "Not on sale|The providers have switched this product off.|Offer another product, or try again later.",
    ),
    "deposit-short": QT_TRANSLATE_NOOP(
        "messages",
        "Deposit too low|The deposit does not cover this sale ({detail}).|Do not take the money. Fill up the deposit, then check the bill again.",
    ),
    "no-ticket": QT_TRANSLATE_NOOP(
        "messages",
        "No ticket|The provider {detail} gives no deposit tickets here.|Fill up the deposit on the provider's own page.",
    ),
    "no-receipt": QT_TRANSLATE_NOOP(
        "messages",
        "No receipt|The provider {detail} has no receipt of its own for this payment.|Print ours.",
    ),
    "below-cost": QT_TRANSLATE_NOOP(
        "messages",
        "Below cost|This sale costs more than it brings in ({detail}).|Do not take the money. Ask the owner for the right service fee.",
    ),
    "provider-off": QT_TRANSLATE_NOOP(
        "messages",
        "Provider|The provider {detail} is switched off, or another account of it is set.|Set it as it was, or cancel and return the cash.",
    ),
    "already-sent": QT_TRANSLATE_NOOP(
        "messages",
        "Already sent|This payment has been sent already.|It is not sent twice: look at it under today's payments.",
    ),
    "inquiry-old": QT_TRANSLATE_NOOP(
        "messages",
        "Check again|This bill was checked on another day.|Check the bill again, then pay.",
    ),
    "no-connection": QT_TRANSLATE_NOOP(
        "messages",
        "No connection|The provider cannot be reached; nothing was sent.|Check the internet connection and try again.",
    ),
    "no-answer": QT_TRANSLATE_NOOP(
        "messages", "No answer|The provider's answer did not arrive.|Try again in a moment."
    ),
    "not-json": QT_TRANSLATE_NOOP(
        "messages",
        "Odd answer|The provider answered something that is no answer to this.|Try again in a moment; if it goes on, call the provider.",
    ),
    "no-data": QT_TRANSLATE_NOOP(
        "messages",
        "Odd answer|The provider's answer is empty.|Try again in a moment; if it goes on, call the provider.",
    ),
    "http-status": QT_TRANSLATE_NOOP(
        "messages",
        "Provider in trouble|The provider reports trouble of its own ({detail}).|Try again in a moment.",
    ),
    "inquiry-refused": QT_TRANSLATE_NOOP(
        "messages",
        "No bill|The provider says: {detail}|Compare the number with the old bill, or tell the customer.",
    ),
    "inquiry-unclear": QT_TRANSLATE_NOOP(
        "messages", "No bill|The provider has no clear answer: {detail}|Try again in a moment."
    ),
    "wrong-ref": QT_TRANSLATE_NOOP(
        "messages",
        "Odd answer|The provider answered another question than ours.|Try again; if it goes on, call the provider.",
    ),
    "wrong-customer": QT_TRANSLATE_NOOP(
        "messages",
        "Odd answer|The provider answered about another customer.|Do not pay. Check the bill again.",
    ),
    "wrong-product": QT_TRANSLATE_NOOP(
        "messages",
        "Odd answer|The provider answered about another product.|Do not pay. Check the bill again.",
    ),
    "no-amount": QT_TRANSLATE_NOOP(
        "messages",
        "Odd answer|The provider's bill has no amount.|Try again; if it goes on, call the provider.",
    ),
    "no-price": QT_TRANSLATE_NOOP(
        "messages",
        "No price|The provider's price list does not name a price for {detail}.|Refresh the price lists, or choose another product.",
    ),
    "nothing-due": QT_TRANSLATE_NOOP(
        "messages",
        "Nothing to pay|Nothing is due on this number.|Tell the customer that the bill is paid.",
    ),
    "credentials-rejected": QT_TRANSLATE_NOOP(
        "messages",
        "Provider account|The provider rejects our user name or key: {detail}|Ask the owner to check the provider's settings.",
    ),
    "no-key": QT_TRANSLATE_NOOP(
        "messages",
        "Provider account|The provider's key is missing ({detail}).|Enter it in the settings, or set that variable.",
    ),
    "keyring": QT_TRANSLATE_NOOP(
        "messages",
        "Keyring|The keyring of this computer does not open.|Unlock it, then save again.",
    ),
    "provider-refused": QT_TRANSLATE_NOOP(
        "messages", "Refused|The provider says: {detail}|Try again later."
    ),
    "in-use": QT_TRANSLATE_NOOP(
        "messages",
        "Already open|The counter is already open on this computer.|Close the other window or wait for the other command.",
    ),
    "cannot-open": QT_TRANSLATE_NOOP(
        "messages",
        "Journal|The journal cannot be opened: {detail}.|Check that the folder exists and may be written to.",
    ),
    "disk-full": QT_TRANSLATE_NOOP(
        "messages",
        "Disk full|The disk is full.|Free some space, and look under Unfinished before you pay the same bill again.",
    ),
    "disk-low": QT_TRANSLATE_NOOP(
        "messages",
        "Disk almost full|Only {detail} are free on the disk; nothing was sent.|Do not take money. Free some space, 50 MB at least, then go on.",
    ),
    "restored": QT_TRANSLATE_NOOP(
        "messages",
        "Nothing can be sent|The books come from a backup, and what was paid after it is not in them.|Compare today's payments with the provider's list, then run: pos-app restore --accept REASON.",
    ),
    "older-epoch": QT_TRANSLATE_NOOP(
        "messages",
        "From before the restore|This payment is older than the restored books and may have been sent since.|It is not sent again. Ask the provider whether it is paid, then cancel it here.",
    ),
    "not-restored": QT_TRANSLATE_NOOP(
        "messages",
        "Nothing to accept|These books do not wait for anybody's word.|Go on selling.",
    ),
    "read-only": QT_TRANSLATE_NOOP(
        "messages",
        "Journal|The journal or the settings may not be written to.|Give this user the right to write there.",
    ),
    "locked": QT_TRANSLATE_NOOP(
        "messages", "Journal|Another program holds the journal.|Close it, then try again."
    ),
    "damaged": QT_TRANSLATE_NOOP(
        "messages",
        "Journal damaged|The journal is damaged ({detail}).|Do not sell. Call support; there are backups beside it.",
    ),
    "disk": QT_TRANSLATE_NOOP(
        "messages",
        "Disk|The disk does not answer as it should ({detail}).|Do not sell. Call support.",
    ),
    "database": QT_TRANSLATE_NOOP(
        "messages", "Journal|The journal refused this ({detail}).|Call support."
    ),
    "pragma": QT_TRANSLATE_NOOP(
        "messages",
        "Journal|The journal cannot be opened safely ({detail}).|Do not sell. Call support.",
    ),
    "newer-schema": QT_TRANSLATE_NOOP(
        "messages",
        "Newer journal|This journal was written by a newer version of the program.|Install the newer version.",
    ),
    "backup": QT_TRANSLATE_NOOP(
        "messages",
        "Backup|No backup could be made ({detail}).|See that there is room on the disk; if it goes on, call support.",
    ),
    "second-folder": QT_TRANSLATE_NOOP(
        "messages",
        "Backup|The second folder for backups is not there ({detail}).|Plug in its disk, or change the folder in the settings.",
    ),
    "file-exists": QT_TRANSLATE_NOOP(
        "messages", "File|There is a file {detail} already.|Choose another name."
    ),
    "bad-backup": QT_TRANSLATE_NOOP(
        "messages",
        "Backup|This file is no sound backup ({detail}); nothing was changed.|Choose another one.",
    ),
    "journal-lost": QT_TRANSLATE_NOOP(
        "messages",
        "Journal missing|The journal is gone; its latest backup is {detail}.|Do not sell. Bring it back: pos-app restore FILE.",
    ),
    "journal-behind": QT_TRANSLATE_NOOP(
        "messages",
        "Old journal|The journal lacks what its backup {detail} has.|Do not sell. Bring the backup back: pos-app restore FILE.",
    ),
    "not-ours": QT_TRANSLATE_NOOP(
        "messages",
        "Journal|This file is not a journal of this program.|Choose another home folder.",
    ),
    "not-paid": QT_TRANSLATE_NOOP(
        "messages",
        "No receipt|There is a receipt only for what is paid; this payment is {detail}.|Wait until it is settled.",
    ),
    "paper": QT_TRANSLATE_NOOP(
        "messages", 'Paper|There is no paper "{detail}".|Choose 58, 80 or a4.'
    ),
    "draw": QT_TRANSLATE_NOOP(
        "messages",
        "Receipt|The receipt could not be drawn ({detail}); the payment is safe.|Try again from today's payments.",
    ),
    "save": QT_TRANSLATE_NOOP(
        "messages",
        "Receipt|The receipt could not be saved ({detail}); the payment is safe.|Choose another folder or free some space.",
    ),
    "print": QT_TRANSLATE_NOOP(
        "messages",
        "Printer|The page did not reach the printer; every payment is safe.|Check the printer, then print again.",
    ),
    "printer-gone": QT_TRANSLATE_NOOP(
        "messages",
        'Printer|Nothing was printed: the printer "{detail}" is not there now.|Connect it and print again, or choose another one in the settings (F4).',
    ),
    "no-printer": QT_TRANSLATE_NOOP(
        "messages",
        "Printer|Nothing was printed: this computer has no default printer.|Choose a printer in the settings (F4), then print again.",
    ),
    "spooler": QT_TRANSLATE_NOOP(
        "messages",
        "Printers|This computer does not say which printers it has.|Look whether its print service runs, then open this section again.",
    ),
    "no-display": QT_TRANSLATE_NOOP(
        "messages",
        "No display|There is no display to open a window on.|Use the command line: pos-app --help.",
    ),
    "sandbox": QT_TRANSLATE_NOOP(
        "messages",
        "Sandbox|The sandbox did not start ({detail}).|Try again; if it goes on, call support.",
    ),
    "bug": QT_TRANSLATE_NOOP(
        "messages",
        "Our fault|Something went wrong in the program (incident {detail}).|Nothing was lost. Go on, and tell support this number.",
    ),
}
