"""The command that an installer calls before and after it puts another program in place."""

import argparse
import time
from collections.abc import Callable

from pos_app import upgrading
from pos_app.commands.frame import say
from pos_app.domain.errors import RuleError
from pos_app.storage.upgrade import is_held
from pos_app.ui.messages import spoken, word_error

REFUSED = 6
RUNNING = "upgrade-running"
LOOK_SECONDS = 0.2
"""Between two looks whether the counter has ended."""


def upgrade(args: argparse.Namespace) -> int:
    """Do one step of an upgrade; see `pos_app.upgrading`."""
    reasons = upgrading.reasons(args.home)
    # Nobody is disturbed for an upgrade that something else forbids.
    if args.ask_to_end is not None and [reason.code for reason in reasons] == [RUNNING]:
        _ask_to_end(args)
        reasons = upgrading.reasons(args.home)
    if reasons:
        return _refused(args, reasons)
    return _STEPS[args.step](args)


def _refused(args: argparse.Namespace, reasons: list[RuleError]) -> int:
    tr = spoken(args.language)
    told = [{"error": one.code, "message": word_error(one, tr=tr).sentence()} for one in reasons]
    say(args, {"may": False, "reasons": told}, [one["message"] for one in told])
    return REFUSED


def _ask_to_end(args: argparse.Namespace) -> None:
    """Ask the counter to end; returns when its books are free, or time is up.

    Raises RuleError("upgrade-busy", "upgrade-kept").
    """
    from pos_app.ui.door import ring  # noqa: PLC0415  Qt, only where somebody is rung at

    until = time.monotonic() + args.ask_to_end
    told = ring(args.home, "end", args.ask_to_end)
    if told in {"busy", "kept"}:
        raise RuleError("upgrade-busy") if told == "busy" else RuleError("upgrade-kept")
    while is_held(args.home) and time.monotonic() < until:
        time.sleep(LOOK_SECONDS)


def _check(args: argparse.Namespace) -> int:
    say(args, {"may": True, "reasons": []}, ["The program may be changed now."])
    return 0


def _prepare(args: argparse.Namespace) -> int:
    saved = upgrading.prepare(args.home)
    line = str(saved) if saved else "There are no books here yet: nothing to back up."
    say(args, {"backup": str(saved) if saved else None}, [line])
    return 0


def _finish(args: argparse.Namespace) -> int:
    there = upgrading.finish(args.home, spoken(args.language))
    line = "The books are those of this version." if there else "There are no books here yet."
    say(args, {"books": there}, [line])
    return 0


_STEPS: dict[str, Callable[[argparse.Namespace], int]] = {
    "check": _check,
    "prepare": _prepare,
    "finish": _finish,
}
COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {"upgrade": upgrade}
