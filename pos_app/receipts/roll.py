"""A receipt on a roll of 58 or 80 mm: one column, as long as it has to be."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from pos_app.receipts.content import Content, Pair
from pos_app.receipts.ink import BOLD, REGULAR, STRONG, broken, longest_word, width

LEADING = 1.32
GAP = 0.6
ONE_LINE, TWO_LINES = 1.6, 1.9
SMALLEST = 0.8
WARNING = 1.3


@dataclass(frozen=True, slots=True)
class Paper:
    """A roll: its width, what its printer reaches, and the size of the text, in points."""

    width: float
    printable: float
    size: float


PAPERS = {"58": Paper(58 * mm, 48 * mm, 7.6), "80": Paper(80 * mm, 72 * mm, 9.0)}


@dataclass(slots=True)
class _Mark:
    """A text at its place, counted from the top; or a rule, without a text."""

    x: float
    y: float
    text: str
    font: str
    size: float


@dataclass(slots=True)
class _Column:
    """Fills a column from the top; the height is known when it is full."""

    paper: Paper
    y: float = 4 * mm
    marks: list[_Mark] = field(default_factory=list)

    @property
    def left(self) -> float:
        return (self.paper.width - self.paper.printable) / 2

    @property
    def right(self) -> float:
        return self.left + self.paper.printable

    def centred(self, text: str, font: str, scale: float = 1.0) -> None:
        size = self.paper.size * scale
        for line in broken(text, font, size, self.paper.printable):
            x = self.left + (self.paper.printable - width(line, font, size)) / 2
            self._put(x, line, font, size)

    def token(self, token: str) -> None:
        """Put the groups of a token on one line where they fit, else on two, larger."""
        if width(token, BOLD, self.paper.size * ONE_LINE) <= self.paper.printable:
            self.centred(token, BOLD, ONE_LINE)
            return
        groups = token.split(" ")
        half = -(-len(groups) // 2)
        for line in (groups[:half], groups[half:]):
            self.centred(" ".join(line), BOLD, TWO_LINES)

    def pair(self, pair: Pair, font: str = REGULAR, scale: float = 1.0) -> None:
        """Put label and value on one line; a value with too little room goes below, right.

        A number that is a little too wide for the paper is set smaller and not broken.
        """
        printable = self.paper.printable
        size = self.paper.size * scale
        widest = longest_word(pair.value, font, size)
        if printable < widest <= printable / SMALLEST:
            size *= printable / widest
        *above, label = broken(pair.label, font, size, printable)
        lines = broken(pair.value, font, size, printable)
        room = printable - width(label, font, size) - size * GAP
        if len(lines) > 1 or width(lines[0], font, size) > room:
            lines = ["", *lines]
        for line in above:
            self._put(self.left, line, font, size)
        self._put(self.left, label, font, size, advance=False)
        for line in lines:
            self._put(self.right - width(line, font, size), line, font, size)

    def pairs(self, pairs: Iterable[Pair]) -> None:
        for pair in pairs:
            self.pair(pair)

    def rule(self) -> None:
        self.y += self.paper.size * 0.45
        self.marks.append(_Mark(self.left, self.y, "", "", 0))
        self.y += self.paper.size * 0.55

    def gap(self) -> None:
        self.y += self.paper.size * 0.6

    def _put(self, x: float, text: str, font: str, size: float, *, advance: bool = True) -> None:
        self.marks.append(_Mark(x, self.y + size, text, font, size))
        if advance:
            self.y += size * LEADING


def draw_roll(content: Content, paper: Paper) -> bytes:
    """Return the receipt as a PDF of one page."""
    column = _filled(content, paper)
    height = column.y + 6 * mm
    file = BytesIO()
    canvas = Canvas(file, pagesize=(paper.width, height), invariant=1)
    for mark in column.marks:
        if mark.text:
            canvas.setFont(mark.font, mark.size)
            canvas.drawString(mark.x, height - mark.y, mark.text)
        elif not mark.font:
            canvas.setLineWidth(0.6)
            canvas.line(column.left, height - mark.y, column.right, height - mark.y)
    canvas.save()
    return file.getvalue()


def _filled(content: Content, paper: Paper) -> _Column:
    column = _Column(paper)
    _marks(column, content)
    for number, text in enumerate(content.outlet):
        column.centred(text, BOLD if number == 0 else REGULAR, 1.25 if number == 0 else 1.0)
    column.gap()
    column.centred(content.title, STRONG)
    column.rule()
    column.pairs(content.head)
    if content.token:
        column.rule()
        column.gap()
        column.token(content.token)
        column.gap()
    if content.bill:
        column.rule()
        column.pairs(content.bill)
    for period in content.periods:
        column.rule()
        column.pairs(period)
    for section in content.sections:
        column.rule()
        column.pair(Pair(section.title, ""), STRONG)
        column.pairs(section.pairs)
    column.rule()
    column.pairs(content.amounts)
    column.gap()
    column.pair(content.total, BOLD, 1.3)
    column.gap()
    column.pairs(content.cash)
    _marks(column, content)
    column.rule()
    for line in content.foot:
        column.centred(line, REGULAR)
    _marks(column, content)
    return column


def _marks(column: _Column, content: Content) -> None:
    # Top, middle and bottom: no part of the slip can be torn off without it. A grey watermark
    # would eat the text on a thermal printer.
    for mark in content.marks:
        column.gap()
        column.centred(mark, BOLD, WARNING if mark == content.warning else 1.0)
        column.gap()
