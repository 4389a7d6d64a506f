"""The figures of a shift: added up from its rows, and kept as text once it is closed."""

import json
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, func, literal_column, select

from pos_app.domain.journal import canonical
from pos_app.domain.payment import FINAL, UNCLEAR, State
from pos_app.domain.shift import Figures, Flow, Kept, Sales, Shift
from pos_app.domain.tender import CASH
from pos_app.storage.statements import literal_states
from pos_app.storage.tables import PAYMENT, SALE, TAKING

_UNCLEAR = literal_states(UNCLEAR)
_NOTHING = literal_states(frozenset({State.REFUSED, State.CANCELLED, State.REVERSED}))


def sums() -> tuple[ColumnElement[Any], ...]:
    """Return the columns of `Sales`, added up over rows of sales."""
    told = SALE.c.cost.is_not(None)
    due = SALE.c.amount + SALE.c.admin
    parts = (
        SALE.c.sign,
        SALE.c.amount,
        SALE.c.admin,
        SALE.c.fee,
        case((told, SALE.c.sign), else_=0),
        case((told, due), else_=0),
        SALE.c.cost,
    )
    return tuple(func.coalesce(func.sum(part), 0) for part in parts)


def figures_of(connection: Connection, shift: Shift) -> Figures:
    """Return the figures of a shift as its rows stand."""
    here, plus = SALE.c.shift == shift.number, SALE.c.sign == 1
    own = SALE.c.sold_in == shift.number
    held, owed = kept(connection)
    return Figures(
        counted_float=shift.counted_float,
        sold=sales_where(connection, here, plus, own),
        late=sales_where(connection, here, plus, ~own),
        reversed=sales_where(connection, here, ~plus),
        flows=_flows(connection, shift.number),
        held=held,
        owed=owed,
    )


def kept(connection: Connection) -> tuple[Kept, Kept]:
    """Return the customers' money that is held and that is owed, in all drawers as they stand."""
    unclear = PAYMENT.c.state.not_in(literal_states(FINAL)), PAYMENT.c.state.in_(_UNCLEAR)
    return _kept(connection, *unclear), _kept(connection, PAYMENT.c.state.in_(_NOTHING))


def sales_where(connection: Connection, *where: ColumnElement[bool]) -> Sales:
    """Return the rows of sales that fit, added up."""
    return Sales(*connection.execute(select(*sums()).where(*where)).one())


def _flows(connection: Connection, number: int) -> dict[tuple[Flow, str], int]:
    flow, tender = TAKING.c.flow, TAKING.c.tender
    query = select(flow, tender, func.sum(TAKING.c.amount)).where(TAKING.c.shift == number)
    found = connection.execute(query.group_by(flow, tender))
    return {(Flow(why), kind): int(amount) for why, kind, amount in found}


def _kept(connection: Connection, *states: ColumnElement[bool]) -> Kept:
    """Return the money of payments in these states that was taken and has not gone back.

    The conditions are those of indexes, so that only these payments are looked at, and the rows
    of each are found one payment after the other.
    """
    mine = (TAKING.c.ref == PAYMENT.c.ref) & (TAKING.c.ref != literal_column("''"))
    left = select(func.sum(TAKING.c.amount)).where(mine).scalar_subquery()
    each = select(left.label("amount")).where(*states).cte("each").prefix_with("MATERIALIZED")
    total = func.coalesce(func.sum(each.c.amount), 0)
    query = select(func.count(), total).select_from(each).where(each.c.amount > 0)
    return Kept(*connection.execute(query).one())


def owed_cash(connection: Connection) -> dict[str, int]:
    """Return the cash of payments that came to nothing and was not given back yet, by ref."""
    total = func.sum(TAKING.c.amount)
    query = (
        select(TAKING.c.ref, total)
        .join(PAYMENT, PAYMENT.c.ref == TAKING.c.ref)
        .where(PAYMENT.c.state.in_(_NOTHING), TAKING.c.ref != "")
        .where(TAKING.c.tender == CASH)
        .group_by(TAKING.c.ref)
        .having(total > 0)
    )
    return {ref: int(amount) for ref, amount in connection.execute(query)}


def figures_to_text(figures: Figures) -> str:
    """Return figures as JSON that is the same text for the same figures."""
    sales = {name: _parts(getattr(figures, name)) for name in ("sold", "late", "reversed")}
    flows = sorted([why.value, kind, amount] for (why, kind), amount in figures.flows.items())
    kept = {name: _parts(getattr(figures, name)) for name in ("held", "owed")}
    return canonical({"float": figures.counted_float, "flows": flows, **sales, **kept})


def figures_from_text(text: str) -> Figures:
    """Return the figures of `figures_to_text`."""
    said = json.loads(text)
    return Figures(
        counted_float=said["float"],
        sold=Sales(*said["sold"]),
        late=Sales(*said["late"]),
        reversed=Sales(*said["reversed"]),
        flows={(Flow(why), kind): amount for why, kind, amount in said["flows"]},
        held=Kept(*said["held"]),
        owed=Kept(*said["owed"]),
    )


def _parts(parts: Sales | Kept) -> list[int]:
    return [getattr(parts, name) for name in parts.__slots__]
