"""What of the packed program and its installer can be seen without a Windows."""

import ast
import os
import re
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import brand
import freezing
import pytest
from frozen import FOREIGN_MODULES, FOREIGN_TO_WINDOWS, QT_MODULES, is_wanted
from PIL import Image
from places import HERE, HERE_PROGRAM, ROOT
from stamps import note_done, stamp, was_done

import pos_app
from pos_app import program

SCRIPTS = {file.name: file.read_text("ascii") for file in (HERE / "setup").iterdir()}
TEXT = re.compile(r'^!insertmacro TEXT (\w+)\s+\\?\s*"([^"]+)"\s+\\?\s*"([^"]+)"$', re.MULTILINE)
CODE = re.compile(r"^!define ([A-Z_]+) (1[0-9])$", re.MULTILINE)


def imported() -> set[str]:
    """Every module that the program imports by name."""
    found = set()
    for file in (ROOT / "pos_app").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="the long form covers Windows")
@pytest.mark.timeout(900)
def test_the_packed_program_pays_a_bill_on_its_own_sandbox(tmp_path: Path) -> None:
    freezing.freeze_here()
    freezing.check_here()
    bare = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "PATH"}}
    bare = {name: value for name, value in bare.items() if not name.startswith("QT_")}
    sold = subprocess.run(
        [HERE_PROGRAM / "pos-app", "--home", tmp_path, "--demo"],
        env=bare,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Hand over the receipt" in sold.stdout, sold.stderr
    assert list((tmp_path / "demo" / "receipts").glob("*.pdf"))


def test_it_holds_the_parts_of_qt_that_are_imported() -> None:
    of_qt = {name.split(".")[1] for name in imported() if name.startswith("PySide6.")}
    of_linux = {name.split(".")[1] for name in FOREIGN_TO_WINDOWS}
    assert of_qt - of_linux == set(QT_MODULES)
    for name in QT_MODULES:
        part = name.removeprefix("Qt")
        assert is_wanted(rf"PySide6\{name}.pyd")
        assert is_wanted(f"PySide6/Qt6{part}.dll")
        assert is_wanted(f"PySide6/Qt/lib/libQt6{part}.so.6")


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt6Qml.dll",
        "PySide6/Qt6WebEngineCore.dll",
        "PySide6/Qt63DCore.dll",
        "PySide6/opengl32sw.dll",
        "PySide6/translations/qtbase_de.qm",
        r"PySide6\plugins\tls\qschannelbackend.dll",
        "PySide6/Qt/plugins/platforms/libqwayland-generic.so",
        "tzdata/zoneinfo/Europe/Berlin",
        r"resources\translations\id.ts",
    ],
)
def test_it_does_without_what_is_not_used(name: str) -> None:
    assert not is_wanted(name)


@pytest.mark.parametrize(
    "name",
    [
        r"PySide6\plugins\platforms\qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/plugins/iconengines/qsvgicon.dll",
        "tzdata/zoneinfo/Asia/Makassar",
        "resources/catalogue.toml",
        "resources/translations/id.qm",
        "python311.dll",
    ],
)
def test_it_keeps_what_is_used(name: str) -> None:
    assert is_wanted(name)


def test_nothing_that_the_program_imports_is_left_out() -> None:
    assert imported() & set(FOREIGN_MODULES) == set()


def test_every_sentence_of_the_installer_is_there_in_both_languages() -> None:
    texts = TEXT.findall(SCRIPTS["texts.nsh"])
    assert len(texts) == SCRIPTS["texts.nsh"].count("!insertmacro TEXT ")
    assert all(indonesian != english for _, indonesian, english in texts)
    rest = "".join(SCRIPTS.values())
    used = set(re.findall(r"\$\((\w+)\)", rest))
    assert {name for name, _, _ in texts} == used


def test_the_exit_codes_of_the_installer_are_told_to_who_rolls_it_out() -> None:
    told = (ROOT / "docs" / "rolling-out.md").read_text("utf-8")
    codes = CODE.findall(SCRIPTS["texts.nsh"])
    assert len(codes) == 7
    assert re.findall(r"^\| (1[0-9]) \|", told, re.MULTILINE) == [code for _, code in codes]
    switches = set(re.findall(r'"(/[A-Z]+)"', "".join(SCRIPTS.values())))
    assert [switch for switch in sorted(switches) if f"`{switch}`" not in told] == []


def test_the_installer_and_the_program_mean_the_same_files() -> None:
    source = Path(program.__file__).read_text("utf-8")
    for name in ("SHARED", "NAME", "CONSOLE"):
        found = re.search(rf'^!define {name} "([^"]+)"', SCRIPTS["pos_app.nsi"], re.MULTILINE)
        assert found
        assert f'"{found[1].removesuffix(".exe")}"' in source


def test_the_version_has_one_source() -> None:
    assert brand.version(ROOT) == pos_app.__version__
    assert brand.version_numbers("1.20.3") == (1, 20, 3, 0)
    for text in SCRIPTS.values():
        assert pos_app.__version__ not in text


def test_the_icon_is_a_picture_in_every_size(tmp_path: Path) -> None:
    made = brand.make_icon(ROOT / "resources" / "icons" / "app.svg", tmp_path / "app.ico")
    with Image.open(BytesIO(made.read_bytes())) as icon:
        assert icon.info["sizes"] == {(size, size) for size in brand.SIZES}
        assert icon.convert("RGBA").getpixel((128, 8)) == (11, 95, 88, 255)


def test_the_pictures_of_the_installer_have_the_sizes_it_knows(tmp_path: Path) -> None:
    brand.make_pictures(ROOT / "resources" / "icons" / "app.svg", tmp_path)
    for name, size in {"side": (164, 314), "header": (150, 57)}.items():
        with Image.open(tmp_path / f"{name}.bmp") as picture:
            assert picture.format == "BMP"
            assert picture.size == size
            assert len(picture.getcolors(size[0] * size[1]) or []) > 2


def test_a_step_is_done_again_when_a_file_changes(tmp_path: Path) -> None:
    folder = tmp_path / "read"
    shutil.copytree(HERE / "setup", folder)
    before = stamp((folder, "text"))
    note_done(tmp_path, "step", before)
    assert was_done(tmp_path, "step", stamp((folder, "text")))
    assert not was_done(tmp_path, "other", before)
    (folder / "texts.nsh").write_text("")
    assert not was_done(tmp_path, "step", stamp((folder, "text")))
