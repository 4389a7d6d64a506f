"""The way of a payment in words: every entry of the journal about it, at the outlet's time."""

from collections.abc import Callable, Mapping, Sequence
from zoneinfo import ZoneInfo

from pos_app.domain.journal import Entry
from pos_app.domain.money import format_rupiah
from pos_app.domain.outcome import code_in
from pos_app.labels import clean
from pos_app.ui.facts import Row
from pos_app.ui.state_words import word_said
from pos_app.ui.translation import message_text
from pos_app.ui.words import QT_TRANSLATE_NOOP

_KINDS = {
    "payment.prepared": QT_TRANSLATE_NOOP("messages", "Written down by {by}, cash Rp {tendered}"),
    "payment.sending": QT_TRANSLATE_NOOP("messages", "Sent to the provider, time {send_no}"),
    "payment.not_sent": QT_TRANSLATE_NOOP("messages", "Not sent: the provider was not reached"),
    "payment.pending": QT_TRANSLATE_NOOP("messages", "The provider is working on it"),
    "payment.unknown": QT_TRANSLATE_NOOP("messages", "Unclear: {reason}"),
    "payment.review": QT_TRANSLATE_NOOP("messages", "A supervisor has to decide: {reason}"),
    "payment.paid": QT_TRANSLATE_NOOP("messages", "Paid, provider ref {provider_ref}"),
    "payment.refused": QT_TRANSLATE_NOOP("messages", "Refused: {reason}"),
    "payment.cancelled": QT_TRANSLATE_NOOP("messages", "Cancelled by {by}"),
    "payment.reversed": QT_TRANSLATE_NOOP("messages", "Reversed by the provider"),
    "evidence.kept": QT_TRANSLATE_NOOP("messages", "Answer ({asked}): {reason} {code} {message}"),
    "approval.given": QT_TRANSLATE_NOOP("messages", "{by} approved by PIN"),
    "approval.failed": QT_TRANSLATE_NOOP("messages", "A wrong PIN for {by}"),
    "receipt.issued": QT_TRANSLATE_NOOP("messages", "Receipt handed out by {by} ({how})"),
    "cash.held": QT_TRANSLATE_NOOP("messages", "Cash held: Rp {amount}"),
    "cash.returned": QT_TRANSLATE_NOOP("messages", "Rp {amount} given back by {by}"),
    "slip.held-issued": QT_TRANSLATE_NOOP("messages", "Slip for held cash, number {number}"),
    "slip.returned-issued": QT_TRANSLATE_NOOP("messages", "Slip for cash given back, no. {number}"),
}
_COPY = QT_TRANSLATE_NOOP("messages", "Copy {copy} of the receipt handed out by {by} ({how})")
_REFUSED = QT_TRANSLATE_NOOP("messages", "Refused (code {code})")
_DECIDED = QT_TRANSLATE_NOOP("messages", "decided by {approved_by}: {why} ({evidence})")
_UNSEEN = frozenset({"exchange.kept"})
"""Kept byte for byte, and told by what was understood of them."""

_MONEY = frozenset({"tendered", "amount"})
_HOW = {
    "printer": QT_TRANSLATE_NOOP("messages", "printed"),
    "file": QT_TRANSLATE_NOOP("messages", "saved"),
}
_ASKED = {
    "pay": QT_TRANSLATE_NOOP("messages", "to the payment"),
    "check": QT_TRANSLATE_NOOP("messages", "to a check"),
}


def timeline_rows(entries: Sequence[Entry], zone: str) -> list[Row]:
    """Return what happened to a payment, oldest first, as rows of a time and a sentence."""
    ours = ZoneInfo(zone)
    return [
        (entry.at.astimezone(ours).strftime("%d/%m %H:%M:%S"), sentence(entry), "text")
        for entry in entries
        if entry.kind not in _UNSEEN
    ]


def sentence(entry: Entry, tr: Callable[[str], str] = message_text) -> str:
    """Return an entry in words; one of a kind without words is told by its name."""
    said = _filled(tr(_words(entry)), entry, tr)
    if "approved_by" in entry.data:
        said = f"{said} - {_filled(tr(_DECIDED), entry, tr)}"
    return said


def _words(entry: Entry) -> str:
    if entry.kind == "receipt.issued" and entry.data.get("copy"):
        return _COPY
    if entry.kind == "payment.refused" and _code(entry):
        return _REFUSED
    return _KINDS.get(entry.kind, entry.kind)


def _code(entry: Entry) -> str:
    return code_in(str(entry.data.get("reason", "")))


def _filled(words: str, entry: Entry, tr: Callable[[str], str]) -> str:
    """Put in what the entry says, as plain text that is never read as a pattern again."""
    values = {name: _said(name, value, tr) for name, value in _values(entry).items()}
    parts = words.split("{")
    told = [parts[0]]
    for part in parts[1:]:
        name, _, rest = part.partition("}")
        told.append(values.get(name, "-") + rest)
    return " ".join("".join(told).split())


def _values(entry: Entry) -> Mapping[str, object]:
    code = _code(entry)
    return {**entry.data, "by": entry.actor, **({"code": code} if code else {})}


def _said(name: str, value: object, tr: Callable[[str], str]) -> str:
    text = clean(str(value))
    if name in _MONEY and isinstance(value, int):
        return format_rupiah(value)
    if name == "reason":
        return word_said(text, tr) or text
    words = {"how": _HOW, "asked": _ASKED}.get(name, {})
    return tr(words[text]) if text in words else text
