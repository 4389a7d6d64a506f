"""The Digiswitch adapter against its published answers, and against everything else."""

import json
import random
from pathlib import Path
from typing import Any

import pytest

from pos_app.domain.bill import Bill
from pos_app.domain.errors import (
    CredentialsError,
    InputError,
    NotUnderstoodError,
    ProviderError,
    RefusedError,
)
from pos_app.domain.outcome import Outcome, Paid, Pending, Refused, Unknown
from pos_app.providers.digiswitch import Digiswitch
from pos_app.sandbox.server import Sandbox
from pos_app.services.ports import Command, Order, Reply

SAMPLES = Path(__file__).with_name("samples")
PRODUCTS = sorted(
    path.name.split("-")[2] for path in SAMPLES.glob("digiswitch-response-*-pay.json")
)


def adapter(url: str = "https://tenant.example/v1/user/api", **changes: Any) -> Digiswitch:
    given: dict[str, Any] = {
        "url": url,
        "username": "username",
        "key": lambda: "apiKey",
        "testing": False,
        "check_gap": 60.0,
        "seconds": 5.0,
    }
    return Digiswitch(**{**given, **changes})


def sample(product: str) -> dict[str, Any]:
    text = (SAMPLES / f"digiswitch-response-{product}-pay.json").read_text("utf-8")
    data: dict[str, Any] = json.loads(text)["data"]
    return data


def order_for(data: dict[str, Any], price: int | None = None) -> Order:
    quoted = Bill(
        customer_name="", amount=0, admin=0, price=data.get("price", 0) if price is None else price
    )
    return Order(
        ref=data["ref_id"],
        code=data["code"],
        customer_no=data["customer_no"],
        extras={},
        quoted=quoted,
    )


def answer(data: object, status: int = 200) -> Reply:
    return Reply(status=status, body=json.dumps({"data": data}).encode())


def read(data: dict[str, Any], command: Command = Command.PAY, status: int = 200) -> Outcome:
    whole = {**sample("pln"), **data}
    return adapter().read_payment(command, order_for(sample("pln")), answer(whole, status))


BARE = {"ref_id": "ref-pasca4", "customer_no": "530000000001", "code": "pln"}


# -- the published answers ----------------------------------------------------------------------


def test_there_is_a_published_answer_for_all_twelve_products() -> None:
    assert len(PRODUCTS) == 12


@pytest.mark.parametrize("product", PRODUCTS)
def test_the_published_answer_of_every_product_is_paid_with_its_whole_bill(product: str) -> None:
    data = sample(product)
    outcome = adapter().read_payment(Command.PAY, order_for(data), answer(data))
    assert isinstance(outcome, Paid)
    assert outcome.provider_ref == data["sn"]
    bill = outcome.bill
    assert bill is not None
    assert (bill.due, bill.admin, bill.price) == (
        data["selling_price"],
        data["admin"],
        data["price"],
    )
    assert bill.customer_name == data["name"]
    detail = data["desc"].get("detail", [])
    assert len(bill.periods) == len(detail)
    assert len(bill.facts) == len([name for name in data["desc"] if name != "detail"])
    said = [str(fact.value) for facts in (bill.facts, *bill.periods) for fact in facts]
    wanted = [str(v) for k, v in data["desc"].items() if k != "detail"]
    wanted += [str(value) for row in detail for value in row.values()]
    assert said == wanted


def test_money_in_the_details_is_rupiah_and_readings_stay_text() -> None:
    outcome = read({})
    assert isinstance(outcome, Paid)
    assert outcome.bill is not None
    (period,) = outcome.bill.periods
    assert {fact.name: fact.value for fact in period} == {
        "period": "201901",
        "bill": 8000,
        "admin": 2500,
        "penalty": 500,
        "meter_start": "00080000",
        "meter_end": "00090000",
    }


