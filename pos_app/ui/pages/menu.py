"""The menu: a tile for every room of the counter."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_app.ui import theme
from pos_app.ui.widgets.labels import PlainLabel
from pos_app.ui.widgets.tile import TileSpec
from pos_app.ui.widgets.tile_grid import TileGrid


class MenuPage(QWidget):
    """Where else one can go. `chosen` names the room."""

    chosen = Signal(str)

    def __init__(self, tiles: Sequence[TileSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = TileGrid(tile_width=300, tile_height=104)
        self.grid.set_tiles(tiles)
        self.grid.chosen.connect(self.chosen)
        around = QVBoxLayout(self)
        around.setContentsMargins(theme.SPACE_XL, theme.SPACE_L, theme.SPACE_XL, theme.SPACE_L)
        around.setSpacing(theme.SPACE_L)
        around.addWidget(PlainLabel(self.tr("Menu"), "title"))
        around.addWidget(self.grid, 1)

    def show_tiles(self, tiles: Sequence[TileSpec]) -> None:
        """Show these instead; the focus stays where it is."""
        if [tile.spec for tile in self.grid.tiles()] == [*tiles]:
            return
        focused = self.grid.focused_tile()
        self.grid.set_tiles(tiles)
        if focused is not None:
            self.grid.focus_key(focused.spec.key)

    @Slot()
    def start(self) -> None:
        """Begin with the first room."""
        self.grid.focus_first()
