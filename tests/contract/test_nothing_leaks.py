"""No key, password, signature or whole customer number is in a log or an error, nor key in a file.

Every adapter does all it can do, well and badly, while everything is logged that anybody logs.
What was sent is read off the wire, so that the very signatures are looked for.
"""

import base64
import io
import json
import logging
import re
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs

import httpx
import pytest

from pos_app import log
from pos_app.domain.errors import PosError
from pos_app.domain.payment import Payment
from pos_app.providers import transport
from pos_app.services.ports import Command, Reply
from tests.conftest import SECRETS
from tests.contract.cases import CASES, KEY, WORDS
from tests.contract.shops import Row, Shop, opened
from tests.contract.suite import Case, answering, response

SHOPS = ["digiswitch", "digiflazz", "iak-json", "iak-xml", "espay"]

SALES = {
    "digiswitch": [Row("pln", "530000000001"), Row("s50", "081211112222"), Row("pln20", "14" * 6)],
    "digiflazz": [Row("pln", "530000000001"), Row("s50", "081211112222"), Row("pln20", "14" * 6)],
    "iak": [Row("PLNPOSTPAID", "530000000000"), Row("hpln20000", "12345678901")],
    "espay": [
        Row("BPJSKS", "8801835307911"),
        Row("SINCBN", "4333333333", {"amount": "100000"}),
        Row("SLYLPR50", "520520795556"),
    ],
}
FAILING = {
    "digiswitch": [Row("pln", "530000000006"), Row("pln", "630000000001")],
    "digiflazz": [Row("pln", "530000000006"), Row("pln", "630000000001")],
    "iak": [Row("PLNPOSTPAID", "530000001037"), Row("PLNPOSTPAID", "530000001105")],
    "espay": [Row("BPJSKS", "8801835300605"), Row("BPJSKS", "8801835300602")],
}
OTHERS = {
    "digiswitch": ("pln", "5412345678{:02}"),
    "digiflazz": ("pln", "5412345678{:02}"),
    "iak": ("PLNPOSTPAID", "5412345678{:02}"),
    "espay": ("BPJSKS", "88018353099{:02}"),
}


@dataclass
class Transcript:
    """All that was said in logs and errors, and the secrets that went over the wire."""

    stream: io.StringIO = field(default_factory=io.StringIO)
    errors: list[str] = field(default_factory=list)
    sent: set[str] = field(default_factory=set)

    @property
    def said(self) -> str:
        return "\n".join([self.stream.getvalue(), *self.errors])

    def tries(self, ask: Callable[[], object]) -> object:
        """Return what is answered; what goes wrong is written down with its causes."""
        try:
            return ask()
        except PosError as error:
            self.errors += [str(error), repr(error), repr(vars(error)), _whole(error)]
            return None

    def fails(self, ask: Callable[[], object]) -> None:
        before = len(self.errors)
        self.tries(ask)
        assert len(self.errors) > before

    def hears(self, body: bytes, headers: Mapping[str, str]) -> None:
        """Remember the secrets of a request in any of the three formats."""
        text = body.decode()
        if text.startswith("{"):
            self.sent.add(json.loads(text)["sign"])
        elif text.startswith("<"):
            self.sent.update(re.findall("<sign>(.*?)</sign>", text))
        else:
            form = parse_qs(text)
            self.sent.update(form.get("signature", []) + form["password"])
        known = {name.lower(): value for name, value in headers.items()}
        if "authorization" in known:
            basic = known["authorization"].removeprefix("Basic ")
            self.sent |= {basic, base64.b64decode(basic).decode()}


def _whole(error: BaseException) -> str:
    """Return a traceback without the lines of source, with all causes."""
    lines = traceback.TracebackException.from_exception(error)
    return "".join(line for line in lines.format(chain=True) if not line.startswith("  File"))


@contextmanager
def transcribed() -> Iterator[Transcript]:
    """Write down everything that anybody logs, from the first line of debugging on."""
    transcript = Transcript()
    handler = logging.StreamHandler(transcript.stream)
    handler.setFormatter(logging.Formatter("%(name)s %(levelname)s %(message)s %(args)s"))
    kept = [(logger, logger.level) for logger in (logging.getLogger(), log.log)]
    for logger, _ in kept:
        logger.addHandler(handler)
        logger.setLevel(logging.DEBUG)
    try:
        yield transcript
    finally:
        for logger, level in kept:
            logger.removeHandler(handler)
            logger.setLevel(level)


def require_clean(said: str, secrets: set[str], where: object) -> None:
    assert secrets
    assert all(len(secret) > 3 for secret in secrets)
    assert [secret for secret in secrets if secret in said] == [], where


# -- every adapter on recorded answers ------------------------------------------------------------


@pytest.mark.parametrize("case", CASES, ids=str)
def test_no_adapter_tells_a_secret(monkeypatch: pytest.MonkeyPatch, case: Case) -> None:
    numbers = {case.order.customer_no}
    with transcribed() as transcript:
        for play in _plays(case):
            heard = answering(monkeypatch, play)
            _do_everything(transcript, case)
            for request in heard:
                transcript.hears(request.content, request.headers)
    assert "HTTP Request" in transcript.said
    assert transcript.errors
    require_clean(transcript.said, {KEY, *WORDS.values(), *numbers} | transcript.sent, case)


