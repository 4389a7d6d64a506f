"""Reads a CSV or XLSX file as rows of cells: no macros, no links, and no more than a counter needs.

What stands in a cell is data. Nothing in a file is run, fetched or followed.
"""

import csv
import hashlib
import io
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from pos_app.domain.errors import InputError
from pos_app.domain.statement import Row
from pos_app.domain.statement_cells import Cell

MOST_BYTES = 20_000_000
MOST_UNPACKED = 200_000_000
MOST_ROWS = 100_000
MOST_COLUMNS = 100

_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_MACROS = "vbaProject.bin"
_SAMPLE = 20


class SheetFiles:
    """Implements `services.reconciliation.SheetReader`."""

    def read(self, path: Path) -> tuple[str, list[Row]]:
        """Return the SHA-256 of a file and its rows, numbered as a spreadsheet numbers them.

        Raises InputError "sheet-missing", "sheet-large", "sheet-kind" or "sheet-broken".
        """
        content = _content(path)
        if content.startswith(_OLD_EXCEL) or (b"\0" in content[:1000] and not _is_zip(content)):
            raise InputError("sheet-kind", path.name)
        rows = _xlsx(content, path.name) if _is_zip(content) else _csv(content)
        found: list[Row] = []
        for row in rows:
            if len(found) >= MOST_ROWS or len(row.cells) > MOST_COLUMNS:
                raise InputError("sheet-large", path.name)
            found.append(row)
        return hashlib.sha256(content).hexdigest(), found


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputError("sheet-missing", path.name) from error
    if len(content) > MOST_BYTES:
        raise InputError("sheet-large", path.name)
    return content


def _is_zip(content: bytes) -> bool:
    return content.startswith(_ZIP)


# -- CSV ------------------------------------------------------------------------------------------


def _csv(content: bytes) -> Iterator[Row]:
    text = _text(content)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        # A quoted cell may go over several lines: rows are counted, as a spreadsheet does.
        for number, cells in enumerate(reader, 1):
            yield Row(number, tuple(cells))
    except csv.Error as error:
        raise InputError("sheet-broken", f"{reader.line_num}: {error}"[:80]) from error


def _text(content: bytes) -> str:
    """Return the text of a file; Excel on an old Windows writes cp1252, all others UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _delimiter(text: str) -> str:
    """Return what parts the cells: what the first rows have, and have equally many of."""
    lines = [line for line in text.splitlines()[:_SAMPLE] if line.strip()]

    def evenness(delimiter: str) -> tuple[int, int]:
        try:
            widths = [len(row) for row in csv.reader(lines, delimiter=delimiter)]
        except csv.Error:
            widths = []
        usual = max(set(widths), key=widths.count, default=1)
        return (widths.count(usual) if usual > 1 else 0), usual

    return max(";\t,", key=evenness)


# -- XLSX -----------------------------------------------------------------------------------------


def _xlsx(content: bytes, name: str) -> Iterator[Row]:
    # It loads when the first workbook is read: nobody else at the counter needs it.
    from openpyxl import load_workbook  # noqa: PLC0415

    file = io.BytesIO(content)
    _require_workbook(file, name)
    try:
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        try:
            sheet = book.worksheets[0]
            # What a file says of its own size is not to be believed.
            sheet.reset_dimensions()
            for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
                yield Row(number, tuple(map(_cell, cells)))
        finally:
            book.close()
    except Exception as error:  # a broken file can raise anything
        raise InputError("sheet-broken", f"{name}: {type(error).__name__}") from error


def _require_workbook(file: io.BytesIO, name: str) -> None:
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise InputError("sheet-broken", name) from error
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise InputError("sheet-large", name)
    names = [part.filename for part in parts]
    if "xl/workbook.xml" not in names or any(each.endswith(_MACROS) for each in names):
        raise InputError("sheet-kind", name)


def _cell(value: object) -> Cell:
    """Return a cell as what it holds; what is no number, time or text is text."""
    if isinstance(value, bool) or not isinstance(value, str | int | float | datetime | None):
        return str(value)
    return value
