"""The composition root: the only module that knows every layer and puts them together."""

import gc
import os
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from pos_app import keys, log, settings
from pos_app.domain.address import is_loopback, require_safe_url
from pos_app.domain.shift import BusinessDays
from pos_app.pins import ArgonPins
from pos_app.providers.digiswitch import DIALECTS, Digiswitch
from pos_app.providers.espay import Espay
from pos_app.providers.iak import Iak
from pos_app.receipts.content import Outlet
from pos_app.receipts.pdf import PdfReceipts
from pos_app.receipts.report_pdf import PdfReports
from pos_app.seed import load_seed
from pos_app.services.accounts import Accounts
from pos_app.services.backups import Backups
from pos_app.services.catalogue import Catalogue
from pos_app.services.counter import Counter
from pos_app.services.deposits import Deposits
from pos_app.services.held_cash import HeldCash
from pos_app.services.inquiry import Inquiries
from pos_app.services.payment import Payments
from pos_app.services.pending import Unfinished
from pos_app.services.ports import Clock, Provider
from pos_app.services.price_lists import PriceLists
from pos_app.services.receipts import Receipts
from pos_app.services.reports import Reports, ReportWriter
from pos_app.services.review import Review
from pos_app.services.rights import Rights
from pos_app.services.routing import Routing
from pos_app.services.same_bill import SameBills
from pos_app.services.shifts import Shifts
from pos_app.sheets.report_csv import CsvReports
from pos_app.sheets.report_xlsx import XlsxReports
from pos_app.storage.journal_store import JournalStore
from pos_app.storage.report_store import ReportStore
from pos_app.storage.restore import Restored, restore
from pos_app.storage.shift_store import ShiftStore

MIN_CHECK_GAP = 60.0
"""Digiflazz: no two requests about one transaction within a minute. Espay says nothing."""

MIN_IAK_GAP = 15.0
"""IAK says nothing; a top-up takes 1 to 30 seconds there."""


class SystemClock:
    """The clock of the computer."""

    def now(self) -> datetime:
        """Return the time, in UTC."""
        return datetime.now(UTC)

    def steady(self) -> float:
        """Return the seconds of a clock that nobody sets."""
        return time.monotonic()


def open_counter(
    home: Path, *, writes: bool = True, environ: Mapping[str, str] = os.environ
) -> Counter:
    """Open the counter of a home, ready for a window or a command.

    Raises what opening raises: InputError for settings, StorageError for the journal.
    """
    clock = SystemClock()
    chosen = settings.load(home, environ)
    providers = open_providers(chosen, environ, home)
    days = BusinessDays(chosen.outlet.zone, chosen.outlet.day_starts)
    store = JournalStore(home, clock.now(), writes=writes, days=days)
    log.log.info("opened, providers: %s", ", ".join(providers) or "none")
    try:
        counter = assemble(home, chosen, providers, store, clock)
    except BaseException:
        store.close()  # or its lock would keep out whoever tries again
        raise
    _spare_the_collector()
    return counter


def restore_books(home: Path, backup: Path, actor: str) -> Restored:
    """Put a backup in the place of a home's books; see `storage.restore`."""
    restored = restore(home, backup, SystemClock().now(), actor)
    log.log.warning("restored %s, now epoch %d", backup.name, restored.head.epoch)
    return restored


def _spare_the_collector() -> None:
    """Take out of every garbage collection what now stays: the program with all its libraries.

    A full collection went through it and held every thread, the window's too, for 0.1 s. Once
    only, since what is taken out and dies later in a cycle is never freed.
    """
    if not gc.get_freeze_count():
        gc.freeze()


