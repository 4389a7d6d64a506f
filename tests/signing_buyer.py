"""A buyer of either Digiswitch dialect who shares no code with ours: it signs, posts and reads."""

import hashlib
import http.client
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol, TypeVar
from urllib.parse import urlsplit

from pos_app.sandbox.server import Sandbox

# dialect: the fields of a transaction's command, of a list's command, of a product
NAMES = {
    "digiswitch": ("command", "command", "code"),
    "digiflazz": ("commands", "cmd", "buyer_sku_code"),
}


class MovedClock:
    """The sandbox's time of day, moved by hand; it is 19:00 in Jakarta."""

    def __init__(self) -> None:
        self.time = datetime(2025, 6, 10, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def move(self, **by: int) -> None:
        self.time += timedelta(**by)


class SigningBuyer:
    """One connection to one dialect."""

    def __init__(self, sandbox: Sandbox, dialect: str) -> None:
        described = sandbox.describe()
        door = described[dialect]
        self.ledger = Path(described["ledger"])
        self.username, self.key = door["username"], door["api_key"]
        self.dialect = dialect
        self.command, self.list_command, self.code = NAMES[dialect]
        self._path = urlsplit(door["url"]).path
        self.connection = http.client.HTTPConnection(urlsplit(door["url"]).netloc, timeout=5)

    def post(self, endpoint: str, suffix: str, **fields: Any) -> tuple[int, Any]:
        sign = hashlib.md5(f"{self.username}{self.key}{suffix}".encode()).hexdigest()
        body = json.dumps({"username": self.username, "sign": sign} | fields).encode()
        headers = {"Content-Type": "application/json"}
        self.connection.request("POST", f"{self._path}/{endpoint}", body, headers)
        response = self.connection.getresponse()
        return response.status, json.loads(response.read())["data"]

    def ask(self, command: str, code: str, number: str, ref: str, **more: Any) -> Any:
        fields = {self.command: command, self.code: code, "customer_no": number, "ref_id": ref}
        return self.post("transaction", ref, **fields, **more)[1]

    def inquire(self, code: str, number: str, ref: str = "ref-1", **more: Any) -> Any:
        return self.ask("inq-pasca", code, number, ref, **more)

    def pay(self, code: str, number: str, ref: str = "ref-1") -> Any:
        return self.ask("pay-pasca", code, number, ref)

    def status(self, code: str, number: str, ref: str = "ref-1") -> Any:
        return self.ask("status-pasca", code, number, ref)

    def top_up(self, code: str, number: str, ref: str = "ref-1", **more: Any) -> Any:
        fields = {self.code: code, "customer_no": number, "ref_id": ref}
        return self.post("transaction", ref, **fields, **more)[1]

    def listed(self, kind: str, **more: Any) -> Any:
        return self.post("price-list", "pricelist", **{self.list_command: kind}, **more)[1]

    def deposit(self) -> int:
        command = {"cmd": "deposit"} if self.dialect == "digiflazz" else {}
        deposit = self.post("cek-saldo", "depo", **command)[1]["deposit"]
        assert isinstance(deposit, int)
        return deposit

    def booked(self) -> list[Any]:
        return [json.loads(line) for line in self.ledger.read_text().splitlines()]

    def events(self) -> list[str]:
        return [line["event"] for line in self.booked()]

    def close(self) -> None:
        self.connection.close()


class Client(Protocol):
    """Whatever is connected to a sandbox."""

    def close(self) -> None: ...


C = TypeVar("C", bound=Client)


@contextmanager
def reopening(
    ledger: Path, clock: MovedClock, connect: Callable[..., C]
) -> Iterator[Callable[..., C]]:
    """Open a new sandbox on the same files at each call; the one before is closed."""
    running: list[tuple[Sandbox, C]] = []

    def close() -> None:
        while running:
            sandbox, client = running.pop()
            client.close()
            sandbox.close()

    def open_one(*connecting: Any, **more: Any) -> C:
        close()
        sandbox = Sandbox(ledger, now=clock, **more)
        sandbox.start()
        running.append((sandbox, connect(sandbox, *connecting)))
        return running[-1][1]

    try:
        yield open_one
    finally:
        close()
