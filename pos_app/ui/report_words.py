"""How a report is worded on the screen, in the language that is shown."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from pos_app.domain.money import format_rupiah
from pos_app.domain.reports import Answers, By, Line, OfShift, Period, Report
from pos_app.labels import clean
from pos_app.report_text import name_of, numbers_text
from pos_app.ui.theme import Tone
from pos_app.ui.translation import language


def period_title(period: Period) -> str:
    """Return a period: "Saturday, 21 November 2026", "November 2026", "Shift 7"."""
    if isinstance(period, OfShift):
        return QCoreApplication.translate("Reports", "Shift {0}").format(period.number)
    first, last = period.first, period.last
    if first == last:
        return _date(first, "dddd, d MMMM yyyy")
    if period.is_month:
        return _date(first, "MMMM yyyy")
    return f"{_date(first, 'd MMMM')} - {_date(last, 'd MMMM yyyy')}"


def _date(day: date, form: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), form)


def by_title(by: By) -> str:
    """Return what lines are grouped by."""
    return {
        By.CATEGORY: QCoreApplication.translate("Reports", "By category"),
        By.PRODUCT: QCoreApplication.translate("Reports", "By product"),
        By.PROVIDER: QCoreApplication.translate("Reports", "By provider"),
        By.CASHIER: QCoreApplication.translate("Reports", "By cashier"),
        By.HOUR: QCoreApplication.translate("Reports", "By hour"),
        By.DAY: QCoreApplication.translate("Reports", "By day"),
    }[by]


def key_title(by: By, line: Line) -> str:
    """Return what a group is called."""
    if by is By.HOUR:
        return f"{line.key}.00 - {line.key}.59"
    if by is By.DAY:
        return _date(date.fromisoformat(line.key), "dddd, d MMM")
    if by is By.PROVIDER:
        return name_of(line.key)
    return clean(line.name.get(language()) or line.key)


def money(amount: int) -> str:
    """Return an amount with its sign before the currency."""
    return f"{'-' if amount < 0 else ''}Rp {format_rupiah(abs(amount))}"


def change(value: int, before: int | None, *, is_money: bool = True) -> str:
    """Return how far a figure has moved from the period before, "" where nothing is known."""
    if before is None:
        return ""
    was = money(before) if is_money else format_rupiah(before)
    if before <= 0:
        return QCoreApplication.translate("Reports", "{0} before").format(was)
    percent = f"{(value - before) * 100 / before:+.0f} %"
    return QCoreApplication.translate("Reports", "{0} from {1}").format(percent, was)


def rate(answers: Answers) -> str:
    """Return how often a provider succeeds, and how long that usually takes."""
    if answers.rate is None:
        return "-"
    if answers.median is None:
        return _percent(answers.rate)
    text = QCoreApplication.translate("Reports", "{0}, usually {1} s")
    return text.format(_percent(answers.rate), answers.median)


def _percent(share: float) -> str:
    return f"{share * 100:.1f} %".replace(".", QLocale().decimalPoint())


def difference(amount: int) -> tuple[str, Tone]:
    """Return what all drawers together were over or short, and its tone."""
    if amount == 0:
        return QCoreApplication.translate("Reports", "Exact"), "success"
    if amount > 0:
        return QCoreApplication.translate("Reports", "{0} over").format(money(amount)), "warning"
    return QCoreApplication.translate("Reports", "{0} short").format(money(-amount)), "danger"


def controls(report: Report) -> tuple[Tone, str]:
    """Return whether everything agrees, and with what, in a few sentences."""
    if not report.agrees:
        wrong = QCoreApplication.translate(
            "Reports", "These figures do not agree. Verify the journal before you trust them."
        )
        return "danger", wrong
    said = [QCoreApplication.translate("Reports", "All groups make the total.")]
    if report.is_of_whole_shifts:
        numbers = numbers_text([part.number for part in report.parts])
        text = QCoreApplication.translate("Reports", "Equal to Z report {0}.")
        said.append(text.format(numbers))
    for part in report.open_parts:
        text = QCoreApplication.translate("Reports", "Shift {0} is still open: no Z yet.")
        said.append(text.format(part.number))
    for part in report.torn_parts:
        text = QCoreApplication.translate("Reports", "Shift {0}: {1} more count for other days.")
        said.append(text.format(part.number, money(part.outside.total)))
    if report.earlier is not None:
        text = QCoreApplication.translate("Reports", "Compared with: {0}.")
        said.append(text.format(period_title(report.earlier.period)))
    unpriced = report.total.count - report.total.priced
    if unpriced:
        text = QCoreApplication.translate(
            "Reports", "{0} without the provider's price: commission unknown."
        )
        said.append(text.format(unpriced))
    if report.left_out.count:
        text = QCoreApplication.translate("Reports", "{0} practice sales are left out.")
        if report.training:
            text = QCoreApplication.translate("Reports", "{0} real sales are left out.")
        said.append(text.format(report.left_out.count))
    return "success", " ".join(said)