def assemble(
    home: Path,
    chosen: settings.Settings,
    providers: Mapping[str, Provider],
    store: JournalStore,
    clock: Clock,
) -> Counter:
    """Put the services of a counter together; closing it closes the store."""
    seed = load_seed()
    prices = PriceLists(store, providers, clock, seed.offers)
    catalogue = Catalogue(seed, providers, prices)
    deposits = Deposits(store, providers, clock, chosen.deposit.warn_below)
    routing = Routing(
        providers=providers,
        prices=prices,
        deposits=deposits,
        store=store,
        clock=clock,
        by=chosen.routing.by,
        order=chosen.routing.order,
    )
    same_bills = SameBills(store, catalogue, clock)
    rights = Rights(store)
    shifts = Shifts(ShiftStore(store.books), rights, clock)
    payments = Payments(store, providers, same_bills, shifts, clock)
    accounts = Accounts(store, ArgonPins(), clock)
    outlet, second = chosen.outlet, chosen.journal.second_folder
    printer = PdfReceipts(
        Outlet(outlet.name, outlet.address, outlet.phone, outlet.footer, outlet.zone)
    )
    return Counter(
        outlet=outlet.name,
        zone=outlet.zone,
        paper=chosen.receipt.paper,
        printer=chosen.receipt.printer,
        providers=providers,
        store=store,
        catalogue=catalogue,
        prices=prices,
        deposits=deposits,
        accounts=accounts,
        inquiries=Inquiries(
            store=store,
            catalogue=catalogue,
            prices=prices,
            routing=routing,
            deposits=deposits,
            same_bills=same_bills,
            clock=clock,
            fee_of=chosen.fees.of,
        ),
        payments=payments,
        rights=rights,
        shifts=shifts,
        reports=Reports(
            books=ReportStore(store.books),
            store=store,
            catalogue=catalogue,
            rights=rights,
            shifts=shifts,
            clock=clock,
            days=store.books.days,
            training=bool(providers) and all(p.training for p in providers.values()),
            writers=_report_writers(chosen.outlet, store.books.days),
            folder=home / "reports",
        ),
        sending=payments.sending,
        unfinished=Unfinished(store, payments, providers, clock),
        receipts=Receipts(store, providers, catalogue, printer, clock, home / "receipts"),
        backups=Backups(store, home / "backups", Path(second) if second else None, clock),
        cash=HeldCash(store, catalogue, printer, clock, home / "receipts"),
        review=Review(store, accounts, clock),
        close=store.close,
    )


def _report_writers(outlet: settings.Outlet, days: BusinessDays) -> dict[str, ReportWriter]:
    """Return the writers of report files by their kind; what they work with loads when used."""
    return {
        "pdf": PdfReports(outlet.name, days),
        "csv": CsvReports(outlet.name, days),
        "xlsx": XlsxReports(outlet.name, days),
    }


def open_providers(
    chosen: settings.Settings, environ: Mapping[str, str], home: Path
) -> dict[str, Provider]:
    """Return the providers that are switched on, by name."""
    secret = partial(_secret, environ, home)
    found: list[Provider] = []
    if chosen.providers.digiswitch.enabled:
        found.append(_digiswitch(chosen, secret))
    if chosen.providers.iak.enabled:
        found.append(_iak(chosen, secret))
    if chosen.providers.espay.enabled:
        found.append(_espay(chosen, secret))
    return {provider.name: provider for provider in found}


def _secret(environ: Mapping[str, str], home: Path, name: str) -> str:
    return keys.provider_key(name, environ, home)


def _digiswitch(chosen: settings.Settings, secret: Callable[[str], str]) -> Digiswitch:
    account = chosen.providers.digiswitch
    return Digiswitch(
        url=account.url,
        username=account.username,
        key=partial(secret, "digiswitch-api-key"),
        testing=account.testing,
        check_gap=_check_gap(account.check_gap, MIN_CHECK_GAP, account.url),
        seconds=chosen.network.seconds,
        dialect=DIALECTS[account.dialect],
    )


def _iak(chosen: settings.Settings, secret: Callable[[str], str]) -> Iak:
    account = chosen.providers.iak
    return Iak(
        postpaid_url=account.postpaid_url,
        prepaid_url=account.prepaid_url,
        username=account.username,
        key=partial(secret, "iak-api-key"),
        xml=account.format == "xml",
        check_gap=_check_gap(account.check_gap, MIN_IAK_GAP, account.postpaid_url),
        seconds=chosen.network.seconds,
    )


def _espay(chosen: settings.Settings, secret: Callable[[str], str]) -> Espay:
    account = chosen.providers.espay
    return Espay(
        url=account.url,
        basic_username=account.basic_username,
        sender_id=account.sender_id,
        secret=lambda name: secret(f"espay-{name}"),
        prefunded=account.mechanism == "deposit",
        check_gap=_check_gap(account.check_gap, MIN_CHECK_GAP, account.url),
        seconds=chosen.network.seconds,
        now=SystemClock().now,
    )


def _check_gap(wanted: float, least: float, url: str) -> float:
    """Return the gap between checks: only our own sandbox may be asked more often than allowed."""
    require_safe_url(url)
    return wanted if is_loopback(url) else max(wanted, least)
