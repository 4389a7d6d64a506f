"""What becomes of a payment that is not settled: slips, the cash that goes back, a decision."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from pos_app.domain.evidence import Evidence
from pos_app.domain.journal import Entry
from pos_app.domain.payment import Payment, State
from pos_app.domain.slip import SlipKind
from pos_app.services.counter import Counter
from pos_app.ui.spooler import print_pdf
from pos_app.ui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class History:
    """What was said of a payment, oldest first, and the entry of the cash that went back."""

    payment: Payment
    evidence: list[Evidence]
    returned: Entry | None


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody has typed who decides."""

    verdict: State
    reason: str
    evidence: str


class Settlement(QObject):
    """Works in the background for the cashier who is signed in."""

    told = Signal(object)
    """The history of a payment."""
    printed = Signal(object)
    """The kind of slip that has left the printer."""
    saved = Signal(str)
    decided = Signal(object)
    failed = Signal(object)
    not_decided = Signal(object)

    def __init__(self, counter: Counter, tasks: Tasks, cashier: str) -> None:
        super().__init__()
        self._counter = counter
        self._tasks = tasks
        self._cashier = cashier

    def ask(self, payment: Payment) -> None:
        """Look up what was said of a payment; ends in `told`."""
        self._run(lambda: self._history(payment.ref), self._told)

    def give_back(self, payment: Payment) -> None:
        """Write down that the customer has the cash; ends in `told` or `failed`."""
        self._run(lambda: self._given_back(payment.ref), self._told)

    def print(self, payment: Payment, kind: SlipKind) -> None:
        """Print a slip; counted only if the printer took it."""
        self._run(lambda: self._print(payment.ref, kind), self._printed)

    def save(self, payment: Payment, kind: SlipKind) -> None:
        """Save a slip at its usual place; ends in `saved` or `failed`."""
        self._run(lambda: self._save(payment.ref, kind), self._saved)

    def decide(self, payment: Payment, decision: Decision) -> None:
        """Settle a payment as a supervisor says; ends in `decided` or `not_decided`."""
        work = lambda: self._decide(payment.ref, decision)  # noqa: E731
        self._tasks.run("lookup", work, self._decided, self._not_decided)

    def _run(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._tasks.run("lookup", work, done, self._failed)

    def _history(self, ref: str) -> History:
        counter = self._counter
        return History(
            counter.store.payment(ref), counter.payments.evidence(ref), counter.cash.given_back(ref)
        )

    def _given_back(self, ref: str) -> History:
        self._counter.cash.give_back(ref, self._cashier)
        return self._history(ref)

    def _print(self, ref: str, kind: SlipKind) -> SlipKind:
        drawn = self._counter.cash.draw(ref, kind, self._counter.paper, self._cashier)
        print_pdf(drawn.pdf, self._counter.printer)
        self._counter.cash.issued(drawn, self._cashier, how="printer")
        return kind

    def _save(self, ref: str, kind: SlipKind) -> str:
        cash, paper = self._counter.cash, self._counter.paper
        file = cash.file(ref, kind, paper)
        cash.save(ref, kind, paper, file, self._cashier)
        return str(file)

    def _decide(self, ref: str, decision: Decision) -> Payment:
        return self._counter.review.decide(
            ref,
            decision.verdict,
            actor=self._cashier,
            reason=decision.reason,
            evidence=decision.evidence,
        )

    def _told(self, history: History) -> None:
        self.told.emit(history)

    def _printed(self, kind: SlipKind) -> None:
        self.printed.emit(kind)

    def _saved(self, file: str) -> None:
        self.saved.emit(file)

    def _decided(self, payment: Payment) -> None:
        self.decided.emit(payment)

    def _not_decided(self, error: Exception) -> None:
        self.not_decided.emit(error)

    def _failed(self, error: Exception) -> None:
        self.failed.emit(error)
