"""A provider's statement: a sheet of cells, which column means what, and its lines."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple
from zoneinfo import ZoneInfo

from pos_app.domain.errors import InputError
from pos_app.domain.statement_cells import (
    Cell,
    LineStatus,
    Money,
    read_money,
    read_status,
    read_text,
    read_time,
)


class Column(StrEnum):
    """What a column of a statement can mean to us."""

    OUR_REF = "our-ref"
    THEIR_REF = "provider-ref"
    NUMBER = "number"
    AMOUNT = "amount"
    STATUS = "status"
    TIME = "time"


Columns = Mapping[Column, str]
"""The heading under which each of them stands."""

NEEDED = (Column.AMOUNT, Column.TIME)
KNOWN_BY = (Column.OUR_REF, Column.THEIR_REF, Column.NUMBER)
"""A line is found by at least one of these."""

_WORDS: Mapping[Column, Sequence[str]] = {
    Column.OUR_REF: (
        "refid", "ourref", "idreferensi", "referensi", "referenceid", "partnerref", "partnerreff",
        "clientref", "merchantref", "orderid",
    ),
    Column.THEIR_REF: (
        "trxid", "trid", "transactionid", "idtransaksi", "notransaksi", "nomortransaksi",
        "providerref", "serialnumber", "sn", "noref", "kodetransaksi",
    ),
    Column.NUMBER: (
        "customerno", "customerid", "customernumber", "nopelanggan", "nomorpelanggan",
        "idpelanggan", "idpel", "tujuan", "notujuan", "nomortujuan", "number", "nomor", "hp",
        "nohp", "msisdn",
    ),
    Column.AMOUNT: (
        "price", "harga", "hargabeli", "amount", "nominal", "jumlah", "total", "totalharga",
        "debit", "debet",
    ),
    Column.STATUS: ("status", "statustransaksi", "state", "keadaan"),
    Column.TIME: (
        "tanggal", "tgl", "waktu", "date", "time", "datetime", "tanggaltransaksi", "tgltransaksi",
        "waktutransaksi", "transactiondate", "transactiontime", "createdat", "created",
    ),
}  # fmt: skip
"""Headings that statements may have, the likelier first. A guess: no provider documents its own."""

_FIRST_ROWS = 20
_ENOUGH = 2


class Row(NamedTuple):
    """The cells of a row, and its number as a spreadsheet counts it."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: headings, and the rows below them that are not empty."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]


