"""One suite for every adapter, dialect and format: what an answer to a payment may prove."""

import json
from dataclasses import replace
from typing import Any

import httpx
import pytest

from pos_app.domain.errors import (
    CredentialsError,
    NotSentError,
    NotUnderstoodError,
    ProviderError,
    RefusedError,
)
from pos_app.domain.outcome import Paid, Pending, Refused, Unknown
from pos_app.domain.product import Kind
from pos_app.providers.espay.answers import read_registered
from pos_app.services.ports import Command
from tests.contract.cases import ASKED, BY_NAME, CASES
from tests.contract.suite import ASKS, Case, Fields, answering, response

Patch = pytest.MonkeyPatch

every = pytest.mark.parametrize("case", CASES, ids=str)
asked = pytest.mark.parametrize("case", ASKED, ids=str)
both = pytest.mark.parametrize("command", ASKS)

UNCLEAR = (Pending, Unknown)


# -- what is clear ------------------------------------------------------------------------------


@asked
def test_an_inquiry_brings_the_name_and_what_is_owed(monkeypatch: Patch, case: Case) -> None:
    assert case.asked is not None
    bill = case.bill(monkeypatch, case.asked)
    assert bill.due == case.due
    assert bill.customer_name in {
        case.asked.get(name) for name in ("name", "customer_name", "tr_name")
    } | {case.asked.get("data", {}).get("customer_name")}


@every
@both
def test_a_success_is_paid_with_what_was_quoted(
    monkeypatch: Patch, case: Case, command: Command
) -> None:
    outcome = case.outcome(monkeypatch, command, case.answer("paid", command))
    assert isinstance(outcome, Paid)
    assert outcome.bill is not None
    assert outcome.bill.due == case.due
    assert outcome.provider_ref == str(
        next(case.paid[name] for name in ("ref_id", "noref", "sn") if _is_ref(case, name))
    )


def _is_ref(case: Case, name: str) -> bool:
    return name in case.paid and name != case.names["ref"]


@pytest.mark.parametrize("case", [c for c in CASES if c.order.kind is Kind.TOKEN], ids=str)
@both
def test_a_token_is_twenty_digits_in_groups_of_four(
    monkeypatch: Patch, case: Case, command: Command
) -> None:
    outcome = case.outcome(monkeypatch, command, case.answer("paid", command))
    assert isinstance(outcome, Paid)
    assert outcome.bill is not None
    (token,) = outcome.bill.values("token")
    groups = str(token).split(" ")
    assert [len(group) for group in groups] == [4] * 5
    assert "".join(groups).isdigit()


@every
@both
def test_what_is_at_work_is_pending(monkeypatch: Patch, case: Case, command: Command) -> None:
    outcome = case.outcome(monkeypatch, command, case.answer("pending", command))
    assert isinstance(outcome, Pending)
    assert outcome.provider_ref == case.provider_ref


@every
@both
def test_a_refusal_that_a_table_knows_is_final(
    monkeypatch: Patch, case: Case, command: Command
) -> None:
    outcome = case.outcome(monkeypatch, command, case.answer("refused", command))
    assert isinstance(outcome, Refused)
    assert outcome.code


@asked
def test_a_refused_inquiry_is_told_as_that(monkeypatch: Patch, case: Case) -> None:
    with pytest.raises(RefusedError):
        case.bill(monkeypatch, case.answer("refused"))


@asked
def test_a_wrong_key_is_told_as_that_at_an_inquiry(monkeypatch: Patch, case: Case) -> None:
    status, fields = case.wrong_key
    with pytest.raises(CredentialsError):
        case.bill(monkeypatch, fields, status=status)


@every
def test_a_wrong_key_ends_the_first_sending_only(monkeypatch: Patch, case: Case) -> None:
    status, fields = case.wrong_key
    first = case.outcome(monkeypatch, Command.PAY, fields, status=status)
    again = case.outcome(monkeypatch, Command.PAY, fields, status=status, resent=True)
    check = case.outcome(monkeypatch, Command.CHECK, fields, status=status)
    assert isinstance(first, Refused)
    assert isinstance(check, UNCLEAR)
    assert isinstance(again, UNCLEAR)


# -- what is not ours -----------------------------------------------------------------------------


@every
@both
@pytest.mark.parametrize("kind", ["paid", "refused"])
def test_another_ref_makes_it_somebody_elses(
    monkeypatch: Patch, case: Case, command: Command, kind: str
) -> None:
    answer = case.answer(kind, command) | {case.ref(command): "another"}
    outcome = case.outcome(monkeypatch, command, answer)
    assert isinstance(outcome, Unknown)
    assert outcome.reason == "wrong-ref"


@every
@both
@pytest.mark.parametrize("kind", ["paid", "refused"])
def test_another_customer_makes_it_somebody_elses(
    monkeypatch: Patch, case: Case, command: Command, kind: str
) -> None:
    answer = case.answer(kind, command) | {case.names["customer"]: "999999999999"}
    outcome = case.outcome(monkeypatch, command, answer)
    assert isinstance(outcome, Unknown)
    assert outcome.reason == "wrong-customer"


