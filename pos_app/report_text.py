"""The words and figures of a report on paper, in Indonesian."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal

from pos_app.domain.money import format_rupiah
from pos_app.domain.reports import By, Line, OfShift, Period
from pos_app.domain.shift import BusinessDays
from pos_app.labels import clean

PRACTICE = "SIMULASI - BUKAN PENJUALAN NYATA"
ZONES = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}
PROVIDERS = {
    "digiswitch": "Digiswitch",
    "digiflazz": "Digiflazz",
    "iak": "IAK",
    "espay": "Espay",
}

_MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
    "Oktober", "November", "Desember",
)  # fmt: skip
_WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")

Kind = Literal["text", "number", "money", "percent", "seconds", "code"]
"""What a column holds. A code is a number that nobody may round: it stays text."""

Value = str | int | float | None


def period_text(period: Period) -> str:
    """Return a period as people say it: "Sabtu, 21 November 2026", "November 2026", "Shift 7"."""
    if isinstance(period, OfShift):
        return f"Shift {period.number}"
    first, last = period.first, period.last
    if first == last:
        return f"{_WEEKDAYS[first.weekday()]}, {_day(first)}"
    if period.is_month:
        return f"{_MONTHS[first.month - 1]} {first.year}"
    return f"{_day(first)} - {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def local_time(at: datetime, days: BusinessDays) -> str:
    """Return a time as the clock of the outlet shows it."""
    return f"{days.local(at):%d/%m/%Y %H:%M} {ZONES[days.zone]}"


def key_text(by: By, line: Line) -> str:
    """Return what a group is called."""
    if by is By.HOUR:
        return f"{line.key}.00-{line.key}.59"
    if by is By.DAY:
        day = date.fromisoformat(line.key)
        return f"{_WEEKDAYS[day.weekday()]}, {day:%d/%m/%Y}"
    if by is By.PROVIDER:
        return name_of(line.key)
    return clean(line.name.get("id") or line.key)


def name_of(provider: str) -> str:
    """Return what a provider is called."""
    return PROVIDERS.get(provider, provider)


def money_text(amount: int) -> str:
    """Return an amount with its sign before the currency: "-Rp 1.500"."""
    return f"{'-' if amount < 0 else ''}Rp {format_rupiah(abs(amount))}"


def numbers_text(numbers: Sequence[int]) -> str:
    """Return numbers with runs drawn together: "1-3, 7"."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)


def cell_text(value: Value, kind: Kind) -> str:
    """Return a value as it stands on paper."""
    if value is None:
        return "-"
    if kind in {"money", "number"} and isinstance(value, int):
        return format_rupiah(value)
    if kind == "percent" and isinstance(value, float):
        return f"{value * 100:.1f}".replace(".", ",") + " %"
    return f"{value} dtk" if kind == "seconds" else str(value)


def change_text(value: int, before: int | None) -> str:
    """Return how far a figure has moved from the period before, "" where nothing is known."""
    if before is None:
        return ""
    if before <= 0:
        return "sebelumnya 0" if before == 0 else f"sebelumnya {format_rupiah(before)}"
    change = (value - before) * 100 / before
    return f"{change:+.0f} % dari {format_rupiah(before)}"
