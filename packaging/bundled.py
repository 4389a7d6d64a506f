"""What goes along with the program: the libraries of uv.lock, and whose licence each is under."""

import os
import re
import sys
import tomllib
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import NamedTuple

from packaging.markers import Marker

ROOT = Path(__file__).resolve().parent.parent
LICENCES = Path(__file__).resolve().parent / "licences"
FONTS = ROOT / "resources" / "fonts"

SYSTEMS = {
    "win32": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt",
              "platform_machine": "AMD64"},
    "linux": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix",
              "platform_machine": "x86_64"},
}  # fmt: skip

QT_NOTE = """\
Qt and PySide6 are used under the GNU Lesser General Public License, version 3. They lie beside the
program as separate libraries, unchanged, in the folder PySide6: whoever has a compatible build of
them may put it there in their place, and may take the program apart as far as that needs. Their
source code is at https://download.qt.io/official_releases/QtForPython/ and
https://download.qt.io/official_releases/qt/. The text of that licence, and of the GPL that it
refers to, stand at the end of this file.
"""

_QT = {"pyside6", "pyside6-addons", "pyside6-essentials", "shiboken6"}
_TEXTS = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)
_SUFFIXES = {"", ".txt", ".md", ".rst", ".APACHE", ".BSD", ".python"}
_ALSO = {"python": "PSF-2.0", "public-sans": "OFL-1.1", "jetbrains-mono": "OFL-1.1",
         "tabler-icons": "MIT"}  # fmt: skip


class NotCompleteError(Exception):
    """Something that goes along is not known well enough; the message is one sentence."""


class Part(NamedTuple):
    """One thing that goes along. `licence` is an SPDX expression or what its maker calls it."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...]
    kind: str = "library"


def parts(system: str, libraries: Path | None = None) -> list[Part]:
    """Return all that goes along on a system, by name.

    `libraries` is the folder that they are installed in, this Python's without one. Raises
    NotCompleteError where one is missing there, is another version, or says no licence.
    """
    where = [str(libraries)] if libraries else sys.path
    installed = {_plain(d.metadata["Name"]): d for d in distributions(path=where)}
    found = [_library(name, version, installed) for name, version in closure(system)]
    return [*found, *_others()]


def closure(system: str) -> list[tuple[str, str]]:
    """Return name and version of every library that the program needs on a system."""
    lock = tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))
    known = {package["name"]: package for package in lock["package"]}
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    told = SYSTEMS[system] | {"python_version": version, "python_full_version": f"{version}.0",
                              "implementation_name": "cpython",
                              "platform_python_implementation": "CPython"}  # fmt: skip
    wanted, seen = ["pos-app"], {"pos-app"}
    while wanted:
        for need in known[wanted.pop()].get("dependencies", ()):
            name = need["name"]
            if name not in seen and ("marker" not in need or Marker(need["marker"]).evaluate(told)):
                seen.add(name)
                wanted.append(name)
    return [(name, known[name]["version"]) for name in sorted(seen - {"pos-app"})]


def licence_page(all_parts: list[Part]) -> str:
    """Return THIRD-PARTY-LICENCES.txt."""
    table = [f"{part.name} {part.version}".strip().ljust(40) + part.licence for part in all_parts]
    pages = [f"{'=' * 78}\n{part.name} {part.version}\n{part.licence}\n{'=' * 78}\n\n"
             + "\n\n".join(part.texts) for part in all_parts]  # fmt: skip
    ends = [(LICENCES / name).read_text("utf-8") for name in ("LGPL-3.0.txt", "GPL-3.0.txt")]
    head = "What this program is made with, and under which licences.\n"
    return "\n\n".join([head, QT_NOTE, "\n".join(table), *pages, *ends]).rstrip() + "\n"


def _library(name: str, version: str, installed: dict[str, Distribution]) -> Part:
    there = installed.get(name)
    if there is None:
        raise NotCompleteError(
            f"{name} {version} is not installed here; say with --libraries where it is."
        )
    if there.version != version:
        raise NotCompleteError(f"{name} is {there.version} here and {version} in uv.lock.")
    texts = ("See the note about Qt above.",) if name in _QT else _texts_of(there)
    licence = _licence_of(there)
    if not texts or not licence:
        raise NotCompleteError(f"{name} {version} does not say under which licence it is.")
    return Part(name, version, licence, texts)


def _licence_of(there: Distribution) -> str:
    said = there.metadata.get("License-Expression") or there.metadata.get("License") or ""
    classified = [line.rpartition(" :: ")[2] for line in there.metadata.get_all("Classifier") or ()
                  if line.startswith("License ::")]  # fmt: skip
    return said.strip().splitlines()[0] if said.strip() else " AND ".join(classified)


def _texts_of(there: Distribution) -> tuple[str, ...]:
    """Return the texts that lie in a library or beside its metadata."""
    files = sorted(file for file in there.files or ()
                   if _TEXTS.search(file.name) and file.suffix in _SUFFIXES)  # fmt: skip
    return tuple(Path(str(file.locate())).read_text("utf-8", "replace") for file in files)


def _others() -> list[Part]:
    python = ".".join(map(str, sys.version_info[:3]))
    icons = ROOT / "resources" / "icons" / "LICENSE"
    return [
        Part("python", python, _ALSO["python"], (_python_licence(),), "platform"),
        _font("public-sans", "2.1", "OFL-PublicSans.txt"),
        _font("jetbrains-mono", "2.211", "OFL-JetBrainsMono.txt"),
        # The icons say of no version which they are.
        Part("tabler-icons", "", _ALSO["tabler-icons"], (icons.read_text("utf-8"),), "data"),
    ]


def _font(name: str, version: str, text: str) -> Part:
    return Part(name, version, _ALSO[name], ((FONTS / text).read_text("utf-8"),), "data")


def _python_licence() -> str:
    library = Path(os.__file__).resolve().parent
    for folder in (library, library.parent):
        if (folder / "LICENSE.txt").is_file():
            return (folder / "LICENSE.txt").read_text("utf-8")
    raise NotCompleteError("This Python has no LICENSE.txt; take python.org's or a full build.")


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
