"""The bar at the foot of the counter: what is left at each provider, and for how long."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos_app.domain.money import format_rupiah
from pos_app.services.deposits import Deposit
from pos_app.ui import theme
from pos_app.ui.widgets.icons import IconLabel
from pos_app.ui.widgets.labels import Panel, PlainLabel

DAY = timedelta(days=1)
LONGEST_DAYS = 99


class SupplyBar(Panel):
    """One entry for each provider."""

    def __init__(self, providers: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__("bar", parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE_XL, 2, theme.SPACE_XL, 2)
        row.setSpacing(theme.SPACE_S)
        row.addWidget(PlainLabel(self.tr("Deposit"), "caption", "muted"))
        self.marks: dict[str, IconLabel] = {}
        self.entries: dict[str, PlainLabel] = {}
        for name in providers:
            row.addSpacing(theme.SPACE_M)
            self.marks[name] = IconLabel("warning", "warning", 16)
            self.marks[name].hide()
            self.entries[name] = PlainLabel(f"{title(name)}: ...", "caption")
            row.addWidget(self.marks[name])
            row.addWidget(self.entries[name])
        row.addStretch()

    @Slot(object)
    def show_deposits(self, deposits: Mapping[str, Deposit]) -> None:
        """Show what is known; a provider that did not say, or bills later, has a dash."""
        for name, label in self.entries.items():
            deposit = deposits.get(name)
            is_low = deposit is not None and deposit.low
            label.setText(f"{title(name)}: {self._said(deposit)}")
            label.set_tone("warning" if is_low else "normal")
            self.marks[name].setVisible(is_low)

    def _said(self, deposit: Deposit | None) -> str:
        if deposit is None:
            return "-"
        parts = [f"Rp {format_rupiah(deposit.balance)}"]
        if deposit.low:
            parts.append(self.tr("low"))
        if deposit.lasts is not None:
            parts.append(self._lasting(deposit.lasts))
        return " · ".join(parts)

    def _lasting(self, lasts: timedelta) -> str:
        if lasts < DAY:
            return self.tr("lasts {0} h").format(int(lasts.total_seconds() // 3600))
        days = min(lasts.days, LONGEST_DAYS)
        return self.tr("lasts {0} days").format(days)


def title(provider: str) -> str:
    """Return a provider's name as it writes it itself."""
    return {"iak": "IAK"}.get(provider, provider.capitalize())
