"""Searching the journal in the background: only the answer to the last question is shown."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from pos_app.domain.journal import Entry
from pos_app.domain.payment import Payment
from pos_app.services.counter import Counter
from pos_app.services.search import Page, Query, Sums
from pos_app.ui.tasks import Tasks


class JournalDesk(QObject):
    """Works for whoever is signed in."""

    found = Signal(object)
    """The first page of what the last query finds."""
    went_on = Signal(object)
    """The next page of it."""
    summed = Signal(object)
    told = Signal(object, list)
    """A payment, and what the journal says of it."""
    exported = Signal(int, str)
    failed = Signal(object)

    def __init__(self, counter: Counter, tasks: Tasks, cashier: str) -> None:
        super().__init__()
        self._counter = counter
        self._tasks = tasks
        self._cashier = cashier
        self._query = Query()
        self._ticket = 0
        self._is_going_on = False

    @property
    def query(self) -> Query:
        """What was looked for last."""
        return self._query

    def find(self, query: Query) -> None:
        """Look for something else; ends in `found` and `summed`, or in `failed`."""
        self._query = query
        self._ticket += 1
        self._is_going_on = False
        search, ticket = self._counter.search, self._ticket
        self._run(lambda: (ticket, search.find(query, self._cashier)), self._found)
        self._run(lambda: (ticket, search.sums(query, self._cashier)), self._summed)

    def go_on(self, after: Payment) -> None:
        """Find what comes behind a payment; ends in `went_on` or `failed`."""
        if self._is_going_on:
            return
        self._is_going_on = True
        query, ticket = self._query, self._ticket
        find = partial(self._counter.search.find, query, self._cashier, after=after)
        self._run(lambda: (ticket, find()), self._went_on)

    def ask(self, payment: Payment) -> None:
        """Look up the way of a payment; ends in `told` or `failed`."""
        search = self._counter.search
        self._run(lambda: (payment, search.history(payment.ref, self._cashier)), self._told)

    def export(self, to: Path) -> None:
        """Write all that is found to a file; ends in `exported` or `failed`."""
        query, save = self._query, self._counter.exports.payments
        self._run(lambda: (save(query, to, self._cashier), str(to)), self._exported)

    def _run(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._tasks.run("lookup", work, done, self._failed)

    def _found(self, result: tuple[int, Page]) -> None:
        ticket, page = result
        if ticket == self._ticket:
            self.found.emit(page)

    def _summed(self, result: tuple[int, Sums]) -> None:
        ticket, sums = result
        if ticket == self._ticket:
            self.summed.emit(sums)

    def _went_on(self, result: tuple[int, Page]) -> None:
        ticket, page = result
        if ticket == self._ticket:
            self._is_going_on = False
            self.went_on.emit(page)

    def _told(self, result: tuple[Payment, list[Entry]]) -> None:
        self.told.emit(*result)

    def _exported(self, result: tuple[int, str]) -> None:
        self.exported.emit(*result)

    def _failed(self, error: Exception) -> None:
        self._is_going_on = False
        self.failed.emit(error)
