"""The people at the counter."""

from dataclasses import dataclass
from itertools import pairwise

from pos_app.domain.errors import InputError

MIN_PIN, MAX_PIN = 6, 12
MAX_NAME = 40
LEAST_REASON = 5
"""Letters of a reason that somebody answers for."""


@dataclass(frozen=True, slots=True)
class Cashier:
    """Somebody who may sell."""

    name: str


def clean_name(typed: str) -> str:
    """Return a cashier's name with single blanks; raises InputError("cashier-name")."""
    name = " ".join(typed.split())
    if not name or len(name) > MAX_NAME or not name.isprintable():
        raise InputError("cashier-name", name[:MAX_NAME])
    return name


def check_pin(pin: str) -> str:
    """Return the PIN if it is worth having; raises InputError("pin-weak").

    Six to twelve digits, and neither one digit repeated nor a run such as 123456.
    """
    steps = {(ord(b) - ord(a)) % 10 for a, b in pairwise(pin)}
    is_digits = pin.isascii() and pin.isdigit() and MIN_PIN <= len(pin) <= MAX_PIN
    if not is_digits or steps in ({0}, {1}, {9}):
        raise InputError("pin-weak")
    return pin