def test_a_field_that_nobody_foresaw_is_kept_under_its_own_name_in_its_place() -> None:
    desc = {"tarif": "R1", "warna_meteran": "biru", "lembar_tagihan": 1, "baru": {"a": [1]}}
    outcome = read({"desc": desc})
    assert isinstance(outcome, Paid)
    assert outcome.bill is not None
    assert [(fact.name, fact.value) for fact in outcome.bill.facts] == [
        ("tariff", "R1"),
        ("warna_meteran", "biru"),
        ("bill_count", "1"),
        ("baru", '{"a": [1]}'),
    ]


@pytest.mark.parametrize(
    "desc",
    [
        None,
        "",
        "teks",
        [],
        [1, 2],
        5,
        {"detail": {"periode": "1"}},
        {"detail": "x"},
        {"detail": [1, None]},
    ],
)
def test_an_odd_description_never_blocks_what_is_paid(desc: object) -> None:
    assert isinstance(read({"desc": desc}), Paid)


@pytest.mark.parametrize(
    "field", ["name", "sn", "admin", "price", "selling_price", "desc", "message", "balance"]
)
def test_a_missing_optional_field_never_blocks_what_is_paid(field: str) -> None:
    data = sample("pln")
    del data[field]
    outcome = adapter().read_payment(Command.PAY, order_for(sample("pln")), answer(data))
    assert isinstance(outcome, Paid)


def test_numbers_may_come_as_text_and_text_as_numbers() -> None:
    outcome = read(
        {"selling_price": "11000", "admin": "2500", "price": "10000", "sn": 12345, "name": 7}
    )
    assert isinstance(outcome, Paid)
    assert outcome.provider_ref == "12345"
    assert outcome.bill is not None
    assert (outcome.bill.due, outcome.bill.customer_name) == (11000, "7")


def test_half_a_surrogate_pair_in_a_name_can_be_stored() -> None:
    body = (
        json.dumps({"data": sample("pln")})
        .replace("Nama Pelanggan Pertama", "\\ud800 BUDI")
        .encode()
    )
    outcome = adapter().read_payment(
        Command.PAY, order_for(sample("pln")), Reply(status=200, body=body)
    )
    assert isinstance(outcome, Paid)
    assert outcome.bill is not None
    assert outcome.bill.customer_name.encode() == b"? BUDI"


# -- response codes (Digiswitch, real traffic of November 2025; the tenant's list was not found) --


@pytest.mark.parametrize("rc", [f"{number:02}" for number in range(100)])
def test_no_code_but_the_known_ones_is_ever_final(rc: str) -> None:
    first = read({**BARE, "status": "Gagal", "rc": rc})
    check = read({**BARE, "status": "Gagal", "rc": rc}, Command.CHECK)
    assert isinstance(first, Refused) == (rc in {"02", "14", "15"})
    assert isinstance(check, Refused) == (rc == "02")
    for outcome in (first, check):
        assert isinstance(outcome, (Refused, Unknown))
    success = read({"status": "Sukses", "rc": rc})
    assert isinstance(success, Paid if rc == "00" else Unknown)


@pytest.mark.parametrize("command", [Command.PAY, Command.CHECK])
def test_a_bare_refusal_and_a_bare_pending_are_understood(command: Command) -> None:
    for data, kind in (
        ({**BARE, "status": "Gagal", "rc": "02", "message": "Transaksi Gagal"}, Refused),
        ({**BARE, "status": "Pending", "rc": "03", "message": "Transaksi Pending"}, Pending),
        ({**BARE, "status": "Pending", "rc": "99"}, Pending),
    ):
        order = order_for(sample("pln"))
        assert isinstance(adapter().read_payment(command, order, answer(data, 400)), kind)


# -- what cannot be trusted ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"ref_id": "another"}, "wrong-ref"),
        ({"ref_id": None}, "wrong-ref"),
        ({"customer_no": "530000000002"}, "wrong-customer"),
        ({"customer_no": None}, "wrong-customer"),
        ({"price": 10001}, "price-above-quote"),
        ({"status": "sukses"}, "undocumented-code"),
        ({"status": None}, "undocumented-code"),
        ({"rc": 0}, "undocumented-code"),
    ],
)
def test_a_success_that_is_not_ours_in_every_point_is_unknown(
    changes: dict[str, Any], reason: str
) -> None:
    outcome = read(changes)
    assert isinstance(outcome, Unknown)
    assert outcome.reason == reason


