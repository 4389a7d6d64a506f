"""Backups as a table."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from pos_app.services.backups import Backup, Place
from pos_app.ui.models.payments import RIGHT, ROOT, Index

ENTRIES, SIZE = 1, 3
MEGA = 1_000_000


class BackupsModel(QAbstractTableModel):
    """When each backup was made, how far the books had come, its seal, its size and its folder."""

    def __init__(self, zone: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._zone = ZoneInfo(zone)
        self._rows: list[tuple[Backup, int, str]] = []

    def show(self, places: Sequence[Place]) -> None:
        """Show what is in these folders, the latest books first."""
        self.beginResetModel()
        self._rows = [
            (backup, size, self.tr("beside the books") if not number else self.tr("second folder"))
            for number, place in enumerate(places)
            for backup, size in place.backups
        ]
        self._rows.sort(key=lambda row: (row[0].head.epoch, row[0].head.entries), reverse=True)
        self.endResetModel()

    def backup(self, row: int) -> Backup:
        """Return the backup of a row."""
        return self._rows[row][0]

    def rowCount(self, parent: Index = ROOT) -> int:  # noqa: N802
        """See Qt."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:  # noqa: N802
        """See Qt."""
        return 0 if parent.isValid() else len(self._headings())

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """See Qt."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section in {ENTRIES, SIZE}:
            return RIGHT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """See Qt."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells(index.row())[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in {ENTRIES, SIZE}:
            return RIGHT
        return None

    def time(self, at: datetime) -> str:
        """Return a time in the outlet's zone."""
        return at.astimezone(self._zone).strftime("%d-%m-%Y %H:%M")

    def _cells(self, row: int) -> tuple[str, ...]:
        backup, size, where = self._rows[row]
        return (
            self.time(backup.at),
            f"{backup.head.entries:,}".replace(",", "."),
            backup.head.seal,
            size_text(size),
            where,
        )

    def _headings(self) -> tuple[str, ...]:
        return (
            self.tr("Made"),
            self.tr("Entries"),
            self.tr("Seal"),
            self.tr("Size"),
            self.tr("Where"),
        )


def size_text(size: int) -> str:
    """Return a size in megabytes."""
    return f"{size / MEGA:.1f} MB".replace(".", ",")
