"""What a payment puts into the drawer and onto the reports, in the transaction that moves it.

A row counts for the shift that is open, or for the next one. Its journal entry has the digest of
all rows that were written with it, and they have its number.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select

from pos_app.domain.errors import RuleError
from pos_app.domain.payment import UNCLEAR, Payment, State
from pos_app.domain.shift import BusinessDays, Flow
from pos_app.domain.tender import CASH
from pos_app.storage import chain, statements
from pos_app.storage.posted import digest_of
from pos_app.storage.rows import stamp
from pos_app.storage.statements import rows, run
from pos_app.storage.tables import JOURNAL, SHIFT

_TAKEN = (UNCLEAR - {State.SENDING}) | {State.PAID}
"""States in which the customer's money is ours to keep, at least for now."""


class Posting(NamedTuple):
    """A row to be written, without the number of its entry; `table` is its name."""

    table: str
    row: dict[str, Any]


_ADD = {
    "taking": statements.ADD_TAKING,
    "sale": statements.ADD_SALE,
    "shift": statements.ADD_SHIFT,
    "cash_count": statements.ADD_COUNT,
    "z_report": statements.ADD_Z,
}


def current_shift(connection: Connection) -> int:
    """Return the number of the open shift, or of the next one."""
    found = run(connection, statements.CURRENT_SHIFT)
    return int(found["number"]) if found else 1


def require_open_shift(connection: Connection) -> None:
    """Raise RuleError("no-shift") between two: nobody answers for a drawer then."""
    number = current_shift(connection)
    if connection.execute(select(SHIFT.c.number).where(SHIFT.c.number == number)).first() is None:
        raise RuleError("no-shift")


def append_posted(
    connection: Connection,
    kind: str,
    at: datetime,
    *,
    actor: str,
    ref: str = "",
    data: Mapping[str, str | int],
    postings: Iterable[Posting],
) -> None:
    """Append an entry and write the rows that belong to it, sealed by it."""
    written = [*postings]
    posted = {"posted": digest_of(written)} if written else {}
    seq = chain.append(connection, kind, at, actor=actor, ref=ref, data={**data, **posted})
    for posting in written:
        run(connection, _ADD[posting.table], {**posting.row, "entry": seq})


def append_once(
    connection: Connection,
    kind: str,
    at: datetime,
    *,
    actor: str,
    ref: str,
    data: Mapping[str, str | int],
    postings: Iterable[Posting] = (),
) -> bool:
    """Append the only entry of a kind about a payment, its `number` counted from 1.

    Returns whether it is new; one that is there already stays, and so do its rows.
    """
    known = func.count().filter(JOURNAL.c.ref == ref)
    query = select(func.count(), known).where(JOURNAL.c.kind == kind)
    total, here = connection.execute(query).one()
    if here:
        return False
    numbered = {**data, "number": total + 1}
    append_posted(connection, kind, at, actor=actor, ref=ref, data=numbered, postings=postings)
    return True


def of_move(
    connection: Connection, before: State, payment: Payment, at: datetime, days: BusinessDays
) -> list[Posting]:
    """Return what moving a payment to where it stands now brings.

    Cash of a bill that is refused at once was never ours: the customer still holds it.
    """
    shift = current_shift(connection)
    postings: list[Posting] = []
    if before is State.SENDING and _is_taken(payment) and not taken(connection, payment.ref):
        postings += [
            _taking(payment, shift, at, Flow.RECEIVED, kind, amount)
            for kind, amount in _by_kind(payment).items()
        ]
    if payment.state is State.PAID:
        if payment.change:
            postings.append(_taking(payment, shift, at, Flow.CHANGE, CASH, -payment.change))
        postings.append(_sale(payment, shift, at, days, 1))
    elif payment.state is State.REVERSED:
        postings.append(_sale(payment, shift, at, days, -1))
    return postings


def of_return(connection: Connection, payment: Payment, at: datetime, by: str) -> list[Posting]:
    """Return what giving a customer the money back takes out of the drawer, kind by kind."""
    shift = current_shift(connection)
    return [
        _taking(payment, shift, at, Flow.RETURNED, kind, -amount, by)
        for kind, amount in taken(connection, payment.ref).items()
        if amount > 0
    ]


def taken(connection: Connection, ref: str) -> dict[str, int]:
    """Return what lies in our drawers of a payment, by kind of money."""
    found = rows(connection, statements.TAKINGS_OF, {"this": ref})
    return {row["tender"]: row["amount"] for row in found}


def _is_taken(payment: Payment) -> bool:
    # What is not cash has moved whatever becomes of the bill, and must be given back by hand.
    return payment.state in _TAKEN or any(tender.kind != CASH for tender in payment.tenders)


def _by_kind(payment: Payment) -> dict[str, int]:
    kinds = dict.fromkeys((tender.kind for tender in payment.tenders), 0)
    for tender in payment.tenders:
        kinds[tender.kind] += tender.amount
    return {kind: amount for kind, amount in kinds.items() if amount}


def _taking(
    payment: Payment, shift: int, at: datetime, flow: Flow, tender: str, amount: int, by: str = ""
) -> Posting:
    row = {
        "shift": shift,
        "at": stamp(at),
        "flow": flow.value,
        "tender": tender,
        "amount": amount,
        "ref": payment.ref,
        "by": by or payment.cashier,
        "reason": "",
    }
    return Posting("taking", row)


def _sale(payment: Payment, shift: int, at: datetime, days: BusinessDays, sign: int) -> Posting:
    cost = payment.latest_bill.price
    sent = payment.sent_at or at
    row = {
        "shift": shift,
        "day": days(at).isoformat(),
        "hour": days.local(at).hour,
        "at": stamp(at),
        "sign": sign,
        "ref": payment.ref,
        "sold_in": payment.shift,
        "provider": payment.provider,
        "product": payment.product,
        "cashier": payment.cashier,
        "training": int(payment.training),
        "amount": sign * payment.bill.amount,
        "admin": sign * payment.bill.admin,
        "fee": sign * payment.fee,
        "cost": None if cost is None else sign * cost,
        "seconds": max(0, round((at - sent).total_seconds())),
    }
    return Posting("sale", row)
