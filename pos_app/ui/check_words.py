"""The words for what the self-check found: what it is, and what to do about it unless all is well."""

import re

from pos_app.domain.errors import PosError
from pos_app.self_check import Found
from pos_app.ui.messages import Translate, as_it_is, word_error
from pos_app.ui.words import QT_TRANSLATE_NOOP

FOUND = {
    "check-hangs": QT_TRANSLATE_NOOP(
        "messages",
        "No answer in time. Start the computer again and check once more; if it goes on, call support.",
    ),
    "check-broke-off": QT_TRANSLATE_NOOP(
        "messages",
        "The check broke off. Install the program again; if it goes on, call support.",
    ),
    "check-stumbled": QT_TRANSLATE_NOOP(
        "messages",
        "The check met an error that nobody expected ({error}). Install the program again; if it goes on, call support.",
    ),
    "files-whole": QT_TRANSLATE_NOOP(
        "messages", "{products} products, {icons} icons, fonts and translations."
    ),
    "file-broken": QT_TRANSLATE_NOOP(
        "messages",
        "A file of the program is missing or broken: {file}. Install the program again.",
    ),
    "home-free": QT_TRANSLATE_NOOP(
        "messages", "{home} may be written by its rights; nothing was tried."
    ),
    "home-new": QT_TRANSLATE_NOOP(
        "messages", "{home} may be written by its rights (it is not there yet); nothing was tried."
    ),
    "home-blocked": QT_TRANSLATE_NOOP(
        "messages",
        "{home} may not be written by this user. Give the rights to {folder}, or choose another folder with --home.",
    ),
    "books-agree": QT_TRANSLATE_NOOP(
        "messages", "Books were founded, written and read; {entries} entries agree."
    ),
    "books-differ": QT_TRANSLATE_NOOP(
        "messages", "What was written is not what is read. Check the disk of this computer."
    ),
    "keys-in-system": QT_TRANSLATE_NOOP("messages", "Keys are kept by the system ({keyring})."),
    "keys-in-file": QT_TRANSLATE_NOOP(
        "messages",
        "This system keeps no keys: they go into an encrypted file beside the books, which is weaker. Let nobody else use this account of the computer.",
    ),
    "trust-known": QT_TRANSLATE_NOOP(
        "messages", "{authorities} certificate authorities are trusted."
    ),
    "trust-broken": QT_TRANSLATE_NOOP(
        "messages",
        "The list of trusted certificates is broken ({error}). Install the program again.",
    ),
    "trust-empty": QT_TRANSLATE_NOOP(
        "messages", "No provider can be reached: nobody is trusted. Install the program again."
    ),
    "zones-known": QT_TRANSLATE_NOOP("messages", "WIB, WITA and WIT are known."),
    "zone-unknown": QT_TRANSLATE_NOOP(
        "messages",
        "The time zone {zone} is missing or wrong on this system. Install the program again.",
    ),
    "printers-usual": QT_TRANSLATE_NOOP("messages", "Printers: {names}; the usual one is {usual}."),
    "printers-known": QT_TRANSLATE_NOOP("messages", "Printers: {names}; none is the usual one."),
    "printers-none": QT_TRANSLATE_NOOP(
        "messages", "There is no printer; receipts can be saved as files. Add one."
    ),
    "printers-silent": QT_TRANSLATE_NOOP(
        "messages",
        "The print service does not answer; receipts can be saved as files. Start it, or add a printer, and check again.",
    ),
    "receipts-drawn": QT_TRANSLATE_NOOP(
        "messages", "Receipts were drawn for 58 mm, 80 mm and A4, and read back."
    ),
    "receipt-lacking": QT_TRANSLATE_NOOP(
        "messages",
        "A receipt on paper {paper} lacks what it should say. Install the program again.",
    ),
    "bill-paid": QT_TRANSLATE_NOOP(
        "messages", "A bill was paid on a sandbox of its own, and the books agree."
    ),
    "bill-not-paid": QT_TRANSLATE_NOOP(
        "messages",
        "The bill on a sandbox of its own did not end as it should ({reason}). Install the program again; if it goes on, call support.",
    ),
}
"""The words of every code that is no error's; facts are named in braces."""

LEVELS = {
    "ok": QT_TRANSLATE_NOOP("messages", "ok"),
    "warning": QT_TRANSLATE_NOOP("messages", "warning"),
    "failed": QT_TRANSLATE_NOOP("messages", "failed"),
}

CHECKS = {
    "files": QT_TRANSLATE_NOOP("messages", "files"),
    "home": QT_TRANSLATE_NOOP("messages", "home"),
    "books": QT_TRANSLATE_NOOP("messages", "books"),
    "keyring": QT_TRANSLATE_NOOP("messages", "keyring"),
    "certificates": QT_TRANSLATE_NOOP("messages", "certificates"),
    "times": QT_TRANSLATE_NOOP("messages", "times"),
    "printers": QT_TRANSLATE_NOOP("messages", "printers"),
    "receipts": QT_TRANSLATE_NOOP("messages", "receipts"),
    "payment": QT_TRANSLATE_NOOP("messages", "payment"),
}

_FACT = re.compile(r"\{(\w+)\}")


def word_found(found: Found, tr: Translate = as_it_is) -> str:
    """Return what a check found, and what to do about it unless all is well, on one line."""
    words = FOUND.get(found.code)
    if words is None:
        error = PosError(found.code, str(found.facts["detail"]))
        return word_error(error, tr=tr).sentence()
    # In one pass, so that braces in a fact are shown as they are.
    return _FACT.sub(lambda fact: str(found.facts[fact[1]]), tr(words))


def line(check: str, found: Found, tr: Translate = as_it_is) -> str:
    """Return a line for a person: how it stands, what was looked at, and what was found."""
    width = max(len(tr(word)) for word in LEVELS.values())
    return f"{tr(LEVELS[found.level]):<{width}}  {tr(CHECKS[check])}: {word_found(found, tr)}"
