"""The workbook of a report: its tables on the first sheet, every single line on those behind it.

XlsxWriter writes row by row, so that a year of sales needs no more memory than a day.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.exceptions import XlsxWriterException

from pos_app.domain.errors import StorageError
from pos_app.report_tables import SALE_COLUMNS, Column, Document, Row
from pos_app.report_text import Kind
from pos_app.sheets.sales import SaleRows

MOST_ROWS = 1_000_000
"""Rows of one sheet; a spreadsheet holds 1,048,576, and drops what is beyond in silence."""

_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}

_LOOKS: dict[Kind, dict[str, Any]] = {
    "text": {},
    "code": {"num_format": "@"},
    "number": {"num_format": "#,##0"},
    "money": {"num_format": "#,##0"},
    "percent": {"num_format": "0.0%"},
    "seconds": {"num_format": "0"},
}


def write_book(draft: Path, said: Document, sales: SaleRows) -> None:
    """Write a workbook; raises StorageError("not-saved")."""
    try:
        with Workbook(str(draft), _OPTIONS) as book:
            writer = _Writer(book)
            writer.tables(said)
            writer.sales(sales)
    except XlsxWriterException as error:
        raise StorageError("not-saved", str(error)) from error


class _Writer:
    """Fills the sheets of a book from top to bottom."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._title = book.add_format({"bold": True, "font_size": 14})
        self._mark = book.add_format({"bold": True, "font_color": "#AC221B"})
        self._strong = book.add_format({"bold": True})
        self._plain = book.add_format()
        self._heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        self._looks = {kind: book.add_format(look) for kind, look in _LOOKS.items()}
        self._totals = {
            kind: book.add_format({**look, "bold": True, "top": 1}) for kind, look in _LOOKS.items()
        }
        self._sheet: Any = None
        self._row = 0

    def tables(self, said: Document) -> None:
        self._begin("Ringkasan", [34, *[16] * 8])
        self._texts([f"{said.title} - {said.period}"], self._title)
        if said.mark:
            self._texts([said.mark], self._mark)
        for label, value in said.head:
            self._texts([label, value], self._plain)
        for note in said.notes:
            self._texts([note], self._strong)
        for table in said.tables:
            self._row += 1
            self._texts([table.title], self._strong)
            self._texts([column.heading for column in table.columns], self._heading)
            for row in table.rows:
                self._cells(row, table.columns, self._looks)
            if table.total:
                self._cells(table.total, table.columns, self._totals)

    def sales(self, rows: SaleRows) -> None:
        number = 0
        for row in rows:
            if number == 0 or self._row >= MOST_ROWS:
                number += 1
                self._begin_sales(number, rows.mark)
            self._cells(row, SALE_COLUMNS, self._looks)
        if number == 0:
            self._begin_sales(1, rows.mark)
        self._cells(rows.total, SALE_COLUMNS, self._totals)

    def _begin_sales(self, number: int, mark: str) -> None:
        widths = [20, 12, 8, 26, 26, 22, 26, 12, 22, 14, *[14] * 6]
        self._begin("Transaksi" if number == 1 else f"Transaksi {number}", widths)
        if mark:
            self._texts([mark], self._mark)
        self._texts([column.heading for column in SALE_COLUMNS], self._heading)
        self._sheet.freeze_panes(self._row, 0)

    def _begin(self, name: str, widths: Sequence[float]) -> None:
        self._sheet = self._book.add_worksheet(name)
        self._sheet.set_landscape()
        self._sheet.set_paper(9)  # A4
        self._sheet.fit_to_pages(1, 0)
        for number, width in enumerate(widths):
            self._sheet.set_column(number, number, width)
        self._row = 0

    def _texts(self, texts: Sequence[str], look: Any) -> None:
        for number, text in enumerate(texts):
            self._sheet.write_string(self._row, number, text, look)
        self._row += 1

    def _cells(self, row: Row, columns: Sequence[Column], looks: dict[Kind, Any]) -> None:
        for number, (value, column) in enumerate(zip(row, columns, strict=True)):
            look = looks[column.kind]
            if value is None or value == "":
                self._sheet.write_blank(self._row, number, None, look)
            elif isinstance(value, str):
                # As a string, and not as a formula, whatever it begins with.
                self._sheet.write_string(self._row, number, value, look)
            else:
                self._sheet.write_number(self._row, number, value, look)
        self._row += 1
