"""The people at the counter, and what a PIN has to be."""

from dataclasses import dataclass
from itertools import pairwise

from pos_app.domain.errors import InputError
from pos_app.domain.rights import Role

MIN_PIN, MAX_PIN = 6, 12
MAX_NAME = 40
LEAST_REASON, MOST_REASON = 5, 200
"""Letters of a reason that somebody answers for."""

_COMMON = """
    000001 007007 010203 012345 080808 098765 100000 100001 102030 110011 110110 112211
    112233 111222 112358 121314 122333 123321 123654 124578 131415 142536 159357 159753
    170845 171717 192837 198400 200000 200200 221122 222111 223344 311299 314159 321123
    321654 332211 334455 357159 445566 456123 456654 520131 556677 654123 665544 667788
    741852 753159 778899 789456 789123 852456 987123 987789 990099 998877
    01020304 11223344 11112222 12344321 17081945 19451945 88888889 99887766 112233445566
"""

COMMON_PINS = frozenset(_COMMON.split())
"""What most people choose, beside the runs and repeats that a rule finds: thieves try it first."""


@dataclass(frozen=True, slots=True)
class Cashier:
    """Somebody who works at the counter. Who is not `active` stays in the books and stays out."""

    name: str
    role: Role = Role.CASHIER
    active: bool = True


def clean_name(typed: str) -> str:
    """Return a cashier's name with single blanks; raises InputError("cashier-name")."""
    name = " ".join(typed.split())
    if not name or len(name) > MAX_NAME or not name.isprintable():
        raise InputError("cashier-name", name[:MAX_NAME])
    return name


def clean_reason(typed: str) -> str:
    """Return a reason with single blanks, cut off where nobody would read on.

    Raises InputError("reason-missing") for one that says too little.
    """
    said = " ".join(typed.split())[:MOST_REASON]
    if len(said) < LEAST_REASON:
        raise InputError("reason-missing", str(LEAST_REASON))
    return said


def check_pin(pin: str) -> str:
    """Return the PIN if it is worth having; raises InputError("pin-weak").

    Six to twelve digits, and neither a run such as 123456, nor a few digits repeated (121212,
    258258), nor one of those that everybody chooses.
    """
    steps = {(ord(b) - ord(a)) % 10 for a, b in pairwise(pin)}
    is_digits = pin.isascii() and pin.isdigit() and MIN_PIN <= len(pin) <= MAX_PIN
    if not is_digits or steps in ({1}, {9}) or _repeats(pin) or pin in COMMON_PINS:
        raise InputError("pin-weak")
    return pin


def _repeats(pin: str) -> bool:
    return any(pin == pin[:size] * (len(pin) // size) for size in range(1, len(pin) // 2 + 1))
