"""The command line: the same services as the window, for scripts, support and tests.

Exit codes: 0 done; 2 bad input; 3 refused by the provider; 4 pending or unknown; 5 storage or
environment; 6 not allowed. With --json, one JSON object on standard output, messages on standard
error.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Mapping
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pos_app import log, settings
from pos_app.domain.errors import (
    InputError,
    NotUnderstoodError,
    PosError,
    RefusedError,
    RuleError,
)
from pos_app.ui.messages import word_error

if TYPE_CHECKING:
    from pos_app.office import Office
    from pos_app.services.counter import Counter

DONE, BAD_INPUT, REFUSED, UNCLEAR, ENVIRONMENT, NOT_ALLOWED = 0, 2, 3, 4, 5, 6


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit code; no error leaves as a traceback.

    A command line that is wrong raises SystemExit, as argparse does.
    """
    _write_any_letter()
    args = _parsed(sys.argv[1:] if argv is None else argv)
    if args.command == "sandbox":
        return _sandbox(args)
    if args.command == "spooler":
        return _spooler(args)
    args.home = _home(args)
    log.start(args.home)
    try:
        return int(_run(args))
    except PosError as error:
        log.log.warning("%s %s", type(error).__name__, error.code)
        _say_error(args, error)
        return exit_code(error)
    except Exception as error:  # noqa: BLE001  a bug: told with the id of its traceback in the log
        _say_error(args, error, log.incident(error))
        return ENVIRONMENT
    finally:
        log.stop()


def _write_any_letter() -> None:
    """Escape what the terminal's code page lacks: a name must not break what it is told with."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _parsed(argv: list[str]) -> argparse.Namespace:
    """Return the arguments; a wrong command line ends here, with --json as an object too."""
    parser = _parser()
    try:
        if any(typed != typed.encode("utf-8", "replace").decode("utf-8") for typed in argv):
            parser.error("an argument is no text")
        return parser.parse_args(argv)
    except SystemExit as left:
        if left.code and "--json" in argv:
            message = "The command line is wrong; standard error says where."
            print(json.dumps({"error": "command-line", "message": message}))
        raise


def exit_code(error: PosError) -> int:
    """Return the exit code of an error."""
    match error:
        case InputError():
            return BAD_INPUT
        case RefusedError():
            return REFUSED
        case NotUnderstoodError():
            return UNCLEAR
        case RuleError():
            return NOT_ALLOWED
        case _:
            return ENVIRONMENT


def _run(args: argparse.Namespace) -> int:
    if args.command is None:
        return _window(args)
    # Behind the parser, so that --help and a typing error answer at once.
    from pos_app import (  # noqa: PLC0415
        book_commands,
        commands,
        provider_commands,
        settle_commands,
    )

    modules = (commands, provider_commands, settle_commands, book_commands)
    known = {name: run for module in modules for name, run in module.COMMANDS.items()}
    return int(known[args.command](args))


def _window(args: argparse.Namespace) -> int:
    if not has_display():
        if args.demo:
            from pos_app.commands import demo_without_display  # noqa: PLC0415

            return demo_without_display(args)
        raise PosError("no-display")
    from pos_app.ui.application import run  # noqa: PLC0415

    try:
        look = settings.load(args.home).window
    except PosError:
        # Opening the counter will meet the same fault, and the window will show it.
        look = settings.Window()
    environ = dict(os.environ)
    save_look = partial(settings.save, args.home, "window")
    office = partial(_office, args.home, environ)
    if not args.demo:
        open_counter = partial(_open, args.home)
        return run(look, open_counter=open_counter, save_look=save_look, office=office)
    from pos_app import demo  # noqa: PLC0415

    return run(
        look,
        open_counter=partial(demo.open_demo, args.home, environ),
        save_look=save_look,
        office=office,
        hint=(demo.CASHIER, demo.PIN),
    )


def _open(home: Path) -> "Counter":
    # The window is painted first; what opens a journal takes over a second to import.
    from pos_app.app import open_counter  # noqa: PLC0415

    return open_counter(home)


def _office(home: Path, environ: Mapping[str, str]) -> "Office":
    from pos_app.app import open_providers  # noqa: PLC0415
    from pos_app.office import Office  # noqa: PLC0415

    return Office(home, environ, open_providers)


def has_display() -> bool:
    """Return whether a window can be opened here."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _sandbox(args: argparse.Namespace) -> int:
    from pos_app.sandbox.server import serve  # noqa: PLC0415

    return serve(
        args.port,
        args.ledger,
        args.latency_ms,
        args.faults,
        settle_ms=args.settle_ms,
        until_stdin_closes=args.until_stdin_closes,
    )


def _spooler(args: argparse.Namespace) -> int:
    from pos_app.ui.spooler import serve  # noqa: PLC0415

    serve(args.wish, args.printer, sys.stdin.buffer, sys.stdout)
    return DONE


def _home(args: argparse.Namespace) -> Path:
    """Return the folder to work in; the demo has one of its own inside, wherever that is."""
    chosen = args.home or os.environ.get("POS_APP_HOME")
    folder = Path(chosen).absolute() if chosen else _usual_home()
    return folder / "demo" if args.demo else folder


def _usual_home() -> Path:
    from platformdirs import user_data_path  # noqa: PLC0415

    return user_data_path("pos-app", appauthor=False)


def _say_error(args: argparse.Namespace, error: Exception, incident: str = "") -> None:
    message = word_error(error, incident).sentence()
    code = error.code if isinstance(error, PosError) else "bug"
    if args.json:
        print(json.dumps({"error": code, "message": message}))
    print(f"pos-app: {message}", file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
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
