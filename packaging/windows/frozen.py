"""What the packed program has in it, and what it does without."""

import re
from pathlib import PurePosixPath

QT_MODULES = ("QtCore", "QtGui", "QtNetwork", "QtPdf", "QtPrintSupport", "QtSvg", "QtWidgets")
"""The parts of PySide6 that the program imports; a test holds them against its sources."""

FOREIGN_TO_WINDOWS = ("PySide6.QtDBus",)
"""What the program asks for on Linux only, where it keeps the screen awake."""

FOREIGN_MODULES = [
    # Of SQLAlchemy, Pillow and ReportLab: other databases, pictures and drawings than ours
    "PIL.AvifImagePlugin",
    "PIL.ImageFont",
    "PIL.ImageQt",
    "PIL.PdfParser",
    "PIL.TiffImagePlugin",
    "PIL.WebPImagePlugin",
    "PIL._avif",
    "PIL._imagingcms",
    "PIL._imagingtk",
    "PIL._webp",
    "reportlab.graphics",
    "sqlalchemy.dialects.mssql",
    "sqlalchemy.dialects.mysql",
    "sqlalchemy.dialects.oracle",
    "sqlalchemy.ext.mypy",
    # What a library would use if it were there
    "IPython",
    "anyio",
    "click",
    "cffi.recompiler",
    "hypothesis",
    "numpy",
    "pandas",
    "pycparser",
    "pygments",
    "pytest",
    "rich",
    "trio",
    # Of Python: what serves people who write programs
    "_pydecimal",
    "curses",
    "doctest",
    "ensurepip",
    "idlelib",
    "lib2to3",
    "pip",
    "pydoc",
    "setuptools",
    "tkinter",
    "turtledemo",
    "unittest",
]
"""What the program does without; a library that asks for one of these goes on without it."""

_QT_LIBRARIES = {
    "Core",
    "DBus",
    "Gui",
    "Network",
    "Pdf",
    "PrintSupport",
    "Svg",
    "Widgets",
    "XcbQpa",
}
_PLUGINS = {
    "iconengines": {"qsvgicon"},
    "imageformats": {"qsvg"},
    "platforms": {"qoffscreen", "qwindows", "qxcb"},
    "platforminputcontexts": {"composeplatforminputcontext", "ibusplatforminputcontext"},
    "printsupport": {"cupsprintersupport", "windowsprintersupport"},
    "xcbglintegrations": set[str](),
}
_LIBRARY = re.compile(r"^(?:lib)?Qt6?(?P<name>[A-Z0-9]\w*?)(?:\.abi3)?\.(?:dll|pyd|so[.0-9]*)$")


def is_needed_first(module: str) -> bool:
    """Return whether PyInstaller's own start imports a module, before `shared_code` runs."""
    return module.partition(".")[0] in {"ctypes", "struct"}


def is_wanted(name: str) -> bool:
    """Return whether a file goes along that was found for the program, by its path there."""
    path = PurePosixPath(name.replace("\\", "/"))
    parts = path.parts
    if parts[0] == "PySide6":
        return _is_wanted_of_qt(path)
    if path.name.startswith(("libQt6", "Qt6")):
        return _is_wanted_library(path.name)
    if parts[:2] == ("resources", "translations") and path.suffix == ".ts":
        return False  # the program reads what is made of it
    # The time zones of shops, and of all the world there were 600 files.
    return parts[:2] != ("tzdata", "zoneinfo") or parts[2] == "Asia"


def _is_wanted_of_qt(path: PurePosixPath) -> bool:
    parts = path.parts
    if "translations" in parts or "qml" in parts or path.name == "opengl32sw.dll":
        return False
    if "plugins" in parts:
        kind = parts[parts.index("plugins") + 1]
        return path.stem.removeprefix("lib") in _PLUGINS.get(kind, set())
    return _is_wanted_library(path.name)


def _is_wanted_library(name: str) -> bool:
    found = _LIBRARY.match(name)
    return found is None or found["name"] in _QT_LIBRARIES
