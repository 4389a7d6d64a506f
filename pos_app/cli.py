"""The command line: the same services as the window, for scripts, support and tests.

Exit codes: 0 done; 2 bad input; 3 refused by the provider; 4 pending or unknown; 5 storage or
environment; 6 not allowed. With --json, one JSON object on standard output, messages on standard
error.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from pos_app import log, restarting, settings
from pos_app.arguments import build_parser
from pos_app.display import has_display
from pos_app.domain.errors import (
    InputError,
    NotUnderstoodError,
    PosError,
    RefusedError,
    RuleError,
)
from pos_app.program import same_command, usual_home
from pos_app.ui.messages import spoken, word_error

if TYPE_CHECKING:
    from pos_app.office import Office
    from pos_app.services.counter import Counter

DONE, BAD_INPUT, REFUSED, UNCLEAR, ENVIRONMENT, NOT_ALLOWED = 0, 2, 3, 4, 5, 6


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit code; no error leaves as a traceback.

    A command line that is wrong raises SystemExit, as argparse does.
    """
    _write_any_letter()
    typed = sys.argv[1:] if argv is None else argv
    args = _parsed(typed)
    args.typed = typed
    if args.command == "sandbox":
        return _sandbox(args)
    if args.command == "spooler":
        return _spooler(args)
    args.home = _home(args)
    if _may_log(args):
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
    parser = build_parser()
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
    from pos_app.commands import COMMANDS  # noqa: PLC0415

    return int(COMMANDS[args.command](args))


def _window(args: argparse.Namespace) -> int:
    if not has_display():
        if args.demo:
            from pos_app.commands.sale import demo_without_display  # noqa: PLC0415

            return demo_without_display(args)
        raise PosError("no-display")
    look = _look(args.home)
    if (args.kiosk or look.kiosk) and not args.attended:
        return _kiosk(args)
    from pos_app.ui.application import run, tell_given_up  # noqa: PLC0415

    if args.gave_up:
        return tell_given_up(look)
    environ = dict(os.environ)
    save_look = partial(settings.save, args.home, "window")
    office = partial(_office, args.home, environ)
    if not args.demo:
        return run(
            look,
            home=args.home,
            open_counter=partial(_open, args.home),
            save_look=save_look,
            office=office,
            kiosk=args.kiosk,
        )
    from pos_app import demo  # noqa: PLC0415

    return run(
        look,
        home=args.home,
        open_counter=partial(demo.open_demo, args.home, environ),
        save_look=save_look,
        office=office,
        hint=(demo.CASHIER, demo.PIN),
        kiosk=args.kiosk,
    )


def _look(home: Path) -> settings.Window:
    try:
        return settings.load(home).window
    except PosError:
        # Opening the counter will meet the same fault, and the window will show it.
        return settings.Window()


def _kiosk(args: argparse.Namespace) -> int:
    """Look after the window, which is a process of its own, until it ends without a crash."""
    command = [*same_command(), *args.typed, "--attended"]

    def crashed(code: int) -> None:
        log.start(args.home)
        log.log.error("the window of the kiosk has crashed: %s", restarting.exit_code(code))
        log.stop()

    def gave_up(code: int) -> bool:
        _say_error(args, PosError("kiosk-stopped", str(restarting.exit_code(code))))
        told = subprocess.run([*command, "--gave-up"], check=False)  # noqa: S603  our own program
        return told.returncode == restarting.AGAIN

    log.stop()  # the child writes it, and on Windows a file that two hold open is never rotated
    return restarting.keep_running(command, crashed, gave_up)


def _open(home: Path) -> "Counter":
    # The window is painted first; what opens a journal takes over a second to import.
    from pos_app.app import open_counter  # noqa: PLC0415

    return open_counter(home)


def _office(home: Path, environ: Mapping[str, str]) -> "Office":
    from pos_app.app import open_providers  # noqa: PLC0415
    from pos_app.office import Office  # noqa: PLC0415

    return Office(home, environ, open_providers)


def _may_log(args: argparse.Namespace) -> bool:
    """Return whether the home may be written to: who only looks at it founds none."""
    return args.command not in {"self-check", "upgrade"} or (
        args.command == "upgrade" and args.home.is_dir()
    )


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
    folder = Path(chosen).absolute() if chosen else usual_home()
    return folder / "demo" if args.demo else folder


def _say_error(args: argparse.Namespace, error: Exception, incident: str = "") -> None:
    message = word_error(error, incident, spoken(getattr(args, "language", "en"))).sentence()
    code = error.code if isinstance(error, PosError) else "bug"
    if args.json:
        print(json.dumps({"error": code, "message": message}))
    print(f"pos-app: {message}", file=sys.stderr)
