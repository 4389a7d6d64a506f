"""Which provider gets a product that several of them sell."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from pos_app.domain.errors import RuleError
from pos_app.domain.offer import WIB, Offer
from pos_app.domain.payment import UNCLEAR, Payment, State
from pos_app.domain.product import Kind, Product
from pos_app.services.deposits import Deposits
from pos_app.services.ports import Clock, Provider, Store
from pos_app.services.price_lists import PriceLists

LOOK_BACK = timedelta(hours=24)
TROUBLED = timedelta(minutes=10)
"""A provider that could not be reached or left a payment unclear is avoided for so long."""

DEAR = 1_000_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One way to sell a product; `why` names what put it where it stands (see `Inquiry.why`)."""

    provider: Provider
    code: str
    kind: Kind
    offer: Offer | None
    why: str


class Routing:
    """The owner's choice `by` ("preferred", "cheapest", "healthiest"), and the owner's `order`."""

    def __init__(
        self,
        *,
        providers: Mapping[str, Provider],
        prices: PriceLists,
        deposits: Deposits,
        store: Store,
        clock: Clock,
        by: str,
        order: Sequence[str],
    ) -> None:
        self._providers = providers
        self._prices = prices
        self._deposits = deposits
        self._store = store
        self._clock = clock
        self._by = by
        self._order = order

    def routes(self, product: Product, pinned: str = "") -> list[Route]:
        """Return the ways to sell a product, best first; `pinned` leaves only one provider.

        Raises RuleError "cut-off" (with the time it ends, WIB) or "product-off".
        """
        names = [n for n in product.codes if n in self._providers and pinned in {"", n}]
        sellers = self._prices.sellers(product, names, self._clock.now())
        if sellers.back_at is not None:
            raise RuleError("cut-off", f"{sellers.back_at.astimezone(WIB):%H:%M} WIB")
        if not sellers.names:
            raise RuleError("product-off", product.id)
        selling = sellers.names
        offers = {name: self._prices.offer(name, product.codes[name]) for name in selling}
        why = "pinned" if pinned else "only" if len(selling) == 1 else self._by
        return [
            Route(
                provider=self._providers[name],
                code=product.codes[name],
                kind=product.kind_at(name),
                offer=offers[name],
                why=why if at == 0 else "stand-in",
            )
            for at, name in enumerate(self._ranked(selling, offers))
        ]

    def _ranked(self, names: Sequence[str], offers: Mapping[str, Offer | None]) -> list[str]:
        own = sorted(names, key=self._place)
        if len(own) == 1:
            return own
        keys: Mapping[str, Callable[[str], object]] = {
            "cheapest": lambda name: _extra_cost(offers[name]),
            "healthiest": self._illness(offers),
        }
        return sorted(own, key=keys[self._by]) if self._by in keys else own  # type: ignore[arg-type]

    def _place(self, name: str) -> int:
        return self._order.index(name) if name in self._order else len(self._order)

    def _illness(self, offers: Mapping[str, Offer | None]) -> Callable[[str], tuple[object, ...]]:
        now = self._clock.now()
        recent = self._store.payments(since=now - LOOK_BACK)

        def illness(name: str) -> tuple[object, ...]:
            own = [payment for payment in recent if payment.provider == name]
            troubled = any(_is_trouble(p) and now - p.made_at < TROUBLED for p in own)
            offer = offers[name]
            short = not self._deposits.covers(name, offer.price if offer else None)
            return short, troubled, -_success(own), _seconds(own)

        return illness


def _extra_cost(offer: Offer | None) -> int:
    """Return what a sale costs: a top-up's price, or a bill's admin fee less our commission."""
    if offer is None:
        return DEAR
    if offer.price is not None:
        return offer.price
    return DEAR if offer.admin is None else offer.admin - (offer.commission or 0)


def _is_trouble(payment: Payment) -> bool:
    return payment.state is State.NOT_SENT or payment.state in UNCLEAR


def _success(payments: Sequence[Payment]) -> float:
    """Return the share that went through; 1.0 of nothing, so that a new provider gets its turn."""
    judged = [p for p in payments if p.state is State.PAID or _is_trouble(p)]
    return sum(p.state is State.PAID for p in judged) / len(judged) if judged else 1.0


def _seconds(payments: Sequence[Payment]) -> float:
    times = [
        (p.settled_at - p.sent_at).total_seconds()
        for p in payments
        if p.state is State.PAID and p.settled_at and p.sent_at
    ]
    return median(times) if times else 0.0
