"""Digiswitch and Digiflazz: one buyer's account, as bills and top-ups both use it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, timezone
from typing import Any, Final

from pos_app.sandbox.digiswitch.bills import Question, Refusal
from pos_app.sandbox.digiswitch.dialect import Data, Dialect, Fields
from pos_app.sandbox.ledger import Charge, Ledger

WIB: Final = timezone(timedelta(hours=7))


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The ledger, the clock, and what was asked under which reference."""

    dialect: Dialect
    ledger: Ledger
    now: Callable[[], datetime]
    settle: timedelta
    asked: dict[str, Question] = field(default_factory=dict)

    def balance(self) -> int:
        """Return what is left of the deposit."""
        return self.ledger.balance(self.dialect.name)

    def time(self) -> datetime:
        """Return the time of day in Jakarta."""
        return self.now().astimezone(WIB)

    def today(self) -> date:
        """Return the day it is in Jakarta."""
        return self.time().date()

    def find(self, ref: str) -> Charge | None:
        """Return what was charged under a reference, if anything was."""
        return self.ledger.find(self.dialect.name, ref)

    def take(
        self, ref: str, question: Question, *, price: int, selling_price: int, sn: str | None
    ) -> Charge:
        """Charge the deposit, or raise Refusal where it is too low; without `sn` it is pending."""
        if price > self.balance():
            raise Refusal("44")
        charge = Charge(
            provider=self.dialect.name,
            ref=ref,
            code=question.code,
            customer_no=question.customer_no,
            price=price,
            selling_price=selling_price,
            at=self.now(),
            sn=sn,
        )
        self.ledger.charge(charge)
        return charge

    def due(self, charge: Charge) -> bool:
        """Tell whether a charge has been pending for long enough."""
        return charge.pending and self.now() - charge.at >= self.settle

    def conclude(self, charge: Charge, sn: str | None) -> Charge:
        """End what was pending: with a serial number it is paid, without one it is given back."""
        if sn is None:
            self.ledger.refund(charge, self.now())
            return replace(charge, refunded=True)
        self.ledger.settle(charge, sn, self.now())
        return replace(charge, sn=sn)


def require(fields: Fields, *names: str) -> None:
    """Raise Refusal unless every one of the fields is a text that says something."""
    if not all(isinstance(fields.get(name), str) and fields[name] for name in names):
        raise Refusal("40")


def bare(fields: Fields, message: str, status: str, rc: str) -> Data:
    """Return the little there is to say about what came to nothing, or has not come yet."""
    return {**_echoed(fields, ("ref_id", "customer_no", "code")), **_state(message, status, rc)}


def _echoed(fields: Fields, names: Iterable[str]) -> dict[str, Any]:
    return {name: fields[name] for name in names if name in fields}


def _state(message: str, status: str, rc: str) -> Data:
    return {"message": message, "status": status, "rc": rc}
