"""IAK: what the makers of plausible bills have in common."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pos_app.sandbox.draw import Draw
from pos_app.sandbox.iak.bills import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """What is owed before any fee; `asked` is the description before payment if it differs."""

    nominal: int
    desc: Any
    period: str = ""
    bills: int = 1
    asked: Any = None


Make = Callable[[Draw, Question], Owed]


def span(months: Sequence[date], form: str = "%Y%m") -> str:
    """Write the first and the last of some months, or the only one."""
    return ",".join(dict.fromkeys(f"{month:{form}}" for month in (months[0], months[-1])))


def late_fee(draw: Draw, month: date, today: date, *fees: int) -> int:
    """Draw what being late costs: nothing for the month that runs."""
    late = (month.year, month.month) != (today.year, today.month)
    return draw.one_of((0, *fees)) if late else 0
