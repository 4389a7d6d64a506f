"""Made-up people and figures that come out the same each time for the same seed."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

T = TypeVar("T")

_FIRST_NAMES = (
    *("SITI", "BUDI", "AGUS", "DEWI", "SRI", "AHMAD", "NUR", "EKO", "RINA", "HENDRA", "WAYAN"),
    *("YULI", "RATNA", "JOKO", "MADE", "FITRI", "BAMBANG", "LINA", "ASEP", "MARIA", "DEDI"),
)
_LAST_NAMES = (
    *("RAHAYU", "SANTOSO", "WIJAYA", "LESTARI", "SETIAWAN", "HIDAYAT", "PERMATASARI", "KURNIAWAN"),
    *("SIREGAR", "NASUTION", "UTAMI", "SUSANTO", "HANDAYANI", "GUNAWAN", "SUPARMAN", "ANGGRAINI"),
)
_STREETS = (
    *("JL. MERDEKA", "JL. DIPONEGORO", "JL. KENANGA", "JL. MELATI", "JL. PAHLAWAN", "GG. MAWAR"),
    *("JL. SUDIRMAN", "JL. AHMAD YANI", "JL. GATOT SUBROTO", "JL. CEMPAKA", "GG. SALAK"),
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a house stands, from the village up."""

    village: str
    district: str
    town: str


_PLACES = (
    Place("CIPAGERAN", "CIMAHI UTARA", "KOTA CIMAHI"),
    Place("WONOKROMO", "WONOKROMO", "KOTA SURABAYA"),
    Place("TEBET TIMUR", "TEBET", "JAKARTA SELATAN"),
    Place("GEJAYAN", "DEPOK", "KAB. SLEMAN"),
    Place("PANAKKUKANG", "PANAKKUKANG", "KOTA MAKASSAR"),
    Place("HELVETIA", "MEDAN HELVETIA", "KOTA MEDAN"),
    Place("RENON", "DENPASAR SELATAN", "KOTA DENPASAR"),
)


class Draw:
    """Draws from a hash of the seed: the same on every machine and in every version."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._drawn = 0

    def below(self, limit: int) -> int:
        """Draw from 0 up to, but without, the limit."""
        self._drawn += 1
        digest = hashlib.sha256(f"{self._seed}/{self._drawn}".encode()).digest()
        return int.from_bytes(digest[:8], "big") % limit

    def amount(self, low: int, high: int, step: int = 1) -> int:
        """Draw from low to high, both included, in steps."""
        return low + step * self.below((high - low) // step + 1)

    def one_of(self, choices: Sequence[T]) -> T:
        """Draw one of several."""
        return choices[self.below(len(choices))]

    def digits(self, count: int) -> str:
        """Draw a number of so many digits."""
        return f"{self.below(10**count):0{count}d}"

    def name(self) -> str:
        """Draw a person."""
        return f"{self.one_of(_FIRST_NAMES)} {self.one_of(_LAST_NAMES)}"

    def street(self) -> str:
        """Draw a street and a number."""
        return f"{self.one_of(_STREETS)} NO. {self.amount(1, 180)}"

    def place(self) -> Place:
        """Draw a place."""
        return self.one_of(_PLACES)

    def plate(self) -> str:
        """Draw a number plate."""
        return f"{self.one_of(('B', 'D', 'L', 'DK', 'AB'))} {self.amount(1000, 9999)} XY"

    def months(self, today: date) -> list[date]:
        """Draw which months are owed: mostly only this one, at times one or two before it too."""
        owed = self.one_of((1, 1, 1, 1, 2, 2, 3))
        return [month_before(today, back) for back in reversed(range(owed))]


def month_before(day: date, back: int) -> date:
    """Return the first day of the month so many months before."""
    months = day.year * 12 + day.month - 1 - back
    return date(months // 12, months % 12 + 1, 1)
