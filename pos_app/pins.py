"""PINs, hashed with argon2id over a keyed digest: the books alone do not let anybody guess them."""

import hmac
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Protocol

from pos_app.domain.errors import CredentialsError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

PEPPER = "pin-pepper"
MEMORY_KIB, PASSES, LANES = 64 * 1024, 3, 2
"""Above the OWASP floor of 19 MiB and 2 passes."""

_NO_PIN = "c2FsdCBvZiBub2JvZHkhIQ$bm8gUElOIGhhcyB0aGlzIGhhc2gsIG5vdCBhdCBhbGwgISE"


class Keys(Protocol):
    """Where the key of the PINs is kept."""

    def find(self, name: str) -> list[bytes]:
        """Return the keys of a name, wherever they are kept."""
        ...

    def make(self, name: str) -> bytes:
        """Keep a new key of a name and return it; raises StorageError."""
        ...


class ArgonPins:
    """Implements `services.people.PinHasher` with argon2-cffi.

    A hash begins with the mark of the key it was made with; one without was made before schema 5.
    """

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        self._peppers: list[bytes] = []

    @cached_property
    def _hasher(self) -> "PasswordHasher":
        from argon2 import PasswordHasher  # noqa: PLC0415  not needed before somebody signs in

        return PasswordHasher(time_cost=PASSES, memory_cost=MEMORY_KIB, parallelism=LANES)

    def hash(self, pin: str) -> str:
        """Return a salted hash; see `PinHasher`."""
        if not self._known():
            self._peppers = [self._keys.make(PEPPER)]
        pepper = self._peppers[0]
        return _mark(pepper) + self._hasher.hash(_keyed(pepper, pin))

    def verify(self, pin_hash: str, pin: str) -> bool:
        """Return whether the PIN is the one hashed; see `PinHasher`."""
        from argon2.exceptions import InvalidHashError, VerificationError  # noqa: PLC0415

        # Looked for in any case: a name that nobody has is to take as long.
        known = {_mark(pepper): pepper for pepper in self._known()}
        mark, dollar, rest = pin_hash.partition("$")
        if mark and mark not in known:
            raise CredentialsError("pin-elsewhere")
        typed = _keyed(known[mark], pin) if mark else pin
        try:
            return self._hasher.verify(dollar + rest, typed)
        except (VerificationError, InvalidHashError):
            return False

    def is_outdated(self, pin_hash: str) -> bool:
        """Return whether a hash has no key, or other parameters than today's."""
        mark, dollar, rest = pin_hash.partition("$")
        return not mark or self._hasher.check_needs_rehash(dollar + rest)

    def decoy(self) -> str:
        """Return a hash of today's parameters that no PIN has."""
        return f"$argon2id$v=19$m={MEMORY_KIB},t={PASSES},p={LANES}${_NO_PIN}"

    def _known(self) -> list[bytes]:
        self._peppers = self._peppers or self._keys.find(PEPPER)
        return self._peppers


def _mark(pepper: bytes) -> str:
    return hmac.digest(pepper, b"which key", sha256).hex()[:8]


def _keyed(pepper: bytes, pin: str) -> str:
    return hmac.digest(pepper, pin.encode("utf-8", "surrogatepass"), sha256).hex()
