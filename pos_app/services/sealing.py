"""The key of the journal's seals: taking another one."""

from datetime import datetime
from typing import Protocol

from pos_app.domain.rights import Action
from pos_app.services.ports import Clock
from pos_app.services.rights import Rights


class SealedBooks(Protocol):
    """Books whose seals have a key."""

    def rotate_key(self, at: datetime, *, actor: str) -> str:
        """Seal from now on with another key, signed by the one before it; return its id.

        Raises StorageError.
        """
        ...


class Sealing:
    """Takes another key where somebody may have seen the one that is used."""

    def __init__(self, books: SealedBooks, rights: Rights, clock: Clock) -> None:
        self._books = books
        self._rights = rights
        self._clock = clock

    def rotate(self, actor: str) -> str:
        """Take another key and return its id; raises RuleError("not-allowed"), StorageError."""
        self._rights.require(Action.CHANGE_SETTINGS, actor)
        return self._books.rotate_key(self._clock.now(), actor=actor)
