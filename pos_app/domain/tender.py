"""What the customer hands over, and what goes back."""

from collections.abc import Iterable
from dataclasses import dataclass

from pos_app.domain.errors import InputError
from pos_app.domain.money import parse_typed_rupiah

CASH = "cash"

NOTES = (5_000, 10_000, 20_000, 50_000, 100_000)


@dataclass(frozen=True, slots=True)
class Tender:
    """Money of one kind, in rupiah."""

    kind: str
    amount: int


def parse_tender(text: str) -> Tender:
    """Return "cash:50000" as a tender; raises InputError."""
    kind, _, amount = text.partition(":")
    if kind != CASH:
        raise InputError("tender-kind", kind[:20])
    return Tender(kind, parse_typed_rupiah(amount))


def change_due(total: int, tenders: Iterable[Tender]) -> int:
    """Return the change in rupiah; raises InputError("tender-short") when money is missing."""
    change = sum(tender.amount for tender in tenders) - total
    if change < 0:
        raise InputError("tender-short", str(-change))
    return change


def quick_amounts(total: int) -> list[int]:
    """Return what a customer is likely to hand over: exact, then rounded up to each note.

    Ascending, without repeats; the first is `total` itself.
    """
    return sorted({total, *(-(-total // note) * note for note in NOTES)})
