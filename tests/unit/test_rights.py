"""R25: every command of a service asks for its right, whoever forgets it; and what an approval is.

The commands are found in the code: every public method of a service that takes who does it. One
that is not in the table below, or that does nothing of what its right says, turns this red.
"""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pos_app.domain.errors import InputError, PosError, RuleError
from pos_app.domain.outcome import Unknown
from pos_app.domain.payment import Payment, State
from pos_app.domain.phone_code import code_for, read_question, read_secret
from pos_app.domain.reports import By, Days
from pos_app.domain.rights import RIGHTS, Action, Role
from pos_app.domain.slip import SlipKind
from pos_app.services.approvals import Wish
from pos_app.services.counter import Counter
from pos_app.services.reconciliation import Comparison, Draft
from pos_app.services.search import Query
from tests.faults.world import PlainPins
from tests.scripted import PAID
from tests.unit.test_services import CASH, Desk

PIN = "147258"
TODAY = Days.day(date(2026, 11, 21))
WHO = {"Budi": Role.CASHIER, "Rina": Role.SUPERVISOR, "Sari": Role.OWNER}

NO_PERSON = {
    "Payments.resend": "the resolver sends again",
    "Payments.take_answer": "the resolver takes an answer",
    "Receipts.issued": "it has happened, and is counted in any case",
    "HeldCash.issued": "it has happened, and is counted in any case",
    "Leaving.wish": "a question",
    "Leaving.leave": "goes by an approval alone; see test_leaving.py",
    "Shifts.may_see_expected": "a question",
    "Shifts.hand_over": "closes, which asks; who takes over has shown the PIN",
    "Events.verified": "it has happened, and anybody may look",
    "Events.exported": "it has happened, at the command line",
    "Reports.sees_all": "a question",
    "Reports.shifts": "a list of what may be seen, the own ones at least",
    "ShiftSlips.issued": "it has happened, and is counted in any case",
    "ShiftSlips.save_z": "its report was asked for with the right",
}


@pytest.fixture
def shop(desk: Desk) -> Desk:
    accounts = desk.counter.accounts
    accounts._hasher = accounts._guesses._hasher = PlainPins()
    for name, role in WHO.items():
        if name != "Sari":
            accounts.add(name, PIN, role, by="Sari")
    accounts.add("Tono", PIN, by="Sari")
    return desk


class Case:
    """A command, the right it needs, and what it is done to."""

    def __init__(
        self,
        action: Action,
        run: Callable[[Desk, str, str], Any],
        *,
        state: str = "prepared",
        amount: bool | int = False,
        about: str | None = None,
    ) -> None:
        self.action = action
        self.run = run
        self.state = state
        self.amount = amount
        self.about = about


def slip(desk: Desk, ref: str, who: str, to: Path | None = None) -> Any:
    cash = desk.counter.cash
    if to is None:
        return cash.draw(ref, SlipKind.HELD, "80", who)
    return cash.save(ref, SlipKind.HELD, "80", to, who)


def inquired(desk: Desk) -> Any:
    return desk.counter.inquiries.inquire("pln-postpaid", "530000000077")


def decide(desk: Desk, ref: str, who: str) -> Payment:
    return desk.counter.review.decide(
        ref, State.PAID, actor=who, reason="Telepon CS", evidence="CS-1"
    )


def statement(desk: Desk) -> Path:
    file = desk.folder / "statement.csv"
    file.write_text(
        "Tanggal;Ref ID;No Pelanggan;Harga;Status\n21/11/2026 12:00;X;1;10.000;Sukses\n"
    )
    return file


def draft(desk: Desk) -> Draft:
    """Open a statement as the owner, and leave the one who is here where he is."""
    opened = as_owner(
        desk, lambda: desk.counter.reconciliation.open_file(statement(desk), "digiswitch", "Sari")
    )
    assert isinstance(opened, Draft)
    return opened


def compared(desk: Desk) -> Comparison:
    made = as_owner(desk, lambda: desk.counter.reconciliation.compare(draft(desk), "Sari"))
    assert isinstance(made, Comparison)
    return made


