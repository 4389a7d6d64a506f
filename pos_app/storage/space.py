"""Room on the disk: a floor for new payments, and a ballast given up for what has happened."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from pos_app.domain.errors import StorageError

LEAST_FREE = 50_000_000
"""Bytes that have to be free for a new payment. A payment takes some 30 kB of them, so a disk that
falls below this fills up by other hands than ours, and may be full before the answer is here."""

BALLAST = 4 * 1024 * 1024
"""Bytes: what some hundred payments take from their answer to their end."""


def require_room(folder: Path, size: int) -> None:
    """Raise StorageError("backup") where a copy of so many bytes would take what payments need."""
    free = shutil.disk_usage(folder).free
    if free < size + LEAST_FREE:
        raise StorageError("backup", f"{free // 1_000_000} MB free")


class Space:
    """The room that the journal of a folder has."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ballast = folder / "ballast"

    def require(self) -> None:
        """Raise StorageError unless a payment that is sent now can be written to its end.

        Afterwards the disk is not below the floor, and the ballast is there. "disk-low" where the
        room is missing, "disk-full" where the ballast could not be made.
        """
        try:
            free = shutil.disk_usage(self._folder).free
            if free < LEAST_FREE:
                raise StorageError("disk-low", f"{free // 1_000_000} MB")
            if not self._ballast.exists() or self._ballast.stat().st_size < BALLAST:
                self._lay()
        except OSError as error:
            raise StorageError("disk-full", str(error)) from error

    def release(self) -> None:
        """Give up the ballast, if it is there."""
        with suppress(OSError):
            self._ballast.unlink(missing_ok=True)

    def _lay(self) -> None:
        with self._ballast.open("wb") as file:
            # Not zeros: a file system that packs would keep no room for them.
            file.write(os.urandom(BALLAST))
            file.flush()
            os.fsync(file.fileno())
