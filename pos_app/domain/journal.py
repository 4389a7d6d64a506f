"""The journal's chain: each entry seals the one before it."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that happened. `seq` counts from 1 without gaps; `at` is UTC."""

    seq: int
    at: datetime
    actor: str
    kind: str
    ref: str
    data: Mapping[str, object]
    seal: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What verifying found: how many entries are sound, and the first that is not (0 for none)."""

    entries: int
    first_bad: int = 0
    problem: str = ""

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return not self.problem


def canonical(data: Mapping[str, object]) -> str:
    """Return JSON that is the same text for the same data, in ASCII."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


class StoredEntry(NamedTuple):
    """An entry as its row says it, character for character, for verification."""

    seq: int
    at: str
    actor: str
    kind: str
    ref: str
    data: str
    seal: str


def seal(previous: str, entry: StoredEntry) -> str:
    """Return the seal of an entry: SHA-256 over the seal before it and all that it says."""
    said = entry._replace(seal=previous)._asdict()
    return hashlib.sha256(canonical(said).encode("ascii")).hexdigest()


def verify_chain(entries: Iterable[StoredEntry]) -> Verdict:
    """Return whether every seal fits and no number is missing; stops at the first that does not."""
    previous, count = GENESIS, 0
    for entry in entries:
        count += 1
        if entry.seq != count:
            return Verdict(count - 1, count, "missing")
        if entry.seal != seal(previous, entry):
            return Verdict(count - 1, entry.seq, "altered")
        previous = entry.seal
    return Verdict(count)
