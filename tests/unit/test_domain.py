import hmac
from datetime import date
from hashlib import sha256

import pytest

from pos_app.domain.account import check_pin, clean_name
from pos_app.domain.bill import Bill, Fact
from pos_app.domain.errors import InputError, PosError, RuleError
from pos_app.domain.journal import GENESIS, Key, StoredEntry, canonical, seal
from pos_app.domain.outcome import Outcome, Paid, Pending, Refused, Unknown
from pos_app.domain.payment import (
    ALLOWED,
    SUPERVISED,
    Approval,
    State,
    require_transition,
    state_after,
)
from pos_app.domain.product import Extra, NumberPart, Product
from pos_app.domain.tender import Tender, change_due, parse_tender, quick_amounts

PLN = NumberPart(label={"id": "IDPEL"}, min_length=11, max_length=12, example="530000000001")
TODAY = date(2026, 11, 21)
CODE = NumberPart(label={"id": "Kode"}, min_length=6, max_length=20, example="AB1234", letters=True)


def product(*parts: NumberPart, extras: tuple[Extra, ...] = ()) -> Product:
    return Product(
        id="p",
        category="c",
        name={"id": "P"},
        receipt_title="P",
        number=parts,
        codes={"digiswitch": "p"},
        extras=extras,
    )


