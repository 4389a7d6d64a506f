"""The prepaid deposits at the providers: how much is left, and for how long it lasts."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from pos_app.domain.errors import ProviderError, RuleError
from pos_app.domain.money import format_rupiah
from pos_app.domain.payment import UNCLEAR, Payment, State
from pos_app.services.ports import Clock, Provider, Store
from pos_app.services.provider_extras import GivesTickets, Ticket

LOOK_BACK = timedelta(days=7)
SHORTEST_LOOK = timedelta(days=1)
"""The sales of a first morning are those of a day: nobody sells around the clock."""
MOST_TIMES = 1_000_000
"""A deposit of more times what was sold lasts for ever, and longer than a date can say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deposit:
    """A deposit as the provider told it at a time (UTC), in rupiah.

    `lasts` is how long it lasts at the pace of the last week, None where nothing was sold.
    """

    provider: str
    balance: int
    at: datetime
    low: bool
    lasts: timedelta | None


class Deposits:
    """The deposits. `warn_below` is the rupiah under which one is called low."""

    def __init__(
        self, store: Store, providers: Mapping[str, Provider], clock: Clock, warn_below: int
    ) -> None:
        self._store = store
        self._providers = providers
        self._clock = clock
        self._warn_below = warn_below
        self._known: dict[str, Deposit] = {}

    @property
    def known(self) -> Mapping[str, Deposit]:
        """What was told last, by provider; nothing of those that bill later."""
        return dict(self._known)  # a copy: the window reads while another thread is told more

    def refresh(self, name: str) -> Deposit | None:
        """Ask a provider; None where it has no deposit of ours. Raises ProviderError."""
        at = self._clock.now()  # what is sold meanwhile is counted, if need be twice
        balance = self._providers[name].balance()
        if balance is None:
            return None
        deposit = Deposit(
            provider=name,
            balance=balance,
            at=at,
            low=balance < self._warn_below,
            lasts=self._lasts(name, balance, at),
        )
        self._known[name] = deposit
        return deposit

    def refresh_all(self) -> dict[str, ProviderError | None]:
        """Ask every provider; returns what went wrong, by provider."""
        told: dict[str, ProviderError | None] = {}
        for name in self._providers:
            try:
                self.refresh(name)
                told[name] = None
            except ProviderError as error:
                told[name] = error
        return told

    def ticket(self, name: str, amount: int, bank: str, owner: str) -> Ticket:
        """Ask how to fill up a deposit; raises RuleError "provider-off" or "no-ticket"."""
        provider = self._providers.get(name)
        if provider is None:
            raise RuleError("provider-off", name)
        if not isinstance(provider, GivesTickets):
            raise RuleError("no-ticket", name)
        return provider.ticket(amount, bank, owner)

    def left(self, name: str) -> int | None:
        """Return what is left of a deposit: what was told, less what was sold since."""
        told = self._known.get(name)
        if told is None:
            return None
        since = self._store.payments(since=told.at)
        return told.balance - sum(_cost(p) for p in since if p.provider == name and _costs(p))

    def covers(self, name: str, price: int | None) -> bool:
        """Return whether a deposit is enough, as far as anybody knows."""
        left = self.left(name)
        return left is None or price is None or price <= left

    def require(self, name: str, price: int | None) -> None:
        """Raise RuleError("deposit-short") if a deposit is known to be too small.

        A balance that would forbid is asked for again first: it may have been filled up.
        """
        if self.covers(name, price):
            return
        with suppress(ProviderError):  # then what is known stands
            self.refresh(name)
        left = self.left(name)
        if price is not None and left is not None and price > left:
            figures = f"{name}: Rp {format_rupiah(max(left, 0))} < Rp {format_rupiah(price)}"
            raise RuleError("deposit-short", figures)

    def _lasts(self, name: str, balance: int, now: datetime) -> timedelta | None:
        sold = [
            payment
            for payment in self._store.payments(since=now - LOOK_BACK)
            if payment.provider == name and payment.state is State.PAID
        ]
        spent = sum(map(_cost, sold))
        if not spent:
            return None
        span = max(now - min(payment.made_at for payment in sold), SHORTEST_LOOK)
        return span * min(balance / spent, MOST_TIMES)


def _costs(payment: Payment) -> bool:
    """Return whether a payment takes, or may have taken, something off the deposit."""
    return payment.state is State.PAID or payment.state in UNCLEAR


def _cost(payment: Payment) -> int:
    price = payment.latest_bill.price
    return payment.bill.due if price is None else price
