"""Which lines of a statement are of which payment.

A line belongs to a payment by our ref, else by the provider's, else by number and amount within a
day.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from pos_app.domain.payment import Payment, State
from pos_app.domain.statement import Line
from pos_app.domain.statement_cells import LineStatus


class By(StrEnum):
    """By what a line was found to be of a payment."""

    OUR_REF = "our-ref"
    THEIR_REF = "provider-ref"
    NUMBER = "number"
    NOTHING = ""


DAY = timedelta(days=1)
"""How far a payment and a line without any ref may lie apart."""

_REF = re.compile(r"[0-9A-Z]{22}", re.ASCII)
_DEVICE = 4
_LEAST = 3
_ORDER = [LineStatus.SUCCESS, LineStatus.REFUND, LineStatus.FAILED, LineStatus.PENDING]

UNDONE = frozenset({State.PREPARED, State.NOT_SENT, State.REFUSED, State.CANCELLED, State.REVERSED})
"""By our books, nothing has left the deposit for good."""


def charged(payment: Payment) -> int:
    """Return the rupiah that a payment takes from our deposit, as far as the provider has said."""
    said = (payment.latest_bill.price, payment.bill.price)
    return next((price for price in said if price is not None), payment.bill.due)


class Matching:
    """Finds out which lines are of which payment."""

    def __init__(self, payments: Iterable[Payment]) -> None:
        self.payments = {payment.ref: payment for payment in payments}.values()
        self._refs = {payment.ref: payment for payment in self.payments}
        self._their_refs = _only_ones(self.payments)
        self._numbers: dict[tuple[str, int], list[Payment]] = defaultdict(list)
        for payment in self.payments:
            self._numbers[_plain(payment.customer_no), charged(payment)].append(payment)
        self._lines: dict[str, list[Line]] = defaultdict(list)
        self._by: dict[str, By] = {}
        self._names: dict[str, Payment] = {}

    def of(self, payment: Payment) -> Sequence[Line]:
        """Return the lines of a payment."""
        return self._lines.get(payment.ref, ())

    def by(self, payment: Payment) -> By:
        """Return by what the first of them was found."""
        return self._by.get(payment.ref, By.NOTHING)

    def take(self, lines: Iterable[Line]) -> list[Line]:
        """Give the lines to their payments; return those that are of none of them."""
        unnamed, strays = [], []
        for line in sorted(lines, key=lambda line: (_ORDER.index(line.status), line.row)):
            if payment := self._refs.get(our_ref(line)):
                self._give(payment, line, By.OUR_REF)
            elif payment := self._their_refs.get(line.their_ref):
                self._give(payment, line, By.THEIR_REF)
            elif _REF.fullmatch(our_ref(line)):
                # It names a payment that these books do not have: it is not another one of them.
                strays.append(line)
            else:
                unnamed.append(line)
        # Only now, since what is named has first claim to its payment. A line with a ref of some
        # other making is bought elsewhere, however much it looks like one of ours.
        for line in unnamed:
            if payment := self._names.get(line.their_ref):
                self._give(payment, line, By.THEIR_REF)
            elif not _tells(line.our_ref) and (payment := self._nearest(line)):
                self._give(payment, line, By.NUMBER)
            else:
                strays.append(line)
        return strays

    def _give(self, payment: Payment, line: Line, by: By) -> None:
        self._lines[payment.ref].append(line)
        self._by.setdefault(payment.ref, by)
        if _tells(line.their_ref):
            self._names.setdefault(line.their_ref, payment)

    def _nearest(self, line: Line) -> Payment | None:
        """Return the payment that a line without a ref is most likely of."""
        alike = self._numbers.get((_plain(line.number), line.amount), ()) if line.number else ()
        near = [payment for payment in alike if abs(begun_at(payment) - line.at) <= DAY]
        is_refund = line.status is LineStatus.REFUND

        def likeness(payment: Payment) -> tuple[bool, bool, timedelta]:
            taken = bool(self._lines.get(payment.ref))
            return (
                taken is not is_refund,
                _disagrees(payment, line),
                abs(begun_at(payment) - line.at),
            )

        return min(near, key=likeness, default=None)


def _only_ones(payments: Iterable[Payment]) -> Mapping[str, Payment]:
    """Return the payments by the provider's ref, where it is the ref of one alone."""
    found: dict[str, list[Payment]] = defaultdict(list)
    for payment in payments:
        found[payment.provider_ref].append(payment)
    return {ref: same[0] for ref, same in found.items() if _tells(ref) and len(same) == 1}


def _tells(ref: str) -> bool:
    """Return whether a provider's ref can be one: "-", "0" and "null" are said of many."""
    return len(ref) >= _LEAST and any(letter.isdigit() for letter in ref)


def our_ref(line: Line) -> str:
    """Return our ref in a line; Espay puts the name of the sender before it."""
    return line.our_ref[-22:]


def _plain(number: str) -> str:
    """Return a customer number as a spreadsheet leaves it: digits alone, no zeros before them."""
    return re.sub(r"[^0-9A-Za-z]", "", number).lstrip("0")


def begun_at(payment: Payment) -> datetime:
    """Return when a payment was sent last, or made where it never was."""
    return payment.sent_at or payment.made_at


def _disagrees(payment: Payment, line: Line) -> bool:
    return (payment.state in UNDONE) is (line.status is LineStatus.SUCCESS)


def together(strays: Iterable[Line]) -> Iterable[Sequence[Line]]:
    """Return lines without a payment, those of one transaction together: a refund and its charge.

    Lines without any ref are one transaction if one takes back what the other has taken.
    """
    named: dict[str, list[Line]] = defaultdict(list)
    for line in strays:
        named[name_of(line) or f"{_plain(line.number)} {line.amount}"].append(line)
    for same in named.values():
        if name_of(same[0]) or any(line.status is LineStatus.REFUND for line in same):
            yield same
        else:
            yield from ([line] for line in same)


def name_of(line: Line) -> str:
    """Return a ref that a line is known by, ours before theirs, "" if it has none."""
    return our_ref(line) or (line.their_ref if _tells(line.their_ref) else "")


def is_foreign(line: Line, device: str) -> bool:
    """Return whether a line carries a ref of our making, by another counter than this one."""
    ref = our_ref(line)
    return bool(_REF.fullmatch(ref)) and ref[:_DEVICE] != device
