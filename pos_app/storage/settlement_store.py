"""The statements of the providers and what was found in them; nothing of it is ever changed."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, RowMapping, insert, select, text

from pos_app.domain.errors import InputError
from pos_app.domain.journal import canonical
from pos_app.domain.matching import By
from pos_app.domain.payment import Payment
from pos_app.domain.settlement import Finding, Theirs, Verdict, Whose, claimed
from pos_app.domain.statement import Column, Columns, Period
from pos_app.services.settlement_ports import Claim, Kept, Note, Saved, Standing, Statement
from pos_app.storage import chain
from pos_app.storage.books import Books
from pos_app.storage.rows import payment_from_row, stamp, unstamp, unstamp_if
from pos_app.storage.tables import (
    EXCHANGE,
    FINDING,
    FINDING_NOTE,
    PAYMENT,
    STATEMENT,
    STATEMENT_COLUMNS,
)

BEFORE, AFTER = timedelta(days=7), timedelta(days=1)
"""How far beyond a period payments are looked for: what comes late was made before it."""

_FOUND = """
SELECT f.*,
    (SELECT n.id FROM finding_note n JOIN finding h ON h.id = n.finding
        JOIN statement t ON t.id = h.statement
        WHERE h.key = f.key AND h.verdict = f.verdict AND h.risk = f.risk
            AND t.provider = s.provider AND t.account = s.account
        ORDER BY n.id DESC LIMIT 1) AS note,
    EXISTS (SELECT 1 FROM statement t WHERE t.digest = s.digest AND t.provider = s.provider
        AND t.account = s.account AND t.id > s.id)
    OR EXISTS (SELECT 1 FROM finding g JOIN statement t ON t.id = g.statement
        WHERE g.key = f.key AND g.statement > f.statement
            AND t.provider = s.provider AND t.account = s.account) AS is_overtaken,
    CASE
        WHEN f.verdict = 'status-differs' AND f.their_state = 'paid' THEN p.state = 'PAID'
        WHEN f.verdict = 'only-ours'
            OR (f.verdict = 'status-differs' AND f.their_state IN ('failed', 'refunded'))
            THEN p.state IN ('REFUSED', 'CANCELLED', 'REVERSED')
        ELSE 0
    END AS is_agreed
