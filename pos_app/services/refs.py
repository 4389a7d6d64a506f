"""Our own payment refs: made once, never used again, not even after a restore."""

import secrets
from datetime import datetime

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def base36(number: int, width: int) -> str:
    """Return the last `width` digits of a number in base 36."""
    digits = []
    for _ in range(width):
        number, rest = divmod(number, 36)
        digits.append(_ALPHABET[rest])
    return "".join(reversed(digits))


def new_ref(identity: str, at: datetime) -> str:
    """Return a fresh ref of 22 letters and digits: identity (6), time in ms (8), chance (8).

    The identity holds the device and its epoch, which changes with every install and restore, so
    that a restored database cannot make a ref that it made before.
    """
    time = base36(int(at.timestamp() * 1000), 8)
    return identity + time + "".join(secrets.choice(_ALPHABET) for _ in range(8))
