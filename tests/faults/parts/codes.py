"""Every response code, at a first sending, a second one and a status check."""

import string
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from itertools import product
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from pos_app.domain.errors import InputError
from pos_app.domain.outcome import Outcome, Pending, Unknown
from pos_app.domain.payment import Payment, State
from pos_app.domain.tender import Tender
from pos_app.providers.digiswitch.dialects import DIGIFLAZZ
from pos_app.providers.iak import codes as iak_codes
from pos_app.services import payment as payment_service
from pos_app.services.ports import Command, Order, Reply
from tests.conftest import NOON, SetClock
from tests.contract.cases import BY_NAME
from tests.contract.suite import Case, Fields
from tests.contract.test_response_codes import ALL, KNOWN, Means, letter, said
from tests.faults.proof import Part, Planted, Trials
from tests.faults.scratch import scratch
from tests.scripted import Scripted
from tests.unit.test_services import Desk, open_desk

ASKED = {
    "first send": (Command.PAY, False),
    "re-send": (Command.PAY, True),
    "status check": (Command.CHECK, False),
}
NOT_FORMED = {f"{n}" for n in (*range(40, 50), 56, *range(61, 70), *range(80, 84), 87, 88)}
"""Digiflazz: after these no transaction exists, so that a second one says nothing of the first."""

ODD: list[Any] = [
    "00 00",
    "-1",
    "OK",
    "SUKSES",
    "null",
    "٠٠",
    "1e1",
    "x" * 99,
    "",
    None,
    True,
    1.5,
    [],
    {},
]
"""Codes that are none; with Arabic zeros among them."""

FINAL = {"P": State.PAID, "R": State.REFUSED}
LOST = Reply(fault="ReadTimeout")


def run(trials: Trials) -> None:
    """Read every code, documented or not, then take the documented ones through the services."""
    for means in ALL:
        _is_as_documented(means, trials)
    picked = Random(1).sample(ALL, trials.many(60, len(ALL)))
    with TemporaryDirectory(dir=scratch()) as folder:
        for name in sorted({means.case for means in picked}):
            _services_obey([each for each in picked if each.case == name], Path(folder), trials)
    for name in sorted(name for name in KNOWN if KNOWN[name]):
        _no_other_is_final(name, trials)


# -- read by the adapters -------------------------------------------------------------------------


def _is_as_documented(means: Means, trials: Trials) -> None:
    case = BY_NAME[means.case]
    for (asked, (command, resent)), wanted in zip(ASKED.items(), means.letters[1:], strict=True):
        found = letter(_read(case, command, said(case, means.code, command), resent=resent))
        trials.count(f"a documented code read at a {asked}")
        trials.require(found == wanted, f"{means} at a {asked}", f"{found} and not {wanted}")
        if (
            means.case.startswith("digiflazz")
            and means.code in NOT_FORMED
            and asked != "first send"
        ):
            trials.require(found != "R", f"{means} at a {asked}", "refused, and it says nothing")


def _no_other_is_final(name: str, trials: Trials) -> None:
    case = BY_NAME[name]
    every = _every_code(case)
    tried = Random(name).sample(every, trials.many(800, len(every)))
    for code in (code for code in tried if not _is_known(name, code)):
        for (asked, (command, resent)), kind in product(ASKED.items(), ("paid", "refused")):
            answer = case.answer(kind, command) | {case.code: code}
            found = _read(case, command, answer, resent=resent)
            trials.count(f"an undocumented code read at a {asked}")
            unclear = isinstance(found, Pending | Unknown)
            trials.require(unclear, f"{name}, code {code!r}, {kind}, at a {asked}", str(found))


def _is_known(name: str, code: object) -> bool:
    """Return whether a table has the code; IAK's lose their leading zeros as numbers do."""
    told = str(code)
    return (told.zfill(2) if name.startswith("iak") else told) in KNOWN[name]


def _every_code(case: Case) -> list[Any]:
    digits = 4 if case.name.startswith("espay") else 3
    numbers = [f"{n:0{width}}" for width in range(1, digits + 1) for n in range(10**width)]
    words = ["".join(pair) for pair in product(string.ascii_uppercase, repeat=2)]
    return [*numbers, *range(1000), *string.ascii_letters, *words, *ODD]


def _read(case: Case, command: Command, fields: Fields, *, resent: bool) -> Outcome:
    order = case.asking(command, resent=resent)
    return case.adapter.read_payment(command, order, Reply(status=200, body=case.body(fields)))


# -- taken through the services -------------------------------------------------------------------


@dataclass
class Answering(Scripted):
    """A provider whose answers are given, and read by a real adapter."""

    case: Case = field(default_factory=lambda: next(iter(BY_NAME.values())))
    reply: Reply = LOST

    def send(self, command: Command, order: Order) -> Reply:
        return self.reply

    def read_payment(self, command: Command, order: Order, reply: Reply) -> Outcome:
        return self.case.adapter.read_payment(command, order, reply)

    def check_pays(self, order: Order) -> bool:
        return self.case.adapter.check_pays(order)


