"""What the window is made of, and whether it is there and sound; for the self-check."""

import os
import sys
from collections.abc import Iterable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QTranslator
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtPdf import QPdfDocument
from PySide6.QtSvg import QSvgRenderer

from pos_app.assets import asset
from pos_app.display import has_display

FONTS = tuple(
    f"fonts/Loket{name}.ttf"
    for name in ("Sans-Regular", "Sans-SemiBold", "Sans-Bold", "Mono-Regular", "Mono-Bold")
)


def require_looks(icons: Iterable[str]) -> int:
    """Load every font, icon, theme and translation, those icons among them; return how many icons.

    Raises FileNotFoundError for one that is missing, ValueError with the name of a broken one.
    """
    _app = _unseen()
    for font in FONTS:
        number = QFontDatabase.addApplicationFont(str(asset(font)))
        _require(font, is_sound=number >= 0)
        QFontDatabase.removeApplicationFont(number)
    translation = asset("translations/id.qm")
    _require(translation.name, is_sound=QTranslator().load(str(translation)))
    _require("counter.qss", is_sound=bool(asset("themes/counter.qss").read_text("utf-8")))
    named = {asset(f"icons/{name}.svg") for name in icons}
    pictures = named | {*asset("icons/app.svg").parent.glob("*.svg")}
    for picture in sorted(pictures):
        _require(picture.name, is_sound=QSvgRenderer(str(picture)).isValid())
    return len(pictures)


def text_of(pdf: bytes) -> str:
    """Return what can be read on the pages of a PDF; raises ValueError if it is none."""
    _app = _unseen()
    buffer, document = QBuffer(), QPdfDocument()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    _require("receipt", is_sound=document.status() is QPdfDocument.Status.Ready)
    pages = [document.getAllText(page).text() for page in range(document.pageCount())]
    document.close()
    return "\n".join(pages)


def _unseen() -> object:
    """Return what draws; where there is no screen, it draws into memory."""
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QGuiApplication.instance() or QGuiApplication(sys.argv[:1])


def _require(name: str, *, is_sound: bool) -> None:
    if not is_sound:
        raise ValueError(name)
