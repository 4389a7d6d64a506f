"""A payment and the only ways in which it may move from state to state."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import assert_never

from pos_app.domain.bill import Bill
from pos_app.domain.errors import RuleError
from pos_app.domain.outcome import Outcome, Paid, Pending, Refused, Unknown
from pos_app.domain.tender import Tender


class State(StrEnum):
    """Where a payment stands. Money may have moved from SENDING on."""

    PREPARED = "PREPARED"
    SENDING = "SENDING"
    NOT_SENT = "NOT_SENT"
    PENDING = "PENDING"
    UNKNOWN = "UNKNOWN"
    REVIEW = "REVIEW"
    PAID = "PAID"
    REFUSED = "REFUSED"
    CANCELLED = "CANCELLED"
    REVERSED = "REVERSED"


ALLOWED: Mapping[State, frozenset[State]] = {
    State.PREPARED: frozenset({State.SENDING, State.CANCELLED}),
    State.SENDING: frozenset(
        {State.PAID, State.REFUSED, State.PENDING, State.UNKNOWN, State.NOT_SENT, State.REVIEW}
    ),
    State.NOT_SENT: frozenset({State.SENDING, State.CANCELLED}),
    State.PENDING: frozenset({State.PAID, State.REFUSED, State.REVIEW}),
    State.UNKNOWN: frozenset({State.PAID, State.REFUSED, State.SENDING, State.REVIEW}),
    State.REVIEW: frozenset({State.PAID, State.REFUSED}),
    State.PAID: frozenset({State.REVERSED}),
    State.REFUSED: frozenset(),
    State.CANCELLED: frozenset(),
    State.REVERSED: frozenset(),
}

UNSENT = frozenset({State.PREPARED, State.NOT_SENT})
"""Proven: not a byte of it left this machine."""

UNCLEAR = frozenset({State.SENDING, State.PENDING, State.UNKNOWN, State.REVIEW})
"""Money may have moved and nobody may send the same bill again."""

OPEN = UNCLEAR | {State.PREPARED}
"""A bill has at most one payment in these states."""

FINAL = frozenset(State) - UNCLEAR - UNSENT
"""Settled or cancelled: nothing is left to be done about it."""

SUPERVISED = frozenset(
    {(State.REVIEW, State.PAID), (State.REVIEW, State.REFUSED), (State.PAID, State.REVERSED)}
)
"""Moves that only a person makes, by name and PIN, with a reason and evidence."""


@dataclass(frozen=True, slots=True)
class Approval:
    """Who moves a payment in person, why, and by what evidence of the provider."""

    by: str
    reason: str
    evidence: str


def require_transition(old: State, new: State, approval: Approval | None = None) -> None:
    """Raise RuleError unless a payment may go from `old` to `new`.

    "transition": it may not at all; "not-approved": not without a person's approval.
    """
    if new not in ALLOWED[old]:
        raise RuleError("transition", f"{old} -> {new}")
    if (old, new) in SUPERVISED and approval is None:
        raise RuleError("not-approved", f"{old} -> {new}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """One attempt at one provider to pay one bill, under one ref that is never used again.

    Money in rupiah, times in UTC. `bill` is what was quoted and paid for; `settled_bill` is what
    the provider sent with its final answer, if it did. `on` is the day of the inquiry (WIB),
    `shift` that of the money (0: from before there were shifts), `reason` names why a payment is
    refused or unclear, `message` is the provider's own text.
    """

    ref: str
    provider: str
    account: str
    training: bool
    product: str
    code: str
    customer_no: str
    extras: Mapping[str, str]
    bill: Bill
    fee: int
    tenders: tuple[Tender, ...]
    cashier: str
    on: date
    made_at: datetime
    shift: int = 0
    state: State = State.PREPARED
    reason: str = ""
    message: str = ""
    provider_ref: str = ""
    settled_bill: Bill | None = None
    send_no: int = 0
    checks: int = 0
    sent_at: datetime | None = None
    next_check_at: datetime | None = None
    settled_at: datetime | None = None

    @property
    def customer_name(self) -> str:
        """The name on the bill."""
        return self.bill.customer_name

    @property
    def total(self) -> int:
        """Amount, admin fee and service fee."""
        return self.bill.due + self.fee

    @property
    def tendered(self) -> int:
        """What the customer handed over."""
        return sum(tender.amount for tender in self.tenders)

    @property
    def change(self) -> int:
        """What went back to the customer."""
        return self.tendered - self.total

    @property
    def cash_back(self) -> int:
        """What the customer gets back of the cash; 0 as long as the bill is or may be paid.

        The change of a payment that was reversed has gone back already.
        """
        if self.state in {State.REFUSED, State.CANCELLED}:
            return self.tendered
        return self.total if self.state is State.REVERSED else 0

    @property
    def token(self) -> str:
        """The PLN token that was bought, in groups of four, "" where there is none."""
        return next((str(value) for value in self.latest_bill.values("token")), "")

    @property
    def latest_bill(self) -> Bill:
        """The bill with the most to say: the final answer's, else the quoted one."""
        return self.settled_bill or self.bill


CONFLICT = "conflict"
"""The provider has said paid and refused of the same payment."""

MISMATCHES = frozenset({"wrong-customer", "wrong-product", "price-above-quote", CONFLICT})
"""Reasons that no further question to the provider will clear up: a person has to look."""


def state_after(outcome: Outcome, current: State, *, checked: bool = False) -> State:
    """Return where an answer takes a payment that stands at `current`.

    An unclear answer never takes back what is known: a pending or unknown payment stays as it is,
    unless an answer to a question (`checked`) contradicts what we asked for.
    """
    match outcome:
        case Paid():
            return State.PAID
        case Refused():
            return State.REFUSED
        case Pending():
            return State.PENDING if current is State.SENDING else current
        case Unknown() if outcome.reason in MISMATCHES and (
            checked or current is not State.SENDING
        ):
            return State.REVIEW
        case Unknown():
            return State.UNKNOWN if current is State.SENDING else current
        case _:
            assert_never(outcome)
