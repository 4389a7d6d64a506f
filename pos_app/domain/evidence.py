"""What a provider has said of a payment that is not settled, and what it adds up to.

One answer can be wrong, late or about another sending. So some of them count only when they are
said twice, and answers that exclude each other are for a person to judge.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile

from pos_app.domain.outcome import Outcome, Paid, Refused, Unknown
from pos_app.domain.payment import CONFLICT, Payment, State

NOT_RECEIVED = "not-received"
"""A status call says that no such payment has come."""

TIMED_OUT = "timed-out"
"""Called failed by the provider, although the transaction exists there."""

SAID_PAID = frozenset({"price-above-quote", "contradiction"})
"""Reasons not to believe an answer that said paid."""

AGAIN = timedelta(seconds=60)
"""What lies at least between two answers that count as two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One answer that settled nothing: what it answered, and after how many sendings."""

    at: datetime
    asked: str
    send_no: int
    reason: str
    code: str = ""
    message: str = ""


def judged(outcome: Outcome, said: Sequence[Evidence], at: datetime, *, checked: bool) -> Outcome:
    """Return what an answer proves in the light of all that was said before, oldest first.

    "Timed out" is a refusal once a check, a minute later or more, says the same again. A refusal
    of what was said to be paid is a conflict.
    """
    match outcome:
        case Unknown(reason=reason, code=code) if reason == TIMED_OUT and checked:
            same = [*_latest(said, lambda one: (one.reason, one.code) == (TIMED_OUT, code))]
            if same and at - same[-1].at >= AGAIN:
                return Refused(code=code, message=outcome.message)
        case Refused() if any(one.reason in SAID_PAID for one in said):
            return Unknown(reason=CONFLICT, code=outcome.code, message=outcome.message)
        case _:
            pass
    return outcome


def contradicts(state: State, outcome: Outcome) -> bool:
    """Return whether a late answer says the opposite of how a payment was settled."""
    if isinstance(outcome, Refused):
        return state is State.PAID
    return isinstance(outcome, Paid) and state in {State.REFUSED, State.REVERSED}


def is_never_received(payment: Payment, said: Sequence[Evidence], patience: float) -> bool:
    """Return whether a payment certainly has not come to the provider, so that it may be resent.

    Since the last sending every check has said so, at least two of them a minute apart, and the
    last of them longer after it than two answers may take.
    """
    checks = [one for one in said if one.asked == "check" and one.send_no == payment.send_no]
    same = [*_latest(checks, lambda one: one.reason == NOT_RECEIVED)]
    if payment.state is not State.UNKNOWN or payment.sent_at is None or not same:
        return False
    last, first = same[0], same[-1]
    waited = last.at - payment.sent_at
    return last.at - first.at >= AGAIN and waited >= timedelta(seconds=2 * patience)


def _latest(said: Sequence[Evidence], same: Callable[[Evidence], bool]) -> Iterator[Evidence]:
    """Yield the newest ones, newest first, as far as they say the same."""
    return takewhile(same, reversed(said))
