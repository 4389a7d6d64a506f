"""Reconciliation on the real books: opened, confirmed, compared, kept, noted, claimed."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pypdf import PdfReader

from pos_app.domain.errors import InputError, ReceiptError, RuleError, StorageError
from pos_app.domain.outcome import Refused, Unknown
from pos_app.domain.payment import Payment, State
from pos_app.domain.settlement import Verdict
from pos_app.domain.statement import Column
from pos_app.receipts import letter_page
from pos_app.services.reconciliation import Reconciliation, Risk, by_verdict, proposed
from pos_app.services.settlement_ports import Kept, Statement
from pos_app.storage.journal_store import JournalStore
from tests.scripted import PAID
from tests.unit.test_services import Desk

HEAD = "Tanggal;Ref ID;Trx ID;Tujuan;Harga;Status"
WIB = ZoneInfo("Asia/Jakarta")


def said(payment: Payment, amount: str = "10.000", status: str = "Sukses", ours: str = "") -> str:
    at = payment.made_at.astimezone(WIB).strftime("%d/%m/%Y %H:%M:%S")
    ref = ours or payment.ref
    return f"{at};{ref};T1-{ref[-4:]};{payment.customer_no};{amount};{status}"


def service(desk: Desk) -> Reconciliation:
    return desk.counter.reconciliation


def written(desk: Desk, *lines: str, name: str = "november.csv", head: str = HEAD) -> Path:
    file = desk.folder / name
    file.write_text("\n".join((head, *lines)), "utf-8")
    return file


def kept(desk: Desk, *lines: str, name: str = "november.csv", **more: bool) -> Statement:
    desk.clock.move(minutes=1)
    draft = service(desk).open_file(written(desk, *lines, name=name), "digiswitch", "Sari")
    return service(desk).keep(service(desk).compare(draft, "Sari", **more), "Sari")  # type: ignore[arg-type]


def findings(desk: Desk, statement: Statement) -> list[Kept]:
    return service(desk).findings(statement.id)


def verdicts(desk: Desk, statement: Statement) -> list[str]:
    return [one.finding.verdict.value for one in findings(desk, statement)]


def test_a_statement_is_compared_kept_and_sealed(desk: Desk) -> None:
    first, second = desk.paid(), desk.paid(number="530000000002")
    statement = kept(desk, said(first))
    assert sorted(verdicts(desk, statement)) == ["matched", "only-ours"]
    assert (statement.id, statement.lines, statement.actor) == (1, 1, "Sari")
    assert service(desk).at_risk() == Risk(1, customer=second.total)
    assert service(desk).at_risk().all == 13_000
    (entry,) = desk.counter.store.entries(kind="statement.kept")
    assert (entry.actor, entry.data["at_risk"], entry.data["lines"]) == ("Sari", 13_000, 1)
    assert entry.data["digest"] == statement.digest
    assert desk.counter.store.verify().ok
    assert service(desk).statements() == [statement]


def test_what_was_found_comes_back_as_it_was_kept(desk: Desk) -> None:
    payment = desk.paid()
    draft = service(desk).open_file(
        written(desk, said(payment), said(payment, ours="X1")), "digiswitch", "Sari"
    )
    comparison = service(desk).compare(draft, "Sari")
    back = findings(desk, service(desk).keep(comparison, "Sari"))
    assert tuple(one.finding for one in back) == comparison.findings


def test_progress_is_told(desk: Desk) -> None:
    steps: list[int] = []
    draft = service(desk).open_file(written(desk, said(desk.paid())), "digiswitch", "Sari")
    service(desk).compare(draft, "Sari", step=steps.append)
    assert steps == sorted(steps)
    assert len(steps) > 2


def test_the_same_file_compared_the_same_way_is_kept_once(desk: Desk) -> None:
    payment = desk.paid()
    first = kept(desk, said(payment))
    again = kept(desk, said(payment))
    assert again == first
    otherwise = kept(desk, said(payment), others=True)
    assert otherwise.id == 2


def test_a_file_that_is_read_anew_counts_in_the_place_of_the_first_reading(desk: Desk) -> None:
    payment = desk.paid()
    head = HEAD + ";Total"
    lines = [said(payment) + ";99.000"]
    desk.clock.move(minutes=1)
    draft = service(desk).open_file(written(desk, *lines, head=head), "digiswitch", "Sari")
    wrong = service(desk).confirm(draft, {**draft.columns, Column.AMOUNT: "Total"}, "Sari")
    first = service(desk).keep(service(desk).compare(wrong, "Sari"), "Sari")
    assert service(desk).at_risk().lost == 89_000
    right = service(desk).confirm(draft, draft.columns, "Sari")
    service(desk).keep(service(desk).compare(right, "Sari"), "Sari")
    assert service(desk).at_risk().all == 0
    assert [one.standing for one in findings(desk, first)] == ["overtaken"]


def test_a_later_statement_settles_what_an_earlier_one_missed(desk: Desk) -> None:
    payment, other = desk.paid(), desk.paid(number="530000000002")
    kept(desk, said(other))
    assert service(desk).at_risk().customer == payment.total
    kept(desk, said(payment), said(other), name="desember.csv")
    assert service(desk).at_risk().all == 0


def test_what_the_supervisor_has_settled_as_the_statement_says_is_not_at_risk(desk: Desk) -> None:
    desk.provider.answers = [Unknown(reason="wrong-customer")]
    payment = desk.paid(Unknown(reason="wrong-customer"))
    store, now = desk.counter.store, desk.clock.now()
    payment = store.move(
        payment, State.REVIEW, now, actor="x", outcome=Unknown(reason="wrong-customer")
    )
    statement = kept(desk, said(payment))
    assert verdicts(desk, statement) == ["status-differs"]
    assert service(desk).at_risk().customer == payment.total
    settle(desk, payment, State.PAID)
    assert service(desk).at_risk().all == 0
    assert findings(desk, statement)[0].standing == "settled"


def test_a_payment_that_the_provider_never_had_is_not_at_risk_once_it_is_given_back(
    desk: Desk,
) -> None:
    payment, other = desk.paid(), desk.paid(number="530000000002")
    kept(desk, said(other))
    settle(desk, payment, State.REVERSED)
    assert service(desk).at_risk().all == 0


def settle(desk: Desk, payment: Payment, verdict: State) -> None:
    desk.counter.review.decide(
        payment.ref, verdict, actor="Sari", reason="laporan penyedia", evidence="S-1"
    )


def test_a_refused_payment_that_was_charged_stays_at_risk(desk: Desk) -> None:
    payment = desk.paid(Refused(code="14", message="salah"))
    kept(desk, said(payment))
    assert service(desk).at_risk() == Risk(1, lost=10_000)


# -- rights and columns -------------------------------------------------------------------------


def test_only_who_may_reconcile_does(desk: Desk) -> None:
    file = written(desk, said(desk.paid()))
    draft = service(desk).open_file(file, "digiswitch", "Sari")
    comparison = service(desk).compare(draft, "Sari")
    statement = service(desk).keep(comparison, "Sari")
    for refused in (
        lambda: service(desk).open_file(file, "digiswitch", "Nobody"),
        lambda: service(desk).confirm(draft, draft.columns, "Nobody"),
        lambda: service(desk).compare(draft, "Nobody"),
        lambda: service(desk).keep(comparison, "Nobody"),
        lambda: service(desk).note(1, "settled", "sudah beres", "Nobody"),
        lambda: service(desk).write_letter(statement, file, "Nobody"),
        lambda: service(desk).write_sheet(statement, file, "Nobody"),
    ):
        with pytest.raises(RuleError, match="signed-out"):
            refused()


def test_columns_are_guessed_then_confirmed_once_and_remembered(desk: Desk) -> None:
    file = written(desk, said(desk.paid()))
    draft = service(desk).open_file(file, "digiswitch", "Sari")
    assert draft.saved is None
    confirmed = service(desk).confirm(draft, {**draft.columns}, "Sari")
    assert service(desk).confirm(confirmed, {**draft.columns}, "Sari") is confirmed
    again = service(desk).open_file(file, "digiswitch", "Sari")
    assert again.saved is not None
    assert (again.saved.actor, again.saved.at) == ("Sari", desk.clock.now())
    assert again.columns == draft.columns
    assert len([*desk.counter.store.entries(kind="statement.columns")]) == 1


def test_remembered_columns_that_a_file_does_not_have_are_guessed_anew(desk: Desk) -> None:
    payment = desk.paid()
    draft = service(desk).open_file(written(desk, said(payment)), "digiswitch", "Sari")
    service(desk).confirm(draft, draft.columns, "Sari")
    head = HEAD.replace("Harga", "Nominal")
    other = service(desk).open_file(written(desk, said(payment), head=head), "digiswitch", "Sari")
    assert (other.saved, other.columns[Column.AMOUNT]) == (None, "Nominal")


def test_columns_may_be_typed(desk: Desk) -> None:
    assert proposed({Column.AMOUNT: "Harga"}, ["amount=Nominal", "our-ref=a=b"]) == {
        Column.AMOUNT: "Nominal",
        Column.OUR_REF: "a=b",
    }
    for wrong in ("amount", "price=Harga"):
        with pytest.raises(InputError, match="column"):
            proposed({}, [wrong])


# -- what is refused changes nothing ------------------------------------------------------------


def test_a_row_that_cannot_be_read_stops_the_whole_file_until_it_is_left_out(desk: Desk) -> None:
    file = written(desk, said(desk.paid()), ";;;Jumlah;10.000;", ";;;x;y;", ";;;x;y;", ";;;x;y;",
                   ";;;x;y;", ";;;x;y;")  # fmt: skip
    desk.clock.move(minutes=1)
    draft = service(desk).open_file(file, "digiswitch", "Sari")
    rows = [cell.row for cell in service(desk).unread(draft)]
    assert rows == [3, 4, 5, 6, 7, 8]
    with pytest.raises(InputError, match="statement-rows") as caught:
        service(desk).compare(draft, "Sari")
    assert caught.value.detail.startswith('3 (Tanggal: ""), 4 (Harga: "y")')
    assert caught.value.detail.endswith("(+1)")
    assert service(desk).statements() == []
    statement = service(desk).keep(service(desk).compare(draft, "Sari", leave_out=rows), "Sari")
    assert (statement.lines, statement.left_out) == (1, (3, 4, 5, 6, 7, 8))
    with pytest.raises(InputError, match="sheet-empty"):
        service(desk).compare(draft, "Sari", leave_out=range(2, 9))


def test_a_provider_that_is_switched_off_has_no_account(desk: Desk) -> None:
    with pytest.raises(InputError, match="provider-off"):
        service(desk).open_file(written(desk, said(desk.paid())), "iak", "Sari")


def test_a_comparison_that_cannot_be_kept_leaves_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    payment = desk.paid()
    draft = service(desk).open_file(written(desk, said(payment)), "digiswitch", "Sari")
    comparison = service(desk).compare(draft, "Sari")
    bad = replace(comparison.findings[0], risk=-1)
    with pytest.raises(StorageError):
        service(desk).keep(replace(comparison, findings=(*comparison.findings, bad)), "Sari")
    assert service(desk).statements() == []
    assert [*desk.counter.store.entries(kind="statement.kept")] == []


@pytest.mark.parametrize("table", ["statement", "finding", "finding_note", "statement_columns"])
def test_nothing_that_was_kept_is_changed_deleted_or_replaced(desk: Desk, table: str) -> None:
    payment, _ = desk.paid(), desk.paid(number="530000000002")
    draft = service(desk).open_file(written(desk, said(payment)), "digiswitch", "Sari")
    service(desk).confirm(draft, draft.columns, "Sari")
    kept(desk, said(payment))
    service(desk).note(1, "claimed", "ditelepon", "Sari")
    with closing(sqlite3.connect(desk.folder / "journal.db")) as raw:
        for change in (
            f"DELETE FROM {table}",
            f"UPDATE {table} SET id = id",
            f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="nothing is"):
                raw.execute(change)


def test_days_can_be_chosen(desk: Desk) -> None:
    payment = desk.paid()
    desk.clock.move(days=3)
    draft = service(desk).open_file(written(desk, said(payment)), "digiswitch", "Sari")
    other = date(2026, 11, 22)
    comparison = service(desk).compare(draft, "Sari", since=other, until=other)
    assert comparison.findings == ()
    assert service(desk).keep(comparison, "Sari").lines == 1


# -- notes --------------------------------------------------------------------------------------


def test_a_note_says_what_was_done_and_settles(desk: Desk) -> None:
    payment, other = desk.paid(), desk.paid(number="530000000002")
    statement = kept(desk, said(other))
    (open_one,) = service(desk).open_findings()
    service(desk).note(open_one.id, "claimed", "  tiket   4711 ", "Sari")
    (claimed_one,) = service(desk).open_findings()
    assert claimed_one.standing == "claimed"
    assert claimed_one.note is not None
    assert (claimed_one.note.reason, claimed_one.note.actor) == ("tiket 4711", "Sari")
    service(desk).note(open_one.id, "settled", "uang kembali", "Sari")
    assert service(desk).at_risk() == Risk(0)
    standings = {one.finding.ref: one.standing for one in findings(desk, statement)}
    assert standings == {payment.ref: "settled", other.ref: ""}
    kinds = [
        entry.data["done"] for entry in desk.counter.store.entries(payment.ref, "finding.noted")
    ]
    assert kinds == ["claimed", "settled"]


def test_what_was_settled_stays_so_in_the_next_statement_unless_it_is_another_sum(
    desk: Desk,
) -> None:
    payment = desk.paid()
    kept(desk, said(payment, "10.500"))
    service(desk).note(1, "settled", "sudah diganti", "Sari")
    kept(desk, said(payment, "10.500"), name="b.csv")
    assert service(desk).at_risk().all == 0
    kept(desk, said(payment, "10.700"), name="c.csv")
    assert service(desk).at_risk().lost == 700


def test_a_note_needs_a_reason_and_a_finding(desk: Desk) -> None:
    with pytest.raises(InputError, match="reason-missing"):
        service(desk).note(1, "settled", " ok  ", "Sari")
    with pytest.raises(InputError, match="unknown-finding"):
        service(desk).note(1, "settled", "sudah beres", "Sari")


# -- sums, letter, table ------------------------------------------------------------------------


def test_sums_are_told_by_verdict(desk: Desk) -> None:
    first, second = desk.paid(), desk.paid(number="530000000002")
    statement = kept(desk, said(first, "10.500"), said(second, "9.000"))
    sums = by_verdict(one.finding for one in findings(desk, statement))
    assert sums == {Verdict.AMOUNT_DIFFERS: Risk(2, lost=500, owed=1000)}


def test_the_letter_names_refs_sums_and_the_evidence_and_is_written_down(desk: Desk) -> None:
    paid = desk.paid(PAID)
    owed = desk.paid(number="530000000002")
    stray = said(paid, "25.000", ours="WEB<i>1")
    statement = kept(desk, said(paid, "10.500"), said(owed, "9.000"), stray)
    file = service(desk).file(statement, "pdf")
    assert service(desk).write_letter(statement, file, "Sari") == 2
    text = "\n".join(page.extract_text() for page in PdfReader(file).pages)
    assert "SURAT KLAIM" in text
    assert paid.ref in text
    assert owed.ref not in text
    assert "WEB<i>1" not in text  # it is not our ref
    assert "Rp 25.500" in text
    assert "SHA-256" in text
    assert "Hormat kami" in text
    (entry,) = desk.counter.store.entries(kind="claim.written")
    assert (entry.data["findings"], entry.data["sum"]) == (2, 25_500)


def test_a_long_letter_goes_on_to_further_pages_and_a_practice_one_says_so(desk: Desk) -> None:
    desk.provider.training = True
    payments = [desk.paid(number=f"53000000{n:04}") for n in range(12)]
    statement = kept(desk, *(said(payment, "10.500") for payment in payments))
    file = desk.folder / "letter.pdf"
    service(desk).write_letter(statement, file, "Sari")
    pages = PdfReader(file).pages
    assert len(pages) > 2
    assert all("LATIHAN" in page.extract_text() for page in pages)


def test_a_letter_with_nothing_to_claim_is_not_written(desk: Desk) -> None:
    statement = kept(desk, said(desk.paid()))
    with pytest.raises(InputError, match="nothing-to-claim"):
        service(desk).write_letter(statement, desk.folder / "x.pdf", "Sari")


def test_a_letter_that_cannot_be_drawn_or_saved_is_told(
    desk: Desk, read_only: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    statement = kept(desk, said(desk.paid(), "10.500"))
    with pytest.raises(ReceiptError, match="save"):
        service(desk).write_letter(statement, read_only / "x.pdf", "Sari")
    monkeypatch.setattr(letter_page, "opening", None)
    with pytest.raises(ReceiptError, match="draw-letter"):
        service(desk).write_letter(statement, desk.folder / "x.pdf", "Sari")
    assert [*desk.counter.store.entries(kind="claim.written")] == []


def test_the_letter_of_a_provider_that_is_switched_off_since_is_no_practice(desk: Desk) -> None:
    statement = kept(desk, said(desk.paid(), "10.500"))
    gone = replace_providers(desk)
    assert gone.write_letter(statement, desk.folder / "x.pdf", "Sari") == 1


def replace_providers(desk: Desk) -> Reconciliation:
    from pos_app.app import assemble
    from pos_app.settings import Settings

    store = desk.counter.store
    assert isinstance(store, JournalStore)
    counter = assemble(desk.folder, Settings(), {}, store, desk.clock)
    counter.accounts.presence.come("Sari")
    return counter.reconciliation


def test_the_table_holds_every_finding_and_nothing_that_runs(desk: Desk) -> None:
    payment = desk.paid()
    at = payment.made_at.astimezone(WIB).strftime("%d/%m/%Y %H:%M:%S")
    evil = f"{at};=cmd|x;T99;@SUM(A1);25.000;Sukses"
    statement = kept(desk, said(payment, "10.500"), evil)
    service(desk).note(1, "claimed", "ditelepon", "Sari")
    file = service(desk).file(statement, "csv")
    service(desk).write_sheet(statement, file, "Sari")
    text = file.read_text("utf-8-sig")
    assert '"amount-differs";500;"lost"' in text
    assert "ditelepon" in text
    assert "'=cmd|x" in text
    assert "'@SUM(A1)" in text
    assert file.name == "digiswitch-2026-11-21-1.csv"


def test_evidence_of_a_payment_that_was_never_answered_is_none(desk: Desk) -> None:
    payment, other = desk.paid(), desk.paid(number="530000000002")
    statement = kept(desk, said(other))
    desk.clock.move(seconds=timedelta(minutes=1).seconds)
    service(desk).write_letter(statement, desk.folder / "x.pdf", "Sari")
    text = PdfReader(desk.folder / "x.pdf").pages[0].extract_text()
    assert payment.ref in text
    assert "Tidak ada di laporan penyedia" in text
