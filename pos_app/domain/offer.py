"""What a provider sells, as its own price list says it."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta, timezone

WIB = timezone(timedelta(hours=7), "WIB")
"""The providers' calendar and clock: they are in Jakarta, wherever the counter is."""


@dataclass(frozen=True, slots=True)
class CutOff:
    """The hours (WIB) in which a product is not sold; an end before the start is past midnight."""

    start: time
    end: time

    def back_at(self, now: datetime) -> datetime | None:
        """Return when it is sold again, None if it is sold now. The same times mean no cut-off."""
        local = now.astimezone(WIB)
        if self.start == self.end or not self._covers(local.time()):
            return None
        back = datetime.combine(local.date(), self.end, WIB)
        return back if back > local else back + timedelta(days=1)

    def _covers(self, at: time) -> bool:
        if self.start < self.end:
            return self.start <= at < self.end
        return at >= self.start or at < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One row of a provider's price list; money in rupiah, None where the list does not say.

    `group` is the provider's word for the kind of product in lower case ("pulsa", "pdam"), `price`
    is what leaves our deposit, `admin` and `commission` are per bill, `nominal` is the face value.
    """

    code: str
    name: str
    group: str
    brand: str = ""
    sellable: bool = True
    prepaid: bool = False
    price: int | None = None
    admin: int | None = None
    commission: int | None = None
    nominal: int | None = None
    cut_off: CutOff | None = None
