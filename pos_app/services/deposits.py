"""The prepaid deposits at the providers: how much is left, and for how long it lasts."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from pos_app.domain.errors import ProviderError, RuleError
from pos_app.domain.money import format_rupiah
from pos_app.domain.payment import Payment, State
from pos_app.services.ports import Clock, Provider, Store

LOOK_BACK = timedelta(days=7)
SHORTEST_LOOK = timedelta(hours=1)


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
        return self._known

    def refresh(self, name: str) -> Deposit | None:
        """Ask a provider; None where it has no deposit of ours. Raises ProviderError."""
        balance = self._providers[name].balance()
        if balance is None:
            return None
        at = self._clock.now()
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

    def covers(self, name: str, price: int | None) -> bool:
        """Return whether a deposit is enough, as far as anybody knows."""
        deposit = self._known.get(name)
        return deposit is None or price is None or price <= deposit.balance

    def require(self, name: str, price: int | None) -> None:
        """Raise RuleError("deposit-short") if a deposit is known to be too small.

        A balance that would forbid is asked for again first: it may have been filled up.
        """
        if self.covers(name, price):
            return
        with suppress(ProviderError):  # then what is known stands
            self.refresh(name)
        if price is not None and not self.covers(name, price):
            balance = format_rupiah(self._known[name].balance)
            raise RuleError("deposit-short", f"{name}: Rp {balance} < Rp {format_rupiah(price)}")

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
        return span * (balance / spent)


def _cost(payment: Payment) -> int:
    price = payment.latest_bill.price
    return payment.bill.due if price is None else price
