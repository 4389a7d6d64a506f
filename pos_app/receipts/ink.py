"""Text on a PDF page: our fonts, measured and broken to width, drawn as it is and never parsed."""

from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from pos_app.assets import asset

REGULAR, STRONG, BOLD = "LoketSans-Regular", "LoketSans-SemiBold", "LoketSans-Bold"


@cache
def _font(name: str) -> TTFont:
    font = TTFont(name, str(asset(f"fonts/{name}.ttf")))
    pdfmetrics.registerFont(font)
    return font


def drawable(text: str, font: str) -> str:
    """Return the text with "?" for every character that the font does not have."""
    glyphs = _font(font).face.charToGlyph
    return "".join(c if ord(c) in glyphs else "?" for c in text)


def width(text: str, font: str, size: float) -> float:
    """Return how wide a drawable text is, in points."""
    return float(_font(font).stringWidth(text, size))


def longest_word(text: str, font: str, size: float) -> float:
    """Return how wide the widest word of a text is, in points."""
    return max(width(word, font, size) for word in drawable(text, font).split(" "))


def broken(text: str, font: str, size: float, room: float) -> list[str]:
    """Break a text at its blanks, and inside a word that is too long, into lines that fit."""
    lines = [""]
    for word in drawable(text, font).split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if width(longer, font, size) <= room:
            lines[-1] = longer
            continue
        if lines[-1]:
            lines.append("")
        for character in word:
            if width(lines[-1] + character, font, size) > room and lines[-1]:
                lines.append("")
            lines[-1] += character
    return lines
