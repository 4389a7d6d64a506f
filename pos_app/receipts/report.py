"""A report on A4: figures, hours as bars, notes and tables, over as many pages as it takes.

Every text is drawn as it is, broken where it is too wide, and no row is torn over two pages.
"""

from collections.abc import Sequence
from io import BytesIO
from itertools import accumulate

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from pos_app.receipts.ink import BOLD, REGULAR, STRONG, broken, drawable, longest_word, width
from pos_app.report_tables import Column, Document, Row, Table
from pos_app.report_text import cell_text, change_text, money_text

WIDTH, HEIGHT = A4
LEFT, RIGHT, TOP, BOTTOM = 16 * mm, WIDTH - 16 * mm, HEIGHT - 16 * mm, 20 * mm
ROOM = RIGHT - LEFT
CELL, LINE, PADDING = 8.0, 10.5, 4.0
SLACK = 1.0
"""More than sums of widths are off by: what just fits is not to be broken."""

LEAST = 32.0
BARS = 64.0
GREY, PALE, BAR = 0.35, 0.94, 0.45


def draw_report(said: Document) -> bytes:
    """Return a report as a PDF; it is drawn twice, since every page says how many there are."""
    pages = _drawn(said, 0)[1]
    return _drawn(said, pages)[0]


def _drawn(said: Document, pages: int) -> tuple[bytes, int]:
    file = BytesIO()
    sheet = _Sheet(Canvas(file, pagesize=A4, invariant=1), said, pages)
    sheet.head()
    sheet.figures()
    sheet.hours()
    sheet.notes()
    for table in said.tables:
        sheet.table(table)
    return sheet.finish(file)


def _edges(table: Table, rows: Sequence[Sequence[str]]) -> list[float]:
    """Return where columns begin and end: numbers as wide as they are, texts share the rest."""
    needs = []
    for number, column in enumerate(table.columns):
        cells = [width(drawable(row[number], STRONG), STRONG, CELL) for row in rows]
        heading = longest_word(column.heading, STRONG, CELL)
        needs.append(max([heading, LEAST, *cells]) + 2 * PADDING + SLACK)
    texts = [number for number, column in enumerate(table.columns) if column.kind == "text"]
    spare = (ROOM - sum(needs)) / max(1, len(texts))
    for number in texts:
        least = longest_word(table.columns[number].heading, STRONG, CELL) + 2 * PADDING + SLACK
        needs[number] = max(least, needs[number] + spare)
    # Texts that could not give way enough: all columns do.
    scale = min(1.0, ROOM / sum(needs))
    return list(accumulate((need * scale for need in needs), initial=LEFT))


