"""Asking a provider what a customer owes, and who of several providers is asked."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from pos_app.domain.bill import Bill, Inquiry
from pos_app.domain.errors import (
    CredentialsError,
    InputError,
    NotSentError,
    NotUnderstoodError,
    PosError,
    RuleError,
)
from pos_app.domain.offer import WIB
from pos_app.domain.product import Kind, Product
from pos_app.services.catalogue import Catalogue
from pos_app.services.deposits import Deposits
from pos_app.services.ports import Clock, Command, Order, Store
from pos_app.services.price_lists import PriceLists
from pos_app.services.refs import new_ref
from pos_app.services.routing import Route, Routing
from pos_app.services.same_bill import SameBills


class Inquiries:
    """Inquiries. `fee_of` gives the shop's fee of a product and its category, in rupiah."""

    def __init__(
        self,
        *,
        store: Store,
        catalogue: Catalogue,
        prices: PriceLists,
        routing: Routing,
        deposits: Deposits,
        same_bills: SameBills,
        clock: Clock,
        fee_of: Callable[[str, str], int],
    ) -> None:
        self._store = store
        self._catalogue = catalogue
        self._prices = prices
        self._routing = routing
        self._deposits = deposits
        self._same_bills = same_bills
        self._clock = clock
        self._fee_of = fee_of

    def inquire(
        self,
        wanted: str,
        customer_no: str,
        extras: Mapping[str, str] | None = None,
        *,
        again: bool = False,
    ) -> Inquiry:
        """Return the bill of a customer. Moves no money.

        Before anybody is asked: RuleError("bill-open") while a payment of this bill is not settled,
        and "paid-before" if it was paid a short while ago, unless `again`; see `SameBills`.

        A provider that cannot be reached, lacks its key or lacks our deposit is passed over for
        the next one: this is before any payment. Raises InputError before anything is sent,
        RuleError "cut-off", "product-off" or "deposit-short", ProviderError after.
        """
        product, pinned = self._catalogue.find(wanted)
        at = self._clock.now()
        number = product.customer_no(customer_no)
        cleaned = product.clean_extras(extras or {}, at.astimezone(WIB).date())
        self._same_bills.require_new(product.id, number, again=again)
        first: PosError | None = None
        for route in self._routing.routes(product, pinned):
            try:
                return replace(self._ask(route, product, number, cleaned, at), again=again)
            except (NotSentError, CredentialsError, RuleError) as error:
                first = first or error
        raise first or InputError("unknown-product", wanted)

    def price(self, product: Product) -> int | None:
        """Return what a top-up costs the customer, None where only an inquiry can tell."""
        price = self._catalogue.standing(product, self._clock.now()).price
        return None if price is None else price + self._fee_of(product.id, product.category)

    def _ask(
        self, route: Route, product: Product, number: str, extras: dict[str, str], at: datetime
    ) -> Inquiry:
        order = Order(
            ref=new_ref(self._store.identity(), at),
            code=route.code,
            customer_no=number,
            extras=_asked_for(product, route.kind, extras),
            kind=route.kind,
            price=self._price(route),
        )
        bill = self._bill(route, order)
        self._deposits.require(route.provider.name, bill.price)
        return Inquiry(
            ref=order.ref,
            provider=route.provider.name,
            account=route.provider.account,
            training=route.provider.training,
            product=product.id,
            code=order.code,
            customer_no=order.customer_no,
            extras=order.extras,
            bill=bill,
            fee=self._fee_of(product.id, product.category),
            at=at,
            on=at.astimezone(WIB).date(),
            why=route.why,
        )

    def _bill(self, route: Route, order: Order) -> Bill:
        provider = route.provider
        bill = provider.quote(order)
        if bill is None:
            bill = provider.read_bill(order, provider.send(Command.INQUIRE, order))
        if bill.due == 0:
            raise NotUnderstoodError("nothing-due", ref=order.ref)
        return replace(bill, kind=route.kind)

    def _price(self, route: Route) -> int | None:
        """Return a top-up's price; raises ProviderError.

        Nobody quotes it later, so a list that is too old to sell by is fetched again first.
        """
        if not route.kind.is_prepaid:
            return None
        name = route.provider.name
        has_prices = route.offer is None or route.offer.price is not None
        if has_prices and name in self._prices.stale():
            self._catalogue.fetch(name)
        offer = self._prices.offers(name).get(route.code)
        return offer.price if offer else None


def _asked_for(product: Product, kind: Kind, extras: dict[str, str]) -> dict[str, str]:
    """Return the inputs that this provider wants; raises InputError for an amount not typed."""
    direct = {extra.name for extra in product.extras if extra.direct}
    if kind is not Kind.DIRECT:
        return {name: value for name, value in extras.items() if name not in direct}
    if "amount" not in extras:
        raise InputError("extra-missing", "amount")
    return extras
