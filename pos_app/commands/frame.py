"""What the commands share: an opened counter, who works here, and how something is said."""

import argparse
import getpass
import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from pos_app.app import open_counter
from pos_app.domain.account import Cashier
from pos_app.domain.errors import InputError
from pos_app.services.counter import Counter

NOBODY = "command line"
"""Who puts a backup in the place of the books: nobody can sign in to those."""


@contextmanager
def opened(args: argparse.Namespace, *, writes: bool = True) -> Iterator[Counter]:
    """Open the counter of the home that the arguments name, and close it again."""
    counter = open_counter(args.home, writes=writes)
    try:
        yield counter
    finally:
        counter.close()


def signed_in(counter: Counter, name: str | None) -> Cashier:
    """Return who works here by name and PIN; on a new home this makes the owner."""
    names = counter.accounts.names()
    pin = typed_pin()
    name = name or (names[0] if len(names) == 1 else "")
    if not names:
        cashier = counter.accounts.add(name, pin)
        print(f"{cashier.name} is now the owner here, with this PIN.", file=sys.stderr)
        return cashier
    return counter.accounts.sign_in(name, pin)


def open_first_shift(counter: Counter, cashier: str) -> None:
    """Open the first shift of a new home, with an empty drawer; later ones are opened by hand."""
    if not counter.shifts.any():
        counter.shifts.open(0, cashier)
        print("Shift 1 is open now, with an empty drawer.", file=sys.stderr)


def typed_pin() -> str:
    """Return the PIN from the environment or standard input; raises InputError("pin-missing")."""
    if given := os.environ.get("POS_APP_PIN"):
        return given
    pin = getpass.getpass("PIN: ") if sys.stdin.isatty() else sys.stdin.readline()
    if not pin.strip():
        raise InputError("pin-missing")
    return pin.strip()


def say(args: argparse.Namespace, data: Mapping[str, Any], lines: list[str]) -> None:
    """Print the data as one JSON object, or the lines for a person."""
    print_lines([json.dumps(data)] if args.json else lines)


def print_lines(lines: list[str], stream: Any = None) -> None:
    """Print lines, and end quietly where nobody reads any more."""
    out = stream or sys.stdout
    try:
        for line in lines:
            print(line, file=out)
        out.flush()
    except BrokenPipeError:
        # Nobody reads any more. What was done is done, and what is left is written to nowhere:
        # Python writes it out once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())
