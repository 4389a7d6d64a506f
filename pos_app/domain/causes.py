"""The likeliest explanations of exactly the difference that a drawer shows, from what was written.

Nothing here is proof: each is a place to look at first. All amounts are rupiah.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pos_app.domain.shift import DENOMINATIONS, OUTGOING, Flow

MOST = 4
MOST_NOTES = 3
"""Notes of one kind that stick together, or are counted once too often."""

ROUND = 10_000
"""What is taken out and forgotten is seldom odd."""


class Why(StrEnum):
    """What may have happened, the likeliest first."""

    DIRECTION = "direction"
    OWED_HANDED_OUT = "owed-handed-out"
    FLOAT_CARRIED = "float-carried"
    MOVED_ONCE = "moved-once"
    CHANGE_TWICE = "change-twice"
    CHANGE_KEPT = "change-kept"
    NOT_TAKEN = "not-taken"
    NOT_RUNG_UP = "not-rung-up"
    SWAPPED = "swapped"
    SLIPPED = "slipped"
    NOTES = "notes"
    SWAPPED_SOMEWHERE = "swapped-somewhere"
    FORGOTTEN_OUT = "forgotten-out"
    FORGOTTEN_IN = "forgotten-in"


@dataclass(frozen=True, slots=True)
class CashMove:
    """Cash that came into the drawer or, below 0, left it; `ref` is of the payment, if there is."""

    flow: Flow
    amount: int
    ref: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Cause:
    """One explanation: the amount it is about, and the payment or the reason that was given.

    `notes` is how many notes of `amount`.
    """

    why: Why
    amount: int = 0
    ref: str = ""
    reason: str = ""
    notes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """What is known of a shift whose drawer was counted: `owed` is by ref, `notes` as counted."""

    difference: int
    counted_float: int
    float_difference: int
    moves: Sequence[CashMove]
    owed: Mapping[str, int]
    notes: Mapping[int, int]


def causes(clues: Clues) -> list[Cause]:
    """Return the likeliest causes of this difference, best first: one a kind, four at most."""
    if not clues.difference:
        return []
    found: dict[Why, Cause] = {}
    for explain in _EXPLANATIONS:
        for cause in explain(clues):
            found.setdefault(cause.why, cause)
    return [found[why] for why in Why if why in found][:MOST]


def _by_hand(clues: Clues) -> list[CashMove]:
    """Return what was moved without a payment, newest first."""
    return [move for move in reversed(clues.moves) if not move.ref]


def _wrong_direction(clues: Clues) -> Iterator[Cause]:
    for move in _by_hand(clues):
        if clues.difference == -2 * move.amount:
            yield Cause(Why.DIRECTION, abs(move.amount), reason=move.reason)


def _owed(clues: Clues) -> Iterator[Cause]:
    for ref, amount in clues.owed.items():
        if clues.difference == -amount:
            yield Cause(Why.OWED_HANDED_OUT, amount, ref)


def _float(clues: Clues) -> Iterator[Cause]:
    if clues.difference == -clues.float_difference:
        yield Cause(Why.FLOAT_CARRIED, abs(clues.float_difference))


def _moved_once(clues: Clues) -> Iterator[Cause]:
    for move in _by_hand(clues):
        if clues.difference == -move.amount:
            yield Cause(Why.MOVED_ONCE, abs(move.amount), reason=move.reason)


def _change(clues: Clues) -> Iterator[Cause]:
    for move in reversed(clues.moves):
        if move.flow is Flow.CHANGE and abs(clues.difference) == -move.amount:
            why = Why.CHANGE_KEPT if clues.difference > 0 else Why.CHANGE_TWICE
            yield Cause(why, -move.amount, move.ref)


def _one_payment(clues: Clues) -> Iterator[Cause]:
    paid: dict[str, int] = {}
    for move in clues.moves:
        if move.ref:
            paid[move.ref] = paid.get(move.ref, 0) + move.amount
    for ref, amount in reversed(paid.items()):
        if abs(clues.difference) == amount:
            why = Why.NOT_RUNG_UP if clues.difference > 0 else Why.NOT_TAKEN
            yield Cause(why, amount, ref)


def _mistyped(clues: Clues) -> Iterator[Cause]:
    """Yield figures that come out right with two digits swapped, or a 0 more or less."""
    typed = [(clues.counted_float, 1, "")]
    typed += [(abs(m.amount), -1 if m.flow in OUTGOING else 1, m.reason) for m in _by_hand(clues)]
    for amount, sign, reason in typed:
        # The float is part of what is expected: what really was there is more or less by this.
        really = amount + sign * clues.difference
        if really in _swapped(amount):
            yield Cause(Why.SWAPPED, amount, reason=reason)
        elif amount and really in {10 * amount, amount / 10}:
            yield Cause(Why.SLIPPED, amount, reason=reason)
    if clues.difference % 9 == 0:
        yield Cause(Why.SWAPPED_SOMEWHERE)


def _swapped(amount: int) -> set[int]:
    digits = str(amount)
    return {
        int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])
        for at in range(len(digits) - 1)
        if digits[at] != digits[at + 1]
    }


def _notes(clues: Clues) -> Iterator[Cause]:
    for note in DENOMINATIONS:
        many, rest = divmod(abs(clues.difference), note)
        known = note in clues.notes or not clues.notes
        if known and not rest and 1 <= many <= MOST_NOTES:
            yield Cause(Why.NOTES, note, notes=many if clues.difference > 0 else -many)


def _forgotten(clues: Clues) -> Iterator[Cause]:
    if clues.difference % ROUND == 0:
        why = Why.FORGOTTEN_IN if clues.difference > 0 else Why.FORGOTTEN_OUT
        yield Cause(why, abs(clues.difference))


_EXPLANATIONS: tuple[Callable[[Clues], Iterator[Cause]], ...] = (
    _wrong_direction,
    _owed,
    _float,
    _moved_once,
    _change,
    _one_payment,
    _mistyped,
    _notes,
    _forgotten,
)
