"""A receipt on A4: the same content in two columns, its periods in a table.

Whatever a provider sends, every word of it is on some page, and no money is broken over two lines.
"""

from collections.abc import Sequence
from io import BytesIO
from itertools import accumulate, chain

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from pos_app.receipts.content import Content, Pair, Section
from pos_app.receipts.ink import BOLD, REGULAR, STRONG, broken, drawable, longest_word, width

WIDTH, HEIGHT = A4
LEFT, RIGHT, TOP, BOTTOM = 18 * mm, WIDTH - 18 * mm, HEIGHT - 18 * mm, 20 * mm
GUTTER = 10 * mm
HALF = (RIGHT - LEFT - GUTTER) / 2
SIZE, LINE = 10.0, 15.0
CELL, PADDING = 9.0, 5.0
GREY = 0.35
TAIL = 14 * LINE
"""What total, cash and notes take."""

Row = tuple[str, str]
"""A line of a label and a line of its value, side by side."""


def draw_a4(content: Content) -> bytes:
    """Return the receipt as a PDF; what a page does not hold goes on to the next."""
    file = BytesIO()
    sheet = _Sheet(Canvas(file, pagesize=A4, invariant=1), content)
    sheet.head()
    sheet.token()
    sheet.columns(content.bill)
    sheet.table(content.periods)
    sheet.sections(content.sections)
    sheet.totals()
    sheet.foot()
    sheet.canvas.save()
    return file.getvalue()


def _edges(cells: Sequence[Sequence[str]]) -> list[float]:
    """Return where columns begin and end, the spare room shared out; nothing if they do not fit."""
    needs = [
        max(width(drawable(cell, STRONG), STRONG, CELL) for cell in column) + 2 * PADDING
        for column in zip(*cells, strict=True)
    ]
    spare = (RIGHT - LEFT - sum(needs)) / len(needs)
    return [] if spare < 0 else list(accumulate((need + spare for need in needs), initial=LEFT))


def _rows(pair: Pair) -> list[Row]:
    """Break a pair to the width of a column, the value beside the end of its label."""
    *above, label = broken(pair.label, REGULAR, SIZE, HALF)
    room = HALF - width(label, REGULAR, SIZE) - SIZE
    if longest_word(pair.value, STRONG, SIZE) > room:
        # A number is not to be broken: it goes below its label.
        values = ["", *broken(pair.value, STRONG, SIZE, HALF)]
    else:
        values = broken(pair.value, STRONG, SIZE, room)
    labels = [label, *[""] * (len(values) - 1)]
    return [*((line, "") for line in above), *zip(labels, values, strict=True)]


def _filling(blocks: Sequence[Sequence[Row]], wanted: int, most: int) -> int:
    """Return how many whole blocks make `wanted` rows, or else as many as `most` rows hold."""
    rows = 0
    for number, block in enumerate(blocks):
        rows += len(block)
        if rows > most:
            return number
        if rows >= wanted:
            return number + 1
    return len(blocks)


def _says_twice(period: Sequence[Pair]) -> bool:
    return len({pair.label for pair in period}) < len(period)


