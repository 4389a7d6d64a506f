"""What is not settled, joined: slips, returned cash, the supervisor's page, the first round."""

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from pos_app.domain.payment import Payment
from pos_app.domain.rights import Action
from pos_app.domain.slip import SlipKind
from pos_app.services.approvals import Wish
from pos_app.ui.pages.result import ResultPage
from pos_app.ui.pages.review import ReviewPage
from pos_app.ui.pages.settling import SettlingPage
from pos_app.ui.pages.unfinished import UnfinishedPage
from pos_app.ui.presenters.books import Books
from pos_app.ui.presenters.settlement import Decision, Settlement
from pos_app.ui.rooms.room import Around


class SettlingRoom(QObject):
    """Owns the supervisor's page and that of the first round, and serves the two others."""

    wanted = Signal(QWidget)
    """This page is to be shown."""
    opened = Signal()
    """The counter may sell: the first round is over, or nobody waits for it."""
    decided = Signal(object)
    said = Signal(str)

    def __init__(
        self,
        around: Around,
        books: Books,
        result: ResultPage,
    ) -> None:
        super().__init__()
        self._books = books
        self._result = result
        self._around = around
        self._tell = around.tell
        self._asked: tuple[Payment, Decision] | None = None
        self.desk = Settlement(around.counter, around.tasks, around.cashier)
        self.review = ReviewPage(around.counter.zone)
        self.first_round = SettlingPage()
        self.is_settling = False
        self._connect_round()
        self._connect_result()
        self.review.decided.connect(self._decide)
        self.desk.decided.connect(self._decided)
        self.desk.not_decided.connect(self._not_decided)

    def serve(self, page: UnfinishedPage) -> None:
        """Print the slips that are asked for on a page of unfinished payments."""
        page.slip_asked.connect(self._print_held)

    @Slot(object)
    def show_review(self, payment: Payment) -> None:
        """Let a supervisor decide about a payment."""
        self.review.start(payment)
        self.desk.ask(payment)
        self.wanted.emit(self.review)

    def stop(self) -> None:
        """Offer nothing any more."""
        self.first_round.stop()

    # -- the first round ----------------------------------------------------------------------

    def _connect_round(self) -> None:
        self._books.begun.connect(self._round_begun)
        self._books.went_on.connect(self.first_round.show_progress)
        self._books.ready.connect(self._round_over)
        self.first_round.skipped.connect(self._round_over)

    @Slot(int)
    def _round_begun(self, total: int) -> None:
        self.is_settling = True
        self.first_round.start(total)
        self.wanted.emit(self.first_round)

    @Slot()
    def _round_over(self) -> None:
        if self.is_settling:
            self.is_settling = False
            self.first_round.stop()
            self.opened.emit()

    # -- the result page ----------------------------------------------------------------------

    def _connect_result(self) -> None:
        self._result.slip_asked.connect(self.desk.print)
        self._result.slip_file_asked.connect(self.desk.save)
        self._result.return_asked.connect(self.desk.give_back)
        self._result.review_asked.connect(self.show_review)
        self.desk.told.connect(self._result.show_history)
        self.desk.told.connect(self.review.show_history)
        self.desk.printed.connect(self._printed)
        self.desk.saved.connect(self._saved)
        self.desk.failed.connect(self._failed)

    @Slot(object)
    def _print_held(self, payment: Payment) -> None:
        self.desk.print(payment, SlipKind.HELD)

    @Slot(object)
    def _printed(self, _kind: SlipKind) -> None:
        self.said.emit(QCoreApplication.translate("SettlingRoom", "The slip is printed."))

    @Slot(str)
    def _saved(self, file: str) -> None:
        self.said.emit(QCoreApplication.translate("SettlingRoom", "Saved: {0}").format(file))

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        message = self._tell(error)
        if self._result.isVisible() and self._result.payment is not None:
            self._result.show_payment(self._result.payment)
            self.desk.ask(self._result.payment)
            self._result.banner.show_message("warning", message.what, message.next)
        else:
            self.said.emit(message.sentence())

    # -- the supervisor -----------------------------------------------------------------------

    @Slot(object, object)
    def _decide(self, payment: Payment, decision: Decision) -> None:
        self._asked = (payment, decision)
        self._decide_again()

    def _decide_again(self) -> None:
        if self._asked is not None:
            self.desk.decide(*self._asked)

    @Slot(object)
    def _decided(self, payment: Payment) -> None:
        self.decided.emit(payment)

    @Slot(object)
    def _not_decided(self, error: Exception) -> None:
        self.review.show_problem(self._tell(error))
        if self._asked is not None:
            payment, _ = self._asked
            wish = Wish(Action.DECIDE, payment.ref, payment.total, self._around.cashier)
            self._around.offer(error, wish, self._decide_again)
