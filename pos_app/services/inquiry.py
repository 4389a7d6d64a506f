"""Asking a provider what a customer owes."""

from collections.abc import Callable, Mapping
from datetime import timedelta, timezone

from pos_app.domain.bill import Inquiry
from pos_app.domain.errors import NotUnderstoodError
from pos_app.services.catalogue import Catalogue
from pos_app.services.ports import Clock, Command, Order, Store
from pos_app.services.refs import new_ref

WIB = timezone(timedelta(hours=7), "WIB")
"""The providers' calendar: they are in Jakarta, wherever the counter is."""


class Inquiries:
    """Inquiries. `fee_of` gives the shop's fee of a product and its category, in rupiah."""

    def __init__(
        self, store: Store, catalogue: Catalogue, clock: Clock, fee_of: Callable[[str, str], int]
    ) -> None:
        self._store = store
        self._catalogue = catalogue
        self._clock = clock
        self._fee_of = fee_of

    def inquire(
        self, wanted: str, customer_no: str, extras: Mapping[str, str] | None = None
    ) -> Inquiry:
        """Return the bill of a customer. Moves no money.

        Raises InputError before anything is sent, ProviderError after.
        """
        product, provider = self._catalogue.find(wanted)
        at = self._clock.now()
        order = Order(
            ref=new_ref(self._store.identity(), at),
            code=product.codes[provider.name],
            customer_no=product.customer_no(customer_no),
            extras=product.clean_extras(extras or {}),
        )
        reply = provider.send(Command.INQUIRE, order)
        bill = provider.read_bill(order, reply)
        if bill.due == 0:
            raise NotUnderstoodError("nothing-due", ref=order.ref)
        return Inquiry(
            ref=order.ref,
            provider=provider.name,
            account=provider.account,
            training=provider.training,
            product=product.id,
            code=order.code,
            customer_no=order.customer_no,
            extras=order.extras,
            bill=bill,
            fee=self._fee_of(product.id, product.category),
            at=at,
            on=at.astimezone(WIB).date(),
        )
