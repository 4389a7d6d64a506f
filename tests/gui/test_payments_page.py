"""The table of payments, however many there are."""

from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pos_app.domain.payment import Payment, State
from pos_app.domain.tender import Tender
from pos_app.ui.models.payments import PaymentsModel
from pos_app.ui.models.table import Index
from pos_app.ui.pages.payments import PaymentsPage
from pos_app.ui.widgets.empty_state import EmptyState
from tests.scripted import BILL

FIRST = Payment(
    ref="U00000AAAAAAAAAAAAAAAA",
    provider="digiswitch",
    account="loket",
    training=True,
    product="pln-postpaid",
    code="pln",
    customer_no="530000000001",
    extras={},
    bill=BILL,
    fee=2000,
    tenders=(Tender("cash", 13_000),),
    cashier="Sari",
    on=datetime(2026, 11, 21, tzinfo=UTC).date(),
    made_at=datetime(2026, 11, 21, 5, 0, tzinfo=UTC),
    state=State.PAID,
)


class Asked(PaymentsModel):
    """Notes the rows that the table asks for."""

    def __init__(self) -> None:
        super().__init__("Asia/Jakarta", lambda product: product)
        self.rows: set[int] = set()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        self.rows.add(index.row())
        return super().data(index, role)


def test_a_long_list_is_shown_without_reading_all_of_it(qtbot: QtBot) -> None:
    model = Asked()
    page = PaymentsPage(model, "Today", EmptyState("history", "", ""))
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    qtbot.waitExposed(page)
    page.show_payments([replace(FIRST, ref=f"{FIRST.ref[:-3]}{n:03}") for n in range(500)])
    qtbot.waitUntil(lambda: bool(model.rows))
    assert max(model.rows) < 100
