"""The commands about the books as a file: a backup of them, and a backup in their place."""

import argparse
from collections.abc import Callable

from pos_app.app import restore_books
from pos_app.commands.frame import NOBODY, opened, say, signed_in


def backup(args: argparse.Namespace) -> int:
    """Copy the books to a file, beside a counter that is open or not; or rehearse a restore."""
    if args.drill:
        return _drill(args)
    with opened(args, writes=False) as counter:
        counter.backups.save(args.file)
        head = counter.store.head()
    say(args, {"file": str(args.file), "identity": head.identity}, [str(args.file)])
    return 0


def _drill(args: argparse.Namespace) -> int:
    with opened(args) as counter:
        cashier = signed_in(counter, args.cashier)
        done = counter.restores.drill(cashier.name)
    data = {"drilled": done.file, "entries": done.entries, "by": cashier.name}
    say(args, data, [f"{done.file} can be restored: {done.entries} entries, all of these books."])
    return 0


def restore(args: argparse.Namespace) -> int:
    """Put a backup in the place of the books, or accept what that has brought."""
    if args.accept is not None:
        return _accept(args)
    restored = restore_books(args.home, args.file, NOBODY)
    head, aside = restored.head, restored.aside
    data = {
        "file": str(args.file),
        "entries": head.entries,
        "last_seal": head.seal,
        "epoch": head.epoch,
        "replaced": str(aside) if aside else None,
    }
    lines = [f"{head.entries} entries are back, from {args.file}."]
    lines += [f"The books of before: {aside}"] if aside else []
    lines.append("Nothing is sent until the payments are compared: pos-app restore --accept REASON")
    say(args, data, lines)
    return 0


def _accept(args: argparse.Namespace) -> int:
    with opened(args) as counter:
        cashier = signed_in(counter, args.cashier)
        counter.sending.accept(args.accept, cashier.name)
    say(args, {"accepted_by": cashier.name}, [f"{cashier.name} accepts the books; sales go on."])
    return 0


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "backup": backup,
    "restore": restore,
}
