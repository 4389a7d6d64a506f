"""The cases of the contract suite, made of recorded answers."""

from datetime import UTC, datetime
from typing import Any

from pos_app.domain.product import Kind
from pos_app.providers.digiswitch import DIALECTS, Digiswitch
from pos_app.providers.espay import Espay
from pos_app.providers.iak import Iak
from pos_app.services.ports import Order
from tests.contract.suite import (
    Case,
    Fields,
    bare_json,
    quoted,
    recorded,
    wrapped_json,
    xml,
)

KEY = "kunci-yang-tidak-boleh-bocor"
WORDS = {
    "basic-password": "kata-basic-rahasia",
    "password": "kata-form-rahasia",
    "signature-key": "kunci-tanda-rahasia",
}
USERNAME = "081298765432"

DIGISWITCH_NAMES = {"ref": "ref_id", "customer": "customer_no"}
BILL_NAMES = {"ref": "ref_id", "customer": "hp", "product": "code"}
TOP_UP_NAMES = {"ref": "ref_id", "customer": "customer_id", "product": "product_code"}
ESPAY_NAMES = {"ref": "rq_uuid", "customer": "order_id"}


def digiswitch(dialect: str = "digiswitch", url: str = "https://tenant.example/api") -> Digiswitch:
    return Digiswitch(
        url=url,
        username=USERNAME,
        key=lambda: KEY,
        testing=False,
        check_gap=60.0,
        seconds=5.0,
        dialect=DIALECTS[dialect],
    )


def iak(form: str = "json", url: str = "https://iak.example") -> Iak:
    return Iak(
        postpaid_url=url,
        prepaid_url=url,
        username=USERNAME,
        key=lambda: KEY,
        xml=form == "xml",
        check_gap=15.0,
        seconds=5.0,
    )


def espay(sender: str = "SANDBOX", url: str = "https://espay.example") -> Espay:
    return Espay(
        url=url,
        basic_username="espay-test",
        sender_id=sender,
        secret=WORDS.__getitem__,
        prefunded=True,
        check_gap=60.0,
        seconds=5.0,
        now=lambda: datetime(2026, 11, 21, 5, 0, tzinfo=UTC),
    )


# -- Digiswitch and Digiflazz ---------------------------------------------------------------------


def _digiswitch(
    dialect: str, what: str, order: Order, asked: Fields | None, paid: Fields, due: int
) -> Case:
    code = "code" if dialect == "digiswitch" else "buyer_sku_code"
    bare = {"ref_id": order.ref, "customer_no": order.customer_no, code: order.code}
    wrong = "14" if dialect == "digiswitch" else "41"
    rejected = {**bare, "message": "Signature Anda salah", "status": "Gagal", "rc": wrong}
    return quoted(
        Case(
            name=f"{dialect} {what}",
            adapter=digiswitch(dialect),
            order=order,
            asked=asked,
            paid=paid,
            pending={**bare, "message": "Transaksi Pending", "status": "Pending", "rc": "03"},
            refused={**bare, "message": "Transaksi Gagal", "status": "Gagal", "rc": "02"},
            body=wrapped_json,
            names=DIGISWITCH_NAMES,
            code="rc",
            details="desc",
            due=due,
            wrong_key=(400, rejected),
            wrong_key_balance=(400, {"rc": wrong, "message": "Signature Anda salah"}),
            needed=frozenset({"ref_id", "customer_no", "status", "rc"}),
            numbers=("sn", "message"),
            price="" if order.kind.is_prepaid else "price",
        )
    )


def _bought(pending: Fields, sn: str) -> Fields:
    """Return a recorded pending top-up as it looks when it is through; none is recorded."""
    return {**pending, "message": "Transaksi Sukses", "status": "Sukses", "rc": "00", "sn": sn}


def _digiswitch_cases() -> list[Case]:
    paid = recorded("digiswitch-response-pln-pay.json")
    asked = {**recorded("digiswitch-response-pln-inquiry.json"), "ref_id": paid["ref_id"]}
    order = Order(ref=paid["ref_id"], code="pln", customer_no=paid["customer_no"], extras={})
    flazz = recorded("digiflazz/digiflazz-response-pln-pay.json")
    flazz_order = Order(
        ref=flazz["ref_id"], code="pln", customer_no=flazz["customer_no"], extras={}
    )
    flazz_asked = recorded("digiflazz/digiflazz-response-pln-inquiry.json")
    return [
        _digiswitch("digiswitch", "bill", order, asked, paid, 11_000),
        _digiswitch("digiflazz", "bill", flazz_order, flazz_asked, flazz, 11_000),
        *_digiswitch_top_ups(),
        *_digiswitch_tokens(),
    ]


