"""An opened counter: everything that a window or a command works with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pos_app.domain.shift import BusinessDays
from pos_app.domain.tender import TenderKind
from pos_app.services.accounts import Accounts
from pos_app.services.archive import Archives
from pos_app.services.backups import Backups
from pos_app.services.catalogue import Catalogue
from pos_app.services.deposits import Deposits
from pos_app.services.events import Events
from pos_app.services.exports import Exports
from pos_app.services.held_cash import HeldCash
from pos_app.services.inquiry import Inquiries
from pos_app.services.leaving import Leaving
from pos_app.services.owner_secret import OwnerSecret
from pos_app.services.payment import Payments
from pos_app.services.pending import Unfinished
from pos_app.services.ports import Provider, Store
from pos_app.services.price_lists import PriceLists
from pos_app.services.receipts import Receipts
from pos_app.services.reconciliation import Reconciliation
from pos_app.services.reports import Reports
from pos_app.services.restores import Restores
from pos_app.services.review import Review
from pos_app.services.rights import Rights
from pos_app.services.sealing import Sealing
from pos_app.services.search import Search
from pos_app.services.sending import Sending
from pos_app.services.settings_log import SettingsLog
from pos_app.services.shift_slips import ShiftSlips
from pos_app.services.shifts import Shifts
from pos_app.services.updates import Updates


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """The services of one home. `zone` is the outlet's, an IANA name; `paper` the usual one.

    `tenders` is what is taken beside cash, `printer` is the name of the usual one, or "" for the
    system's default. `check` does what was left of opening large books, and raises
    StorageError("damaged").
    """

    outlet: str
    zone: str
    days: BusinessDays
    tenders: tuple[TenderKind, ...]
    paper: str
    printer: str
    providers: Mapping[str, Provider]
    store: Store
    catalogue: Catalogue
    prices: PriceLists
    deposits: Deposits
    accounts: Accounts
    rights: Rights
    owner_secret: OwnerSecret
    leaving: Leaving
    settings_log: SettingsLog
    inquiries: Inquiries
    payments: Payments
    sending: Sending
    shifts: Shifts
    shift_slips: ShiftSlips
    reports: Reports
    unfinished: Unfinished
    receipts: Receipts
    backups: Backups
    restores: Restores
    cash: HeldCash
    review: Review
    reconciliation: Reconciliation
    search: Search
    exports: Exports
    archives: Archives
    check: Callable[[], None]
    events: Events
    sealing: Sealing
    updates: Updates
    close: Callable[[], None]

    @property
    def training(self) -> bool:
        """Whether nothing that is sold here is real: every provider is a sandbox."""
        return is_training(self.providers)


def is_training(providers: Mapping[str, Provider]) -> bool:
    """Return whether there are providers, and every one of them is a sandbox."""
    return bool(providers) and all(provider.training for provider in providers.values())
