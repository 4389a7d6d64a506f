"""The shop's fees as a table: a row for each category and under it one for each product."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt

from pos_app.domain.money import format_rupiah
from pos_app.services.catalogue import Catalogue
from pos_app.settings import Fees, Value
from pos_app.ui import theme
from pos_app.ui.models.table import Cells, Index, TableModel
from pos_app.ui.translation import language

NAME, FEE = range(2)
_INDENT = "      "


@dataclass(frozen=True, slots=True)
class FeeRow:
    """A category, or a product of one."""

    id: str
    category: str
    name: str
    words: str
    is_category: bool


class FeesModel(TableModel):
    """Fees of their own in strong type; those that come from above are muted."""

    _rows: Sequence[FeeRow]

    def __init__(self, catalogue: Catalogue, parent: QObject) -> None:
        super().__init__(parent)
        self._rows = _rows(catalogue)
        self._before = self._fees = Fees()

    @property
    def fees(self) -> Fees:
        """The fees as they are now."""
        return self._fees

    def show_fees(self, fees: Fees) -> None:
        """Show these."""
        self._before = fees
        self._take(fees)

    def set_default(self, fee: int) -> None:
        """Show another fee of everything that has none of its own."""
        self._take(Fees(fee, self._fees.categories, self._fees.products))

    def reset(self) -> None:
        """Show again what was shown first."""
        self._take(self._before)

    def own_fee(self, row: int) -> int | None:
        """Return the fee of a row itself, None if it comes from above."""
        return self._table(row).get(self._rows[row].id)

    def set_fee(self, row: int, fee: int | None) -> None:
        """Give a row a fee of its own, or none."""
        entry = self._rows[row]
        table = {key: value for key, value in self._table(row).items() if key != entry.id}
        if fee is not None:
            table[entry.id] = fee
        now = self._fees
        if entry.is_category:
            self._take(Fees(now.default, table, now.products))
        else:
            self._take(Fees(now.default, now.categories, table))

    def changes(self) -> dict[str, Value]:
        """Return the tables that were changed, by their names in the settings."""
        pairs = {
            "categories": (self._before.categories, self._fees.categories),
            "products": (self._before.products, self._fees.products),
        }
        return {name: now for name, (before, now) in pairs.items() if before != now}

    def words(self, row: int) -> str:
        """Return what a row can be found by; a category by its products as well."""
        return self._rows[row].words

    def flags(self, index: Index) -> Qt.ItemFlag:
        """See Qt."""
        editable = Qt.ItemFlag.ItemIsEditable if index.column() == FEE else Qt.ItemFlag(0)
        return super().flags(index) | editable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """See Qt."""
        row = index.row()
        entry = self._rows[row]
        is_own = self.own_fee(row) is not None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._fee_text(row) if index.column() == FEE else entry.name
            case Qt.ItemDataRole.FontRole:
                strong = entry.is_category if index.column() == NAME else is_own
                return theme.font("strong" if strong else "body")
            case Qt.ItemDataRole.ForegroundRole if index.column() == FEE and not is_own:
                return theme.color("muted")
        return None

    def _headings(self) -> Cells:
        return (self.tr("Category and product"), self.tr("Fee"))

    def _fee_text(self, row: int) -> str:
        own = self.own_fee(row)
        if own is not None:
            return f"Rp {format_rupiah(own)}"
        entry = self._rows[row]
        above = self._fees.of("" if entry.is_category else entry.id, entry.category)
        if not entry.is_category and entry.category in self._fees.categories:
            return self.tr("Rp {0}, as the category").format(format_rupiah(above))
        return self.tr("Rp {0}, as every product").format(format_rupiah(above))

    def _table(self, row: int) -> dict[str, int]:
        is_category = self._rows[row].is_category
        return self._fees.categories if is_category else self._fees.products

    def _take(self, fees: Fees) -> None:
        self._fees = fees
        last = self.index(len(self._rows) - 1, FEE)
        self.dataChanged.emit(self.index(0, NAME), last)


def _rows(catalogue: Catalogue) -> list[FeeRow]:
    rows = []
    for category in catalogue.categories:
        name = category.name[language()]
        products = catalogue.of_category(category.id)
        found_by = [" ".join((p.id, *p.name.values(), p.keywords, name)) for p in products]
        rows.append(FeeRow(category.id, category.id, name, " ".join(found_by).casefold(), True))
        rows += [
            FeeRow(p.id, category.id, _INDENT + p.name[language()], words.casefold(), False)
            for p, words in zip(products, found_by, strict=True)
        ]
    return rows
