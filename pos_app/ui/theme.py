"""How the counter looks: colours, type, spacing; light and dark.

Everything that is painted takes its colours from here at the moment it is painted, so that a theme
can be changed while the program runs.
"""

from dataclasses import asdict, dataclass
from functools import cache
from string import Template
from typing import Literal

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from pos_app.assets import asset

ThemeName = Literal["light", "dark", "system"]
TextRole = Literal["caption", "body", "strong", "heading", "title", "figure", "display"]
Tone = Literal["normal", "muted", "accent", "success", "warning", "danger", "unknown"]

TYPE_SCALE: dict[TextRole, tuple[int, QFont.Weight]] = {
    "caption": (14, QFont.Weight.Normal),
    "body": (16, QFont.Weight.Normal),
    "strong": (16, QFont.Weight.DemiBold),
    "heading": (20, QFont.Weight.DemiBold),
    "title": (26, QFont.Weight.Bold),
    "figure": (34, QFont.Weight.Bold),
    "display": (46, QFont.Weight.Bold),
}
"""Pixels and weight of each kind of text."""

SPACE_XS, SPACE_S, SPACE_M, SPACE_L, SPACE_XL, SPACE_XXL = 4, 8, 12, 16, 24, 32
RADIUS_S, RADIUS_M, RADIUS_L = 6, 10, 14
TOUCH = 48
"""The least height and width of anything a finger has to hit."""

SANS, MONO = "Loket Sans", "Loket Mono"


@dataclass(frozen=True, slots=True)
class Colors:
    """The colours of a theme, each named by what it is for.

    A `_soft` colour is a background for text in `text` or in the colour it belongs to. `outline`
    borders what can be typed into; `border` only divides.
    """

    background: str
    surface: str
    raised: str
    raised_hover: str
    raised_pressed: str
    border: str
    outline: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    accent_pressed: str
    accent_soft: str
    on_accent: str
    chrome: str
    chrome_hover: str
    on_chrome: str
    muted_on_chrome: str
    success: str
    success_soft: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str
    unknown: str
    unknown_soft: str
    focus: str
    focus_on_chrome: str


LIGHT = Colors(
    background="#f4f1ea",
    surface="#fffefb",
    raised="#ebe7dc",
    raised_hover="#e2ddcf",
    raised_pressed="#d6d0bf",
    border="#d6cfbf",
    outline="#8b8674",
    text="#17211e",
    muted="#545c57",
    accent="#0b5f58",
    accent_hover="#094e48",
    accent_pressed="#063b37",
    accent_soft="#dcebe6",
    on_accent="#ffffff",
    chrome="#0d3f3b",
    chrome_hover="#1a534e",
    on_chrome="#f7f4ec",
    muted_on_chrome="#b4cdc7",
    success="#1a6a33",
    success_soft="#dff0df",
    warning="#855000",
    warning_soft="#faeacb",
    danger="#ac221b",
    danger_soft="#fae1dd",
    unknown="#5a3ea6",
    unknown_soft="#e9e3f8",
    focus="#c2560a",
    focus_on_chrome="#ffb057",
)

DARK = Colors(
    background="#0f1614",
    surface="#18211f",
    raised="#25312e",
    raised_hover="#2f3d39",
    raised_pressed="#3a4a45",
    border="#2f3b38",
    outline="#7d8c86",
    text="#edf2ef",
    muted="#a9b6b0",
    accent="#55c8b3",
    accent_hover="#70d8c5",
    accent_pressed="#3fb29d",
    accent_soft="#173a35",
    on_accent="#05221d",
    chrome="#0a2b28",
    chrome_hover="#16403b",
    on_chrome="#edf2ef",
    muted_on_chrome="#a3bfb8",
    success="#74d28a",
    success_soft="#17321f",
    warning="#f1b552",
    warning_soft="#3a2c11",
    danger="#ff9286",
    danger_soft="#441e1b",
    unknown="#bda9ff",
    unknown_soft="#2d2653",
    focus="#ffb057",
    focus_on_chrome="#ffb057",
)


