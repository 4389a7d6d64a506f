"""Money is an integer of rupiah, from 0 to MAX_RUPIAH."""

import re

from pos_app.domain.errors import InputError

MAX_RUPIAH = 999_999_999_999

_MOST_DIGITS = len(str(MAX_RUPIAH))
_TYPED = re.compile(r"(?:Rp\.?\s*)?([0-9]{1,3}(?:\.[0-9]{3})*|[0-9]+)(?:,-|,00)?", re.ASCII)


def read_rupiah(value: object) -> int | None:
    """Return foreign data as rupiah: up to 12 ASCII digits, or a whole JSON number; else None.

    Never a boolean, a sign, a fraction or a grouped number: what looks odd is refused, not guessed.
    """
    if type(value) is int:  # and no boolean
        return value if 0 <= value <= MAX_RUPIAH else None
    if isinstance(value, str):
        is_number = len(value) <= _MOST_DIGITS and value.isascii() and value.isdigit()
        return int(value) if is_number else None
    if isinstance(value, float) and value.is_integer() and 0 <= value <= MAX_RUPIAH:
        return int(value)
    return None


def parse_rupiah(value: object) -> int:
    """Return foreign data as rupiah, see `read_rupiah`; raises InputError("amount")."""
    amount = read_rupiah(value)
    if amount is None:
        raise InputError("amount", repr(value)[:40])
    return amount


def parse_typed_rupiah(text: str) -> int:
    """Return what a person typed as rupiah: "50000", "50.000", "Rp 50.000".

    Dots must stand at the thousands, so that "1.5" is refused and never becomes 15.
    Raises InputError("amount").
    """
    match = _TYPED.fullmatch(text.strip())
    if match is None:
        raise InputError("amount", text.strip()[:40])
    return parse_rupiah(match[1].replace(".", ""))


def format_rupiah(amount: int) -> str:
    """Return digits grouped the Indonesian way: 1234567 -> "1.234.567"."""
    return f"{amount:,}".replace(",", ".")
