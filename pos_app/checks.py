"""What the self-check looks at. Nothing here writes outside its own folder, or to a real provider.

Every function returns what it found as a code with facts; `ui/check_words.py` has the words.
"""

import os
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pos_app import demo, keys
from pos_app.app import open_counter
from pos_app.domain.account import Cashier
from pos_app.domain.bill import Bill
from pos_app.domain.errors import ReceiptError
from pos_app.domain.payment import Payment, State
from pos_app.domain.tender import CASH, Tender
from pos_app.providers.transport import trusted_authorities
from pos_app.receipts.content import Outlet
from pos_app.receipts.pdf import PdfReceipts
from pos_app.seed import load_seed
from pos_app.self_check import Check, Found, Place
from pos_app.storage.journal_store import JournalStore

ZONES = {"Asia/Jakarta": 7, "Asia/Makassar": 8, "Asia/Jayapura": 9}
"""The zones of Indonesia, and their hours before UTC."""

PAPERS = ("58", "80", "a4")
BILL = ("pln-postpaid", "530000000001")
"""A published test number, which the sandbox knows."""


def find_files(_place: Place) -> Found:
    """See that catalogue, fonts, icons and translations are there and can be read."""
    from pos_app.ui.looks import require_looks  # noqa: PLC0415  Qt, only where it is looked for

    try:
        seed = load_seed()
        pictures = require_looks(category.icon for category in seed.categories)
    except (OSError, ValueError) as error:
        named = getattr(error, "filename", None) or error
        return Found("failed", "file-broken", {"file": str(named)})
    return Found("ok", "files-whole", {"products": len(seed.products), "icons": pictures})


def look_at_home(place: Place) -> Found:
    """See whether the home could be written to, by its rights alone."""
    there = next(folder for folder in (place.home, *place.home.parents) if folder.exists())
    if there.is_dir() and os.access(there, os.W_OK | os.X_OK):
        return Found("ok", "home-free" if there == place.home else "home-new", {"home": place.home})
    return Found("failed", "home-blocked", {"home": place.home, "folder": there})


def found_books(place: Place) -> Found:
    """Found books, write, open them again, read, and verify every seal."""
    now = datetime.now(UTC)
    first = JournalStore(place.scratch, now)
    try:
        first.people.add(Cashier(demo.CASHIER), "-", now, by="")
    finally:
        first.close()
    again = JournalStore(place.scratch, now)
    try:
        names, verdict = [person.name for person in again.people.everybody()], again.verify()
    finally:
        again.close()
    if names != [demo.CASHIER] or not verdict.ok:
        return Found("failed", "books-differ")
    return Found("ok", "books-agree", {"entries": verdict.entries})


def try_keyring(_place: Place) -> Found:
    """See whether the system keeps keys."""
    if name := keys.keyring_name():
        return Found("ok", "keys-in-system", {"keyring": name})
    return Found("warning", "keys-in-file")


def trust_authorities(_place: Place) -> Found:
    """See that encrypted connections know whom to trust."""
    try:
        known = trusted_authorities()
    except OSError as error:  # so is ssl.SSLError
        return Found("failed", "trust-broken", {"error": str(error)})
    if not known:
        return Found("failed", "trust-empty")
    return Found("ok", "trust-known", {"authorities": known})


def know_zones(_place: Place) -> Found:
    """See that the times of Indonesia are known."""
    winter = datetime(2026, 1, 1, tzinfo=UTC)
    for name, hours in ZONES.items():
        try:
            known = ZoneInfo.no_cache(name).utcoffset(winter) == timedelta(hours=hours)
        except ZoneInfoNotFoundError:
            known = False
        if not known:
            return Found("failed", "zone-unknown", {"zone": name})
    return Found("ok", "zones-known")


def list_printers(_place: Place) -> Found:
    """Ask for the printers as the window does."""
    from pos_app.ui.spooler import printers  # noqa: PLC0415

    try:
        known = printers()
    except ReceiptError:
        return Found("warning", "printers-silent")
    names = ", ".join(known.names)
    if not names:
        return Found("warning", "printers-none")
    if not known.default:
        return Found("ok", "printers-known", {"names": names})
    return Found("ok", "printers-usual", {"names": names, "usual": known.default})


def draw_receipts(_place: Place) -> Found:
    """Draw a receipt on each paper, and read it back."""
    from pos_app.ui.looks import text_of  # noqa: PLC0415

    payment = _sample()
    product = next(one for one in load_seed().products if one.id == payment.product)
    printer = PdfReceipts(Outlet("Loket", "", "", "", "Asia/Jakarta", {}))
    for paper in PAPERS:
        text = text_of(printer.draw(payment, product, paper=paper, copy=0))
        if payment.ref not in text or payment.customer_name not in text:
            return Found("failed", "receipt-lacking", {"paper": paper})
    return Found("ok", "receipts-drawn")


def pay_on_sandbox(place: Place) -> Found:
    """Pay a bill over HTTP at a sandbox that is this program once more."""
    with keys.kept_in_files(), demo.running_sandbox(place.scratch) as leads_there:
        counter = open_counter(place.scratch, environ=leads_there)
        try:
            counter.accounts.add(demo.CASHIER, demo.PIN)
            counter.shifts.open(0, demo.CASHIER)
            inquiry = counter.inquiries.inquire(*BILL)
            tender = Tender(CASH, inquiry.total)
            payment = counter.payments.pay(inquiry, [tender], demo.CASHIER)
            verdict = counter.store.verify()
        finally:
            counter.close()
    if payment.state is not State.PAID or not verdict.ok:
        return Found("failed", "bill-not-paid", {"reason": payment.reason or payment.state.value})
    return Found("ok", "bill-paid")


def _sample() -> Payment:
    at = datetime(2026, 11, 21, 5, 0, 7, tzinfo=UTC)
    product, number = BILL
    return Payment(
        ref="PERIKSA00000000001",
        provider="digiswitch",
        account="",
        training=True,
        product=product,
        code="",
        customer_no=number,
        extras={},
        bill=Bill(customer_name="CONTOH", amount=8500, admin=2500, price=None),
        fee=2000,
        tenders=(Tender(CASH, 20_000),),
        cashier=demo.CASHIER,
        on=date(2026, 11, 21),
        made_at=at,
        settled_at=at,
        state=State.PAID,
    )


QUICK = (
    Check("files", 15, find_files),
    Check("home", 5, look_at_home),
    Check("books", 15, found_books),
    Check("keyring", 10, try_keyring),
    Check("certificates", 10, trust_authorities),
    Check("times", 5, know_zones),
)
"""What an upgrade looks at before it touches the books."""

ALL = (
    *QUICK,
    Check("printers", 15, list_printers),
    Check("receipts", 15, draw_receipts),
    Check("payment", 30, pay_on_sandbox),
)
