"""Backups as a table."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject

from pos_app.services.backups import Backup, Place
from pos_app.ui.models.table import Cells, TableModel

ENTRIES, SIZE = 1, 3
MEGA = 1_000_000


Row = tuple[Backup, int, str]


class BackupsModel(TableModel):
    """When each backup was made, how far the books had come, its seal, its size and its folder."""

    _rows: Sequence[Row]
    at_right = frozenset({ENTRIES, SIZE})

    def __init__(self, zone: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._zone = ZoneInfo(zone)

    def show(self, places: Sequence[Place]) -> None:
        """Show what is in these folders, the latest books first."""
        rows = [
            (backup, size, self.tr("beside the books") if not number else self.tr("second folder"))
            for number, place in enumerate(places)
            for backup, size in place.backups
        ]
        rows.sort(key=lambda row: (row[0].head.epoch, row[0].head.entries), reverse=True)
        self._show(rows)

    def backup(self, row: int) -> Backup:
        """Return the backup of a row."""
        return self._rows[row][0]

    def time(self, at: datetime) -> str:
        """Return a time in the outlet's zone."""
        return at.astimezone(self._zone).strftime("%d-%m-%Y %H:%M")

    def _cells(self, row: Row) -> Cells:
        backup, size, where = row
        return (
            self.time(backup.at),
            f"{backup.head.entries:,}".replace(",", "."),
            backup.head.seal,
            size_text(size),
            where,
        )

    def _headings(self) -> Cells:
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