def _digiswitch_top_ups() -> list[Case]:
    ours = recorded("digiswitch-response-prepaid-topup-pending.json")
    theirs = recorded("digiflazz/digiflazz-response-prepaid-topup-pending.json")
    codes = {"digiswitch": "code", "digiflazz": "buyer_sku_code"}
    cases = []
    for dialect, pending in (("digiswitch", ours), ("digiflazz", theirs)):
        order = Order(
            ref=pending["ref_id"],
            code=pending[codes[dialect]],
            customer_no=pending["customer_no"],
            extras={},
            kind=Kind.TOP_UP,
            price=pending["price"],
        )
        paid = _bought(pending, "DNID BUDI/081234567890/Rp.1")
        cases.append(_digiswitch(dialect, "top-up", order, None, paid, pending["price"]))
    return cases


def _digiswitch_tokens() -> list[Case]:
    cases = []
    for dialect, name in (
        ("digiswitch", "digiswitch-response-inquirypln.json"),
        ("digiflazz", "digiflazz/digiflazz-response-inquirypln.json"),
    ):
        asked = recorded(name)
        order = Order(
            ref="token1",
            code="pln20",
            customer_no=asked["customer_no"],
            extras={},
            kind=Kind.TOKEN,
            price=20_095,
        )
        code = "code" if dialect == "digiswitch" else "buyer_sku_code"
        pending = {"ref_id": "token1", "customer_no": order.customer_no, code: "pln20"}
        sn = "2638-4647-3625-6466-7942/DAVID/R1/1300VA/13,2KWH"
        paid = _bought({**pending, "price": 20_095}, sn)
        cases.append(_digiswitch(dialect, "token", order, asked, paid, 20_095))
    return cases


# -- IAK ------------------------------------------------------------------------------------------


def _iak_bill(form: str, asked: Fields, paid: Fields, due: int) -> Case:
    """Return a case whose states are those of the recorded status checks, of our own bill."""
    order = Order(ref=paid["ref_id"], code=paid["code"], customer_no=paid["hp"], extras={})
    states = {
        kind: {
            key: value
            for key, value in recorded(f"iak/response-postpaid-checkstatus-{name}.json").items()
            if key in {"status", "response_code", "message"}
        }
        for kind, name in (
            ("paid", "success"),
            ("pending", "is-being-process"),
            ("refused", "failed"),
        )
    }
    unsaid = {kind: {**state} for kind, state in states.items()}
    for state in unsaid.values():
        del state["status"]  # a payment's answer has none
    return quoted(
        Case(
            name=f"iak {form} bill",
            adapter=iak(form),
            order=order,
            asked=asked,
            paid=paid,
            pending={**asked, **unsaid["pending"]},
            refused={**asked, **unsaid["refused"]},
            checked={kind: {"status": state["status"]} for kind, state in states.items()},
            body=wrapped_json if form == "json" else xml,
            names=BILL_NAMES,
            code="response_code",
            details="desc",
            due=due,
            wrong_key=(200, {"response_code": "100", "message": "INVALID SIGNATURE"}),
            wrong_key_balance=(200, {"rc": "204", "message": "INVALID SIGNATURE", "status": 2}),
            needed=frozenset({"ref_id", "hp", "tr_id", "response_code", "status"}),
            numbers=("noref", "tr_name", "response_code"),
            price="selling_price",
        )
    )


def _iak_prepaid(
    what: str, order: Order, asked: Fields | None, changes: dict[str, Any], due: int
) -> Case:
    states = {
        kind: {**recorded(f"iak/response-prepaid-v2-{name}.json"), **changes}
        for kind, name in (
            ("paid", "check-status-success"),
            ("pending", "top-up"),
            ("refused", "check-status-failed"),
        )
    }
    if what == "token":
        # the serial number that the provider's page prints
        states["paid"]["sn"] = (
            "0123-4567-8901-2345-6789/PT INDOBEST ARTHA KREASI/R1 /000001300/66.2"
        )
    return quoted(
        Case(
            name=f"iak {what}",
            adapter=iak(),
            order=order,
            asked=asked,
            paid=states["paid"],
            pending=states["pending"],
            refused=states["refused"],
            body=wrapped_json,
            names=TOP_UP_NAMES,
            code="rc",
            details="desc",
            due=due,
            wrong_key=(200, {"rc": "204", "message": "INVALID SIGNATURE", "status": 2}),
            wrong_key_balance=(200, {"rc": "204", "message": "INVALID SIGNATURE", "status": 2}),
            needed=frozenset({"ref_id", "customer_id", "status", "rc"}),
            numbers=("sn", "rc", "status"),
        )
    )


