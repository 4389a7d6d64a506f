"""The books of the shifts: what was opened, counted and closed, in sealed rows."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import Connection, RowMapping, func, select

from pos_app.domain.causes import CashMove
from pos_app.domain.errors import InputError, RuleError
from pos_app.domain.journal import GENESIS, canonical
from pos_app.domain.payment import State
from pos_app.domain.shift import Count, Ever, Figures, Flow, Sales, Shift, ZReport
from pos_app.domain.tender import CASH
from pos_app.storage import statements
from pos_app.storage.books import Books
from pos_app.storage.postings import Posting, append_posted, current_shift
from pos_app.storage.rows import stamp, unstamp
from pos_app.storage.shift_figures import (
    figures_from_text,
    figures_of,
    figures_to_text,
    owed_cash,
    sales_where,
)
from pos_app.storage.statements import run
from pos_app.storage.tables import CASH_COUNT, PAYMENT, SALE, SHIFT, TAKING, Z_REPORT

OPENED, COUNTED, CLOSED = "shift.opened", "shift.counted", "shift.z"
MOVED = {Flow.CASH_IN: "cash.in", Flow.CASH_OUT: "cash.out", Flow.DROP: "cash.dropped"}


class ShiftStore:
    """Implements `services.shifts.ShiftBooks`."""

    def __init__(self, books: Books) -> None:
        self._books = books

    def current(self) -> Shift | None:
        """See `ShiftBooks`."""
        with self._books.read() as connection:
            return _open_shift(connection)

    def last(self) -> int:
        """See `ShiftBooks`."""
        with self._books.read() as connection:
            return int(connection.execute(select(func.max(SHIFT.c.number))).scalar() or 0)

    def left(self) -> int:
        """See `ShiftBooks`."""
        with self._books.read() as connection:
            return _left(connection, current_shift(connection) - 1)

    def open(self, counted_float: int, at: datetime, *, actor: str) -> Shift:
        """See `ShiftBooks`."""
        with self._books.write() as connection:
            if _open_shift(connection) is not None:
                raise RuleError("shift-open")
            number = current_shift(connection)
            row: dict[str, Any] = {
                "number": number,
                "opened_at": stamp(at),
                "opened_by": actor,
                "day": self._books.days(at).isoformat(),
                "counted_float": counted_float,
                "left": _left(connection, number - 1),
            }
            said: dict[str, Any] = {"shift": number, "float": counted_float, "left": row["left"]}
            _write(connection, OPENED, at, actor, said, Posting("shift", row))
            return cast("Shift", _open_shift(connection))

    def move_cash(self, flow: Flow, amount: int, at: datetime, *, actor: str, reason: str) -> None:
        """See `ShiftBooks`."""
        with self._books.write() as connection:
            shift = _require_open(connection)
            if amount < 0 and figures_of(connection, shift).expected + amount < 0:
                raise RuleError("drawer-short")
            row: dict[str, Any] = {
                "shift": shift.number,
                "at": stamp(at),
                "flow": flow.value,
                "tender": CASH,
                "amount": amount,
                "ref": "",
                "by": actor,
                "reason": reason,
            }
            said: dict[str, Any] = {"shift": shift.number, "amount": amount, "reason": reason}
            _write(connection, MOVED[flow], at, actor, said, Posting("taking", row))

    def count(
        self, amount: int, notes: Mapping[int, int], at: datetime, *, actor: str, reason: str
    ) -> Count:
        """See `ShiftBooks`."""
        with self._books.write() as connection:
            shift = _require_open(connection)
            row: dict[str, Any] = {
                "shift": shift.number,
                "at": stamp(at),
                "by": actor,
                "amount": amount,
                "notes": canonical({str(note): many for note, many in notes.items()}),
                "expected": figures_of(connection, shift).expected,
                "reason": reason,
                "takings": _last_taking(connection, shift.number),
            }
            said: dict[str, Any] = {
                name: row[name] for name in ("shift", "amount", "expected", "reason")
            }
            _write(connection, COUNTED, at, actor, said, Posting("cash_count", row))
            return _counts(connection, shift.number)[-1]

    def counts(self, number: int) -> list[Count]:
        """See `ShiftBooks`."""
        with self._books.read() as connection:
            return _counts(connection, number)

    def close(self, left: int, at: datetime, *, actor: str) -> ZReport:
        """See `ShiftBooks`."""
        with self._books.write() as connection:
            shift = _require_open(connection)
            _require_closable(connection, shift.number, left)
            figures = figures_of(connection, shift)
            ever = _ever(connection, shift.number - 1).plus(figures.sales)
            last = run(connection, statements.LAST_SEAL)
            row: dict[str, Any] = {
                "number": shift.number,
                "at": stamp(at),
                "by": actor,
                "figures": figures_to_text(figures),
                "left": left,
                "count_ever": ever.count,
                "total_ever": ever.total,
                "fee_ever": ever.fee,
                "entries": last["seq"] if last else 0,
                "head": last["seal"] if last else GENESIS,
            }
            said: dict[str, Any] = {
                name: row[name] for name in ("number", "left", "entries", "head")
            }
            said |= {"total_ever": ever.total, "count_ever": ever.count}
            _write(connection, CLOSED, at, actor, said, Posting("z_report", row))
            return _z_report(connection, shift.number)

    def figures(self, number: int) -> Figures:
        """See `ShiftBooks`."""
        with self._books.read() as connection:
            row = connection.execute(select(Z_REPORT.c.figures).where(Z_REPORT.c.number == number))
            text = row.scalar_one_or_none()
            if text is not None:
                return figures_from_text(text)
            return figures_of(connection, _shift(connection, number))

    def z_report(self, number: int) -> ZReport:
        """See `ShiftBooks`."""
        with self._books.read() as connection:
            return _z_report(connection, number)

    def sales_of(self, number: int, cashier: str) -> Sales:
        """See `ShiftBooks`."""
        with self._books.read() as connection:
            own = SALE.c.cashier == cashier
            return sales_where(connection, SALE.c.shift == number, own)

    def cash_moves(self, number: int) -> list[CashMove]:
        """See `ShiftBooks`."""
        t = TAKING.c
        query = select(t.flow, t.amount, t.ref, t.reason).where(t.shift == number, t.tender == CASH)
        with self._books.read() as connection:
            rows = connection.execute(query.order_by(t.id))
            return [CashMove(Flow(flow), *rest) for flow, *rest in rows]

    def owed_cash(self) -> dict[str, int]:
        """See `ShiftBooks`."""
        with self._books.read() as connection:
            return owed_cash(connection)

    def z_reports(self, before: int, most: int) -> list[ZReport]:
        """See `ShiftBooks`."""
        number = Z_REPORT.c.number
        query = select(number).where(number < before).order_by(number.desc()).limit(most)
        with self._books.read() as connection:
            return [_z_report(connection, found) for found in connection.execute(query).scalars()]


def _write(
    connection: Connection,
    kind: str,
    at: datetime,
    actor: str,
    said: Mapping[str, str | int],
    posting: Posting,
) -> None:
    append_posted(connection, kind, at, actor=actor, data=said, postings=[posting])


def _some(row: Mapping[str, Any], *names: str) -> dict[str, str | int]:
    return {name: row[name] for name in names}


def _require_open(connection: Connection) -> Shift:
    shift = _open_shift(connection)
    if shift is None:
        raise RuleError("no-shift")
    return shift


def _open_shift(connection: Connection) -> Shift | None:
    number = current_shift(connection)
    row = connection.execute(select(SHIFT).where(SHIFT.c.number == number)).mappings().first()
    return shift_from(row) if row else None


def _shift(connection: Connection, number: int) -> Shift:
    row = connection.execute(select(SHIFT).where(SHIFT.c.number == number)).mappings().first()
    if row is None:
        raise InputError("unknown-z", str(number))
    return shift_from(row)


def shift_from(row: RowMapping) -> Shift:
    """Return the shift of a row."""
    return Shift(
        number=row["number"],
        opened_at=unstamp(row["opened_at"]),
        opened_by=row["opened_by"],
        day=date.fromisoformat(row["day"]),
        counted_float=row["counted_float"],
        left=row["left"],
    )


def _left(connection: Connection, number: int) -> int:
    query = select(Z_REPORT.c.left).where(Z_REPORT.c.number == number)
    return int(connection.execute(query).scalar_one_or_none() or 0)


def _ever(connection: Connection, number: int) -> Ever:
    z = Z_REPORT.c
    query = select(z.count_ever, z.total_ever, z.fee_ever).where(z.number == number)
    row = connection.execute(query).first()
    return Ever(*row) if row else Ever()


def _last_taking(connection: Connection, number: int) -> int:
    query = select(func.coalesce(func.max(TAKING.c.id), 0)).where(TAKING.c.shift == number)
    return int(connection.execute(query).scalar_one())


def _counts(connection: Connection, number: int) -> list[Count]:
    query = select(CASH_COUNT).where(CASH_COUNT.c.shift == number).order_by(CASH_COUNT.c.id)
    return [
        Count(
            shift=row["shift"],
            at=unstamp(row["at"]),
            by=row["by"],
            amount=row["amount"],
            notes={int(note): many for note, many in json.loads(row["notes"]).items()},
            expected=row["expected"],
            reason=row["reason"],
        )
        for row in connection.execute(query).mappings()
    ]


def _require_closable(connection: Connection, number: int, left: int) -> None:
    """See that a shift may end: counted since money last moved, and nothing of it on its way."""
    sending = connection.execute(
        select(PAYMENT.c.ref).where(PAYMENT.c.state == State.SENDING.value)
    ).scalar()
    if sending is not None:
        raise RuleError("payment-in-flight", sending, sending)
    newest = select(CASH_COUNT).where(CASH_COUNT.c.shift == number)
    row = connection.execute(newest.order_by(CASH_COUNT.c.id.desc())).mappings().first()
    if row is None:
        raise RuleError("not-counted")
    if row["takings"] != _last_taking(connection, number):
        raise RuleError("count-old")
    if left > row["amount"]:
        raise RuleError("left-more", str(row["amount"]))


def _z_report(connection: Connection, number: int) -> ZReport:
    row = connection.execute(select(Z_REPORT).where(Z_REPORT.c.number == number)).mappings().first()
    if row is None:
        raise InputError("unknown-z", str(number))
    return ZReport(
        shift=_shift(connection, number),
        at=unstamp(row["at"]),
        by=row["by"],
        figures=figures_from_text(row["figures"]),
        counts=tuple(_counts(connection, number)),
        left=row["left"],
        ever=Ever(row["count_ever"], row["total_ever"], row["fee_ever"]),
        entries=row["entries"],
        head=row["head"],
    )
