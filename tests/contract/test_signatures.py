"""The signatures of the fact sheets: what is hashed for each call, and the hash itself."""

import hashlib
import json
from urllib.parse import parse_qs

import httpx
import pytest

from pos_app.domain.bill import Bill
from pos_app.domain.errors import ProviderError
from pos_app.domain.product import Kind
from pos_app.providers.espay.adapter import signature
from pos_app.providers.iak import Iak
from pos_app.services.ports import Command, Order
from tests.contract.suite import answering
from tests.contract.test_espay_echo import adapter as espay

ESPAY = {
    # Published plaintexts (docs.espay.id and its older kit); the first hash is published too.
    "S8QNDD0GHZDRL04R BB8CC50A-F670-4D0D-92A1-FBAADB85CECE AKULAKU01 TRANSACTIONHITORYLIST": (
        "ffc3fe1e0ea617ebfb864b6f1e51472cdcac66990215d2e9a3f5cd2fe626dc76"
    ),
    "SENDERID 9900990099 STCKAI 5441217 KEYFORSIGNATURE": (
        "bad06402f42b1244c88e3c2da24543e5708a96322819af6cc08b809d8aab5405"
    ),
    "sgoplus 142921023 stckai sgoplus201711aa keyforsignature": (
        "d025efec6615bc59c14b4f3a694493895a6bd4ab7c8ac1d6a240c87b207d7712"
    ),
    "SENDERID 520520796665 SLYLPO 30468000 SENDERIDUUID0002 KEYFORSIGNATURE": (
        "86e39919e0d8a3597c55c7be5d584c792cdd77773074012325bf23faafd3fabd"
    ),
    "SENDERID TX20190918155254952 SENDERIDUUID0003 KEYFORSIGNATURE": (
        "e722926c79e5f3b1da6185d7328154085a3d97141f78afa205ca639708e91209"
    ),
    "SENDERID SENDERIDUUID0004 KEYFORSIGNATURE": (
        "db1a71067e6db88e987ea42f8785509da48ab836df85abbf89a4236a2eb50dbf"
    ),
}


@pytest.mark.parametrize(("values", "hashed"), ESPAY.items())
def test_espay_signs_the_upper_cased_values_between_hashes(values: str, hashed: str) -> None:
    assert signature(*values.split(" ")) == hashed


QUOTED = Bill(customer_name="", amount=1, admin=0, price=1, echo="9732792")
IAK = [
    (Command.INQUIRE, Kind.BILL, "09128374655", "45a84b09d3948056cf8bd3ea92444868"),
    (Command.PAY, Kind.BILL, "09128374655", "2d090b9ac98635dfa1ca12cba212b3ff"),
    (Command.CHECK, Kind.BILL, "09128374655", "6b297400b6ce310925ce2b72e87d643b"),
    (Command.PAY, Kind.TOP_UP, "order001", "2c59e0f951d2f7d3dfa32d23faab0cea"),
    (Command.CHECK, Kind.TOP_UP, "order001", "2c59e0f951d2f7d3dfa32d23faab0cea"),
    (Command.INQUIRE, Kind.TOKEN, "order001", "3e7b48a8746cc70a3f3251a6c4ea4c82"),
]


def iak() -> Iak:
    return Iak(
        postpaid_url="http://127.0.0.1:1/post",
        prepaid_url="http://127.0.0.1:1/pre",
        username="123123123",
        key=lambda: "demo-api-key",
        xml=False,
        check_gap=15,
        seconds=1,
    )


@pytest.mark.parametrize(("command", "kind", "ref", "sign"), IAK)
def test_iak_signs_each_call_with_its_own_ending(
    monkeypatch: pytest.MonkeyPatch, command: Command, kind: Kind, ref: str, sign: str
) -> None:
    heard = answering(monkeypatch, lambda _: httpx.Response(200, json={}))
    order = Order(ref=ref, code="c", customer_no="12345678901", extras={}, kind=kind, quoted=QUOTED)
    iak().send(command, order)
    assert json.loads(heard[0].content)["sign"] == sign


@pytest.mark.parametrize(
    ("ask", "signs"),
    [
        ("balance", ["51a7e34f35a288c29f09fa548f1062de"]),
        ("price_list", ["d2a431025808be94697f80ce9ec9f512"]),
    ],
)
def test_iak_signs_what_is_about_no_payment_with_a_word(
    monkeypatch: pytest.MonkeyPatch, ask: str, signs: list[str]
) -> None:
    heard = answering(monkeypatch, lambda _: httpx.Response(200, json={}))
    with pytest.raises(ProviderError):
        getattr(iak(), ask)()
    assert {json.loads(request.content)["sign"] for request in heard} == set(signs)


def test_espay_signs_the_amount_that_it_sends(monkeypatch: pytest.MonkeyPatch) -> None:
    heard = answering(monkeypatch, lambda _: httpx.Response(200, json={}))
    order = Order(
        ref="R1",
        code="SINCBN",
        customer_no="4333333333",
        extras={"amount": "1000"},
        kind=Kind.DIRECT,
        quoted=Bill(customer_name="", amount=1000, admin=0, price=1000),
    )
    espay().send(Command.PAY, order)
    sent = {name: values[0] for name, values in parse_qs(heard[0].content.decode()).items()}
    plain = f"##SENDERID##4333333333##SINCBN##{sent['amount']}##SENDERIDR1##signature-key##"
    assert sent["amount"] == "100000"
    assert sent["signature"] == hashlib.sha256(plain.upper().encode()).hexdigest()