@every
@both
def test_our_customer_in_another_shape_is_ours(
    monkeypatch: Patch, case: Case, command: Command
) -> None:
    number = case.order.customer_no
    spaced = "-".join(number[at : at + 4] for at in range(0, len(number), 4))
    for shape in (
        f" {spaced}",
        number.lower(),
        *([int(number)] if number[0] in "123456789" else []),
    ):
        answer = case.answer("paid", command) | {case.names["customer"]: shape}
        assert isinstance(case.outcome(monkeypatch, command, answer), Paid)


@every
@both
def test_another_product_makes_it_somebody_elses_where_products_are_named_reliably(
    monkeypatch: Patch, case: Case, command: Command
) -> None:
    # Digiswitch answers with another code, or case, than was asked for; Espay with none
    name = case.names.get("product", "code")
    outcome = case.outcome(monkeypatch, command, case.answer("paid", command) | {name: "OTHER"})
    if "product" in case.names:
        assert isinstance(outcome, Unknown)
        assert outcome.reason == "wrong-product"
    else:
        assert isinstance(outcome, Paid)


NAMED = [
    (case, name)
    for case in ASKED
    for name, named in case.names.items()
    if case.asked and named in case.asked
]


@pytest.mark.parametrize(("case", "name"), NAMED, ids=str)
def test_a_bill_of_somebody_else_is_no_bill(monkeypatch: Patch, case: Case, name: str) -> None:
    assert case.asked is not None
    named = case.names[name]
    with pytest.raises(NotUnderstoodError, match=f"wrong-{name}"):
        case.bill(monkeypatch, case.asked | {named: "999"})


@every
@both
def test_a_success_that_names_nobody_is_not_ours(
    monkeypatch: Patch, case: Case, command: Command
) -> None:
    answer = case.answer("paid", command)
    for name in (case.ref(command), case.names["customer"]):
        answer.pop(name, None)
    assert isinstance(case.outcome(monkeypatch, command, answer), Unknown)


# -- what is loose --------------------------------------------------------------------------------


@every
@both
def test_no_optional_field_that_is_missing_blocks_what_is_paid(
    monkeypatch: Patch, case: Case, command: Command
) -> None:
    whole = case.answer("paid", command)
    for name in whole.keys() - case.needed:
        answer = {key: value for key, value in whole.items() if key != name}
        assert isinstance(case.outcome(monkeypatch, command, answer), Paid), name


LOOSE: list[Any] = [{}, {"a": 1}, [], [1, None], [{"periode": "1"}], "", "teks bebas", None, 5]


# the token that Espay sold is among the details
@pytest.mark.parametrize("case", [c for c in CASES if c.name != "espay token"], ids=str)
@both
@pytest.mark.parametrize("details", LOOSE, ids=repr)
def test_details_of_any_shape_never_block_what_is_paid(
    monkeypatch: Patch, case: Case, command: Command, details: object
) -> None:
    answer = case.answer("paid", command) | {case.details: details}
    outcome = case.outcome(monkeypatch, command, answer)
    assert isinstance(outcome, Paid)
    assert outcome.bill is not None
    assert outcome.bill.due == case.due


@pytest.mark.parametrize("details", LOOSE, ids=repr)
@asked
def test_details_of_any_shape_never_block_a_bill(
    monkeypatch: Patch, case: Case, details: object
) -> None:
    assert case.asked is not None
    assert case.bill(monkeypatch, case.asked | {case.details: details}).due == case.due


def _as_text(value: object) -> object:
    match value:
        case dict():
            return {name: _as_text(inner) for name, inner in value.items()}
        case list():
            return [_as_text(inner) for inner in value]
        case int() if not isinstance(value, bool):
            return str(value)
        case _:
            return value


@every
@both
def test_numbers_may_come_as_text(monkeypatch: Patch, case: Case, command: Command) -> None:
    plain = case.outcome(monkeypatch, command, case.answer("paid", command))
    answer = _as_text(case.answer("paid", command))
    assert isinstance(answer, dict)
    assert case.outcome(monkeypatch, command, answer) == plain


@every
@both
def test_text_may_come_as_numbers(monkeypatch: Patch, case: Case, command: Command) -> None:
    answer = case.answer("paid", command)
    for name in case.numbers:
        answer[name] = {"status": 1, "rc": 0, "response_code": 0}.get(name, 1234567)
    order = case.asking(command)
    if case.found and command is Command.CHECK:
        order = replace(order, provider_ref="1234567")
    body = case.body(answer)
    answering(monkeypatch, lambda _: response(body))
    outcome = case.adapter.read_payment(command, order, case.adapter.send(command, order))
    assert isinstance(outcome, Paid)
    assert outcome.bill is not None
    assert outcome.bill.due == case.due


@pytest.mark.parametrize("case", [c for c in CASES if c.price], ids=str)
@both
def test_a_price_above_the_quote_is_no_clear_success(
    monkeypatch: Patch, case: Case, command: Command
) -> None:
    for price in (10**9, "10.000", -1, 1.5, "NaN"):
        answer = case.answer("paid", command) | {case.price: price}
        outcome = case.outcome(monkeypatch, command, answer)
        assert isinstance(outcome, Unknown)
        assert outcome.reason == "price-above-quote"


