"""The statements of a payment's way, compiled once: a commit must cost little beside its sync.

Building and hashing an expression at every call, and wrapping its result, cost more than the write
itself (benchmarks/journal.py): so these go straight to the driver. Parameters are bound by name.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import (
    ClauseElement,
    ColumnElement,
    Connection,
    Table,
    bindparam,
    case,
    func,
    insert,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.dialects import sqlite

from pos_app.domain.payment import FINAL, OPEN, UNSENT, State
from pos_app.storage.tables import (
    CASH_COUNT,
    EXCHANGE,
    JOURNAL,
    PAYMENT,
    SALE,
    SHIFT,
    TAKING,
    Z_REPORT,
)


def run(
    connection: Connection, statement: str, parameters: Mapping[str, Any] | None = None
) -> sqlite3.Row | None:
    """Execute one of the statements below and return its first row; raises sqlite3.Error."""
    return next(rows(connection, statement, parameters), None)


def rows(
    connection: Connection, statement: str, parameters: Mapping[str, Any] | None = None
) -> Iterator[sqlite3.Row]:
    """Execute one of the statements below at once and return its rows; raises sqlite3.Error."""
    cursor: Any = connection.connection.cursor()
    cursor.row_factory = sqlite3.Row
    found: Iterator[sqlite3.Row] = cursor.execute(statement, parameters or {})
    return found


def _prepared(statement: ClauseElement) -> str:
    return str(statement.compile(dialect=sqlite.dialect(paramstyle="named")))


def literal_states(states: frozenset[State]) -> list[ClauseElement]:
    """Return states as a condition names them that an index is to answer."""
    # In the order of the indexes' own conditions (migration 0001): only then are they used.
    return [literal_column(f"'{state}'") for state in State if state in states]


def _numbered(table: Table) -> str:
    """Return what adds a row that the database numbers."""
    names = (column.name for column in table.c if column.name != "id")
    return _prepared(insert(table).values({name: bindparam(name) for name in names}))


_THIS = PAYMENT.c.ref == bindparam("this")

_ALIKE = select(func.json_each(bindparam("alike")).table_valued("value").c.value)
"""Ids of products, bound as a JSON list."""

IN_THE_WAY = _prepared(
    select(PAYMENT.c.ref).where(
        or_(
            _THIS,
            PAYMENT.c.product.in_(_ALIKE)
            & (PAYMENT.c.customer_no == bindparam("customer_no"))
            & PAYMENT.c.state.in_(literal_states(OPEN)),
        )
    )
)

ADD_PAYMENT = _prepared(insert(PAYMENT))

ADD_PAYMENT_TEXT = """
    INSERT INTO payment_text (rowid, ref, customer_no, customer_name)
    VALUES (last_insert_rowid(), :ref, :customer_no, :customer_name)