def closed(desk: Desk) -> int:
    """Return the number of a shift of the owner that is closed."""
    if desk.counter.shifts.current():
        as_owner(desk, lambda: desk.counter.shifts.count("Sari", amount=0))
        as_owner(desk, lambda: desk.counter.shifts.close("Sari"))
    return 1


def as_owner(desk: Desk, work: Callable[[], Any]) -> Any:
    presence = desk.counter.accounts.presence
    name, was_locked = presence.name, presence.is_locked
    presence.come("Sari")
    try:
        return work()
    finally:
        presence.come(name) if name else presence.leave()
        if was_locked:
            presence.lock()


CASES = {
    "Payments.pay": Case(
        Action.SELL, lambda d, r, who: d.counter.payments.pay(inquired(d), CASH, who)
    ),
    "Payments.prepare": Case(
        Action.SELL, lambda d, r, who: d.counter.payments.prepare(inquired(d), CASH, who)
    ),
    "Payments.send": Case(Action.SELL, lambda d, r, who: d.counter.payments.send(r, who)),
    "Payments.cancel": Case(Action.SELL, lambda d, r, who: d.counter.payments.cancel(r, who)),
    "Sending.accept": Case(
        Action.ACCEPT_RESTORED,
        lambda d, r, who: d.counter.sending.accept("compared with the provider", who),
        about="identity",
    ),
    "HeldCash.give_back": Case(
        Action.RETURN_CASH, lambda d, r, who: d.counter.cash.give_back(r, who), state="refused"
    ),
    "HeldCash.draw": Case(Action.REPRINT, slip, state="unclear"),
    "HeldCash.save": Case(
        Action.REPRINT, lambda d, r, who: slip(d, r, who, d.folder / "s.pdf"), state="unclear"
    ),
    "Receipts.hand_out": Case(
        Action.REPRINT, lambda d, r, who: d.counter.receipts.hand_out(r, "80", who), state="paid"
    ),
    "Receipts.save": Case(
        Action.REPRINT,
        lambda d, r, who: d.counter.receipts.save(r, "80", d.folder / "r.pdf", who),
        state="paid",
    ),
    "Receipts.save_theirs": Case(
        Action.REPRINT,
        lambda d, r, who: d.counter.receipts.save_theirs(r, d.folder / "r.pdf", who),
        state="paid",
    ),
    "Review.decide": Case(Action.DECIDE, decide, state="review", amount=True),
    "Accounts.add": Case(
        Action.MANAGE_PEOPLE, lambda d, r, who: d.counter.accounts.add("Wati", PIN, by=who),
        about="Wati",
    ),
    "Accounts.set_role": Case(
        Action.MANAGE_PEOPLE,
        lambda d, r, who: d.counter.accounts.set_role("Tono", Role.SUPERVISOR, by=who),
        about="Tono",
    ),
    "Accounts.switch_off": Case(
        Action.MANAGE_PEOPLE, lambda d, r, who: d.counter.accounts.switch_off("Tono", by=who),
        about="Tono",
    ),
    "Accounts.switch_on": Case(
        Action.MANAGE_PEOPLE, lambda d, r, who: d.counter.accounts.switch_on("Tono", by=who),
        about="Tono",
    ),
    "Accounts.set_pin": Case(
        Action.MANAGE_PEOPLE, lambda d, r, who: d.counter.accounts.set_pin("Tono", PIN, by=who),
        about="Tono",
    ),
    "Accounts.unlock_person": Case(
        Action.UNLOCK_PERSON, lambda d, r, who: d.counter.accounts.unlock_person("Tono", by=who),
        about="Tono",
    ),
    "OwnerSecret.make": Case(
        Action.MANAGE_PEOPLE, lambda d, r, who: d.counter.owner_secret.make(by=who),
        about="owner-secret",
    ),
    "SettingsLog.changed": Case(
        Action.CHANGE_SETTINGS,
        lambda d, r, who: d.counter.settings_log.changed("outlet", ["name"], who),
        about="outlet",
    ),
    "Shifts.open": Case(
        Action.OPEN_SHIFT, lambda d, r, who: d.counter.shifts.open(5, who), about="", amount=5
    ),
    "Shifts.cash_in": Case(
        Action.MOVE_CASH, lambda d, r, who: d.counter.shifts.cash_in(5, "uang receh", who),
        about="", amount=5,
    ),
    "Shifts.cash_out": Case(
        Action.TAKE_CASH_OUT, lambda d, r, who: d.counter.shifts.cash_out(5, "beli kertas", who),
        about="", amount=5,
    ),
    "Shifts.drop": Case(
        Action.MOVE_CASH, lambda d, r, who: d.counter.shifts.drop(5, "ke brankas", who),
        about="", amount=5,
    ),
    # The shift is the owner's: to anybody else it is another's.
    "Shifts.count": Case(
        Action.CLOSE_ANOTHERS_SHIFT, lambda d, r, who: d.counter.shifts.count(who, amount=0),
        about="",
    ),
    "Shifts.close": Case(
        Action.CLOSE_ANOTHERS_SHIFT, lambda d, r, who: d.counter.shifts.close(who), about=""
    ),
    "Shifts.x_report": Case(
        Action.SEE_OWN_SHIFT, lambda d, r, who: d.counter.shifts.x_report(who), about=""
    ),
    "Shifts.causes": Case(
        Action.SEE_OWN_SHIFT, lambda d, r, who: d.counter.shifts.causes(who), about=""
    ),
    "Shifts.z_report": Case(
        Action.SEE_REPORTS, lambda d, r, who: d.counter.shifts.z_report(closed(d), who), about=""
    ),
    "Shifts.z_reports": Case(
        Action.SEE_OWN_SHIFT, lambda d, r, who: d.counter.shifts.z_reports(who), about=""
    ),
    "Reconciliation.open_file": Case(
        Action.RECONCILE,
        lambda d, r, who: d.counter.reconciliation.open_file(statement(d), "digiswitch", who),
        about="",
    ),
    "Reconciliation.confirm": Case(
        Action.RECONCILE,
        lambda d, r, who: d.counter.reconciliation.confirm(draft(d), draft(d).columns, who),
        about="",
    ),
    "Reconciliation.compare": Case(
        Action.RECONCILE, lambda d, r, who: d.counter.reconciliation.compare(draft(d), who),
        about="",
    ),
    "Reconciliation.keep": Case(
        Action.RECONCILE, lambda d, r, who: d.counter.reconciliation.keep(compared(d), who),
        about="",
    ),
    "Reconciliation.note": Case(
        Action.RECONCILE,
        lambda d, r, who: d.counter.reconciliation.note(9, "claimed", "surat klaim", who),
        about="",
    ),
    "Reconciliation.write_letter": Case(
        Action.RECONCILE,
        lambda d, r, who: d.counter.reconciliation.write_letter(
            compared(d).statement, d.folder / "l.pdf", who
        ),
        about="",
    ),
    "Reconciliation.write_sheet": Case(
        Action.RECONCILE,
        lambda d, r, who: d.counter.reconciliation.write_sheet(
            compared(d).statement, d.folder / "l.csv", who
        ),
        about="",
    ),
    "Reports.make": Case(
        Action.SEE_REPORTS, lambda d, r, who: d.counter.reports.make(TODAY, who), about=""
    ),
    "Reports.sales": Case(
        Action.SEE_REPORTS,
        lambda d, r, who: d.counter.reports.sales(TODAY, By.PRODUCT, "pln-postpaid", who, 9),
        about="",
    ),
    "Reports.export": Case(
        Action.EXPORT,
        lambda d, r, who: d.counter.reports.export(TODAY, "csv", d.folder / "r.csv", who),
        about=TODAY.text,
    ),
    # A shift is open: nobody who may is told any more than that.
    "Updates.look": Case(
        Action.CHANGE_SETTINGS, lambda d, r, who: d.counter.updates.look("", who), about="updates"
    ),
    "Updates.look_if_due": Case(
        Action.CHANGE_SETTINGS, lambda d, r, who: d.counter.updates.look_if_due(who),
        about="updates",
    ),
    "Sealing.rotate": Case(
        Action.CHANGE_SETTINGS, lambda d, r, who: d.counter.sealing.rotate(who), about=""
    ),
    "Archives.save": Case(
        Action.EXPORT,
        lambda d, r, who: d.counter.archives.save(2026, d.folder / "y.zip", who), about="",
    ),
    "Backups.keep_now": Case(
        Action.BACK_UP, lambda d, r, who: d.counter.backups.keep_now(who), about=""
    ),
    "Exports.payments": Case(
        Action.EXPORT,
        lambda d, r, who: d.counter.exports.payments(Query(), d.folder / "p.csv", who), about="",
    ),
    "Restores.begin": Case(
        Action.RESTORE, lambda d, r, who: d.counter.restores.begin(d.folder / "b.db", who),
        about="identity",
    ),
    "Restores.drill": Case(
        Action.BACK_UP, lambda d, r, who: d.counter.restores.drill(who), about=""
    ),
    "Search.find": Case(
        Action.SEE_JOURNAL, lambda d, r, who: d.counter.search.find(Query(), who), about=""
    ),
    "Search.sums": Case(
        Action.SEE_JOURNAL, lambda d, r, who: d.counter.search.sums(Query(), who), about=""
    ),
    "Search.history": Case(
        Action.SEE_JOURNAL, lambda d, r, who: d.counter.search.history(r, who), state="paid"
    ),
}  # fmt: skip


