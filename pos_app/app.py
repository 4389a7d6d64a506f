"""The composition root: the only module that knows every layer and puts them together."""

import gc
import os
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple

from pos_app import __version__, keys, log, settings
from pos_app.assets import release_key
from pos_app.domain.address import is_loopback, require_safe_url
from pos_app.domain.shift import BusinessDays
from pos_app.pins import ArgonPins
from pos_app.providers.digiswitch import DIALECTS, Digiswitch
from pos_app.providers.espay import Espay
from pos_app.providers.iak import Iak
from pos_app.providers.releases import SignedReleases
from pos_app.receipts.content import Outlet
from pos_app.receipts.letter_pdf import PdfLetters
from pos_app.receipts.pdf import PdfReceipts
from pos_app.receipts.report_pdf import PdfReports
from pos_app.receipts.shift_slip import PdfShiftSlips
from pos_app.seed import load_seed
from pos_app.services.accounts import Accounts
from pos_app.services.approvals import Approvals
from pos_app.services.archive import Archives
from pos_app.services.backups import Backups
from pos_app.services.catalogue import Catalogue
from pos_app.services.counter import Counter, is_training
from pos_app.services.deposits import Deposits
from pos_app.services.events import Events
from pos_app.services.exports import Exports
from pos_app.services.guesses import Guesses
from pos_app.services.held_cash import HeldCash
from pos_app.services.inquiry import Inquiries
from pos_app.services.leaving import Leaving
from pos_app.services.owner_secret import OwnerSecret
from pos_app.services.payment import Payments
from pos_app.services.pending import Unfinished
from pos_app.services.ports import Clock, Provider
from pos_app.services.presence import Presence
from pos_app.services.price_lists import PriceLists
from pos_app.services.receipts import Receipts
from pos_app.services.reconciliation import Reconciliation
from pos_app.services.reports import Reports, ReportWriter
from pos_app.services.restores import Restores
from pos_app.services.review import Review
from pos_app.services.rights import Rights
from pos_app.services.routing import Routing
from pos_app.services.same_bill import SameBills
from pos_app.services.sealing import Sealing
from pos_app.services.search import Search
from pos_app.services.settings_log import SettingsLog
from pos_app.services.shift_slips import ShiftSlips
from pos_app.services.shifts import Shifts
from pos_app.services.updates import Plan, Updates
from pos_app.sheets.archive import YearArchive
from pos_app.sheets.payments import PaymentSheets
from pos_app.sheets.reader import SheetFiles
from pos_app.sheets.report_csv import CsvReports
from pos_app.sheets.report_xlsx import XlsxReports
from pos_app.sheets.writer import save_csv
from pos_app.storage.archive import ArchiveBooks
from pos_app.storage.journal_store import JournalStore
from pos_app.storage.lost_key import replace_key
from pos_app.storage.rehearsal import Rehearsal
from pos_app.storage.report_store import ReportStore
from pos_app.storage.restore import Restored, restore
from pos_app.storage.seals import KeyStore
from pos_app.storage.search import PaymentSearch
from pos_app.storage.settlement_store import SettlementStore
from pos_app.storage.shift_store import ShiftStore

MIN_CHECK_GAP = 60.0
"""Digiflazz: no two requests about one transaction within a minute. Espay says nothing."""

_AWAKE_OR_NOT: int = getattr(time, "CLOCK_BOOTTIME", 0)

MIN_IAK_GAP = 15.0
"""IAK says nothing; a top-up takes 1 to 30 seconds there."""


class SystemClock:
    """The clock of the computer."""

    def now(self) -> datetime:
        """Return the time, in UTC."""
        return datetime.now(UTC)

    def steady(self) -> float:
        """Return the seconds of a clock that nobody sets."""
        # On Linux the other clocks stand still while the computer sleeps.
        return time.clock_gettime(_AWAKE_OR_NOT) if _AWAKE_OR_NOT else time.monotonic()


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
    seals = keys.SealKeys(home)
    store = JournalStore(home, clock.now(), writes=writes, days=days, keys=seals)
    log.log.info("opened, providers: %s", ", ".join(providers) or "none")
    try:
        counter = assemble(home, chosen, providers, store, clock)
        if writes:
            counter.events.started(__version__)
    except BaseException:
        store.close()  # or its lock would keep out whoever tries again
        raise
    _spare_the_collector()
    return counter


def restore_books(home: Path, backup: Path, actor: str, seals: KeyStore | None = None) -> Restored:
    """Put a backup in the place of a home's books; see `storage.restore`."""
    known = seals or keys.SealKeys(home)
    restored = restore(home, backup, SystemClock().now(), actor, keys=known)
    log.log.warning("restored %s, now epoch %d", backup.name, restored.head.epoch)
    return restored


