"""What is kept of the people at the counter."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple, Protocol

from pos_app.domain.account import Cashier
from pos_app.domain.guesses import Tries


class Known(NamedTuple):
    """Somebody the books know, and the hash of the PIN."""

    cashier: Cashier
    pin_hash: str


class People(Protocol):
    """The people of the books. Every method that writes is one durable, sealed transaction.

    Names are found whether they are typed in big or small letters. All raise StorageError.
    """

    def everybody(self) -> list[Cashier]:
        """Return all who were ever added, by name."""
        ...

    def known(self, name: str) -> Known | None:
        """Return somebody by name."""
        ...

    def add(self, cashier: Cashier, pin_hash: str, at: datetime, *, by: str) -> None:
        """Add somebody; raises RuleError("cashier-exists"): a name is never used again.

        Who adds himself is the first of new books, and RuleError("signed-out") if he is not.
        """
        ...

    def change(
        self, kind: str, cashier: Cashier, at: datetime, *, by: str, pin_hash: str = ""
    ) -> None:
        """Keep somebody as he is now, with a new hash if there is one, under a kind of entry.

        Raises RuleError("last-owner") if nobody would be left who owns the counter.
        """
        ...

    def tries(self, name: str) -> Tries:
        """Return the wrong PINs of a name, also of one that is nobody's."""
        ...

    def tried(
        self,
        kind: str,
        name: str,
        tries: Tries,
        at: datetime,
        *,
        by: str = "",
        ref: str = "",
        data: Mapping[str, str | int] | None = None,
    ) -> None:
        """Keep the tries of a name and append what happened; `by` is somebody else, if it was."""
        ...


class PinHasher(Protocol):
    """One-way hashing of PINs, with a key of this computer that the books do not have."""

    def hash(self, pin: str) -> str:
        """Return a salted hash; makes the key where there is none. Raises StorageError."""
        ...

    def verify(self, pin_hash: str, pin: str) -> bool:
        """Return whether the PIN is the one hashed.

        Raises CredentialsError("pin-elsewhere") for a hash made with a key that is not here.
        """
        ...

    def is_outdated(self, pin_hash: str) -> bool:
        """Return whether a hash would be made otherwise today."""
        ...

    def decoy(self) -> str:
        """Return a hash that no PIN has, and that takes as long as any other to verify."""
        ...
