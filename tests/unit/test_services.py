import io
import sqlite3
import threading
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from pos_app.app import assemble, open_counter
from pos_app.domain.errors import (
    CredentialsError,
    InputError,
    NotSentError,
    NotUnderstoodError,
    ReceiptError,
    RuleError,
    StorageError,
)
from pos_app.domain.outcome import Outcome, Paid, Pending, Refused, Unknown
from pos_app.domain.payment import Payment, State
from pos_app.domain.tender import Tender
from pos_app.seed import load_seed
from pos_app.services.catalogue import Catalogue
from pos_app.services.counter import Counter
from pos_app.services.payment import Payments
from pos_app.services.pending import Unfinished
from pos_app.services.ports import Command, Order, Reply
from pos_app.services.price_lists import PriceLists
from pos_app.services.same_bill import SameBills
from pos_app.settings import Fees, Settings
from pos_app.storage.journal_store import JournalStore
from tests.conftest import SetClock
from tests.scripted import BILL, PAID, Scripted

CASH = [Tender("cash", 50_000)]
NUMBER = "530000000001"


@dataclass
class Desk:
    """A counter on a real database, its clock and its scripted provider."""

    counter: Counter
    provider: Scripted
    clock: SetClock
    folder: Path

    def prepared(self, number: str = NUMBER) -> Payment:
        inquiry = self.counter.inquiries.inquire("pln-postpaid", number)
        return self.counter.payments.prepare(inquiry, CASH, "Sari")

    def paid(self, *answers: Outcome | Exception, number: str = NUMBER) -> Payment:
        self.provider.answers = list(answers) or [PAID]
        inquiry = self.counter.inquiries.inquire("pln-postpaid", number)
        return self.counter.payments.pay(inquiry, CASH, "Sari")

    def kinds(self, ref: str) -> list[str]:
        return [entry.kind for entry in self.counter.store.entries(ref)]


def open_desk(folder: Path, clock: SetClock, provider: Scripted, *, counted_float: int = 0) -> Desk:
    chosen = Settings(fees=Fees(products={"pln-postpaid": 2000}))
    store = JournalStore(folder, clock.now())
    try:
        counter = assemble(folder, chosen, {provider.name: provider}, store, clock)
        if not counter.accounts.names():
            counter.accounts.add("Sari", "147258")
        # Whoever opens the desk again has signed in: with nothing written, and no time lost.
        counter.accounts.presence.come("Sari")
        if counter.shifts.current() is None:
            counter.shifts.open(counted_float, "Sari")
    except BaseException:
        store.close()
        raise
    return Desk(counter, provider, clock, folder)


def test_a_counter_that_could_not_be_opened_keeps_nobody_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_store: JournalStore) -> None:
        raise StorageError("disk")

    with monkeypatch.context() as broken:
        broken.setattr(JournalStore, "price_lists", fails)
        # Its frames hold what it has opened, as a log or a screen may that shows the error.
        with pytest.raises(StorageError, match="disk") as caught:
            open_counter(tmp_path, environ={})
    open_counter(tmp_path, environ={}).close()
    assert caught.value.code == "disk"


# -- inquiry ----------------------------------------------------------------------------------


def test_an_inquiry_brings_the_bill_and_adds_the_fee_of_the_shop(desk: Desk) -> None:
    inquiry = desk.counter.inquiries.inquire("pln-postpaid", "5300 0000 0001")
    assert (inquiry.bill, inquiry.fee, inquiry.total) == (BILL, 2000, 13_000)
    assert (inquiry.customer_no, inquiry.code, inquiry.on.isoformat()) == (
        NUMBER,
        "pln",
        "2026-11-21",
    )


def test_a_product_can_be_named_by_the_code_of_its_provider(desk: Desk) -> None:
    assert desk.counter.inquiries.inquire("digiswitch:pln", NUMBER).product == "pln-postpaid"