def replace_journal_key(home: Path, actor: str) -> str:
    """Put a new key in the place of the journal's lost one; see `storage.lost_key`."""
    key = replace_key(home, SystemClock().now(), actor, keys=keys.SealKeys(home))
    log.log.warning("the journal goes on under key %s", key)
    return key


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
    people = _people(home, store, clock)
    rights = people.rights
    shifts = Shifts(ShiftStore(store.books), rights, clock, store.books.days)
    tenders = chosen.tenders.taken
    payments = Payments(store, providers, same_bills, shifts, rights, clock, tenders)
    outlet, second = chosen.outlet, chosen.journal.second_folder
    labels = {kind.id: kind.label for kind in tenders}
    shop = Outlet(outlet.name, outlet.address, outlet.phone, outlet.footer, outlet.zone, labels)
    printer, files = PdfReceipts(shop), home / "receipts"
    slips = PdfShiftSlips(shop, training=is_training(providers))
    search = Search(PaymentSearch(store.books), store, rights, outlet.zone)
    sheets = PaymentSheets(outlet.zone, lambda product: catalogue.product(product).name["id"])
    backups = Backups(
        store,
        rights,
        home / "backups",
        Path(second) if second else None,
        clock,
        timedelta(hours=int(chosen.journal.backup_hours)),
    )
    return Counter(
        outlet=outlet.name,
        zone=outlet.zone,
        days=store.books.days,
        tenders=tenders,
        paper=chosen.receipt.paper,
        printer=chosen.receipt.printer,
        providers=providers,
        store=store,
        catalogue=catalogue,
        prices=prices,
        deposits=deposits,
        accounts=people.accounts,
        rights=rights,
        owner_secret=people.owner_secret,
        leaving=people.leaving,
        settings_log=SettingsLog(store, rights, clock),
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
        shifts=shifts,
        shift_slips=ShiftSlips(store, slips, printer, clock, files),
        reports=Reports(
            books=ReportStore(store.books),
            store=store,
            catalogue=catalogue,
            rights=rights,
            shifts=shifts,
            clock=clock,
            days=store.books.days,
            training=is_training(providers),
            writers=_report_writers(chosen.outlet, store.books.days),
            folder=home / "reports",
        ),
        sending=payments.sending,
        unfinished=Unfinished(store, payments, providers, clock),
        receipts=Receipts(store, providers, catalogue, printer, rights, clock, files),
        backups=backups,
        restores=Restores(
            store,
            backups,
            rights,
            clock,
            rehearse=Rehearsal(store.books, home).run,
            put_back=lambda backup, actor: (
                restore_books(home, backup, actor, store.books.keys).head
            ),
        ),
        cash=HeldCash(store, catalogue, printer, rights, clock, files),
        review=Review(store, rights, clock),
        reconciliation=Reconciliation(
            store=store,
            statements=SettlementStore(store.books),
            rights=rights,
            providers=providers,
            reader=SheetFiles(),
            sheets=save_csv,
            letters=PdfLetters(shop),
            clock=clock,
            zone=outlet.zone,
            folder=home / "statements",
        ),
        search=search,
        exports=Exports(search, sheets, store, rights, clock),
        archives=Archives(
            ArchiveBooks(store.books).open,
            YearArchive(outlet.name, sheets),
            store,
            rights,
            clock,
            outlet.zone,
        ),
        events=Events(store, store, clock),
        updates=Updates(
            store,
            SignedReleases(release_key()),
            shifts,
            rights,
            clock,
            Plan(chosen.updates.enabled, chosen.updates.address, outlet.zone),
            __version__,
        ),
        sealing=Sealing(store, rights, clock),
        check=store.books.check,
        close=store.close,
    )


class _People(NamedTuple):
    """The services of who works here."""

    accounts: Accounts
    rights: Rights
    owner_secret: OwnerSecret
    leaving: Leaving


def _people(home: Path, store: JournalStore, clock: Clock) -> _People:
    home_keys = keys.HomeKeys(home, store.identity()[:4])
    pins, people, presence = ArgonPins(home_keys), store.people, Presence()
    guesses = Guesses(people, pins, clock)
    approvals = Approvals(store, guesses, clock)
    rights = Rights(people, presence, approvals)
    return _People(
        Accounts(store, people, pins, guesses, presence, rights, clock),
        rights,
        OwnerSecret(store, people, pins, home_keys, guesses, approvals, rights, clock),
        Leaving(store, approvals, clock),
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
