"""A receipt on A4: the same content in two columns, its periods in a table."""

from collections.abc import Sequence
from io import BytesIO
from itertools import accumulate

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from pos_app.receipts.content import TRAINING, Content, Pair
from pos_app.receipts.ink import BOLD, REGULAR, STRONG, broken, drawable, longest_word, width

WIDTH, HEIGHT = A4
LEFT, RIGHT, TOP, BOTTOM = 18 * mm, WIDTH - 18 * mm, HEIGHT - 18 * mm, 20 * mm
GUTTER = 10 * mm
HALF = (RIGHT - LEFT - GUTTER) / 2
SIZE, LINE = 10.0, 15.0
CELL, PADDING = 9.0, 5.0
GREY = 0.35


def draw_a4(content: Content) -> bytes:
    """Return the receipt as a PDF; more periods than a page holds go on to the next."""
    file = BytesIO()
    sheet = _Sheet(Canvas(file, pagesize=A4, invariant=1), content)
    sheet.head()
    sheet.columns(content.bill)
    sheet.table(content.periods)
    sheet.totals()
    sheet.foot()
    sheet.canvas.save()
    return file.getvalue()


def _edges(cells: Sequence[Sequence[str]]) -> list[float]:
    """Return where columns begin and end: as wide as they need, and the rest shared out."""
    needs = [
        max(width(drawable(cell, STRONG), STRONG, CELL) for cell in column) + 2 * PADDING
        for column in zip(*cells, strict=True)
    ]
    spare = (RIGHT - LEFT - sum(needs)) / len(needs)
    fits = spare >= 0
    scale = 1.0 if fits else (RIGHT - LEFT) / sum(needs)
    return list(accumulate((need * scale + (spare if fits else 0) for need in needs), initial=LEFT))


class _Sheet:
    def __init__(self, canvas: Canvas, content: Content) -> None:
        self.canvas = canvas
        self.content = content
        self.y = TOP
        self._begin_page()

    def head(self) -> None:
        content = self.content
        self._text(LEFT, content.outlet[0] if content.outlet else "", BOLD, 17)
        below = self.y - 15
        for line in content.outlet[1:]:
            self._write(LEFT, below, line, REGULAR, 9.5, GREY)
            below -= 12
        side = self.y
        for pair in content.head:
            self._right(side, f"{pair.label}  {pair.value}", REGULAR, 9.5, GREY)
            side -= 13
        self.y = min(below, side) - 10
        self._rule(1.2)
        self.y -= 22
        self._text(LEFT, content.title, BOLD, 13)
        self.y -= 20

    def columns(self, pairs: Sequence[Pair]) -> None:
        """Put the pairs into two columns, the first half on the left."""
        half = -(-len(pairs) // 2)
        top = self.y
        left = self._column(LEFT, top, pairs[:half])
        right = self._column(LEFT + HALF + GUTTER, top, pairs[half:])
        self.y = min(left, right) - 8

    def table(self, periods: Sequence[Sequence[Pair]]) -> None:
        """Draw the periods as rows under the labels of all of them."""
        labels = list(dict.fromkeys(pair.label for period in periods for pair in period))
        if not labels:
            return
        money = {pair.label for period in periods for pair in period if pair.is_money}
        rows = [{pair.label: pair.value for pair in period} for period in periods]
        cells = [labels, *([row.get(label, "") for label in labels] for row in rows)]
        edges = _edges(cells)
        for number, row in enumerate(cells):
            self._new_page_below(BOTTOM + 40)
            self._row(row, edges, [label in money for label in labels], bold=number == 0)
        self.y -= 6

    def totals(self) -> None:
        """Draw the amounts, right, with the total in a box."""
        content = self.content
        self._new_page_below(BOTTOM + LINE * (len(content.amounts) + 7))
        left = LEFT + HALF + GUTTER
        self.y = self._column(left, self.y, content.amounts) - 18
        self.canvas.setFillGray(0.93)
        self.canvas.roundRect(left - 8, self.y - 10, HALF + 16, 32, 5, stroke=0, fill=1)
        self.canvas.setFillGray(0)
        self._write(left, self.y, content.total.label, BOLD, 13)
        self._right(self.y, content.total.value, BOLD, 16)
        self.y = self._column(left, self.y - 32, content.cash) - 6

    def foot(self) -> None:
        self._rule(0.6)
        self.y -= 16
        for note in (*self.content.notes, self.content.print_mark):
            for line in broken(note, REGULAR, 9.5, RIGHT - LEFT):
                self._write(LEFT, self.y, line, REGULAR, 9.5, GREY)
                self.y -= 13
        if self.content.training:
            self.y -= 6
            self._text(LEFT, TRAINING, BOLD, 12)

    def _begin_page(self) -> None:
        self.y = TOP
        if self.content.training:
            self._watermark()
            self._text(LEFT, TRAINING, BOLD, 12)
            self.y -= 26

    def _new_page_below(self, least: float) -> None:
        if self.y < least:
            self.canvas.showPage()
            self._begin_page()

    def _column(self, left: float, top: float, pairs: Sequence[Pair]) -> float:
        for pair in pairs:
            self._write(left, top, pair.label, REGULAR, SIZE, GREY)
            room = HALF - width(drawable(pair.label, REGULAR), REGULAR, SIZE) - SIZE
            lines = broken(pair.value, STRONG, SIZE, room)
            if longest_word(pair.value, STRONG, SIZE) > room:
                # A number is not to be broken: it goes below its label.
                lines = ["", *broken(pair.value, STRONG, SIZE, HALF)]
            for line in lines:
                self._right_at(left + HALF, top, line, STRONG, SIZE)
                top -= LINE
        return top

    def _row(
        self, cells: Sequence[str], edges: Sequence[float], right: Sequence[bool], *, bold: bool
    ) -> None:
        font = STRONG if bold else REGULAR
        tallest = 1
        for number, cell in enumerate(cells):
            left, end = edges[number] + PADDING, edges[number + 1] - PADDING
            lines = broken(cell, font, CELL, end - left)
            tallest = max(tallest, len(lines))
            for below, line in enumerate(lines):
                x = end - width(line, font, CELL) if right[number] else left
                self._write(x, self.y - below * 12, line, font, CELL)
        self.y -= 12 * (tallest - 1) + 6
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

    def _right(self, y: float, text: str, font: str, size: float, grey: float = 0.0) -> None:
        self._right_at(RIGHT, y, text, font, size, grey)

    def _right_at(
        self, right: float, y: float, text: str, font: str, size: float, grey: float = 0.0
    ) -> None:
        self._write(right - width(drawable(text, font), font, size), y, text, font, size, grey)

    def _rule(self, thickness: float) -> None:
        self.canvas.setLineWidth(thickness)
        self.canvas.line(LEFT, self.y, RIGHT, self.y)

    def _watermark(self) -> None:
        drawable("LATIHAN", BOLD)
        self.canvas.saveState()
        self.canvas.setFillGray(0.9)
        self.canvas.translate(WIDTH / 2, HEIGHT / 2)
        self.canvas.rotate(45)
        self.canvas.setFont(BOLD, 110)
        self.canvas.drawCentredString(0, 0, "LATIHAN")
        self.canvas.restoreState()
