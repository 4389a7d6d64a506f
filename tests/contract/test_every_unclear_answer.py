"""One suite for every adapter, dialect and format: what is unclear is never final."""

from collections.abc import Callable

import httpx
import pytest

from pos_app.domain.errors import NotUnderstoodError, ProviderError
from pos_app.domain.outcome import Outcome, Paid, Pending, Unknown
from pos_app.services.ports import Command
from tests.contract.cases import ASKED, BY_NAME, CASES
from tests.contract.suite import ASKS, SAMPLES, Case, answering, playing, response

Patch = pytest.MonkeyPatch

every = pytest.mark.parametrize("case", CASES, ids=str)
both = pytest.mark.parametrize("command", ASKS)

JUNK = {
    "html": b"<html><body>502 Bad Gateway</body></html>",
    "a page of a gate": b"<!DOCTYPE html><html><head/></html>",
    "empty": b"",
    "a blank": b" \n",
    "text": b"OK",
    "null": b"null",
    "a number": b"0",
    "a list": b"[]",
    "an empty object": b"{}",
    "data is a list": b'{"data": []}',
    "data is a text": b'{"data": "00"}',
    "data is null": b'{"data": null}',
    "data is empty": b'{"data": {}}',
    "an empty mp": b"<mp/>",
    "mp of text": b"<mp>00</mp>",
    "entities": b'<!DOCTYPE mp [<!ENTITY a "00">]><mp><response_code>&a;</response_code></mp>',
    "xml cut": b"<mp><response_code>00</response_code>",
    "json cut": b'{"data": {"rc": "00", "status": "Sukses"',
    "deep": b"[" * 100_000,
    "deep xml": b"<mp>" + b"<a>" * 2_000 + b"</a>" * 2_000 + b"</mp>",
    "bytes": b"\xff\xfe\x00\x01",
    "a byte order mark": b'\xef\xbb\xbf{"data": {}}',
    "another encoding": b'<?xml version="1.0" encoding="x-none"?><mp><status>1</status></mp>',
}


@every
@both
def test_what_is_no_answer_proves_nothing(monkeypatch: Patch, case: Case, command: Command) -> None:
    for name, body in JUNK.items():
        outcome = case.outcome(monkeypatch, command, body)
        assert isinstance(outcome, (Pending, Unknown)), name
        if command is Command.PAY:
            assert isinstance(outcome, Unknown), name


@pytest.mark.parametrize("case", ASKED, ids=str)
def test_what_is_no_answer_is_no_bill(monkeypatch: Patch, case: Case) -> None:
    for body in JUNK.values():
        with pytest.raises(ProviderError):
            case.bill(monkeypatch, body)


@every
@pytest.mark.parametrize("ask", ["balance", "price_list"])
def test_what_is_no_answer_is_no_balance_and_no_list(
    monkeypatch: Patch, case: Case, ask: str
) -> None:
    for name, body in JUNK.items():
        if (name, ask) == ("data is a list", "price_list"):
            continue  # a list of nothing
        answering(monkeypatch, case.plays(body))
        with pytest.raises(ProviderError):
            pytest.fail(f"{name}: {getattr(case.adapter, ask)()}")


STATUSES = [201, 204, 301, 302, 307, 403, 404, 408, 429, 500, 502, 503, 504]


@every
@both
def test_a_success_under_another_status_than_200_proves_nothing(
    monkeypatch: Patch, case: Case, command: Command
) -> None:
    answer = case.answer("paid", command)
    for status in [*STATUSES, 400, 401]:
        outcome = case.outcome(monkeypatch, command, answer, status=status)
        assert not isinstance(outcome, Paid), status
        if status != 401:
            assert isinstance(outcome, (Pending, Unknown)), status


@every
@both
@pytest.mark.parametrize("status", [302, 429, 500, 502, 503])
def test_no_refusal_of_a_proxy_or_a_broken_server_is_believed(
    monkeypatch: Patch, case: Case, command: Command, status: int
) -> None:
    answer = case.answer("refused", command)
    outcome = case.outcome(monkeypatch, command, answer, status=status)
    assert isinstance(outcome, Unknown)
    assert outcome.reason == "http-status"


@every
@both
@pytest.mark.parametrize("status", [400, 401, 403, 404, 407, 451])
def test_a_page_of_a_gate_on_the_way_refuses_nothing(
    monkeypatch: Patch, case: Case, command: Command, status: int
) -> None:
    for body in (JUNK["html"], JUNK["empty"], case.body(case.answer("paid", command))):
        outcome = case.outcome(monkeypatch, command, body, status=status)
        assert isinstance(outcome, (Pending, Unknown)), body


@pytest.mark.parametrize("case", ASKED, ids=str)
def test_a_bill_under_another_status_than_200_is_no_bill(monkeypatch: Patch, case: Case) -> None:
    assert case.asked is not None
    for status in [*STATUSES, 400, 401]:
        with pytest.raises(ProviderError):
            pytest.fail(f"{status}: {case.bill(monkeypatch, case.asked, status=status)}")


@every
def test_a_redirect_is_not_followed(monkeypatch: Patch, case: Case) -> None:
    heard = answering(
        monkeypatch, lambda _: httpx.Response(302, headers={"Location": "https://else.example/"})
    )
    case.adapter.send(Command.PAY, case.order)
    assert len(heard) == 1
    assert heard[0].url.host != "else.example"


# -- lost on the way ------------------------------------------------------------------------------


def _cut(case: Case, command: Command) -> Callable[[httpx.Request], httpx.Response]:
    body = case.body(case.answer("paid", command))
    return lambda _: response(body, broken=httpx.RemoteProtocolError("cut"))


