"""The journal's chain: each entry seals the one before it, under a key that is not in the books."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from json.encoder import encode_basestring_ascii as quoted
from typing import NamedTuple

GENESIS = "0" * 64

KEYED, ROTATED, REKEYED = "journal.keyed", "journal.key-rotated", "journal.key-replaced"
"""The entries that begin a key: after none, after one that signs it, after one that is lost."""

CLOSED = "shift.z"
"""The entry of a closed shift; its data hold `entries` and `head`, how far the books had come."""

COUNTER_ITSELF = "counter"
"""Who does what nobody has asked for: no person, but this program."""

KEY_BYTES = 32
_ID = 8

# RFC 2104, with the half that only depends on the key done once: `hmac` takes twice as long.
_INNER = bytes(byte ^ 0x36 for byte in range(256))
_OUTER = bytes(byte ^ 0x5C for byte in range(256))


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
    key: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What verifying found: how many entries are sound, and the first that is not (0 for none).

    `unread` entries are sealed under a key that was lost; they are as they were when it was
    replaced. `anchors` says of every witness outside the books whether it agrees: "agrees",
    "disagrees", "none" where it knows nothing.
    """

    entries: int
    first_bad: int = 0
    problem: str = ""
    unread: int = 0
    anchors: Mapping[str, str] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return not self.problem


_encode = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode


def canonical(data: Mapping[str, object]) -> str:
    """Return JSON that is the same text for the same data, in ASCII."""
    return _encode(data)


class StoredEntry(NamedTuple):
    """An entry as its row says it, character for character; `key` is the id of its key."""

    seq: int
    at: str
    actor: str
    kind: str
    ref: str
    data: str
    seal: str
    key: str = ""


def seal(previous: str, entry: StoredEntry) -> str:
    """Return the seal of an entry of before there were keys: SHA-256 over what it says.

    Everybody can make it. It is right only before the first entry that has a key.
    """
    said = {**entry._asdict(), "seal": previous}
    del said["key"]
    return sha256(canonical(said).encode("ascii")).hexdigest()


class Key:
    """A secret that entries of one counter are sealed with. Its id says which it is, no more."""

    def __init__(self, secret: bytes, device: str) -> None:
        self.secret = secret
        self.device = device
        self.id = sha256(b"journal key\0" + secret).hexdigest()[:_ID]
        padded = secret.ljust(sha256().block_size, b"\0")
        self._inner = sha256(padded.translate(_INNER))
        self._outer = sha256(padded.translate(_OUTER))
        self._end = f'","device":{quoted(device)},"key":"{self.id}","kind":'

    def seal(self, previous: str, entry: StoredEntry) -> str:
        """Return HMAC-SHA-256 over what an entry says, the counter, and the seal before it.

        The text is that of `canonical`, put together by hand: a million payments are verified in
        seconds.
        """
        seq, at, actor, kind, ref, data, _, _ = entry
        said = (
            f'{{"actor":{quoted(actor)},"at":{quoted(at)},"data":{quoted(data)[:-1]}{self._end}'
            f'{quoted(kind)},"ref":{quoted(ref)},"seal":"{previous}","seq":{seq}}}'
        )
        return self.sign(said.encode())

    def sign(self, said: bytes) -> str:
        """Return HMAC-SHA-256 over what is said."""
        inner, outer = self._inner.copy(), self._outer.copy()
        inner.update(said)
        outer.update(inner.digest())
        return outer.hexdigest()

    def agrees_to(self, key: str, previous: str) -> str:
        """Return what only this key can say: that another follows it, after an entry."""
        return self.sign(canonical({"next": key, "after": previous}).encode())
