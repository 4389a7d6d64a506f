"""What the customer hands over, and what goes back."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from pos_app.domain.errors import InputError
from pos_app.domain.money import parse_typed_rupiah

CASH = "cash"

MOST_REFERENCE = 40

NOTES = (5_000, 10_000, 20_000, 50_000, 100_000)


@dataclass(frozen=True, slots=True)
class Tender:
    """Money of one kind, in rupiah; what is not cash may have a reference of its own."""

    kind: str
    amount: int
    reference: str = ""


@dataclass(frozen=True, slots=True)
class TenderKind:
    """A kind of money that the owner takes beside cash, such as "qris"."""

    id: str
    label: str
    needs_reference: bool = False


def parse_tender(text: str, kinds: Collection[str] = ()) -> Tender:
    """Return "cash:50000" or "qris:20000:REFERENCE" as a tender; raises InputError.

    `kinds` is what the owner takes beside cash.
    """
    kind, _, rest = text.partition(":")
    if kind != CASH and kind not in kinds:
        raise InputError("tender-kind", kind[:20])
    amount, _, reference = rest.partition(":")
    return Tender(kind, parse_typed_rupiah(amount), reference.strip()[:MOST_REFERENCE])


def check_tenders(tenders: Iterable[Tender], kinds: Mapping[str, TenderKind]) -> None:
    """Raise InputError for money of a kind that is not taken here, or that lacks its reference.

    "tender-kind", "tender-reference", or "amount" for less than nothing. `kinds` is by id.
    """
    for tender in tenders:
        kind = TenderKind(CASH, CASH) if tender.kind == CASH else kinds.get(tender.kind)
        if kind is None:
            raise InputError("tender-kind", tender.kind[:20])
        if tender.amount < 0:
            raise InputError("amount", str(tender.amount))
        if kind.needs_reference and tender.amount and not tender.reference:
            raise InputError("tender-reference", kind.label)


def change_due(total: int, tenders: Iterable[Tender]) -> int:
    """Return the change in rupiah, which is always cash.

    Raises InputError "tender-short" when money is missing, "tender-over" when more than the total
    was taken in another way than cash: no cash is paid out for that.
    """
    taken = list(tenders)
    over = sum(tender.amount for tender in taken if tender.kind != CASH) - total
    if over > 0:
        raise InputError("tender-over", str(over))
    change = sum(tender.amount for tender in taken) - total
    if change < 0:
        raise InputError("tender-short", str(-change))
    return change


def quick_amounts(total: int) -> list[int]:
    """Return what a customer is likely to hand over: exact, then rounded up to each note.

    Ascending, without repeats; the first is `total` itself.
    """
    return sorted({total, *(-(-total // note) * note for note in NOTES)})