class _Sheet:
    def __init__(self, canvas: Canvas, content: Content) -> None:
        self.canvas = canvas
        self.content = content
        self.y = TOP
        self._begin_page()

    def head(self) -> None:
        content = self.content
        side = self._column(LEFT + HALF + GUTTER, self.y, content.head)
        for line in broken("".join(content.outlet[:1]), BOLD, 17, HALF):
            self._text(LEFT, line, BOLD, 17)
            self.y -= 18
        for text in content.outlet[1:]:
            self._grey(text, HALF)
        self.y = min(self.y, side) - 8
        self._rule(1.2)
        self.y -= 22
        for line in broken(content.title, BOLD, 13, RIGHT - LEFT):
            self._text(LEFT, line, BOLD, 13)
            self.y -= 20

    def token(self) -> None:
        """Draw a PLN token large, on a line of its own."""
        if self.content.token:
            self.y -= 8
            self._text(LEFT, self.content.token, BOLD, 22)
            self.y -= 30

    def columns(self, pairs: Sequence[Pair]) -> None:
        """Put the pairs into two columns of much the same height, none torn apart."""
        blocks = [_rows(pair) for pair in pairs]
        while blocks:
            most = int((self.y - BOTTOM) / LINE)
            half = _filling(blocks, -(-sum(map(len, blocks)) // 2), most)
            left, blocks = blocks[:half], blocks[half:]
            rest = _filling(blocks, most, most)
            right, blocks = blocks[:rest], blocks[rest:]
            top = self.y
            ends = [
                self._stack(x, top, rows)
                for x, rows in ((LEFT, left), (LEFT + HALF + GUTTER, right))
            ]
            self.y = min(ends)
            if blocks:
                self._next_page()
        self.y -= 8

    def table(self, periods: Sequence[Sequence[Pair]]) -> None:
        """Draw the periods as rows under the labels of all of them, or else one after another."""
        labels = list(dict.fromkeys(pair.label for period in periods for pair in period))
        if not labels:
            return
        money = {pair.label for period in periods for pair in period if pair.is_money}
        rows = [{pair.label: pair.value for pair in period} for period in periods]
        cells = [labels, *([row.get(label, "") for label in labels] for row in rows)]
        edges = _edges(cells)
        if not edges or any(map(_says_twice, periods)):
            self._one_by_one(periods)
            return
        for number, row in enumerate(cells):
            self._new_page_below(BOTTOM + 40)
            self._row(row, edges, [label in money for label in labels], bold=number == 0)
        self.y -= 6

    def sections(self, sections: Sequence[Section]) -> None:
        """Draw sections below one another, each in two columns under its title."""
        for section in sections:
            self._new_page_below(BOTTOM + 4 * LINE)
            self._rule(0.3)
            self.y -= 16
            self._text(LEFT, section.title, STRONG, SIZE)
            self.y -= LINE
            self.columns(section.pairs)

    def totals(self) -> None:
        """Draw the amounts, right, with the total in a box."""
        content = self.content
        amounts = sum(len(_rows(pair)) for pair in content.amounts)
        self._new_page_below(BOTTOM + LINE * amounts + TAIL)
        left = LEFT + HALF + GUTTER
        self.y = self._column(left, self.y, content.amounts) - 18
        total = content.total
        needed = width(total.label, BOLD, 13) + width(total.value, BOLD, 16) + 13
        start = min(left, RIGHT - needed)
        self.canvas.setFillGray(0.93)
        self.canvas.roundRect(start - 8, self.y - 10, RIGHT - start + 16, 32, 5, stroke=0, fill=1)
        self.canvas.setFillGray(0)
        self._write(start, self.y, total.label, BOLD, 13)
        self._right_at(RIGHT, self.y, total.value, BOLD, 16)
        self.y = self._column(left, self.y - 32, content.cash) - 6

    def foot(self) -> None:
        self._rule(0.6)
        self.y -= 16
        for note in self.content.foot:
            self._grey(note, RIGHT - LEFT)
        for mark in self.content.marks:
            self.y -= 6
            self._text(LEFT, mark, BOLD, 12)
            self.y -= 10

    def _begin_page(self) -> None:
        self.y = TOP
        if self.content.marks:
            self._watermark("LATIHAN" if self.content.training else "BUKAN STRUK")
        for mark in self.content.marks:
            self._text(LEFT, mark, BOLD, 16 if mark == self.content.warning else 12)
            self.y -= 26

    def _new_page_below(self, least: float) -> None:
        if self.y < least:
            self._next_page()

    def _next_page(self) -> None:
        self.canvas.showPage()
        self._begin_page()

    def _one_by_one(self, periods: Sequence[Sequence[Pair]]) -> None:
        for period in periods:
            self._new_page_below(BOTTOM + 3 * LINE)
            self._rule(0.3)
            self.y -= 16
            self.columns(period)

    def _column(self, left: float, top: float, pairs: Sequence[Pair]) -> float:
        return self._stack(left, top, [_rows(pair) for pair in pairs])

    def _stack(self, left: float, top: float, blocks: Sequence[Sequence[Row]]) -> float:
        for label, value in chain.from_iterable(blocks):
            self._write(left, top, label, REGULAR, SIZE, GREY)
            self._right_at(left + HALF, top, value, STRONG, SIZE)
            top -= LINE
        return top

    def _row(
        self, cells: Sequence[str], edges: Sequence[float], right: Sequence[bool], *, bold: bool
    ) -> None:
        font = STRONG if bold else REGULAR
        for number, cell in enumerate(cells):
            if right[number]:
                self._right_at(edges[number + 1] - PADDING, self.y, cell, font, CELL)
            else:
                self._write(edges[number] + PADDING, self.y, cell, font, CELL)
        self.y -= 6
        self._rule(0.3)
        self.y -= 14

    def _text(self, x: float, text: str, font: str, size: float) -> None:
        self._write(x, self.y, text, font, size)

    def _write(
        self, x: float, y: float, text: str, font: str, size: float, grey: float = 0.0
    ) -> None:
        shown = drawable(text, font)
        self.canvas.setFillGray(grey)
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, y, shown)
        self.canvas.setFillGray(0)

    def _grey(self, text: str, room: float) -> None:
        for line in broken(text, REGULAR, 9.5, room):
            self._write(LEFT, self.y, line, REGULAR, 9.5, GREY)
            self.y -= 13

    def _right_at(self, right: float, y: float, text: str, font: str, size: float) -> None:
        self._write(right - width(drawable(text, font), font, size), y, text, font, size)

    def _rule(self, thickness: float) -> None:
        self.canvas.setLineWidth(thickness)
        self.canvas.line(LEFT, self.y, RIGHT, self.y)

    def _watermark(self, word: str) -> None:
        drawable(word, BOLD)
        self.canvas.saveState()
        self.canvas.setFillGray(0.9)
        self.canvas.translate(WIDTH / 2, HEIGHT / 2)
        self.canvas.rotate(45)
        self.canvas.setFont(BOLD, 770 / len(word))
        self.canvas.drawCentredString(0, 0, word)
        self.canvas.restoreState()
