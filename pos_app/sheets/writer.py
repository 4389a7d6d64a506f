"""Writes tables as CSV, row by row, whole or not at all."""

import csv
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

from pos_app.sheets.cells import Value, safe_cell
from pos_app.sheets.files import drafted


def save_csv(to: Path, headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    """Write a table as a spreadsheet here opens it: semicolons, UTF-8 with its mark.

    Raises StorageError("not-saved"); then what stood there before still does.
    """
    with drafted(to) as (draft,):
        write_csv(draft, chain((headings,), rows))


def write_csv(to: Path, rows: Iterable[Sequence[Value]]) -> None:
    """Write rows, every text quoted and none of it a formula; raises OSError."""
    with to.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_NONNUMERIC)
        for row in rows:
            writer.writerow([safe_cell(value) for value in row])