def commands() -> Iterator[str]:
    """Yield the public methods of all services of a counter that take a person."""
    for item in fields(Counter):
        kind = item.type
        if not (inspect.isclass(kind) and kind.__module__.startswith("pos_app.services")):
            continue
        for name, method in inspect.getmembers(kind, inspect.isfunction):
            persons = {"actor", "cashier", "by"} & {*inspect.signature(method).parameters}
            if persons and not name.startswith("_") and kind.__name__ not in {"Rights", "Store"}:
                yield f"{kind.__name__}.{name}"


def test_every_command_that_takes_a_person_is_in_the_table() -> None:
    assert {*commands()} == CASES.keys() | NO_PERSON.keys()


def stand(desk: Desk, state: str) -> str:
    """Bring a payment to where the command begins, as the owner; return its ref."""
    desk.counter.accounts.presence.come("Sari")
    match state:
        case "prepared":
            return desk.prepared().ref
        case "paid":
            return desk.paid(PAID).ref
        case "refused":
            from pos_app.domain.outcome import Refused

            return desk.paid(Refused(code="02", message="no")).ref
        case _:
            ref = desk.paid(Unknown(reason="no-answer")).ref
    if state == "review":
        desk.clock.move(hours=25)
        desk.counter.unfinished.resolve()
    return ref


