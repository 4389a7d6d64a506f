"""What the adapter says on the wire, and what it makes of odd balances and price lists."""

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from pos_app.domain.bill import Bill
from pos_app.domain.errors import CredentialsError, NotSentError, ProviderError, RefusedError
from pos_app.domain.outcome import Outcome, Paid, Refused, Unknown
from pos_app.services.ports import Command, Order
from tests.contract.test_digiswitch import PRODUCTS, adapter, answer, order_for, sample


@dataclass
class Heard:
    """One request as it came in."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]


@dataclass
class Ear:
    """A server that answers everything with one body and remembers what it heard."""

    status: int = 200
    body: bytes = b"{}"
    heard: list[Heard] = field(default_factory=list)
    url: str = ""

    @property
    def last(self) -> Heard:
        return self.heard[-1]


@contextmanager
def listening(ear: Ear) -> Iterator[Ear]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers["Content-Length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            ear.heard.append(Heard(self.path, headers, json.loads(sent)))
            self.send_response(ear.status)
            self.send_header("Content-Length", str(len(ear.body)))
            self.end_headers()
            self.wfile.write(ear.body)

        def log_message(self, *args: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        ear.url = f"http://127.0.0.1:{server.server_address[1]}/v1/user/api"
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield ear
        server.shutdown()
        thread.join()


@pytest.fixture
def ear() -> Iterator[Ear]:
    with listening(Ear()) as opened:
        yield opened


def md5(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


@pytest.mark.parametrize(
    ("ask", "path", "sign"),
    [
        ("balance", "/v1/user/api/cek-saldo", "e8cf2b26e037d4349877689433f97690"),
        ("price_list", "/v1/user/api/price-list", "be42e1deedfd83e9048f91ea253b9c39"),
    ],
)
def test_the_vectors_of_the_fact_sheet_are_on_the_wire(
    ear: Ear, ask: str, path: str, sign: str
) -> None:
    with pytest.raises(ProviderError):
        getattr(adapter(ear.url), ask)()
    assert (ear.last.path, ear.last.body["sign"]) == (path, sign)


def test_another_user_name_gives_another_signature(ear: Ear) -> None:
    order = Order(ref="ref1", code="pln", customer_no="530000000001", extras={})
    adapter(ear.url, username="your-username").send(Command.PAY, order)
    assert ear.last.body["sign"] == "446365b2118b0226e63f8519b2b7d6cf"
    assert ear.last.body["username"] == "your-username"


@pytest.mark.parametrize("command", list(Command))
@pytest.mark.parametrize("product", PRODUCTS)
def test_the_request_of_every_product_is_that_of_the_document(
    ear: Ear, product: str, command: Command
) -> None:
    data = sample(product)
    order = Order(
        ref="K0PC00MWPYQGHZJW1DETX0",
        code=product,
        customer_no=data["customer_no"],
        extras={"emoney": {"amount": "50000"}, "pbb": {"year": "2025"}}.get(product, {}),
    )
    adapter(ear.url).send(command, order)
    wanted: dict[str, Any] = {
        "username": "username",
        "command": {"inquire": "inq-pasca", "pay": "pay-pasca", "check": "status-pasca"}[command],
        "code": product,
        "customer_no": data["customer_no"],
        "ref_id": order.ref,
        "sign": md5(f"usernameapiKey{order.ref}"),
    }
    if command is Command.INQUIRE:
        wanted |= {"emoney": {"amount": 50000}, "pbb": {"year": 2025}}.get(product, {})
    assert ear.last.body == wanted
    assert ear.last.headers["content-type"] == "application/json"
    assert ear.last.headers["accept-encoding"] == "identity"
    assert (" " in ear.last.body["customer_no"], len(ear.heard)) == (False, 1)


def test_the_key_is_asked_for_at_each_request_and_without_one_nothing_is_sent(ear: Ear) -> None:
    def missing() -> str:
        raise CredentialsError("no-key")

    order = Order(ref="ref1", code="pln", customer_no="530000000001", extras={})
    with pytest.raises(CredentialsError):
        adapter(ear.url, key=missing).send(Command.PAY, order)
    assert ear.heard == []


def test_a_trailing_slash_in_the_address_changes_nothing(ear: Ear) -> None:
    order = Order(ref="ref1", code="pln", customer_no="530000000001", extras={})
    adapter(ear.url + "/").send(Command.PAY, order)
    assert ear.last.path == "/v1/user/api/transaction"


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_carries_the_signature_nowhere_else(ear: Ear, status: int) -> None:
    with listening(Ear()) as elsewhere:
        ear.status = status
        real = adapter(ear.url)
        order = order_for(sample("pln"))
        reply = real.send(Command.PAY, order)
        assert elsewhere.heard == []
    assert len(ear.heard) == 1
    assert isinstance(real.read_payment(Command.PAY, order, reply), Unknown)


# -- balance and price list ---------------------------------------------------------------------

BALANCES: list[tuple[Any, int | None]] = [
    ({"deposit": 1000}, 1000),
    ({"deposit": 1000.0}, 1000),
    ({"deposit": "1000"}, 1000),
    ({"deposit": 1000.5}, None),
    ({"deposit": -1}, None),
    ({"deposit": None}, None),
    ({}, None),
]


@pytest.mark.parametrize(("data", "balance"), BALANCES)
def test_a_balance_is_whole_rupiah_or_no_balance(ear: Ear, data: Any, balance: int | None) -> None:
    ear.body = json.dumps({"data": data}).encode()
    if balance is None:
        with pytest.raises(RefusedError, match="provider-refused"):
            adapter(ear.url).balance()
    else:
        assert adapter(ear.url).balance() == balance


@pytest.mark.parametrize("rc", ["14", "15"])
@pytest.mark.parametrize("ask", ["balance", "price_list"])
def test_a_wrong_key_is_told_as_that_everywhere(ear: Ear, ask: str, rc: str) -> None:
    ear.status, ear.body = 400, json.dumps({"data": {"rc": rc, "message": "salah"}}).encode()
    with pytest.raises(CredentialsError, match="credentials-rejected") as caught:
        getattr(adapter(ear.url), ask)()
    assert caught.value.detail == "salah"


def test_a_price_list_too_soon_is_refused_in_the_words_of_the_provider(ear: Ear) -> None:
    ear.body = json.dumps({"data": {"rc": "83", "message": "Limitasi cek pricelist"}}).encode()
    with pytest.raises(RefusedError) as caught:
        adapter(ear.url).price_list()
    assert caught.value.detail == "Limitasi cek pricelist"


def test_odd_rows_of_a_price_list_are_rows_that_nobody_sells(ear: Ear) -> None:
    rows: list[Any] = [
        {"code": "pln", "name": "PLN", "brand": "PLN", "status": True, "admin": "2500"},
        {"code": "pdam", "status": "true", "admin": 1.5, "commission": -3},
        None,
        "text",
        [],
        5,
    ]
    ear.body = json.dumps({"data": rows}).encode()
    first, second, *others = adapter(ear.url).price_list()[: len(rows)]
    assert (first.code, first.sellable, first.admin) == ("pln", True, 2500)
    assert (second.sellable, second.admin, second.commission) == (False, None, None)
    assert [(offer.code, offer.sellable) for offer in others] == [("", False)] * 4


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b'{"data": null}', b'{"data": 5}'])
@pytest.mark.parametrize("ask", ["balance", "price_list"])
def test_what_is_no_answer_is_a_providers_error_everywhere(ear: Ear, ask: str, body: bytes) -> None:
    ear.body = body
    with pytest.raises(ProviderError):
        getattr(adapter(ear.url), ask)()


def test_without_a_network_both_say_that_nothing_was_sent() -> None:
    with listening(Ear()) as gone:
        provider = adapter(gone.url)
    for ask in (provider.balance, provider.price_list):
        with pytest.raises(NotSentError):
            ask()


# -- further answers to a payment ---------------------------------------------------------------


def read(changes: dict[str, Any], command: Command = Command.PAY, status: int = 200) -> Outcome:
    data = {**sample("pln"), **changes}
    return adapter().read_payment(command, order_for(sample("pln")), answer(data, status))


@pytest.mark.parametrize("status", ["Sukses", "Pending", "Gagal", "sukses", "", "Success", "Batal"])
@pytest.mark.parametrize("rc", ["00", "02", "03", "14", "99", "", "0", "000"])
@pytest.mark.parametrize("command", [Command.PAY, Command.CHECK])
def test_status_and_code_have_to_say_the_same_before_anything_is_final(
    status: str, rc: str, command: Command
) -> None:
    outcome = read({"status": status, "rc": rc}, command)
    final_codes = {"02", "14", "15"} if command is Command.PAY else {"02"}
    assert isinstance(outcome, Paid) == ((status, rc) == ("Sukses", "00"))
    assert isinstance(outcome, Refused) == (status == "Gagal" and rc in final_codes)


@pytest.mark.parametrize("command", [Command.PAY, Command.CHECK])
@pytest.mark.parametrize("changes", [{"ref_id": "x"}, {"customer_no": "1"}, {"customer_no": ""}])
def test_a_refusal_of_somebody_elses_payment_is_no_refusal_of_ours(
    changes: dict[str, Any], command: Command
) -> None:
    assert isinstance(read({"status": "Gagal", "rc": "02", **changes}, command), Unknown)


def test_a_price_at_or_below_the_quote_is_paid_and_one_rupiah_more_is_not() -> None:
    assert isinstance(read({"price": 10000}), Paid)
    assert isinstance(read({"price": "9999"}), Paid)
    assert isinstance(read({"price": "10001"}), Unknown)
    assert isinstance(read({"price": 10001.0}), Unknown)


def test_where_nothing_was_quoted_no_price_can_be_above_it() -> None:
    data = sample("pln")
    for quoted in (None, Bill(customer_name="", amount=1, admin=0, price=None)):
        order = Order(
            ref=data["ref_id"],
            code="pln",
            customer_no=data["customer_no"],
            extras={},
            quoted=quoted,
        )
        assert isinstance(adapter().read_payment(Command.PAY, order, answer(data)), Paid)


def test_a_customer_number_that_came_as_a_number_is_the_same_number() -> None:
    assert isinstance(read({"customer_no": 530000000001}), Paid)


def test_names_of_facts_are_those_of_the_document_or_their_own() -> None:
    desc = {"daya": 1300, "biaya_baru": "1500", "biaya_aneh": "x", "denda": 0, "kode": ["a", 1]}
    outcome = read({"desc": desc})
    assert isinstance(outcome, Paid)
    assert outcome.bill is not None
    assert [(fact.name, fact.value) for fact in outcome.bill.facts] == [
        ("power", "1300"),
        ("biaya_baru", 1500),
        ("biaya_aneh", "x"),
        ("penalty", 0),
        ("kode", '["a", 1]'),
    ]


@pytest.mark.parametrize("depth", [10, 19])
def test_an_answer_may_be_nested_within_reason(depth: int) -> None:
    desc: Any = "x"
    for _ in range(depth - 3):
        desc = {"a": desc}
    assert isinstance(read({"desc": {"a": desc}}), Paid)


def test_training_is_whatever_costs_nobody_money() -> None:
    assert not adapter().training
    assert adapter(testing=True).training
    assert adapter("http://localhost:1").training


@pytest.mark.parametrize("price", [2**63, 1_000_000_000_000, 10001.5, "10.001", -1, True])
def test_a_price_that_cannot_be_read_is_not_taken_for_a_price_within_the_quote(
    price: object,
) -> None:
    assert isinstance(read({"price": price}), Unknown)


def test_every_period_of_a_long_bill_is_kept() -> None:
    outcome = read({"desc": {"detail": [{"periode": str(n)} for n in range(72)]}})
    assert isinstance(outcome, Paid)
    assert outcome.bill is not None
    assert len(outcome.bill.periods) == 72


@pytest.mark.parametrize("status", [401, 403, 404, 408])
def test_a_success_under_the_status_of_an_error_contradicts_itself(status: int) -> None:
    assert isinstance(read({}, status=status), Unknown)
