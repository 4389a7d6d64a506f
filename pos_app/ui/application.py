"""The window's program: it starts Qt, shows the window, and only then opens the counter."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from pos_app import __version__, log
from pos_app.assets import asset
from pos_app.settings import Window
from pos_app.ui.door import RING_SECONDS, ring
from pos_app.ui.main_window import MainWindow
from pos_app.ui.tasks import Tasks
from pos_app.ui.theme import apply_theme
from pos_app.ui.translation import use_language

if TYPE_CHECKING:
    # The services load behind the first paint, with what opens them.
    from pos_app.office import Office
    from pos_app.services.counter import Counter


def run(
    look: Window,
    *,
    home: Path,
    open_counter: Callable[[], "Counter"],
    save_look: Callable[..., None],
    office: Callable[[], "Office"],
    hint: tuple[str, str] | None = None,
    kiosk: bool = False,
) -> int:
    """Show the counter until its window is closed; returns the exit code.

    Where the counter of this home has a window already, that one is shown instead. `hint` is the
    name and PIN that a demo shows on its sign-in page; a `kiosk` stays one whatever the settings
    say.
    """
    app = _started(look)
    if ring(home, "show", RING_SECONDS) == "shown":
        return 0
    tasks = Tasks()
    window = MainWindow(tasks, open_counter, save_look, look, hint, office, kiosk=kiosk)
    _tell_bugs_to(window)
    window.kiosk.show_window()
    # After the first paint: what opens a journal takes longer to import than a window to show.
    QTimer.singleShot(0, window.open_counter)
    QTimer.singleShot(0, partial(_answer_the_door, window, home))
    try:
        return app.exec()
    finally:
        tasks.stop()
        window.close_counter()


def _answer_the_door(window: MainWindow, home: Path) -> None:
    # Behind the first paint, as everything that brings a library of its own.
    from pos_app.ui.visitors import Visitors  # noqa: PLC0415

    Visitors(window, home).listen()


def tell_given_up(look: Window) -> int:
    """Tell that a kiosk is not started again; returns `restarting.AGAIN` where it is to be."""
    from pos_app.ui.pages.stopped import StoppedPage  # noqa: PLC0415  seldom wanted

    app = _started(look)
    page = StoppedPage()
    page.showFullScreen()
    return app.exec()


def _started(look: Window) -> QApplication:
    app = QApplication(sys.argv[:1])
    app.setApplicationName("pos-app")
    app.setApplicationVersion(__version__)
    app.setWindowIcon(QIcon(str(asset("icons/app.svg"))))
    use_language(look.language)
    apply_theme(app, look.theme)
    return app


def _tell_bugs_to(window: MainWindow) -> None:
    def tell(kind: type[BaseException], error: BaseException, at: TracebackType | None) -> None:
        window.tell_bug(error.with_traceback(at))
        if not log.log.handlers:
            sys.__excepthook__(kind, error, at)

    sys.excepthook = tell
