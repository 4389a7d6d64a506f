"""The people of the counter, joined: their list, and what the owner does with each."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from pos_app.domain.account import Cashier
from pos_app.domain.rights import Action
from pos_app.ui.pages.people import PeoplePage
from pos_app.ui.presenters.people import PeopleDesk
from pos_app.ui.rooms.room import Around, Room


class PeopleRoom(Room):
    """Where the owner adds people, and changes role, PIN and whether they may come in."""

    key, icon, shortcut, right = "people", "user", "Ctrl+O", Action.MANAGE_PEOPLE

    changed = Signal(list)
    """The names of all who may sign in now."""

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self.desk = PeopleDesk(around.counter, around.tasks, around.cashier)

    def title(self) -> str:
        """See `Room`."""
        return self.tr("People")

    def subtitle(self) -> str:
        """See `Room`."""
        return self.tr("Cashiers, roles, PINs")

    def start(self) -> None:
        """See `Room`."""
        self.page.start()
        self.wanted.emit(self.page)
        self.desk.load()

    def _make_pages(self) -> tuple[QWidget, ...]:
        self.page = PeoplePage(self.around.cashier)
        self.page.added.connect(self.desk.add)
        self.page.role_chosen.connect(self.desk.set_role)
        self.page.pin_chosen.connect(self.desk.set_pin)
        self.page.switched.connect(self.desk.switch)
        self.page.unlock_asked.connect(self.desk.unlock)
        self.page.secret_asked.connect(self.desk.make_secret)
        self.desk.listed.connect(self._listed)
        self.desk.done.connect(self._done)
        self.desk.secret_made.connect(self.page.show_secret)
        self.desk.failed.connect(self._failed)
        return (self.page,)

    @Slot(list)
    def _listed(self, people: list[Cashier]) -> None:
        self.page.show_people(people)
        self.changed.emit([person.name for person in people if person.active])

    @Slot(str)
    def _done(self, name: str) -> None:
        self.page.show_done()
        self.said.emit(self.tr("Done: {0}").format(name), "success")

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self.page.show_problem(self.around.tell(error))
