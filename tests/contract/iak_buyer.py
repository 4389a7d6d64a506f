"""A client of IAK that shares no code with ours: it signs, posts, and reads JSON."""

import hashlib
import http.client
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pos_app.sandbox.server import Sandbox

CHECK = "/api/v1/bill/check/"


class IakBuyer:
    def __init__(self, sandbox: Sandbox) -> None:
        described = sandbox.describe()
        door = described["iak"]
        self.ledger = Path(described["ledger"])
        self.username, self.key = door["username"], door["api_key"]
        self.paths = {line: urlsplit(door[f"{line}_url"]).path for line in ("postpaid", "prepaid")}
        self.connection = http.client.HTTPConnection(
            urlsplit(door["postpaid_url"]).netloc, timeout=5
        )

    def sign(self, suffix: str) -> str:
        return hashlib.md5(f"{self.username}{self.key}{suffix}".encode()).hexdigest()

    def send(
        self, path: str, body: bytes, media: str = "application/json", method: str = "POST"
    ) -> tuple[int, str, bytes]:
        self.connection.request(method, path, body, {"Content-Type": media})
        response = self.connection.getresponse()
        return response.status, response.headers["Content-Type"], response.read()

    def signed(self, suffix: str, **fields: Any) -> dict[str, Any]:
        return {"username": self.username, "sign": self.sign(suffix)} | fields

    def bill(self, suffix: str, where: str = CHECK, **fields: Any) -> Any:
        body = json.dumps(self.signed(suffix, **fields)).encode()
        status, media, answer = self.send(f"{self.paths['postpaid']}{where}", body)
        whole = json.loads(answer)
        assert (status, media, whole["meta"]) == (200, "application/json", [])
        return whole["data"]

    def inquire(self, code: str, number: str, ref: str = "ref1", **more: Any) -> Any:
        asked = {"commands": "inq-pasca", "code": code, "hp": number, "ref_id": ref}
        return self.bill(ref, **asked, **more)

    def pay(self, inquiry: Any) -> Any:
        tr_id = str(inquiry["tr_id"])
        return self.bill(tr_id, commands="pay-pasca", tr_id=tr_id)

    def buy(self, code: str, number: str, ref: str = "ref1", **more: Any) -> Any:
        return self.pay(self.inquire(code, number, ref, **more))

    def status(self, ref: str = "ref1") -> Any:
        return self.bill("cs", commands="checkstatus", ref_id=ref)

    def top_up_side(self, service: str, suffix: str, **fields: Any) -> Any:
        body = json.dumps(self.signed(suffix, **fields)).encode()
        status, _, answer = self.send(f"{self.paths['prepaid']}/api/{service}", body)
        assert status == 200
        return json.loads(answer)["data"]

    def top_up(self, code: str, number: str, ref: str = "order001") -> Any:
        fields = {"ref_id": ref, "product_code": code, "customer_id": number}
        return self.top_up_side("top-up", ref, **fields)

    def top_up_status(self, ref: str = "order001") -> Any:
        return self.top_up_side("check-status", ref, ref_id=ref)

    def deposit(self) -> int:
        deposit = self.top_up_side("check-balance", "bl")["balance"]
        assert isinstance(deposit, int)
        return deposit

    def booked(self) -> list[Any]:
        return [json.loads(line) for line in self.ledger.read_text().splitlines()]

    def events(self) -> list[str]:
        return [line["event"] for line in self.booked()]


class Clock:
    """The sandbox's time of day, moved by hand; it begins in the evening of Jakarta."""

    def __init__(self) -> None:
        self.time = datetime(2025, 6, 10, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def move(self, **by: int) -> None:
        self.time += timedelta(**by)
