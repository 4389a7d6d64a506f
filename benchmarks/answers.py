"""What understanding an answer costs, against `json.loads` of the same bytes.

For one typical answer of each provider: the bytes as they came become a domain outcome (bill,
facts, what it proves). The floor is `json.loads` of the same bytes, measured in turn with it. The
XML is shown against the JSON of the same content and judged by nothing.
Run: python benchmarks/answers.py [ROUNDS]
"""

import json
import statistics
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from timeit import Timer
from typing import Any

from pos_app.domain.bill import Bill
from pos_app.domain.outcome import Paid, Pending
from pos_app.domain.product import Kind
from pos_app.providers.digiswitch import DIALECTS, Digiswitch
from pos_app.providers.digiswitch.answers import read_offer
from pos_app.providers.espay import Espay
from pos_app.providers.foreign import parse_object
from pos_app.providers.iak import Iak
from pos_app.services.ports import Command, Order, Provider, Reply

LIMIT = 3.0
REPEATS = 200
LOCAL = "http://127.0.0.1:1"
REF = "AB12CD250214000001"

PLN_POSTPAID = {
    "data": {
        "ref_id": REF,
        "customer_no": "530000000001",
        "name": "Nama Pelanggan Pertama",
        "code": "pln",
        "admin": 2500,
        "message": "Transaksi Sukses",
        "status": "Sukses",
        "sn": "0FX21ZA3B4C5D6E7F8091A2B3C4D5E6F",
        "rc": "00",
        "balance": 100000,
        "price": 10000,
        "selling_price": 11000,
        "desc": {
            "tarif": "R1",
            "daya": 1300,
            "lembar_tagihan": 1,
            "detail": [
                {
                    "periode": "201901",
                    "nilai_tagihan": "8000",
                    "admin": "2500",
                    "denda": "500",
                    "meter_awal": "00080000",
                    "meter_akhir": "00090000",
                }
            ],
        },
    }
}
IAK_BILL = {
    "tr_id": 9732792,
    "code": "PLNPOSTPAID",
    "datetime": "20180803171844",
    "hp": "530000000001",
    "tr_name": "SUBCRIBER NAME",
    "period": "201608",
    "nominal": 300000,
    "admin": 2500,
    "response_code": "00",
    "message": "PAYMENT SUCCESS",
    "price": 302500,
    "selling_price": 301900,
    "balance": 997586108,
    "noref": "004212C9245F1BA43A77CEBD5CD5DA39",
    "ref_id": REF,
    "desc": {
        "tarif": "R1",
        "daya": 1300,
        "lembar_tagihan": "1",
        "lembar_tagihan_sisa": 0,
        "tagihan": {
            "detail": [
                {
                    "meter_awal": "00080000",
                    "meter_akhir": "00080000",
                    "periode": "201608",
                    "nilai_tagihan": "300000",
                    "admin": "2500",
                    "denda": "0",
                    "total": 302500,
                }
            ]
        },
    },
}
ESPAY_PAYMENT = {
    "rq_uuid": f"SANDBOX{REF}",
    "rs_datetime": "2025-02-14 14:25:17",
    "error_code": "0000",
    "error_desc": "Success",
    "order_id": "4333333333",
    "ref_id": "20250214142517",
    "data": {
        "customer_id": "4333333333",
        "customer_name": "NAMA PELANGGAN",
        "bill_period": "202502",
        "bill_amount": "000000097500",
        "amount": "000000100000",
    },
    "bankFee": 0,
    "mwData": '{"ftbpTraceNo":"688016"}',
    "barcode_fee": "",
}
TOP_UP = {
    "data": {
        "ref_id": REF,
        "customer_no": "087800001233",
        "buyer_sku_code": "xld25",
        "message": "Transaksi Pending",
        "status": "Pending",
        "rc": "03",
        "sn": "",
        "buyer_last_saldo": 100000,
        "price": 25000,
        "tele": "@telegram",
        "wa": "081234512345",
    }
}
LIST_ROW = {
    "product_name": "Telkomsel Pulsa 5.000",
    "category": "Pulsa",
    "brand": "TELKOMSEL",
    "type": "Umum",
    "seller_name": "PT. BCA",
    "price": 5100,
    "buyer_sku_code": "S5",
    "buyer_product_status": True,
    "seller_product_status": True,
    "unlimited_stock": False,
    "stock": 1200,
    "multi": False,
    "start_cut_off": "23:45",
    "end_cut_off": "00:15",
    "desc": "Pulsa Telkomsel Rp 5.000",
}
LIST = {"data": [{**LIST_ROW, "buyer_sku_code": f"S{number}"} for number in range(100)]}


@dataclass(frozen=True)
class Case:
    """One answer, how it is understood, and whether the goal is for it."""

    name: str
    body: bytes
    understand: Callable[[], object]
    floor: bytes
    judged: bool = True


def packed(content: object) -> bytes:
    return json.dumps(content, separators=(",", ":")).encode()