class Unread(NamedTuple):
    """A cell that means nothing to us: where it stands, and what it says."""

    row: int
    heading: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a statement. `amount` is rupiah, never below zero; `at` is UTC."""

    row: int
    at: datetime
    amount: int
    status: LineStatus
    our_ref: str = ""
    their_ref: str = ""
    number: str = ""


class Period(NamedTuple):
    """The time that a statement is about, in UTC; `until` is the first moment after it."""

    since: datetime
    until: datetime


def sheet_of(rows: Sequence[Row]) -> Sheet:
    """Return a table out of the rows of a file: its headings are those that say most to us.

    Raises InputError("sheet-empty") if there is nothing below any headings.
    """
    filled = [row for row in rows if any(read_text(cell) for cell in row.cells)]
    at = _heading_row([_headings(row) for row in filled[:_FIRST_ROWS]])
    if len(filled) < at + 2:
        raise InputError("sheet-empty")
    return Sheet(_headings(filled[at]), tuple(filled[at + 1 :]))


def guessed(headings: Sequence[str]) -> dict[Column, str]:
    """Return which headings probably mean what; a person has to look at it."""
    plain = {re.sub(r"[^a-z0-9]", "", heading.lower()): heading for heading in headings}
    found = {}
    for column, words in _WORDS.items():
        heading = next((plain[word] for word in words if word in plain), "")
        if heading:
            found[column] = heading
    return found


def require_columns(columns: Columns, headings: Collection[str]) -> None:
    """Raise InputError unless the columns say enough, and stand in the sheet, one heading each.

    "columns-missing", "columns-unknown" or "columns-twice".
    """
    missing = [column for column in NEEDED if column not in columns]
    if missing or not any(column in columns for column in KNOWN_BY):
        raise InputError("columns-missing", ", ".join(missing or KNOWN_BY))
    unknown = [name for name in columns.values() if not name or name not in headings]
    if unknown:
        raise InputError("columns-unknown", ", ".join(unknown)[:80])
    if len(set(columns.values())) < len(columns):
        raise InputError("columns-twice")


def read_lines(sheet: Sheet, columns: Columns, zone: ZoneInfo) -> tuple[list[Line], list[Unread]]:
    """Return the lines of a sheet, and every cell that could not be read; no row is passed over.

    An amount whose thousands are parted otherwise than in the rows before it is not read.
    """
    places = {column: sheet.headings.index(heading) for column, heading in columns.items()}
    lines: list[Line] = []
    unread: list[Unread] = []
    parted_by = ""
    for row in sheet.rows:
        cells = {column: _cell(row, at) for column, at in places.items()}
        money = read_money(cells[Column.AMOUNT])
        if money and {money.parted_by, parted_by} == {".", ","}:
            money = None
        parted_by = parted_by or (money.parted_by if money else "")
        at, status = read_time(cells[Column.TIME], zone), _status(cells)
        if money and at and status:
            lines.append(_line(row.number, cells, money, at, status))
            continue
        told = {Column.AMOUNT: money, Column.TIME: at, Column.STATUS: status}
        column = next(column for column, value in told.items() if value is None)
        shown = read_text(cells.get(column))[:40]
        unread.append(Unread(row.number, columns[column], shown))
    return lines, unread


def period_of(
    lines: Sequence[Line],
    zone: ZoneInfo,
    now: datetime,
    since: date | None = None,
    until: date | None = None,
) -> Period:
    """Return what a statement is about: the whole days of its lines, or those that are given.

    A day that is not over is about as much as the last line has seen of it. Raises
    InputError("period") for days in the wrong order.
    """
    times = [line.at for line in lines]
    first = since or min(times).astimezone(zone).date()
    last = until or max(times).astimezone(zone).date()
    begin, end = _midnight(first, zone), _midnight(last + timedelta(days=1), zone)
    if end > now:
        end = max(times) + timedelta(microseconds=1)
    if not begin < end:
        raise InputError("period", f"{first} - {last}")
    return Period(begin, end)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)


def _heading_row(first: Sequence[Sequence[str]]) -> int:
    """Return which of the first rows has the headings: two we know, else the first wide one."""
    known = [len(guessed(headings)) for headings in first]
    if max(known, default=0) >= _ENOUGH:
        return known.index(max(known))
    widths = [sum(bool(text) for text in headings) for headings in first]
    return next((at for at, width in enumerate(widths) if width > _ENOUGH), 0)


def _headings(row: Row) -> tuple[str, ...]:
    """Return the texts of a row; one that stands there twice is told apart by a number."""
    seen: Counter[str] = Counter()
    headings = []
    for cell in row.cells:
        text = read_text(cell)
        seen[text] += 1
        headings.append(text if seen[text] == 1 else f"{text} ({seen[text]})")
    return tuple(headings)


def _cell(row: Row, at: int) -> Cell:
    return row.cells[at] if at < len(row.cells) else None


def _status(cells: Mapping[Column, Cell]) -> LineStatus | None:
    """Return the state of a line; a statement without states lists what has been charged."""
    return read_status(cells[Column.STATUS]) if Column.STATUS in cells else LineStatus.SUCCESS


def _line(
    row: int, cells: Mapping[Column, Cell], money: Money, at: datetime, status: LineStatus
) -> Line:
    texts = {column: read_text(cells.get(column)) for column in KNOWN_BY}
    is_back = money.amount < 0 and status is LineStatus.SUCCESS
    return Line(
        row=row,
        at=at,
        amount=abs(money.amount),
        status=LineStatus.REFUND if is_back else status,
        our_ref=texts[Column.OUR_REF],
        their_ref=texts[Column.THEIR_REF],
        number=texts[Column.NUMBER],
    )
