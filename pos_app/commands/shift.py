"""The commands about the drawer: a shift is opened, looked at, counted, closed; its reports."""

import argparse
import sys
from collections.abc import Callable, Mapping
from typing import Any

from pos_app.commands.frame import opened, print_lines, say, signed_in
from pos_app.commands.reports import save_files
from pos_app.domain.errors import InputError, PosError
from pos_app.domain.money import format_rupiah, parse_typed_rupiah
from pos_app.domain.reports import OfShift
from pos_app.domain.shift import Count, Figures, Kept, Sales, Shift, XReport, ZReport
from pos_app.services.counter import Counter
from pos_app.ui.messages import word_error

TABLES = ("csv", "xlsx")
"""What is written of a shift beside its slip: all that was sold in it, by every group."""

Done = tuple[Mapping[str, Any], list[str]]
"""What a command has to say: as data, and as lines for a person."""


def shift(args: argparse.Namespace) -> int:
    """Do one of the things that are done with a drawer."""
    with opened(args) as counter:
        cashier = signed_in(counter, args.cashier)
        data, lines = _ACTIONS[args.action](counter, args, cashier.name)
    say(args, data, lines)
    if args.action == "close":
        _back_up(args)
    return 0


def _back_up(args: argparse.Namespace) -> None:
    """Back up behind a Z report that is written and said; a backup that fails takes nothing back.

    The books are only read meanwhile: a counter beside it opens the next shift.
    """
    try:
        with opened(args, writes=False) as counter:
            counter.backups.keep()
    except PosError as error:
        print_lines([f"pos-app: {word_error(error).sentence()}"], stream=sys.stderr)


def _open(counter: Counter, args: argparse.Namespace, actor: str) -> Done:
    opened_now = counter.shifts.open(parse_typed_rupiah(args.counted_float), actor)
    difference = opened_now.float_difference
    lines = [f"Shift {opened_now.number} is open, by {actor}."]
    lines += [f"The float is {_told(difference)}."] if difference else []
    return {**_shift_data(opened_now), "float_difference": difference}, lines


def _x(counter: Counter, args: argparse.Namespace, actor: str) -> Done:
    report = counter.shifts.x_report(actor)
    if args.pdf:
        counter.shift_slips.save_x(report, args.paper, args.pdf)
    tables = save_files(counter, OfShift(report.shift.number), args, actor, TABLES)
    data, lines = _x_said(report)
    return {**data, "pdf": str(args.pdf) if args.pdf else None, "tables": tables}, lines


def _move(counter: Counter, args: argparse.Namespace, actor: str) -> Done:
    shifts = counter.shifts
    do = {"in": shifts.cash_in, "out": shifts.cash_out, "drop": shifts.drop}[args.action]
    amount = parse_typed_rupiah(args.amount)
    do(amount, args.reason, actor)
    data = {"action": args.action, "amount": amount, "by": actor}
    return data, [f"{args.action}: Rp {format_rupiah(amount)}, by {actor}"]


def _count(counter: Counter, args: argparse.Namespace, actor: str) -> Done:
    amount = None if args.counted is None else parse_typed_rupiah(args.counted)
    notes = _notes(args.notes) if args.notes else None
    count = counter.shifts.count(actor, amount=amount, notes=notes, reason=args.reason)
    return _count_data(count), [*_count_lines(count)]


def _close(counter: Counter, args: argparse.Namespace, actor: str) -> Done:
    left = None if args.left is None else parse_typed_rupiah(args.left)
    if args.counted is not None:
        amount = parse_typed_rupiah(args.counted)
        counter.shifts.count(actor, amount=amount, reason=args.reason)
    return _z_said(counter.shifts.close(actor, left))


def _z(counter: Counter, args: argparse.Namespace, actor: str) -> Done:
    report = counter.shifts.z_report(args.number, actor)
    if args.pdf:
        counter.shift_slips.save_z(report, args.paper, args.pdf, actor)
    tables = save_files(counter, OfShift(report.number), args, actor, TABLES)
    data, lines = _z_said(report)
    return {**data, "pdf": str(args.pdf) if args.pdf else None, "tables": tables}, lines


def _list(counter: Counter, _args: argparse.Namespace, actor: str) -> Done:
    reports = counter.shifts.z_reports(actor)
    lines = [
        f"{report.number:>6}  {report.at:%Y-%m-%d %H:%M}  {report.by:<16}"
        f"  Rp {format_rupiah(report.figures.sales.total):>14}  {_told(report.difference)}"
        for report in reports
    ]
    current = counter.shifts.current()
    data = {
        "open": _shift_data(current) if current else None,
        "closed": [_z_said(report)[0] for report in reports],
    }
    return data, lines or ["No shift is closed yet."]


