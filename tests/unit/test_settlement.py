"""Our payments against the lines of a statement: six verdicts, and whose money is at risk."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from pos_app.domain.matching import By, charged
from pos_app.domain.payment import Payment, State
from pos_app.domain.settlement import Finding, Theirs, Verdict, Whose, claimed, reconcile
from pos_app.domain.statement import Line, Period
from pos_app.domain.statement_cells import LineStatus
from pos_app.domain.tender import Tender
from tests.conftest import NOON
from tests.scripted import BILL

DEVICE = "AB12"
PERIOD = Period(NOON - timedelta(hours=12), NOON + timedelta(hours=12))
PRICE, TOTAL = 10_000, 13_000
S, F, P, R = LineStatus.SUCCESS, LineStatus.FAILED, LineStatus.PENDING, LineStatus.REFUND
NUMBER = "530000000001"


def ref(name: str) -> str:
    return f"{DEVICE}00{name:0>16}"


def payment(name: str = "A", state: State = State.PAID, **more: object) -> Payment:
    made = Payment(
        ref=ref(name),
        provider="digiswitch",
        account="loket",
        training=False,
        product="pln-postpaid",
        code="pln",
        customer_no=NUMBER,
        extras={},
        bill=BILL,
        fee=2000,
        tenders=(Tender("cash", 50_000),),
        cashier="Sari",
        on=NOON.date(),
        made_at=NOON,
        state=state,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def line(
    status: LineStatus = S,
    amount: int = PRICE,
    *,
    ours: str | None = None,
    theirs: str = "",
    number: str = NUMBER,
    at: datetime = NOON,
    row: int = 2,
) -> Line:
    named = ref("A") if ours is None else ours
    return Line(
        row=row, at=at, amount=amount, status=status, our_ref=named, their_ref=theirs, number=number
    )


def found(payments: list[Payment], lines: list[Line], **more: bool) -> list[Finding]:
    return reconcile(payments, lines, PERIOD, DEVICE, **more)


def one(payments: list[Payment], lines: list[Line]) -> Finding:
    (finding,) = found(payments, lines)
    return finding


OPEN = (State.SENDING, State.PENDING, State.UNKNOWN, State.REVIEW)
NOT_PAID = (State.PREPARED, State.NOT_SENT, State.REFUSED, State.CANCELLED, State.REVERSED)
CUSTOMER, LOST, OWED, NOBODY = Whose.CUSTOMER, Whose.LOST, Whose.OWED, Whose.NOBODY

CASES = [
    # our states, lines, verdict, risk, whose
    ((State.PAID,), [(S, PRICE)], Verdict.MATCHED, 0, NOBODY),
    ((State.PAID,), [(P, PRICE), (S, PRICE)], Verdict.MATCHED, 0, NOBODY),
    ((State.PAID,), [(F, PRICE), (S, PRICE)], Verdict.MATCHED, 0, NOBODY),
    ((State.PAID,), [(S, PRICE), (S, PRICE), (R, PRICE)], Verdict.MATCHED, 0, NOBODY),
    ((State.PAID,), [(S, PRICE + 500)], Verdict.AMOUNT_DIFFERS, 500, LOST),
    ((State.PAID,), [(S, PRICE - 500)], Verdict.AMOUNT_DIFFERS, 500, OWED),
    ((State.PAID,), [(S, PRICE), (R, 300)], Verdict.AMOUNT_DIFFERS, 300, OWED),
    ((State.PAID,), [(S, PRICE), (S, PRICE)], Verdict.TWICE, PRICE, LOST),
    ((State.PAID,), [(S, PRICE), (R, PRICE)], Verdict.STATUS_DIFFERS, TOTAL, CUSTOMER),
    ((State.PAID,), [(R, PRICE)], Verdict.STATUS_DIFFERS, TOTAL, CUSTOMER),
    ((State.PAID, *OPEN), [(F, PRICE)], Verdict.STATUS_DIFFERS, TOTAL, CUSTOMER),
    ((State.PAID,), [(P, PRICE)], Verdict.STATUS_DIFFERS, TOTAL, CUSTOMER),
    ((State.PAID, *OPEN), [], Verdict.ONLY_OURS, TOTAL, CUSTOMER),
    (OPEN, [(S, PRICE)], Verdict.STATUS_DIFFERS, TOTAL, CUSTOMER),
    (OPEN, [(R, PRICE)], Verdict.STATUS_DIFFERS, TOTAL, CUSTOMER),
    (OPEN, [(P, PRICE)], Verdict.MATCHED, 0, NOBODY),
    (OPEN, [(S, PRICE), (S, PRICE)], Verdict.TWICE, PRICE, LOST),
    (NOT_PAID, [(S, PRICE)], Verdict.STATUS_DIFFERS, PRICE, LOST),
    (NOT_PAID, [(P, PRICE)], Verdict.STATUS_DIFFERS, PRICE, LOST),
    (NOT_PAID, [(S, PRICE), (S, PRICE)], Verdict.TWICE, 2 * PRICE, LOST),
    (NOT_PAID, [(F, PRICE)], Verdict.MATCHED, 0, NOBODY),
    (NOT_PAID, [(S, PRICE), (R, PRICE)], Verdict.MATCHED, 0, NOBODY),
    (NOT_PAID, [(R, PRICE)], Verdict.MATCHED, 0, NOBODY),
    (NOT_PAID, [(R, PRICE - 300)], Verdict.AMOUNT_DIFFERS, 300, LOST),
    (NOT_PAID, [(R, PRICE + 300)], Verdict.AMOUNT_DIFFERS, 300, OWED),
]


@pytest.mark.parametrize(("states", "lines", "verdict", "risk", "whose"), CASES)
def test_what_stands_with_us_and_what_the_lines_come_to_give_a_verdict(
    states: tuple[State, ...],
    lines: list[tuple[LineStatus, int]],
    verdict: Verdict,
    risk: int,
    whose: Whose,
) -> None:
    for state in states:
        said = [line(status, amount) for status, amount in lines]
        finding = one([payment(state=state)], said)
        assert (finding.verdict, finding.risk, finding.whose) == (verdict, risk, whose), state


@pytest.mark.parametrize("state", NOT_PAID)
def test_what_was_not_paid_and_is_not_listed_is_no_finding(state: State) -> None:
    assert found([payment(state=state)], []) == []


def test_every_state_has_its_cases() -> None:
    assert {State.PAID, *OPEN, *NOT_PAID} == {*State}


def test_a_charge_twice_that_is_given_back_in_part_is_at_risk_for_the_rest() -> None:
    finding = one([payment()], [line(), line(), line(R, PRICE + 1)])
    assert (finding.verdict, finding.risk, finding.whose) == (Verdict.TWICE, 0, NOBODY)


def test_the_amount_is_what_leaves_our_deposit_as_far_as_anybody_has_said() -> None:
    quoted, settled = replace(BILL, price=None), replace(BILL, price=9_900)
    assert charged(payment()) == PRICE
    assert charged(payment(bill=quoted)) == BILL.due
    assert charged(payment(settled_bill=settled)) == 9_900
    assert charged(payment(settled_bill=quoted)) == PRICE


def test_only_payments_of_the_period_are_missed_but_a_late_line_still_finds_its_own() -> None:
    early = payment(made_at=NOON - timedelta(days=3))
    assert found([early], []) == []
    assert one([early], [line()]).verdict is Verdict.MATCHED
    assert one([payment()], [line(at=NOON + timedelta(days=20))]).verdict is Verdict.MATCHED
    assert found([early], [line(at=NOON - timedelta(days=2))]) == []


def test_the_last_sending_says_when_a_payment_was() -> None:
    resent = payment(made_at=NOON - timedelta(days=3), sent_at=NOON)
    assert one([resent], []).verdict is Verdict.ONLY_OURS


# -- by what a line is found --------------------------------------------------------------------


def test_a_line_is_found_by_our_ref_even_with_the_name_of_the_sender_before_it() -> None:
    finding = one([payment()], [line(ours="SENDER" + ref("A"), number="other")])
    assert (finding.verdict, finding.by) == (Verdict.MATCHED, By.OUR_REF)


def test_a_line_is_found_by_the_providers_ref() -> None:
    finding = one([payment(provider_ref="SN99")], [line(ours="", theirs="SN99", number="")])
    assert (finding.verdict, finding.by, finding.their_ref) == (
        Verdict.MATCHED,
        By.THEIR_REF,
        "SN99",
    )


def test_a_refund_is_found_by_the_ref_under_which_its_charge_is_listed() -> None:
    charge, refund = line(theirs="T100"), line(R, ours="", theirs="T100", number="")
    finding = one([payment()], [refund, charge])
    assert (finding.verdict, finding.by) == (Verdict.STATUS_DIFFERS, By.OUR_REF)


def test_a_line_without_a_ref_is_found_by_number_and_amount_within_a_day() -> None:
    near = line(ours="", at=NOON + timedelta(hours=23), number="00530000000001")
    assert one([payment(customer_no="530000000001")], [near]).by is By.NUMBER
    far = line(ours="", at=NOON + timedelta(hours=25))
    missed = [finding.verdict for finding in found([payment()], [far])]
    assert missed == [Verdict.ONLY_OURS]


@pytest.mark.parametrize("other", [{"amount": PRICE + 1}, {"number": "1"}, {"number": ""}])
def test_a_line_of_another_amount_or_number_is_another_one(other: dict[str, object]) -> None:
    verdicts = {f.verdict for f in found([payment()], [line(ours="", **other)])}  # type: ignore[arg-type]
    assert verdicts == {Verdict.ONLY_OURS, Verdict.ONLY_THEIRS}


def test_a_line_with_a_ref_of_some_other_making_is_not_taken_for_ours() -> None:
    verdicts = {f.verdict for f in found([payment()], [line(ours="WEB-77")])}
    assert verdicts == {Verdict.ONLY_OURS, Verdict.ONLY_THEIRS}
    assert one([payment()], [line(ours="-")]).verdict is Verdict.MATCHED


@pytest.mark.parametrize("said", ["-", "0", "null"])
def test_what_the_provider_writes_for_no_ref_is_none(said: str) -> None:
    payments = [payment("A", provider_ref=said), payment("B", provider_ref="")]
    lines = [line(theirs=said), line(ours=ref("B"), theirs=said), line(ours="", theirs=said)]
    assert [f.verdict for f in found(payments, lines)] == [Verdict.TWICE, Verdict.MATCHED]


def test_a_providers_ref_of_two_payments_finds_neither() -> None:
    payments = [payment("A", provider_ref="SN7"), payment("B", provider_ref="SN7")]
    lines = [line(ours="", theirs="SN7", number="")]
    assert [f.verdict for f in found(payments, lines)] == [
        Verdict.ONLY_OURS,
        Verdict.ONLY_OURS,
        Verdict.ONLY_THEIRS,
    ]


def test_lines_without_a_ref_go_to_the_payments_that_fit_best() -> None:
    refused, paid = payment("A", State.REFUSED), payment("B")
    later = payment("C", made_at=NOON + timedelta(hours=2))
    lines = [
        line(ours="", row=2),
        line(ours="", row=3, at=NOON + timedelta(hours=2)),
        line(F, ours="", row=4),
    ]
    findings = found([refused, paid, later], lines)
    assert [(f.verdict, f.rows) for f in findings] == [
        (Verdict.MATCHED, (4,)),
        (Verdict.MATCHED, (2,)),
        (Verdict.MATCHED, (3,)),
    ]


def test_a_refund_without_a_ref_goes_to_a_payment_that_was_charged() -> None:
    lines = [line(), line(R, ours="")]
    first, second = found([payment("A"), payment("B")], lines)
    assert (first.their_state, second.verdict) == (Theirs.REFUNDED, Verdict.ONLY_OURS)


def test_a_second_charge_without_a_ref_is_one_too_many() -> None:
    assert one([payment()], [line(), line(ours="")]).verdict is Verdict.TWICE


# -- lines of no payment of ours ----------------------------------------------------------------


def test_a_line_that_names_a_payment_of_ours_that_the_books_lack_is_only_theirs() -> None:
    finding = one([], [line(ours=ref("LOST"), theirs="T1")])
    assert (finding.verdict, finding.risk, finding.whose) == (Verdict.ONLY_THEIRS, PRICE, LOST)
    assert (finding.key, finding.their_state) == (f"line {ref('LOST')}", Theirs.PAID)


def test_a_line_of_before_a_restore_is_of_this_counter_and_no_other_ones() -> None:
    assert one([], [line(ours=f"{DEVICE}01{'0' * 16}")]).verdict is Verdict.ONLY_THEIRS


def test_a_line_of_another_counter_is_told_apart_and_no_fault_unless_asked() -> None:
    lines = [line(ours="ZZ9900" + "0" * 16)]
    (finding,) = found([payment()], [line(), *lines])[1:]
    assert (finding.verdict, finding.risk, finding.whose) == (Verdict.ELSEWHERE, 0, NOBODY)
    (finding,) = found([], lines, others=True)
    assert (finding.verdict, finding.risk) == (Verdict.ONLY_THEIRS, PRICE)


def test_a_refund_of_what_we_do_not_know_is_owed_and_one_with_its_charge_is_even() -> None:
    owed = one([], [line(R, ours="", theirs="T55")])
    assert (owed.verdict, owed.risk, owed.whose) == (Verdict.ONLY_THEIRS, PRICE, OWED)
    even = one([], [line(ours="", theirs="T55"), line(R, ours="", theirs="T55", row=3)])
    assert (even.risk, even.whose, even.rows) == (0, NOBODY, (2, 3))
    unnamed = one([], [line(ours=""), line(R, ours="", row=3)])
    assert (unnamed.risk, unnamed.rows) == (0, (2, 3))


def test_two_charges_that_look_alike_are_two() -> None:
    keys = [f.key for f in found([], [line(ours=""), line(ours="", row=3)])]
    assert len(keys) == 2
    assert keys[0].startswith(f"line {NUMBER} {PRICE} ")


def test_an_unknown_line_that_failed_puts_nothing_at_risk_and_a_pending_one_does() -> None:
    assert one([], [line(F, ours="", theirs="T1")]).risk == 0
    assert one([], [line(P, ours="", theirs="T1x")]).risk == PRICE


def test_the_provider_is_asked_for_its_own_price_and_not_for_our_fee() -> None:
    assert claimed(one([payment()], [])) == PRICE
    assert claimed(one([payment()], [line(amount=PRICE + 5)])) == 5