def _iak_cases() -> list[Case]:
    page = "iak/response-postpaid"
    top_up = Order(
        ref="order001",
        code="xld25000",
        customer_no="0817777215",
        extras={},
        kind=Kind.TOP_UP,
        price=25_000,
    )
    asked = recorded("iak/response-prepaid-v2-inquiry-pln.json")
    meter = Order(
        ref="order002",
        code="hpln100000",
        customer_no=asked["customer_id"],
        extras={},
        kind=Kind.TOKEN,
        price=100_500,
    )
    ours = {
        "ref_id": meter.ref,
        "product_code": meter.code,
        "customer_id": meter.customer_no,
        "price": meter.price,
    }
    return [
        _iak_bill(
            "json",
            recorded(f"{page}-pln-inquiry.json"),
            recorded(f"{page}-pln-payment.json"),
            302_500,
        ),
        _iak_bill(
            "xml",
            recorded(f"{page}-internet-nontelkom-inquiry.xml"),
            recorded(f"{page}-internet-nontelkom-payment.xml"),
            30_000,
        ),
        _iak_prepaid("top-up", top_up, None, {}, 25_000),
        _iak_prepaid("token", meter, asked, ours, 100_500),
    ]


# -- Espay ----------------------------------------------------------------------------------------


def _espay(what: str, order: Order, asked: Fields | None, paid: Fields, due: int) -> Case:
    sender = "SANDBOX" if asked is None else "SENDERID"
    uuid, ref_id = f"{sender}{order.ref}", paid["ref_id"]
    denied = recorded("espay/cabletv_STBIDV_paymentreport_response_610.json") | {"rq_uuid": uuid}
    question = {"rq_uuid": f"{sender}0123456789abcdef"}
    return quoted(
        Case(
            name=f"espay {what}",
            adapter=espay(sender),
            order=order,
            asked=asked and {**asked, "rq_uuid": f"{uuid}I"},
            paid={**paid, "rq_uuid": uuid},
            pending={**paid, "rq_uuid": uuid, "error_desc": "Inproses"},
            refused=denied,
            # what a status check answers is not published: the gateway's words for a state
            checked={
                "paid": {**question, "status": "S"},
                "pending": {**question, "status": "IP"},
                "refused": {
                    **question,
                    "error_code": "0000",
                    "error_desc": "Success",
                    "ref_id": ref_id,
                    "status": "F",
                },
            },
            body=bare_json,
            names=ESPAY_NAMES,
            code="error_code",
            details="data",
            due=due,
            wrong_key=(401, {"message": "Unauthorized"}),
            wrong_key_balance=(401, {"message": "Unauthorized"}),
            needed=frozenset({"rq_uuid", "order_id", "ref_id", "error_code", "error_desc"})
            | {"status"},
            numbers=("ref_id", "bankFee", "barcode_fee"),
            provider_ref=ref_id,
            found="ref_id",
        )
    )


def _espay_cases() -> list[Case]:
    asked = recorded("espay/pulsa_postpaid_SPBFRE_inquirytransaction_response_0000.json")
    paid = recorded("espay/pulsa_postpaid_SPBFRE_paymentreport_response_0000_inproses.json")
    bill = Order(ref="UUID0001", code="SPBFRE", customer_no="0888666777", extras={})
    straight = recorded("espay/internet_SINCBN_paymentreport_response_0000.json")
    direct = Order(
        ref="PAYMENTBILLERPULSAPOSTPAID010101",
        code="SINCBN",
        customer_no="4333333333",
        extras={"amount": "100000"},
        kind=Kind.DIRECT,
    )
    meter = recorded("espay/pln_prepaid_SLYLPR200_inquirytransaction_response_0000.json")
    token = Order(
        ref="UUID0001",
        code="SLYLPR200",
        customer_no="520520795556",
        extras={},
        kind=Kind.TOKEN,
    )
    # the answer to the payment of a token is not published
    loaded = {
        **paid,
        "order_id": token.customer_no,
        "data": {**meter["data"], "token": "26384647362564667942"},
    }
    return [
        _espay("bill", bill, asked, {**paid, "error_desc": "Success"}, 125_400),
        _espay("direct", direct, None, straight, 100_000),
        _espay("token", token, meter, {**loaded, "error_desc": "Success"}, 202_500),
    ]


CASES = [*_digiswitch_cases(), *_iak_cases(), *_espay_cases()]
ASKED = [case for case in CASES if case.asked is not None]
BY_NAME = {case.name: case for case in CASES}