def _services_obey(all_means: list[Means], folder: Path, trials: Trials) -> None:
    """Send, send again and ask about payments that are answered with each code."""
    case = BY_NAME[all_means[0].case]
    provider = Answering(case=case, name=case.adapter.name)
    home = folder / case.name
    home.mkdir()
    desk = open_desk(home, SetClock(), provider)
    try:
        for number, (means, asked) in enumerate(product(all_means, ASKED)):
            wanted = means.letters[1 + list(ASKED).index(asked)]
            state = _state_after(desk, provider, means, asked, number)
            trials.count(f"a payment took a documented code at a {asked}")
            right = state is FINAL.get(wanted) if wanted in FINAL else state not in FINAL.values()
            trials.require(right, f"{means} at a {asked}", f"the payment is {state}")
    finally:
        desk.counter.close()


def _state_after(desk: Desk, provider: Answering, means: Means, asked: str, number: int) -> State:
    payment = _prepared(desk, provider.case, number)
    payments = desk.counter.payments
    if asked == "first send":
        provider.reply = _reply(provider.case, means, Command.PAY, payment)
        return payments.send(payment.ref, "Sari").state
    # Espay can be asked about what it has acknowledged, and about nothing else.
    knows = asked == "status check" and provider.case.found
    answer = provider.case.answer("pending")
    provider.reply = _said(provider.case, answer, Command.PAY, payment) if knows else LOST
    sent = payments.send(payment.ref, "Sari")
    desk.clock.move(minutes=2)
    if asked == "re-send":
        provider.reply = _reply(provider.case, means, Command.PAY, payment)
        return payments.resend(sent, "Sari").state
    provider.reply = _reply(provider.case, means, Command.CHECK, payment)
    return desk.counter.unfinished.check(sent).state


def _reply(case: Case, means: Means, command: Command, payment: Payment) -> Reply:
    return _said(case, said(case, means.code, command), command, payment)


def _said(case: Case, fields: Fields, command: Command, payment: Payment) -> Reply:
    """Return an answer about this payment: by its ref, or by what Espay knows it by."""
    ours = {case.names["customer"]: payment.customer_no}
    if not (case.found and command is Command.CHECK):
        sender = str(fields[case.names["ref"]]).removesuffix(case.order.ref) if case.found else ""
        ours[case.names["ref"]] = sender + payment.ref
    return Reply(status=200, body=case.body(fields | ours))


def _prepared(desk: Desk, case: Case, number: int) -> Payment:
    """Write down a payment of the case's order, of a customer of its own."""
    order, bill = case.order, case.order.quoted
    if bill is None:
        raise InputError("no-bill", case.name)
    store = desk.counter.store
    payment = Payment(
        ref=f"{store.identity()}{number:016d}",
        provider=case.adapter.name,
        account=desk.provider.account,
        training=False,
        product="pln-postpaid",
        code=order.code,
        customer_no=f"08{number:08d}",
        extras=order.extras,
        bill=bill,
        fee=2000,
        tenders=(Tender("cash", bill.due + 2000),),
        cashier="Sari",
        on=NOON.date(),
        made_at=desk.clock.now(),
    )
    store.prepare(payment)
    return payment


# -- planted bugs ---------------------------------------------------------------------------------


@contextmanager
def _second_refusal_believed() -> Iterator[None]:
    wider = DIGIFLAZZ.refused_at_check | {"41", "44", "45", "49", "69", "85"}
    careless = replace(DIGIFLAZZ, refused_at_check=wider)
    with ExitStack() as planted:
        for name in ("digiflazz bill", "digiflazz top-up"):
            planted.enter_context(patch.object(BY_NAME[name].adapter, "_dialect", careless))
        yield


@contextmanager
def _a_line_lost() -> Iterator[None]:
    with patch.object(iak_codes, "BILL_REFUSED", iak_codes.BILL_REFUSED - {"14"}):
        yield


@contextmanager
def _sent_before_forgotten() -> Iterator[None]:
    real = payment_service.order_of
    with patch.object(payment_service, "order_of", lambda paid: replace(real(paid), resent=False)):
        yield


PART = Part(
    name="codes",
    goals=("R5",),
    promise="A response code means what the provider's document says, and no other is final.",
    unit="codes read",
    how="Every documented code of each provider is read at a first sending, a re-send and a status "
    "check, and held against dated tables that know nothing of the adapters'; then payments in "
    "a real store take them through the real services. All other codes of one to three digits "
    "(four with Espay), as text and as numbers, letters and oddities, beside a success and beside "
    "a refusal, have to leave a payment open.",
    simulated="the answers are made of recorded ones and handed to the adapters without a network.",
    run=run,
    planted=(
        Planted(
            name="second-refusal",
            what="a re-send refused with 41, 44, 45, 49, 69 or 85 is called failed",
            planted=_second_refusal_believed,
        ),
        Planted(
            name="lost-line",
            what="one line is missing from the table of codes that refuse a bill",
            planted=_a_line_lost,
        ),
        Planted(
            name="forgot-first-send",
            what="the services do not tell the adapter that it was sent before",
            planted=_sent_before_forgotten,
        ),
    ),
)