class _Sheet:
    """Fills pages from the top; begins another where the rest has no room."""

    def __init__(self, canvas: Canvas, said: Document, pages: int) -> None:
        self._canvas = canvas
        self._said = said
        self._pages = pages
        self._page = 0
        self._y = TOP
        self._next_page()

    def finish(self, file: BytesIO) -> tuple[bytes, int]:
        self._canvas.save()
        return file.getvalue(), self._page

    def head(self) -> None:
        said = self._said
        self._y -= 8
        self._write(LEFT, said.title, BOLD, 17)
        self._y -= 20
        for line in broken(said.period, STRONG, 13, ROOM):
            self._write(LEFT, line, STRONG, 13)
            self._y -= 17
        for label, value in said.head:
            self._write(LEFT, label, REGULAR, 9, GREY)
            for line in broken(value, REGULAR, 9, ROOM - 72):
                self._write(LEFT + 72, line, REGULAR, 9)
                self._y -= 12
        self._y -= 6

    def figures(self) -> None:
        figures = self._said.figures
        gap = 8.0
        wide = (ROOM - gap * (len(figures) - 1)) / len(figures)
        top = self._y
        for number, (label, kind, value, before) in enumerate(figures):
            x = LEFT + number * (wide + gap)
            self._canvas.setFillGray(PALE)
            self._canvas.roundRect(x, top - 52, wide, 52, 4, stroke=0, fill=1)
            shown = money_text(value) if kind == "money" else cell_text(value, kind)
            self._y = top - 13
            self._write(x + 8, label, REGULAR, 8.5, GREY)
            self._y = top - 31
            size = min(14.0, 14.0 * (wide - 16) / width(drawable(shown, BOLD), BOLD, 14))
            self._write(x + 8, shown, BOLD, size)
            self._y = top - 45
            self._write(x + 8, change_text(value, before), REGULAR, 7.5, GREY)
        self._y = top - 52 - 20

    def hours(self) -> None:
        """Draw the sales of each hour as bars, each with its number above it."""
        hours = self._said.hours
        if not hours:
            return
        most = max(1, *(count for _, count in hours))
        step = min(56.0, ROOM / len(hours))
        self._write(LEFT, "Transaksi tiap jam", STRONG, 10)
        base = self._y - 16 - BARS
        for number, (hour, count) in enumerate(hours):
            x = LEFT + number * step
            tall = BARS * max(0, count) / most
            self._canvas.setFillGray(BAR)
            self._canvas.rect(x + step * 0.15, base, step * 0.7, tall, stroke=0, fill=1)
            self._y = base + tall + 3
            if count:
                self._centred(x + step / 2, f"{count}", 7)
            self._y = base - 9
            self._centred(x + step / 2, hour, 7)
        self._canvas.setLineWidth(0.6)
        self._canvas.line(LEFT, base, LEFT + step * len(hours), base)
        self._y = base - 26

    def notes(self) -> None:
        for note in self._said.notes:
            for line in broken(note, STRONG, 9, ROOM):
                self._write(LEFT, line, STRONG, 9)
                self._y -= 13
        self._y -= 8

    def table(self, table: Table) -> None:
        """Draw a table; its head is drawn again on every page that it goes on to."""
        rows = [*table.rows, *filter(None, (table.total,))]
        edges = _edges(table, [_texts(row, table.columns) for row in rows])
        self._room_for(4 * LINE + 30)
        self._write(LEFT, table.title, STRONG, 11)
        self._y -= 15
        self._table_head(table, edges)
        for number, row in enumerate(rows):
            cells = _texts(row, table.columns)
            is_total = table.total is not None and number == len(rows) - 1
            font = STRONG if is_total else REGULAR
            lines = _wrapped(cells, edges, font)
            tall = LINE * max(map(len, lines))
            # The last row does not stay behind when its total goes to the next page.
            together = 2 if number == len(rows) - 2 else 1
            if self._y - tall * together < BOTTOM:
                self._next_page()
                self._table_head(table, edges)
            if is_total:
                self._y -= 2
                self._rule(0.8, self._y + 9)
            self._cells(lines, table.columns, edges, font)
            self._y -= tall + 3
        self._y -= 14

    def _table_head(self, table: Table, edges: Sequence[float]) -> None:
        lines = _wrapped([column.heading for column in table.columns], edges, STRONG)
        self._cells(lines, table.columns, edges, STRONG)
        self._y -= LINE * max(map(len, lines)) - 5
        self._rule(0.5, self._y)
        self._y -= 11

    def _cells(
        self,
        lines: Sequence[Sequence[str]],
        columns: Sequence[Column],
        edges: Sequence[float],
        font: str,
    ) -> None:
        top = self._y
        for number, (cell, column) in enumerate(zip(lines, columns, strict=True)):
            self._y = top
            for line in cell:
                if column.kind in {"text", "code"}:
                    self._write(edges[number] + (PADDING if number else 0), line, font, CELL)
                else:
                    x = edges[number + 1] - PADDING - width(line, font, CELL)
                    self._write(x, line, font, CELL)
                self._y -= LINE
        self._y = top

    def _room_for(self, tall: float) -> None:
        if self._y - tall < BOTTOM:
            self._next_page()

    def _next_page(self) -> None:
        if self._page:
            self._canvas.showPage()
        self._page += 1
        if self._said.mark:
            self._watermark()
        self._y = BOTTOM - 18
        for line in broken(self._said.foot, REGULAR, 8, ROOM - 90)[:1]:
            self._write(LEFT, line, REGULAR, 8, GREY)
        number = f"Halaman {self._page} dari {self._pages}"
        self._write(RIGHT - width(number, REGULAR, 8), number, REGULAR, 8, GREY)
        self._y = TOP
        if self._said.mark:
            self._write(LEFT, self._said.mark, BOLD, 12)
            self._y -= 22

    def _watermark(self) -> None:
        canvas = self._canvas
        drawable("SIMULASI", BOLD)
        canvas.saveState()
        canvas.setFillGray(PALE)
        canvas.translate(WIDTH / 2, HEIGHT / 2)
        canvas.rotate(45)
        canvas.setFont(BOLD, 100)
        canvas.drawCentredString(0, 0, "SIMULASI")
        canvas.restoreState()

    def _write(self, x: float, text: str, font: str, size: float, grey: float = 0.0) -> None:
        shown = drawable(text, font)
        self._canvas.setFillGray(grey)
        self._canvas.setFont(font, size)
        self._canvas.drawString(x, self._y, shown)
        self._canvas.setFillGray(0)

    def _centred(self, x: float, text: str, size: float) -> None:
        self._write(x - width(drawable(text, REGULAR), REGULAR, size) / 2, text, REGULAR, size)

    def _rule(self, thickness: float, y: float) -> None:
        self._canvas.setLineWidth(thickness)
        self._canvas.line(LEFT, y, RIGHT, y)


def _texts(row: Row, columns: Sequence[Column]) -> list[str]:
    return [cell_text(value, column.kind) for value, column in zip(row, columns, strict=True)]


def _wrapped(cells: Sequence[str], edges: Sequence[float], font: str) -> list[list[str]]:
    return [
        broken(cell, font, CELL, edges[number + 1] - edges[number] - 2 * PADDING)
        for number, cell in enumerate(cells)
    ]
