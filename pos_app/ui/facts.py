"""Bills and payments as rows for the screen."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from pos_app.domain.bill import Bill
from pos_app.domain.evidence import Evidence
from pos_app.domain.money import format_rupiah
from pos_app.domain.payment import Payment
from pos_app.labels import clean, lines
from pos_app.ui.state_words import word_said
from pos_app.ui.translation import language, message_text
from pos_app.ui.widgets.key_value_list import Kind

Row = tuple[str, str, Kind]


def bill_rows(bill: Bill, fee: int) -> list[Row]:
    """Return everything a bill says, then its amounts; in the language that is shown."""
    rows: list[Row] = []
    for number, facts in enumerate((bill.facts, *bill.periods)):
        for at, (label, value, is_money) in enumerate(lines(facts, language())):
            begins_period = number > 0 and at == 0 and not is_money
            plain: Kind = "strong" if begins_period else "text"
            rows.append((label, value, "money" if is_money else plain))
    return [*rows, *_amounts(bill, fee)]


def payment_rows(payment: Payment) -> list[Row]:
    """Return what a payment says beside its name and state."""
    refs: list[Row] = [(QCoreApplication.translate("facts", "Number"), payment.customer_no, "text")]
    if payment.provider_ref:
        refs.append(
            (
                QCoreApplication.translate("facts", "Provider ref"),
                clean(payment.provider_ref),
                "text",
            )
        )
    refs += [
        (QCoreApplication.translate("facts", "Our ref"), payment.ref, "text"),
        (QCoreApplication.translate("facts", "Cashier"), payment.cashier, "text"),
    ]
    cash: Sequence[Row] = [
        _money(QCoreApplication.translate("facts", "Cash received"), payment.tendered),
        _money(QCoreApplication.translate("facts", "Change"), payment.change),
    ]
    return [*refs, *_amounts(payment.bill, payment.fee), *cash]


def brief_rows(payment: Payment) -> list[Row]:
    """Return by what a payment is told from all others, and what it came to."""
    known = {"text", "total"}
    return [row for row in payment_rows(payment) if row[2] in known]


def evidence_rows(evidence: Sequence[Evidence], zone: str) -> list[Row]:
    """Return what was said of a payment, each at its time and with the provider's own words."""
    rows: list[Row] = []
    for said in evidence:
        at = said.at.astimezone(ZoneInfo(zone)).strftime("%d/%m %H:%M:%S")
        known = (said.code, word_said(said.reason, message_text), clean(said.message))
        rows.append((at, " · ".join(filter(None, known)), "text"))
    return rows


def _amounts(bill: Bill, fee: int) -> list[Row]:
    if bill.kind.is_prepaid:
        # Sold at the shop's price: what it is made of is not the customer's business.
        rows = [_money(QCoreApplication.translate("facts", "Price"), bill.amount + fee)]
    else:
        rows = [_money(QCoreApplication.translate("facts", "Bill amount"), bill.amount)]
    if bill.admin or not bill.kind.is_prepaid:
        rows.append(_money(QCoreApplication.translate("facts", "Admin fee"), bill.admin))
    if fee and not bill.kind.is_prepaid:
        rows.append(_money(QCoreApplication.translate("facts", "Service fee"), fee))
    return [
        *rows,
        (
            QCoreApplication.translate("facts", "Total"),
            f"Rp {format_rupiah(bill.due + fee)}",
            "total",
        ),
    ]


def _money(label: str, amount: int) -> Row:
    return label, f"Rp {format_rupiah(amount)}", "money"
