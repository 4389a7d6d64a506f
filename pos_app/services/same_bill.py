"""The same bill: whether it is under way already, or was paid a short while ago.

Two payments are of the same bill if customer number and category agree, whatever product and
provider they went through: several providers name one bill differently. A top-up is no bill: only
the very same top-up for the same number is the same.
"""

from datetime import datetime

from pos_app.domain.errors import RuleError
from pos_app.domain.offer import WIB
from pos_app.domain.payment import OPEN, Payment
from pos_app.domain.product import Product
from pos_app.services.catalogue import Catalogue
from pos_app.services.ports import Clock, Store


class SameBills:
    """Looks for other payments of a bill."""

    def __init__(self, store: Store, catalogue: Catalogue, clock: Clock) -> None:
        self._store = store
        self._catalogue = catalogue
        self._clock = clock

    def alike(self, product_id: str) -> frozenset[str]:
        """Return the ids of all products by which the bill of this one can be paid, its own too."""
        product = self._catalogue.product(product_id)
        if product.kind.is_prepaid:
            return frozenset({product.id})
        others = self._catalogue.sharing(product.category)
        return frozenset({product.id} | {one.id for one in others if not one.kind.is_prepaid})

    def require_new(
        self, product_id: str, customer_no: str, *, again: bool = False, ref: str = ""
    ) -> None:
        """Raise RuleError "bill-open" while a payment of the bill is not settled.

        Raise "paid-before" if it was paid in this calendar month (WIB), or a top-up today, unless
        `again` says that somebody knows; "already-sent" for the payment `ref` itself.
        """
        product = self._catalogue.product(product_id)
        since = self._since(product)
        found = self._store.same_bill(self.alike(product_id), customer_no, since)
        for payment in found:
            if payment.ref == ref:
                raise RuleError("already-sent", ref=ref)
            if payment.state in OPEN:
                raise RuleError("bill-open", _named(payment), payment.ref)
        if found and not again:
            raise RuleError("paid-before", _named(found[0]), found[0].ref)

    def _since(self, product: Product) -> datetime:
        today = self._clock.now().astimezone(WIB).replace(hour=0, minute=0, second=0, microsecond=0)
        return today if product.kind.is_prepaid else today.replace(day=1)


def _named(payment: Payment) -> str:
    """Return when, through whom and under which ref: what one looks for on the old receipt."""
    at = (payment.settled_at or payment.made_at).astimezone(WIB)
    known = (f"{at:%d/%m/%Y %H:%M} WIB", payment.provider, payment.provider_ref or payment.ref)
    return ", ".join(known)
