"""How what is unclear comes to its end: said twice, sent again, or decided by a person."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from pos_app.domain.errors import InputError, NotSentError, ReceiptError, RuleError
from pos_app.domain.evidence import contradicts, is_never_received, judged
from pos_app.domain.outcome import Outcome, Pending, Refused, Unknown
from pos_app.domain.payment import Payment, State, state_after
from pos_app.domain.product import Kind
from pos_app.domain.slip import SlipKind
from pos_app.services.ports import Command, Order
from tests.scripted import PAID
from tests.unit.test_services import CASH, NUMBER, Desk

NO_ANSWER = Unknown(reason="no-answer")
NOT_RECEIVED = Unknown(reason="not-received", code="42")
TIMED_OUT = Unknown(reason="timed-out", code="70", message="Timeout dari biller")
OURS = Unknown(reason="perhaps-ours", code="49", message="Ref id tidak unik")


def asks(desk: Desk, times: int = 1) -> Payment:
    """Ask at each due time; return the payment as it stands then."""
    for _ in range(times):
        desk.clock.at = desk.counter.unfinished.next_due() or desk.clock.at
        (payment,) = desk.counter.unfinished.resolve()
    return payment


def reasons(desk: Desk, payment: Payment) -> list[str]:
    return [said.reason for said in desk.counter.payments.evidence(payment.ref)]


# -- sent again because it never arrived ----------------------------------------------------------


def test_what_the_provider_never_received_is_sent_again_under_its_ref_when_said_twice(
    desk: Desk,
) -> None:
    orders: list[tuple[str, bool]] = []
    first = desk.paid(NO_ANSWER, NOT_RECEIVED, NOT_RECEIVED, PAID)
    assert asks(desk).state is State.UNKNOWN
    assert desk.provider.sent.count(Command.PAY) == 1
    desk.provider.on_send = lambda order: orders.append((order.ref, order.resent))
    after = asks(desk)
    assert (after.state, after.send_no, after.ref) == (State.PAID, 2, first.ref)
    assert desk.provider.sent.count(Command.PAY) == 2
    assert orders == [(first.ref, False), (first.ref, True)]
    assert desk.counter.store.verify().ok


def test_it_is_not_sent_again_before_a_minute_has_passed_between_the_two(desk: Desk) -> None:
    desk.provider.check_gap = 15
    desk.paid(NO_ANSWER, NOT_RECEIVED)
    asks(desk, 2)
    assert desk.provider.sent.count(Command.PAY) == 1


def test_it_is_not_sent_again_while_the_first_may_still_arrive(desk: Desk) -> None:
    desk.provider.patience = 90
    desk.paid(NO_ANSWER, NOT_RECEIVED)
    asks(desk, 2)
    assert desk.provider.sent.count(Command.PAY) == 1
    asks(desk)
    assert desk.provider.sent.count(Command.PAY) == 2


def test_any_other_answer_between_the_two_begins_the_count_anew(desk: Desk) -> None:
    desk.paid(NO_ANSWER, NOT_RECEIVED, Unknown(reason="http-status"), NOT_RECEIVED, PAID)
    asks(desk, 3)
    assert desk.provider.sent.count(Command.PAY) == 1


def test_what_was_sent_again_without_an_answer_is_asked_about_twice_again(desk: Desk) -> None:
    desk.paid(NO_ANSWER, NOT_RECEIVED, NOT_RECEIVED, NO_ANSWER, NOT_RECEIVED)
    assert asks(desk, 2).send_no == 2
    assert asks(desk).send_no == 2
    assert asks(desk).send_no == 3


def test_a_second_sending_that_does_not_leave_proves_nothing(desk: Desk) -> None:
    desk.paid(NO_ANSWER, NOT_RECEIVED, NOT_RECEIVED, NotSentError("no-connection"))
    after = asks(desk, 2)
    assert (after.state, after.reason) == (State.UNKNOWN, "not-sent-again")


def test_a_bill_is_not_sent_again_on_another_day_nor_after_the_horizon(desk: Desk) -> None:
    desk.clock.move(hours=10, minutes=58)
    desk.provider.patience = 1900
    desk.paid(NO_ANSWER, NOT_RECEIVED)
    assert asks(desk, 6).state is State.UNKNOWN
    assert desk.provider.sent.count(Command.PAY) == 1
    desk.clock.move(hours=24)
    assert desk.counter.unfinished.resolve()[0].state is State.REVIEW
    assert desk.provider.sent.count(Command.PAY) == 1


def test_only_an_unknown_payment_that_was_sent_counts_as_never_received(desk: Desk) -> None:
    payment = desk.paid(NO_ANSWER, NOT_RECEIVED, NOT_RECEIVED, NO_ANSWER)
    unknown = asks(desk)
    said = desk.counter.payments.evidence(payment.ref)
    later = replace(said[-1], at=said[-1].at + timedelta(minutes=2))
    assert is_never_received(unknown, [*said, later], 20)
    for other in (replace(unknown, state=State.PENDING), replace(unknown, sent_at=None)):
        assert not is_never_received(other, [*said, later], 20)


def test_two_that_send_again_at_once_send_once(desk: Desk) -> None:
    payment = desk.paid(NO_ANSWER, NO_ANSWER)
    desk.counter.payments.resend(payment, "resolver")
    with pytest.raises(RuleError, match="already-sent"):
        desk.counter.payments.resend(payment, "resolver")
    assert desk.provider.sent.count(Command.PAY) == 2


def test_a_payment_that_somebody_moves_before_it_is_resent_is_left_alone(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.paid(NO_ANSWER, NOT_RECEIVED)

    def lost(*_args: object) -> Payment:
        raise RuleError("already-sent")

    monkeypatch.setattr(desk.counter.payments, "resend", lost)
    assert asks(desk, 2).state is State.UNKNOWN


# -- a question that is a sending -----------------------------------------------------------------


def test_a_question_that_sends_again_is_counted_as_a_sending_and_seen_in_the_journal(
    desk: Desk,
) -> None:
    desk.provider.resends = True
    seen: list[tuple[State, int]] = []
    first = desk.paid(NO_ANSWER, NO_ANSWER, PAID)
    desk.provider.on_send = lambda _order: seen.extend(
        (p.state, p.send_no) for p in desk.counter.store.unfinished()
    )
    asked = asks(desk)
    assert (asked.state, asked.send_no) == (State.UNKNOWN, 2)
    assert asks(desk).state is State.PAID
    assert seen == [(State.SENDING, 2), (State.SENDING, 3)]
    sendings = [e for e in desk.counter.store.entries(first.ref) if e.kind == "payment.sending"]
    assert [e.data.get("sent_as", "pay") for e in sendings] == ["pay", "check", "check"]
    assert desk.counter.store.verify().ok


def test_a_pending_payment_stays_pending_while_it_is_asked_about_by_sending_it(desk: Desk) -> None:
    desk.provider.resends = True
    desk.paid(Pending(code="03"), NO_ANSWER)
    after = asks(desk)
    assert (after.state, after.send_no) == (State.PENDING, 2)
    assert desk.counter.store.verify().ok


def test_a_question_that_sends_and_did_not_leave_gives_the_payment_back(desk: Desk) -> None:
    desk.provider.resends = True
    desk.paid(OURS, NotSentError("no-connection"), PAID)
    after = asks(desk)
    assert (after.state, after.reason) == (State.UNKNOWN, "perhaps-ours")
    assert asks(desk).state is State.PAID


def test_a_question_that_sends_is_not_taken_for_a_dead_one_and_a_dead_one_is_found(
    desk: Desk,
) -> None:
    desk.provider.resends = True
    found: list[list[Payment]] = []
    payment = desk.paid(NO_ANSWER, NO_ANSWER)
    desk.provider.on_send = lambda _order: found.append(desk.counter.unfinished.recover())
    asks(desk)
    assert found == [[]]
    unknown = desk.counter.store.payment(payment.ref)
    now = desk.clock.now()
    assert desk.counter.store.claim_check(unknown, now, now, pays=True)
    assert not desk.counter.store.claim_check(unknown, now, now, pays=True)
    assert [p.reason for p in desk.counter.unfinished.recover()] == ["interrupted"]


def test_a_question_that_sends_is_asked_ever_more_rarely_and_never_after_a_day(
    desk: Desk,
) -> None:
    desk.provider.resends = True
    times: list[float] = []
    desk.paid(NO_ANSWER)
    desk.provider.on_send = lambda _order: times.append(desk.clock.now().timestamp())
    while asks(desk).state is not State.REVIEW:
        assert desk.counter.unfinished.resolve() == []
    gaps = [after - before for before, after in pairwise(times)]
    assert gaps[:5] == [60, 120, 300, 900, 3600]
    assert set(gaps[5:]) == {3600}
    assert times[-1] - times[0] <= 24 * 3600


# -- what counts only when it is said twice, and what contradicts ---------------------------------


def test_timed_out_at_the_provider_is_final_when_a_check_a_minute_later_says_it_again(
    desk: Desk,
) -> None:
    assert desk.paid(TIMED_OUT).state is State.UNKNOWN
    after = asks(desk)
    assert (after.state, after.reason) == (State.REFUSED, "code 70")


@pytest.mark.parametrize("second", [replace(TIMED_OUT, code="01"), NO_ANSWER])
def test_another_code_or_no_answer_confirms_no_timeout(desk: Desk, second: Outcome) -> None:
    desk.paid(TIMED_OUT, second)
    assert asks(desk).state is State.UNKNOWN


def test_a_timeout_that_is_said_again_too_soon_is_not_believed_yet(desk: Desk) -> None:
    desk.provider.check_gap = 30
    desk.paid(TIMED_OUT)
    assert asks(desk).state is State.UNKNOWN
    assert asks(desk).state is State.REFUSED


def test_a_timeout_at_the_sending_alone_is_never_final(desk: Desk) -> None:
    payment = desk.paid(TIMED_OUT)
    said = desk.counter.payments.evidence(payment.ref)
    later = desk.clock.now() + timedelta(hours=1)
    assert judged(TIMED_OUT, said, later, checked=False) is TIMED_OUT


def test_sent_before_is_evidence_for_ours_that_a_check_decides(desk: Desk) -> None:
    payment = desk.paid(OURS, OURS, PAID)
    assert payment.state is State.UNKNOWN
    assert asks(desk).state is State.UNKNOWN
    assert reasons(desk, payment) == ["perhaps-ours"] * 2
    assert asks(desk).state is State.PAID


def test_evidence_is_kept_with_its_words_when_nothing_decides(desk: Desk) -> None:
    payment = desk.paid(OURS)
    desk.clock.move(hours=25)
    assert desk.counter.unfinished.resolve()[0].state is State.REVIEW
    first = desk.counter.payments.evidence(payment.ref)[0]
    assert (first.asked, first.code, first.message) == ("pay", "49", "Ref id tidak unik")


def test_paid_and_then_refused_goes_to_a_person_with_the_evidence(desk: Desk) -> None:
    payment = desk.paid(Unknown(reason="price-above-quote", code="00"), Refused(code="02"))
    after = asks(desk)
    assert (after.state, after.reason) == (State.REVIEW, "conflict")
    assert reasons(desk, payment) == ["price-above-quote", "conflict"]


def test_a_mismatch_in_a_question_that_sends_goes_to_a_person() -> None:
    odd = Unknown(reason="wrong-customer")
    assert state_after(odd, State.SENDING, checked=True) is State.REVIEW
    assert state_after(odd, State.SENDING) is State.UNKNOWN


@pytest.mark.parametrize(
    ("answer", "reason"), [(PAID, "said-paid"), (Refused(code="02"), "said-refused")]
)
def test_an_answer_that_comes_after_a_person_was_asked_is_shown_and_moves_nothing(
    desk: Desk, answer: Outcome, reason: str
) -> None:
    payment = desk.paid(Pending(code="03"), answer)

    def put_up(_order: Order) -> None:
        store = desk.counter.store
        store.move(store.payment(payment.ref), State.REVIEW, desk.clock.now(), actor="x")

    desk.provider.on_send = put_up
    assert asks(desk).state is State.REVIEW
    assert reasons(desk, payment) == ["pending", reason]


def test_a_late_answer_against_what_is_settled_is_kept_and_logged(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    payment = desk.paid(Pending(code="03"), PAID)

    def refuses(_order: Order) -> None:
        store, refused = desk.counter.store, Refused(code="02")
        old = store.payment(payment.ref)
        store.move(old, State.REFUSED, desk.clock.now(), actor="x", outcome=refused)

    desk.provider.on_send = refuses
    assert asks(desk).state is State.REFUSED
    assert reasons(desk, payment)[-1] == "said-paid"
    assert payment.ref in caplog.text


def test_a_late_answer_that_says_what_is_settled_already_adds_nothing(desk: Desk) -> None:
    payment = desk.paid(Pending(code="03"), PAID)

    def settles(_order: Order) -> None:
        store = desk.counter.store
        old = store.payment(payment.ref)
        store.move(old, State.PAID, desk.clock.now(), actor="x", outcome=PAID)

    desk.provider.on_send = settles
    assert asks(desk).state is State.PAID
    assert reasons(desk, payment) == ["pending"]


def test_only_the_opposite_of_how_it_was_settled_contradicts() -> None:
    assert contradicts(State.PAID, Refused(code="1"))
    assert contradicts(State.REVERSED, PAID)
    assert not contradicts(State.PAID, PAID)
    assert not contradicts(State.REFUSED, NO_ANSWER)
    assert not contradicts(State.REFUSED, Refused(code="1"))


# -- the supervisor -------------------------------------------------------------------------------


def in_review(desk: Desk) -> Payment:
    desk.paid(NO_ANSWER)
    desk.clock.move(hours=25)
    return desk.counter.unfinished.resolve()[0]


def decide(desk: Desk, payment: Payment, verdict: State, **typed: str) -> Payment:
    told = {
        "actor": "Sari",
        "reason": "Telepon CS penyedia",
        "evidence": "CS-778",
        **typed,
    }
    return desk.counter.review.decide(payment.ref, verdict, **told)


def test_a_supervisor_settles_a_payment_with_name_reason_and_evidence_in_the_journal(
    desk: Desk,
) -> None:
    payment = in_review(desk)
    paid = decide(desk, payment, State.PAID)
    assert (paid.state, paid.provider_ref) == (State.PAID, "CS-778")
    *_, entry = desk.counter.store.entries(payment.ref)
    assert (entry.kind, entry.actor, entry.data["why"], entry.data["evidence"]) == (
        "payment.paid", "Sari", "Telepon CS penyedia", "CS-778",
    )  # fmt: skip
    assert desk.counter.store.verify().ok


def test_a_supervisor_refuses_and_later_money_that_came_back_is_reversed(desk: Desk) -> None:
    assert decide(desk, in_review(desk), State.REFUSED).cash_back == 50_000
    paid = desk.paid(PAID, number="530000000002")
    reversed_ = decide(desk, paid, State.REVERSED)
    assert (reversed_.state, reversed_.provider_ref) == (State.REVERSED, "SN1")
    assert reversed_.cash_back == 13_000


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({"actor": "Nobody"}, "signed-out"),
        ({"reason": " ya "}, "reason-missing"),
        ({"evidence": "  "}, "evidence-missing"),
    ],
)
def test_without_somebody_here_reason_and_evidence_nothing_is_decided(
    desk: Desk, typed: dict[str, str], code: str
) -> None:
    payment = in_review(desk)
    with pytest.raises((RuleError, InputError), match=code):
        decide(desk, payment, State.PAID, **typed)
    assert desk.counter.store.payment(payment.ref).state is State.REVIEW


@pytest.mark.parametrize("verdict", [State.PAID, State.REFUSED, State.REVERSED, State.CANCELLED])
def test_a_supervisor_cannot_settle_what_the_provider_is_still_asked_about(
    desk: Desk, verdict: State
) -> None:
    payment = desk.paid(NO_ANSWER)
    with pytest.raises(RuleError, match="transition"):
        decide(desk, payment, verdict)


def test_nobody_else_moves_a_payment_out_of_review(desk: Desk) -> None:
    payment = in_review(desk)
    with pytest.raises(RuleError, match="not-approved"):
        desk.counter.store.move(payment, State.PAID, desk.clock.now(), actor="x", outcome=PAID)


# -- slips and cash -------------------------------------------------------------------------------


def test_a_slip_for_held_money_is_numbered_once_and_every_print_is_counted(desk: Desk) -> None:
    first, second = desk.paid(NO_ANSWER), desk.paid(NO_ANSWER, number="530000000002")
    cash = desk.counter.cash
    drawn = []
    for payment in (first, first, second):
        file = cash.file(payment.ref, SlipKind.HELD, "80")
        drawn.append(cash.save(payment.ref, SlipKind.HELD, "80", file, "Sari").slip)
    assert [(slip.number, slip.copy, slip.amount) for slip in drawn] == [
        (1, 0, 50_000),
        (1, 1, 50_000),
        (2, 0, 50_000),
    ]
    assert desk.kinds(first.ref).count("slip.held-issued") == 2
    assert desk.counter.store.verify().ok


@pytest.mark.parametrize("answer", [PAID, Refused(code="02"), NotSentError("no-connection")])
def test_there_is_no_slip_for_what_is_settled_or_was_never_sent(
    desk: Desk, answer: Outcome | Exception
) -> None:
    payment = desk.paid(answer)
    with pytest.raises(ReceiptError, match="not-held"):
        desk.counter.cash.draw(payment.ref, SlipKind.HELD, "80", "Sari")


def test_cash_goes_back_once_with_an_entry_and_a_slip(desk: Desk) -> None:
    payment = desk.paid(Refused(code="02"))
    cash = desk.counter.cash
    with pytest.raises(ReceiptError, match="not-returned"):
        cash.draw(payment.ref, SlipKind.RETURNED, "80", "Sari")
    entry = cash.give_back(payment.ref, "Sari")
    assert (entry.kind, entry.actor, entry.data["amount"]) == ("cash.returned", "Sari", 50_000)
    with pytest.raises(RuleError, match="cash-returned"):
        cash.give_back(payment.ref, "Sari")
    assert cash.draw(payment.ref, SlipKind.RETURNED, "a4", "Sari").slip.number == 1
    with pytest.raises(ReceiptError, match="paper"):
        cash.draw(payment.ref, SlipKind.RETURNED, "a5", "Sari")
    assert desk.kinds(payment.ref).count("cash.returned") == 1


@pytest.mark.parametrize("answer", [PAID, NO_ANSWER, Pending(code="03")])
def test_no_cash_goes_back_while_the_bill_is_or_may_be_paid(desk: Desk, answer: Outcome) -> None:
    payment = desk.paid(answer)
    with pytest.raises(RuleError, match="nothing-to-return"):
        desk.counter.cash.give_back(payment.ref, "Sari")


def test_the_database_itself_returns_cash_once(desk: Desk) -> None:
    payment = desk.paid(Refused(code="02"))
    desk.counter.cash.give_back(payment.ref, "Sari")
    with (
        closing(sqlite3.connect(desk.folder / "journal.db")) as raw,
        pytest.raises(sqlite3.IntegrityError, match="said once"),
    ):
        raw.execute(
            "INSERT INTO journal SELECT (SELECT max(seq) + 1 FROM journal), at, actor, kind, ref,"
            " data, substr(seal, 2) || '0', key FROM journal WHERE kind = 'cash.returned'"
        )


# -- the same bill --------------------------------------------------------------------------------


def test_an_open_bill_is_told_before_the_provider_is_asked(desk: Desk) -> None:
    first = desk.paid(Pending(code="03"))
    desk.provider.sent.clear()
    with pytest.raises(RuleError, match="bill-open") as caught:
        desk.counter.inquiries.inquire("pln-postpaid", NUMBER, again=True)
    assert (caught.value.ref, desk.provider.sent) == (first.ref, [])


def test_another_product_of_the_category_with_the_same_number_is_the_same_bill(desk: Desk) -> None:
    first = desk.counter.inquiries.inquire("pln-nontaglis", "530000000001234"[:12])
    desk.paid(Pending(code="03"), number=first.customer_no)
    with pytest.raises(RuleError, match="bill-open"):
        desk.counter.inquiries.inquire("pln-nontaglis", first.customer_no)
    with pytest.raises(RuleError, match="bill-open"):
        desk.counter.payments.prepare(first, CASH, "Sari")
    with pytest.raises(RuleError, match="bill-open"):
        desk.counter.store.prepare(
            replace(desk.counter.store.payments()[0], ref="X" * 22, product="pln-nontaglis"),
            {"pln-postpaid"},
        )


def test_a_bill_that_was_paid_this_month_asks_first_and_says_when_and_how(desk: Desk) -> None:
    desk.paid(PAID)
    desk.clock.move(days=3)
    with pytest.raises(RuleError, match="paid-before") as caught:
        desk.counter.inquiries.inquire("pln-postpaid", NUMBER)
    assert caught.value.detail == "21/11/2026 12:00 WIB, digiswitch, SN1"
    again = desk.counter.inquiries.inquire("pln-postpaid", NUMBER, again=True)
    assert desk.counter.payments.pay(again, CASH, "Sari").state is State.PAID


def test_a_bill_of_last_month_and_a_refused_one_ask_nothing(desk: Desk) -> None:
    desk.paid(PAID)
    desk.paid(Refused(code="02"), number="530000000002")
    desk.counter.inquiries.inquire("pln-postpaid", "530000000002")
    desk.clock.move(days=10)
    assert desk.counter.inquiries.inquire("pln-postpaid", NUMBER).customer_no == NUMBER


def test_a_bill_that_was_paid_between_inquiry_and_payment_is_not_paid_again(desk: Desk) -> None:
    first = desk.counter.inquiries.inquire("pln-postpaid", NUMBER)
    desk.paid(PAID)
    with pytest.raises(RuleError, match="paid-before"):
        desk.counter.payments.prepare(first, CASH, "Sari")


def test_a_top_up_is_the_same_only_if_it_is_the_very_same_and_of_today(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = desk.counter.catalogue
    known = replace(catalogue.product("pln-postpaid"), kind=Kind.TOP_UP)
    monkeypatch.setattr(catalogue, "product", lambda _id: known)
    same_bills = desk.counter.payments._same_bills
    assert same_bills.alike("pln-postpaid") == {"pln-postpaid"}
    desk.paid(PAID)
    with pytest.raises(RuleError, match="paid-before"):
        same_bills.require_new("pln-postpaid", NUMBER)
    desk.clock.move(hours=12)
    same_bills.require_new("pln-postpaid", NUMBER)