def test_another_code_of_the_product_is_no_contradiction() -> None:
    assert isinstance(read({"code": "dspln"}), Paid)


def test_a_blank_after_the_comma_of_samsat_is_no_contradiction() -> None:
    data = sample("samsat")
    order = order_for(data)
    data["customer_no"] = data["customer_no"].replace(",", ", ")
    assert isinstance(adapter().read_payment(Command.PAY, order, answer(data)), Paid)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>maintenance</html>",
        b"null",
        b"[]",
        b'"text"',
        b'{"data": []}',
        b'{"data": null}',
        b"{}",
        b'{"data": {"status": "Sukses", "status": "Gagal"}}',
        b'{"data": {"price": NaN}}',
        b'{"data": ' + b'{"a":' * 50 + b"1" + b"}" * 50 + b"}",
        b"[" * 100_000,
        b'{"data": {"price": ' + b"9" * 5000 + b"}}",
        b"\xff\xfe\x00",
    ],
)
def test_what_is_no_answer_is_unknown_to_a_payment_and_an_error_to_an_inquiry(body: bytes) -> None:
    order = order_for(sample("pln"))
    reply = Reply(status=200, body=body)
    for command in (Command.PAY, Command.CHECK):
        assert isinstance(adapter().read_payment(command, order, reply), Unknown)
    with pytest.raises(NotUnderstoodError):
        adapter().read_bill(order, reply)


@pytest.mark.parametrize("status", [204, 301, 302, 429, 500, 502, 503, 504])
def test_a_status_of_a_proxy_or_of_trouble_proves_nothing(status: int) -> None:
    assert isinstance(read({}, status=status), Unknown)


def test_an_answer_that_was_cut_off_proves_nothing() -> None:
    body = json.dumps({"data": sample("pln")}).encode()
    reply = Reply(status=200, body=body, fault="ReadError")
    outcome = adapter().read_payment(Command.PAY, order_for(sample("pln")), reply)
    assert outcome == Unknown(reason="no-answer", message="ReadError")


def mutations(count: int) -> list[bytes]:
    """Success answers with bytes flipped, cut, doubled, and values swapped for odd ones."""
    chance = random.Random(20261121)
    whole = json.dumps({"data": sample("pln")}).encode()
    odd: list[object] = [None, True, -1, 1.5, "", "x" * 2000, [], {}, "\ud800", 2**70, "0", "00 "]
    made = []
    for number in range(count):
        if number % 2:
            data = sample("pln")
            for name in chance.sample(sorted(data), chance.randint(1, 4)):
                data[name] = chance.choice(odd)
            made.append(json.dumps({"data": data}).encode())
            continue
        body = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(body))
            match chance.randrange(3):
                case 0:
                    body[at] = chance.randrange(256)
                case 1:
                    del body[at : at + chance.randint(1, 20)]
                case _:
                    body[at:at] = body[at : at + chance.randint(1, 20)]
        made.append(bytes(body))
    return made


def test_no_malformed_answer_breaks_us_or_passes_for_paid() -> None:
    order = order_for(sample("pln"))
    paid = 0
    for body in mutations(4000):
        outcome = adapter().read_payment(Command.PAY, order, Reply(status=200, body=body))
        if isinstance(outcome, Paid):
            paid += 1
            data = json.loads(body)["data"]
            assert data["status"].strip() == "Sukses"
            assert str(data["rc"]).strip() == "00"
            assert data["ref_id"] == order.ref
            assert data["customer_no"].replace(" ", "").strip() == order.customer_no
    assert 100 < paid < 3000


# -- inquiries ----------------------------------------------------------------------------------


def test_a_refused_inquiry_says_so_in_the_words_of_the_provider() -> None:
    data = {**BARE, "status": "Gagal", "rc": "60", "message": "Tagihan belum tersedia"}
    with pytest.raises(RefusedError) as caught:
        adapter().read_bill(order_for(sample("pln")), answer(data, 400))
    assert caught.value.detail == "Tagihan belum tersedia"


