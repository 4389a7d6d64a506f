"""The keys of the seals, kept where a copy of the books does not take them along.

The same place remembers how far the books had come when they were last closed or backed up, and
from which entry on a counter's journal has a key.
"""

import json
import os
import secrets
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from pos_app.domain.errors import StorageError
from pos_app.domain.journal import KEY_BYTES, Key, StoredEntry, canonical
from pos_app.services.ports import Head


class KeyStore(Protocol):
    """Where secrets are kept by name, outside the books."""

    def read(self, name: str) -> str | None:
        """Return what is kept under a name; raises StorageError if nobody can say."""
        ...

    def keep(self, name: str, value: str) -> None:
        """Keep a text of at most a thousand letters; raises StorageError."""
        ...


class KeysBeside:
    """Keys in a file beside the books, readable to whoever has it: for tests and for tools."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "journal.keys"

    def read(self, name: str) -> str | None:
        """See `KeyStore`."""
        return self._all().get(name)

    def keep(self, name: str, value: str) -> None:
        """See `KeyStore`."""
        draft = self._file.with_name(f"{self._file.name}.new")
        try:
            draft.write_text(json.dumps({**self._all(), name: value}), "ascii")
            draft.replace(self._file)
        except OSError as error:
            raise StorageError("read-only", self._file.name) from error

    def _all(self) -> dict[str, str]:
        try:
            return dict(json.loads(self._file.read_text("ascii")))
        except FileNotFoundError:
            return {}


class Seals:
    """The keys of the books of a folder, by counter, and what else is remembered beside them."""

    def __init__(self, keys: KeyStore, folder: Path) -> None:
        self._keys = keys
        # A copy of a home on the same computer is the same counter, and goes its own way.
        self._place = sha256(os.fsencode(folder.absolute())).hexdigest()[:8]
        self._known: dict[tuple[str, str], Key] = {}

    def key(self, device: str, name: str) -> Key | None:
        """Return a key by its id, None if it is not here; raises StorageError."""
        if (device, name) not in self._known:
            text = self._keys.read(f"journal-{device}-{name}") or ""
            with suppress(ValueError):
                key = Key(bytes.fromhex(text), device)
                if key.id == name:
                    self._known[device, name] = key
        return self._known.get((device, name))

    def new_key(self, device: str) -> Key:
        """Make a key and keep it; raises StorageError, also if it is not there afterwards."""
        key = Key(secrets.token_bytes(KEY_BYTES), device)
        self._keys.keep(f"journal-{device}-{key.id}", key.secret.hex())
        kept = self.key(device, key.id)
        if kept is None:
            raise StorageError("keyring")
        return kept

    def since(self, device: str) -> int:
        """Return from which entry on a counter's journal has a key, 0 if that is not known."""
        known = self._keys.read(f"journal-{device}-since") or ""
        return int(known) if known.isdecimal() else 0

    def keep_since(self, device: str, seq: int) -> None:
        """Remember from which entry on a counter's journal has a key; raises StorageError."""
        self._keys.keep(f"journal-{device}-since", str(seq))

    def head(self, device: str) -> Head | None:
        """Return how far the books had come when it was last remembered; raises StorageError."""
        with suppress(ValueError, KeyError, TypeError):
            return head_of(self._keys.read(self._name(device)) or "")
        return None

    def keep_head(self, head: Head) -> None:
        """Remember how far the books have come; raises StorageError."""
        self._keys.keep(self._name(head.device), canonical(head._asdict()))

    def _name(self, device: str) -> str:
        return f"journal-{device}-at-{self._place}"


def head_of(text: str) -> Head:
    """Return the head of a JSON object; raises ValueError, KeyError, TypeError."""
    data = json.loads(text)
    return Head(str(data["identity"]), int(data["entries"]), str(data["seal"]))


class Sealer:
    """Seals what is appended to the open books, and knows how far they have come."""

    def __init__(self, key: Key, head: Head) -> None:
        self.key = key
        self.head = head
        self._last: StoredEntry | None = None

    def begin(self) -> None:
        """Begin a transaction: what another one left unfinished is not there."""
        self._last = None

    def seal(self, previous: str, entry: StoredEntry) -> StoredEntry:
        """Return an entry with its seal and the id of its key."""
        self._last = entry._replace(seal=self.key.seal(previous, entry), key=self.key.id)
        return self._last

    def committed(self) -> str:
        """Take as durable what was appended; return the kind of the last entry, "" without one."""
        if self._last is None:
            return ""
        self.head = self.head._replace(entries=self._last.seq, seal=self._last.seal)
        return self._last.kind
