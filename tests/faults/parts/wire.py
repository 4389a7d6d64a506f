"""Trouble on the wire: every kind, at every command, and what it leaves of a payment."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import httpx

from pos_app.domain.errors import NotSentError, ProviderError
from pos_app.domain.outcome import Outcome, Refused
from pos_app.domain.payment import Payment, State
from pos_app.domain.tender import Tender
from pos_app.providers import transport
from pos_app.providers.digiswitch import Digiswitch
from pos_app.providers.espay import Espay
from pos_app.providers.iak import Iak
from pos_app.services.ports import Command, Order, Provider, Reply
from tests.conftest import NOON
from tests.faults.fault_server import FaultServer, Trouble, fault_server
from tests.faults.proof import Enough, Part, Planted, Trials, spread
from tests.faults.scratch import scratch
from tests.faults.troubles import AT_WORK, CLOSED_AFTER, TROUBLES
from tests.faults.wire_shop import DEADLINE, LINES, Line, Shop, open_shop

LATE = 0.5
HANDS = 8
OPEN = (State.UNKNOWN, State.PENDING)


QUESTIONS = ("inquiry", "balance", "price list")
SENDS = ("pay", "re-send", "poll of an unknown", "poll of a pending")


@dataclass(frozen=True, kw_only=True)
class Case:
    """One trouble at one command; `came` says whether the request gets to the provider."""

    number: int
    trouble: Trouble
    line: Line
    what: str
    came: bool

    def __str__(self) -> str:
        way = "came" if self.came else "lost"
        sold = f"{self.line.account} {self.line.code}"
        return f"case {self.number}: {self.trouble.name}, {sold}, {self.what}, {way}"


def _cases() -> list[Case]:
    """Return the whole matrix; whether a request is lost is drawn, where it can be.

    Who complains about a key has done nothing else: that request is always lost.
    """
    found: list[tuple[Trouble, Line, str, bool]] = []
    for trouble in TROUBLES:
        for line in LINES:
            for what in (*QUESTIONS, *SENDS):
                if _makes_sense(trouble, line, what):
                    drawn = trouble.leaves != "refused" and Random(len(found)).random() < 0.5
                    came = trouble.honest or drawn
                    found.append((trouble, line, what, came))
    return [
        Case(number=number, trouble=trouble, line=line, what=what, came=came)
        for number, (trouble, line, what, came) in enumerate(found, start=1)
    ]


def _makes_sense(trouble: Trouble, line: Line, what: str) -> bool:
    straight = line.top_up or line.code == "SINCBN"
    if what == "inquiry":
        return not straight and trouble.asks != "pays"
    if what in {"balance", "price list"}:
        first = next(each for each in LINES if each.account == line.account)
        return line is first and trouble.asks == "everything"
    # Espay can be asked about what it has acknowledged, and about nothing else.
    return not (line.account == "espay" and what == "poll of an unknown")


def run(trials: Trials) -> None:
    """Try the matrix: all of it, or each kind of trouble once and some more."""
    cases = _cases()
    if trials.size == "short":
        cases = _a_few(cases)
    Random(3).shuffle(cases)
    with (
        TemporaryDirectory(dir=scratch()) as folder,
        fault_server(Path(folder) / "ledger.jsonl", TROUBLES, NOON) as server,
    ):
        open_shop(
            "digiswitch", server, Path(folder) / "warm-up"
        ).counter.close()  # load it all once
        # by their numbers: a pickle cannot carry a trouble
        spread(
            trials,
            range(len(cases)),
            lambda at, mine: _try(cases[at], server, Path(folder), mine),
            HANDS,
        )
    trials.measure("kinds of trouble", str(len({case.trouble.name for case in cases})))


def _a_few(cases: list[Case]) -> list[Case]:
    rng = Random(7)
    once = [rng.choice([c for c in cases if c.trouble is trouble]) for trouble in TROUBLES]
    return [*once, *rng.sample([case for case in cases if case not in once], 30)]


def _try(case: Case, server: FaultServer, folder: Path, trials: Trials) -> None:
    shop = open_shop(case.line.account, server, folder / str(os.getpid()))
    try:
        if case.what in QUESTIONS:
            _ask(case, shop, trials)
        else:
            _pay(case, shop, trials)
    except Enough:
        raise
    except Exception as error:  # noqa: BLE001  nothing may come through, whatever it is
        trials.fail(str(case), f"raised {error!r}")
    finally:
        shop.heal()
    most = 2 if case.what == "price list" else 1
    heard = server.heard[case.number]
    trials.require(heard <= most, str(case), f"it was asked {heard} times")


# -- questions ------------------------------------------------------------------------------------


def _ask(case: Case, shop: Shop, trials: Trials) -> None:
    shop.clock.at = NOON
    if case.what == "price list":
        kept = shop.counter.prices.fetched(shop.name)
        shop.clock.at = kept.at if kept else NOON
        shop.clock.move(minutes=10)
    asks: dict[str, Callable[[], object]] = {
        "inquiry": lambda: shop.ask(case.line, case.number),
        "balance": lambda: shop.counter.deposits.refresh(shop.name),
        "price list": lambda: shop.counter.catalogue.fetch(shop.name),
    }
    seconds = shop.through(case.trouble, case.number, came=case.came)
    raised: ProviderError | None = None
    with _timed(case, seconds * (2 if case.what == "price list" else 1), trials):
        try:
            asks[case.what]()
        except ProviderError as error:
            raised = error
    trials.count(f"{case.what}, {'answered' if raised is None else 'not answered'}")
    leaves = case.trouble.leaves
    if leaves != "either":
        is_unsent = isinstance(raised, NotSentError)
        right = (raised is None, is_unsent) == (leaves == "whole", leaves == "unsent")
        trials.require(right, str(case), f"it ended in {raised!r}")


@contextmanager
def _timed(case: Case, seconds: float, trials: Trials) -> Iterator[None]:
    """Fail what takes longer than its deadline; what is in the environment is there meanwhile."""
    with patch.dict(os.environ, case.trouble.environ or {}):
        began = time.monotonic()
        yield
        took = time.monotonic() - began
    trials.require(took <= seconds + LATE, str(case), f"it took {took:.2f} s")


# -- payments -------------------------------------------------------------------------------------


def _pay(case: Case, shop: Shop, trials: Trials) -> None:
    shop.clock.at = NOON
    payment = _in_trouble(case, shop, trials)
    trials.count(f"{case.what}: {payment.state.value}")
    wanted = _wanted(case)
    trials.require(payment.state in wanted, str(case), f"it is {payment.state}, {payment.reason}")
    shop.heal()
    charges = shop.charges(payment.ref)
    sure = {State.NOT_SENT: 0, State.REFUSED: 0, State.PAID: 1}.get(payment.state, charges)
    trials.require(charges == sure, str(case), f"{payment.state} and {charges} charges")
    _settles(case, shop, payment, trials)


def _in_trouble(case: Case, shop: Shop, trials: Trials) -> Payment:
    """Bring a payment as far as the case says, then let it meet the trouble."""
    inquiry = shop.ask(case.line, case.number)
    handed = [Tender("cash", inquiry.total)]
    payments = shop.counter.payments
    if case.what == "pay":
        seconds = shop.through(case.trouble, case.number, came=case.came)
        with _timed(case, seconds, trials):
            return payments.pay(inquiry, handed, "Sari")
    is_pending = case.what == "poll of a pending"
    if not (is_pending and case.line.top_up):  # a top-up is pending by itself
        before = AT_WORK if is_pending else CLOSED_AFTER
        shop.through(_BY_NAME[before], 0, came=is_pending or case.came)
    payment = payments.pay(inquiry, handed, "Sari")
    reached = State.PENDING if is_pending else State.UNKNOWN
    trials.require(payment.state is reached, str(case), f"it began as {payment.state}")
    shop.clock.move(minutes=2)
    seconds = shop.through(case.trouble, case.number, came=case.came)
    with _timed(case, seconds, trials):
        if case.what == "re-send":
            return payments.resend(payment, "Sari")
        return shop.counter.unfinished.check(payment)


_BY_NAME = {trouble.name: trouble for trouble in TROUBLES}


def _wanted(case: Case) -> set[State]:
    """Return where a payment may stand afterwards."""
    if case.what == "pay":
        return _wanted_of_a_first(case)
    before = State.PENDING if case.what == "poll of a pending" else State.UNKNOWN
    is_poll = case.what != "re-send"
    # What was lost before may be anything by the answer to the second request.
    open_still = {before} if case.came else {before, State.PENDING}
    match case.trouble.leaves:
        case "whole" if case.came and (is_poll or case.line.account.startswith("digi")):
            return {State.PAID}
        case "whole":
            return {State.PAID, State.UNKNOWN, State.PENDING}
        case "foreign":
            return {State.REVIEW} if is_poll else {State.UNKNOWN}
        case "told" | "at work":
            return {*open_still, State.PENDING}
        case _:
            return {before}


def _wanted_of_a_first(case: Case) -> set[State]:
    match case.trouble.leaves:
        case "unsent":
            return {State.NOT_SENT}
        case "either":
            return {State.NOT_SENT, State.UNKNOWN}
        case "refused":
            return {State.REFUSED}
        case "at work":
            return {State.PENDING}
        case "whole":
            return {State.PENDING if case.line.top_up else State.PAID}
        case "told":
            return {State.UNKNOWN, State.PENDING} if case.line.top_up else {State.UNKNOWN}
        case _:
            return {State.UNKNOWN}


def _settles(case: Case, shop: Shop, payment: Payment, trials: Trials) -> None:
    """Ask about it on a sound line: what was charged is paid in the end, and charged once."""
    provider = shop.providers[shop.name]
    asked = 0
    while payment.state in OPEN and asked < 5:
        shop.clock.move(minutes=20)
        payment = shop.counter.unfinished.check(payment)
        asked += 1
    charges = shop.charges(payment.ref)
    trials.require(charges <= 1, str(case), f"charged {charges} times in the end")
    askable = provider.name != "espay" or payment.provider_ref
    if charges and askable and payment.state is not State.REVIEW:
        trials.require(payment.state is State.PAID, str(case), f"{payment.state} in the end")
    if not charges:
        trials.require(payment.state is not State.PAID, str(case), "paid and never charged")


# -- planted bugs ---------------------------------------------------------------------------------


@contextmanager
def _plain_httpx() -> Iterator[None]:
    def plain(
        method: str, url: str, body: bytes, seconds: float, headers: dict[str, str], limit: int
    ) -> Reply:
        try:
            with httpx.Client(timeout=seconds, trust_env=False) as client:
                answer = client.request(method, url, content=body, headers=headers)
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            raise NotSentError("no-connection", type(error).__name__) from error
        except httpx.HTTPError as error:
            return Reply(fault=type(error).__name__)
        return Reply(status=answer.status_code, body=answer.content)

    with patch.object(transport, "_exchange", plain):
        yield


@contextmanager
def _broken_is_refused() -> Iterator[None]:
    with ExitStack() as planted:
        for adapter in (Digiswitch, Iak, Espay):
            careless = _refusing(adapter.read_payment)
            planted.enter_context(patch.object(adapter, "read_payment", careless))
        yield


def _refusing(real: Callable[..., Outcome]) -> Callable[..., Outcome]:
    def careless(adapter: Provider, command: Command, order: Order, reply: Reply) -> Outcome:
        if reply.fault:
            return Refused(code="", message=reply.fault)
        return real(adapter, command, order, reply)

    return careless


@contextmanager
def _redirects_followed() -> Iterator[None]:
    real = httpx.Client

    def following(**more: Any) -> httpx.Client:
        return real(**more, follow_redirects=True)

    with patch.object(httpx, "Client", following):
        yield


@contextmanager
def _tried_once_more() -> Iterator[None]:
    real = transport._exchange

    def stubborn(*asked: Any) -> Reply:
        reply = real(*asked)
        return real(*asked) if reply.fault else reply

    with patch.object(transport, "_exchange", stubborn):
        yield


PART = Part(
    name="wire",
    goals=("R3",),
    promise="Whatever happens on the wire, what is unclear stays unclear, and it ends in time.",
    unit="cases over real sockets",
    how="A process of its own has the sandbox and in front of it a door for each kind of trouble: "
    "connections refused, reset or cut at every stage, TLS that fails, hanging and dripping, wrong "
    "framing, compression, statuses, pages, redirects, other people's answers. Through the real "
    "adapters and services a bill is asked for, paid, sent again and asked about, as a bill and as "
    "a top-up, and balances and price lists are fetched, with every provider, dialect and format, "
    f"by {HANDS} processes at a time. Every payment has to stand where the table says, within its "
    f"deadline of {DEADLINE} s and {LATE} s more; then the line is healed, and what the sandbox's "
    "ledger has a charge for has to end as paid, charged once.",
    simulated="the wire is the loopback device, and times are short.",
    run=run,
    planted=(
        Planted(
            name="plain-httpx",
            what="httpx as it comes, with a timeout for each read and none for the whole",
            planted=_plain_httpx,
        ),
        Planted(
            name="broken-is-refused",
            what="a connection that breaks is called a refusal",
            planted=_broken_is_refused,
        ),
        Planted(
            name="redirects",
            what="redirects are followed",
            planted=_redirects_followed,
        ),
        Planted(
            name="once-more",
            what="a request is sent again by itself when the connection breaks",
            planted=_tried_once_more,
        ),
    ),
    found=(
        "A gate's page under HTTP 401 to the first sending of a payment with Espay was a refusal.",
        "A balance of IAK was believed under HTTP 400.",
    ),
)