@pytest.mark.parametrize("name", ["error-signature-rc14", "error-username-rc15"])
def test_a_wrong_key_or_user_name_is_told_as_that(name: str) -> None:
    body = (SAMPLES / f"digiswitch-response-{name}.json").read_bytes()
    with pytest.raises(CredentialsError, match="credentials-rejected"):
        adapter().read_bill(order_for(sample("pln")), Reply(status=400, body=body))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"status": "Pending", "rc": "03"}, "inquiry-unclear"),
        ({"ref_id": "x"}, "wrong-ref"),
        ({"customer_no": "x"}, "wrong-customer"),
        ({"selling_price": None}, "no-amount"),
        ({"selling_price": -5}, "no-amount"),
        ({"selling_price": 1.5}, "no-amount"),
    ],
)
def test_a_bill_that_cannot_be_trusted_is_no_bill(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(NotUnderstoodError, match=code):
        adapter().read_bill(order_for(sample("pln")), answer({**sample("pln"), **changes}))


def test_an_admin_fee_above_the_total_is_not_taken_for_one() -> None:
    bill = adapter().read_bill(order_for(sample("pln")), answer({**sample("pln"), "admin": 99999}))
    assert (bill.amount, bill.admin, bill.due) == (11000, 0, 11000)


# -- what goes out ------------------------------------------------------------------------------


@pytest.fixture
def sandbox(tmp_path: Path) -> Any:
    with Sandbox(tmp_path / "ledger.jsonl") as running:
        yield running


def real(sandbox: Sandbox, **changes: Any) -> Digiswitch:
    account = sandbox.describe()["digiswitch"]
    key = account["api_key"]
    given = {"username": account["username"], "key": lambda: key, **changes}
    return adapter(account["url"], **given)


def test_the_balance_and_the_price_list_are_read_over_http(sandbox: Sandbox) -> None:
    provider = real(sandbox)
    assert provider.balance() == 10_000_000
    offers = [offer for offer in provider.price_list() if not offer.prepaid]
    assert {"pln", "samsat"} <= {offer.code for offer in offers}
    assert all(offer.sellable and offer.admin is not None for offer in offers)
    assert provider.training


def test_a_wrong_key_is_rejected_by_every_endpoint(sandbox: Sandbox) -> None:
    provider = real(sandbox, key=lambda: "wrong")
    for ask in (provider.balance, provider.price_list):
        with pytest.raises(ProviderError):
            ask()


@pytest.mark.parametrize(
    ("command", "name"),
    [(Command.INQUIRE, "inq-pasca"), (Command.PAY, "pay-pasca"), (Command.CHECK, "status-pasca")],
)
def test_a_request_says_what_the_document_says(command: Command, name: str) -> None:
    order = Order(ref="R1", code="emoney", customer_no="082100000001", extras={"amount": "50000"})
    sent = dict(adapter(testing=True).request(command, order))
    amount = sent.pop("amount", None)
    assert amount == (50000 if command is Command.INQUIRE else None)
    assert sent == {
        "command": name,
        "code": "emoney",
        "customer_no": "082100000001",
        "ref_id": "R1",
        "testing": True,
    }


def test_a_request_that_is_kept_holds_no_secret() -> None:
    order = Order(ref="R1", code="pln", customer_no="530000000001", extras={})
    kept = json.dumps(dict(adapter().request(Command.PAY, order)))
    assert "apiKey" not in kept
    assert "sign" not in kept
    assert "username" not in kept


def test_an_account_is_one_name_at_one_place() -> None:
    here, there = (adapter(f"https://{host}/v1").account for host in ("a.test", "b.test"))
    assert (here, there) == ("username@a.test", "username@b.test")


@pytest.mark.parametrize("url", ["http://tenant.example/api", "ftp://x", "tenant.example", ""])
def test_an_address_that_is_not_safe_is_refused(url: str) -> None:
    with pytest.raises(InputError, match="url"):
        adapter(url)
