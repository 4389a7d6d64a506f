"""What to sell: categories, the products of one, and a box that takes a word or a number."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from pos_app.domain.money import format_rupiah
from pos_app.domain.product import Product
from pos_app.services.catalogue import MOST_FOUND, Catalogue, Standing
from pos_app.ui import theme
from pos_app.ui.translation import language
from pos_app.ui.widgets.buttons import GhostButton
from pos_app.ui.widgets.empty_state import EmptyState
from pos_app.ui.widgets.icons import icon
from pos_app.ui.widgets.labels import ElidedLabel
from pos_app.ui.widgets.tile import TileSpec
from pos_app.ui.widgets.tile_grid import TileGrid

SHORTCUTS = [f"Alt+{digit}" for digit in "1234567890"]
NAMED_BELOW = 6
CATEGORY = "category:"
"""Before the id of a category in the key of its tile: a product may have the same id."""
_NUMBER = re.compile(r"\+?[0-9][0-9 .,-]{5,}")


class ChoosePage(QWidget):
    """Ends in `chosen` with a product, and the number that was typed for it, if one was.

    Any letter or digit typed here goes into the box. A word finds products by name; a number, also
    a pasted or scanned one, brings the products that it fits.
    """

    chosen = Signal(object, str)

    def __init__(
        self,
        catalogue: Catalogue,
        price: Callable[[Product], int | None],
        zone: str,
        parent: QWidget | None = None,
    ) -> None:
        """Take what a top-up costs the customer from `price`; `zone` is the outlet's."""
        super().__init__(parent)
        self._catalogue = catalogue
        self._price = price
        self._zone = ZoneInfo(zone)
        self._category = ""
        self._icons: dict[str, str] = {}
        self.title = ElidedLabel("", "title")
        self.back = GhostButton(self.tr("Categories"), shortcut="Esc", icon_name="back")
        self.refresh = GhostButton(self.tr("Refresh"), shortcut="F5", icon_name="refresh")
        self.search = QLineEdit()
        self.search.setAccessibleName(self.tr("Find a product, or enter a customer number"))
        self.search.setPlaceholderText(self.tr("Type a word or a customer number ..."))
        self.search.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.grid = TileGrid(tile_width=300, tile_height=104)
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

    @Slot()
    def reload(self) -> None:
        """Show what is on sale now, without taking away what the cashier looks at."""
        at = self.grid.focused_tile()
        key = at.spec.key if at else ""
        self._show()
        if key:
            self.grid.focus_key(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """See Qt."""
        if event.text().strip() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.search.setFocus()
            self.search.insert(event.text())
        elif event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.grid.focus_first()
        else:
            super().keyPressEvent(event)

    @property
    def number(self) -> str:
        """The number in the box, "" where a word or nothing stands in it."""
        text = self.search.text().strip()
        return text if _NUMBER.fullmatch(text) else ""

    @Slot()
    def _find(self) -> None:
        self._category = ""
        self._show()

    @Slot()
    def _take_first(self) -> None:
        """Enter takes what a word has found; a number that fits several leads to their tiles."""
        tiles = [tile for tile in self.grid.tiles() if tile.isEnabled()]
        if not tiles or not self.search.text().strip():
            return
        if self.number and len(tiles) > 1:
            self.grid.focus_first()
        else:
            self._choose(tiles[0].spec.key)

    @Slot(str)
    def _choose(self, key: str) -> None:
        if key.startswith(CATEGORY):
            category = key.removeprefix(CATEGORY)
            products = self._products_of(category)
            if len(products) == 1:
                self.chosen.emit(products[0], "")
                return
            self._category = category
            self._show()
            self.grid.focus_first()
            return
        self.chosen.emit(self._catalogue.product(key), self.number)

    def _show(self) -> None:
        categories = {category.id: category for category in self._catalogue.categories}
        self._icons = {name: category.icon for name, category in categories.items()}
        if self._category not in categories:  # a new price list has nothing of it any more
            self._category = ""
        text = self.search.text().strip()
        if self.number:
            self._show_products(self._catalogue.recognise(text), self.tr("Fits this number"))
        elif text:
            self._show_products(self._catalogue.search(text), self.tr("Found"))
        elif self._category:
            name = categories[self._category].name[language()]
            self._show_products(self._products_of(self._category), name)
        else:
            self._show_categories()

    def _show_categories(self) -> None:
        self.title.setText(self.tr("What is to be paid?"))
        self.back.hide()
        self.grid.set_tiles(
            [
                TileSpec(
                    CATEGORY + category.id,
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
            self.tr("The owner enters the provider's account in the settings: press F4."),
        )

    def _products_of(self, category: str) -> list[Product]:
        """Return the products of a category, none where a new price list has taken it away."""
        return [product for product in self._catalogue.products if product.category == category]

    def _below(self, category: str) -> str:
        products = self._products_of(category)[:NAMED_BELOW]
        return ", ".join(product.name[language()] for product in products)

    def _show_products(self, products: Sequence[Product], title: str) -> None:
        more = len(products) - MOST_FOUND
        if more > 0:
            title = self.tr("{0}: the first {1}; type another word").format(title, MOST_FOUND)
        self.title.setText(title)
        self.back.show()
        now = datetime.now(UTC)
        self.grid.set_tiles([self._tile(product, now) for product in products[:MOST_FOUND]])
        self._show_empty(
            self.tr("Nothing fits this number.")
            if self.number
            else self.tr("Nothing is called that here."),
            self.tr("Compare it with the old bill, or go back to the categories.")
            if self.number
            else self.tr("Try another word, or go back to the categories."),
        )

    def _tile(self, product: Product, now: datetime) -> TileSpec:
        price = self._price(product)
        return TileSpec(
            product.id,
            product.name[language()],
            self._icons.get(product.category, "search"),
            "" if price is None else f"Rp {format_rupiah(price)}",
            reason=self._why_not(self._catalogue.standing(product, now)),
        )

    def _why_not(self, standing: Standing) -> str:
        if standing.sold:
            return ""
        if standing.back_at is None:
            return self.tr("Not on sale now")
        back = standing.back_at.astimezone(self._zone)
        return self.tr("Closed, back at {0}").format(f"{back:%H:%M}")

    def _show_empty(self, sentence: str, next_step: str) -> None:
        self.empty.set_texts(sentence, next_step, self.tr("Show all") if self.search.text() else "")
        self._stack.setCurrentWidget(self.grid if self.grid.tiles() else self.empty)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.back)
        head.addWidget(self.refresh)
        self.search.setFixedWidth(400)
        head.addWidget(self.search)
        around = QVBoxLayout(self)
        around.setContentsMargins(*(theme.SPACE_XL,) * 4)
        around.setSpacing(theme.SPACE_L)
        around.addLayout(head)
        # In its place before anything is in it: what a stack shows nowhere is a window of its own.
        self._stack = QStackedLayout()
        around.addLayout(self._stack, 1)
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self.empty)
