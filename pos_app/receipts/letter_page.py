"""The claim drawn on A4, a block for each payment: every text as it is, never parsed."""

from collections.abc import Sequence
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from pos_app.domain.settlement import claimed
from pos_app.receipts.content import Outlet, texts
from pos_app.receipts.ink import BOLD, REGULAR, STRONG, broken, drawable, width
from pos_app.receipts.letter import TITLE, block, opening, rupiah
from pos_app.services.settlement_ports import Claim

MM = 72 / 25.4
WIDTH, HEIGHT = 210 * MM, 297 * MM
LEFT, RIGHT, TOP, BOTTOM = 18 * MM, WIDTH - 18 * MM, HEIGHT - 18 * MM, 20 * MM
SIZE, LINE, SMALL = 9.5, 13.0, 7.5
GREY = 0.35
INDENT = 50 * MM
_FOOT = 9 * LINE


def draw_letter(claim: Claim, outlet: Outlet) -> bytes:
    """Return the letter as a PDF; what a page does not hold goes on to the next."""
    file = BytesIO()
    sheet = _Sheet(Canvas(file, pagesize=(WIDTH, HEIGHT), invariant=1), training=claim.training)
    sheet.head(texts(outlet.name, outlet.address, outlet.phone))
    sheet.say(opening(claim, outlet))
    for number, finding in enumerate(claim.findings, 1):
        sheet.block(block(number, finding, claim, outlet.zone))
    sheet.sum(f"Jumlah yang dipersoalkan: {rupiah(sum(map(claimed, claim.findings)))}")
    sheet.foot(outlet, claim)
    sheet.canvas.save()
    return file.getvalue()


class _Sheet:
    def __init__(self, canvas: Canvas, *, training: bool) -> None:
        self.canvas = canvas
        self.y = TOP
        self.page = 1
        self._training = training
        self._begin_page()

    def head(self, outlet: Sequence[str]) -> None:
        for number, line in enumerate(outlet):
            self._line(line, BOLD if number == 0 else REGULAR, 15 if number == 0 else SIZE)
        self._rule(1.2)
        self.y -= 10
        self._line(TITLE, BOLD, 13)

    def say(self, lines: Sequence[str]) -> None:
        for line in lines:
            for part in broken(line, REGULAR, SIZE, RIGHT - LEFT):
                self._line(part, REGULAR, SIZE)
        self.y -= 4

    def block(self, lines: Sequence[tuple[str, str]]) -> None:
        """Draw one payment, never torn over two pages."""
        self._new_page_below(BOTTOM + LINE * (len(lines) + 1))
        self._rule(0.4)
        (title, risk), *facts = lines
        self._write(LEFT, title, BOLD, SIZE + 0.5)
        self._right(risk, BOLD, SIZE + 0.5)
        self.y -= LINE + 1
        for label, value in facts:
            size = SMALL if label.startswith("SHA-256") else SIZE
            self._write(LEFT, label, REGULAR, SIZE, GREY)
            for part in broken(value, STRONG, size, RIGHT - LEFT - INDENT):
                self._write(LEFT + INDENT, part, STRONG, size)
                self.y -= LINE
        self.y -= 3

    def sum(self, said: str) -> None:
        self._new_page_below(BOTTOM + _FOOT)
        self._rule(1.2)
        self._right(said, BOLD, 12)
        self.y -= 2 * LINE

    def foot(self, outlet: Outlet, claim: Claim) -> None:
        """Leave room for a name that is signed by hand."""
        self.say(["Hormat kami,", "", "", ""])
        self._write(LEFT, "." * 44, REGULAR, SIZE)
        self.y -= LINE
        self.say(texts(claim.by, outlet.name))
        self._number()

    def _begin_page(self) -> None:
        self.y = TOP
        if self._training:
            self._line("LATIHAN - BUKAN KLAIM YANG SEBENARNYA", BOLD, 12)

    def _new_page_below(self, least: float) -> None:
        if self.y < least:
            self._number()
            self.canvas.showPage()
            self.page += 1
            self._begin_page()

    def _number(self) -> None:
        self.y = BOTTOM - LINE
        self._right(f"Halaman {self.page}", REGULAR, SMALL)

    def _line(self, text: str, font: str, size: float) -> None:
        self._write(LEFT, text, font, size)
        self.y -= max(LINE, size * 1.4)

    def _write(self, x: float, text: str, font: str, size: float, grey: float = 0.0) -> None:
        shown = drawable(text, font)
        self.canvas.setFillGray(grey)
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, self.y, shown)

    def _right(self, text: str, font: str, size: float) -> None:
        self._write(RIGHT - width(drawable(text, font), font, size), text, font, size)

    def _rule(self, thickness: float) -> None:
        self.canvas.setLineWidth(thickness)
        self.canvas.line(LEFT, self.y, RIGHT, self.y)
        self.y -= LINE
