"""The people of the counter, changed in the background."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from pos_app.domain.account import Cashier
from pos_app.domain.rights import Role
from pos_app.services.counter import Counter
from pos_app.ui.tasks import Tasks

People = list[Cashier]


class PeopleDesk(QObject):
    """Works for the owner who is signed in; whatever is done ends in `done` and `listed`."""

    listed = Signal(list)
    done = Signal(str)
    """The name of who was changed."""
    secret_made = Signal(str)
    failed = Signal(object)

    def __init__(self, counter: Counter, tasks: Tasks, owner: str) -> None:
        super().__init__()
        self._counter = counter
        self._tasks = tasks
        self._owner = owner

    def load(self) -> None:
        """Read who there is; ends in `listed` or `failed`."""
        self._tasks.run("lookup", self._counter.accounts.everybody, self._listed, self._failed)

    def add(self, name: str, pin: str, role: Role) -> None:
        """Add somebody."""
        self._do(lambda: self._counter.accounts.add(name, pin, role, by=self._owner))

    def set_role(self, name: str, role: Role) -> None:
        """Give somebody another role."""
        self._do(lambda: self._counter.accounts.set_role(name, role, by=self._owner))

    def set_pin(self, name: str, pin: str, old: str) -> None:
        """Give somebody a new PIN; one's own with the old one."""
        self._do(lambda: self._counter.accounts.set_pin(name, pin, by=self._owner, old=old))

    def switch(self, name: str, active: bool) -> None:  # noqa: FBT001
        """Let somebody sign in again, or no more."""
        accounts = self._counter.accounts
        switch = accounts.switch_on if active else accounts.switch_off
        self._do(lambda: switch(name, by=self._owner))

    def unlock(self, name: str) -> None:
        """Let somebody who has to wait try again at once."""
        self._do(lambda: self._unlocked(name))

    def make_secret(self) -> None:
        """Make a new secret of the owner, which voids the old one; ends in `secret_made`."""
        self._tasks.run("money", self._make, self._made, self._failed)

    def _do(self, work: Callable[[], Cashier]) -> None:
        accounts = self._counter.accounts
        self._tasks.run("money", lambda: (work(), accounts.everybody()), self._did, self._failed)

    def _unlocked(self, name: str) -> Cashier:
        self._counter.accounts.unlock_person(name, by=self._owner)
        return Cashier(name)

    def _make(self) -> str:
        return self._counter.owner_secret.make(by=self._owner)

    def _did(self, result: tuple[Cashier, People]) -> None:
        cashier, people = result
        self.done.emit(cashier.name)
        self.listed.emit(people)

    def _made(self, secret: str) -> None:
        self.secret_made.emit(secret)

    def _listed(self, people: People) -> None:
        self.listed.emit(people)

    def _failed(self, error: Exception) -> None:
        self.failed.emit(error)
