"""Shifts: opened with a counted float, sold in, counted blind, closed with one Z report."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from pos_app.domain.account import clean_reason
from pos_app.domain.causes import CashMove, Cause, Clues, causes
from pos_app.domain.errors import InputError, RuleError
from pos_app.domain.rights import Action
from pos_app.domain.shift import (
    WIB_DAYS,
    BusinessDays,
    Count,
    Figures,
    Flow,
    Sales,
    Shift,
    XReport,
    ZReport,
    check_cash,
    worth,
)
from pos_app.services.ports import Clock
from pos_app.services.rights import Rights

MOST_LISTED = 60
LAST_NUMBER = 2**31


class ShiftBooks(Protocol):
    """The books of the shifts. Every method that writes is one durable transaction.

    All raise StorageError when the database cannot be read or written.
    """

    def current(self) -> Shift | None:
        """Return the shift that is open, None between two."""
        ...

    def last(self) -> int:
        """Return the number of the last shift that was opened, 0 if there never was one."""
        ...

    def left(self) -> int:
        """Return what the last shift left in the drawer."""
        ...

    def open(self, counted_float: int, at: datetime, *, actor: str) -> Shift:
        """Open the next shift; raises RuleError("shift-open")."""
        ...

    def move_cash(self, flow: Flow, amount: int, at: datetime, *, actor: str, reason: str) -> None:
        """Put cash into the drawer or, with an amount below 0, out of it.

        Raises RuleError "no-shift", "drawer-short" (more would go out than should be there).
        """
        ...

    def count(
        self, amount: int, notes: Mapping[int, int], at: datetime, *, actor: str, reason: str
    ) -> Count:
        """Seal what was counted beside what was expected; raises RuleError("no-shift")."""
        ...

    def counts(self, number: int) -> list[Count]:
        """Return the counts of a shift, oldest first."""
        ...

    def close(self, left: int, at: datetime, *, actor: str) -> ZReport:
        """Write the Z report of the open shift.

        Raises RuleError "no-shift", "not-counted", "count-old" (money has moved since the last
        count), "payment-in-flight", and "left-more" than was counted.
        """
        ...

    def figures(self, number: int) -> Figures:
        """Return the figures of a shift as they stand; those of a closed one as its Z has them."""
        ...

    def sales_of(self, number: int, cashier: str) -> Sales:
        """Return what somebody's bills have brought a shift, less what was taken back."""
        ...

    def cash_moves(self, number: int) -> list[CashMove]:
        """Return every movement of cash that counts for a shift, oldest first."""
        ...

    def owed_cash(self) -> dict[str, int]:
        """Return the cash of payments that came to nothing and was not given back yet, by ref."""
        ...

    def z_report(self, number: int) -> ZReport:
        """Return a Z report; raises InputError("unknown-z")."""
        ...

    def z_reports(self, before: int, most: int) -> list[ZReport]:
        """Return the newest Z reports whose number is lower than `before`, newest first."""
        ...


