"""The commands about people: the owner's secret, a code over the phone, an owner's new PIN."""

import argparse
from collections.abc import Callable
from pathlib import Path

from pos_app.commands.frame import opened, say, signed_in, typed_pin
from pos_app.domain.errors import InputError
from pos_app.domain.phone_code import code_for, read_question, read_secret


def owner_secret(args: argparse.Namespace) -> int:
    """Make a new secret of the owner and say it, this one time."""
    with opened(args) as counter:
        owner = signed_in(counter, args.cashier)
        secret = counter.owner_secret.make(by=owner.name)
    lines = ["Write this down and keep it away from the counter; it is not shown again:", secret]
    say(args, {"secret": secret}, lines)
    return 0


def owner_pin(args: argparse.Namespace) -> int:
    """Give an owner who has the secret a new PIN: here, or with books of another computer."""
    secret = _secret_of(args.secret_file)
    with opened(args) as counter:
        owner = counter.owner_secret.bring_back(args.cashier, typed_pin(), secret)
    say(args, {"owner": owner.name}, [f"{owner.name} signs in with the new PIN from now on."])
    return 0


def approval_code(args: argparse.Namespace) -> int:
    """Say what a counter asks for, and the code that allows it. Needs no home and no network."""
    question = read_question(args.challenge)
    code = code_for(read_secret(_secret_of(args.secret_file)), question)
    told = {
        "device": question.device,
        "action": question.action.value,
        "amount": question.amount,
        "about": question.about,
    }
    lines = [f"{name:<8} {value}" for name, value in told.items()]
    say(args, {**told, "code": code}, [*lines, f"code     {code[:4]} {code[4:]}"])
    return 0


def _secret_of(file: Path) -> str:
    try:
        return file.read_text("ascii")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("owner-secret") from error


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "owner-secret": owner_secret,
    "owner-pin": owner_pin,
    "approval-code": approval_code,
}
