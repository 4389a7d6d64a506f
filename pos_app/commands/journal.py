"""The commands about the journal: what it says, whether it was altered, its key."""

import argparse
import json
import sys
from collections.abc import Callable
from typing import Any

from pos_app.app import replace_journal_key
from pos_app.commands.frame import NOBODY, opened, print_lines, say, signed_in
from pos_app.domain.errors import PosError, StorageError
from pos_app.domain.journal import Entry, Verdict
from pos_app.services.counter import Counter

_SAID = {
    "key-missing": "the key of its seals is not kept for this user of the computer. Sign in as the "
    "user who runs the counter; only if the books were moved here, go on under a new key: "
    "pos-app journal new-key",
    "lost": "it was there, and is not in these books. Bring the latest backup back: "
    "pos-app restore FILE",
    "other-counter": "these are the books of another counter. Bring the latest backup back: "
    "pos-app restore FILE",
}


def journal(args: argparse.Namespace) -> int:
    """List, export or verify the journal, or change its key."""
    return _ACTIONS[args.action](args)


def _list(args: argparse.Namespace) -> int:
    entries = _entries(args, args.ref)
    lines = [f"{e['seq']:>6} {e['at']} {e['kind']:<24} {e['by']:<12} {e['ref']}" for e in entries]
    say(args, {"entries": entries}, lines)
    return 0


def _export(args: argparse.Namespace) -> int:
    entries = _entries(args)
    if args.out:
        text = "".join(json.dumps(entry) + "\n" for entry in entries)
        try:
            args.out.write_text(text, "utf-8")
        except OSError as error:
            raise StorageError("cannot-open", str(error)) from error
        say(args, {"entries": len(entries), "file": str(args.out)}, [str(args.out)])
    else:
        say(args, {"entries": entries}, [json.dumps(entry) for entry in entries])
    _write_down(args, lambda counter: counter.events.exported(len(entries), NOBODY))
    return 0


def _verify(args: argparse.Namespace) -> int:
    with opened(args, writes=False) as counter:
        verdict = counter.store.verify()
    data: dict[str, Any] = {"ok": verdict.ok, "entries": verdict.entries}
    if not verdict.ok:
        data |= {"first_bad": verdict.first_bad, "problem": verdict.problem}
    data |= {"unread": verdict.unread, "anchors": dict(verdict.anchors)}
    say(args, data, _verdict_lines(verdict))
    _write_down(args, lambda counter: counter.events.verified(verdict, NOBODY))
    return 0 if verdict.ok else 5


def _verdict_lines(verdict: Verdict) -> list[str]:
    lines = [f"{verdict.entries} entries, none altered."]
    if not verdict.ok:
        said = _SAID.get(verdict.problem, verdict.problem)
        lines = [f"Altered: entry {verdict.first_bad} ({said})."]
    if verdict.unread:
        lines.append(f"{verdict.unread} of them are sealed under a key that is not here.")
    return lines + [f"{name}: {said}" for name, said in verdict.anchors.items()]


def _rotate_key(args: argparse.Namespace) -> int:
    with opened(args) as counter:
        key = counter.sealing.rotate(signed_in(counter, args.cashier).name)
    say(args, {"key": key}, [f"The journal is sealed under key {key} from now on."])
    return 0


def _new_key(args: argparse.Namespace) -> int:
    key = replace_journal_key(args.home, NOBODY)
    accept = "Nothing is sent until the books are accepted: pos-app restore --accept REASON"
    say(args, {"key": key}, [f"The journal is sealed under key {key} from now on.", accept])
    return 0


def _write_down(args: argparse.Namespace, what: Callable[[Counter], None]) -> None:
    """Write down what was done, unless the books cannot be written: what was asked for is done."""
    try:
        with opened(args) as counter:
            what(counter)
    except PosError as error:
        print_lines([f"pos-app: not written down: {error}"], stream=sys.stderr)


def _entries(args: argparse.Namespace, ref: str = "") -> list[dict[str, Any]]:
    with opened(args, writes=False) as counter:
        return [_entry_data(entry) for entry in counter.store.entries(ref)]


def _entry_data(entry: Entry) -> dict[str, Any]:
    return {
        "seq": entry.seq,
        "at": entry.at.isoformat(),
        "kind": entry.kind,
        "by": entry.actor,
        "ref": entry.ref,
        "data": entry.data,
        "seal": entry.seal,
        "key": entry.key,
    }


_ACTIONS: dict[str, Callable[[argparse.Namespace], int]] = {
    "list": _list,
    "export": _export,
    "verify": _verify,
    "rotate-key": _rotate_key,
    "new-key": _new_key,
}

COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {"journal": journal}
