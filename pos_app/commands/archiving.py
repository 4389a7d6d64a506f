"""The command that makes a yearly archive."""

import argparse
from collections.abc import Callable

from pos_app.commands.frame import opened, say, signed_in


def archive(args: argparse.Namespace) -> int:
    """Write a year of the books to a ZIP file."""
    with opened(args) as counter:
        cashier = signed_in(counter, args.cashier)
        done = counter.archives.save(args.year, args.out, cashier.name)
    data = {"file": str(args.out), "payments": done.payments, "manifest": done.manifest}
    say(args, data, [f"{args.out}: {done.payments} payments of {args.year}."])
    return 0


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {"archive": archive}