FROM finding f JOIN statement s ON s.id = f.statement LEFT JOIN payment p ON p.ref = f.ref
"""
"""Findings, each with the last note on the same thing, whether a newer statement tells of it, and
whether the payment has come to stand as the statement says since."""

_OF_STATEMENT = text(_FOUND + "WHERE f.statement = :statement ORDER BY f.id")
_AT_RISK = text(_FOUND + "WHERE f.risk > 0 ORDER BY f.id")


class SettlementStore:
    """Implements `services.settlement_ports.StatementStore`."""

    def __init__(self, books: Books) -> None:
        self._books = books

    def payments(
        self, provider: str, account: str, period: Period, refs: Collection[str]
    ) -> list[Payment]:
        """See `StatementStore`. Payments from a week before to a day after are there as well."""
        since, until = stamp(period.since - BEFORE), stamp(period.until + AFTER)
        account_is = (PAYMENT.c.provider == provider) & (PAYMENT.c.account == account)
        named = text("ref IN (SELECT value FROM json_each(:refs))").bindparams(
            refs=json.dumps([*refs])
        )
        found: dict[str, Payment] = {}
        with self._books.read() as connection:
            for where in (PAYMENT.c.made_at.between(since, until), named):
                query = select(PAYMENT).where(account_is, where)
                for row in connection.execute(query).mappings():
                    if row["ref"] not in found:
                        found[row["ref"]] = payment_from_row(row)
        return sorted(found.values(), key=lambda payment: (payment.made_at, payment.ref))

    def columns(self, provider: str) -> Saved | None:
        """See `StatementStore`."""
        query = (
            select(STATEMENT_COLUMNS)
            .where(STATEMENT_COLUMNS.c.provider == provider)
            .order_by(STATEMENT_COLUMNS.c.id.desc())
        )
        with self._books.read() as connection:
            row = connection.execute(query).mappings().first()
        return Saved(_columns(row["columns"]), row["actor"], unstamp(row["at"])) if row else None

    def keep_columns(self, provider: str, saved: Saved) -> None:
        """See `StatementStore`."""
        row = {
            "provider": provider,
            "columns": canonical(_plain(saved.columns)),
            "actor": saved.actor,
            "at": stamp(saved.at),
        }
        data = {"provider": provider, **_plain(saved.columns)}
        with self._books.write() as connection:
            connection.execute(insert(STATEMENT_COLUMNS), row)
            chain.append(
                connection, "statement.columns", saved.at, actor=saved.actor, ref="", data=data
            )

    def keep(self, statement: Statement, findings: Sequence[Finding]) -> Statement:
        """See `StatementStore`."""
        # Made before the transaction: nobody else writes while it lasts.
        row, rows = _statement_row(statement), [*map(_finding_row, findings)]
        digest = _digest(rows)
        with self._books.write() as connection:
            number = connection.execute(
                insert(STATEMENT).returning(STATEMENT.c.id), row
            ).scalar_one()
            if rows:
                connection.execute(insert(FINDING), [{"statement": number, **row} for row in rows])
            data: dict[str, str | int] = {
                "statement": number,
                "digest": statement.digest,
                "provider": statement.provider,
                "lines": statement.lines,
                "left_out": len(statement.left_out),
                "at_risk": sum(finding.risk for finding in findings),
                "findings": digest,
            }
            at, actor = statement.at, statement.actor
            chain.append(connection, "statement.kept", at, actor=actor, ref="", data=data)
            return _statement(_one(connection, number))

    def statements(self, digest: str = "") -> list[Statement]:
        """See `StatementStore`."""
        query = select(STATEMENT).order_by(STATEMENT.c.id.desc())
        if digest:
            query = query.where(STATEMENT.c.digest == digest)
        with self._books.read() as connection:
            return [_statement(row) for row in connection.execute(query).mappings()]

    def findings(self, statement: int) -> list[Kept]:
        """See `StatementStore`."""
        with self._books.read() as connection:
            found = connection.execute(_OF_STATEMENT, {"statement": statement}).mappings().all()
            return _kept(connection, found)

    def open_findings(self) -> list[Kept]:
        """See `StatementStore`."""
        with self._books.read() as connection:
            found = connection.execute(_AT_RISK).mappings().all()
            every = _kept(connection, found)
        return [kept for kept in every if kept.standing in {"open", "claimed"}]

    def note(self, finding: int, note: Note) -> None:
        """See `StatementStore`."""
        row = {
            "finding": finding,
            "kind": note.done,
            "reason": note.reason,
            "actor": note.actor,
            "at": stamp(note.at),
        }
        query = select(FINDING.c.ref, FINDING.c.key).where(FINDING.c.id == finding)
        with self._books.write() as connection:
            about = connection.execute(query).mappings().first()
            if about is None:
                raise InputError("unknown-finding", str(finding))
            connection.execute(insert(FINDING_NOTE), row)
            data: dict[str, str | int] = {
                "finding": finding,
                "key": about["key"],
                "done": note.done,
                "why": note.reason,
            }
            kind, ref = "finding.noted", about["ref"]
            chain.append(connection, kind, note.at, actor=note.actor, ref=ref, data=data)

    def evidence(self, refs: Collection[str]) -> dict[str, list[str]]:
        """See `StatementStore`."""
        named = text("ref IN (SELECT value FROM json_each(:refs))").bindparams(
            refs=json.dumps([*refs])
        )
        query = select(EXCHANGE.c.ref, EXCHANGE.c.body).where(
            named, EXCHANGE.c.direction == "in", EXCHANGE.c.body != b""
        )
        found: dict[str, list[str]] = defaultdict(list)
        with self._books.read() as connection:
            for ref, body in connection.execute(query.order_by(EXCHANGE.c.id)):
                found[ref].append(hashlib.sha256(body).hexdigest())
        return dict(found)

    def record_claim(self, claim: Claim, statement: int) -> None:
        """See `StatementStore`."""
        data: dict[str, str | int] = {
            "statement": statement,
            "provider": claim.provider,
            "findings": len(claim.findings),
            "sum": sum(map(claimed, claim.findings)),
        }
        with self._books.write() as connection:
            chain.append(connection, "claim.written", claim.at, actor=claim.by, ref="", data=data)


# -- statements as rows ---------------------------------------------------------------------------


def _plain(columns: Columns) -> dict[str, str]:
    return {column.value: heading for column, heading in columns.items()}


def _columns(stored: str) -> dict[Column, str]:
    return {Column(name): heading for name, heading in json.loads(stored).items()}


def _statement_row(statement: Statement) -> dict[str, Any]:
    return {
        "digest": statement.digest,
        "file": statement.file,
        "provider": statement.provider,
        "account": statement.account,
        "since": stamp(statement.period.since),
        "until": stamp(statement.period.until),
        "columns": canonical(_plain(statement.columns)),
        "others": int(statement.others),
        "lines": statement.lines,
        "left_out": json.dumps(statement.left_out),
        "actor": statement.actor,
        "at": stamp(statement.at),
    }


def _one(connection: Connection, number: int) -> RowMapping:
    query = select(STATEMENT).where(STATEMENT.c.id == number)
    return connection.execute(query).mappings().one()


def _statement(row: RowMapping) -> Statement:
    return Statement(
        id=row["id"],
        digest=row["digest"],
        file=row["file"],
        provider=row["provider"],
        account=row["account"],
        period=Period(unstamp(row["since"]), unstamp(row["until"])),
        columns=_columns(row["columns"]),
        others=bool(row["others"]),
        lines=row["lines"],
        left_out=tuple(json.loads(row["left_out"])),
        actor=row["actor"],
        at=unstamp(row["at"]),
    )


# -- findings as rows -----------------------------------------------------------------------------


def _finding_row(finding: Finding) -> dict[str, Any]:
    return {
        "key": finding.key,
        "verdict": finding.verdict.value,
        "found_by": finding.by.value,
        "risk": finding.risk,
        "whose": finding.whose.value,
        "ref": finding.ref,
        "their_ref": finding.their_ref,
        "product": finding.product,
        "number": finding.number,
        "ours": finding.ours,
        "theirs": finding.theirs,
        "our_state": finding.our_state,
        "their_state": finding.their_state.value,
        "our_at": stamp(finding.our_at) if finding.our_at else None,
        "their_at": stamp(finding.their_at) if finding.their_at else None,
        "file_rows": json.dumps(finding.rows),
    }


def _finding(row: RowMapping) -> Finding:
    return Finding(
        key=row["key"],
        verdict=Verdict(row["verdict"]),
        by=By(row["found_by"]),
        risk=row["risk"],
        whose=Whose(row["whose"]),
        ref=row["ref"],
        their_ref=row["their_ref"],
        product=row["product"],
        number=row["number"],
        ours=row["ours"],
        theirs=row["theirs"],
        our_state=row["our_state"],
        their_state=Theirs(row["their_state"]),
        our_at=unstamp_if(row["our_at"]),
        their_at=unstamp_if(row["their_at"]),
        rows=tuple(json.loads(row["file_rows"])),
    )


def _digest(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return SHA-256 over all findings, for the journal to seal."""
    said = hashlib.sha256()
    for row in rows:
        said.update(canonical(row).encode("ascii"))
    return said.hexdigest()


def _kept(connection: Connection, found: Sequence[RowMapping]) -> list[Kept]:
    wanted = json.dumps([row["note"] for row in found if row["note"]])
    query = select(FINDING_NOTE).where(
        text("id IN (SELECT value FROM json_each(:ids))").bindparams(ids=wanted)
    )
    notes = {
        row["id"]: Note(row["kind"], row["reason"], row["actor"], unstamp(row["at"]))
        for row in connection.execute(query).mappings()
    }
    return [_one_kept(row, notes.get(row["note"])) for row in found]


def _one_kept(row: RowMapping, note: Note | None) -> Kept:
    return Kept(
        id=row["id"],
        statement=row["statement"],
        finding=_finding(row),
        standing=_standing(row, note),
        note=note,
    )


def _standing(row: RowMapping, note: Note | None) -> Standing:
    if not row["risk"]:
        return ""
    if row["is_overtaken"]:
        return "overtaken"
    if row["is_agreed"]:
        return "settled"
    return note.done if note else "open"