def code_of(run: Callable[[], Any]) -> str:
    """Return which of the errors of rights a command ends in, "" if it asked for nothing more."""
    try:
        run()
    except RuleError as error:
        if error.code in {"signed-out", "locked", "not-allowed", "approval-expired"}:
            return error.code
    except PosError:
        return ""
    return ""


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("command", CASES)
def test_r25_every_command_goes_as_the_table_of_rights_says(
    shop: Desk, command: str, who: str
) -> None:
    case = CASES[command]
    ref = stand(shop, case.state)
    presence, covered = shop.counter.accounts.presence, WHO[who].covers(RIGHTS[case.action])
    run = lambda: case.run(shop, ref, who)  # noqa: E731
    presence.leave()
    assert code_of(run) == "signed-out"
    presence.come("Tono")
    assert code_of(run) == "signed-out"
    presence.come(who)
    presence.lock()
    assert code_of(run) == "locked"
    presence.come(who)
    if not covered:
        assert code_of(run) == "not-allowed"
        approved_for_something_else(shop, case, who, ref)
        assert code_of(run) == "not-allowed"
        approve(shop, wish_of(shop, case, who, ref))
        shop.clock.move(seconds=61)
        assert code_of(run) == "approval-expired"
        assert code_of(run) == "not-allowed"
        approve(shop, wish_of(shop, case, who, ref))
    assert code_of(run) == ""
    if not covered and case.state != "review":  # that is decided now, and told before any right
        assert code_of(run) == "not-allowed"


