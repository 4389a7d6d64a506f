"""Reconciliation: our payments of one provider account against the lines of its statement.

What the lines of a payment come to together is held against how it stands with us; what is at risk
by it is said in rupiah, and whose money it is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from pos_app.domain.matching import (
    UNDONE,
    By,
    Matching,
    begun_at,
    charged,
    is_foreign,
    name_of,
    our_ref,
    together,
)
from pos_app.domain.payment import UNCLEAR, Payment
from pos_app.domain.statement import Line, Period
from pos_app.domain.statement_cells import LineStatus


class Verdict(StrEnum):
    """What comparing a payment with a statement, or a line with our books, comes to.

    ELSEWHERE is no fault: another counter of the same account has made the payment.
    """

    MATCHED = "matched"
    ONLY_OURS = "only-ours"
    ONLY_THEIRS = "only-theirs"
    AMOUNT_DIFFERS = "amount-differs"
    STATUS_DIFFERS = "status-differs"
    TWICE = "twice-at-provider"
    ELSEWHERE = "elsewhere"


class Whose(StrEnum):
    """Whose money is at risk: taken from us, a customer's that we hold, or to be paid by us."""

    LOST = "lost"
    CUSTOMER = "customer"
    OWED = "owed"
    NOBODY = ""


class Theirs(StrEnum):
    """What the lines of a payment come to."""

    PAID = "paid"
    FAILED = "failed"
    PENDING = "pending"
    REFUNDED = "refunded"
    NOTHING = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One payment, or lines that no payment of ours is behind, and what was found about it.

    `key` is the same for the same thing in every statement. `ours` is the rupiah that had to leave
    our deposit, `theirs` what left it; None where there is no such side. `rows` are those of the
    file. `risk` is rupiah, and `whose` says whose.
    """

    key: str
    verdict: Verdict
    by: By = By.NOTHING
    risk: int = 0
    whose: Whose = Whose.NOBODY
    ref: str = ""
    their_ref: str = ""
    product: str = ""
    number: str = ""
    ours: int | None = None
    theirs: int | None = None
    our_state: str = ""
    their_state: Theirs = Theirs.NOTHING
    our_at: datetime | None = None
    their_at: datetime | None = None
    rows: tuple[int, ...] = ()


def claimed(finding: Finding) -> int:
    """Return the rupiah of a finding that concern the provider: our own service fee does not."""
    return finding.ours or 0 if finding.whose is Whose.CUSTOMER else finding.risk


def reconcile(
    payments: Iterable[Payment],
    lines: Iterable[Line],
    period: Period,
    device: str,
    *,
    others: bool = False,
) -> list[Finding]:
    """Return what comparing comes to, payments in the order given, then what is only theirs.

    `payments` may reach beyond the period, since a line can be late: only those of the period are
    missed, and what lies outside on both sides is left out. `device` begins every ref of this
    counter; lines of another are faults with `others`.
    """
    matching = Matching(payments)
    strays = matching.take(lines)
    found = [
        finding
        for payment in matching.payments
        if (finding := _judged(payment, matching.of(payment), matching.by(payment), period))
    ]
    found += [
        _stray(same, foreign=not others and is_foreign(same[0], device))
        for same in together(strays)
    ]
    return [finding for finding in found if _concerns(finding, period)]


def _concerns(finding: Finding, period: Period) -> bool:
    return any(
        at is not None and _is_within(at, period) for at in (finding.our_at, finding.their_at)
    )


# -- a payment of ours --------------------------------------------------------------------------


class _Sum(NamedTuple):
    """What the lines of one payment come to: a word, how many charges stand, and the rupiah."""

    theirs: Theirs
    charges: int
    amount: int


def _sum(lines: Sequence[Line]) -> _Sum:
    """Add up lines; each refund takes back one charge of its amount, or else a part of one."""
    charges = [line.amount for line in lines if line.status is LineStatus.SUCCESS]
    refunds = [line.amount for line in lines if line.status is LineStatus.REFUND]
    amount = sum(charges) - sum(refunds)
    standing = list(charges)
    for refund in refunds:
        if refund in standing:
            standing.remove(refund)
    if standing:
        return _Sum(Theirs.PAID, len(standing), amount)
    if charges or refunds:
        return _Sum(Theirs.REFUNDED, 0, amount)
    states = {line.status for line in lines}
    if LineStatus.PENDING in states:
        return _Sum(Theirs.PENDING, 0, max(line.amount for line in lines))
    return _Sum(Theirs.FAILED if states else Theirs.NOTHING, 0, 0)


class _Judgement(NamedTuple):
    verdict: Verdict
    risk: int = 0
    whose: Whose = Whose.NOBODY


_MATCHED = _Judgement(Verdict.MATCHED)


def _judged(payment: Payment, lines: Sequence[Line], by: By, period: Period) -> Finding | None:
    """Return what is found about a payment, None if nobody says anything about it."""
    total = _sum(lines)
    if total.theirs is Theirs.NOTHING:
        is_missed = payment.state not in UNDONE and _is_within(begun_at(payment), period)
        if not is_missed:
            return None
        judgement = _Judgement(Verdict.ONLY_OURS, payment.total, Whose.CUSTOMER)
    else:
        judgement = _judgement(payment, lines, total)
    return Finding(
        key=payment.ref,
        verdict=judgement.verdict,
        by=by,
        risk=judgement.risk,
        whose=judgement.whose if judgement.risk else Whose.NOBODY,
        ref=payment.ref,
        their_ref=_first_ref(lines) or payment.provider_ref,
        product=payment.product,
        number=payment.customer_no,
        ours=charged(payment),
        theirs=total.amount if lines else None,
        our_state=payment.state.value,
        their_state=total.theirs,
        our_at=begun_at(payment),
        their_at=min((line.at for line in lines), default=None),
        rows=tuple(sorted(line.row for line in lines)),
    )


def _judgement(payment: Payment, lines: Sequence[Line], total: _Sum) -> _Judgement:
    if total.charges > 1:
        wanted = 0 if payment.state in UNDONE else charged(payment)
        return _Judgement(Verdict.TWICE, max(0, total.amount - wanted), Whose.LOST)
    if payment.state in UNDONE:
        return _of_undone(payment, lines, total)
    if payment.state in UNCLEAR:
        return _MATCHED if total.theirs is Theirs.PENDING else _differs(payment)
    if total.theirs is Theirs.PAID:
        return _amount_judgement(total.amount - charged(payment))
    return _differs(payment)


def _of_undone(payment: Payment, lines: Sequence[Line], total: _Sum) -> _Judgement:
    """Judge a payment that took nothing from the deposit, or got it back."""
    if total.theirs in {Theirs.PAID, Theirs.PENDING}:
        return _Judgement(Verdict.STATUS_DIFFERS, max(0, total.amount), Whose.LOST)
    if total.theirs is Theirs.FAILED:
        return _MATCHED
    is_earlier = all(line.status is not LineStatus.SUCCESS for line in lines)
    # The charge that came back may stand on an earlier statement.
    return _amount_judgement(total.amount + (charged(payment) if is_earlier else 0))


def _differs(payment: Payment) -> _Judgement:
    """Say that a customer has paid for what the provider sees otherwise, or not yet as settled."""
    return _Judgement(Verdict.STATUS_DIFFERS, payment.total, Whose.CUSTOMER)


def _amount_judgement(too_much: int) -> _Judgement:
    """Judge an amount that has left the deposit beyond what had to, or short of it."""
    if not too_much:
        return _MATCHED
    whose = Whose.LOST if too_much > 0 else Whose.OWED
    return _Judgement(Verdict.AMOUNT_DIFFERS, abs(too_much), whose)


def _is_within(at: datetime, period: Period) -> bool:
    return period.since <= at < period.until


def _first_ref(lines: Iterable[Line]) -> str:
    return next((line.their_ref for line in lines if line.their_ref), "")


# -- lines without a payment of ours --------------------------------------------------------------


def _stray(lines: Sequence[Line], *, foreign: bool) -> Finding:
    """Return what is found about lines that are of no payment of ours."""
    total, first = _sum(lines), lines[0]
    risk = 0 if foreign else abs(total.amount)
    whose = Whose.LOST if total.amount > 0 else Whose.OWED
    return Finding(
        key=_key(lines),
        verdict=Verdict.ELSEWHERE if foreign else Verdict.ONLY_THEIRS,
        risk=risk,
        whose=whose if risk else Whose.NOBODY,
        ref=our_ref(first),
        their_ref=_first_ref(lines),
        number=first.number,
        theirs=total.amount,
        their_state=total.theirs,
        their_at=min(line.at for line in lines),
        rows=tuple(sorted(line.row for line in lines)),
    )


def _key(lines: Sequence[Line]) -> str:
    """Return by what the same lines are known in another statement."""
    first = lines[0]
    return f"line {name_of(first) or f'{first.number} {first.amount} {first.at.isoformat()}'}"
