"""What a disk may hold after a power cut, by what was done to it: the trace of shim.c, replayed.

What was synced is there. What was not may be there or not, in any order, and a write may be there
in part, by sectors. Names come and go in their order, and are safe once their folder was synced.
"""

import json
import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

Cut = Literal["dropped", "scattered", "torn"]
CUTS: tuple[Cut, ...] = ("dropped", "scattered", "torn")
"""Nothing that was not synced is there; some of it is; some of it is, by sectors."""

SECTOR = 512
MAIN = "journal.db"
KEPT = (MAIN, f"{MAIN}-wal", f"{MAIN}-journal")
"""The index of the WAL is not among them: it is memory, and is filled with garbage instead."""

_RECORD = struct.Struct("<cQqI")


@dataclass(frozen=True, slots=True)
class Step:
    """One record of a trace."""

    kind: str
    file: int
    offset: int
    data: bytes


@dataclass
class _File:
    """What is certainly on the disk, and the writes since then."""

    synced: bytearray = field(default_factory=bytearray)
    since: list[Step] = field(default_factory=list)

    def sync(self) -> None:
        for step in self.since:
            _apply(self.synced, step.kind, step.offset, step.data)
        self.since.clear()

    def after(self, cut: Cut, chance: random.Random) -> bytes:
        held = bytearray(self.synced)
        if cut == "dropped":
            return bytes(held)
        for step in self.since:
            if chance.random() < 0.5:
                continue
            if step.kind == "t" or cut == "scattered":
                _apply(held, step.kind, step.offset, step.data)
                continue
            for offset, data in _sectors(step):
                if chance.random() < 0.5:
                    _apply(held, "w", offset, data)
        return bytes(held)


class Disk:
    """The disk as a trace goes on."""

    def __init__(self) -> None:
        self.notes: list[dict[str, Any]] = []
        self._named: dict[str, _File] = {}
        self._safe: dict[str, _File] = {}
        self._renames: list[tuple[str, _File | None]] = []
        self._open: dict[int, _File] = {}

    def take(self, step: Step) -> None:
        """Do what was done."""
        match step.kind:
            case "n":
                self.notes.append(json.loads(step.data))
            case "o":
                name = Path(step.data.decode()).name
                if name not in self._named:
                    self._name(name, _File())
                self._open[step.file] = self._named[name]
            case "u":
                self._name(Path(step.data.decode()).name, None)
            case "w" | "t":
                self._open[step.file].since.append(step)
            case "s":
                self._open[step.file].sync()
            case "d":
                self._safe = dict(self._named)
                self._renames.clear()
            case _:
                raise ValueError(step.kind)

    def image(self, cut: Cut, chance: random.Random) -> dict[str, bytes]:
        """Return the files as they may be found, by name."""
        names = dict(self._safe)
        kept = 0 if cut == "dropped" else chance.randint(0, len(self._renames))
        for name, file in self._renames[:kept]:
            _rename(names, name, file)
        return {name: file.after(cut, chance) for name, file in names.items()}

    def _name(self, name: str, file: _File | None) -> None:
        _rename(self._named, name, file)
        self._renames.append((name, file))


def _rename(names: dict[str, _File], name: str, file: _File | None) -> None:
    if file is None:
        names.pop(name, None)
    else:
        names[name] = file


def read(trace: Path) -> list[Step]:
    """Return the steps of a trace that are about the books, and the notes."""
    steps: list[Step] = []
    ours: set[int] = set()
    for step in _steps(trace.read_bytes()):
        if step.kind == "o":
            (ours.add if Path(step.data.decode()).name in KEPT else ours.discard)(step.file)
        named = step.kind == "u" and Path(step.data.decode()).name in KEPT
        if step.kind in "nd" or named or step.file in ours:
            steps.append(step)
    return steps


def _steps(raw: bytes) -> Iterator[Step]:
    at = 0
    while at < len(raw):
        kind, file, offset, size = _RECORD.unpack_from(raw, at)
        at += _RECORD.size
        yield Step(kind.decode(), file, offset, raw[at : at + size])
        at += size


def _sectors(step: Step) -> Iterator[tuple[int, bytes]]:
    """Yield the pieces of a write that a disk writes as one, by where they lie in the file."""
    at, end = step.offset, step.offset + len(step.data)
    while at < end:
        upto = min(end, (at // SECTOR + 1) * SECTOR)
        yield at, step.data[at - step.offset : upto - step.offset]
        at = upto


def _apply(held: bytearray, kind: str, offset: int, data: bytes) -> None:
    if kind == "t":
        held[offset:] = b"" if len(held) >= offset else bytes(offset - len(held))
        return
    if len(held) < offset:
        held.extend(bytes(offset - len(held)))
    held[offset : offset + len(data)] = data
