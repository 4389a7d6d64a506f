"""What to sell: categories, the products of one, and type-to-find."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from pos_app.domain.product import Product
from pos_app.services.catalogue import Catalogue
from pos_app.ui import theme
from pos_app.ui.translation import language
from pos_app.ui.widgets.buttons import GhostButton
from pos_app.ui.widgets.empty_state import EmptyState
from pos_app.ui.widgets.icons import icon
from pos_app.ui.widgets.labels import PlainLabel
from pos_app.ui.widgets.tile import TileSpec
from pos_app.ui.widgets.tile_grid import TileGrid

SHORTCUTS = [f"Alt+{digit}" for digit in "1234567890"]


class ChoosePage(QWidget):
    """Ends in `chosen` with a product. Any letter typed here goes into the search."""

    chosen = Signal(object)

    def __init__(self, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._category = ""
        self._icons = {category.id: category.icon for category in catalogue.categories}
        self.title = PlainLabel("", "title")
        self.back = GhostButton(self.tr("Categories"), shortcut="Esc", icon_name="back")
        self.search = QLineEdit()
        self.search.setAccessibleName(self.tr("Find a product"))
        self.search.setPlaceholderText(self.tr("Type to find a product: pln, bpjs, samsat ..."))
        self.search.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.grid = TileGrid(tile_width=300, tile_height=136)
        self.empty = EmptyState("search", "", "", self.tr("Show all"))
        self.back.clicked.connect(self.start)
        self.empty.action_triggered.connect(self.start)
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(self._take_first)
        self.grid.chosen.connect(self._choose)
        self._lay_out()
        self.start()

    @Slot()
    def start(self) -> None:
        """Show the categories again."""
        self._category = ""
        self.search.clear()
        self._show()
        self.grid.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """See Qt."""
        if event.text().strip() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.search.setFocus()
            self.search.insert(event.text())
        elif event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.grid.focus_first()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _find(self) -> None:
        self._category = ""
        self._show()

    @Slot()
    def _take_first(self) -> None:
        tiles = self.grid.tiles()
        if tiles and self.search.text().strip():
            self._choose(tiles[0].spec.key)

    @Slot(str)
    def _choose(self, key: str) -> None:
        if key in self._icons:
            products = self._catalogue.of_category(key)
            if len(products) > 1:
                self._category = key
                self._show()
                self.grid.focus_first()
                return
            self.chosen.emit(products[0])
            return
        self.chosen.emit(self._catalogue.product(key))

    def _show(self) -> None:
        text = self.search.text().strip()
        if text:
            self._show_products(self._catalogue.search(text), self.tr("Found"))
        elif self._category:
            name = next(c.name for c in self._catalogue.categories if c.id == self._category)
            products = self._catalogue.of_category(self._category)
            self._show_products(products, name[language()])
        else:
            self._show_categories()

    def _show_categories(self) -> None:
        self.title.setText(self.tr("What is to be paid?"))
        self.back.hide()
        self.grid.set_tiles(
            [
                TileSpec(
                    category.id,
                    category.name[language()],
                    category.icon,
                    self._below(category.id),
                    SHORTCUTS[at] if at < len(SHORTCUTS) else "",
                )
                for at, category in enumerate(self._catalogue.categories)
            ]
        )
        self._show_empty(
            self.tr("No provider is switched on."),
            self.tr("The owner enters the provider's account in config.toml; see the README."),
        )

    def _below(self, category: str) -> str:
        names = [product.name[language()] for product in self._catalogue.of_category(category)]
        return ", ".join(names)

    def _show_products(self, products: list[Product], title: str) -> None:
        self.title.setText(title)
        self.back.show()
        self.grid.set_tiles(
            [
                TileSpec(product.id, product.name[language()], self._icons[product.category])
                for product in products
            ]
        )
        self._show_empty(
            self.tr("Nothing is called that here."),
            self.tr("Try another word, or go back to the categories."),
        )

    def _show_empty(self, sentence: str, next_step: str) -> None:
        self.empty.set_texts(sentence, next_step, self.tr("Show all") if self.search.text() else "")
        self._stack.setCurrentWidget(self.grid if self.grid.tiles() else self.empty)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addWidget(self.back)
        head.addStretch()
        self.search.setFixedWidth(440)
        head.addWidget(self.search)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self.empty)
        around = QVBoxLayout(self)
        around.setContentsMargins(*(theme.SPACE_XL,) * 4)
        around.setSpacing(theme.SPACE_L)
        around.addLayout(head)
        around.addLayout(self._stack, 1)
