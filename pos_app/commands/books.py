"""The commands about the books: what they say, a backup of them, and a backup in their place."""

import argparse
import json
from collections.abc import Callable
from typing import Any

from pos_app.app import restore_books
from pos_app.commands.frame import NOBODY, opened, print_lines, say, signed_in
from pos_app.domain.errors import StorageError
from pos_app.domain.journal import Entry
from pos_app.services.counter import Counter


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


def journal(args: argparse.Namespace) -> int:
    """List, export or verify the journal."""
    with opened(args, writes=False) as counter:
        if args.action == "verify":
            return _verify(args, counter)
        entries = [_entry_data(entry) for entry in counter.store.entries(getattr(args, "ref", ""))]
    if args.action == "export" and args.out:
        text = "".join(json.dumps(entry) + "\n" for entry in entries)
        try:
            args.out.write_text(text, "utf-8")
        except OSError as error:
            raise StorageError("cannot-open", str(error)) from error
        say(args, {"entries": len(entries), "file": str(args.out)}, [str(args.out)])
        return 0
    if args.action == "export" and not args.json:
        print_lines([json.dumps(entry) for entry in entries])
        return 0
    lines = [f"{e['seq']:>6} {e['at']} {e['kind']:<24} {e['by']:<12} {e['ref']}" for e in entries]
    say(args, {"entries": entries}, lines)
    return 0


def _verify(args: argparse.Namespace, counter: Counter) -> int:
    verdict = counter.store.verify()
    data: dict[str, Any] = {"ok": verdict.ok, "entries": verdict.entries}
    if verdict.ok:
        say(args, data, [f"{verdict.entries} entries, none altered."])
        return 0
    data |= {"first_bad": verdict.first_bad, "problem": verdict.problem}
    say(args, data, [f"Altered: entry {verdict.first_bad} ({verdict.problem})."])
    return 5


def _entry_data(entry: Entry) -> dict[str, Any]:
    return {
        "seq": entry.seq,
        "at": entry.at.isoformat(),
        "kind": entry.kind,
        "by": entry.actor,
        "ref": entry.ref,
        "data": entry.data,
        "seal": entry.seal,
    }


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "journal": journal,
    "backup": backup,
    "restore": restore,
}
