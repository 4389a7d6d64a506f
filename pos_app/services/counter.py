"""An opened counter: everything that a window or a command works with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pos_app.services.accounts import Accounts
from pos_app.services.backups import Backups
from pos_app.services.catalogue import Catalogue
from pos_app.services.deposits import Deposits
from pos_app.services.held_cash import HeldCash
from pos_app.services.inquiry import Inquiries
from pos_app.services.payment import Payments
from pos_app.services.pending import Unfinished
from pos_app.services.ports import Provider, Store
from pos_app.services.price_lists import PriceLists
from pos_app.services.receipts import Receipts
from pos_app.services.reports import Reports
from pos_app.services.review import Review
from pos_app.services.rights import Rights
from pos_app.services.sending import Sending
from pos_app.services.shifts import Shifts


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """The services of one home. `zone` is the outlet's, an IANA name; `paper` the usual one.

    `printer` is the name of the usual one, or "" for the system's default.
    """

    outlet: str
    zone: str
    paper: str
    printer: str
    providers: Mapping[str, Provider]
    store: Store
    catalogue: Catalogue
    prices: PriceLists
    deposits: Deposits
    accounts: Accounts
    inquiries: Inquiries
    payments: Payments
    sending: Sending
    rights: Rights
    shifts: Shifts
    reports: Reports
    unfinished: Unfinished
    receipts: Receipts
    backups: Backups
    cash: HeldCash
    review: Review
    close: Callable[[], None]

    @property
    def training(self) -> bool:
        """Whether nothing that is sold here is real: every provider is a sandbox."""
        return bool(self.providers) and all(p.training for p in self.providers.values())
