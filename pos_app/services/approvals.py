"""Approvals: somebody else's yes to exactly one thing, for a minute."""

from typing import NamedTuple

from pos_app.domain.errors import RuleError
from pos_app.domain.rights import RIGHTS, Action
from pos_app.services.guesses import Guesses, Purpose
from pos_app.services.ports import Clock, Store

SECONDS = 60.0
"""How long an approval waits for what it was given for."""


class Wish(NamedTuple):
    """What somebody wants to do: exactly this, to exactly that, for so many rupiah."""

    action: Action
    ref: str
    amount: int
    actor: str


class Approvals:
    """Who has approved what. Each is used once; it ends with the process."""

    def __init__(self, store: Store, guesses: Guesses, clock: Clock) -> None:
        self._store = store
        self._guesses = guesses
        self._clock = clock
        self._given: dict[Wish, tuple[str, float]] = {}

    def approve(self, wish: Wish, name: str, pin: str) -> str:
        """Keep the yes of somebody who may do it himself; return his name.

        Raises RuleError "wrong-pin", "too-many-tries", or "cannot-approve" for who may not.
        """
        told = {"action": wish.action.value, "amount": wish.amount, "for": wish.actor}
        purpose = Purpose("approval.signed", "approval.failed", wish.ref, told)
        approver = self._guesses.check(name, pin, purpose)
        least = (RIGHTS[Action.APPROVE], RIGHTS[wish.action])
        if not all(approver.role.covers(role) for role in least):
            self._record("approval.refused", wish, approver.name)
            raise RuleError("cannot-approve", approver.name, wish.ref)
        self.give(wish, approver.name)
        return approver.name

    def give(self, wish: Wish, by: str, **how: str) -> None:
        """Keep a yes that somebody has proven to be his, and write it down."""
        self._record("approval.given", wish, by, **how)
        self._given[wish] = (by, self._clock.steady() + SECONDS)

    def take(self, wish: Wish) -> str:
        """Return who has approved this, "" if nobody has, and use it up.

        Raises RuleError("approval-expired").
        """
        by, until = self._given.pop(wish, ("", 0.0))
        if by and self._clock.steady() > until:
            raise RuleError("approval-expired", wish.action, wish.ref)
        if by:
            self._record("approval.used", wish, by)
        return by

    def _record(self, kind: str, wish: Wish, by: str, **how: str) -> None:
        self._store.record(
            kind,
            actor=by,
            at=self._clock.now(),
            ref=wish.ref,
            action=wish.action.value,
            amount=wish.amount,
            **{"for": wish.actor},
            **how,
        )
