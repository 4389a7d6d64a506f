"""The command that says whether this program works on this computer."""

import argparse
from collections.abc import Callable

from pos_app import checks
from pos_app.commands.frame import print_lines, say
from pos_app.self_check import results
from pos_app.ui.check_words import line, word_found
from pos_app.ui.messages import spoken

FAILED = 5


def self_check(args: argparse.Namespace) -> int:
    """Say what each check finds, as it is found; exit code 5 when one has failed."""
    tr = spoken(args.language)
    told = []
    for check, found in results(args.home, checks.ALL):
        sentence = word_found(found, tr)
        told.append(
            {"check": check, "level": found.level, "code": found.code, "sentence": sentence}
        )
        if not args.json and not (args.only_wrong and found.level == "ok"):
            print_lines([line(check, found, tr)])
    passed = all(one["level"] != "failed" for one in told)
    if args.json:
        say(args, {"ok": passed, "checks": told}, [])
    return 0 if passed else FAILED


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {"self-check": self_check}
