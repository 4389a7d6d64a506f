"""A report as CSV: the tables in one file, every single line in another beside it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from pos_app.domain.reports import Report, SaleLine
from pos_app.domain.shift import BusinessDays
from pos_app.report_tables import SALE_COLUMNS, Column, Table, document
from pos_app.report_text import Value, cell_text
from pos_app.sheets import cells
from pos_app.sheets.files import drafted
from pos_app.sheets.sales import SaleRows
from pos_app.sheets.writer import write_csv

Row = Sequence[cells.Value]


class CsvReports:
    """Implements `services.reports.ReportWriter`."""

    def __init__(self, outlet: str, days: BusinessDays) -> None:
        self._outlet = outlet
        self._days = days

    def save(self, report: Report, sales: Iterator[SaleLine], to: Path) -> tuple[Path, ...]:
        """See `ReportWriter`. The second file is named after the first: x-transaksi.csv."""
        beside = to.with_name(f"{to.stem}-transaksi{to.suffix}")
        with drafted(to, beside) as (first, second):
            write_csv(first, self._tables(report))
            write_csv(second, _single(SaleRows(report, sales, self._days)))
        return to, beside

    def _tables(self, report: Report) -> Iterator[Row]:
        said = document(report, self._outlet, self._days)
        yield [said.title, said.period]
        if said.mark:
            yield [said.mark]
        yield from ([label, value] for label, value in said.head)
        yield from ([note] for note in said.notes)
        for table in said.tables:
            yield []
            yield [table.title]
            yield from _rows(table)


def _rows(table: Table) -> Iterator[Row]:
    yield [column.heading for column in table.columns]
    for row in (*table.rows, *filter(None, (table.total,))):
        yield [_cell(value, column) for value, column in zip(row, table.columns, strict=True)]


def _single(sales: SaleRows) -> Iterator[Row]:
    if sales.mark:
        yield [sales.mark]
    yield [column.heading for column in SALE_COLUMNS]
    for row in sales:
        yield [_cell(value, column) for value, column in zip(row, SALE_COLUMNS, strict=True)]
    yield [_cell(value, column) for value, column in zip(sales.total, SALE_COLUMNS, strict=True)]


def _cell(value: Value, column: Column) -> cells.Value:
    # A fraction would be read with the decimal sign of another country.
    return cell_text(value, column.kind) if isinstance(value, float) else value
