"""The two lists of payments that a cashier works with: those of today, and what is not finished."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from pos_app.domain.evidence import Evidence
from pos_app.services.counter import Counter
from pos_app.ui.models.payments import PaymentsModel
from pos_app.ui.models.unfinished import UnfinishedModel
from pos_app.ui.pages.payments import PaymentsPage
from pos_app.ui.pages.unfinished import UnfinishedPage
from pos_app.ui.translation import language
from pos_app.ui.widgets.empty_state import EmptyState


def todays_page(counter: Counter, parent: QWidget) -> PaymentsPage:
    """Return the page of today's payments; it starts empty."""
    title = QCoreApplication.translate("Workspace", "Today's payments")
    nothing = QCoreApplication.translate("Workspace", "No payments here yet.")
    next_step = QCoreApplication.translate("Workspace", "Press F1 and serve a customer.")
    model = PaymentsModel(counter.zone, _product_names(counter), parent)
    return PaymentsPage(model, title, EmptyState("history", nothing, next_step))


def unfinished_page(
    counter: Counter, last_said: Callable[[str], Evidence | None], parent: QWidget
) -> UnfinishedPage:
    """Return the page of what is not finished; it starts empty."""
    title = QCoreApplication.translate("Workspace", "Unfinished")
    nothing = QCoreApplication.translate("Workspace", "Everything is settled.")
    next_step = QCoreApplication.translate(
        "Workspace", "What is unclear appears here and is checked by itself."
    )
    model = UnfinishedModel(counter.zone, _product_names(counter), last_said, parent)
    return UnfinishedPage(model, title, EmptyState("success", nothing, next_step))


def _product_names(counter: Counter) -> Callable[[str], str]:
    return lambda product: counter.catalogue.product(product).name[language()]