@pytest.mark.parametrize("wanted", ["gold", "iak:PLN", "digiswitch:gold", "digiswitch:", ""])
def test_an_unknown_product_is_an_input_error(desk: Desk, wanted: str) -> None:
    with pytest.raises(InputError, match="unknown-product"):
        desk.counter.inquiries.inquire(wanted, NUMBER)


def test_a_wrong_number_is_refused_before_anything_is_sent(desk: Desk) -> None:
    with pytest.raises(InputError, match="number-short"):
        desk.counter.inquiries.inquire("pln-postpaid", "12")
    assert desk.provider.sent == []


def test_a_bill_of_nothing_cannot_be_paid(desk: Desk) -> None:
    desk.provider.bill = replace(BILL, amount=0, admin=0)
    with pytest.raises(NotUnderstoodError, match="nothing-due"):
        desk.counter.inquiries.inquire("pln-postpaid", NUMBER)


def test_every_ref_is_new_and_begins_with_the_identity_of_the_counter(desk: Desk) -> None:
    refs = {desk.counter.inquiries.inquire("pln-postpaid", NUMBER).ref for _ in range(200)}
    assert len(refs) == 200
    assert {ref[:6] for ref in refs} == {desk.counter.store.identity()}
    assert all(len(ref) == 22 and ref.isalnum() for ref in refs)


# -- payment ----------------------------------------------------------------------------------


def test_a_payment_is_paid_and_the_journal_tells_its_whole_way(desk: Desk) -> None:
    payment = desk.paid()
    assert (payment.state, payment.provider_ref, payment.change) == (State.PAID, "SN1", 37_000)
    assert desk.kinds(payment.ref) == [
        "payment.prepared",
        "payment.sending",
        "exchange.kept",
        "exchange.kept",
        "payment.paid",
    ]


def test_the_payment_stands_committed_as_sending_before_a_byte_is_sent(desk: Desk) -> None:
    seen: list[tuple[str, str]] = []

    def look(order: Order) -> None:
        with closing(sqlite3.connect(desk.folder / "journal.db")) as other:
            seen.extend(other.execute("SELECT ref, state FROM payment"))

    prepared = desk.prepared()
    desk.provider.on_send = look
    desk.counter.payments.send(prepared.ref, "Sari")
    assert seen == [(prepared.ref, "SENDING")]


def test_the_raw_answer_is_kept_before_anybody_understands_it(desk: Desk) -> None:
    class Breaks(Scripted):
        def read_payment(self, command: Command, order: Order, reply: Reply) -> Outcome:
            raise ZeroDivisionError

    desk.provider.__class__ = Breaks
    with pytest.raises(ZeroDivisionError):
        desk.paid()
    with closing(sqlite3.connect(desk.folder / "journal.db")) as other:
        rows = other.execute("SELECT direction, body FROM exchange ORDER BY id").fetchall()
    assert rows[1] == ("in", b"raw bytes \xff\x00")
    assert rows[0][0] == "out"
    assert desk.counter.unfinished.recover()[0].state is State.UNKNOWN


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (Refused(code="02", message="Transaksi Gagal"), State.REFUSED),
        (Pending(code="03"), State.PENDING),
        (Unknown(reason="no-answer"), State.UNKNOWN),
        (NotSentError("no-connection", "ConnectError"), State.NOT_SENT),
        (CredentialsError("no-key"), State.NOT_SENT),
    ],
)
def test_every_kind_of_answer_leads_to_its_state(
    desk: Desk, answer: Outcome | Exception, state: State
) -> None:
    payment = desk.paid(answer)
    assert payment.state is state
    assert (payment.next_check_at is not None) == (state in {State.PENDING, State.UNKNOWN})


def test_a_bug_in_mid_send_is_unknown_and_never_not_sent(desk: Desk) -> None:
    with pytest.raises(ZeroDivisionError):
        desk.paid(ZeroDivisionError())
    (payment,) = desk.counter.unfinished.all()
    assert (payment.state, payment.reason, payment.message) == (
        State.UNKNOWN,
        "bug",
        "ZeroDivisionError",
    )


