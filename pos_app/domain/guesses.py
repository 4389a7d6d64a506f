"""How long one waits after wrong PINs."""

from dataclasses import dataclass

FREE = 5
"""Wrong PINs before the first wait."""

WAITS = (60, 5 * 60, 30 * 60)
"""Seconds to wait after the fifth wrong PIN, the sixth, and every one after that."""


@dataclass(frozen=True, slots=True)
class Tries:
    """The wrong PINs of a name since its last right one; `wait` seconds until the next is tried.

    Whoever types only wrong ones is heard at most seven times in any thirty minutes.
    """

    wrong: int = 0
    wait: int = 0

    def another(self) -> "Tries":
        """Return how it stands after one more wrong PIN."""
        wrong = self.wrong + 1
        step = min(wrong - FREE, len(WAITS) - 1)
        return Tries(wrong, WAITS[step] if step >= 0 else 0)

    def waited(self) -> "Tries":
        """Return how it stands when the wait is over."""
        return Tries(self.wrong, 0)
