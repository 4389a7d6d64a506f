"""What leaves the books as a file, and is written down because it does."""

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from pos_app.domain.payment import Payment
from pos_app.domain.rights import Action
from pos_app.services.ports import Clock, Store
from pos_app.services.rights import Rights
from pos_app.services.search import Query, Search

EXPORTED = "payments.exported"


class PaymentSheet(Protocol):
    """Writes payments to a file."""

    def save(self, payments: Iterable[Payment], to: Path) -> int:
        """Write them whole or not at all; returns how many. Raises StorageError("not-saved")."""
        ...


class Exports:
    """Payments for somebody who may export."""

    def __init__(
        self, search: Search, sheet: PaymentSheet, store: Store, rights: Rights, clock: Clock
    ) -> None:
        self._search = search
        self._sheet = sheet
        self._store = store
        self._rights = rights
        self._clock = clock

    def payments(self, query: Query, to: Path, actor: str) -> int:
        """Write all that is found to a CSV file, and return how many payments that were.

        Raises InputError("search-short"), RuleError, StorageError("not-saved").
        """
        self._rights.require(Action.EXPORT, actor)
        many = self._sheet.save(self._search.every(query), to)
        self._store.record(EXPORTED, actor=actor, at=self._clock.now(), file=to.name, payments=many)
        return many