class Shifts:
    """What people do with the drawer. Amounts are rupiah."""

    def __init__(
        self, books: ShiftBooks, rights: Rights, clock: Clock, days: BusinessDays = WIB_DAYS
    ) -> None:
        self._days = days
        self._books = books
        self._rights = rights
        self._clock = clock

    def current(self) -> Shift | None:
        """Return the shift that is open, None between two."""
        return self._books.current()

    def last(self) -> int:
        """Return the number of the last shift that was opened, 0 if there never was one."""
        return self._books.last()

    def any(self) -> bool:
        """Return whether there has ever been a shift here."""
        return self.last() > 0

    def left(self) -> int:
        """Return what the last shift left: the float that should be there now."""
        return self._books.left()

    def require_open(self) -> Shift:
        """Return the open shift; raises RuleError("no-shift")."""
        shift = self._books.current()
        if shift is None:
            raise RuleError("no-shift")
        return shift

    def open(self, counted_float: int, actor: str) -> Shift:
        """Open a shift with the cash that was counted in the drawer.

        Raises InputError("amount"), RuleError "shift-open" or "not-allowed".
        """
        self._rights.require(Action.OPEN_SHIFT, actor, amount=counted_float)
        return self._books.open(check_cash(counted_float), self._clock.now(), actor=actor)

    def cash_in(self, amount: int, reason: str, actor: str) -> None:
        """Put cash into the drawer, such as change from the bank.

        Raises InputError "amount" or "reason-missing", RuleError "no-shift" or "not-allowed".
        """
        self._rights.require(Action.MOVE_CASH, actor, amount=amount)
        self._move(Flow.CASH_IN, amount, reason, actor)

    def cash_out(self, amount: int, reason: str, actor: str) -> None:
        """Take cash out to spend it; raises as `cash_in`, and RuleError("drawer-short")."""
        self._rights.require(Action.TAKE_CASH_OUT, actor, amount=amount)
        self._move(Flow.CASH_OUT, amount, reason, actor)

    def drop(self, amount: int, reason: str, actor: str) -> None:
        """Bring cash to the safe or the bank; raises as `cash_out`."""
        self._rights.require(Action.MOVE_CASH, actor, amount=amount)
        self._move(Flow.DROP, amount, reason, actor)

    def count(
        self,
        actor: str,
        *,
        amount: int | None = None,
        notes: Mapping[int, int] | None = None,
        reason: str = "",
    ) -> Count:
        """Seal what lies in the drawer, as a sum or as notes and coins; then what was expected.

        A second count needs a reason and stands beside the first. Raises InputError "amount" or
        "reason-missing", RuleError "no-shift" or "not-allowed".
        """
        shift = self.require_open()
        self._require_own(Action.COUNT, shift, actor)
        counted = {note: many for note, many in (notes or {}).items() if many}
        total = worth(counted) if amount is None else check_cash(amount)
        if counted and worth(counted) != total:
            raise InputError("amount", str(total))
        why = clean_reason(reason) if self._books.counts(shift.number) else ""
        return self._books.count(total, counted, self._clock.now(), actor=actor, reason=why)

    def close(self, actor: str, left: int | None = None) -> ZReport:
        """Close the open shift with the last count; `left` stays, all of it unless said otherwise.

        Raises InputError("amount"), RuleError as `ShiftBooks.close`, "not-allowed".
        """
        shift = self.require_open()
        self._require_own(Action.CLOSE_SHIFT, shift, actor)
        counts = self._books.counts(shift.number)
        stays = left if left is not None else counts[-1].amount if counts else 0
        return self._books.close(check_cash(stays), self._clock.now(), actor=actor)

    def hand_over(self, actor: str, to: str, left: int | None = None) -> ZReport:
        """Close the open shift, and open the next one for somebody with what was left.

        `to` has shown the PIN and agrees with the count. Raises as `close`; a Z report that is
        written stays, whatever becomes of the next shift.
        """
        self._rights.require_of(Action.OPEN_SHIFT, to)
        report = self.close(actor, left)
        self._books.open(report.left, self._clock.now(), actor=to)
        return report

    def x_report(self, actor: str) -> XReport:
        """Return how the open shift stands; changes nothing.

        Raises RuleError "no-shift" or "not-allowed".
        """
        shift = self.require_open()
        self._rights.require(Action.SEE_OWN_SHIFT, actor)
        counts = self._books.counts(shift.number)
        return XReport(
            shift=shift,
            at=self._clock.now(),
            by=actor,
            figures=self._books.figures(shift.number),
            own=self._books.sales_of(shift.number, actor),
            counts=tuple(counts),
            shows_cash=self._sees_cash(counts, actor),
        )

    def may_see_expected(self, actor: str) -> bool:
        """Return whether the expected cash may be shown: to a supervisor, or after the count."""
        shift = self._books.current()
        return shift is None or self._sees_cash(self._books.counts(shift.number), actor)

    def causes(self, actor: str) -> list[Cause]:
        """Return the likeliest causes of the difference that the last count has shown.

        Raises RuleError "no-shift", "not-counted" or "not-allowed".
        """
        shift = self.require_open()
        self._rights.require(Action.SEE_OWN_SHIFT, actor)
        counts = self._books.counts(shift.number)
        if not counts:
            raise RuleError("not-counted")
        clues = Clues(
            difference=counts[-1].difference,
            counted_float=shift.counted_float,
            float_difference=shift.float_difference,
            moves=self._books.cash_moves(shift.number),
            owed=self._books.owed_cash(),
            notes=counts[-1].notes,
        )
        return causes(clues)

    def counts(self, number: int) -> list[Count]:
        """Return the counts of a shift, oldest first."""
        return self._books.counts(number)

    def z_report(self, number: int, actor: str) -> ZReport:
        """Return a Z report: one's own, or any to who may see reports.

        Raises InputError("unknown-z"), RuleError("not-allowed").
        """
        report = self._books.z_report(number)
        own = actor in {report.shift.opened_by, report.by}
        self._rights.require(Action.SEE_OWN_SHIFT if own else Action.SEE_REPORTS, actor)
        return report

    def z_reports(self, actor: str, before: int = LAST_NUMBER) -> list[ZReport]:
        """Return some Z reports with a number lower than `before`, newest first: as `z_report`."""
        self._rights.require(Action.SEE_OWN_SHIFT, actor)
        found = self._books.z_reports(before, MOST_LISTED)
        if self._rights.has(Action.SEE_REPORTS, actor):
            return found
        return [report for report in found if actor in {report.shift.opened_by, report.by}]

    def is_left_over(self, shift: Shift) -> bool:
        """Return whether a shift was opened on an earlier business day and forgotten."""
        return self._days(self._clock.now()) > shift.day

    def _sees_cash(self, counts: Sequence[Count], actor: str) -> bool:
        return bool(counts) or self._rights.has(Action.SEE_EXPECTED_CASH, actor)

    def _require_own(self, action: Action, shift: Shift, actor: str) -> None:
        own = shift.opened_by == actor
        self._rights.require(action if own else Action.CLOSE_ANOTHERS_SHIFT, actor)

    def _move(self, flow: Flow, amount: int, reason: str, actor: str) -> None:
        if check_cash(amount) == 0:
            raise InputError("amount", "0")
        signed = amount if flow is Flow.CASH_IN else -amount
        self._books.move_cash(
            flow, signed, self._clock.now(), actor=actor, reason=clean_reason(reason)
        )
