"""What may be typed behind `pos-app`."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any


def build_parser() -> argparse.ArgumentParser:
    """Return the parser; it knows every command without loading what they work with."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--home", default=argparse.SUPPRESS, help="folder of journal and settings")
    common.add_argument("--json", action="store_true", default=argparse.SUPPRESS)
    parser = argparse.ArgumentParser("pos-app", description="The bill-payment counter.")
    parser.add_argument("--home", help="folder of journal and settings (or POS_APP_HOME)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--demo", action="store_true", help="the counter on its own sandbox")
    commands = parser.add_subparsers(dest="command", title="commands")

    def add(name: str, about: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=about, description=about, parents=[common])

    _provider_arguments(add)
    _bill_arguments(add("inquire", "a bill"))
    pay = add("pay", "inquiry and payment; the PIN comes from POS_APP_PIN or standard input")
    _bill_arguments(pay)
    pay.add_argument("--again", action="store_true", help="also if it was paid a while ago")
    pay.add_argument("--tender", required=True, action="append", metavar="cash:AMOUNT")
    pay.add_argument("--cashier", metavar="NAME")
    add("status", "one payment as it stands").add_argument("ref")
    resolve = add("resolve", "one pass over what is open")
    resolve.add_argument("--no-wait", action="store_true", help="do not wait for the next check")
    resolve.add_argument("--cancel", metavar="REF", help="drop a payment that was never sent")
    receipt = add("receipt", "the receipt of a paid payment")
    receipt.add_argument("ref")
    receipt.add_argument("--paper", default="80", metavar="58|80|a4")
    receipt.add_argument("--from-provider", action="store_true", help="the provider's own")
    receipt.add_argument("--out", required=True, type=Path)
    _settle_arguments(add)
    _report_arguments(add("report", "what was sold, and what it has brought"))
    _journal_arguments(add("journal", "the books"), common)
    add("backup", "a verified copy of the books").add_argument("file", type=Path)
    restore = add("restore", "a backup in the place of the books")
    what = restore.add_mutually_exclusive_group(required=True)
    what.add_argument("file", type=Path, nargs="?")
    what.add_argument("--accept", metavar="REASON", help="let restored books send again")
    restore.add_argument("--cashier", metavar="NAME", help="who accepts")
    _sandbox_arguments(add("sandbox", "the provider sandbox alone"))
    spooler = add("spooler", "the printers of this computer, as the window asks for them")
    spooler.add_argument("wish", choices=("list", "print"))
    spooler.add_argument("--printer", default="")
    return parser


def _provider_arguments(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    products = add("products", "the catalogue")
    products.add_argument("--category")
    products.add_argument("--refresh", action="store_true", help="fetch the price lists first")
    add("balance", "the deposits at the providers")
    deposit = add("deposit", "how to fill up a deposit")
    deposit.add_argument("--provider", required=True)
    deposit.add_argument("--amount", required=True)
    deposit.add_argument("--bank", required=True, help="the bank that the money comes from")
    deposit.add_argument("--owner", required=True, help="the name on that account")
    add("operator", "whose a mobile number is").add_argument("number")


def _bill_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--product", required=True, help="our id, or provider:code")
    parser.add_argument("--customer", required=True, help="the customer number")
    parser.add_argument("--amount", help="for products whose amount the customer chooses")
    parser.add_argument("--field", action="append", default=[], metavar="NAME=VALUE")


def _settle_arguments(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    slip = add("slip", "the slip for cash that is held or was returned; it is no receipt")
    slip.add_argument("ref")
    slip.add_argument("--kind", choices=("held", "returned"), default="held")
    slip.add_argument("--paper", default="80", metavar="58|80|a4")
    slip.add_argument("--out", required=True, type=Path)
    back = add("return-cash", "write down that the customer has the cash back, once")
    back.add_argument("ref")
    back.add_argument("--cashier", metavar="NAME")
    review = add("review", "a supervisor's decision; the PIN comes as for pay")
    review.add_argument("ref")
    review.add_argument("verdict", choices=("paid", "refused", "reversed"))
    review.add_argument("--cashier", required=True, metavar="NAME")
    review.add_argument("--reason", required=True, help="what the provider said")
    review.add_argument("--evidence", required=True, help="the provider's reference")


def _report_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--cashier", metavar="NAME", help="who asks; the PIN comes as for pay")
    period = parser.add_mutually_exclusive_group()
    period.add_argument("--shift", type=int, metavar="NUMBER", help="all that counts for a shift")
    period.add_argument("--day", metavar="2026-11-21", help="one business day; else today")
    period.add_argument("--month", metavar="2026-11", help="a month")
    period.add_argument("--from", dest="first", metavar="DAY", help="from this day, with --to")
    parser.add_argument("--to", dest="last", metavar="DAY", help="the last day, with --from")
    groups = ("product", "category", "provider", "cashier", "hour", "day")
    parser.add_argument("--by", action="append", choices=groups, help="what to group by")
    for kind in ("pdf", "csv", "xlsx"):
        parser.add_argument(f"--{kind}", type=Path, metavar="FILE", help=f"write it as {kind}")


def _journal_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    actions: Any = parser.add_subparsers(dest="action", required=True)
    listing = actions.add_parser("list", help="what happened", parents=[common])
    listing.add_argument("--ref", default="", help="only about this payment")
    export = actions.add_parser("export", help="all of it, a JSON line each", parents=[common])
    export.add_argument("--out", type=Path)
    actions.add_parser("verify", help="whether it was altered", parents=[common])


def _sandbox_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--ledger", type=Path, required=True)
    parser.add_argument("--latency-ms", type=int, default=0)
    parser.add_argument("--settle-ms", type=int, default=0)
    parser.add_argument("--faults", type=Path)
    parser.add_argument("--until-stdin-closes", action="store_true")
