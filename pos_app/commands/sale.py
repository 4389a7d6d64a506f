"""The commands of a sale: the bill, its payment, how it stands, its receipt."""

import argparse
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pos_app import demo
from pos_app.commands.frame import open_first_shift, opened, print_lines, say, signed_in
from pos_app.domain.bill import Bill, Inquiry
from pos_app.domain.errors import InputError, PosError, ProviderError
from pos_app.domain.evidence import Evidence
from pos_app.domain.money import format_rupiah
from pos_app.domain.payment import UNCLEAR, UNSENT, Payment, State
from pos_app.domain.tender import parse_tender
from pos_app.services.counter import Counter
from pos_app.ui.messages import word_error
from pos_app.ui.state_words import word_payment, word_reason

LONGEST_WAIT = 61.0
"""Seconds that `resolve` waits for the next check that the provider allows."""

_EXIT = {
    State.PAID: 0,
    State.REFUSED: 3,
    State.PENDING: 4,
    State.UNKNOWN: 4,
    State.SENDING: 4,
    State.REVIEW: 4,
    State.NOT_SENT: 5,
    State.CANCELLED: 5,
}


def inquire(args: argparse.Namespace) -> int:
    """Show a bill."""
    with opened(args, writes=False) as counter:
        inquiry = _inquire(counter, args, again=True)
    say(args, _inquiry_data(inquiry), _inquiry_lines(inquiry))
    return 0


def pay(args: argparse.Namespace) -> int:
    """Inquire and pay; on a new home this makes the first cashier and the first shift."""
    with opened(args) as counter:
        kinds = [kind.id for kind in counter.tenders]
        tenders = [parse_tender(text, kinds) for text in args.tender]
        cashier = signed_in(counter, args.cashier)
        open_first_shift(counter, cashier.name)
        # Test numbers are few and are paid over and over: only real money asks first.
        inquiry = _inquire(counter, args, again=args.again or counter.training)
        _require_deposit(counter, inquiry)
        payment = counter.payments.pay(inquiry, tenders, cashier.name)
        if payment.state in UNSENT:
            # This process is the cashier, and it ends: nothing was sent, so nothing is left open.
            payment = counter.payments.cancel(payment.ref, cashier.name)
        receipt = _first_receipt(counter, payment)
    return say_payment(args, payment, receipt)


def status(args: argparse.Namespace) -> int:
    """Show one payment as it stands; asks nobody."""
    with opened(args, writes=False) as counter:
        payment = counter.store.payment(args.ref)
        file = counter.receipts.file(payment.ref, counter.paper)
    return say_payment(args, payment, file if file.exists() else None)


def resolve(args: argparse.Namespace) -> int:
    """Ask about what is open, waiting for the check that is due within a minute."""
    with opened(args) as counter:
        if args.cancel:
            counter.store.payment(args.cancel)  # a wrong ref is told before a PIN is asked for
            actor = signed_in(counter, args.cashier).name
            return say_payment(args, counter.payments.cancel(args.cancel, actor), None)
        done = counter.unfinished.recover()
        if not args.no_wait:
            _wait_until(counter.unfinished.next_due())
        done += counter.unfinished.resolve()
        for payment in done:
            _first_receipt(counter, payment)
        left = counter.unfinished.all()
        latest = [counter.store.payment(ref) for ref in dict.fromkeys(p.ref for p in done)]
        evidence = {p.ref: counter.payments.evidence(p.ref) for p in left}
    lines = [f"{payment.ref} {payment.state}" for payment in latest]
    lines += [f"{payment.ref} {payment.state} (open)" for payment in left]
    data = {
        "checked": [_payment_data(payment, None) for payment in latest],
        "open": [
            {
                **_payment_data(payment, None),
                "evidence": [*map(_evidence_data, evidence[payment.ref])],
            }
            for payment in left
        ],
    }
    say(args, data, lines or ["Nothing is open."])
    return 4 if any(payment.state in UNCLEAR for payment in left) else 0


def receipt(args: argparse.Namespace) -> int:
    """Write a receipt and count it."""
    with opened(args) as counter:
        counter.store.payment(args.ref)  # a wrong ref is told before a PIN is asked for
        if args.from_provider:
            actor = signed_in(counter, args.cashier).name
            counter.receipts.save_theirs(args.ref, args.out, actor)
            say(args, {"ref": args.ref, "receipt": str(args.out)}, [str(args.out)])
            return 0
        drawn = counter.receipts.save_for_script(args.ref, args.paper, args.out)
    data = {"ref": args.ref, "paper": args.paper, "copy": drawn.copy, "receipt": str(args.out)}
    say(args, data, [str(args.out)])
    return 0


def demo_without_display(args: argparse.Namespace) -> int:
    """Do the counter's main job from the command line, on the sandbox, and say so."""
    print("No display here: doing the same job from the command line.", file=sys.stderr)
    print("This is a SIMULATION on the sandbox; no money moves.", file=sys.stderr)
    counter = demo.open_demo(args.home)
    try:
        counter.accounts.sign_in(demo.CASHIER, demo.PIN)
        inquiry = counter.inquiries.inquire("pln-postpaid", "530000000001")
        if not args.json:
            print_lines(_inquiry_lines(inquiry))
        payment = counter.payments.pay(inquiry, [parse_tender("cash:50000")], demo.CASHIER)
        return say_payment(args, payment, _first_receipt(counter, payment))
    finally:
        counter.close()


