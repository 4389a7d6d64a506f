"""Tiles in as many columns as fit, walked through with the arrow keys."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QScrollArea, QScroller, QWidget

from pos_app.ui.widgets.tile import Tile, TileSpec

_GAP = 12


class TileGrid(QScrollArea):
    """A grid of tiles that is one stop of the Tab key.

    Inside it the arrows, Home and End move the focus; Enter, Space, a click and a tile's own
    shortcut emit `chosen` with the tile's key.
    """

    chosen = Signal(str)

    def __init__(
        self, *, tile_width: int = 250, tile_height: int = 104, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tile_width, self._tile_height = tile_width, tile_height
        self._tiles: list[Tile] = []
        self._columns = 1
        self._group = QButtonGroup(self, exclusive=False)
        self._group.idClicked.connect(self._choose)
        self._ground = QWidget()
        self.setWidget(self._ground)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)

    def set_tiles(self, specs: Sequence[TileSpec]) -> None:
        """Show these tiles instead, in this order; Tab leads to the first that can be chosen."""
        had_focus = self.focused_tile() is not None
        for tile in self._tiles:
            self._group.removeButton(tile)
            tile.hide()
            tile.deleteLater()
        self._tiles = [Tile(spec, self._ground) for spec in specs]
        for index, tile in enumerate(self._tiles):
            self._group.addButton(tile, index)
            tile.show()
        self._make_tab_stop(next((t for t in self._tiles if t.isEnabled()), None))
        self._reflow()
        if had_focus:
            self.focus_first()

    def tiles(self) -> Sequence[Tile]:
        """Return the tiles as they are shown."""
        return tuple(self._tiles)

    def focused_tile(self) -> Tile | None:
        """Return the tile that has the focus."""
        return next((tile for tile in self._tiles if tile.hasFocus()), None)

    def focus_first(self) -> None:
        """Give the focus to the first tile that can be chosen."""
        self._focus(0, 1)

    def focus_key(self, key: str) -> None:
        """Give the focus to the tile of a key, if there still is one that can be chosen."""
        for at, tile in enumerate(self._tiles):
            if tile.spec.key == key and tile.isEnabled():
                self._focus(at, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """See Qt."""
        tile = self.focused_tile()
        at = self._tiles.index(tile) if tile else 0
        match event.key():
            case Qt.Key.Key_Right:
                self._focus(at + 1, 1)
            case Qt.Key.Key_Left:
                self._focus(at - 1, -1)
            case Qt.Key.Key_Down:
                self._focus(at + self._columns, self._columns)
            case Qt.Key.Key_Up:
                self._focus(at - self._columns, -self._columns)
            case Qt.Key.Key_Home:
                self._focus(0, 1)
            case Qt.Key.Key_End:
                self._focus(len(self._tiles) - 1, -1)
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """See Qt."""
        super().resizeEvent(event)
        self._reflow()

    def _choose(self, index: int) -> None:
        self.chosen.emit(self._tiles[index].spec.key)

    def _focus(self, index: int, step: int) -> None:
        while 0 <= index < len(self._tiles):
            if self._tiles[index].isEnabled():
                self._make_tab_stop(self._tiles[index])
                self._tiles[index].setFocus(Qt.FocusReason.TabFocusReason)
                self.ensureWidgetVisible(self._tiles[index], 0, _GAP)
                return
            index += step

    def _make_tab_stop(self, stop: Tile | None) -> None:
        for tile in self._tiles:
            tile.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if tile is stop else Qt.FocusPolicy.ClickFocus
            )

    def _reflow(self) -> None:
        width = self.viewport().width()
        self._columns = max(1, (width + _GAP) // (self._tile_width + _GAP))
        each = (width - _GAP * (self._columns - 1)) // self._columns
        for index, tile in enumerate(self._tiles):
            row, column = divmod(index, self._columns)
            left, top = column * (each + _GAP), row * (self._tile_height + _GAP)
            tile.setGeometry(QRect(left, top, each, self._tile_height))
        rows = -(-len(self._tiles) // self._columns)
        self._ground.resize(width, max(0, rows * (self._tile_height + _GAP) - _GAP))
