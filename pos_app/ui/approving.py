"""The box for a yes and what is behind it, joined: every room may offer it instead of a refusal."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Slot
from PySide6.QtWidgets import QWidget

from pos_app.domain.money import format_rupiah
from pos_app.services.approvals import Wish
from pos_app.services.counter import Counter
from pos_app.ui.messages import Message
from pos_app.ui.people_words import ACTIONS
from pos_app.ui.presenters.approval import Approval
from pos_app.ui.tasks import Tasks
from pos_app.ui.translation import message_text
from pos_app.ui.widgets.approval_box import ApprovalBox


class Approving(QObject):
    """Lies over the counter while somebody is asked."""

    def __init__(
        self, counter: Counter, tasks: Tasks, over: QWidget, tell: Callable[[Exception], Message]
    ) -> None:
        super().__init__(over)
        self._tell = tell
        self.desk = Approval(counter, tasks)
        self.box = ApprovalBox(over)
        self.offer = self.desk.offer
        self.box.approved.connect(self.desk.approve)
        self.box.phone_asked.connect(self.desk.ask)
        self.box.code_typed.connect(self.desk.answer)
        self.box.left.connect(self.desk.leave)
        self.desk.opened.connect(self._open)
        self.desk.asked.connect(self.box.show_question)
        self.desk.given.connect(self.box.put_away)
        self.desk.failed.connect(self._failed)

    @Slot(object)
    def _open(self, wish: Wish) -> None:
        title = QCoreApplication.translate("Approving", "This needs somebody's approval")
        what = message_text(ACTIONS[wish.action])
        amount = f"Rp {format_rupiah(wish.amount)}" if wish.amount else ""
        self.box.open_box(title, " · ".join(filter(None, (what, amount, wish.ref))))

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self.box.show_problem(self._tell(error))
