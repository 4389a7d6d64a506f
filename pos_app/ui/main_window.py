"""The window: it shows who may come in, then the counter, and closes only when nothing is sent."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from pos_app import log
from pos_app.domain.account import Cashier
from pos_app.domain.errors import PosError, RuleError
from pos_app.settings import Settings, Window
from pos_app.ui import theme
from pos_app.ui.kiosk import Kiosk
from pos_app.ui.locking import Locking
from pos_app.ui.messages import Message, word_error
from pos_app.ui.pages.sign_in import SignInPage
from pos_app.ui.presenters.backup_watch import BackupWatch
from pos_app.ui.presenters.session import Session
from pos_app.ui.tasks import Tasks
from pos_app.ui.translation import language, message_text, use_language
from pos_app.ui.widgets.approval_box import ApprovalBox
from pos_app.ui.widgets.buttons import GhostButton
from pos_app.ui.widgets.ground import ground
from pos_app.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from pos_app.office import Office
    from pos_app.services.counter import Counter
    from pos_app.ui.first_run import FirstRun
    from pos_app.ui.workspace import Workspace

SIZE = (1366, 768)
OTHER_LANGUAGE = {"id": ("en", "English"), "en": ("id", "Bahasa Indonesia")}


class MainWindow(QMainWindow):
    """The only top-level window."""

    ready = Signal()
    """The counter is open behind the sign-in page."""

    def __init__(
        self,
        tasks: Tasks,
        open_counter: Callable[[], "Counter"],
        save_look: Callable[..., None],
        look: Window,
        hint: tuple[str, str] | None = None,
        office: Callable[[], "Office"] | None = None,
        *,
        kiosk: bool = False,
    ) -> None:
        """Without an office, the counter has no settings page; a kiosk is one whatever `look`."""
        super().__init__()
        self._tasks = tasks
        self._save_look = save_look
        self._theme = look.theme
        self._hint = hint
        self._open_office = office
        self._cashier: Cashier | None = None
        self._names: list[str] | None = None
        self._damage: Exception | None = None
        self.watch = BackupWatch(tasks)
        self.watch.failed.connect(self._not_backed_up)
        self.watch.damaged.connect(self._found_damaged)
        self.session = Session(tasks, open_counter)
        self.session.not_restored.connect(self._not_restored)
        self.session.opened.connect(self._opened)
        self.session.open_failed.connect(self._stayed_shut)
        self.session.reopened.connect(self._reopened)
        self.session.signed_in.connect(self._signed_in)
        self.session.sign_in_failed.connect(self._not_signed_in)
        self.setWindowTitle(self.tr("Bill payment counter"))
        self.resize(*SIZE)
        self._first_run: FirstRun | None = None
        self._needing_help = ""
        self.locking = Locking(self, self.session, look.lock_minutes, self._worded)
        self.locking.left.connect(self.show_sign_in)
        self.locking.help_asked.connect(self._ask_supervisor)
        self.kiosk = Kiosk(self, tasks, self.session, self._worded, always=kiosk, wanted=look.kiosk)
        self.locking.locked.connect(self.kiosk.let_be)
        self.box = ApprovalBox(self)
        self.box.approved.connect(self._let_try)
        self.session.let_try_again.connect(self._try_again)
        self.session.not_let.connect(self._not_let)
        self._add_action("Ctrl+L", self.locking.lock)
        self._add_action("F10", self.toggle_theme)
        self._add_action("F11", self._toggle_full_screen)
        self.show_sign_in()
        self.toast = Toast(self)

    @property
    def is_busy(self) -> bool:
        """Whether a payment is on its way, or the counter is being opened again."""
        workspace = self._workspace()
        return self.session.is_reopening or (workspace is not None and workspace.sale.busy)

    @property
    def is_at_work(self) -> bool:
        """Whether somebody is here, or has left something half done behind the lock."""
        workspace = self._workspace()
        if workspace is None:
            return self._first_run is not None
        return not (self.locking.is_locked and workspace.is_resting)

    def open_counter(self) -> None:
        """Open the counter in the background."""
        self.session.open()

    def close_counter(self) -> None:
        """Close the journal, and the sandbox of a demo."""
        self.watch.stop()
        self.session.close()

    def tell_bug(self, error: BaseException) -> None:
        """Log a bug and say its incident id; the counter goes on."""
        self.toast.show_message(
            word_error(error, log.incident(error), message_text).sentence(), "danger"
        )

    @Slot()
    def show_sign_in(self) -> None:
        """Ask who is at the counter; on a new home, who owns it."""
        self._end_workspace()
        self._first_run = None
        self.session.sign_out()
        if self._names == []:
            self._show_first_run()
            return
        self.sign_in = SignInPage()
        self.sign_in.asked.connect(self.session.sign_in)
        self.sign_in.help_asked.connect(self._ask_supervisor)
        if self._names is not None:
            self.sign_in.show_names(self._names, self._hint)
        self.setCentralWidget(self._with_look_buttons(self.sign_in))
        self.sign_in.pin.setFocus()

    @Slot()
    def toggle_theme(self) -> None:
        """Show the other of light and dark, and remember it."""
        self._show_theme("light" if theme.colors() is theme.DARK else "dark")
        self._remember(theme=self._theme)

    @Slot()
    def toggle_language(self) -> None:
        """Speak the other language, and remember it."""
        self._speak(OTHER_LANGUAGE[language()][0])
        self._remember(language=language())
        self.show_sign_in()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """See Qt. A payment on its way is waited for, but not by a system that shuts down."""
        if not self.kiosk.is_shutting_down and self._is_held():
            event.ignore()
            return
        self._end_workspace()
        self.watch.stop()
        self.kiosk.stop()
        super().closeEvent(event)

    def setCentralWidget(self, widget: QWidget) -> None:  # noqa: N802
        """See Qt. What is asked over the page of before is asked no more."""
        self.kiosk.let_be()
        super().setCentralWidget(widget)

    def _is_held(self) -> bool:
        """Return whether the window has to stay; then it is said why, or somebody is asked."""
        workspace = self._workspace()
        if workspace is not None and workspace.sale.busy:
            workspace.say_busy()
            return True
        asks = workspace is not None and workspace.asks_before_leaving
        if self.session.is_reopening or (asks and asks(self.close)):
            return True
        if not self.kiosk.lets_close:
            self.kiosk.ask()
            return True
        return False

    @Slot(object, list)
    def _opened(self, counter: "Counter", names: list[str]) -> None:
        self._names = names
        self.watch.watch(counter)
        if names:
            self.sign_in.show_names(names, self._hint)
        else:
            self._show_first_run()
        self.ready.emit()

    @Slot(object)
    def _stayed_shut(self, error: Exception) -> None:
        if self._workspace() is not None or self._first_run is not None:
            self.show_sign_in()
        self.sign_in.show_problem(self._worded(error))
        self.sign_in.setEnabled(False)

    @Slot(object)
    def _signed_in(self, cashier: Cashier) -> None:
        self._cashier = cashier
        if self._names is not None and cashier.name not in self._names:
            self._names.append(cashier.name)
        if self._first_run is not None:
            self._first_run.go_on(cashier)
        else:
            self._show_workspace(cashier)

    def _show_workspace(self, cashier: Cashier) -> "Workspace | None":
        # The workspace brings most of the window's code: it loads behind the sign-in page.
        from pos_app.ui.workspace import Workspace  # noqa: PLC0415

        counter = self.session.counter
        if counter is None:
            return None
        office = self._open_office() if self._open_office else None
        workspace = Workspace(counter, self._tasks, cashier, office)
        workspace.signed_out.connect(self.show_sign_in)
        workspace.settings_saved.connect(self._settings_saved)
        workspace.lock_asked.connect(self.locking.lock)
        workspace.people_changed.connect(self._people_changed)
        workspace.restore_asked.connect(self._restore)
        workspace.drawer.closed.connect(self.watch.keep)
        self.kiosk.serve(workspace)
        self.watch.kept.connect(workspace.backups_changed)
        self.setCentralWidget(workspace)
        self.locking.begin(workspace)
        workspace.show_choose()
        if counter.accounts.presence.is_locked:  # while it was opened again
            self.locking.lock()
        return workspace

    # -- the first run ------------------------------------------------------------------------

    def _show_first_run(self) -> None:
        # Its forms bring the settings' code: it loads only where it is needed.
        from pos_app.ui.first_run import FirstRun  # noqa: PLC0415

        self._first_run = FirstRun(self._tasks, self.session, self._open_office, self._worded)
        self._first_run.finished.connect(self._first_run_over)
        self.setCentralWidget(self._with_look_buttons(self._first_run.page))
        self._first_run.page.name.setFocus()

    @Slot(object)
    def _first_run_over(self, chosen: Settings | None) -> None:
        if chosen is not None:
            self.session.reopen()
        elif self._cashier is not None:
            self._first_run = None
            self._show_workspace(self._cashier)

    # -- people -------------------------------------------------------------------------------

    @Slot(list)
    def _people_changed(self, names: list[str]) -> None:
        self._names = names

    @Slot(str)
    def _ask_supervisor(self, name: str) -> None:
        """Let a supervisor end the wait of a name by his own PIN."""
        self._needing_help = name
        what = self.tr("{0} may try again at once.").format(name)
        self.box.open_box(self.tr("A supervisor unlocks"), what, phone=False)

    @Slot(str, str)
    def _let_try(self, supervisor: str, pin: str) -> None:
        self.session.let_try(self._needing_help, supervisor, pin)

    @Slot()
    def _try_again(self) -> None:
        self.box.put_away()
        card = self.locking.page.card if self.locking.is_locked else self.sign_in.card
        card.start()

    @Slot(object)
    def _not_let(self, error: Exception) -> None:
        self.box.show_problem(self._worded(error))

    @Slot(object)
    def _settings_saved(self, chosen: Settings) -> None:
        """Open the counter again, so that it uses them; the cashier stays where he is."""
        self._end_workspace()
        self.locking.idle.set_minutes(chosen.window.lock_minutes)
        self.watch.stop()
        self._show_theme(chosen.window.theme)
        self._speak(chosen.window.language)
        self.kiosk.switch(wanted=chosen.window.kiosk)
        self.session.reopen()

    @Slot()
    def _reopened(self) -> None:
        if self.session.counter is not None:
            self.watch.watch(self.session.counter)
        before = self._workspace()
        section = before.room.section if before is not None and before.room else ""
        self._first_run = None
        workspace = self._show_workspace(self._cashier) if self._cashier is not None else None
        if workspace is not None and section:
            workspace.show_saved_settings(section)

    @Slot(object)
    def _restore(self, put_back: Callable[[], object]) -> None:
        """Put a backup in the place of the books; whoever sells on signs in anew."""
        self.watch.stop()
        self._names = None
        self.show_sign_in()
        self.session.restore(put_back)

    @Slot(object)
    def _not_restored(self, error: Exception) -> None:
        self.toast.show_message(self._worded(error).sentence(), "danger")

    @Slot(object)
    def _not_backed_up(self, error: Exception) -> None:
        workspace = self._workspace()
        toast = workspace.toast if workspace is not None else self.toast
        toast.show_message(self._worded(error).sentence(), "warning")

    @Slot(object)
    def _found_damaged(self, error: Exception) -> None:
        """Sell nothing more on damaged books; what is on its way is waited for."""
        self._damage = error
        workspace = self._workspace()
        if workspace is not None and workspace.sale.busy:
            workspace.sale.settled.connect(self._shut)
            workspace.sale.payment_failed.connect(self._shut)
        else:
            self._shut()

    @Slot()
    def _shut(self) -> None:
        if self._damage is not None:
            self.watch.stop()
            self._stayed_shut(self._damage)

    @Slot(object)
    def _not_signed_in(self, error: Exception) -> None:
        if self._first_run is not None:
            self._first_run.show_problem(error)
        elif isinstance(error, RuleError) and error.code == "too-many-tries":
            self.sign_in.card.show_wait(error.detail)
        else:
            self.sign_in.show_problem(self._worded(error))

    def _worded(self, error: Exception) -> Message:
        incident = "" if isinstance(error, PosError) else log.incident(error)
        return word_error(error, incident, message_text)

    def _workspace(self) -> "Workspace | None":
        from pos_app.ui.workspace import Workspace  # noqa: PLC0415

        central = self.centralWidget()
        return central if isinstance(central, Workspace) else None

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """See Qt. Now there is a window that can be watched for whoever touches it."""
        super().showEvent(event)
        self.locking.idle.watch(self.windowHandle())

    def _end_workspace(self) -> None:
        self.locking.end()
        workspace = self._workspace()
        if workspace is not None:
            workspace.stop()

    def _show_theme(self, name: theme.ThemeName) -> None:
        self._theme = name
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply_theme(app, name)

    def _speak(self, name: str) -> None:
        use_language(name)
        self.setWindowTitle(self.tr("Bill payment counter"))

    def _remember(self, **values: str) -> None:
        try:
            self._save_look(**values)
        except PosError as error:
            self.toast.show_message(self._worded(error).sentence(), "warning")

    def _with_look_buttons(self, page: QWidget) -> QWidget:
        tongue = GhostButton(OTHER_LANGUAGE[language()][1], icon_name="language")
        tongue.clicked.connect(self.toggle_language)
        shade = GhostButton(self.tr("Light / dark"), icon_name="moon")
        shade.clicked.connect(self.toggle_theme)
        door = [self.kiosk.door()] if self.kiosk.is_on else []
        return ground(page, *door, tongue, shade)

    def _add_action(self, key: str, slot: Callable[[], None]) -> None:
        action = QAction(self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(slot)
        self.addAction(action)

    @Slot()
    def _toggle_full_screen(self) -> None:
        if not self.kiosk.is_on:
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
