"""Witnesses outside the database of how far the books have come, and what they say of them."""

import hmac
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection, select

from pos_app.domain.errors import StorageError
from pos_app.domain.journal import GENESIS, Key, Verdict, canonical
from pos_app.services.ports import Head
from pos_app.storage import statements
from pos_app.storage.ranges import RESTORED
from pos_app.storage.seals import Sealer, Seals, head_of
from pos_app.storage.statements import run
from pos_app.storage.tables import JOURNAL

_ROOM = 512
"""Bytes of the file: one sector, written at once."""


class AnchorFile:
    """How far the books have come, beside them and signed with their key.

    It is written after every transaction and never synced: it may be behind the books, and is never
    before them. One that cannot be written is no reason to refuse a payment.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / "journal.anchor"
        self._handle: int | None = None

    def write(self, head: Head, key: Key) -> None:
        """Write how far the books have come over what stood there."""
        told = canonical({**head._asdict(), "key": key.id})
        line = f"{told} {key.sign(told.encode())}".ljust(_ROOM - 1) + "\n"
        with suppress(OSError):
            if self._handle is None:
                flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
                self._handle = os.open(self._file, flags, 0o600)
            os.lseek(self._handle, 0, os.SEEK_SET)
            os.write(self._handle, line.encode("ascii"))

    def read(self, seals: Seals) -> Head | None:
        """Return what it says, None where it says nothing that is signed; raises StorageError."""
        try:
            told, _, signed = self._file.read_text("ascii").strip().rpartition(" ")
            head, name = head_of(told), json.loads(told)["key"]
        except (OSError, ValueError, KeyError, TypeError):
            return None
        key = seals.key(head.device, name)
        return head if key and hmac.compare_digest(key.sign(told.encode()), signed) else None

    def close(self) -> None:
        """Let go of the file."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def remember(folder: Path, sealer: Sealer, seals: Seals) -> None:
    """Let the witnesses know of books in a new place; those of before would speak against them."""
    anchor = AnchorFile(folder)
    anchor.write(sealer.head, sealer.key)
    anchor.close()
    with suppress(StorageError):
        seals.keep_head(sealer.head)


def agrees(connection: Connection, identity: str, seen: Head) -> bool:
    """Return whether books have all that was in them when somebody saw their head.

    Books that were restored since then have less, and say in a sealed entry that they were.
    """
    if seen.device != identity[:4] or seen.identity > identity:
        return False
    if seen.identity < identity:
        told = run(connection, statements.COUNT, {"this": identity, "kind": RESTORED})
        return bool(told and told["many"])
    same = select(JOURNAL.c.seal).where(JOURNAL.c.seq == seen.entries)
    return (connection.execute(same).scalar() or GENESIS).startswith(seen.seal)


def witnessed(
    connection: Connection, verdict: Verdict, identity: str, seen: Mapping[str, Head | None]
) -> Verdict:
    """Return a verdict with what the witnesses say; where only they disagree, it is theirs."""
    against = [head for head in seen.values() if head and not agrees(connection, identity, head)]
    said = {
        name: "none" if head is None else "disagrees" if head in against else "agrees"
        for name, head in seen.items()
    }
    verdict = replace(verdict, anchors=said)
    if not against or not verdict.ok:
        return verdict
    if any(head.device != identity[:4] for head in against):
        return replace(verdict, problem="other-counter")
    least = min(head.entries for head in against)
    if least > verdict.entries:
        return replace(verdict, first_bad=verdict.entries + 1, problem="lost")
    return replace(verdict, first_bad=least, problem="written-anew")
