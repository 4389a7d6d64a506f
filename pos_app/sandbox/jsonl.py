"""Files of one JSON object a line."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any


class JsonLines:
    """A file that is only ever appended to, a whole line at a time."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        # unbuffered, in append mode: one call of write(2) a line, at the end whoever else writes
        self._file = path.open("ab", buffering=0)
        self._cut_torn_line()

    def read(self) -> list[dict[str, Any]]:
        """Return every line, oldest first; raise ValueError where the file is damaged."""
        return [json.loads(line) for line in self._path.read_bytes().splitlines()]

    def append(self, line: Mapping[str, Any], *, durable: bool) -> None:
        """Add one line; a durable one is on the disk when this returns."""
        written = json.dumps(line).encode() + b"\n"
        if self._file.write(written) != len(written):
            raise OSError(f"{self._path} took only a part of a line")
        if durable:
            os.fsync(self._file.fileno())

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _cut_torn_line(self) -> None:
        # a line without its end was never answered for: the answer waits for the write
        held = self._path.read_bytes()
        self._file.truncate(held.rfind(b"\n") + 1)
