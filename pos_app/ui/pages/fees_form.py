"""The shop's own fees: of everything, of whole categories, of single products."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from pos_app import settings
from pos_app.domain.money import format_rupiah
from pos_app.office import Standing
from pos_app.services.catalogue import Catalogue
from pos_app.settings import Value
from pos_app.ui import theme
from pos_app.ui.models.fees import FEE, NAME, FeesModel
from pos_app.ui.pages.setting_form import SettingsForm
from pos_app.ui.widgets.icons import icon
from pos_app.ui.widgets.labels import PlainLabel
from pos_app.ui.widgets.money_edit import MoneyEdit

FEE_WIDTH = 320
Index = QModelIndex | QPersistentModelIndex


class FeesForm(SettingsForm):
    """A fee for all, and a table of those that differ; a fee that is emptied comes from above."""

    def __init__(self, title: str, catalogue: Catalogue) -> None:
        super().__init__(title)
        self.model = FeesModel(catalogue, self)
        self.found = _Found(self.model, self)
        self.search = QLineEdit()
        self.search.setAccessibleName(self.tr("Find a product"))
        self.search.setPlaceholderText(self.tr("Find a product"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.table = QTableView()
        self.table.setAccessibleName(self.tr("Fees of categories and products"))
        self.note = PlainLabel("", "body", "muted", wrap=True)
        self._delegate = _FeeEditor(self.found, self.table)
        self._delegate.refused.connect(self._refuse)
        self.add("fees.default")
        self.fields["fees.default"].changed.connect(self._show_default)
        self.search.textChanged.connect(self.found.find)
        self.table.clicked.connect(self._edit)
        self.table.activated.connect(self._edit)
        self._set_up_table()
        for widget in (self.search, self.table, self.note):
            self.lines.addWidget(widget)
        self.lines.setStretchFactor(self.table, 1)
        self._explain()

    def show_standing(self, standing: Standing) -> None:
        """See `SettingsForm`."""
        super().show_standing(standing)
        self.model.show_fees(standing.chosen.fees)
        # From here on: what is only shown is no change.
        self.model.dataChanged.connect(self._changed, Qt.ConnectionType.UniqueConnection)

    def changes(self) -> dict[str, dict[str, Value]]:
        """See `SettingsForm`."""
        found = super().changes()
        if tables := self.model.changes():
            found.setdefault("fees", {}).update(tables)
        return found

    def discard(self) -> None:
        """See `SettingsForm`."""
        super().discard()
        self.model.reset()

    @Slot()
    def _show_default(self) -> None:
        field = self.fields["fees.default"]
        if isinstance(field.value, int):
            self.model.set_default(field.value)

    @Slot()
    def _changed(self) -> None:
        self._explain()
        self._tell()

    def _explain(self) -> None:
        self.note.set_tone("muted")
        self.note.setText(
            self.tr("Tap a fee, or press Enter on it. An emptied fee follows its category again.")
        )

    @Slot(int)
    def _refuse(self, fee: int) -> None:
        high = int(settings.limits("fees.default").high or 0)
        self.note.set_tone("danger")
        self.note.setText(
            self.tr("Rp {0} is too much for a fee; at most Rp {1}.").format(
                format_rupiah(fee), format_rupiah(high)
            )
        )

    @Slot(QModelIndex)
    def _edit(self, index: QModelIndex) -> None:
        self.table.setCurrentIndex(index.siblingAtColumn(FEE))
        self.table.edit(index.siblingAtColumn(FEE))

    def _set_up_table(self) -> None:
        self.table.setModel(self.found)
        self.table.setItemDelegateForColumn(FEE, self._delegate)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.AnyKeyPressed)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(theme.TOUCH + theme.SPACE_S)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(FEE, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(FEE, FEE_WIDTH)


class _Found(QSortFilterProxyModel):
    """The rows that hold every word of a search."""

    def __init__(self, model: FeesModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.model = model
        self._wanted: list[str] = []
        self.setSourceModel(model)

    @Slot(str)
    def find(self, text: str) -> None:
        """Show only what holds these words."""
        self._wanted = text.casefold().split()
        self.invalidateFilter()

    def filterAcceptsRow(self, row: int, _parent: Index) -> bool:  # noqa: N802
        """See Qt."""
        words = self.model.words(row)
        return all(word in words for word in self._wanted)


class _FeeEditor(QStyledItemDelegate):
    """Edits a fee in its cell. It counts as it is typed, so that "Save" never misses one.

    What is too much stays out: then the fee is what it was before.
    """

    refused = Signal(int)

    def __init__(self, found: "_Found", parent: QWidget) -> None:
        super().__init__(parent)
        self._found = found
        self._before: int | None = None
        self._is_filled = False

    def createEditor(  # noqa: N802
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index
    ) -> QWidget:
        """See Qt."""
        self._is_filled = False
        edit = MoneyEdit(self.tr("Fee"), parent)
        edit.setFont(theme.font("body"))
        edit.textEdited.connect(lambda _text: self.commitData.emit(edit))
        return edit

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        """See Qt. Once: what the model takes while one types is not written back over it."""
        if isinstance(editor, MoneyEdit) and not self._is_filled:
            self._is_filled = True
            self._before = self._found.model.own_fee(self._row(index))
            editor.set_amount(self._before)
            editor.selectAll()

    def setModelData(  # noqa: N802
        self, editor: QWidget, _model: QAbstractItemModel, index: Index
    ) -> None:
        """See Qt."""
        model, row = self._found.model, self._row(index)
        if not isinstance(editor, MoneyEdit) or editor.amount == model.own_fee(row):
            return
        if editor.amount is None or settings.is_possible("fees.default", editor.amount):
            model.set_fee(row, editor.amount)
        else:
            model.set_fee(row, self._before)
            self.refused.emit(editor.amount)

    def _row(self, index: Index) -> int:
        return self._found.mapToSource(index).row()
