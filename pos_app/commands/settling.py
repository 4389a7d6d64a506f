"""The commands about what is not settled: slips for held cash, its return, a person's decision."""

import argparse
from collections.abc import Callable

from pos_app.commands.frame import opened, say, signed_in
from pos_app.commands.sale import say_payment
from pos_app.domain.money import format_rupiah
from pos_app.domain.payment import State
from pos_app.domain.slip import SlipKind

_VERDICTS = {"paid": State.PAID, "refused": State.REFUSED, "reversed": State.REVERSED}


def slip(args: argparse.Namespace) -> int:
    """Write a slip for held or returned cash and count it."""
    with opened(args) as counter:
        actor = signed_in(counter, args.cashier).name
        drawn = counter.cash.save(args.ref, SlipKind(args.kind), args.paper, args.out, actor)
    data = {"ref": args.ref, "kind": args.kind, "number": drawn.slip.number}
    say(args, {**data, "copy": drawn.slip.copy, "slip": str(args.out)}, [str(args.out)])
    return 0


def return_cash(args: argparse.Namespace) -> int:
    """Write down that the customer of a refused or cancelled payment has the cash back."""
    with opened(args) as counter:
        cashier = signed_in(counter, args.cashier)
        entry = counter.cash.give_back(args.ref, cashier.name)
    amount = int(str(entry.data["amount"]))
    data = {"ref": args.ref, "amount": amount, "by": entry.actor, "number": entry.data["number"]}
    say(args, data, [f"Returned Rp {format_rupiah(amount)}, by {entry.actor}."])
    return 0


def review(args: argparse.Namespace) -> int:
    """Settle a payment by a person's decision."""
    with opened(args) as counter:
        payment = counter.review.decide(
            args.ref,
            _VERDICTS[args.verdict],
            actor=signed_in(counter, args.cashier).name,
            reason=args.reason,
            evidence=args.evidence,
        )
    say_payment(args, payment, None)
    return 0


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "slip": slip,
    "return-cash": return_cash,
    "review": review,
}
