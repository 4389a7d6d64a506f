"""What the rooms of the counter have in common."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from pos_app.domain.rights import Action
from pos_app.services.approvals import Wish
from pos_app.services.counter import Counter
from pos_app.ui.messages import Message
from pos_app.ui.tasks import Tasks
from pos_app.ui.widgets.tile import TileSpec


@dataclass(frozen=True, slots=True)
class Around:
    """What every room works with: the counter, who is signed in, and how an error is worded."""

    counter: Counter
    tasks: Tasks
    cashier: str
    tell: Callable[[Exception], Message]
    offer: Callable[[Exception, Wish, Callable[[], None]], bool]
    """Whether a yes of somebody else would help against an error; see `Approval.offer`."""


class Room(QObject):
    """A part of the counter beside the sale: its tile on the menu, its pages and what joins them.

    `key` names it, `shortcut` leads to it from everywhere, `right` is needed to go in. Its pages
    are made by `furnish` when somebody goes in for the first time: who signs in waits for none.
    What it does without them (its tile, what it reminds of) works from the beginning.
    """

    key = ""
    icon = ""
    shortcut = ""
    right = Action.SELL

    asked = Signal(str)
    """Somebody wants to go into the room of this key."""
    wanted = Signal(QWidget)
    """This page of the room is to be shown."""
    said = Signal(str, str)
    """A word for who is at the counter, and its tone."""
    opened = Signal(object)
    """This payment is to be shown."""
    retold = Signal()
    """The tile says something else now."""
    furnished = Signal(tuple)
    """The pages are there now, and somebody has to take them."""

    def __init__(self, around: Around) -> None:
        super().__init__()
        self.around = around
        self._pages: tuple[QWidget, ...] = ()

    @Slot()
    def ask(self) -> None:
        """Ask to be let in."""
        self.asked.emit(self.key)

    def title(self) -> str:
        """Return what the tile says, in the language of the window."""
        raise NotImplementedError

    def subtitle(self) -> str:
        """Return the line below it."""
        raise NotImplementedError

    def tile(self, number: int) -> TileSpec:
        """Return the tile that leads here from the menu, by this number too."""
        return TileSpec(self.key, self.title(), self.icon, self.subtitle(), str(number))

    def pages(self) -> tuple[QWidget, ...]:
        """Return every page of the room, none before it is furnished; the window owns them."""
        return self._pages

    def furnish(self) -> None:
        """Make the pages, unless they are there; ends in `furnished`."""
        if not self._pages:
            self._pages = self._make_pages()
            self.furnished.emit(self._pages)

    def start(self) -> None:
        """Show the first page, as everything stands now; the room is furnished."""
        raise NotImplementedError

    def look(self) -> None:
        """Bring the tile up to date, for who looks at the menu; ends in `retold` if it changes."""

    def stop(self) -> None:
        """Look after nothing any more."""

    def _make_pages(self) -> tuple[QWidget, ...]:
        """Make the pages, in the language that is spoken now, and join them to what is behind."""
        raise NotImplementedError
