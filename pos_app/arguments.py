"""What may be typed behind `pos-app`."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pos_app import __version__

RECONCILE = (
    "a provider's statement against the books; exit code 0 when nothing is at risk, 4 when "
    "something is"
)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser; it knows every command without loading what they work with."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--home", default=argparse.SUPPRESS, help="folder of journal and settings")
    common.add_argument("--json", action="store_true", default=argparse.SUPPRESS)
    parser = argparse.ArgumentParser("pos-app", description="The bill-payment counter.")
    parser.add_argument("--home", help="folder of journal and settings (or POS_APP_HOME)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--version", action="version", version=f"pos-app {__version__}")
    _window_arguments(parser)
    commands = parser.add_subparsers(dest="command", title="commands")

    def add(name: str, about: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=about, description=about, parents=[common])

    _provider_arguments(add)
    _bill_arguments(add("inquire", "a bill"))
    _pay_arguments(add)
    add("status", "one payment as it stands").add_argument("ref")
    resolve = add("resolve", "one pass over what is open")
    resolve.add_argument("--no-wait", action="store_true", help="do not wait for the next check")
    resolve.add_argument("--cancel", metavar="REF", help="drop a payment that was never sent")
    resolve.add_argument("--cashier", metavar="NAME", help="who cancels")
    receipt = add("receipt", "the receipt of a paid payment")
    receipt.add_argument("ref")
    receipt.add_argument("--paper", default="80", metavar="58|80|a4")
    receipt.add_argument("--from-provider", action="store_true", help="the provider's own")
    receipt.add_argument("--out", required=True, type=Path)
    receipt.add_argument("--cashier", metavar="NAME", help="who fetches the provider's own")
    _settle_arguments(add)
    _reconcile_arguments(add("reconcile", RECONCILE))
    _shift_arguments(add("shift", "the drawer: its shifts, counts and reports"), common)
    _report_arguments(add("report", "what was sold, and what it has brought"))
    _journal_arguments(add("journal", "the books"), common)
    backup = add("backup", "a verified copy of the books, or a rehearsal of restoring the newest")
    copied = backup.add_mutually_exclusive_group(required=True)
    copied.add_argument("file", type=Path, nargs="?")
    copied.add_argument("--drill", action="store_true", help="restore elsewhere, and compare")
    backup.add_argument("--cashier", metavar="NAME", help="who rehearses")
    archive = add("archive", "a year of the books, as a file that opens without this program")
    archive.add_argument("--year", type=int, required=True)
    archive.add_argument("--out", type=Path, required=True, metavar="FILE.zip")
    archive.add_argument("--cashier", metavar="NAME", help="who takes it")
    restore = add("restore", "a backup in the place of the books")
    what = restore.add_mutually_exclusive_group(required=True)
    what.add_argument("file", type=Path, nargs="?")
    what.add_argument("--accept", metavar="REASON", help="let restored books send again")
    restore.add_argument("--cashier", metavar="NAME", help="who accepts")
    _people_arguments(add)
    check = "whether this program works on this computer; touches no home"
    _check_arguments(add("self-check", check))
    _upgrade_arguments(add("upgrade", "what an installer asks about the books of the home"))
    _sandbox_arguments(add("sandbox", "the provider sandbox alone"))
    _spooler_arguments(add("spooler", "the printers of this computer, as the window asks for them"))
    return parser


def _window_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--demo", action="store_true", help="the counter on its own sandbox")
    kiosk = "full screen, started again after a crash; a supervisor's PIN ends it"
    parser.add_argument("--kiosk", action="store_true", help=kiosk)
    # What the kiosk starts of itself: the window, and what tells that it is not started again.
    parser.add_argument("--attended", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--gave-up", action="store_true", help=argparse.SUPPRESS)


def _pay_arguments(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    pay = add("pay", "inquiry and payment; the PIN comes from POS_APP_PIN or standard input")
    _bill_arguments(pay)
    pay.add_argument("--again", action="store_true", help="also if it was paid a while ago")
    pay.add_argument(
        "--tender",
        required=True,
        action="append",
        metavar="KIND:AMOUNT[:REF]",
        help="cash:50000, or one of the kinds in the settings; several are added up",
    )
    pay.add_argument("--cashier", metavar="NAME")


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
    slip.add_argument("--cashier", metavar="NAME")
    back = add("return-cash", "write down that the customer has the cash back, once")
    back.add_argument("ref")
    back.add_argument("--cashier", metavar="NAME")
    review = add("review", "a supervisor's decision; the PIN comes as for pay")
    review.add_argument("ref")
    review.add_argument("verdict", choices=("paid", "refused", "reversed"))
    review.add_argument("--cashier", required=True, metavar="NAME")
    review.add_argument("--reason", required=True, help="what the provider said")
    review.add_argument("--evidence", required=True, help="the provider's reference")


def _people_arguments(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    secret = add("owner-secret", "a new secret of the owner, said once; the PIN comes as for pay")
    secret.add_argument("--cashier", metavar="NAME")
    pin = add("owner-pin", "a new PIN for an owner who has the secret; it comes as for pay")
    pin.add_argument("--cashier", required=True, metavar="NAME")
    pin.add_argument("--secret-file", required=True, type=Path)
    code = add("approval-code", "the code that answers a counter's question over the phone")
    code.add_argument("challenge")
    code.add_argument("--secret-file", required=True, type=Path)


def _reconcile_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="CSV or XLSX")
    parser.add_argument("--provider", required=True)
    parser.add_argument("--from", dest="since", metavar="YYYY-MM-DD", help="else its first day")
    parser.add_argument("--to", dest="until", metavar="YYYY-MM-DD", help="else its last day")
    parser.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="OURS=THEIRS",
        help="our-ref, provider-ref, number, amount, status or time = a heading of the file",
    )
    parser.add_argument(
        "--leave-out",
        action="append",
        default=[],
        type=int,
        metavar="ROW",
        help="a row of the file that is no transaction, such as its total",
    )
    parser.add_argument(
        "--others", action="store_true", help="lines of other counters are faults as well"
    )
    parser.add_argument("--letter", type=Path, metavar="OUT.pdf", help="the claim")
    parser.add_argument("--out", type=Path, metavar="OUT.csv", help="all that was found")
    parser.add_argument("--cashier", metavar="NAME")


def _shift_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    who = argparse.ArgumentParser(add_help=False, parents=[common])
    who.add_argument("--cashier", metavar="NAME", help="who does it; the PIN comes as for pay")
    actions: Any = parser.add_subparsers(dest="action", required=True)

    def add(name: str, about: str) -> argparse.ArgumentParser:
        added: argparse.ArgumentParser = actions.add_parser(name, help=about, parents=[who])
        return added

    opening = add("open", "open the next shift with the cash that was counted in the drawer")
    opening.add_argument("--float", required=True, dest="counted_float", metavar="AMOUNT")
    add("x", "how the open shift stands")
    for name, about in (("in", "put cash in"), ("out", "take cash out"), ("drop", "to the safe")):
        move = add(name, about)
        move.add_argument("amount")
        move.add_argument("--reason", required=True)
    count = add("count", "seal a count of the drawer; then what was expected is shown")
    how = count.add_mutually_exclusive_group(required=True)
    how.add_argument("--counted", metavar="AMOUNT")
    how.add_argument("--notes", metavar="100000x3,...", help="notes and coins, how many of each")
    count.add_argument("--reason", default="", help="why it is counted once more")
    close = add("close", "close the shift and write its Z report")
    close.add_argument("--counted", metavar="AMOUNT", help="without it, the last count")
    close.add_argument("--left", metavar="AMOUNT", help="what stays; all of it unless it is said")
    close.add_argument("--reason", default="", help="why it is counted once more")
    z_report = add("z", "a Z report")
    z_report.add_argument("number", type=int)
    for report in (actions.choices["x"], z_report):
        report.add_argument("--pdf", type=Path, metavar="FILE")
        report.add_argument("--paper", default="80", metavar="58|80|a4")
        for kind in ("csv", "xlsx"):
            report.add_argument(f"--{kind}", type=Path, metavar="FILE", help="all that was sold")
    add("list", "the shifts that are closed, newest first")


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
    rotate = actions.add_parser("rotate-key", help="seal with another key", parents=[common])
    rotate.add_argument("--cashier", metavar="NAME")
    lost = "seal with a new key where the old one is lost"
    actions.add_parser("new-key", help=lost, parents=[common])


def _check_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--only-wrong", action="store_true", help="print what is not ok")
    _language_argument(parser, "of what was found")


def _upgrade_arguments(parser: argparse.ArgumentParser) -> None:
    steps = parser.add_mutually_exclusive_group(required=True)
    for step, about in (
        ("check", "may the program be changed now; exit code 6 and why, if not"),
        ("prepare", "the check, then a backup, and a rehearsal with this program"),
        ("finish", "bring the books to this program; exit code 5 leaves them as they were"),
    ):
        steps.add_argument(f"--{step}", dest="step", action="store_const", const=step, help=about)
    parser.add_argument(
        "--ask-to-end",
        type=float,
        nargs="?",
        const=90.0,
        metavar="SECONDS",
        help="ask a counter that is open to end, and wait for it",
    )
    _language_argument(parser, "of the reasons")


def _language_argument(parser: argparse.ArgumentParser, about: str) -> None:
    parser.add_argument("--language", choices=("id", "en"), default="en", help=about)


def _sandbox_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--ledger", type=Path, required=True)
    parser.add_argument("--latency-ms", type=int, default=0)
    parser.add_argument("--settle-ms", type=int, default=0)
    parser.add_argument("--faults", type=Path)
    parser.add_argument("--until-stdin-closes", action="store_true")


def _spooler_arguments(spooler: argparse.ArgumentParser) -> None:
    spooler.add_argument("wish", choices=("list", "print"))
    spooler.add_argument("--printer", default="")