def xml(fields: Mapping[str, Any]) -> str:
    return "".join(
        f"<{name}>{element(value)}</{name}>"
        for name, values in fields.items()
        for value in (values if isinstance(values, list) else [values])
    )


def element(value: Any) -> str:
    return xml(value) if isinstance(value, dict) else str(value)


def digiswitch(dialect: str) -> Digiswitch:
    return Digiswitch(
        url=LOCAL,
        username="u",
        key=str,
        testing=False,
        check_gap=0,
        seconds=1,
        dialect=DIALECTS[dialect],
    )


def iak() -> Iak:
    return Iak(
        postpaid_url=LOCAL,
        prepaid_url=LOCAL,
        username="u",
        key=str,
        xml=False,
        check_gap=0,
        seconds=1,
    )


def espay() -> Espay:
    return Espay(
        url=LOCAL,
        basic_username="u",
        sender_id="SANDBOX",
        secret=str,
        prefunded=True,
        check_gap=0,
        seconds=1,
        now=lambda: datetime.now(UTC),
    )


def order(code: str, customer_no: str, price: int, **known: Any) -> Order:
    bill = Bill(customer_name="", amount=price, admin=0, price=price, echo=known.pop("echo", ""))
    return Order(
        ref=REF, code=code, customer_no=customer_no, extras={}, price=price, quoted=bill, **known
    )


def paid(provider: Provider, asked: Order, body: bytes) -> Callable[[], object]:
    """Return what reads this answer to a payment, after a look at whether it understands it."""
    reply = Reply(status=200, body=body)
    outcome = provider.read_payment(Command.PAY, asked, reply)
    assert isinstance(outcome, (Paid, Pending)), outcome
    return lambda: provider.read_payment(Command.PAY, asked, reply)


def bill(provider: Provider, asked: Order, body: bytes) -> Callable[[], object]:
    reply = Reply(status=200, body=body)
    assert provider.read_bill(asked, reply).due
    return lambda: provider.read_bill(asked, reply)


def price_list(body: bytes) -> Callable[[], object]:
    """Return what makes offers of a price list, as the adapter does."""
    dialect = DIALECTS["digiflazz"]
    return lambda: [read_offer(dialect, row, prepaid=True) for row in parse_object(body)["data"]]


def cases() -> list[Case]:
    pln, iak_json, form = packed(PLN_POSTPAID), packed({"data": IAK_BILL}), packed(ESPAY_PAYMENT)
    top_up, rows = packed(TOP_UP), packed(LIST)
    iak_xml = f'<?xml version="1.0"?><mp>{xml(IAK_BILL)}</mp>'.encode()
    meter = order("pln", "530000000001", 11000)
    tr_id = order("PLNPOSTPAID", "530000000001", 302500, echo="9732792")
    internet = order("SINCBN", "4333333333", 100000)
    pulsa = order("xld25", "087800001233", 25000, kind=Kind.TOP_UP)
    buyer = digiswitch("digiswitch")
    return [
        Case("Digiswitch PLN, bill", pln, bill(buyer, meter, pln), pln),
        Case("Digiswitch PLN, payment", pln, paid(buyer, meter, pln), pln),
        Case("IAK PLN, payment", iak_json, paid(iak(), tr_id, iak_json), iak_json),
        Case("Espay internet, payment", form, paid(espay(), internet, form), form),
        Case("Digiflazz top-up", top_up, paid(digiswitch("digiflazz"), pulsa, top_up), top_up),
        Case("Digiflazz list, 100 rows", rows, price_list(rows), rows),
        Case("IAK PLN in XML", iak_xml, paid(iak(), tr_id, iak_xml), iak_json, judged=False),
    ]


def measured(case: Case, rounds: int) -> tuple[float, float, float]:
    """Return the medians over rounds in turn: ours and the floor in µs, and their ratio."""
    repeats = max(2, REPEATS * 500 // len(case.body))
    mine, floor = Timer(case.understand), Timer(lambda: json.loads(case.floor))
    pairs = [(mine.timeit(repeats), floor.timeit(repeats)) for _ in range(rounds)]
    ours = statistics.median(pair[0] for pair in pairs) / repeats * 1e6
    theirs = statistics.median(pair[1] for pair in pairs) / repeats * 1e6
    return ours, theirs, statistics.median(pair[0] / pair[1] for pair in pairs)


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 101
    worst = 0.0
    print(f"{'answer':26} {'bytes':>6} {'ours':>9} {'json.loads':>11}  ratio")
    for case in cases():
        ours, floor, ratio = measured(case, rounds)
        worst = max(worst, ratio if case.judged else 0)
        note = "" if case.judged else "  (no goal)"
        size = len(case.body)
        print(f"{case.name:26} {size:6} {ours:6.1f} µs {floor:8.1f} µs  {ratio:.2f}{note}")
    print(f"worst ratio                {worst:.2f}  (goal: at most {LIMIT})")
    return int(worst > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