def _late(_: httpx.Request) -> httpx.Response:
    raise httpx.ReadTimeout("late")


def _broken(_: httpx.Request) -> httpx.Response:
    raise httpx.ReadError("reset")


def _half_sent(_: httpx.Request) -> httpx.Response:
    raise httpx.WriteError("reset")


@every
@both
@pytest.mark.parametrize("lost", ["late", "broken", "half sent", "cut"])
def test_a_lost_reply_is_unknown(
    monkeypatch: Patch, case: Case, command: Command, lost: str
) -> None:
    plays = {
        "late": _late,
        "broken": _broken,
        "half sent": _half_sent,
        "cut": _cut(case, command),
    }
    outcome = case.outcome(monkeypatch, command, plays[lost])
    assert isinstance(outcome, Unknown)
    assert outcome.reason == "no-answer"


@every
@both
def test_an_answer_without_an_end_is_cut_off(
    monkeypatch: Patch, case: Case, command: Command
) -> None:
    body = case.body(case.answer("paid", command)) + b" " * 1_000_001
    outcome = case.outcome(monkeypatch, command, body)
    assert outcome == Unknown(reason="no-answer", message="too-large")


@pytest.mark.parametrize("case", ASKED, ids=str)
@pytest.mark.parametrize("lost", [_late, _broken, _half_sent])
def test_a_lost_bill_is_no_bill(
    monkeypatch: Patch, case: Case, lost: Callable[[httpx.Request], httpx.Response]
) -> None:
    answering(monkeypatch, lost)
    reply = case.adapter.send(Command.INQUIRE, case.order)
    with pytest.raises(NotUnderstoodError, match="no-answer"):
        case.adapter.read_bill(case.order, reply)


# -- what two readers could understand differently ------------------------------------------------


def _doubled(body: bytes, case: Case) -> list[bytes]:
    """Return the body with a second code before and after the first."""
    if body.startswith(b"<"):
        more = f"<{case.code}>37</{case.code}>".encode()
        return [body.replace(b"<mp>", b"<mp>" + more), body.replace(b"</mp>", more + b"</mp>")]
    more = f'"{case.code}": "37"'.encode()
    at = body.rindex(b'"', 0, body.index(f'"{case.code}"'.encode()) + 1)
    return [body[:at] + more + b", " + body[at:]]


@every
@both
def test_two_codes_in_one_answer_prove_nothing(
    monkeypatch: Patch, case: Case, command: Command
) -> None:
    for kind in ("paid", "refused"):
        for body in _doubled(case.body(case.answer(kind, command)), case):
            assert isinstance(case.outcome(monkeypatch, command, body), (Pending, Unknown))


# there are no numbers in XML; what looks like one there is looked at as a price
@pytest.mark.parametrize("case", [c for c in CASES if c.name != "iak xml bill"], ids=str)
@both
@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_number_proves_nothing(
    monkeypatch: Patch, case: Case, command: Command, number: float
) -> None:
    outcome = case.outcome(monkeypatch, command, case.answer("paid", command) | {"more": number})
    assert isinstance(outcome, Unknown)
    assert outcome.reason == "not-json"


@every
@both
def test_half_a_surrogate_pair_can_be_stored(
    monkeypatch: Patch, case: Case, command: Command
) -> None:
    answer = case.answer("paid", command)
    for name in answer.keys() - case.needed:
        outcome = case.outcome(monkeypatch, command, answer | {name: "\ud800 BUDI"})
        assert _is_storable(outcome), name
        assert isinstance(outcome, (Paid, Unknown)), name
    details = answer | {case.details: {"nama": "\udfff", "\ud800": "kunci", "alamat": ["\ud800"]}}
    outcome = case.outcome(monkeypatch, command, details)
    assert isinstance(outcome, (Paid, Unknown))
    assert _is_storable(outcome)


def _is_storable(outcome: Outcome) -> bool:
    texts = [str(getattr(outcome, name, "")) for name in ("message", "provider_ref", "code")]
    bill = outcome.bill if isinstance(outcome, Paid) else None
    if bill:
        known = [*bill.facts, *(fact for row in bill.periods for fact in row)]
        texts += [bill.customer_name, *(str(part) for fact in known for part in _parts(fact))]
    return all(text.encode("utf-8") is not None for text in texts)


def _parts(fact: object) -> tuple[object, object]:
    return getattr(fact, "name", ""), getattr(fact, "value", "")


# -- balance and price list -----------------------------------------------------------------------

LISTS = {
    "digiswitch": ("digiswitch-response-saldo.json", "digiswitch-response-pricelist-prepaid.json"),
    "digiflazz": (
        "digiflazz/digiflazz-response-saldo.json",
        "digiflazz/digiflazz-response-pricelist-pasca.json",
    ),
    "iak json": (
        "iak/response-prepaid-v2-balance.json",
        "iak/response-prepaid-v2-pricelist-docs2023.json",
    ),
}


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("status", [200, 400, *STATUSES])
def test_a_balance_and_a_list_are_believed_under_200_only(
    monkeypatch: Patch, name: str, status: int
) -> None:
    provider = BY_NAME[f"{name} bill"].adapter
    balance, rows = ((SAMPLES / sample).read_bytes() for sample in LISTS[name])
    for ask, body in ((provider.balance, balance), (provider.price_list, rows)):
        answering(monkeypatch, playing(body, status))
        if status == 200:
            assert ask()
        else:
            with pytest.raises(ProviderError):
                pytest.fail(f"{ask.__name__}: {ask()}")