def test_the_same_bill_is_sent_once_however_often_somebody_pays_it(desk: Desk) -> None:
    inquiry = desk.counter.inquiries.inquire("pln-postpaid", NUMBER)
    desk.counter.payments.pay(inquiry, CASH, "Sari")
    for _ in range(20):
        with pytest.raises(RuleError, match="already-sent"):
            desk.counter.payments.pay(inquiry, CASH, "Sari")
    assert desk.provider.sent.count(Command.PAY) == 1


def test_a_bill_with_an_open_payment_cannot_be_paid_again(desk: Desk) -> None:
    first = desk.paid(Pending(code="03"))
    with pytest.raises(RuleError, match="bill-open") as caught:
        desk.paid()
    assert caught.value.ref == first.ref
    assert desk.provider.sent.count(Command.PAY) == 1


def test_two_threads_that_claim_one_payment_send_it_once(desk: Desk) -> None:
    for number in range(30):
        ref = desk.prepared(f"53000000{number:04}").ref
        desk.provider.sent.clear()
        lost: list[str] = []
        start = threading.Barrier(2)

        def send(ref: str = ref, lost: list[str] = lost, start: threading.Barrier = start) -> None:
            start.wait()
            try:
                desk.counter.payments.send(ref, "Sari")
            except RuleError as error:
                lost.append(error.code)

        threads = [threading.Thread(target=send) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert (desk.provider.sent, lost) == ([Command.PAY], ["already-sent"])


def test_too_little_cash_is_refused_before_anything_is_written(desk: Desk) -> None:
    inquiry = desk.counter.inquiries.inquire("pln-postpaid", NUMBER)
    with pytest.raises(InputError, match="tender-short"):
        desk.counter.payments.pay(inquiry, [Tender("cash", 12_999)], "Sari")
    assert desk.counter.store.payments() == []


def test_a_bill_is_paid_only_on_the_jakarta_day_of_its_inquiry(desk: Desk) -> None:
    inquiry = desk.counter.inquiries.inquire("pln-postpaid", NUMBER)
    desk.clock.move(hours=11, minutes=59)
    prepared = desk.counter.payments.prepare(inquiry, CASH, "Sari")
    desk.clock.move(minutes=1)
    with pytest.raises(RuleError, match="inquiry-old"):
        desk.counter.payments.send(prepared.ref, "Sari")
    with pytest.raises(RuleError, match="inquiry-old"):
        desk.counter.payments.pay(inquiry, CASH, "Sari")
    assert Command.PAY not in desk.provider.sent


def test_what_was_not_sent_can_be_sent_again_under_the_same_ref(desk: Desk) -> None:
    failed = desk.paid(NotSentError("no-connection"), NotSentError("no-connection"), PAID)
    again = desk.counter.payments.send(failed.ref, "Sari")
    assert (again.state, again.send_no) == (State.NOT_SENT, 2)
    paid = desk.counter.payments.send(failed.ref, "Sari")
    assert (paid.state, paid.send_no, paid.ref) == (State.PAID, 3, failed.ref)


def test_a_second_send_that_is_not_sent_says_nothing_of_the_first(desk: Desk) -> None:
    sent = desk.paid(NotSentError("no-connection"))
    with closing(sqlite3.connect(desk.folder / "journal.db", isolation_level=None)) as other:
        # As if the first send had ended in doubt.
        other.execute("UPDATE payment SET reason = 'no-answer' WHERE ref = ?", (sent.ref,))
    again = desk.counter.payments.send(sent.ref, "Sari")
    assert (again.state, again.reason) == (State.UNKNOWN, "not-sent-again")


def test_only_what_was_not_sent_can_be_cancelled(desk: Desk) -> None:
    prepared = desk.prepared()
    assert desk.counter.payments.cancel(prepared.ref, "Sari").state is State.CANCELLED
    paid = desk.paid()
    with pytest.raises(RuleError, match="transition"):
        desk.counter.payments.cancel(paid.ref, "Sari")


def test_nothing_is_sent_when_the_journal_cannot_be_written(desk: Desk) -> None:
    inquiry = desk.counter.inquiries.inquire("pln-postpaid", NUMBER)
    with desk.counter.store.books._writer.connect() as connection:  # type: ignore[attr-defined]
        connection.connection.driver_connection.execute("PRAGMA busy_timeout = 1")
    with closing(sqlite3.connect(desk.folder / "journal.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError, match="locked"):
            desk.counter.payments.pay(inquiry, CASH, "Sari")
    assert Command.PAY not in desk.provider.sent


# -- what is unfinished -------------------------------------------------------------------------


def test_a_pending_payment_settles_when_the_provider_says_so(desk: Desk) -> None:
    payment = desk.paid(Pending(code="03"), PAID)
    assert desk.counter.unfinished.resolve() == []
    desk.clock.move(seconds=60)
    (settled,) = desk.counter.unfinished.resolve()
    assert (settled.ref, settled.state) == (payment.ref, State.PAID)
    assert desk.counter.unfinished.next_due() is None


def test_checks_keep_the_distance_of_the_provider_and_back_off(desk: Desk) -> None:
    desk.paid(Pending(code="03"))
    gaps = []
    for _ in range(7):
        due = desk.counter.unfinished.next_due()
        assert due is not None
        gaps.append((due - desk.clock.now()).total_seconds())
        desk.clock.at = due - timedelta(milliseconds=1)
        assert desk.counter.unfinished.resolve() == []
        desk.clock.at = due
        assert len(desk.counter.unfinished.resolve()) == 1
    assert gaps == [60, 60, 120, 300, 900, 3600, 3600]


def test_a_question_that_fails_teaches_nothing(desk: Desk) -> None:
    payment = desk.paid(
        Unknown(reason="no-answer"), NotSentError("no-connection"), Refused(code="02")
    )
    desk.clock.move(seconds=60)
    (same,) = desk.counter.unfinished.resolve()
    assert (same.state, same.checks) == (State.UNKNOWN, 1)
    desk.clock.move(seconds=60)
    assert desk.counter.unfinished.resolve()[0].state is State.REFUSED
    assert desk.kinds(payment.ref)[-1] == "payment.refused"


def test_an_answer_that_contradicts_puts_the_payment_up_for_review(desk: Desk) -> None:
    desk.paid(Pending(code="03"), Unknown(reason="wrong-customer"))
    desk.clock.move(seconds=60)
    (payment,) = desk.counter.unfinished.resolve()
    assert (payment.state, payment.reason) == (State.REVIEW, "wrong-customer")
    desk.clock.move(hours=1)
    assert desk.counter.unfinished.resolve() == []


def test_after_a_day_and_one_more_question_a_person_has_to_look(desk: Desk) -> None:
    desk.paid(Pending(code="03"))
    desk.clock.move(hours=24, seconds=1)
    (payment,) = desk.counter.unfinished.resolve()
    assert (payment.state, payment.reason) == (State.REVIEW, "too-old")
    assert desk.provider.sent.count(Command.CHECK) == 1


def test_a_check_that_somebody_else_has_counted_is_not_made(desk: Desk) -> None:
    stale = desk.paid(Pending(code="03"), Pending(code="03"))
    desk.clock.move(seconds=60)
    desk.counter.unfinished.resolve()
    assert desk.counter.unfinished.check(stale).checks == 1
    assert desk.provider.sent.count(Command.CHECK) == 1


def test_what_was_being_sent_when_the_program_died_is_found_and_asked_about(
    tmp_path: Path, clock: SetClock
) -> None:
    before = open_desk(tmp_path, clock, Scripted())
    ref = before.prepared().ref
    before.counter.store.claim(ref, clock.now(), {})
    before.counter.close()
    after = open_desk(tmp_path, clock, Scripted([PAID]))
    (found,) = after.counter.unfinished.recover()
    assert (found.ref, found.state, found.reason) == (ref, State.UNKNOWN, "interrupted")
    clock.move(seconds=60)
    assert after.counter.unfinished.resolve()[0].state is State.PAID
    assert after.provider.sent == [Command.CHECK]
    after.counter.close()


def test_a_payment_in_flight_is_not_taken_for_a_dead_one(desk: Desk) -> None:
    found: list[list[Payment]] = []
    prepared = desk.prepared()
    desk.provider.on_send = lambda _order: found.append(desk.counter.unfinished.recover())
    desk.counter.payments.send(prepared.ref, "Sari")
    assert found == [[]]


def test_a_payment_that_comes_home_while_we_look_is_left_as_it_is(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Payment] = []
    desk.provider.on_send = lambda _order: seen.extend(desk.counter.store.unfinished())
    prepared = desk.prepared()
    desk.provider.sent.clear()
    seen.clear()
    paid = desk.counter.payments.send(prepared.ref, "Sari")
    monkeypatch.setattr(desk.counter.store, "unfinished", lambda: seen)
    assert [p.state for p in seen] == [State.SENDING]
    assert desk.counter.unfinished.recover() == []
    assert desk.counter.store.payment(paid.ref).state is State.PAID


def test_a_payment_at_a_provider_that_is_switched_off_waits(
    tmp_path: Path, clock: SetClock
) -> None:
    before = open_desk(tmp_path, clock, Scripted([Pending(code="03")]))
    before.paid(Pending(code="03"))
    ref = before.prepared("530000000002").ref
    before.counter.store.claim(ref, clock.now(), {})
    before.counter.close()
    after = open_desk(tmp_path, clock, Scripted())
    without = Unfinished(after.counter.store, after.counter.payments, {}, clock)
    assert without.recover()[0].next_check_at == clock.now()
    assert without.resolve() == []
    assert [p.state for p in without.all()] == [State.PENDING, State.UNKNOWN]
    waiting = after.prepared("530000000003")
    same_bills = SameBills(after.counter.store, after.counter.catalogue, clock)
    with pytest.raises(RuleError, match="provider-off"):
        Payments(
            after.counter.store,
            {},
            same_bills,
            after.counter.shifts,
            after.counter.rights,
            clock,
        ).send(waiting.ref, "Sari")
    after.counter.close()


# -- people and receipts ------------------------------------------------------------------------


def test_the_right_pin_signs_in_and_every_attempt_is_written_down(desk: Desk) -> None:
    assert desk.counter.accounts.sign_in("Sari", "147258").name == "Sari"
    for name, pin in (("Sari", "147259"), ("Nobody", "147258")):
        with pytest.raises(RuleError, match="wrong-pin"):
            desk.counter.accounts.sign_in(name, pin)
    assert [e.kind for e in desk.counter.store.entries()] == [
        "cashier.added",
        "cashier.signed-in",
        "shift.opened",
        "cashier.signed-in",
        "cashier.sign-in-failed",
        "cashier.sign-in-failed",
    ]


def test_a_name_is_given_once(desk: Desk) -> None:
    with pytest.raises(RuleError, match="cashier-exists"):
        desk.counter.accounts.add("sari", "147258", by="Sari")


def test_the_first_receipt_is_the_original_and_every_further_one_is_counted(
    desk: Desk, tmp_path: Path
) -> None:
    payment = desk.paid()
    receipts = desk.counter.receipts
    assert receipts.draw(payment.ref, "80").copy == 0
    copies = [receipts.save(payment.ref, "80", tmp_path / "r.pdf", "Sari").copy for _ in range(3)]
    assert copies == [0, 1, 2]
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF")
    assert desk.kinds(payment.ref)[-3:] == ["receipt.issued"] * 3


def test_there_is_no_receipt_for_what_is_not_paid(desk: Desk) -> None:
    pending = desk.paid(Pending(code="03"))
    with pytest.raises(ReceiptError, match="not-paid"):
        desk.counter.receipts.draw(pending.ref, "80")


def test_a_receipt_that_cannot_be_saved_leaves_the_payment_paid_and_uncounted(
    desk: Desk, read_only: Path
) -> None:
    payment = desk.paid()
    for paper, file, code in (
        ("57", read_only / "r.pdf", "paper"),
        ("80", read_only / "r.pdf", "save"),
    ):
        with pytest.raises(ReceiptError, match=code):
            desk.counter.receipts.save(payment.ref, paper, file, "Sari")
    assert desk.counter.store.payment(payment.ref).state is State.PAID
    assert desk.counter.receipts.draw(payment.ref, "80").copy == 0


def test_a_receipt_is_kept_under_our_own_ref(desk: Desk) -> None:
    assert desk.counter.receipts.file("REF", "80") == desk.folder / "receipts" / "REF-80.pdf"


# -- catalogue ----------------------------------------------------------------------------------


def test_only_what_a_provider_sells_is_on_sale_in_the_categories_it_needs(desk: Desk) -> None:
    catalogue = desk.counter.catalogue
    assert all("digiswitch" in product.codes for product in catalogue.products)
    assert {p.category for p in catalogue.products} == {c.id for c in catalogue.categories}
    assert (len(catalogue.products), len(catalogue.categories)) == (13, 11)
    assert [p.id for p in catalogue.of_category("electricity")] == ["pln-postpaid", "pln-nontaglis"]
    with pytest.raises(InputError, match="unknown-category"):
        catalogue.of_category("gold")


def test_products_are_found_by_any_of_their_words(desk: Desk) -> None:
    found = [p.id for p in desk.counter.catalogue.search("pajak kendaraan")]
    assert found == ["vehicle-tax"]
    assert desk.counter.catalogue.search("xyzzy") == []


def test_a_counter_without_a_provider_sells_nothing_but_still_names_what_was_sold(
    desk: Desk,
) -> None:
    store = desk.counter.store
    catalogue = Catalogue(load_seed(), {}, PriceLists(store, {}, desk.clock, {}))
    assert (catalogue.products, catalogue.categories) == ((), ())
    assert catalogue.product("pdam").id == "pdam"
    with pytest.raises(InputError, match="unknown-product"):
        catalogue.product("gold")


@pytest.mark.parametrize("training", [True, False])
def test_a_counter_says_whether_it_only_trains(desk: Desk, training: bool) -> None:  # noqa: FBT001
    desk.provider.training = training
    assert desk.counter.training is training


def test_a_paid_answer_without_a_bill_keeps_the_one_that_was_quoted(desk: Desk) -> None:
    payment = desk.paid(Paid(provider_ref="1"))
    assert (payment.settled_bill, payment.latest_bill) == (None, BILL)


def test_a_receipt_shows_the_seal_of_the_entry_that_says_paid(desk: Desk) -> None:
    payment = desk.paid(Paid(provider_ref="S1"))
    (entry,) = desk.counter.store.entries(payment.ref, "payment.paid")
    pdf = desk.counter.receipts.draw(payment.ref, "80").pdf
    (page,) = PdfReader(io.BytesIO(pdf)).pages
    assert f"Segel {entry.seal[:8]}" in page.extract_text()


def test_the_first_receipt_of_a_payment_is_kept_once(desk: Desk) -> None:
    payment = desk.paid()
    file = desk.counter.receipts.keep_first(payment, "80")
    assert file is not None
    assert file.exists()
    assert desk.counter.receipts.keep_first(payment, "80") is None
    assert desk.kinds(payment.ref).count("receipt.issued") == 1
