"""Opening the counter behind the window, and signing in."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from pos_app import log
from pos_app.domain.account import Cashier
from pos_app.domain.errors import PosError
from pos_app.ui.tasks import Tasks

if TYPE_CHECKING:
    from pos_app.services.counter import Counter


class Session(QObject):
    """Who is at the counter. The counter opens in the background while the window is there."""

    opened = Signal(object, list)
    """The counter, and the names of its cashiers."""
    open_failed = Signal(object)
    reopened = Signal()
    """The counter was closed and opened again, with the settings as they are now."""
    not_restored = Signal(object)
    """Why the books are the old ones still."""
    signed_in = Signal(object)
    sign_in_failed = Signal(object)
    unlocked = Signal()
    unlock_failed = Signal(object)
    let_try_again = Signal()
    """A supervisor has unlocked a name."""
    not_let = Signal(object)

    def __init__(self, tasks: Tasks, open_counter: Callable[[], "Counter"]) -> None:
        super().__init__()
        self._tasks = tasks
        self._open_counter = open_counter
        self.counter: Counter | None = None
        self.is_reopening = False

    def open(self) -> None:
        """Open the counter; ends in `opened` or `open_failed`."""
        self._tasks.run("money", self._work, self._came_up, self._stayed_shut)

    def reopen(self) -> None:
        """Close the counter and open it again; ends in `reopened` or `open_failed`."""
        self._close_and_open(self._open_again, self._came_again)

    def restore(self, put_back: Callable[[], object]) -> None:
        """Close the counter, put a backup in the place of its books, and open it again.

        Ends in `not_restored` where that failed, in `opened` or `open_failed` then as always.
        """
        self._close_and_open(lambda _before: self._restored(put_back), self._came_up_restored)

    def sign_in(self, name: str, pin: str) -> None:
        """Sign a cashier in; ends in `signed_in` or `sign_in_failed`."""
        self._in_background(lambda counter: counter.accounts.sign_in(name, pin))

    def set_up(self, name: str, pin: str) -> None:
        """Make the first cashier of a new home and sign in."""
        self._in_background(lambda counter: counter.accounts.add(name, pin))

    def sign_out(self) -> None:
        """Let whoever is here go."""
        self._tell(lambda counter: counter.accounts.sign_out())

    def lock(self) -> None:
        """Lock the counter; the window is covered already."""
        self._tell(lambda counter: counter.accounts.lock())

    def unlock(self, pin: str) -> None:
        """Open it again to who has locked it; ends in `unlocked` or `unlock_failed`."""
        self._run(lambda counter: counter.accounts.unlock(pin), self._unlocked, self._not_unlocked)

    def let_try(self, name: str, supervisor: str, pin: str) -> None:
        """End the wait of a name by a supervisor's PIN; ends in `let_try_again` or `not_let`."""
        self._run(
            lambda counter: counter.accounts.unlock_person_with(name, supervisor, pin),
            self._let,
            self._not_let,
        )

    def close(self) -> None:
        """Close the counter, if it is open."""
        if self.counter is not None:
            self.counter.close()
            self.counter = None

    def _in_background(self, work: Callable[["Counter"], Cashier]) -> None:
        self._run(work, self._came_in, self._refused)

    def _run(
        self,
        work: Callable[["Counter"], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        counter = self.counter
        if counter is not None:
            self._tasks.run("lookup", lambda: work(counter), done, failed)

    def _tell(self, work: Callable[["Counter"], None]) -> None:
        self._run(work, self._told, self._not_told)

    def _work(self) -> "tuple[Counter, list[str]]":
        counter = self._open_counter()
        return counter, counter.accounts.names()

    def _open_again(self, before: "Counter") -> "Counter":
        again = self._open_counter()
        again.accounts.stay(before.accounts)
        return again

    def _close_and_open(
        self, work: Callable[["Counter"], Any], done: Callable[[Any], None]
    ) -> None:
        counter, self.counter = self.counter, None
        if counter is None:
            return

        def again() -> Any:
            counter.close()
            return work(counter)

        self.is_reopening = True
        self._tasks.run_alone(again, done, self._stayed_shut)

    def _restored(
        self, put_back: Callable[[], object]
    ) -> "tuple[PosError | None, Counter, list[str]]":
        problem = None
        try:
            put_back()
        except PosError as error:
            problem = error
        return (problem, *self._work())

    def _came_up_restored(self, result: "tuple[PosError | None, Counter, list[str]]") -> None:
        problem, counter, names = result
        self.is_reopening = False
        self._came_up((counter, names))
        if problem is not None:
            self.not_restored.emit(problem)

    def _came_again(self, counter: "Counter") -> None:
        self.is_reopening = False
        self.counter = counter
        self.reopened.emit()

    def _came_up(self, result: "tuple[Counter, list[str]]") -> None:
        self.counter, names = result
        self.opened.emit(self.counter, names)

    def _stayed_shut(self, error: Exception) -> None:
        self.is_reopening = False
        self.open_failed.emit(error)

    def _came_in(self, cashier: Cashier) -> None:
        self.signed_in.emit(cashier)

    def _refused(self, error: Exception) -> None:
        self.sign_in_failed.emit(error)

    def _unlocked(self, _cashier: Cashier) -> None:
        self.unlocked.emit()

    def _not_unlocked(self, error: Exception) -> None:
        self.unlock_failed.emit(error)

    def _let(self, _nothing: None) -> None:
        self.let_try_again.emit()

    def _not_let(self, error: Exception) -> None:
        self.not_let.emit(error)

    def _told(self, _nothing: None) -> None: ...

    def _not_told(self, error: Exception) -> None:
        log.incident(error)
