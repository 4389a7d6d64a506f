"""How amounts, differences and their likeliest causes are worded on the screen."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from pos_app.domain.causes import Cause, Why
from pos_app.domain.money import format_rupiah
from pos_app.domain.shift import BusinessDays, Figures, Flow
from pos_app.labels import clean
from pos_app.ui.translation import message_text
from pos_app.ui.widgets.key_value_list import Kind
from pos_app.ui.words import QT_TRANSLATE_NOOP

Rows = list[tuple[str, str, Kind]]

_CAUSES = {
    Why.DIRECTION: QT_TRANSLATE_NOOP(
        "messages",
        "Rp {amount} ({reason}) was entered the wrong way round: in for out, or out for in.",
    ),
    Why.OWED_HANDED_OUT: QT_TRANSLATE_NOOP(
        "messages",
        "Rp {amount} of payment {ref} was handed back and not written down. Look at it under Today.",
    ),
    Why.FLOAT_CARRIED: QT_TRANSLATE_NOOP(
        "messages", "The float was off by Rp {amount} at the opening: it was miscounted then."
    ),
    Why.MOVED_ONCE: QT_TRANSLATE_NOOP(
        "messages", "Rp {amount} ({reason}) was written down, but not moved, or written down twice."
    ),
    Why.CHANGE_TWICE: QT_TRANSLATE_NOOP(
        "messages", "The change of Rp {amount} of payment {ref} was given twice."
    ),
    Why.CHANGE_KEPT: QT_TRANSLATE_NOOP(
        "messages", "The change of Rp {amount} of payment {ref} was not given, or not fetched yet."
    ),
    Why.NOT_TAKEN: QT_TRANSLATE_NOOP(
        "messages", "The Rp {amount} of payment {ref} was never taken from the customer."
    ),
    Why.NOT_RUNG_UP: QT_TRANSLATE_NOOP(
        "messages",
        "Rp {amount} was taken for a bill like {ref} that was not paid here. Ask who waits for one.",
    ),
    Why.SWAPPED: QT_TRANSLATE_NOOP(
        "messages", "Two digits of Rp {amount} ({reason}) were swapped."
    ),
    Why.SLIPPED: QT_TRANSLATE_NOOP(
        "messages", "Rp {amount} ({reason}) has a zero too many or too few."
    ),
    Why.SWAPPED_SOMEWHERE: QT_TRANSLATE_NOOP(
        "messages", "Two digits of an amount may be swapped: the difference can be divided by 9."
    ),
    Why.FORGOTTEN_OUT: QT_TRANSLATE_NOOP(
        "messages", "Rp {amount} was taken out (spent, to the safe) and not written down."
    ),
    Why.FORGOTTEN_IN: QT_TRANSLATE_NOOP(
        "messages", "Rp {amount} was put in (small change) and not written down."
    ),
}

_NOTES = (
    QT_TRANSLATE_NOOP("messages", "{notes} x {amount} counted too many. Count that bundle again."),
    QT_TRANSLATE_NOOP(
        "messages",
        "{notes} x {amount} counted too few: notes stick together. Count that bundle again.",
    ),
)


def _said(text: str) -> str:
    return QCoreApplication.translate("drawer", text)


def rupiah(amount: int) -> str:
    """Return digits in groups, with a minus sign below 0."""
    return f"-{format_rupiah(-amount)}" if amount < 0 else format_rupiah(amount)


def difference_text(difference: int) -> str:
    """Return "Rp 5.000 short", or that nothing is missing."""
    if not difference:
        return QCoreApplication.translate("drawer", "No difference")
    words = (
        QCoreApplication.translate("drawer", "Rp {0} over")
        if difference > 0
        else QCoreApplication.translate("drawer", "Rp {0} short")
    )
    return words.format(format_rupiah(abs(difference)))


def cause_text(cause: Cause) -> str:
    """Return a cause as a sentence that says where to look."""
    words = _NOTES[cause.notes < 0] if cause.why is Why.NOTES else _CAUSES[cause.why]
    said = {
        "amount": format_rupiah(cause.amount),
        "ref": cause.ref[-6:],
        "reason": clean(cause.reason) or QCoreApplication.translate("drawer", "the float"),
        "notes": str(abs(cause.notes)),
    }
    text = message_text(words)
    for name, value in said.items():
        text = text.replace("{" + name + "}", value)
    return text


def moment(at: datetime, days: BusinessDays) -> str:
    """Return a time as the outlet's clock shows it."""
    return f"{days.local(at):%d/%m/%Y %H:%M}"


def sales_rows(figures: Figures) -> Rows:
    """Return what was sold, what came late and what was taken back."""
    rows: Rows = [
        (_said(QT_TRANSLATE_NOOP("drawer", "Bills paid")), str(figures.sold.count), "money")
    ]
    for label, sales in (
        (_said(QT_TRANSLATE_NOOP("drawer", "Paid late")), figures.late),
        (_said(QT_TRANSLATE_NOOP("drawer", "Taken back")), figures.reversed),
    ):
        if sales.count:
            rows.append((f"{label} ({abs(sales.count)})", f"Rp {rupiah(sales.total)}", "money"))
    rows.append(
        (
            _said(QT_TRANSLATE_NOOP("drawer", "Fees of the shop")),
            f"Rp {rupiah(figures.sales.fee)}",
            "money",
        )
    )
    rows.append(
        (_said(QT_TRANSLATE_NOOP("drawer", "Sales")), f"Rp {rupiah(figures.sales.total)}", "total")
    )
    return rows


def kept_rows(figures: Figures) -> Rows:
    """Return the customers' money that lies in the drawer."""
    return [
        (f"{label} ({kept.count})", f"Rp {rupiah(kept.amount)}", "money")
        for label, kept in (
            (_said(QT_TRANSLATE_NOOP("drawer", "Not clear yet")), figures.held),
            (_said(QT_TRANSLATE_NOOP("drawer", "To be returned")), figures.owed),
        )
        if kept.count
    ]


def drawer_rows(figures: Figures) -> Rows:
    """Return what should lie in the drawer, and why."""
    rows: Rows = [
        (
            _said(QT_TRANSLATE_NOOP("drawer", "Float")),
            f"Rp {rupiah(figures.counted_float)}",
            "money",
        )
    ]
    for flow, label in (
        (Flow.RECEIVED, _said(QT_TRANSLATE_NOOP("drawer", "Received"))),
        (Flow.CHANGE, _said(QT_TRANSLATE_NOOP("drawer", "Change"))),
        (Flow.RETURNED, _said(QT_TRANSLATE_NOOP("drawer", "Returned"))),
        (Flow.CASH_IN, _said(QT_TRANSLATE_NOOP("drawer", "Put in"))),
        (Flow.CASH_OUT, _said(QT_TRANSLATE_NOOP("drawer", "Taken out"))),
        (Flow.DROP, _said(QT_TRANSLATE_NOOP("drawer", "To the safe"))),
    ):
        if figures.flow(flow):
            rows.append((label, f"Rp {rupiah(figures.flow(flow))}", "money"))
    rows.append(
        (
            _said(QT_TRANSLATE_NOOP("drawer", "Should be there")),
            f"Rp {rupiah(figures.expected)}",
            "total",
        )
    )
    return rows
