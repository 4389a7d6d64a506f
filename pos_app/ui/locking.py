"""Locking, joined: the cover over the window, who is idle, and the PIN that opens it again."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from pos_app.domain.errors import RuleError
from pos_app.ui.idle import Idle
from pos_app.ui.messages import Message
from pos_app.ui.pages.lock import LockPage
from pos_app.ui.presenters.session import Session
from pos_app.ui.widgets.focus import give_back_focus

if TYPE_CHECKING:
    from pos_app.ui.workspace import Workspace


class Locking(QObject):
    """Locks the counter of who is signed in; what is being sent goes on behind the cover."""

    locked = Signal()
    """The window is about to be covered."""
    left = Signal()
    """Somebody else wants to sign in, and no payment is under way."""
    help_asked = Signal(str)

    def __init__(
        self,
        window: QMainWindow,
        session: Session,
        minutes: int,
        tell: Callable[[Exception], Message],
    ) -> None:
        super().__init__(window)
        self._session = session
        self._tell = tell
        self._workspace: Workspace | None = None
        self._focus: QWidget | None = None
        self.page = LockPage(window)
        self.idle = Idle(minutes, self)
        self.idle.idle.connect(self.lock)
        self.page.unlock_asked.connect(session.unlock)
        self.page.other_asked.connect(self._leave)
        self.page.help_asked.connect(self.help_asked)
        session.unlocked.connect(self._unlock)
        session.unlock_failed.connect(self._stay)

    @property
    def is_locked(self) -> bool:
        """Whether the cover is there."""
        return not self.page.isHidden()

    def begin(self, workspace: "Workspace") -> None:
        """Look after a counter at which somebody has signed in."""
        self._workspace = workspace
        self.idle.start()

    def end(self) -> None:
        """Look after nothing: nobody is signed in."""
        self.idle.stop()
        self.page.hide()
        self._workspace = self._focus = None

    @Slot()
    def lock(self) -> None:
        """Cover the window at once; no more is asked than a PIN."""
        if self._workspace is None or self.is_locked:
            return
        self.idle.stop()
        self.locked.emit()
        self._focus = QApplication.focusWidget()
        self.page.cover(self._workspace.sale.cashier)
        # Hidden, not only covered: no key, no screen reader and no picture reaches it.
        self._workspace.hide()
        self._session.lock()

    @Slot()
    def _unlock(self) -> None:
        if self._workspace is None:
            return
        self._workspace.show()
        self.page.hide()
        self.page.card.start()
        give_back_focus(self._focus)
        self._focus = None
        self.idle.start()

    @Slot(object)
    def _stay(self, error: Exception) -> None:
        if isinstance(error, RuleError) and error.code == "too-many-tries":
            self.page.card.show_wait(error.detail)
        else:
            self.page.show_problem(self._tell(error))

    @Slot()
    def _leave(self) -> None:
        if self._workspace is not None and self._workspace.sale.busy:
            self.page.show_busy()
        else:
            self.left.emit()
