"""What a report is made of: the rows of sales, added up where they lie.

Business day and hour stand in every row, so a report of days needs no clock and no zone.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from pos_app.domain.errors import InputError
from pos_app.domain.journal import GENESIS
from pos_app.domain.payment import State
from pos_app.domain.reports import (
    By,
    Days,
    Drawer,
    Ledger,
    OfShift,
    Part,
    Period,
    Reason,
    SaleLine,
)
from pos_app.domain.shift import BusinessDays, Figures, Kept, Sales, Shift
from pos_app.storage import statements
from pos_app.storage.books import Books
from pos_app.storage.rows import stamp, unstamp
from pos_app.storage.shift_figures import figures_from_text, figures_of, kept, sums
from pos_app.storage.shift_store import shift_from
from pos_app.storage.statements import run
from pos_app.storage.tables import CASH_COUNT, PAYMENT, SALE, SHIFT, Z_REPORT

_SET_BACK = timedelta(days=1)
"""How far a clock may have been set while a shift was open, for its payments to be found."""

_COLUMNS: dict[By, ColumnElement[Any]] = {
    By.PRODUCT: SALE.c.product,
    By.CATEGORY: SALE.c.product,
    By.PROVIDER: SALE.c.provider,
    By.CASHIER: SALE.c.cashier,
    By.HOUR: SALE.c.hour,
    By.DAY: SALE.c.day,
}

_COUNTS = CASH_COUNT.alias("counts")
_LAST_COUNT = (
    select(func.max(_COUNTS.c.id)).where(_COUNTS.c.shift == SHIFT.c.number).scalar_subquery()
)


class ReportStore:
    """Implements `services.reports.ReportBooks`."""

    def __init__(self, books: Books) -> None:
        self._books = books

    @contextmanager
    def look(self) -> "Iterator[Look]":
        """See `ReportBooks`."""
        with self._books.read() as connection:
            yield Look(connection, self._books.days)


class Look:
    """Implements `services.reports.Look` in one transaction."""

    def __init__(self, connection: Connection, days: BusinessDays) -> None:
        self._connection = connection
        self._days = days

    def shifts(self, most: int) -> list[Shift]:
        """See `Look`."""
        query = select(SHIFT).order_by(SHIFT.c.number.desc()).limit(most)
        return [shift_from(row) for row in self._connection.execute(query).mappings()]

    def shift(self, number: int) -> Shift:
        """See `Look`."""
        query = select(SHIFT).where(SHIFT.c.number == number)
        row = self._connection.execute(query).mappings().first()
        if row is None:
            raise InputError("unknown-z", str(number))
        return shift_from(row)

    def kinds(self, period: Period) -> frozenset[bool]:
        """See `Look`."""
        query = select(SALE.c.training).distinct().where(_within(period))
        return frozenset(map(bool, self._connection.execute(query).scalars()))

    def total(self, period: Period, *, training: bool) -> Sales:
        """See `Look`."""
        query = select(*sums()).where(_within(period), SALE.c.training == int(training))
        return Sales(*self._connection.execute(query).one())

    def ledger(self, period: Period, *, training: bool) -> Ledger:
        """See `Look`."""
        here = _within(period)
        kind = here & (SALE.c.training == int(training))
        last = run(self._connection, statements.LAST_SEAL)
        parts, drawers = self._shifts_of(period, here)
        held, owed = self._held(period, drawers)
        return Ledger(
            totals={
                (bool(practice), sign < 0): sales
                for (practice, sign), sales in self._grouped(here, SALE.c.training, SALE.c.sign)
            },
            goods=self._grouped(kind, SALE.c.product, SALE.c.provider, SALE.c.cashier),
            times=self._grouped(kind, SALE.c.day, SALE.c.hour),
            seconds=self._seconds(kind),
            asked=self._asked(period, training=training),
            reasons=self._reasons(period, training=training),
            drawers=drawers,
            parts=parts,
            held=held,
            owed=owed,
            entries=last["seq"] if last else 0,
            head=last["seal"] if last else GENESIS,
        )

    def sales(
        self, period: Period, *, training: bool, by: By | None = None, keys: Sequence[str] = ()
    ) -> Iterator[SaleLine]:
        """See `Look`."""
        told = (PAYMENT.c.customer_no, PAYMENT.c.customer_name, PAYMENT.c.provider_ref)
        query = (
            select(SALE, *told)
            .join(PAYMENT, PAYMENT.c.ref == SALE.c.ref)
            .where(_within(period), SALE.c.training == int(training))
        )
        if by is not None:
            wanted = [int(key) for key in keys] if by is By.HOUR else [*keys]
            query = query.where(_COLUMNS[by].in_(wanted))
        for row in self._connection.execute(query.order_by(SALE.c.id)).mappings():
            yield _line(row)

    def _grouped(
        self, where: ColumnElement[bool], *by: ColumnElement[Any]
    ) -> list[tuple[Any, Sales]]:
        query = select(*by, *sums()).where(where).group_by(*by)
        rows = self._connection.execute(query)
        return [(tuple(row[: len(by)]), Sales(*row[len(by) :])) for row in rows]

    def _seconds(self, where: ColumnElement[bool]) -> dict[str, dict[int, int]]:
        columns = (SALE.c.provider, SALE.c.seconds)
        query = select(*columns, func.count()).where(where, SALE.c.sign == 1).group_by(*columns)
        found: dict[str, dict[int, int]] = {}
        for provider, seconds, many in self._connection.execute(query):
            found.setdefault(provider, {})[seconds] = many
        return found

    def _asked(self, period: Period, *, training: bool) -> dict[tuple[str, State], int]:
        columns = (PAYMENT.c.provider, PAYMENT.c.state)
        query = select(*columns, func.count()).where(*self._made(period, training=training))
        rows = self._connection.execute(query.group_by(*columns))
        return {(provider, State(state)): many for provider, state, many in rows}

    def _reasons(self, period: Period, *, training: bool) -> list[Reason]:
        columns = (PAYMENT.c.provider, PAYMENT.c.reason, PAYMENT.c.message)
        refused = PAYMENT.c.state == State.REFUSED.value
        query = select(*columns, func.count()).where(
            *self._made(period, training=training), refused
        )
        return [Reason(*row) for row in self._connection.execute(query.group_by(*columns))]

    def _made(self, period: Period, *, training: bool) -> list[ColumnElement[bool]]:
        """Return what finds the payments that were made in a period, by the index of times."""
        at, kind = PAYMENT.c.made_at, PAYMENT.c.training == int(training)
        if isinstance(period, Days):
            end = self._days.begins(period.last + timedelta(days=1))
            first = self._days.begins(period.first)
            return [at >= stamp(first), at < stamp(end), kind]
        first = self.shift(period.number).opened_at - _SET_BACK
        query = select(Z_REPORT.c.at).where(Z_REPORT.c.number == period.number)
        closed = self._connection.execute(query).scalar_one_or_none()
        until = [at < stamp(unstamp(closed) + _SET_BACK)] if closed else []
        return [at >= stamp(first), *until, PAYMENT.c.shift == period.number, kind]

    def _shifts_of(
        self, period: Period, here: ColumnElement[bool]
    ) -> tuple[tuple[Part, ...], tuple[Drawer, ...]]:
        """Return the shifts with sales in a period, and those opened in it, held to their Z."""
        inside = {number: sales for (number,), sales in self._grouped(here, SALE.c.shift)}
        drawers = tuple(self._drawers(period, [*inside]))
        z = {d.number: d.figures.sales for d in drawers if d.closed_at is not None}
        touched = sorted({*inside, *(d.number for d in drawers)})
        torn = [number for number in touched if inside.get(number, Sales()) != z.get(number)]
        elsewhere = self._grouped(SALE.c.shift.in_(torn) & ~here, SALE.c.shift) if torn else []
        outside = {number: sales for (number,), sales in elsewhere}
        parts = tuple(
            Part(n, inside.get(n, Sales()), outside.get(n, Sales()), z.get(n)) for n in touched
        )
        return parts, drawers

    def _drawers(self, period: Period, touched: list[int]) -> Iterator[Drawer]:
        opened = (
            SHIFT.c.number == period.number
            if isinstance(period, OfShift)
            else SHIFT.c.day.between(f"{period.first}", f"{period.last}")
        )
        query = (
            select(SHIFT, Z_REPORT.c.at, Z_REPORT.c.figures, Z_REPORT.c.left.label("stays"))
            .add_columns(CASH_COUNT.c.amount.label("counted"))
            .outerjoin(Z_REPORT, Z_REPORT.c.number == SHIFT.c.number)
            .outerjoin(CASH_COUNT, CASH_COUNT.c.id == _LAST_COUNT)
            .where(opened | SHIFT.c.number.in_(touched))
            .order_by(SHIFT.c.number)
        )
        for row in self._connection.execute(query).mappings().all():
            yield self._drawer(row)

    def _drawer(self, row: Any) -> Drawer:
        shift = shift_from(row)
        is_closed = row["figures"] is not None
        figures = (
            figures_from_text(row["figures"]) if is_closed else figures_of(self._connection, shift)
        )
        return Drawer(
            number=shift.number,
            opened_by=shift.opened_by,
            opened_at=shift.opened_at,
            figures=figures,
            closed_at=unstamp(row["at"]) if is_closed else None,
            counted=row["counted"] if is_closed else None,
            left=row["stays"],
        )

    def _held(self, period: Period, drawers: Sequence[Drawer]) -> tuple[Kept, Kept]:
        if isinstance(period, OfShift) and drawers:
            figures: Figures = drawers[0].figures
            return figures.held, figures.owed
        return kept(self._connection)


def _within(period: Period) -> ColumnElement[bool]:
    if isinstance(period, OfShift):
        return SALE.c.shift == period.number
    return SALE.c.day.between(f"{period.first}", f"{period.last}")


def _line(row: Any) -> SaleLine:
    due = row["amount"] + row["admin"]
    told = row["cost"] is not None
    return SaleLine(
        at=unstamp(row["at"]),
        day=row["day"],
        shift=row["shift"],
        ref=row["ref"],
        product=row["product"],
        customer_no=row["customer_no"],
        customer_name=row["customer_name"],
        provider=row["provider"],
        provider_ref=row["provider_ref"],
        cashier=row["cashier"],
        sales=Sales(
            count=row["sign"],
            amount=row["amount"],
            admin=row["admin"],
            fee=row["fee"],
            priced=row["sign"] if told else 0,
            priced_due=due if told else 0,
            cost=row["cost"] or 0,
        ),
    )
