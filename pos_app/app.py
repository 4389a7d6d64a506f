"""The composition root: the only module that knows every layer and puts them together."""

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from pos_app import keys, log, settings
from pos_app.pins import ArgonPins
from pos_app.providers.digiswitch import Digiswitch
from pos_app.providers.transport import is_loopback
from pos_app.receipts.content import Outlet
from pos_app.receipts.pdf import PdfReceipts
from pos_app.seed import load_seed
from pos_app.services.accounts import Accounts
from pos_app.services.catalogue import Catalogue
from pos_app.services.counter import Counter
from pos_app.services.inquiry import Inquiries
from pos_app.services.payment import Payments
from pos_app.services.pending import Unfinished
from pos_app.services.ports import Provider
from pos_app.services.receipts import Receipts
from pos_app.storage.journal_store import JournalStore

MIN_CHECK_GAP = 60.0
"""Digiflazz: no two requests about one transaction within a minute."""


class SystemClock:
    """The clock of the computer."""

    def now(self) -> datetime:
        """Return the time, in UTC."""
        return datetime.now(UTC)


def open_counter(
    home: Path, *, writes: bool = True, environ: Mapping[str, str] = os.environ
) -> Counter:
    """Open the counter of a home, ready for a window or a command.

    Raises what opening raises: InputError for settings, StorageError for the journal.
    """
    clock = SystemClock()
    chosen = settings.load(home, environ)
    providers = open_providers(chosen, environ, home)
    store = JournalStore(home, clock.now(), writes=writes)
    catalogue = Catalogue(load_seed(), providers)
    payments = Payments(store, providers, clock)
    outlet = chosen.outlet
    printer = PdfReceipts(
        Outlet(outlet.name, outlet.address, outlet.phone, outlet.footer, outlet.zone)
    )
    log.log.info("opened, providers: %s", ", ".join(providers) or "none")
    return Counter(
        outlet=outlet.name,
        zone=outlet.zone,
        paper=chosen.receipt.paper,
        providers=providers,
        store=store,
        catalogue=catalogue,
        accounts=Accounts(store, ArgonPins(), clock),
        inquiries=Inquiries(store, catalogue, clock, chosen.fees.of),
        payments=payments,
        unfinished=Unfinished(store, payments, providers, clock),
        receipts=Receipts(store, catalogue, printer, clock, home / "receipts"),
        close=store.close,
    )


def open_providers(
    chosen: settings.Settings, environ: Mapping[str, str], home: Path
) -> dict[str, Provider]:
    """Return the providers that are switched on, by name."""
    providers: dict[str, Provider] = {}
    digiswitch = chosen.providers.digiswitch
    if digiswitch.enabled:
        # Only our own sandbox may be asked more often than the provider allows.
        own = is_loopback(digiswitch.url)
        providers["digiswitch"] = Digiswitch(
            url=digiswitch.url,
            username=digiswitch.username,
            key=partial(keys.provider_key, "digiswitch-api-key", environ, home),
            testing=digiswitch.testing,
            check_gap=digiswitch.check_gap if own else max(digiswitch.check_gap, MIN_CHECK_GAP),
            seconds=chosen.network.seconds,
        )
    return providers
