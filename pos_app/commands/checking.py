"""The command that says whether this program works on this computer."""

import argparse
from collections.abc import Callable

from pos_app import checks
from pos_app.commands.frame import print_lines, say
from pos_app.self_check import results

FAILED = 5


def self_check(args: argparse.Namespace) -> int:
    """Say what each check finds, as it is found; exit code 5 when one has failed."""
    found = []
    for result in results(args.home, checks.ALL):
        found.append(result)
        if not args.json and not (args.only_wrong and result.level == "ok"):
            print_lines([f"{result.level:<8} {result.check}: {result.sentence}"])
    passed = all(result.level != "failed" for result in found)
    data = {"ok": passed, "checks": [result._asdict() for result in found]}
    if args.json:
        say(args, data, [])
    return 0 if passed else FAILED


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {"self-check": self_check}
