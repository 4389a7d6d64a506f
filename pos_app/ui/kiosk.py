"""The kiosk, joined: a full screen that stays, and the yes of a supervisor that ends it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow

from pos_app import log
from pos_app.domain.errors import RuleError
from pos_app.domain.rights import Action
from pos_app.domain.shift import Shift
from pos_app.ui.awake import keep_awake
from pos_app.ui.messages import Message
from pos_app.ui.presenters.session import Session
from pos_app.ui.tasks import Tasks
from pos_app.ui.widgets.buttons import GhostButton

if TYPE_CHECKING:
    from pos_app.services.counter import Counter
    from pos_app.ui.approving import Approving
    from pos_app.ui.workspace import Workspace

SHUTDOWN_MS = 60_000
"""So long after the system has said that it ends, nothing is held; it may have been cancelled."""


class Kiosk(QObject):
    """Holds the window while it is switched on, and closes it when somebody has said yes.

    Nobody is asked where nobody could answer: in a new home, which has no people, and where the
    books do not open. A system that shuts down is never held up.
    """

    def __init__(
        self,
        window: QMainWindow,
        tasks: Tasks,
        session: Session,
        tell: Callable[[Exception], Message],
        *,
        always: bool,
        wanted: bool,
    ) -> None:
        """See `switch`: `always` is how the program was started, `wanted` what the settings say."""
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._session = session
        self._tell = tell
        self._always = always
        self._approving: Approving | None = None
        self._actor = ""
        self._has_people = True
        self._is_shut = self._may_leave = self._is_shift_open = self._is_awake = False
        self.is_on = always or wanted
        self._shutdown = QTimer(self, interval=SHUTDOWN_MS, singleShot=True)
        session.opened.connect(self._opened)
        session.reopened.connect(self._reopened)
        session.open_failed.connect(self._stayed_shut)
        session.signed_in.connect(self._signed_in)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.commitDataRequest.connect(self.system_ends)
        window.installEventFilter(self)
        self._use_own_dialogs()

    def show_window(self) -> None:
        """Show the window as large as it has to be."""
        if self.is_on:
            self._window.showFullScreen()
        else:
            # Maximised: a cheap screen has no room for a task bar beside 768 pixels of counter.
            self._window.showMaximized()

    def switch(self, *, wanted: bool) -> None:
        """Become what the settings say now; a program that was started as a kiosk stays one."""
        was_on, self.is_on = self.is_on, self._always or wanted
        if was_on is not self.is_on:
            self._use_own_dialogs()
            self._stay_awake()
            self.show_window()

    @property
    def lets_close(self) -> bool:
        """Whether nobody has to be asked before the window closes."""
        return not self.is_on or self._may_leave or self.is_shutting_down or not self._can_ask

    @property
    def is_shutting_down(self) -> bool:
        """Whether the system has said a moment ago that it ends."""
        return self._shutdown.isActive()

    def door(self) -> GhostButton:
        """Return a button for a page without a header that leads out."""
        door = GhostButton(self.tr("Leave the kiosk"), icon_name="door")
        door.clicked.connect(self._window.close)
        return door

    def serve(self, workspace: "Workspace") -> None:
        """Show the way out in a header, and see its shift begin and end."""
        workspace.header.door.setVisible(self.is_on)
        workspace.header.door_asked.connect(self._window.close)
        workspace.drawer.looked.connect(self.see_shift)

    @Slot()
    def ask(self) -> None:
        """Ask for a supervisor's yes; ends with the window closed, or with all as it was."""
        counter = self._session.counter
        if counter is None or self._is_asking:
            return
        # It brings the services; the window is there before them.
        from pos_app.ui.approving import Approving  # noqa: PLC0415

        if self._approving is None:
            self._approving = Approving(counter, self._tasks, self._window, self._tell)
        self._actor = counter.accounts.presence.name
        refused = RuleError("not-allowed", Action.LEAVE_KIOSK)
        self._approving.desk.offer(refused, counter.leaving.wish(self._actor), self._leave)

    @Slot()
    def let_be(self) -> None:
        """Ask no more: what lies below the question changes."""
        if self._is_asking and self._approving is not None:
            self._approving.box.close_box()

    @Slot(object)
    def see_shift(self, shift: Shift | None) -> None:
        """Keep the screen awake while a shift is open."""
        self._is_shift_open = shift is not None
        self._stay_awake()

    @Slot()
    def system_ends(self) -> None:
        """Hold nothing any more: the computer shuts down, or somebody logs out of it."""
        self._shutdown.start()

    def stop(self) -> None:
        """Hold nothing any more: the window is closed."""
        self._shutdown.stop()
        self._is_shift_open = False
        self._stay_awake()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """See Qt. A window that was made smaller, or put away, comes back."""
        if event.type() is QEvent.Type.WindowStateChange and self.is_on:
            state = self._window.windowState()
            is_away = bool(state & Qt.WindowState.WindowMinimized)
            if is_away or not state & Qt.WindowState.WindowFullScreen:
                # Behind the event: a state cannot be changed while it changes.
                QTimer.singleShot(0, self, self._come_back)
        return False

    @Slot()
    def _come_back(self) -> None:
        if self.is_on and self._window.isVisible():
            self._window.setWindowState(Qt.WindowState.WindowFullScreen)
            self._window.raise_()
            self._window.activateWindow()

    # -- leaving ------------------------------------------------------------------------------

    @property
    def _is_asking(self) -> bool:
        return self._approving is not None and not self._approving.box.isHidden()

    @property
    def _can_ask(self) -> bool:
        """Whether there is, or will be, somebody who could say yes."""
        return self._has_people and not self._is_shut

    def _leave(self) -> None:
        counter, actor = self._session.counter, self._actor
        if counter is not None:
            self._tasks.run("money", lambda: counter.leaving.leave(actor), self._left, self._failed)

    def _left(self, by: str) -> None:
        log.log.info("the kiosk is left, %s has approved", by)
        self._may_leave = True
        self._window.close()
        # Where a payment stands in the way after all, the next time asks again.
        self._may_leave = False

    def _failed(self, error: Exception) -> None:
        self.ask()
        if self._approving is not None:
            self._approving.box.show_problem(self._tell(error))

    # -- the counter behind the window --------------------------------------------------------

    @Slot(object, list)
    def _opened(self, counter: "Counter", names: list[str]) -> None:
        self._has_people = bool(names)
        self._look(counter)

    @Slot()
    def _reopened(self) -> None:
        if self._session.counter is not None:
            self._look(self._session.counter)

    @Slot()
    def _signed_in(self) -> None:
        self._has_people = True

    def _look(self, counter: "Counter") -> None:
        """See whether a shift is open, before anybody signs in."""
        self._is_shut = False
        if self._approving is not None:
            self._approving.box.deleteLater()
            self._approving.deleteLater()
            self._approving = None
        self._tasks.run("lookup", counter.shifts.current, self.see_shift, self._not_seen)

    @Slot(object)
    def _stayed_shut(self, _error: Exception) -> None:
        self._is_shut = True

    def _not_seen(self, error: Exception) -> None:
        log.incident(error)

    def _stay_awake(self) -> None:
        before, self._is_awake = self._is_awake, self.is_on and self._is_shift_open
        if self._is_awake is not before:
            keep_awake(self._is_awake)

    def _use_own_dialogs(self) -> None:
        # The system's own dialogs for files open other programs as well.
        QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, self.is_on)
