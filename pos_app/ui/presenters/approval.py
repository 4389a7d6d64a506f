"""A yes of somebody with more rights, asked for in the background; then the wish is tried again."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from pos_app.domain.errors import PosError
from pos_app.services.approvals import Wish
from pos_app.services.counter import Counter
from pos_app.ui.tasks import Tasks

OFFERED = frozenset({"not-allowed", "approval-expired"})
"""The errors that a yes helps against."""


class Approval(QObject):
    """One wish at a time. `offer` it when a service has refused it for want of a right."""

    opened = Signal(object)
    """The wish that somebody is asked about."""
    asked = Signal(str)
    """The question to read out over the phone."""
    given = Signal()
    failed = Signal(object)

    def __init__(self, counter: Counter, tasks: Tasks) -> None:
        super().__init__()
        self._counter = counter
        self._tasks = tasks
        self._wish: Wish | None = None
        self._then: Callable[[], None] | None = None

    def offer(self, error: Exception, wish: Wish, then: Callable[[], None]) -> bool:
        """Return whether a yes would help; then it is asked for, and `then` follows it."""
        if not (isinstance(error, PosError) and error.code in OFFERED):
            return False
        self._wish, self._then = wish, then
        self.opened.emit(wish)
        return True

    @Slot(str, str)
    def approve(self, name: str, pin: str) -> None:
        """Take somebody's yes; ends in `given` or `failed`."""
        wish = self._wish
        if wish is not None:
            self._run(lambda: self._approved(wish, name, pin), self._given)

    @Slot()
    def ask(self) -> None:
        """Make a question for the owner; ends in `asked` or `failed`."""
        wish = self._wish
        if wish is not None:
            self._run(lambda: self._counter.owner_secret.ask(wish), self._asked)

    @Slot(str, str)
    def answer(self, question: str, code: str) -> None:
        """Take the owner's code; ends in `given` or `failed`."""
        self._run(lambda: self._counter.owner_secret.answer(question, code), self._given)

    @Slot()
    def leave(self) -> None:
        """Let it be."""
        self._wish = self._then = None

    def _approved(self, wish: Wish, name: str, pin: str) -> str:
        return self._counter.rights.approve(
            name, pin, wish.action, ref=wish.ref, amount=wish.amount, for_whom=wish.actor
        )

    def _run(self, work: Callable[[], str], done: Callable[[str], None]) -> None:
        self._tasks.run("lookup", work, done, self._failed)

    def _asked(self, question: str) -> None:
        self.asked.emit(question)

    def _given(self, _by: str) -> None:
        then = self._then
        self.leave()
        self.given.emit()
        if then is not None:
            then()

    def _failed(self, error: Exception) -> None:
        self.failed.emit(error)
