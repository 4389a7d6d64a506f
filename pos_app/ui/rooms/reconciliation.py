"""Reconciliation, joined: a statement is chosen, its columns confirmed, what was found is shown."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from pos_app.domain.money import format_rupiah
from pos_app.domain.payment import Payment
from pos_app.domain.rights import Action
from pos_app.domain.statement import Columns, Unread
from pos_app.services.reconciliation import Draft
from pos_app.services.settlement_ports import Done, Statement
from pos_app.ui.pages.findings import FindingsPage
from pos_app.ui.pages.statement_columns import StatementColumnsPage
from pos_app.ui.pages.statements import StatementsPage
from pos_app.ui.presenters.reconciliation import Ends, Overview, ReconciliationDesk, Shown
from pos_app.ui.rooms.room import Around, Room
from pos_app.ui.widgets import supply_bar


class ReconciliationRoom(Room):
    """Where the provider's word is held against the books."""

    key, icon, shortcut, right = "reconciliation", "check", "Ctrl+K", Action.RECONCILE

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self.desk = ReconciliationDesk(around.counter, around.tasks, around.cashier)
        self._at_risk: int | None = None
        self._provider = ""
        self._dialog: QFileDialog | None = None
        self.desk.told.connect(self._told)
        self.desk.failed.connect(self._failed)

    def title(self) -> str:
        """See `Room`."""
        return self.tr("Reconciliation")

    def subtitle(self) -> str:
        """See `Room`. Money at risk comes first."""
        if self._at_risk:
            return self.tr("Money at risk: Rp {0}").format(format_rupiah(self._at_risk))
        return self.tr("The provider's statement against our books")

    @Slot()
    def start(self) -> None:
        """See `Room`."""
        self.statements.start()
        self.wanted.emit(self.statements)
        self.statements.start()
        self.desk.look()

    def look(self) -> None:
        """See `Room`."""
        self.desk.look()

    def stop(self) -> None:
        """See `Room`."""
        self.desk.stop()
        if self._dialog is not None:
            self._dialog.close()

    def open_file(self, path: Path, provider: str) -> None:
        """Open a statement of a provider."""
        self.statements.choose.set_busy(True)
        self.desk.open_file(path, provider)

    def _make_pages(self) -> tuple[QWidget, ...]:
        counter = self.around.counter
        names = {name: supply_bar.title(name) for name in counter.providers}
        self.statements = StatementsPage(names, counter.zone)
        self.columns = StatementColumnsPage(counter.zone)
        self.findings = FindingsPage(counter.zone)
        self._connect_pages()
        self._connect_desk()
        return (self.statements, self.columns, self.findings)

    def _connect_pages(self) -> None:
        self.statements.file_asked.connect(self._choose_file)
        self.statements.opened.connect(self._show)
        self.columns.left.connect(self.start)
        self.columns.compared.connect(self._compare)
        self.findings.left.connect(self.start)
        self.findings.payment_asked.connect(self._open_payment)
        self.findings.noted.connect(self._note)
        self.findings.save_asked.connect(self._save)

    def _connect_desk(self) -> None:
        self.desk.opened.connect(self._opened)
        self.desk.unread.connect(self._unread)
        self.desk.went_on.connect(self.columns.show_progress)
        self.desk.shown.connect(self._shown)
        self.desk.saved.connect(self._saved)

    # -- what the pages ask for ---------------------------------------------------------------

    @Slot(str)
    def _choose_file(self, provider: str) -> None:
        self._provider = provider
        kinds = self.tr("Statements (*.csv *.txt *.tsv *.xlsx)")
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        title = self.tr("The provider's statement")
        self._dialog = QFileDialog(self.statements, title, folder, kinds)
        self._dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._dialog.fileSelected.connect(self._chosen)
        self._dialog.finished.connect(self._dialog.deleteLater)
        self._dialog.finished.connect(self._forget_dialog)
        self._dialog.open()

    @Slot()
    def _forget_dialog(self) -> None:
        self._dialog = None

    @Slot(str)
    def _chosen(self, file: str) -> None:
        self.open_file(Path(file), self._provider)

    @Slot(object, object, object, object)
    def _compare(
        self, draft: Draft, columns: Columns, leave_out: tuple[int, ...], days: Ends
    ) -> None:
        self.desk.compare(draft, columns, leave_out, days)

    @Slot(object)
    def _show(self, statement: Statement) -> None:
        self.desk.show(statement)

    @Slot(int, str, str)
    def _note(self, finding: int, done: Done, reason: str) -> None:
        if self.findings.statement is not None:
            self.desk.note(self.findings.statement, finding, done, reason)

    @Slot(str)
    def _save(self, ending: str) -> None:
        if self.findings.statement is not None:
            self.desk.save(self.findings.statement, ending)

    @Slot(str)
    def _open_payment(self, ref: str) -> None:
        self.desk.open_payment(ref, self._payment_found)

    # -- what comes of it ---------------------------------------------------------------------

    @Slot(object)
    def _told(self, overview: Overview) -> None:
        if self.pages():
            self.statements.show_overview(overview)
        if overview.risk.all != self._at_risk:
            self._at_risk = overview.risk.all
            self.retold.emit()

    @Slot(object)
    def _opened(self, draft: Draft) -> None:
        self.statements.choose.set_busy(False)
        self.wanted.emit(self.columns)
        self.columns.start(draft)

    @Slot(list)
    def _unread(self, cells: list[Unread]) -> None:
        self.columns.show_unread(cells)

    @Slot(object)
    def _shown(self, shown: Shown) -> None:
        self.wanted.emit(self.findings)
        self.findings.start(shown)
        self.desk.look()

    @Slot(object)
    def _payment_found(self, payment: Payment) -> None:
        self.opened.emit(payment)

    @Slot(str)
    def _saved(self, file: str) -> None:
        self.said.emit(self.tr("Saved: {0}").format(file), "success")

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        message = self.around.tell(error)  # it is logged, even where nobody is to be told
        if not self.pages():
            return
        for page in (self.columns, self.findings):
            if page.isVisible():
                page.show_problem(message)
                return
        self.statements.show_problem(message)
