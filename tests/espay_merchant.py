"""A merchant of Espay who shares no code with ours: it signs, posts a form, and reads JSON."""

import base64
import hashlib
import http.client
import json
import uuid
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from pos_app.sandbox.server import Sandbox

INQUIRY = "rest/biller/inquirytransaction"
PAYMENT = "rest/biller/paymentreport"
STATUS = "rest/billertools/gettransactioninfo"
SIGNED = {
    INQUIRY: ("sender_id", "order_id", "product_code", "rq_uuid"),
    PAYMENT: ("sender_id", "order_id", "product_code", "amount", "rq_uuid"),
    STATUS: ("sender_id", "ref_id", "rq_uuid"),
    "rest/billertools/getbalance": ("sender_id", "rq_uuid"),
    "rest/billertools/getregisteredproducts": ("sender_id", "rq_uuid"),
    "rest/billertools/getmno": (),
}


class Merchant:
    """One connection to the sandbox."""

    def __init__(self, sandbox: Sandbox) -> None:
        described = sandbox.describe()
        self.door = described["espay"]
        self.ledger = Path(described["ledger"])
        url = urlsplit(self.door["url"])
        self._path = url.path
        self.connection = http.client.HTTPConnection(url.netloc, timeout=5)

    def send(self, service: str, form: dict[str, str], basic: str | None = None) -> tuple[int, Any]:
        word = f"{self.door['basic_username']}:{basic or self.door['basic_password']}"
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Authorization": f"Basic {base64.b64encode(word.encode()).decode()}",
        }
        body = urlencode(form, quote_via=quote).encode()
        self.connection.request("POST", f"{self._path}/{service}", body, headers)
        response = self.connection.getresponse()
        return response.status, json.loads(response.read())

    def form(self, service: str, **fields: str) -> dict[str, str]:
        form = {
            "rq_uuid": f"SANDBOX{uuid.uuid4()}",
            "rq_datetime": "2025-06-10 19:00:00",
            "sender_id": self.door["sender_id"],
            "password": self.door["password"],
            **fields,
        }
        parts = [form.get(name, "") for name in SIGNED[service]] + [self.door["signature_key"]]
        plain = f"##{'##'.join(parts)}##".upper()
        return {"signature": hashlib.sha256(plain.encode()).hexdigest(), **form}

    def post(self, service: str, **fields: str) -> Any:
        return self.send(service, self.form(service, **fields))[1]

    def inquire(self, code: str, number: str, amount: int = 50_000, **more: str) -> Any:
        if code.startswith("SVH") and code.endswith("000"):
            more = {"additional_data": json.dumps({"amount": str(amount * 100)}), **more}
        return self.post(INQUIRY, order_id=number, product_code=code, **more)

    def pay(self, code: str, number: str, shown: Any, **more: str) -> Any:
        bill = {"amount": str(shown["amount"]), "data": json.dumps(shown["data"])}
        return self.post(PAYMENT, **{"order_id": number, "product_code": code, **bill, **more})

    def buy(self, code: str, number: str) -> Any:
        return self.pay(code, number, self.inquire(code, number))

    def pay_straight(self, code: str, number: str, rupiah: int, **more: str) -> Any:
        amount = str(rupiah * 100)
        return self.post(PAYMENT, order_id=number, product_code=code, amount=amount, **more)

    def status(self, ref_id: str) -> Any:
        return self.post(STATUS, ref_id=ref_id)

    def balance(self) -> int:
        balance = self.post("rest/billertools/getbalance")["balance"]
        assert isinstance(balance, int)
        return balance

    def booked(self) -> list[Any]:
        return [json.loads(line) for line in self.ledger.read_text().splitlines()]

    def events(self) -> list[str]:
        return [line["event"] for line in self.booked()]

    def close(self) -> None:
        self.connection.close()