class _Theme(QObject):
    """The theme that is shown; it follows the desktop while it is asked to."""

    def __init__(self) -> None:
        super().__init__()
        self.name: ThemeName = "light"
        self.colors = LIGHT

    def follow(self, scheme: Qt.ColorScheme) -> None:
        """Take the desktop's scheme, if the theme is the system's."""
        app = QApplication.instance()
        if self.name == "system" and isinstance(app, QApplication):
            _show(app, DARK if scheme is Qt.ColorScheme.Dark else LIGHT)


_theme = _Theme()


def colors() -> Colors:
    """Return the colours that are shown now."""
    return _theme.colors


def color(role: str) -> QColor:
    """Return one colour that is shown now, by the name of its field in `Colors`."""
    return QColor(getattr(_theme.colors, role))


def tone_role(tone: Tone) -> str:
    """Return the colour in which text of a tone is shown."""
    return "text" if tone == "normal" else tone


def font(role: TextRole) -> QFont:
    """Return the font of a kind of text; its figures are all of one width."""
    pixels, weight = TYPE_SCALE[role]
    made = QFont(SANS)
    made.setPixelSize(pixels)
    made.setWeight(weight)
    return made


def mono_font(pixels: int) -> QFont:
    """Return the font in which receipts and tokens are shown."""
    _load("LoketMono-Regular.ttf")
    _load("LoketMono-Bold.ttf")
    made = QFont(MONO)
    made.setPixelSize(pixels)
    return made


def apply_theme(app: QApplication, name: ThemeName) -> None:
    """Show a theme, now and on every widget; "system" follows the desktop from then on."""
    for weight in ("Regular", "SemiBold", "Bold"):
        _load(f"LoketSans-{weight}.ttf")
    hints = app.styleHints()
    _theme.name = name
    hints.setColorScheme(_SCHEMES[name])
    hints.colorSchemeChanged.connect(_theme.follow, Qt.ConnectionType.UniqueConnection)
    dark = hints.colorScheme() is Qt.ColorScheme.Dark if name == "system" else name == "dark"
    _show(app, DARK if dark else LIGHT)


_SCHEMES = {
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
    "system": Qt.ColorScheme.Unknown,
}


@cache
def _load(file: str) -> int:
    return QFontDatabase.addApplicationFont(str(asset(f"fonts/{file}")))


def _show(app: QApplication, shown: Colors) -> None:
    _theme.colors = shown
    if app.style().name() != "fusion":
        app.setStyle("fusion")
    app.setPalette(_palette(shown))
    app.setFont(font("body"))
    app.setStyleSheet(_style_sheet(shown))


def _palette(shown: Colors) -> QPalette:
    palette = QPalette()
    for role, value in {
        QPalette.ColorRole.Window: shown.background,
        QPalette.ColorRole.WindowText: shown.text,
        QPalette.ColorRole.Base: shown.surface,
        QPalette.ColorRole.AlternateBase: shown.background,
        QPalette.ColorRole.Text: shown.text,
        QPalette.ColorRole.PlaceholderText: shown.muted,
        QPalette.ColorRole.Button: shown.raised,
        QPalette.ColorRole.ButtonText: shown.text,
        QPalette.ColorRole.ToolTipBase: shown.chrome,
        QPalette.ColorRole.ToolTipText: shown.on_chrome,
        QPalette.ColorRole.Highlight: shown.accent,
        QPalette.ColorRole.HighlightedText: shown.on_accent,
        QPalette.ColorRole.Accent: shown.accent,
        QPalette.ColorRole.Link: shown.accent,
    }.items():
        palette.setColor(role, QColor(value))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(shown.muted))
    return palette


def _style_sheet(shown: Colors) -> str:
    template = Template(asset("themes/counter.qss").read_text(encoding="utf-8"))
    kind = "dark" if shown is DARK else "light"
    marks = {name: asset(f"themes/{name}-{kind}.svg").as_posix() for name in ("chevron", "check")}
    return template.substitute(asdict(shown), **marks)
