"""What the window does when somebody rings: it comes to the front, or it ends."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot

from pos_app.domain.errors import PosError
from pos_app.ui.door import MORE_COMES, RING_SECONDS, ring
from pos_app.ui.doorbell import Doorbell
from pos_app.ui.main_window import MainWindow
from pos_app.ui.widgets.ending_card import EndingCard

SECONDS = 60
"""For whoever is at work to keep the counter open."""


class Visitors(QObject):
    """Answers the door of a window, from the first paint until the counter is closed."""

    def __init__(self, window: MainWindow, home: Path, seconds: int = SECONDS) -> None:
        super().__init__(window)
        self._window = window
        self._home = home
        self._seconds = seconds
        self.card = EndingCard(window)
        self.card.kept.connect(self._keep)
        self.card.ended.connect(self._end)
        self.card.ticked.connect(self._look_again)
        self.bell = Doorbell(home, self)
        self.bell.show_asked.connect(self._come_forward)
        self.bell.end_asked.connect(self._consider)
        self.bell.given_up.connect(self.card.put_away)
        window.session.open_failed.connect(self._stay_shut)

    def listen(self) -> None:
        """Listen, unless another window does: whose home it is, opening will show."""
        if not ring(self._home, "show", RING_SECONDS):
            self.bell.listen()

    @Slot()
    def _come_forward(self) -> None:
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    @Slot()
    def _consider(self) -> None:
        """End at once where nobody minds; else ask."""
        if self._window.is_busy:
            self.bell.answer("busy")
        elif self._window.is_at_work:
            self.bell.answer(MORE_COMES)
            self.card.show_for(self._seconds)
        else:
            self._end()

    @Slot()
    def _look_again(self) -> None:
        """End early where whoever was asked has gone meanwhile."""
        if not self._window.is_at_work:
            self.card.put_away()
            self._end()

    @Slot()
    def _keep(self) -> None:
        self.bell.answer("kept")

    @Slot()
    def _end(self) -> None:
        self.bell.answer("ending" if self._window.close() else "busy")

    @Slot(object)
    def _stay_shut(self, error: Exception) -> None:
        """Leave the door to whoever has the books, and let that window come to the front."""
        self.bell.close()
        if (
            isinstance(error, PosError)
            and error.code == "in-use"
            and ring(self._home, "show", RING_SECONDS) == "shown"
        ):
            self._window.close()
