"""The command that holds a provider's statement against the books."""

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from pos_app.commands.frame import opened, say, signed_in
from pos_app.domain.errors import InputError
from pos_app.domain.money import format_rupiah
from pos_app.domain.settlement import Verdict
from pos_app.services.counter import Counter
from pos_app.services.reconciliation import Draft, by_verdict, proposed, risk_of
from pos_app.services.settlement_ports import Kept, Statement

AT_RISK = 4


def reconcile(args: argparse.Namespace) -> int:
    """Compare a statement with the books, keep what was found, and say what is at risk."""
    since, until = _day(args.since), _day(args.until)
    with opened(args) as counter:
        actor = signed_in(counter, args.cashier).name
        service = counter.reconciliation
        draft = service.open_file(args.file, args.provider, actor)
        draft = service.confirm(draft, proposed(draft.columns, args.map), actor)
        comparison = service.compare(
            draft,
            actor,
            since=since,
            until=until,
            leave_out=args.leave_out,
            others=args.others,
        )
        kept = service.keep(comparison, actor)
        found = service.findings(kept.id)
        letter = _written(counter, kept, args, found, actor)
    return _told(args, draft, kept, found, known=comparison.before is not None, letter=letter)


def _written(
    counter: Counter, kept: Statement, args: argparse.Namespace, found: list[Kept], actor: str
) -> str | None:
    """Write the files that are asked for; without anything to claim there is no letter."""
    if args.out:
        counter.reconciliation.write_sheet(kept, args.out, actor)
    if not args.letter:
        return None
    if not any(one.standing in {"open", "claimed"} for one in found):
        print("Nothing is to be claimed: no letter was written.", file=sys.stderr)
        return None
    counter.reconciliation.write_letter(kept, args.letter, actor)
    return str(args.letter)


def _told(
    args: argparse.Namespace,
    draft: Draft,
    kept: Statement,
    found: Sequence[Kept],
    *,
    known: bool,
    letter: str | None,
) -> int:
    sums = by_verdict(one.finding for one in found)
    open_ones = [one for one in found if one.standing in {"open", "claimed"}]
    risk = risk_of(one.finding for one in open_ones)
    data = {
        "statement": kept.id,
        "file": kept.file,
        "digest": kept.digest,
        "provider": kept.provider,
        "account": kept.account,
        "since": kept.period.since.isoformat(),
        "until": kept.period.until.isoformat(),
        "lines": kept.lines,
        "left_out": kept.left_out,
        "columns": {column.value: heading for column, heading in draft.columns.items()},
        "known_before": known,
        "counts": {verdict.value: risk.count for verdict, risk in sums.items()},
        "at_risk": {
            "total": risk.all,
            "lost": risk.lost,
            "customer": risk.customer,
            "owed": risk.owed,
        },
        "letter": letter,
        "out": str(args.out) if args.out else None,
        "rows": [_row(one) for one in found if one.finding.verdict is not Verdict.MATCHED],
    }
    lines = [f"{verdict.value:<18} {sums[verdict].count:>7}" for verdict in sums]
    lines += [_line(one) for one in open_ones]
    lines.append(f"At risk: Rp {format_rupiah(risk.all)}")
    if known:
        lines.append(f"This statement was compared before, by {kept.actor}.")
    say(args, data, lines)
    return AT_RISK if risk.all else 0


def _row(kept: Kept) -> dict[str, Any]:
    found = kept.finding
    return {
        "id": kept.id,
        "verdict": found.verdict.value,
        "at_risk": found.risk,
        "whose": found.whose.value,
        "standing": kept.standing,
        "ref": found.ref,
        "provider_ref": found.their_ref,
        "number": found.number,
        "product": found.product,
        "ours": found.ours,
        "theirs": found.theirs,
        "our_state": found.our_state,
        "their_state": found.their_state.value,
        "found_by": found.by.value,
        "rows": found.rows,
    }


def _line(kept: Kept) -> str:
    found = kept.finding
    known = found.ref or found.their_ref or "-"
    return f"{found.verdict:<18} Rp {format_rupiah(found.risk):>12}  {known:<24} {found.number}"


def _day(typed: str | None) -> date | None:
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError as error:
        raise InputError("day", str(typed)[:20]) from error


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {"reconcile": reconcile}
