"""Searching the payments of all years: by what is typed and by filters, page by page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from pos_app.domain.errors import InputError
from pos_app.domain.journal import Entry
from pos_app.domain.payment import Payment, State
from pos_app.domain.rights import Action
from pos_app.services.ports import Store
from pos_app.services.rights import Rights

LEAST_SIGNS = 3
"""A shorter word finds nothing by itself."""

MOST_SIGNS = 100
PAGE = 100
"""Payments of one page."""

_SEPARATORS = str.maketrans("", "", " -.")
_RUPIAH = re.compile(r"\s*rp[. ]+", re.IGNORECASE)
_LARGEST = 12
"""Digits of the largest amount."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is looked for; whatever is left empty narrows nothing.

    `text` is in the ref, the number or the name, each of its words; or a provider's ref begins with
    it. Digits alone, whatever lies between them, are one number and may be the total as well. The
    dates are business days of the outlet, both included; `amount` is the total in rupiah.
    """

    text: str = ""
    amount: int | None = None
    since: date | None = None
    until: date | None = None
    states: frozenset[State] = frozenset()
    products: frozenset[str] = frozenset()
    provider: str = ""
    cashier: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the text."""
        signs = "".join(sign if sign.isprintable() else " " for sign in self.text)[:MOST_SIGNS]
        number = _RUPIAH.sub("", signs).translate(_SEPARATORS)
        return (number,) if _is_number(number) else tuple(signs.split())

    @property
    def is_short(self) -> bool:
        """Whether the text has too few signs to be looked for."""
        return bool(self.words) and all(len(word) < LEAST_SIGNS for word in self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A query as the store takes it: times in UTC from `since` on and before `until`.

    A payment is found that has all `words`, or `total`, where one of them is given.
    """

    words: tuple[str, ...]
    total: int | None
    amount: int | None
    since: datetime | None
    until: datetime | None
    states: frozenset[State]
    products: frozenset[str]
    provider: str
    cashier: str


@dataclass(frozen=True, slots=True)
class Page:
    """Some of what was found, newest first, and whether there is more behind the last of them."""

    payments: list[Payment]
    more: bool


@dataclass(frozen=True, slots=True)
class Sums:
    """How many payments were found, how many of them are paid, and what those come to in rupiah."""

    found: int
    paid: int
    total: int


class Finder(Protocol):
    """The store's side of a search. Both raise StorageError."""

    def find(self, wanted: Wanted, after: Payment | None, most: int) -> list[Payment]:
        """Return the newest payments that were made before `after`, at most so many."""
        ...

    def sums(self, wanted: Wanted) -> Sums:
        """Return what all that is found comes to."""
        ...


class Search:
    """Looks payments up for somebody who may see the journal."""

    def __init__(self, finder: Finder, store: Store, rights: Rights, zone: str) -> None:
        self._finder = finder
        self._store = store
        self._rights = rights
        self._zone = ZoneInfo(zone)

    def find(
        self, query: Query, actor: str, *, after: Payment | None = None, most: int = PAGE
    ) -> Page:
        """Return a page of what is found: the first one, or the one behind a payment.

        Raises InputError("search-short"), RuleError("not-allowed"), StorageError.
        """
        self._rights.require(Action.SEE_JOURNAL, actor)
        found = self._finder.find(self._wanted(query), after, most + 1)
        return Page(found[:most], len(found) > most)

    def sums(self, query: Query, actor: str) -> Sums:
        """Return what all that is found comes to; raises as `find`."""
        self._rights.require(Action.SEE_JOURNAL, actor)
        return self._finder.sums(self._wanted(query))

    def every(self, query: Query, most: int = 1000) -> Iterator[Payment]:
        """Yield all that is found, newest first, page by page; raises as `find`."""
        wanted, last = self._wanted(query), None
        while found := self._finder.find(wanted, last, most):
            yield from found
            last = found[-1]

    def history(self, ref: str, actor: str) -> list[Entry]:
        """Return what the journal says of a payment, oldest first; raises as `find`."""
        self._rights.require(Action.SEE_JOURNAL, actor, ref=ref)
        return [*self._store.entries(ref)]

    def _wanted(self, query: Query) -> Wanted:
        if query.is_short:
            raise InputError("search-short", str(LEAST_SIGNS))
        words = query.words
        is_total = len(words) == 1 and _is_number(words[0]) and len(words[0]) <= _LARGEST
        return Wanted(
            words=words,
            total=int(words[0]) if is_total else None,
            amount=query.amount,
            since=self._begins(query.since),
            until=self._begins(query.until and query.until + timedelta(days=1)),
            states=query.states,
            products=query.products,
            provider=query.provider,
            cashier=query.cashier,
        )

    def _begins(self, day: date | None) -> datetime | None:
        """Return when a business day begins, in UTC."""
        return datetime.combine(day, time(), self._zone).astimezone(UTC) if day else None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()