def wish_of(desk: Desk, case: Case, who: str, ref: str) -> Wish:
    about = ref if case.about is None else case.about
    about = desk.counter.store.identity() if about == "identity" else about
    amount = desk.counter.store.payment(ref).total if case.amount is True else int(case.amount)
    return Wish(case.action, about, amount, who)


def approve(desk: Desk, wish: Wish) -> None:
    desk.counter.accounts._people.change(
        "cashier.pin-set",
        next(p for p in desk.counter.accounts.everybody() if p.name == "Sari"),
        desk.clock.now(),
        by="Sari",
        pin_hash=f"plain {PIN}",
    )
    desk.counter.rights.approve(
        "Sari", PIN, wish.action, ref=wish.ref, amount=wish.amount, for_whom=wish.actor
    )


def approved_for_something_else(desk: Desk, case: Case, who: str, ref: str) -> None:
    wish = wish_of(desk, case, who, ref)
    for other in (
        wish._replace(amount=wish.amount + 1),
        wish._replace(ref="another"),
        wish._replace(actor="Tono"),
        wish._replace(action=Action.APPROVE),
    ):
        approve(desk, other)


# -- approvals ------------------------------------------------------------------------------------


def test_48_a_cashier_reaches_the_approval_and_the_approver_is_named(shop: Desk) -> None:
    ref = stand(shop, "review")
    shop.counter.accounts.presence.come("Budi")
    total = shop.counter.store.payment(ref).total
    by = shop.counter.rights.approve(
        "rina", PIN, Action.DECIDE, ref=ref, amount=total, for_whom="Budi"
    )
    assert by == "Rina"
    decide(shop, ref, "Budi")
    kinds = [(e.kind, e.actor) for e in shop.counter.store.entries(ref)][-4:]
    assert kinds == [
        ("approval.signed", "Rina"),
        ("approval.given", "Rina"),
        ("approval.used", "Rina"),
        ("payment.paid", "Rina"),
    ]


def test_49_a_cashier_alone_cannot_call_a_payment_reversed(shop: Desk) -> None:
    ref = stand(shop, "paid")
    shop.counter.accounts.presence.come("Budi")
    with pytest.raises(RuleError, match="not-allowed"):
        shop.counter.review.decide(
            ref, State.REVERSED, actor="Budi", reason="uang kembali", evidence="M-1"
        )


@pytest.mark.parametrize("name", ["Tono", "Budi", "Rina"])
def test_who_may_not_do_it_himself_approves_nothing(shop: Desk, name: str) -> None:
    with pytest.raises(RuleError, match="cannot-approve"):
        shop.counter.rights.approve(
            name, PIN, Action.MANAGE_PEOPLE, ref="", amount=0, for_whom="Budi"
        )
    *_, entry = shop.counter.store.entries()
    assert (entry.kind, entry.actor) == ("approval.refused", name)


def test_a_wrong_pin_approves_nothing_and_is_counted(shop: Desk) -> None:
    for code in ["wrong-pin"] * 5 + ["too-many-tries"]:
        with pytest.raises(RuleError, match=code):
            shop.counter.rights.approve(
                "Rina", "000000", Action.DECIDE, ref="R", amount=1, for_whom="Budi"
            )


def test_an_approval_that_is_old_takes_nothing_from_who_may_himself(shop: Desk) -> None:
    ref = stand(shop, "review")
    approve(shop, wish_of(shop, CASES["Review.decide"], "Rina", ref))
    shop.clock.move(seconds=61)
    shop.counter.accounts.presence.come("Rina")
    assert decide(shop, ref, "Rina").state is State.PAID


def test_the_window_is_told_who_may_go_where(shop: Desk) -> None:
    rights = shop.counter.rights
    assert rights.has(Action.MANAGE_PEOPLE, "Sari")
    assert not rights.has(Action.MANAGE_PEOPLE, "Budi")
    shop.counter.accounts.presence.come("Budi")
    assert not rights.has(Action.MANAGE_PEOPLE, "Budi")


# -- codes over the phone -----------------------------------------------------------------------


