"""Reconciliation: a provider's statement is read, compared with the books, and kept."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from pos_app.domain.account import clean_reason
from pos_app.domain.errors import InputError
from pos_app.domain.rights import Action
from pos_app.domain.settlement import Finding, Verdict, Whose, reconcile
from pos_app.domain.statement import (
    Column,
    Columns,
    Line,
    Sheet,
    Unread,
    guessed,
    period_of,
    read_lines,
    require_columns,
    sheet_of,
)
from pos_app.services.ports import Clock, Provider, Store
from pos_app.services.rights import Rights
from pos_app.services.settlement_ports import (
    Claim,
    Done,
    Kept,
    LetterWriter,
    Note,
    Saved,
    SheetReader,
    SheetWriter,
    Statement,
    StatementStore,
)

_TOLD = 5
"""How many cells that could not be read an error names; it counts all of them."""

HEADINGS = (
    "verdict", "at_risk", "whose", "our_ref", "provider_ref", "number", "product", "ours",
    "theirs", "our_state", "their_state", "our_time", "their_time", "found_by", "standing",
    "note", "rows",
)  # fmt: skip
"""The columns of an exported sheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A file that was opened, not compared yet; `columns` are as saved, or a guess."""

    digest: str
    file: str
    provider: str
    sheet: Sheet
    columns: Columns
    saved: Saved | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A statement that was compared and is not kept yet, unless `before` is the same, kept."""

    statement: Statement
    findings: tuple[Finding, ...]
    before: Statement | None


@dataclass(frozen=True, slots=True)
class Risk:
    """How many findings there are, and the rupiah at risk by whose they are."""

    count: int
    lost: int = 0
    customer: int = 0
    owed: int = 0

    @property
    def all(self) -> int:
        """All of it, in rupiah."""
        return self.lost + self.customer + self.owed


