"""Writes sheets as CSV, whole or not at all."""

import csv
import io
import os
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from pos_app.domain.errors import StorageError
from pos_app.sheets.cells import Value, safe_cell


def save_csv(to: Path, headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    """Write a table as a spreadsheet here opens it: semicolons, UTF-8 with its mark.

    Raises StorageError("export"); then what stood there before still does.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    for row in (headings, *rows):
        writer.writerow([safe_cell(value) for value in row])
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        descriptor, draft = tempfile.mkstemp(dir=to.parent, prefix=".sheet-")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(text.getvalue().encode("utf-8-sig", "replace"))
                file.flush()
                os.fsync(file.fileno())
            Path(draft).replace(to)
        except BaseException:
            Path(draft).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise StorageError("export", str(error)) from error
