"""What reconciliation needs from the world: files of statements, a place to keep them, paper."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal, NamedTuple, Protocol

from pos_app.domain.payment import Payment
from pos_app.domain.settlement import Finding
from pos_app.domain.statement import Columns, Period, Row

Done = Literal["claimed", "settled"]
"""What was done about a finding: asked the provider for it, or ended."""

Standing = Literal["", "open", "claimed", "settled", "overtaken"]
"""How a finding stands; "" where nothing is at risk, "overtaken" where a newer statement says."""


class Saved(NamedTuple):
    """The columns of a provider's statements, as somebody has confirmed them at a time in UTC."""

    columns: Columns
    actor: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A statement that was compared. `id` is 0 until it is kept; `left_out` are rows of the file.

    `digest` is the file's SHA-256. With `others`, lines of other counters were called faults.
    """

    id: int = 0
    digest: str
    file: str
    provider: str
    account: str
    period: Period
    columns: Columns
    others: bool
    lines: int
    left_out: tuple[int, ...]
    actor: str
    at: datetime

    def is_same(self, other: "Statement") -> bool:
        """Return whether both are the same file, read and compared in the same way."""
        mine, theirs = (
            (one.digest, one.provider, one.account, one.columns, one.others, one.left_out)
            for one in (self, other)
        )
        return mine == theirs and self.period == other.period


class Note(NamedTuple):
    """What a supervisor has written on a finding."""

    done: Done
    reason: str
    actor: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A finding as it is kept: under its own number, of a statement, with the last note on it."""

    id: int
    statement: int
    finding: Finding
    standing: Standing = ""
    note: Note | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a provider is asked to clear up. `evidence` are the SHA-256 of the answers kept."""

    provider: str
    account: str
    period: Period
    at: datetime
    by: str
    training: bool
    findings: Sequence[Finding]
    evidence: Mapping[str, Sequence[str]]


class StatementStore(Protocol):
    """Keeps statements. Every method that writes is one durable transaction; nothing is changed.

    All raise StorageError when the database cannot be read or written.
    """

    def payments(
        self, provider: str, account: str, period: Period, refs: Collection[str]
    ) -> list[Payment]:
        """Return the payments of an account made in a period, and those of the refs, by time."""
        ...

    def columns(self, provider: str) -> Saved | None:
        """Return the columns confirmed last."""
        ...

    def keep_columns(self, provider: str, saved: Saved) -> None:
        """Keep the columns of a provider's statements."""
        ...

    def keep(self, statement: Statement, findings: Sequence[Finding]) -> Statement:
        """Keep a statement and all that was found, and return it with its number."""
        ...

    def statements(self, digest: str = "") -> list[Statement]:
        """Return the statements, of one file if its digest is given, the newest first."""
        ...

    def findings(self, statement: int) -> list[Kept]:
        """Return what was found in a statement, in the order in which it was found."""
        ...

    def open_findings(self) -> list[Kept]:
        """Return all that is at risk and not settled, each thing as the last statement has it."""
        ...

    def note(self, finding: int, note: Note) -> None:
        """Write a note on a finding; raises InputError("unknown-finding")."""
        ...

    def evidence(self, refs: Collection[str]) -> dict[str, list[str]]:
        """Return the SHA-256 of every answer that was kept, by payment, in their order."""
        ...

    def record_claim(self, claim: Claim, statement: int) -> None:
        """Write down that a letter has left our hands."""
        ...


class SheetReader(Protocol):
    """Reads files of spreadsheets."""

    def read(self, path: Path) -> tuple[str, list[Row]]:
        """Return the SHA-256 of a file and its rows; raises InputError."""
        ...


class SheetWriter(Protocol):
    """Writes files of spreadsheets."""

    def __call__(
        self, to: Path, headings: Sequence[str], rows: Sequence[Sequence[str | int | None]]
    ) -> None:
        """Write a table whole or not at all; raises StorageError("not-saved")."""
        ...


class LetterWriter(Protocol):
    """Draws letters to a provider."""

    def save(self, claim: Claim, to: Path) -> None:
        """Write the letter as a PDF, whole or not at all; raises ReceiptError."""
        ...
