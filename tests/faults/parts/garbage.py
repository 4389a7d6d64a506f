"""Answers made wrong in every way: none breaks the program, and none pays what is not paid."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from functools import cache
from itertools import count
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from pos_app.domain.bill import Bill
from pos_app.domain.errors import NotUnderstoodError, ProviderError, RuleError
from pos_app.domain.outcome import Outcome, Paid, Pending, Refused, Unknown
from pos_app.domain.payment import State
from pos_app.domain.tender import Tender
from pos_app.providers import fields as fields_module
from pos_app.providers import foreign, top_up
from pos_app.providers.digiswitch import adapter as digiswitch_adapter
from pos_app.providers.digiswitch import answers as digiswitch
from pos_app.providers.espay import adapter as espay_adapter
from pos_app.providers.espay import answers as espay
from pos_app.providers.iak import adapter as iak_adapter
from pos_app.providers.iak import answers as iak
from pos_app.providers.iak import bills as iak_bills
from pos_app.services.ports import Command, Order, Reply
from tests.conftest import SetClock
from tests.contract.cases import ASKED, BY_NAME, CASES
from tests.contract.suite import SAMPLES, Case, Fields, bare_json, recorded
from tests.faults import judge
from tests.faults.garbling import garbled
from tests.faults.proof import Enough, Part, Planted, Trials, spread
from tests.faults.scratch import scratch
from tests.scripted import BILL, PAID, Scripted
from tests.unit.test_services import Desk, open_desk

BATCH = 100
STATUSES = [200] * 9 + [201, 301, 400, 400, 401, 404, 429, 500, 503]
KINDS = ["paid", "paid", "paid", "paid", "pending", "refused"]
SAVED_OF_A_BATCH = 1

LISTS = {
    "digiswitch bill": (
        "digiswitch-response-saldo.json",
        "digiswitch-response-pricelist-prepaid.json",
        "deposit",
    ),
    "digiflazz bill": (
        "digiflazz/digiflazz-response-saldo.json",
        "digiflazz/digiflazz-response-pricelist-prepaid.json",
        "deposit",
    ),
    "iak json bill": (
        "iak/response-prepaid-v2-balance.json",
        "iak/response-prepaid-v2-pricelist-docs2023.json",
        "balance",
    ),
    "espay bill": ("", "", "balance"),
}
"""A balance, a list, and the field of the balance; Espay has published neither of the two."""


def run(trials: Trials) -> None:
    """Show that the right answers are believed, then garble them; save some of what is believed."""
    for case in (*CASES, *_more_bills()):
        _the_right_answer_is_believed(case, trials)
    with TemporaryDirectory(dir=scratch()) as folder:
        batches = trials.many(60, 1500)
        spread(trials, range(batches), lambda seed, mine: _batch(seed, Path(folder), mine))


def _the_right_answer_is_believed(case: Case, trials: Trials) -> None:
    for command in (Command.PAY, Command.CHECK):
        body = case.body(case.answer("paid", command))
        outcome = _read(case, command, 200, body, resent=False)
        doubt = judge.doubt_of(case, command, 200, body, outcome)
        trials.count("a right answer")
        right = isinstance(outcome, Paid) and not doubt
        trials.require(right, f"{case} at a {command}", f"a right answer is {outcome}, {doubt}")


def _more_bills() -> list[Case]:
    """Return a case for every recorded payment of Digiswitch: its bills look all different."""
    base = BY_NAME["digiswitch bill"]
    found = []
    for file in sorted(SAMPLES.glob("digiswitch-response-*-pay.json")):
        paid = recorded(file.name)
        quoted = replace(base.order.quoted or BILL, price=paid["price"])
        order = replace(
            base.order, ref=paid["ref_id"], customer_no=paid["customer_no"], quoted=quoted
        )
        name = f"digiswitch {file.name.split('-')[2]}"
        found.append(replace(base, name=name, order=order, paid=paid, asked=None))
    return found


@cache
def _pool() -> list[Case]:
    return [*CASES, *CASES, *_more_bills()]


def _batch(seed: int, folder: Path, trials: Trials) -> None:
    rng = Random(seed)
    believed: list[tuple[str, Bill, Paid]] = []
    for number in range(BATCH):
        where = f"seed {seed}, answer {number}"
        match rng.randrange(12):
            case 0 | 1:
                believed += _inquiry(rng, where, trials)
            case 2:
                _balance_or_list(rng, where, trials)
            case _:
                believed += _payment(rng, where, trials)
    for where, bill, paid in believed[:SAVED_OF_A_BATCH]:
        _can_be_kept(where, bill, paid, folder, trials)


# -- payments -------------------------------------------------------------------------------------


def _payment(rng: Random, where: str, trials: Trials) -> list[tuple[str, Bill, Paid]]:
    case = rng.choice(_pool())
    command = rng.choice((Command.PAY, Command.PAY, Command.CHECK))
    body = garbled(rng, case.answer(rng.choice(KINDS), command), case.body)
    status, resent = rng.choice(STATUSES), rng.random() < 0.5
    where = f"{where}: {case} at a {command}, HTTP {status}"
    try:
        outcome = _read(case, command, status, body, resent=resent)
    except Exception as error:  # noqa: BLE001  this is what is looked for
        trials.fail(where, f"raised {error!r}")
        return []
    trials.count(f"an answer to a {command}, {type(outcome).__name__.lower()}")
    known = isinstance(outcome, Paid | Refused | Pending | Unknown)
    trials.require(known, where, f"it is {outcome!r}")
    doubt = judge.doubt_of(case, command, status, body, outcome)
    trials.require(not doubt, where, f"it is {type(outcome).__name__}, but {doubt}")
    return [(where, BILL, outcome)] if isinstance(outcome, Paid) else []


def _read(case: Case, command: Command, status: int, body: bytes, *, resent: bool) -> Outcome:
    order = case.asking(command, resent=resent)
    return case.adapter.read_payment(command, order, Reply(status=status, body=body))


# -- inquiries ------------------------------------------------------------------------------------


def _inquiry(rng: Random, where: str, trials: Trials) -> list[tuple[str, Bill, Paid]]:
    case = rng.choice(ASKED)
    body = garbled(rng, case.asked or {}, case.body)
    status = rng.choice(STATUSES)
    where = f"{where}: {case} at an inquiry, HTTP {status}"
    order = replace(case.order, quoted=None)
    try:
        bill = case.adapter.read_bill(order, Reply(status=status, body=body))
    except ProviderError:
        trials.count("an answer to an inquiry, no bill")
        return []
    except Exception as error:  # noqa: BLE001  this is what is looked for
        trials.fail(where, f"raised {error!r}")
        return []
    trials.count("an answer to an inquiry, a bill")
    try:
        judge.require_bill(case, status, body, bill)
        judge.require_storable(judge.texts_of_bill(bill), bill.amount, bill.admin, bill.price)
    except judge.Doubt as doubt:
        trials.fail(where, f"it is a bill, but {doubt}")
    return [(where, bill, PAID)] if bill.due else []


# -- balances and price lists ---------------------------------------------------------------------


def _balance_or_list(rng: Random, where: str, trials: Trials) -> None:
    name = rng.choice(sorted(LISTS))
    case, wants_list = BY_NAME[name], rng.random() < 0.5
    body = garbled(rng, _listed(name, wants_list=wants_list), bare_json)
    status = rng.choice(STATUSES)
    where = f"{where}: {name}, a {'list' if wants_list else 'balance'}, HTTP {status}"
    played = lambda *_, **__: Reply(status=status, body=body)  # noqa: E731
    try:
        with ExitStack() as patched:
            for module in (digiswitch_adapter, iak_adapter, espay_adapter):
                patched.enter_context(patch.object(module, "post", played))
            found = case.adapter.price_list() if wants_list else case.adapter.balance()
    except ProviderError:
        trials.count("an answer about a balance or list, useless")
        return
    except Exception as error:  # noqa: BLE001  this is what is looked for
        trials.fail(where, f"raised {error!r}")
        return
    trials.count("an answer about a balance or list, of use")
    try:
        _require_sound(case, name, status, body, found)
    except judge.Doubt as doubt:
        trials.fail(where, f"{doubt}")


def _require_sound(case: Case, name: str, status: int, body: bytes, found: Any) -> None:
    if status != 200:
        raise judge.Doubt(f"believed under HTTP {status}")
    if not isinstance(found, list):
        said = judge.whole(judge.told(case, body).get(LISTS[name][2]))
        if found is None or said != found:
            raise judge.Doubt(f"{found} is not the {said} in it")
        return
    for offer in found:
        texts = (offer.code, offer.name, offer.group, offer.brand)
        judge.require_storable(texts, offer.price, offer.admin, offer.commission, offer.nominal)


def _listed(name: str, *, wants_list: bool) -> Fields:
    if name == "espay bill":
        rows = [{"product_code": "SLYLPO", "product_name": "PLN"}, {"product_code": "BPJSKS"}]
        return {"error_code": "0000", "error_desc": "Success", "balance": 700000, "data": rows}
    listed: Fields = json.loads((SAMPLES / LISTS[name][wants_list]).read_bytes())
    return listed


def _can_be_kept(where: str, bill: Bill, paid: Paid, folder: Path, trials: Trials) -> None:
    """Sell this bill, let it be paid like this, and draw the receipt."""
    desk = _desk(folder / str(os.getpid()))
    desk.provider.bill, desk.provider.answers = bill, [paid]
    number = f"53{next(_sold):010d}"
    counter = desk.counter
    try:
        with suppress(RuleError, NotUnderstoodError):  # at a loss, or for nothing: not sold at all
            inquiry = counter.inquiries.inquire("pln-postpaid", number)
            payment = counter.payments.pay(inquiry, [Tender("cash", inquiry.total)], "Sari")
            kept = counter.store.payment(payment.ref)
            trials.require(kept.state is State.PAID, where, f"it is kept as {kept.state}")
            drawn = counter.receipts.draw(payment.ref, "58")
            trials.require(drawn.pdf.startswith(b"%PDF"), where, "the receipt is no PDF")
            trials.count("believed, kept in a store and drawn on a receipt")
    except Enough:
        raise
    except Exception as error:  # noqa: BLE001  this is what is looked for
        trials.fail(where, f"it cannot be kept: {error!r}")


_sold = count(1)


@cache
def _desk(folder: Path) -> Desk:
    """Return the counter of this process; the folder goes when all processes have ended."""
    folder.mkdir()
    return open_desk(folder, SetClock(), Scripted())


# -- planted bugs ---------------------------------------------------------------------------------

READERS = [digiswitch, iak, iak_bills, espay, top_up, fields_module]


def _everywhere(name: str, careless: Callable[..., Any]) -> ExitStack:
    """Put a careless function in the place of one that all who read answers have imported."""
    planted = ExitStack()
    for module in (*READERS, digiswitch_adapter, iak_adapter, espay_adapter):
        if hasattr(module, name):
            planted.enter_context(patch.object(module, name, careless))
    return planted


@contextmanager
def _status_text_believed() -> Iterator[None]:
    real = digiswitch.read_payment

    def careless(dialect: Any, command: Command, order: Order, reply: Reply) -> Outcome:
        if reply.status == 200 and b"Sukses" in reply.body:
            return Paid(provider_ref="")
        return real(dialect, command, order, reply)

    with patch.object(digiswitch_adapter, "read_payment", careless):
        yield


@contextmanager
def _amount_as_float() -> Iterator[None]:
    def careless(value: Any) -> int | None:
        try:
            return int(float(value))
        except (TypeError, ValueError, OverflowError):
            return None

    with _everywhere("rupiah", careless):
        yield


@contextmanager
def _text_as_it_comes() -> Iterator[None]:
    real = foreign.text
    with _everywhere("text", lambda value: value if isinstance(value, str) else real(value)):
        yield


@contextmanager
def _ref_not_compared() -> Iterator[None]:
    with _everywhere("_foreign_to", lambda *_, **__: ""):
        yield


FOUND = (
    "Any HTTP 401 to the first sending of a payment with Espay was a refusal, also one with a "
    "page of a gate on the way; now only one that Espay itself words is."
)

PART = Part(
    name="garbage",
    goals=("R4",),
    promise="No answer breaks the program, and none that is not surely ours and paid is believed.",
    unit="answers read",
    how="Recorded answers of every provider, dialect and format are made wrong in bytes, in "
    "structure, in types, as JSON and as XML, one to five things at a time, and read as the answer "
    "to an inquiry, a payment, a re-send, a status check, a question for the balance or the price "
    "list. What is taken for paid is judged again from the providers' documents, by a judge that "
    "shares no code with the adapters: HTTP status, code, state, reference, customer, price, and "
    "with IAK the product (the others send back another code than was asked for). So is every "
    "bill, balance and refusal. Some of what is believed is sold in a real store and drawn on a "
    "receipt.",
    simulated="the answers are handed to the adapters without a network.",
    run=run,
    planted=(
        Planted(
            name="status-text",
            what="an answer is paid because the word Sukses stands in it",
            planted=_status_text_believed,
        ),
        Planted(
            name="float-amounts",
            what="amounts are read as floating-point numbers and cut off",
            planted=_amount_as_float,
        ),
        Planted(
            name="text-as-it-comes",
            what="texts are kept as they come, with NULs and halves of letters",
            planted=_text_as_it_comes,
        ),
        Planted(
            name="any-ref",
            what="reference and customer of an answer are not compared with ours",
            planted=_ref_not_compared,
        ),
    ),
    found=(FOUND,),
)
