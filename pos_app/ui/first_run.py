"""The first run, joined: its page, the session that signs the owner in, and what keeps the rest."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from pos_app.domain.account import Cashier
from pos_app.settings import Settings
from pos_app.ui.messages import Message
from pos_app.ui.pages.set_up import SetUpPage
from pos_app.ui.presenters.session import Session
from pos_app.ui.presenters.set_up import SetUp
from pos_app.ui.tasks import Tasks

if TYPE_CHECKING:
    from pos_app.office import Office


class FirstRun(QObject):
    """Leads the owner of a new home to the counter; ends in `finished`."""

    finished = Signal(object)
    """The settings if they were changed, and the counter is to be opened again; else None."""

    def __init__(
        self,
        tasks: Tasks,
        session: Session,
        office: "Callable[[], Office] | None",
        tell: Callable[[Exception], Message],
    ) -> None:
        """Without an office the shop is not asked about."""
        super().__init__()
        self.page = SetUpPage()
        self._tell = tell
        self._has_office = office is not None
        self._chosen: Settings | None = None
        self.desk = SetUp(tasks, session, office or _no_office)
        self.page.owner_chosen.connect(session.set_up)
        self.page.outlet_chosen.connect(self.desk.keep_outlet)
        self.page.outlet_skipped.connect(self.desk.make_secret)
        self.page.finished.connect(self._finish)
        self.desk.outlet_kept.connect(self._outlet_kept)
        self.desk.secret_made.connect(self.page.show_secret)
        self.desk.failed.connect(self.show_problem)

    def go_on(self, owner: Cashier) -> None:
        """Go on after the owner has signed in for the first time."""
        self.desk.owner = owner.name
        if self._has_office:
            self.page.show_outlet()
        else:
            self.desk.make_secret()

    @Slot(object)
    def show_problem(self, error: Exception) -> None:
        """Say why the step that is shown is not done."""
        self.page.show_problem(self._tell(error))

    @Slot(object)
    def _outlet_kept(self, chosen: Settings) -> None:
        self._chosen = chosen
        self.desk.make_secret()

    @Slot()
    def _finish(self) -> None:
        self.finished.emit(self._chosen)


def _no_office() -> "Office":
    raise LookupError