def asked(desk: Desk) -> tuple[str, str, str]:
    """Return a payment in review, the question about it, and the owner's secret."""
    ref = stand(desk, "review")
    secret = desk.counter.owner_secret.make(by="Sari")
    desk.counter.accounts.presence.come("Budi")
    wish = wish_of(desk, CASES["Review.decide"], "Budi", ref)
    return ref, desk.counter.owner_secret.ask(wish), secret


def answer_of(question: str, secret: str) -> str:
    return code_for(read_secret(secret), read_question(question))


def test_the_owner_approves_by_phone_once_and_exactly_this(shop: Desk) -> None:
    ref, question, secret = asked(shop)
    device, action, amount, tail, _ = question.split(":")
    assert (device, action, amount) == (shop.counter.store.head().device, "decide", "13000")
    assert ref.endswith(tail)
    code = answer_of(question, secret)
    typed = f"{code[:4]} {code[4:]}"
    assert shop.counter.owner_secret.answer(question, typed) == "Sari"
    assert decide(shop, ref, "Budi").state is State.PAID
    with pytest.raises(RuleError, match="code-expired"):
        shop.counter.owner_secret.answer(question, code)


def test_a_code_of_another_question_or_secret_or_too_late_is_none(shop: Desk) -> None:
    _, question, secret = asked(shop)
    other = question.replace("13000", "1")
    with pytest.raises(RuleError, match="wrong-code"):
        shop.counter.owner_secret.answer(question, answer_of(other, secret))
    shop.clock.move(seconds=601)
    with pytest.raises(RuleError, match="code-expired"):
        shop.counter.owner_secret.answer(question, answer_of(question, secret))
    with pytest.raises(RuleError, match="code-expired"):
        shop.counter.owner_secret.answer("no such question", "12345678")


def test_a_question_takes_five_wrong_codes_and_then_everybody_waits(shop: Desk) -> None:
    _, question, secret = asked(shop)
    for _ in range(5):
        with pytest.raises(RuleError, match="wrong-code"):
            shop.counter.owner_secret.answer(question, "1")
    with pytest.raises(RuleError, match="too-many-tries"):
        shop.counter.owner_secret.answer(question, answer_of(question, secret))
    shop.clock.move(seconds=60)
    with pytest.raises(RuleError, match="code-expired"):
        shop.counter.owner_secret.answer(question, answer_of(question, secret))


def test_without_a_secret_nothing_is_asked_over_the_phone(shop: Desk) -> None:
    with pytest.raises(RuleError, match="no-owner-secret"):
        shop.counter.owner_secret.ask(Wish(Action.DECIDE, "R", 1, "Budi"))
    shop.counter.owner_secret.make(by="Sari")
    now = shop.clock.now()
    shop.counter.store.record("approval.secret-made", actor="X", at=now, fingerprint="")
    with pytest.raises(RuleError, match="no-owner-secret"):
        shop.counter.owner_secret.ask(Wish(Action.DECIDE, "R", 1, "Budi"))


def test_an_owner_who_has_the_secret_comes_back_with_a_new_pin(shop: Desk) -> None:
    secret = shop.counter.owner_secret.make(by="Sari")
    back = shop.counter.owner_secret.bring_back
    shop.counter.owner_secret._hasher = PlainPins()
    assert back("sari", "258369", secret.lower()).name == "Sari"
    assert shop.counter.accounts.sign_in("Sari", "258369").name == "Sari"
    for name, text in (("Rina", secret), ("Nobody", secret), ("Sari", "A" * 32)):
        with pytest.raises(RuleError, match="wrong-secret"):
            back(name, "258369", text)
    assert shop.counter.store.verify().ok


@pytest.mark.parametrize("text", ["", "AAAA", "not a secret!", "1" * 32, "é" * 32])
def test_what_is_no_secret_is_told_as_such(shop: Desk, text: str) -> None:
    with pytest.raises(InputError, match="owner-secret"):
        shop.counter.owner_secret.bring_back("Sari", "258369", text)


@pytest.mark.parametrize(
    "text", ["", "AB12", "AB12:fly:1:X:Y", "AB12:decide:one:X:Y", "a:b:c:d:e:f"]
)
def test_what_is_no_question_is_told_as_such(text: str) -> None:
    with pytest.raises(InputError, match="challenge"):
        read_question(text)