"""
"""Directly behind ADD_PAYMENT: by this a payment is found by any three signs of it."""

_OTHER = PAYMENT.alias("other")

# `sent_at` is empty before the first send, and nothing could be paid past a PREPARED payment.
TAKEN_OVER = _prepared(
    select(_OTHER.c.ref, _OTHER.c.state)
    .select_from(PAYMENT)
    .join(
        _OTHER,
        or_(PAYMENT.c.product == _OTHER.c.product, _OTHER.c.product.in_(_ALIKE))
        & (PAYMENT.c.customer_no == _OTHER.c.customer_no)
        & (PAYMENT.c.ref != _OTHER.c.ref),
    )
    .where(
        _THIS,
        or_(
            _OTHER.c.state.in_(literal_states(OPEN)),
            (_OTHER.c.state == literal_column(f"'{State.PAID}'"))
            & (_OTHER.c.settled_at >= PAYMENT.c.sent_at),
        ),
    )
)

_ONE: ColumnElement[int] = literal_column("1")
_SENDING: ColumnElement[str] = literal_column(f"'{State.SENDING}'")
_UNKNOWN: ColumnElement[str] = literal_column(f"'{State.UNKNOWN}'")
_SENT = {"send_no": PAYMENT.c.send_no + _ONE, "sent_at": bindparam("at")}
_CHECKED = {"checks": PAYMENT.c.checks + _ONE, "next_check_at": bindparam("later")}

CLAIM = _prepared(
    update(PAYMENT)
    .where(_THIS, PAYMENT.c.state.in_(literal_states(UNSENT)))
    .values(state=_SENDING, **_SENT)
    .returning(PAYMENT)
)

CLAIM_AGAIN = _prepared(
    update(PAYMENT)
    .where(_THIS, PAYMENT.c.state == _UNKNOWN, PAYMENT.c.send_no == bindparam("sends"))
    .values(state=_SENDING, **_SENT)
    .returning(PAYMENT)
)

_TO_CHECK = (
    _THIS,
    PAYMENT.c.state == bindparam("old"),
    PAYMENT.c.checks == bindparam("checked"),
)

CLAIM_CHECK = _prepared(update(PAYMENT).where(*_TO_CHECK).values(**_CHECKED).returning(PAYMENT))

# What is asked about by sending it again is being sent; what is at work there stays pending.
CLAIM_PAYING_CHECK = _prepared(
    update(PAYMENT)
    .where(*_TO_CHECK)
    .values(
        state=case((PAYMENT.c.state == _UNKNOWN, _SENDING), else_=PAYMENT.c.state),
        **_CHECKED,
        **_SENT,
    )
    .returning(PAYMENT)
)

MOVE = _prepared(
    update(PAYMENT)
    .where(_THIS, PAYMENT.c.state == bindparam("old"))
    .values(
        state=bindparam("new"),
        reason=bindparam("why"),
        message=bindparam("told"),
        provider_ref=bindparam("their_ref"),
        settled_bill=bindparam("final_bill"),
        next_check_at=bindparam("later"),
        settled_at=bindparam("at"),
    )
    .returning(PAYMENT)
)

KEEP = _prepared(
    insert(EXCHANGE)
    .values({column.name: bindparam(column.name) for column in EXCHANGE.c if column.name != "id"})
    .returning(EXCHANGE)
)

LAST_SEAL = _prepared(
    select(JOURNAL.c.seq, JOURNAL.c.seal, JOURNAL.c.key).where(
        JOURNAL.c.seq == select(func.max(JOURNAL.c.seq)).scalar_subquery()
    )
)

LAST_AT = _prepared(
    select(JOURNAL.c.at).where(JOURNAL.c.seq == select(func.max(JOURNAL.c.seq)).scalar_subquery())
)

LAST_CLOSING = _prepared(
    select(Z_REPORT.c.entry).where(
        Z_REPORT.c.number == select(func.max(Z_REPORT.c.number)).scalar_subquery()
    )
)

ADD_ENTRY = _prepared(insert(JOURNAL))

PAYMENT_OF = _prepared(select(PAYMENT).where(_THIS))

UNFINISHED = _prepared(
    select(PAYMENT).where(PAYMENT.c.state.not_in(literal_states(FINAL))).order_by(PAYMENT.c.made_at)
)

SAME_BILL = _prepared(
    select(PAYMENT)
    .where(
        PAYMENT.c.customer_no == bindparam("customer_no"),
        PAYMENT.c.product.in_(_ALIKE),
        or_(
            PAYMENT.c.state.in_(literal_states(OPEN)),
            (PAYMENT.c.state == literal_column(f"'{State.PAID}'"))
            & (PAYMENT.c.settled_at >= bindparam("since")),
        ),
    )
    .order_by(PAYMENT.c.made_at.desc())
)

ANSWERS = _prepared(
    select(func.count().label("many")).where(
        EXCHANGE.c.ref == bindparam("this"),
        EXCHANGE.c.command == bindparam("asked"),
        EXCHANGE.c.direction == literal_column("'in'"),
    )
)

_ABOUT = JOURNAL.c.ref == bindparam("this")
_KIND = JOURNAL.c.kind == bindparam("kind")

COUNT = _prepared(select(func.count().label("many")).where(_ABOUT, _KIND))

ENTRIES = {
    (by_ref, by_kind): _prepared(
        select(JOURNAL).where(*[_ABOUT] * by_ref, *[_KIND] * by_kind).order_by(JOURNAL.c.seq)
    )
    for by_ref in (False, True)
    for by_kind in (False, True)
}
"""The journal, narrowed to a payment, a kind, both or neither; an index finds a payment's."""

CURRENT_SHIFT = _prepared(
    select((_ONE + func.coalesce(func.max(Z_REPORT.c.number), literal_column("0"))).label("number"))
)
"""The shift that is open, or the next one: what happens now counts for it."""

ADD_TAKING = _numbered(TAKING)
ADD_SALE = _numbered(SALE)
ADD_SHIFT = _prepared(insert(SHIFT))
ADD_COUNT = _numbered(CASH_COUNT)
ADD_Z = _prepared(insert(Z_REPORT))

TAKINGS_OF = _prepared(
    select(TAKING.c.tender, func.sum(TAKING.c.amount).label("amount"))
    .where(TAKING.c.ref == bindparam("this"), TAKING.c.ref != literal_column("''"))
    .group_by(TAKING.c.tender)
)
"""What lies in our drawers of a payment. The second condition is that of the index."""