@pytest.mark.parametrize(
    "typed", ["530000000001", "5300 0000 0001", "5300-0000-0001", " 530000000001\n"]
)
def test_a_customer_number_is_taken_as_people_and_paper_write_it(typed: str) -> None:
    assert product(PLN).customer_no(typed) == "530000000001"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "number-empty"),
        ("53000000000A", "number-letters"),
        ("５３００００００００１２", "number-letters"),
        ("5300", "number-short"),
        ("5300000000011", "number-long"),
        ("530000000001,1", "number-letters"),
    ],
)
def test_a_wrong_customer_number_says_what_is_wrong_with_it(typed: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        product(PLN).customer_no(typed)
    assert caught.value.code == code


def test_a_number_of_two_parts_takes_a_comma_and_no_blank() -> None:
    assert product(PLN, CODE).customer_no("530000000001, ab1234") == "530000000001,AB1234"
    with pytest.raises(InputError, match="number-parts"):
        product(PLN, CODE).customer_no("530000000001")


def test_further_inputs_are_checked_and_empty_ones_left_out() -> None:
    amount = Extra(name="amount", label={}, kind="money", step=1000, required=True)
    year = Extra(name="year", label={}, kind="year")
    sold = product(PLN, extras=(amount, year))
    assert sold.clean_extras({"amount": "50.000", "year": ""}, TODAY) == {
        "amount": "50000",
        "year": "2026",
    }
    assert sold.clean_extras({"amount": "1000", "year": "2025"}, TODAY) == {
        "amount": "1000",
        "year": "2025",
    }
    for typed, code in (
        ({}, "extra-missing"),
        ({"amount": "1500"}, "extra-step"),
        ({"amount": "0"}, "extra-step"),
        ({"amount": "x"}, "amount"),
        ({"amount": "1000", "year": "26"}, "extra-year"),
        ({"amount": "1000", "month": "1"}, "extra-unknown"),
    ):
        with pytest.raises(InputError, match=code):
            sold.clean_extras(typed, TODAY)


def test_a_bill_finds_its_facts_under_their_names_wherever_they_stand() -> None:
    bill = Bill(
        customer_name="A",
        amount=1,
        admin=2,
        price=None,
        facts=(Fact("tariff", "R1"),),
        periods=((Fact("period", "201901"),), (Fact("period", "201902"),)),
    )
    assert (bill.due, bill.period) == (3, "201901, 201902")


def test_change_is_what_is_left_and_missing_money_is_named() -> None:
    assert change_due(11_000, [Tender("cash", 10_000), Tender("cash", 5_000)]) == 4_000
    with pytest.raises(InputError) as caught:
        change_due(11_000, [Tender("cash", 10_000)])
    assert (caught.value.code, caught.value.detail) == ("tender-short", "1000")


def test_a_tender_on_the_command_line_is_cash_and_an_amount() -> None:
    assert parse_tender("cash:50000") == Tender("cash", 50_000)
    for text, code in (("gold:5", "tender-kind"), ("cash:", "amount"), ("50000", "tender-kind")):
        with pytest.raises(InputError, match=code):
            parse_tender(text)


def test_quick_amounts_begin_with_the_exact_one_and_rise_to_the_notes() -> None:
    assert quick_amounts(11_000) == [11_000, 15_000, 20_000, 50_000, 100_000]
    assert quick_amounts(100_000) == [100_000]
    assert quick_amounts(245_500) == [245_500, 250_000, 260_000, 300_000]


@pytest.mark.parametrize(
    "pin", ["12345", "1234567890123", "111111", "123456", "987654", "890123", "12a456", ""]
)
def test_a_pin_that_is_easy_to_guess_is_refused(pin: str) -> None:
    with pytest.raises(InputError, match="pin-weak"):
        check_pin(pin)


def test_a_pin_worth_having_and_a_name_with_single_blanks_are_kept() -> None:
    assert check_pin("147258") == "147258"
    assert clean_name("  Siti   Rahayu ") == "Siti Rahayu"
    for name in ("", "x" * 41, "a\x00b"):
        with pytest.raises(InputError, match="cashier-name"):
            clean_name(name)


def test_only_the_listed_transitions_are_allowed() -> None:
    approval = Approval("Sari", "telepon ke penyedia", "CS-1")
    allowed = {(old, new) for old, news in ALLOWED.items() for new in news}
    for old in State:
        for new in State:
            if (old, new) not in allowed:
                with pytest.raises(RuleError, match="transition"):
                    require_transition(old, new, approval)
                continue
            require_transition(old, new, approval)
            if (old, new) in SUPERVISED:
                with pytest.raises(RuleError, match="not-approved"):
                    require_transition(old, new)
            else:
                require_transition(old, new)


@pytest.mark.parametrize(
    ("outcome", "current", "after"),
    [
        (Paid(provider_ref=""), State.SENDING, State.PAID),
        (Paid(provider_ref=""), State.UNKNOWN, State.PAID),
        (Refused(code="02"), State.PENDING, State.REFUSED),
        (Pending(code="03"), State.SENDING, State.PENDING),
        (Pending(code="03"), State.UNKNOWN, State.UNKNOWN),
        (Unknown(reason="no-answer"), State.SENDING, State.UNKNOWN),
        (Unknown(reason="no-answer"), State.PENDING, State.PENDING),
        (Unknown(reason="wrong-customer"), State.SENDING, State.UNKNOWN),
        (Unknown(reason="wrong-customer"), State.PENDING, State.REVIEW),
    ],
)
def test_an_answer_leads_where_it_proves_and_never_back(
    outcome: Outcome, current: State, after: State
) -> None:
    assert state_after(outcome, current) is after


SAID = StoredEntry(
    seq=3, at="2026-01-01T00:00:00Z", actor='Sari "S"', kind="k", ref="", data="{}", seal=""
)
PREVIOUS = "ab" * 32


def test_a_seal_is_the_hmac_of_canonical_json_under_the_key_of_the_counter() -> None:
    key = Key(bytes(range(32)), "ABCD")
    said = {**SAID._asdict(), "seal": PREVIOUS, "key": key.id, "device": "ABCD"}
    mac = hmac.digest(bytes(range(32)), canonical(said).encode(), "sha256")
    assert key.seal(PREVIOUS, SAID) == mac.hex()


@pytest.mark.parametrize("field", ["seq", "at", "actor", "kind", "ref", "data"])
def test_a_seal_covers_all_that_an_entry_says(field: str) -> None:
    key = Key(bytes(32), "ABCD")
    other = StoredEntry(**{**SAID._asdict(), field: 4 if field == "seq" else "x"})
    assert key.seal(PREVIOUS, other) != key.seal(PREVIOUS, SAID)
    assert seal(PREVIOUS, other) != seal(PREVIOUS, SAID)


def test_a_seal_is_another_under_another_key_or_counter_or_after_another_entry() -> None:
    seals = {
        key.seal(previous, SAID)
        for key in (Key(bytes(32), "ABCD"), Key(bytes(32), "ABCE"), Key(b"1" * 32, "ABCD"))
        for previous in (PREVIOUS, GENESIS)
    }
    assert len(seals) == 6


def test_the_id_of_a_key_tells_it_from_another_and_does_not_tell_the_key() -> None:
    one, other = Key(bytes(32), "ABCD"), Key(b"1" * 32, "ABCD")
    assert one.id != other.id
    assert len(one.id) == 8
    assert one.id not in bytes(32).hex()


def test_an_entry_of_before_there_were_keys_is_sealed_as_it_was() -> None:
    text = (
        '{"actor":"Sari \\"S\\"","at":"2026-01-01T00:00:00Z","data":"{}","kind":"k","ref":"",'
        f'"seal":"{PREVIOUS}","seq":3}}'
    )
    assert seal(PREVIOUS, SAID) == sha256(text.encode()).hexdigest()


def test_an_error_reads_as_its_code_and_detail() -> None:
    assert str(PosError("disk-full")) == "disk-full"
    assert str(PosError("disk-full", "C:")) == "disk-full: C:"


def test_the_name_of_a_player_is_never_changed_into_that_of_another() -> None:
    player = NumberPart(
        label={}, min_length=3, max_length=40, example="1|2", letters=True, marks="|"
    )
    assert player.clean(" 156378300 | 8483 ") == "156378300|8483"
    assert player.clean("aBc|1") == "aBc|1"
    assert player.problem("a-b|1") == player.problem("a.b|1") == "letters"