def _notes(typed: str) -> dict[int, int]:
    """Return "100000x3,500x2" as notes and how many; raises InputError("notes")."""
    found: dict[int, int] = {}
    for part in typed.split(","):
        note, separator, many = part.strip().partition("x")
        is_number = all(text.isascii() and text.isdigit() for text in (note, many))
        if not separator or not is_number or int(note) in found:
            raise InputError("notes", part[:20])
        found[int(note)] = int(many)
    return found


def _x_said(report: XReport) -> Done:
    figures = report.figures
    data = {
        **_shift_data(report.shift),
        "state": "open",
        "expected": figures.expected if report.shows_cash else None,
        "counted": report.counts[-1].amount if report.counts else None,
        "difference": report.counts[-1].difference if report.counts else None,
        "own": _sales_data(report.own),
        **_figures_data(figures),
    }
    lines = [f"Shift {report.shift.number}, open since {report.shift.opened_at:%Y-%m-%d %H:%M} UTC"]
    lines += _figures_lines(figures)
    if report.shows_cash:
        lines.append(f"expected   Rp {format_rupiah(figures.expected):>14}")
    return data, lines


def _z_said(report: ZReport) -> Done:
    figures = report.figures
    data = {
        **_shift_data(report.shift),
        "state": "closed",
        "closed_at": report.at.isoformat(),
        "closed_by": report.by,
        "expected": report.counts[-1].expected,
        "counted": report.counted,
        "difference": report.difference,
        "left": report.left,
        "counts": [_count_data(count) for count in report.counts],
        **_figures_data(figures),
        "ever": {
            "count": report.ever.count,
            "total": report.ever.total,
            "fee": report.ever.fee,
        },
        "entries": report.entries,
        "head": report.head,
    }
    lines = [f"Z report {report.number}, closed {report.at:%Y-%m-%d %H:%M} UTC by {report.by}"]
    lines += _figures_lines(figures)
    lines += _count_lines(report.counts[-1])
    lines.append(f"ever       Rp {format_rupiah(report.ever.total):>14} ({report.ever.count})")
    return data, lines


def _shift_data(found: Shift) -> dict[str, Any]:
    return {
        "number": found.number,
        "opened_at": found.opened_at.isoformat(),
        "opened_by": found.opened_by,
        "day": found.day.isoformat(),
        "float": found.counted_float,
        "float_before": found.left,
    }


def _figures_data(figures: Figures) -> dict[str, Any]:
    return {
        "sales": _sales_data(figures.sales),
        "sold": _sales_data(figures.sold),
        "late": _sales_data(figures.late),
        "reversed": _sales_data(figures.reversed),
        "tenders": {kind: figures.of(kind) for kind in figures.tenders},
        "held": _kept_data(figures.held),
        "owed": _kept_data(figures.owed),
    }


def _sales_data(sales: Sales) -> dict[str, int]:
    return {
        "count": sales.count,
        "amount": sales.amount,
        "admin": sales.admin,
        "fee": sales.fee,
        "total": sales.total,
        "commission": sales.commission,
    }


def _kept_data(kept: Kept) -> dict[str, int]:
    return {"count": kept.count, "amount": kept.amount}


def _count_data(count: Count) -> dict[str, Any]:
    return {
        "at": count.at.isoformat(),
        "by": count.by,
        "counted": count.amount,
        "notes": {str(note): many for note, many in count.notes.items()},
        "expected": count.expected,
        "difference": count.difference,
        "reason": count.reason,
    }


def _figures_lines(figures: Figures) -> list[str]:
    sales = figures.sales
    lines = [f"sales      Rp {format_rupiah(sales.total):>14} ({sales.count})"]
    lines += [f"{kind:<10} Rp {format_rupiah(figures.of(kind)):>14}" for kind in figures.tenders]
    for name, kept in (("held", figures.held), ("owed", figures.owed)):
        if kept.count:
            lines.append(f"{name:<10} Rp {format_rupiah(kept.amount):>14} ({kept.count})")
    return lines


def _count_lines(count: Count) -> list[str]:
    return [
        f"expected   Rp {format_rupiah(count.expected):>14}",
        f"counted    Rp {format_rupiah(count.amount):>14}, {_told(count.difference)}",
    ]


def _told(difference: int) -> str:
    word = "over" if difference > 0 else "short"
    return f"Rp {format_rupiah(abs(difference))} {word}" if difference else "no difference"


_ACTIONS: dict[str, Callable[[Counter, argparse.Namespace, str], Done]] = {
    "open": _open,
    "x": _x,
    "in": _move,
    "out": _move,
    "drop": _move,
    "count": _count,
    "close": _close,
    "z": _z,
    "list": _list,
}

COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {"shift": shift}
