"""What the executables and the installer show of the program: its name, version and pictures.

The version has one source, `pos_app/__init__.py`; the picture has one, `resources/icons/app.svg`.
"""

import re
import struct
from pathlib import Path
from typing import Any

NAME = "pos-app"
MAKER = "pos-app"
ABOUT = "Loket pembayaran - bill-payment counter"

GROUND, PAPER = "#0b5f58", "#ffffff"
"""The ground of the icon, so that it stands on its own colour, and that of NSIS's pages."""

SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
"""Pixels; what Windows asks for at 100 to 250 per cent, and for the largest tiles."""


def version(root: Path) -> str:
    """Return the version that the program says of itself, without importing it."""
    text = (root / "pos_app" / "__init__.py").read_text("utf-8")
    found = re.search(r'^__version__ = "([0-9]+\.[0-9]+\.[0-9]+)"$', text, re.MULTILINE)
    if found is None:
        raise ValueError("pos_app/__init__.py has no version of three numbers")
    return found[1]


def version_numbers(text: str) -> tuple[int, int, int, int]:
    """Return a version as Windows counts it: 1.2.3 is 1, 2, 3, 0."""
    major, minor, patch = (int(part) for part in text.split("."))
    return (major, minor, patch, 0)


def version_resource(root: Path, file_name: str) -> Any:
    """Return what Windows shows in the properties of an executable."""
    from PyInstaller.utils.win32 import versioninfo as vi  # noqa: PLC0415  only where it freezes

    text = version(root)
    numbers = version_numbers(text)
    shown = {
        "CompanyName": MAKER,
        "FileDescription": ABOUT,
        "FileVersion": text,
        "InternalName": file_name.removesuffix(".exe"),
        "OriginalFilename": file_name,
        "ProductName": NAME,
        "ProductVersion": text,
    }
    strings = [vi.StringStruct(name, value) for name, value in shown.items()]
    english, unicode = 0x0409, 1200
    return vi.VSVersionInfo(
        ffi=vi.FixedFileInfo(filevers=numbers, prodvers=numbers),
        kids=[
            vi.StringFileInfo([vi.StringTable(f"{english:04x}{unicode:04x}", strings)]),
            vi.VarFileInfo([vi.VarStruct("Translation", [english, unicode])]),
        ],
    )


def make_icon(drawing: Path, target: Path) -> Path:
    """Paint the drawing in every size into one .ico and return it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(icon_of([(size, _painted(drawing, size)) for size in SIZES]))
    return target


def make_pictures(drawing: Path, folder: Path) -> None:
    """Paint side.bmp and header.bmp, what NSIS shows beside its first page and above the others.

    Their sizes in pixels are NSIS's; it knows no other form of a picture.
    """
    from PySide6.QtCore import QPointF, QRect, Qt  # noqa: PLC0415  only where it freezes
    from PySide6.QtGui import QColor, QPainter, QPolygonF  # noqa: PLC0415

    side = _ground(164, 314, GROUND)
    painter = QPainter(side)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(PAPER))
    # The edge of a receipt, where it was torn off.
    teeth = [QPointF(164 - 5 * (step % 2), 314 * step / 52) for step in range(53)]
    painter.drawPolygon(QPolygonF(teeth))
    _draw(drawing, painter, QRect(22, 90, 116, 116))
    painter.end()
    side.save(str(folder / "side.bmp"), "BMP")

    header = _ground(150, 57, PAPER)
    painter = QPainter(header)
    _draw(drawing, painter, QRect(101, 8, 41, 41))
    painter.end()
    header.save(str(folder / "header.bmp"), "BMP")


def icon_of(pictures: list[tuple[int, bytes]]) -> bytes:
    """Return an .ico of PNG pictures, each given with its edge in pixels (256 at most)."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    at = len(head) + 16 * len(pictures)
    entries = b""
    for size, png in pictures:
        edge = size % 256  # 256 is written as 0
        entries += struct.pack("<BBBBHHII", edge, edge, 0, 0, 1, 32, len(png), at)
        at += len(png)
    return head + entries + b"".join(png for _, png in pictures)


def _painted(drawing: Path, size: int) -> bytes:
    from PySide6.QtCore import QBuffer, QIODevice, QRect, Qt  # noqa: PLC0415
    from PySide6.QtGui import QImage, QPainter  # noqa: PLC0415

    picture = QImage(size, size, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    _draw(drawing, painter, QRect(0, 0, size, size))
    painter.end()
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(out, "PNG")  # type: ignore[call-overload]
    return bytes(out.data().data())


def _ground(width: int, height: int, color: str) -> Any:
    from PySide6.QtGui import QColor, QImage  # noqa: PLC0415

    picture = QImage(width, height, QImage.Format.Format_RGB888)
    picture.fill(QColor(color))
    return picture


def _draw(drawing: Path, painter: Any, place: Any) -> None:
    from PySide6.QtCore import QByteArray, QRectF  # noqa: PLC0415
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    QSvgRenderer(QByteArray(drawing.read_bytes())).render(painter, QRectF(place))