def _plays(case: Case) -> Iterator[Callable[[httpx.Request], httpx.Response]]:
    def refuse(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused", request=request)

    def break_off(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadError("reset", request=request)

    # a provider that says the request back, as some do in their errors
    def echo(request: httpx.Request) -> httpx.Response:
        return response(b"<html>" + request.content + b"</html>", 500)

    yield from (refuse, break_off, echo)
    yield case.plays(case.wrong_key[1], case.wrong_key[0])
    yield case.plays(case.wrong_key_balance[1], case.wrong_key_balance[0])
    for kind in ("paid", "pending", "refused"):
        yield case.plays(case.answer(kind))
    yield case.plays(case.asked or {})


def _do_everything(transcript: Transcript, case: Case) -> None:
    provider = case.adapter
    for command in Command:
        order = case.asking(command)
        reply = transcript.tries(lambda c=command, o=order: provider.send(c, o))  # type: ignore[misc]
        if not isinstance(reply, Reply):
            continue
        if command is Command.INQUIRE:
            transcript.tries(lambda o=order, r=reply: provider.read_bill(o, r))  # type: ignore[misc]
        else:
            provider.read_payment(command, order, reply)
    for ask in (provider.balance, provider.price_list):
        transcript.tries(ask)
    transcript.tries(lambda: provider.operator(case.order.customer_no))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_no_adapter_tells_a_secret_when_it_is_printed(case: Case) -> None:
    kept = json.dumps([dict(case.adapter.request(c, case.asking(c))) for c in Command])
    said = f"{case.adapter!r} {case.adapter} {kept}"
    require_clean(said, {KEY, *WORDS.values()}, case)
    assert '"sign' not in kept
    assert "password" not in kept


# -- a whole shop over HTTP -----------------------------------------------------------------------


@pytest.fixture(params=SHOPS)
def shop(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Shop]:
    name, _, form = request.param.partition("-")
    with opened(tmp_path, name, **({"format": form} if form else {})) as ready:
        log.start(ready.home.path, level=logging.DEBUG)
        yield ready
        log.stop()


def test_no_shop_tells_a_secret_in_log_error_or_journal(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = "digiswitch" if shop.provider == "digiflazz" else shop.provider
    variables = list(SECRETS[section].values())
    keys = {shop.home.environ[variable] for variable in variables}
    provider = shop.counter.providers[shop.provider]
    with transcribed() as transcript:
        _listen(monkeypatch, transcript)
        payments = [shop.sell(row) for row in SALES[shop.provider]]
        payments += [_sold(shop, row) for row in FAILING[shop.provider]]
        assert provider.balance()
        transcript.tries(provider.price_list)
        transcript.tries(lambda: provider.operator("081211112222"))
        _with_wrong_keys(shop, transcript, variables)
        waiting = shop.ask(_other(shop))
        shop.home.sandbox.close()
        for ask in (provider.balance, provider.price_list, lambda: shop.ask(_other(shop))):
            transcript.fails(ask)
        assert shop.pay(waiting).state == "NOT_SENT"
        log.incident(ValueError(transcript.errors[-1]))
        shop.counter.unfinished.resolve()
    numbers = {payment.customer_no for payment in payments} | {waiting.customer_no}
    assert "connect_tcp" in transcript.said  # the lowest level was listened to
    assert len(transcript.sent) > 10
    require_clean(transcript.said, keys | {"kunci-salah"} | transcript.sent, "log and errors")
    require_clean(transcript.said, numbers, "log and errors")
    for file in sorted(path for path in shop.home.path.rglob("*") if path.is_file()):
        text = file.read_bytes().decode("latin-1")
        require_clean(text, keys | {"kunci-salah"} | transcript.sent, file)
        if file.suffix == ".log":
            require_clean(text, numbers, file)


def _listen(monkeypatch: pytest.MonkeyPatch, transcript: Transcript) -> None:
    exchange = transport._exchange

    def listening(
        method: str, url: str, body: bytes, seconds: float, headers: dict[str, str], limit: int
    ) -> Reply:
        transcript.hears(body, headers)
        return exchange(method, url, body, seconds, headers, limit)

    monkeypatch.setattr(transport, "_exchange", listening)


def _sold(shop: Shop, row: Row) -> Payment:
    return shop.settled(shop.pay(shop.ask(row)))


def _other(shop: Shop, number: int = 0) -> Row:
    code, form = OTHERS[shop.provider]
    return Row(code, form.format(number))


def _with_wrong_keys(shop: Shop, transcript: Transcript, variables: list[str]) -> None:
    """Do everything with each of the keys wrong, and then without it."""
    environ = shop.home.environ
    for number, variable in enumerate(variables, 10):
        right = environ[variable]
        waiting = shop.ask(_other(shop, number))
        for wrong in ("kunci-salah", ""):
            environ[variable] = wrong
            shop.home.monkeypatch.setenv(variable, wrong)
            transcript.fails(lambda: shop.ask(_other(shop)))
            transcript.fails(shop.counter.providers[shop.provider].balance)
        environ[variable] = "kunci-salah"
        payment = shop.pay(waiting)
        assert payment.state in {"REFUSED", "UNKNOWN"}
        assert shop.charges(payment) == []
        shop.counter.unfinished.resolve()
        environ[variable] = right
        shop.home.monkeypatch.setenv(variable, right)
