"""The cells of a statement as money, times and states. What is ambiguous is refused."""

import re
from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum
from typing import NamedTuple
from zoneinfo import ZoneInfo

from pos_app.domain.money import MAX_RUPIAH

Cell = str | int | float | datetime | None
"""What a sheet holds: text, a number, a time, or nothing."""


class LineStatus(StrEnum):
    """What a line says happened to the money."""

    SUCCESS = "success"
    FAILED = "failed"
    PENDING = "pending"
    REFUND = "refund"


class Money(NamedTuple):
    """Rupiah of a cell, below zero for what came back, and what its thousands were parted by."""

    amount: int
    parted_by: str


_AMOUNT = re.compile(
    r"(?P<open>\()?(?P<before>[-+]?)\s*(?:(?:Rp\.?|IDR)\s*)?(?P<sign>[-+]?)\s*(?:"
    r"(?P<dots>[0-9]{1,3}(?:\.[0-9]{3})+)(?:,00|,-)?"
    r"|(?P<commas>[0-9]{1,3}(?:,[0-9]{3})+)(?:\.00)?"
    # One digit behind the point can be the end of a thousand only where the thousand is whole.
    r"|(?P<plain>[0-9]+)(?:[.,]00|,-)?"
    r"|(?P<long>[0-9]{4,})[.,]0"
    r")(?(open)\))",
    re.ASCII | re.IGNORECASE,
)


def read_money(cell: Cell) -> Money | None:
    """Return a cell as rupiah: 14000, "14.000", "14,000", "Rp 14.000,00" are all 14000; else None.

    A fraction of a rupiah, or a point that parts no thousands, is refused: "14.5" is no amount.
    """
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        return None
    if isinstance(cell, str):
        return _typed_money(cell)
    whole = int(cell) if abs(cell) <= MAX_RUPIAH else MAX_RUPIAH + 1
    return _capped(whole, "") if whole == cell else None


def _typed_money(text: str) -> Money | None:
    match = _AMOUNT.fullmatch(" ".join(text.split()))
    if match is None:
        return None
    digits = next(filter(None, match.group("dots", "commas", "plain", "long")))
    parted_by = "." if match["dots"] else "," if match["commas"] else ""
    digits = digits.replace(".", "").replace(",", "").lstrip("0") or "0"
    amount = int(digits) if len(digits) <= len(str(MAX_RUPIAH)) else MAX_RUPIAH + 1
    is_back = match["open"] or "-" in match["before"] + match["sign"]
    return _capped(-amount if is_back else amount, parted_by)


def _capped(amount: int, parted_by: str) -> Money | None:
    return Money(amount, parted_by) if abs(amount) <= MAX_RUPIAH else None


# -- times ----------------------------------------------------------------------------------------

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januari",
            "feb february februari",
            "mar march maret",
            "apr april",
            "may mei",
            "jun june juni",
            "jul july juli",
            "aug august agu agt agustus",
            "sep sept september",
            "oct october okt oktober",
            "nov november nop",
            "dec december des desember",
        ),
        1,
    )
    for name in names.split()
}

_ZONES = {
    "z": UTC,
    **{name: timezone(timedelta(hours=h)) for name, h in (("wib", 7), ("wita", 8), ("wit", 9))},
}

_TIME = re.compile(
    r"(?:(?P<y1>[0-9]{4})[-/.](?P<m1>[0-9]{1,2})[-/.](?P<d1>[0-9]{1,2})"
    r"|(?P<d2>[0-9]{1,2})[-/.](?P<m2>[0-9]{1,2})[-/.](?P<y2>[0-9]{4})"
    r"|(?P<d3>[0-9]{1,2})[- ](?P<m3>[a-z]+)[- ](?P<y3>[0-9]{4})"
    r"|(?P<y4>[0-9]{4})(?P<m4>[0-9]{2})(?P<d4>[0-9]{2}))"
    r"(?:(?:T|,? ?)(?P<h>[0-9]{1,2})[:.]?(?P<min>[0-9]{2})"
    r"(?:[:.]?(?P<s>[0-9]{2})(?:[.,][0-9]+)?)?)?"
    r" ?(?:(?P<zone>z|wib|wita|wit)|(?P<sign>[-+])(?P<zh>[0-9]{2}):?(?P<zm>[0-9]{2}))?",
    re.ASCII | re.IGNORECASE,
)


def read_time(cell: Cell, zone: ZoneInfo) -> datetime | None:
    """Return a cell as a time in UTC, or None; the day comes before the month, as in Indonesia.

    What names no zone of its own is in the outlet's.
    """
    if isinstance(cell, datetime):
        return (cell if cell.tzinfo else cell.replace(tzinfo=zone)).astimezone(UTC)
    match = _TIME.fullmatch(" ".join(cell.split())) if isinstance(cell, str) else None
    if match is None:
        return None
    try:
        return _time_of(match, zone).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _time_of(match: "re.Match[str]", zone: ZoneInfo) -> datetime:
    year, month, day = (
        next(filter(None, match.group(*(f"{part}{form}" for form in "1234")))) for part in "ymd"
    )
    number = int(month) if month.isdigit() else _MONTHS.get(month.lower(), 0)
    hour, minute, second = (int(part or 0) for part in match.group("h", "min", "s"))
    day_of = datetime(int(year), number, int(day), tzinfo=_zone_of(match) or zone)
    return day_of.replace(hour=hour, minute=minute, second=second)


def _zone_of(match: "re.Match[str]") -> timezone | None:
    if match["zone"]:
        return _ZONES[match["zone"].lower()]
    if not match["sign"]:
        return None
    away = timedelta(hours=int(match["zh"]), minutes=int(match["zm"]))
    return timezone(-away if match["sign"] == "-" else away)


# -- states ---------------------------------------------------------------------------------------

_STATUS_WORDS = {
    word: status
    for status, words in {
        LineStatus.SUCCESS: "sukses success successful succeed berhasil lunas paid settled selesai "
        "complete completed",
        LineStatus.FAILED: "gagal failed fail failure batal dibatalkan cancel cancelled canceled "
        "ditolak rejected expired kadaluarsa kedaluwarsa",
        LineStatus.PENDING: "pending proses diproses process processing menunggu waiting",
        LineStatus.REFUND: "refund refunded refunds dikembalikan pengembalian reversal reversed "
        "retur",
    }.items()
    for word in words.split()
}


def read_status(cell: Cell) -> LineStatus | None:
    """Return what a state's word means, in Indonesian or English; None if nobody knows it."""
    return _STATUS_WORDS.get(cell.strip().lower()) if isinstance(cell, str) else None


def read_text(cell: Cell) -> str:
    """Return a cell as one line of text; a whole number without a point, nothing as ""."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else " ".join(str(cell).split())
