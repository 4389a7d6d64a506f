"""What a receipt says, whatever the paper. Tests read this as text.

The order of the lines follows the slips that billers print. No sentence of a biller is invented,
no stamp duty is computed, and the shop's fee is never folded into a bill. A top-up has no bill: it
is sold at the shop's price.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from pos_app.domain.bill import Fact
from pos_app.domain.money import format_rupiah
from pos_app.domain.payment import Payment
from pos_app.domain.product import PART_SEPARATOR, Product
from pos_app.domain.tender import CASH
from pos_app.labels import clean, lines

TRAINING = "LATIHAN - BUKAN BUKTI PEMBAYARAN"

SEAL = 8
"""Letters of a seal on paper: enough to tell books that were written anew."""

TOKEN, IDENTITY = "token", "identity_no"

ZONES = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


@dataclass(frozen=True, slots=True)
class Outlet:
    """The shop at the head of the receipt; `zone` is an IANA name.

    `tenders` are the labels of what is taken beside cash, by id.
    """

    name: str
    address: str
    phone: str
    footer: str
    zone: str
    tenders: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and its value; money stands at the right edge."""

    label: str
    value: str
    is_money: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Lines that belong together, under a title of their own."""

    title: str
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A receipt from top to bottom. Every text is one clean line.

    `token` is what the customer types into the meter, in groups of four; "" for all but PLN tokens.
    `warning` says what a slip is not, on every part of it that could be torn off. `seal` is how the
    journal's seal of the payment begins: the customer takes home what the books must say.
    """

    training: bool
    warning: str = ""
    outlet: tuple[str, ...]
    title: str
    print_mark: str
    head: tuple[Pair, ...]
    token: str
    bill: tuple[Pair, ...]
    periods: tuple[tuple[Pair, ...], ...]
    amounts: tuple[Pair, ...]
    total: Pair
    cash: tuple[Pair, ...]
    notes: tuple[str, ...]
    sections: tuple[Section, ...] = ()
    seal: str = ""

    @property
    def marks(self) -> tuple[str, ...]:
        """What stands at the top, in the middle and at the end."""
        return tuple(filter(None, (self.warning, TRAINING if self.training else "")))

    @property
    def foot(self) -> tuple[str, ...]:
        """What stands at the foot, a line each."""
        return (*self.notes, self.print_mark, *filter(None, (self.seal,)))


def receipt_content(
    payment: Payment, product: Product, outlet: Outlet, copy: int, seal: str = ""
) -> Content:
    """Return what the receipt of a paid payment says; `copy` 0 is the original (CA), else CU n.

    What the final answer left out is taken from the bill of the inquiry.
    """
    final, quoted = payment.latest_bill, payment.bill
    known = (*final.facts, *_missing(quoted.facts, final.facts))
    return Content(
        training=payment.training,
        outlet=texts(outlet.name, outlet.address, outlet.phone),
        title=clean(product.receipt_title).upper(),
        print_mark="Cetak asli (CA)" if copy == 0 else f"Cetak ulang ke-{copy} (CU {copy})",
        head=(
            Pair("Tanggal", local_time(payment.settled_at or payment.made_at, outlet.zone)),
            Pair("Kasir", clean(payment.cashier)),
            Pair("Ref", payment.ref),
        ),
        token=clean(payment.token),
        bill=(
            *numbers(payment, product),
            *named("Nama", final.customer_name or quoted.customer_name),
            *_pairs(tuple(fact for fact in known if not _is_said(fact, payment))),
        ),
        periods=tuple(tuple(_pairs(facts)) for facts in final.periods or quoted.periods),
        amounts=tuple(_amounts(payment, product)),
        total=money("TOTAL BAYAR", payment.total),
        cash=tuple(_cash(payment, outlet)),
        notes=texts(product.receipt_note, outlet.footer),
        seal=f"Segel {seal[:SEAL]}" if seal else "",
    )


def as_text(content: Content) -> str:
    """Return the receipt as plain text, a line for each line on paper."""
    said: list[str] = [
        *content.marks,
        *content.outlet,
        content.title,
        *filter(None, [content.token]),
    ]
    sections = [(Pair(section.title, ""), *section.pairs) for section in content.sections]
    for pairs in (
        content.head,
        content.bill,
        *content.periods,
        *sections,
        content.amounts,
        (content.total,),
        content.cash,
    ):
        said += [f"{pair.label}: {pair.value}" for pair in pairs]
    return "\n".join([*said, *content.foot, *content.marks])


def _is_said(fact: Fact, payment: Payment) -> bool:
    """Return whether a fact stands elsewhere: the token, or a number that the customer brought."""
    numbers = payment.customer_no.split(PART_SEPARATOR)
    return fact.name == TOKEN or (fact.name == IDENTITY and fact.value in numbers)


def named(label: str, value: str) -> Iterator[Pair]:
    """Yield a line, none for a value that says nothing."""
    if clean(value):
        yield Pair(label, clean(value))


def numbers(payment: Payment, product: Product) -> Iterator[Pair]:
    """Yield the numbers that the customer brought."""
    parts = payment.customer_no.split(PART_SEPARATOR)
    for part, number in zip(product.number, parts, strict=False):
        yield Pair(part.label["id"], clean(number))


def _missing(quoted: tuple[Fact, ...], final: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Return what the inquiry knew and the final answer does not mention."""
    told = {fact.name for fact in final}
    return tuple(fact for fact in quoted if fact.name not in told)


def _amounts(payment: Payment, product: Product) -> Iterator[Pair]:
    is_prepaid = payment.bill.kind.is_prepaid
    yield from named("SN/Ref" if is_prepaid else "No. Ref", payment.provider_ref)
    if is_prepaid:
        yield from _price(payment, product)
        return
    yield money("Tagihan", payment.bill.amount)
    yield money("Admin Bank", payment.bill.admin)
    if payment.fee:
        yield money("Biaya Layanan", payment.fee)


def _cash(payment: Payment, outlet: Outlet) -> Iterator[Pair]:
    """Yield what was handed over, kind by kind, and what went back."""
    for tender in payment.tenders:
        if tender.kind != CASH:
            label = outlet.tenders.get(tender.kind, tender.kind.upper())
            yield money(clean(f"{label} {tender.reference}"), tender.amount)
    cash = sum(tender.amount for tender in payment.tenders if tender.kind == CASH)
    if cash:
        yield money("Tunai", cash)
    yield money("Kembali", payment.change)


def _price(payment: Payment, product: Product) -> Iterator[Pair]:
    if product.nominal:
        yield money("Nominal", product.nominal)
    yield money("Harga", payment.bill.amount + payment.fee)
    if payment.bill.admin:
        yield money("Admin Bank", payment.bill.admin)


def _pairs(facts: tuple[Fact, ...]) -> Iterator[Pair]:
    return (Pair(label, value, is_money) for label, value, is_money in lines(facts))


def money(label: str, amount: int) -> Pair:
    """Return a line of rupiah."""
    return Pair(label, f"Rp {format_rupiah(amount)}", is_money=True)


def texts(*said: str) -> tuple[str, ...]:
    """Return texts as clean lines, empty ones left out."""
    return tuple(filter(None, map(clean, said)))


def local_time(at: datetime, zone: str) -> str:
    """Return a time as the clock of the outlet shows it."""
    return f"{at.astimezone(ZoneInfo(zone)):%d/%m/%Y %H:%M:%S} {ZONES[zone]}"
