"""PINs, hashed with argon2id."""

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argon2 import PasswordHasher


class ArgonPins:
    """Implements `services.ports.PinHasher` with argon2-cffi, above the OWASP floor (19 MiB, 2)."""

    @cached_property
    def _hasher(self) -> "PasswordHasher":
        from argon2 import PasswordHasher  # noqa: PLC0415  not needed before somebody signs in

        return PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=2)

    def hash(self, pin: str) -> str:
        """Return a salted hash."""
        return self._hasher.hash(pin)

    def verify(self, pin_hash: str, pin: str) -> bool:
        """Return whether the PIN is the one hashed."""
        from argon2.exceptions import InvalidHashError, VerificationError  # noqa: PLC0415

        try:
            return self._hasher.verify(pin_hash, pin)
        except (VerificationError, InvalidHashError):
            return False
