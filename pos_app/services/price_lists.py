"""The providers' price lists: kept in the journal database, fetched as often as they allow."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from pos_app.domain.errors import ProviderError, StorageError
from pos_app.domain.offer import Offer
from pos_app.domain.product import Product
from pos_app.services.ports import Clock, PriceList, Provider, Store

FRESH = timedelta(hours=6)
"""A list of this age is good enough to sell by."""


@dataclass(frozen=True, slots=True)
class Sellers:
    """Who sells a product; with nobody, `back_at` is when somebody does again, if that is known."""

    names: tuple[str, ...]
    back_at: datetime | None


class PriceLists:
    """The price lists. `given` are the offers of providers that publish codes but no list."""

    def __init__(
        self,
        store: Store,
        providers: Mapping[str, Provider],
        clock: Clock,
        given: Mapping[str, tuple[Offer, ...]],
    ) -> None:
        self._store = store
        self._providers = providers
        self._clock = clock
        self._given = given
        kept = store.price_lists()
        self._lists = {
            name: kept[name]
            for name, provider in providers.items()
            if name in kept and kept[name].account == provider.account
        }
        self._by_code = {name: self._indexed(name) for name in providers}

    def offers(self, provider: str) -> Mapping[str, Offer]:
        """Return what a provider offers, by its code; empty for one that was never asked."""
        return self._by_code.get(provider, {})

    def offer(self, provider: str, code: str) -> Offer | None:
        """Return one row, None where it is not known whether it is sold."""
        known = self.offers(provider).get(code)
        is_off = known is None and self._providers[provider].closed_list
        if is_off and self.fetched(provider):
            return Offer(code=code, name="", group="", sellable=False)
        return known

    def sellers(self, product: Product, names: Iterable[str], now: datetime) -> Sellers:
        """Return which of these providers sell a product at a time, and else when one does.

        A product's own cut-off holds everywhere but in a sandbox, which never closes.
        """
        back = product.cut_off.back_at(now) if product.cut_off else None
        awake = [name for name in names if back is None or self._providers[name].training]
        if not awake:
            return Sellers((), back)
        offers = {name: self.offer(name, product.codes[name]) for name in awake}
        selling = tuple(n for n, offer in offers.items() if offer is None or _is_sold(offer, now))
        ends = (o.cut_off.back_at(now) for o in offers.values() if o and o.sellable and o.cut_off)
        return Sellers(selling, None if selling else min(filter(None, ends), default=None))

    def fetched(self, provider: str) -> PriceList | None:
        """Return a provider's list as it was fetched last."""
        return self._lists.get(provider)

    def stale(self) -> list[str]:
        """Return the providers whose list is older than six hours or was never fetched."""
        return [name for name in self._providers if self._age(name) > FRESH]

    def fetch(self, name: str) -> bool:
        """Fetch and keep a provider's list; False if it may not be asked again so soon.

        Raises ProviderError; then the list before stays.
        """
        provider = self._providers[name]
        if self._age(name) < timedelta(seconds=provider.list_gap):
            return False
        prices = PriceList(provider.account, self._clock.now(), tuple(provider.price_list()))
        with suppress(StorageError):  # a list that cannot be kept can still be sold by
            self._store.keep_price_list(name, prices)
        self._lists[name] = prices
        self._by_code[name] = self._indexed(name)
        return True

    def refresh(self, *, always: bool = False) -> dict[str, ProviderError | None]:
        """Fetch every list that is stale, or `always` every one that may be asked for again.

        Returns who was asked, and what went wrong.
        """
        told: dict[str, ProviderError | None] = {}
        for name in self._providers if always else self.stale():
            try:
                self.fetch(name)
                told[name] = None
            except ProviderError as error:
                told[name] = error
        return told

    def _age(self, name: str) -> timedelta:
        kept = self._lists.get(name)
        return abs(self._clock.now() - kept.at) if kept else timedelta.max

    def _indexed(self, name: str) -> dict[str, Offer]:
        """Return the rows by code; a given one says more than a list that has only the code."""
        kept = self._lists.get(name)
        listed = {offer.code: offer for offer in kept.offers} if kept else {}
        closed = kept is not None and self._providers[name].closed_list
        given = {
            offer.code: replace(offer, sellable=not closed or offer.code in listed)
            for offer in self._given.get(name, ())
        }
        return {**listed, **given}


def _is_sold(offer: Offer, now: datetime) -> bool:
    return offer.sellable and not (offer.cut_off and offer.cut_off.back_at(now))
