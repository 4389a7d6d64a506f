"""The slips that are no receipts: cash that is kept for a customer, and cash that went back."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class SlipKind(StrEnum):
    """HELD: the money was received and the bill is not paid yet. RETURNED: it was given back."""

    HELD = "held"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A slip about the cash of one payment, `number` counted from 1 for each kind.

    `amount` is rupiah, `at` is UTC, `by` who took or gave the cash; `copy` is 0 for the original.
    """

    kind: SlipKind
    number: int
    amount: int
    at: datetime
    by: str
    copy: int
