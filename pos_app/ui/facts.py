"""Bills and payments as rows for the screen."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from pos_app.domain.bill import Bill, Fact
from pos_app.domain.evidence import Evidence
from pos_app.domain.money import format_rupiah
from pos_app.domain.payment import Payment
from pos_app.labels import clean, label, lines
from pos_app.ui.state_words import word_said
from pos_app.ui.translation import language, message_text
from pos_app.ui.widgets.key_value_list import Kind

Row = tuple[str, str, Kind]


def bill_rows(bill: Bill, fee: int) -> list[Row]:
    """Return everything a bill says, then its amounts; in the language that is shown.

    It is read out: what an amount says again is left out, unless it is that of one period of many.
    """
    rows: list[Row] = []
    repeated = _repeated(bill)
    for number, facts in enumerate((bill.facts, *bill.periods)):
        for at, (name, value, is_money) in enumerate(lines(facts, language())):
            begins_period = number > 0 and at == 0 and not is_money
            plain: Kind = "strong" if begins_period else "text"
            if (name, value) not in repeated:
                rows.append((name, value, "money" if is_money else plain))
    is_sum = any(name == label("admin", language()) for name, _value, _kind in rows)
    return [*rows, *_amounts(bill, fee, is_sum=is_sum)]


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


def _repeated(bill: Bill) -> set[tuple[str, str]]:
    """Return the lines of a bill that its amounts would say a second time."""
    if bill.kind.is_prepaid or len(bill.periods) > 1:
        return set()
    facts = (Fact("bill", bill.amount), Fact("admin", bill.admin))
    return {(name, value) for name, value, _is_money in lines(facts, language())}


def _amounts(bill: Bill, fee: int, *, is_sum: bool = False) -> list[Row]:
    """Return what a bill comes to; `is_sum` says that its parts have said their admin fees."""
    if bill.kind.is_prepaid:
        # Sold at the shop's price: what it is made of is not the customer's business.
        rows = [_money(QCoreApplication.translate("facts", "Price"), bill.amount + fee)]
    else:
        rows = [_money(QCoreApplication.translate("facts", "Bill amount"), bill.amount)]
    if bill.admin or not bill.kind.is_prepaid:
        in_all = QCoreApplication.translate("facts", "Admin fee in all")
        once = QCoreApplication.translate("facts", "Admin fee")
        rows.append(_money(in_all if is_sum else once, bill.admin))
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