# -- errors in every published shape --------------------------------------------------------------

IAK = ["iak json bill", "iak xml bill", "iak top-up", "iak token"]


def _shapes(code: str) -> list[Fields]:
    text = "INSUFFICIENT BALANCE"
    return [
        {"response_code": code, "message": text},
        {"rc": code, "message": text},
        {"rc": code, "message": text, "status": 2},
        {"response_code": int(code), "message": text},
        {"data": {"response_code": code, "message": text}, "meta": []},
        {"data": {"rc": code, "message": text, "status": 2}},
    ]


@pytest.mark.parametrize("name", IAK)
@pytest.mark.parametrize("shape", range(6))
def test_iak_says_no_in_three_shapes_and_all_are_understood(
    monkeypatch: Patch, name: str, shape: int
) -> None:
    case = BY_NAME[name]
    for status in (200, 400):
        body = json.dumps(_shapes("17")[shape]).encode()
        first = case.outcome(monkeypatch, Command.PAY, body, status=status)
        assert isinstance(first, Refused)
        assert first.code == "17"
        if case.asked is not None:
            with pytest.raises(RefusedError):
                case.bill(monkeypatch, body, status=status)


@pytest.mark.parametrize("name", IAK)
def test_iaks_errors_come_as_xml_to_those_who_asked_in_json(monkeypatch: Patch, name: str) -> None:
    case = BY_NAME[name]
    body = b"<mp><response_code>102</response_code><message>INVALID IP ADDRESS</message></mp>"
    assert isinstance(case.outcome(monkeypatch, Command.PAY, body), Refused)
    assert isinstance(case.outcome(monkeypatch, Command.CHECK, body), UNCLEAR)


@pytest.mark.parametrize("name", IAK)
def test_iaks_bad_request_ends_the_first_sending_only(monkeypatch: Patch, name: str) -> None:
    case = BY_NAME[name]
    body = b'{"data": {"error_details": {"tr_id": "required"}}}'
    first = case.outcome(monkeypatch, Command.PAY, body, status=400)
    again = case.outcome(monkeypatch, Command.PAY, body, status=400, resent=True)
    assert isinstance(first, Refused)
    assert isinstance(again, UNCLEAR)
    for command in ASKS:  # the same body under another status is none of theirs
        assert isinstance(case.outcome(monkeypatch, command, body), UNCLEAR)
    assert isinstance(case.outcome(monkeypatch, Command.CHECK, body, status=400), UNCLEAR)


@pytest.mark.parametrize("name", [c.name for c in CASES if c.name.startswith("dig")])
def test_digiswitch_says_no_under_http_400_and_under_200(monkeypatch: Patch, name: str) -> None:
    case = BY_NAME[name]
    for status in (200, 400):
        for command in ASKS:
            answer = case.answer("refused", command)
            assert isinstance(case.outcome(monkeypatch, command, answer, status=status), Refused)


@pytest.mark.parametrize("amount", [12540000, 12540000.0, "12540000"])
def test_espay_gets_its_amount_back_in_digits(monkeypatch: Patch, amount: object) -> None:
    case = BY_NAME["espay bill"]
    assert case.asked is not None
    bill = case.bill(monkeypatch, case.asked | {"amount": amount})
    paying = case.adapter.request(Command.PAY, replace(case.order, quoted=bill))
    assert paying["amount"] == "12540000"


@pytest.mark.parametrize("listed", [{}, {"product": None}, {"products": []}, {"items": ["SLYLPO"]}])
def test_a_list_of_espay_that_names_no_product_is_no_list(listed: Fields) -> None:
    with pytest.raises(NotUnderstoodError):
        read_registered({"error_code": "0000", **listed})


@pytest.mark.parametrize("name", ["espay bill", "espay direct", "espay token"])
def test_espays_code_may_be_a_number_and_its_message_has_two_names(
    monkeypatch: Patch, name: str
) -> None:
    case = BY_NAME[name]
    uuid = case.paid["rq_uuid"]
    for code in (610, "610"):
        for said in ("error_desc", "error_message"):
            answer = {"rq_uuid": uuid, "error_code": code, said: "tunggu 5 menit "}
            outcome = case.outcome(monkeypatch, Command.PAY, answer)
            assert outcome == Refused(code="610", message="tunggu 5 menit")


# -- who cannot be asked at all -------------------------------------------------------------------


@every
@pytest.mark.parametrize("command", [*Command])
def test_without_a_connection_nothing_was_sent(
    monkeypatch: Patch, case: Case, command: Command
) -> None:
    def refuse(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused", request=request)

    answering(monkeypatch, refuse)
    with pytest.raises(NotSentError):
        case.adapter.send(command, case.asking(command))
    for ask in (case.adapter.balance, case.adapter.price_list):
        with pytest.raises(ProviderError):
            ask()
