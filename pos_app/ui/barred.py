"""What stands above every page while nothing can be sent."""

from PySide6.QtCore import Slot

from pos_app.domain.errors import PosError
from pos_app.ui.messages import word_error
from pos_app.ui.presenters.keeper import Keeper
from pos_app.ui.translation import message_text
from pos_app.ui.widgets.banner import Banner


class Barred(Banner):
    """Says why nothing can be sent, for as long as the keeper says that it is so."""

    def __init__(self, keeper: Keeper) -> None:
        super().__init__()
        keeper.told.connect(self._show_problem)

    @Slot(object)
    def _show_problem(self, problem: PosError | None) -> None:
        if problem is None:
            self.clear()
            return
        message = word_error(problem, tr=message_text)
        if self.accessibleName() != message.sentence() or self.isHidden():
            self.show_message("danger", message.what, message.next)