class Reconciliation:
    """Reads, compares and keeps; every command asks for the right to RECONCILE first."""

    def __init__(
        self,
        *,
        store: Store,
        statements: StatementStore,
        rights: Rights,
        providers: Mapping[str, Provider],
        reader: SheetReader,
        sheets: SheetWriter,
        letters: LetterWriter,
        clock: Clock,
        zone: str,
        folder: Path,
    ) -> None:
        self._store = store
        self._statements = statements
        self._rights = rights
        self._providers = providers
        self._reader = reader
        self._sheets = sheets
        self._letters = letters
        self._clock = clock
        self._zone = ZoneInfo(zone)
        self._folder = folder

    # -- from a file to what is kept ----------------------------------------------------------

    def open_file(self, path: Path, provider: str, actor: str) -> Draft:
        """Read a file, and propose which column means what: as confirmed last, else a guess.

        Raises InputError "provider-off", "sheet-missing", "sheet-large", "sheet-kind",
        "sheet-broken" or "sheet-empty".
        """
        self._rights.require(Action.RECONCILE, actor)
        self._account(provider)
        digest, rows = self._reader.read(path)
        sheet = sheet_of(rows)
        saved = self._statements.columns(provider)
        known = (
            {c: name for c, name in saved.columns.items() if name in sheet.headings}
            if saved
            else {}
        )
        is_known = saved is not None and known == saved.columns
        return Draft(
            digest=digest,
            file=path.name,
            provider=provider,
            sheet=sheet,
            columns=known if is_known else guessed(sheet.headings),
            saved=saved if is_known else None,
        )

    def confirm(self, draft: Draft, columns: Columns, actor: str) -> Draft:
        """Keep the columns of a provider, as a person has confirmed them, if they are new.

        Raises InputError "columns-missing", "columns-unknown" or "columns-twice".
        """
        self._rights.require(Action.RECONCILE, actor)
        require_columns(columns, draft.sheet.headings)
        if draft.saved and draft.saved.columns == columns:
            return draft
        saved = Saved(dict(columns), actor, self._clock.now())
        self._statements.keep_columns(draft.provider, saved)
        return replace(draft, columns=saved.columns, saved=saved)

    def unread(self, draft: Draft) -> list[Unread]:
        """Return every cell of a file that means nothing; raises InputError("columns-missing")."""
        require_columns(draft.columns, draft.sheet.headings)
        return read_lines(draft.sheet, draft.columns, self._zone)[1]

    def compare(
        self,
        draft: Draft,
        actor: str,
        *,
        since: date | None = None,
        until: date | None = None,
        leave_out: Collection[int] = (),
        others: bool = False,
        step: Callable[[int], None] = lambda _percent: None,
    ) -> Comparison:
        """Compare a file with the books; nothing is written. `step` is told the percent done.

        Rows are left out only by their number. Raises InputError "columns-missing",
        "statement-rows" for cells that mean nothing, "period".
        """
        self._rights.require(Action.RECONCILE, actor)
        lines = self._lines(draft, leave_out)
        step(30)
        now, account = self._clock.now(), self._account(draft.provider)
        period = period_of(lines, self._zone, now, since, until)
        refs = {line.our_ref[-22:] for line in lines if line.our_ref}
        payments = self._statements.payments(draft.provider, account, period, refs)
        step(60)
        device = self._store.identity()[:4]
        findings = reconcile(payments, lines, period, device, others=others)
        step(80)
        statement = Statement(
            digest=draft.digest,
            file=draft.file,
            provider=draft.provider,
            account=account,
            period=period,
            columns=draft.columns,
            others=others,
            lines=len(lines),
            left_out=tuple(sorted(leave_out)),
            actor=actor,
            at=now,
        )
        kept = self._statements.statements(draft.digest)
        before = next((one for one in kept if one.is_same(statement)), None)
        return Comparison(statement=statement, findings=tuple(findings), before=before)

    def keep(self, comparison: Comparison, actor: str) -> Statement:
        """Keep a comparison with all that was found; the same one again is not kept twice."""
        self._rights.require(Action.RECONCILE, actor)
        if comparison.before:
            return comparison.before
        return self._statements.keep(comparison.statement, comparison.findings)

    # -- what is kept -------------------------------------------------------------------------

    def statements(self) -> list[Statement]:
        """Return the statements, the newest first."""
        return self._statements.statements()

    def findings(self, statement: int) -> list[Kept]:
        """Return what was found in a statement."""
        return self._statements.findings(statement)

    def open_findings(self) -> list[Kept]:
        """Return all that is at risk and not settled, over all statements."""
        return self._statements.open_findings()

    def at_risk(self) -> Risk:
        """Return the money at risk over all that is not settled."""
        return risk_of(kept.finding for kept in self.open_findings())

    def note(self, finding: int, done: Done, reason: str, actor: str) -> None:
        """Write down what was done about a finding, with a reason; "settled" ends it.

        Raises InputError "reason-missing" or "unknown-finding".
        """
        self._rights.require(Action.RECONCILE, actor)
        said = clean_reason(reason)
        self._statements.note(finding, Note(done, said, actor, self._clock.now()))

    # -- what leaves the counter --------------------------------------------------------------

    def file(self, statement: Statement, ending: str) -> Path:
        """Return where the letter ("pdf") or the table ("csv") is saved unless somebody says."""
        day = statement.period.since.astimezone(self._zone).date()
        return self._folder / f"{statement.provider}-{day}-{statement.id}.{ending}"

    def write_letter(self, statement: Statement, to: Path, actor: str) -> int:
        """Write the letter that claims what is open of a statement; return how many it names.

        What we owe the provider is no claim.

        Raises InputError("nothing-to-claim"), ReceiptError.
        """
        self._rights.require(Action.RECONCILE, actor)
        kept = self._statements.findings(statement.id)
        disputed = [one.finding for one in kept if _is_claimed(one)]
        if not disputed:
            raise InputError("nothing-to-claim")
        provider = self._providers.get(statement.provider)
        claim = Claim(
            provider=statement.provider,
            account=statement.account,
            period=statement.period,
            at=self._clock.now(),
            by=actor,
            training=provider is not None and provider.training,
            findings=disputed,
            evidence=self._statements.evidence([found.ref for found in disputed if found.ref]),
        )
        self._letters.save(claim, to)
        self._statements.record_claim(claim, statement.id)
        return len(disputed)

    def write_sheet(self, statement: Statement, to: Path, actor: str) -> None:
        """Write all that was found in a statement as CSV; raises StorageError("not-saved")."""
        self._rights.require(Action.RECONCILE, actor)
        rows = [self._sheet_row(kept) for kept in self._statements.findings(statement.id)]
        self._sheets(to, HEADINGS, rows)

    def _sheet_row(self, kept: Kept) -> list[str | int | None]:
        found = kept.finding
        times = (
            at.astimezone(self._zone).strftime("%Y-%m-%d %H:%M:%S") if at else ""
            for at in (found.our_at, found.their_at)
        )
        return [
            found.verdict,
            found.risk,
            found.whose,
            found.ref,
            found.their_ref,
            found.number,
            found.product,
            found.ours,
            found.theirs,
            found.our_state,
            found.their_state,
            *times,
            found.by,
            kept.standing,
            kept.note.reason if kept.note else "",
            " ".join(map(str, found.rows)),
        ]

    def _account(self, provider: str) -> str:
        if provider not in self._providers:
            raise InputError("provider-off", provider[:40])
        return self._providers[provider].account

    def _lines(self, draft: Draft, leave_out: Collection[int]) -> list[Line]:
        require_columns(draft.columns, draft.sheet.headings)
        rows = tuple(row for row in draft.sheet.rows if row.number not in leave_out)
        lines, unread = read_lines(replace(draft.sheet, rows=rows), draft.columns, self._zone)
        if unread:
            raise InputError("statement-rows", _told(unread))
        if not lines:
            raise InputError("sheet-empty")
        return lines


def proposed(columns: Columns, typed: Iterable[str]) -> dict[Column, str]:
    """Return columns with those that were typed, "our-ref=ref_id"; raises InputError("column")."""
    chosen = dict(columns)
    for text in typed:
        name, separator, heading = text.partition("=")
        if not separator or name not in [*Column]:
            raise InputError("column", text[:40])
        chosen[Column(name)] = heading
    return chosen


def risk_of(findings: Iterable[Finding]) -> Risk:
    """Return how many findings there are and what is at risk by them."""
    sums: Counter[Whose] = Counter()
    count = 0
    for finding in findings:
        count += 1
        sums[finding.whose] += finding.risk
    return Risk(count, sums[Whose.LOST], sums[Whose.CUSTOMER], sums[Whose.OWED])


def by_verdict(findings: Iterable[Finding]) -> dict[Verdict, Risk]:
    """Return the sums of each verdict that there is, in the order of the verdicts."""
    every = list(findings)
    sums = {v: risk_of(found for found in every if found.verdict is v) for v in Verdict}
    return {verdict: risk for verdict, risk in sums.items() if risk.count}


def _is_claimed(kept: Kept) -> bool:
    return kept.standing in {"open", "claimed"} and kept.finding.whose is not Whose.OWED


def _told(unread: list[Unread]) -> str:
    named = [f'{cell.row} ({cell.heading}: "{cell.value}")' for cell in unread[:_TOLD]]
    more = len(unread) - len(named)
    return ", ".join(named) + (f" (+{more})" if more else "")
