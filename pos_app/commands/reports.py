"""The command about what was sold: figures on the screen, as JSON, and as files."""

import argparse
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from pos_app.commands.frame import opened, say, signed_in
from pos_app.domain.errors import InputError
from pos_app.domain.money import format_rupiah
from pos_app.domain.reports import By, Days, Line, OfShift, Part, Period, Report
from pos_app.domain.shift import Kept, Sales
from pos_app.services.counter import Counter

KINDS = ("pdf", "csv", "xlsx")


def report(args: argparse.Namespace) -> int:
    """Print the report of a period, and write it to the files that are asked for."""
    period = _period(args)
    with opened(args) as counter:
        actor = signed_in(counter, args.cashier).name
        asked = period or Days.day(counter.reports.today())
        told = counter.reports.make(asked, actor)
        files = save_files(counter, asked, args, actor)
    groups = [By(name) for name in args.by or ()]
    say(args, {**report_data(told, groups or [*By]), "files": files}, [
        *_lines(told, groups or [By.CATEGORY]), *files,
    ])  # fmt: skip
    return 0


def save_files(
    counter: Counter,
    period: Period,
    args: argparse.Namespace,
    actor: str,
    kinds: Sequence[str] = KINDS,
) -> list[str]:
    """Write the report of a period to what --pdf, --csv and --xlsx name; return all files."""
    files: list[str] = []
    for kind in kinds:
        if (to := getattr(args, kind, None)) is not None:
            files += map(str, counter.reports.export(period, kind, to, actor))
    return files


def report_data(told: Report, groups: Sequence[By]) -> dict[str, Any]:
    """Return a report as JSON has it; amounts are rupiah."""
    earlier = told.earlier
    return {
        "period": told.period.text,
        "training": told.training,
        "total": sales_data(told.total),
        "sold": sales_data(told.sold),
        "reversed": sales_data(told.reversed),
        "left_out": sales_data(told.left_out),
        "groups": {by.value: [_line_data(line) for line in told.groups[by]] for by in groups},
        "providers": [
            {
                "provider": answers.provider,
                "paid": answers.paid,
                "refused": answers.refused,
                "unclear": answers.unclear,
                "rate": answers.rate,
                "median_seconds": answers.median,
                "slow_seconds": answers.slow,
            }
            for answers in told.answers
        ],
        "refusals": [
            {"provider": w.provider, "reason": w.reason, "message": w.message, "count": w.count}
            for w in told.reasons
        ],
        "other_refusals": told.other_refusals,
        "drawers": [
            {
                "shift": drawer.number,
                "by": drawer.opened_by,
                "expected": drawer.figures.expected,
                "counted": drawer.counted,
                "difference": drawer.difference,
            }
            for drawer in told.drawers
        ],
        "difference": told.difference,
        "held": _kept_data(told.held),
        "owed": _kept_data(told.owed),
        "before": {"period": earlier.period.text, "total": sales_data(earlier.sales)}
        if earlier
        else None,
        "controls": {
            "agrees": told.agrees,
            "is_of_whole_shifts": told.is_of_whole_shifts,
            "wrong_groups": [by.value for by in told.wrong_groups],
            "shifts": [_part_data(part) for part in told.parts],
        },
        "journal": {"entries": told.entries, "head": told.head},
    }


def sales_data(sales: Sales) -> dict[str, int]:
    """Return sums by name; what is the biller's, the provider's and ours stays apart."""
    return {
        "count": sales.count,
        "amount": sales.amount,
        "admin": sales.admin,
        "fee": sales.fee,
        "total": sales.total,
        "commission": sales.commission,
        "income": sales.margin,
        "unpriced": sales.count - sales.priced,
    }


def _line_data(line: Line) -> dict[str, Any]:
    return {"key": line.key, "name": line.name.get("id", line.key), **sales_data(line.sales)}


def _part_data(part: Part) -> dict[str, Any]:
    return {
        "shift": part.number,
        "z": part.z.total if part.z else None,
        "inside": part.inside.total,
        "outside": part.outside.total,
        "agrees": part.agrees,
    }


def _kept_data(kept: Kept) -> dict[str, int]:
    return {"count": kept.count, "amount": kept.amount}


def _period(args: argparse.Namespace) -> Period | None:
    """Return the period that was asked for, None for today; raises InputError("period")."""
    if args.first is not None or args.last is not None:
        return Days(_day(args.first or ""), _day(args.last or ""))
    if args.shift is not None:
        return OfShift(args.shift)
    if args.month is not None:
        return Days.month(_day(f"{args.month}-01"))
    return Days.day(_day(args.day)) if args.day is not None else None


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError("period", text[:40]) from error


def _lines(told: Report, groups: Sequence[By]) -> Iterator[str]:
    if told.training:
        yield "SIMULASI: practice, no real sales."
    total = told.total
    yield f"{told.period.text}: {total.count} sales, Rp {format_rupiah(total.total)}"
    for name, amount in (
        ("bills", total.amount),
        ("admin fees", total.admin),
        ("service fees", total.fee),
        ("commission", total.commission),
        ("income of the shop", total.margin),
        ("over or short", told.difference),
    ):
        yield f"  {name:<20} {format_rupiah(amount):>15}"
    if told.left_out.count:
        kind = "real" if told.training else "practice"
        yield f"  {told.left_out.count} {kind} sales are not in it."
    for by in groups:
        yield f"by {by}:"
        for line in told.groups[by]:
            name, sums = line.name.get("id", line.key), line.sales
            yield f"  {name[:30]:<30} {sums.count:>6} {format_rupiah(sums.total):>15}"
    yield "All totals agree." if told.agrees else "THE TOTALS DO NOT AGREE: verify the journal."


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {"report": report}
