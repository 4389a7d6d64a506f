"""Every adapter, dialect and format as a `Case`: it builds the adapter, an order, and answers.

The answers are recorded ones, as far as a provider has published any; what is changed in them is
said beside it. They go through the real transport, whose connection is played by `answering`.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

import httpx
import pytest

from pos_app.domain.bill import Bill
from pos_app.domain.outcome import Outcome
from pos_app.providers import transport
from pos_app.services.ports import Command, Order, Provider

SAMPLES = Path(__file__).with_name("samples")

Fields = dict[str, Any]
Answer = Callable[[httpx.Request], httpx.Response]

ASKS = [Command.PAY, Command.CHECK]


def recorded(name: str) -> Fields:
    """Return the fields of a recorded answer, without the wrapper around them."""
    text = (SAMPLES / name).read_text("utf-8")
    if name.endswith(".xml"):
        fields = _element(ET.fromstring(text))
        assert isinstance(fields, dict)
        return fields
    whole: Fields = json.loads(text)
    data = whole if name.startswith("espay/") else whole.get("data", whole)
    assert isinstance(data, dict)
    return data


def _element(element: ET.Element) -> Fields | str:
    if len(element) == 0:
        return (element.text or "").strip()
    return {child.tag: _element(child) for child in element}


# -- bodies ---------------------------------------------------------------------------------------


def bare_json(fields: Fields) -> bytes:
    return json.dumps(fields).encode()


def wrapped_json(fields: Fields) -> bytes:
    return json.dumps({"data": fields}).encode()


def xml(fields: Fields) -> bytes:
    return f'<?xml version="1.0"?>\n<mp>{_inside(fields)}</mp>'.encode("utf-8", "replace")


def _inside(fields: Mapping[str, Any]) -> str:
    made = []
    for name, value in fields.items():
        for each in value if isinstance(value, list) else [value]:
            inside = _inside(each) if isinstance(each, dict) else escape(_plain(each))
            made.append(f"<{name}>{inside}</{name}>")
    return "".join(made)


def _plain(value: object) -> str:
    return "" if value is None else str(value)


# -- the connection -------------------------------------------------------------------------------


@dataclass
class Chunks(httpx.SyncByteStream):
    """A body that comes in pieces, and breaks off where `broken` says so."""

    body: bytes
    broken: Exception | None = None

    def __iter__(self) -> Iterator[bytes]:
        yield self.body
        if self.broken:
            raise self.broken


def response(body: bytes, status: int = 200, broken: Exception | None = None) -> httpx.Response:
    return httpx.Response(status, stream=Chunks(body, broken))


def playing(body: bytes, status: int = 200) -> Answer:
    """Return what answers everything with one body."""
    return lambda _: response(body, status)


def answering(monkeypatch: pytest.MonkeyPatch, answer: Answer) -> list[httpx.Request]:
    """Let every connection be played by `answer`; returns the requests as they come."""
    heard: list[httpx.Request] = []

    def play(request: httpx.Request) -> httpx.Response:
        heard.append(request)
        return answer(request)

    monkeypatch.setattr(transport, "_FreshTransport", lambda *_: httpx.MockTransport(play))
    return heard


# -- the case -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One adapter in one dialect, format and way of selling.

    `asked` answers an inquiry, None where there is none. `paid`, `pending` and `refused` answer a
    payment; `checked` says what they look like when they answer a status check. `names` maps
    "ref", "customer" and "product" to the fields that hold them, `code` is the field of the
    response code, `details` that of the loose object, `price` that of what leaves the deposit where
    it is held against the quote. No success may lack what is `needed`; `numbers` are fields of text
    that some send as numbers. `wrong_key` is how a wrong key is answered, a status and fields, and
    `found` by what a status check is known where that is not the ref of the payment.
    """

    name: str
    adapter: Provider
    order: Order
    asked: Fields | None
    paid: Fields
    pending: Fields
    refused: Fields
    body: Callable[[Fields], bytes]
    names: Mapping[str, str]
    code: str
    details: str
    due: int
    wrong_key: tuple[int, Fields]
    wrong_key_balance: tuple[int, Fields]
    needed: frozenset[str]
    numbers: tuple[str, ...] = ()
    checked: Mapping[str, Fields] = field(default_factory=dict)
    provider_ref: str = ""
    found: str = ""
    price: str = ""

    def __str__(self) -> str:
        return self.name

    def asking(self, command: Command, *, resent: bool = False) -> Order:
        """Return the order as it stands when this is asked."""
        known = self.provider_ref if command is Command.CHECK else ""
        return replace(self.order, provider_ref=known, resent=resent)

    def answer(self, kind: str, command: Command = Command.PAY) -> Fields:
        """Return the fields of "paid", "pending" or "refused" as the answer to a command."""
        said: Fields = deepcopy(getattr(self, kind))
        return said | (self.checked.get(kind, {}) if command is Command.CHECK else {})

    def ref(self, command: Command) -> str:
        """Return the field by which an answer to this command is known as ours."""
        return self.found if self.found and command is Command.CHECK else self.names["ref"]

    def outcome(
        self,
        monkeypatch: pytest.MonkeyPatch,
        command: Command,
        answer: Fields | bytes | Answer,
        *,
        status: int = 200,
        resent: bool = False,
    ) -> Outcome:
        """Send, and return what is made of this answer."""
        play = answer if callable(answer) else self.plays(answer, status)
        answering(monkeypatch, play)
        order = self.asking(command, resent=resent)
        return self.adapter.read_payment(command, order, self.adapter.send(command, order))

    def bill(
        self, monkeypatch: pytest.MonkeyPatch, answer: Fields | bytes, *, status: int = 200
    ) -> Bill:
        """Ask for the bill, and return what is made of this answer."""
        answering(monkeypatch, self.plays(answer, status))
        order = replace(self.order, quoted=None)
        return self.adapter.read_bill(order, self.adapter.send(Command.INQUIRE, order))

    def plays(self, answer: Fields | bytes, status: int = 200) -> Answer:
        body = answer if isinstance(answer, bytes) else self.body(answer)
        return playing(body, status)


def quoted(case: Case) -> Case:
    """Return the case with the bill of its own inquiry on the order."""
    provider, order = case.adapter, case.order
    bill = provider.quote(order)
    with pytest.MonkeyPatch.context() as monkeypatch:
        if bill is None:
            assert case.asked is not None
            bill = case.bill(monkeypatch, case.asked)
    return replace(case, order=replace(order, quoted=replace(bill, kind=order.kind)))