def _inquire(counter: Counter, args: argparse.Namespace, *, again: bool) -> Inquiry:
    extras = dict(_field(text) for text in args.field)
    if args.amount is not None:
        extras["amount"] = args.amount
    return counter.inquiries.inquire(args.product, args.customer, extras, again=again)


def _require_deposit(counter: Counter, inquiry: Inquiry) -> None:
    """Raise RuleError("deposit-short") if the provider says that our deposit is too small."""
    with suppress(ProviderError):  # one that cannot say decides when it is paid
        counter.deposits.refresh(inquiry.provider)
    counter.deposits.require(inquiry.provider, inquiry.bill.price)


def _field(text: str) -> tuple[str, str]:
    name, separator, value = text.partition("=")
    if not separator:
        raise InputError("extra-unknown", text[:40])
    return name, value


def _first_receipt(counter: Counter, payment: Payment) -> Path | None:
    """Save the original of a fresh receipt; if that fails, the bill is paid all the same."""
    if payment.state is not State.PAID:
        return None
    try:
        return counter.receipts.keep_first(payment, counter.paper)
    except PosError as error:
        print_lines([f"pos-app: {word_error(error).sentence()}"], sys.stderr)
        return None


def _wait_until(due: datetime | None) -> None:
    seconds = (due - datetime.now(UTC)).total_seconds() if due else 0.0
    if 0 < seconds <= LONGEST_WAIT:
        print(f"The provider allows the next check in {seconds:.0f} s.", file=sys.stderr)
        time.sleep(seconds)


def say_payment(args: argparse.Namespace, payment: Payment, receipt: Path | None) -> int:
    """Print how a payment stands, and return the exit code for that."""
    message = word_payment(payment)
    lines = [
        f"{message.title}: {payment.customer_name}, {payment.customer_no}",
        f"total Rp {format_rupiah(payment.total)}, change Rp {format_rupiah(payment.change)}",
        f"ref {payment.ref}, provider ref {payment.provider_ref or '-'}",
        " ".join(filter(None, (message.what, word_reason(payment), message.next))),
    ]
    if payment.token:
        lines.append(f"token {payment.token}")
    if receipt:
        lines.append(f"receipt {receipt}")
    say(args, _payment_data(payment, receipt), lines)
    if payment.state is State.REFUSED:
        print_lines([f"pos-app: {message.sentence()}"], sys.stderr)
    return _EXIT.get(payment.state, 0)


def _payment_data(payment: Payment, receipt: Path | None) -> dict[str, Any]:
    return {
        "ref": payment.ref,
        "state": payment.state.value,
        "provider": payment.provider,
        "product": payment.product,
        "customer_no": payment.customer_no,
        "customer_name": payment.customer_name,
        "amount": payment.bill.amount,
        "admin": payment.bill.admin,
        "fee": payment.fee,
        "total": payment.total,
        "tendered": payment.tendered,
        "change": payment.change,
        "provider_ref": payment.provider_ref,
        "receipt": str(receipt) if receipt else None,
        "reason": payment.reason,
        "message": payment.message,
        "token": payment.token,
        "details": {fact.name: fact.value for fact in payment.latest_bill.facts},
        "next_check_at": payment.next_check_at.isoformat() if payment.next_check_at else None,
    }


def _evidence_data(said: Evidence) -> dict[str, Any]:
    return {
        "at": said.at.isoformat(),
        "asked": said.asked,
        "send_no": said.send_no,
        "reason": said.reason,
        "code": said.code,
        "message": said.message,
    }


def _inquiry_data(inquiry: Inquiry) -> dict[str, Any]:
    bill = inquiry.bill
    return {
        "ref": inquiry.ref,
        "provider": inquiry.provider,
        "why": inquiry.why,
        "product": inquiry.product,
        "customer_no": inquiry.customer_no,
        "customer_name": bill.customer_name,
        "amount": bill.amount,
        "admin": bill.admin,
        "fee": inquiry.fee,
        "total": inquiry.total,
        "details": {fact.name: fact.value for fact in bill.facts},
        "periods": [{fact.name: fact.value for fact in period} for period in bill.periods],
    }


def _inquiry_lines(inquiry: Inquiry) -> list[str]:
    bill: Bill = inquiry.bill
    lines = [f"{bill.customer_name}, {inquiry.customer_no}"]
    for facts in (bill.facts, *bill.periods):
        lines += ["  ".join(f"{fact.name}: {fact.value}" for fact in facts)] if facts else []
    parts = (("amount", bill.amount), ("admin", bill.admin), ("fee", inquiry.fee))
    lines += [f"{name:<8} Rp {format_rupiah(value):>14}" for name, value in parts]
    return [*lines, f"total    Rp {format_rupiah(inquiry.total):>14}"]


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "inquire": inquire,
    "pay": pay,
    "status": status,
    "resolve": resolve,
    "receipt": receipt,
}
