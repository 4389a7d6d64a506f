"""What goes along with a release: digests, a bill of materials, licences, a manifest that holds."""

import hashlib
import json
import os
import re
import sys
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from pos_app import __version__
from pos_app.domain.update import read_release
from pos_app.providers.releases import verified

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
URL = "https://unduh.example.id/pos-app/"
MODULES = ("release", "bundled", "bill_of_materials")


@pytest.fixture
def release(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(PACKAGING)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")  # 2026-11-21
    yield import_module("release")
    for name in MODULES:
        sys.modules.pop(name, None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "release"
    made.mkdir()
    (made / f"pos-app-{__version__}-setup.exe").write_bytes(b"MZ" * 500)
    news = tmp_path / "news"
    news.mkdir()
    (news / "en.txt").write_text("Kiosk mode.\n")
    (news / "id.txt").write_text("Mode kios.\n")
    return made


@pytest.fixture
def key(release: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The private half of a new pair, whose other half the program has."""
    public = tmp_path / "release-key.txt"
    public.write_text("# the public half\n")
    half = release.new_key(tmp_path / "maker.pem", public)
    assert public.read_text() == f"# the public half\n{half}\n"
    monkeypatch.setattr(release, "release_key", lambda: half)
    return tmp_path / "maker.pem"


def announce(release: ModuleType, folder: Path, key: Path) -> None:
    release.announce(folder, key, URL, 3, date(2027, 2, 20), folder.parent / "news")


def test_the_digests_are_what_sha256sum_reads(release: ModuleType, folder: Path) -> None:
    (folder / "b.whl").write_bytes(b"b")
    release.sums(folder)
    lines = (folder / "SHA256SUMS").read_bytes()
    assert f"{hashlib.sha256(b'b').hexdigest()}  b.whl\n".encode() in lines
    assert b"\r" not in lines
    release.sums(folder)  # of its own file there is no digest
    assert (folder / "SHA256SUMS").read_bytes() == lines


def test_the_bill_and_the_licences_name_all_that_goes_along(
    release: ModuleType, folder: Path
) -> None:
    pytest.importorskip("cyclonedx")
    release.describe(folder, "linux")
    bill = json.loads((folder / "SBOM.cdx.json").read_text("utf-8"))
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert bill["metadata"]["component"]["version"] == __version__
    named = {part["name"]: part for part in bill["components"]}
    assert {"pyside6", "cryptography", "httpx", "python", "public-sans"} <= named.keys()
    assert not {"pytest", "ruff", "mypy", "cyclonedx-python-lib"} & named.keys()
    assert named["httpx"]["purl"].startswith("pkg:pypi/httpx@")
    assert all(part["licenses"] for part in named.values())
    page = (folder / "THIRD-PARTY-LICENCES.txt").read_text("utf-8")
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in page
    assert "SIL OPEN FONT LICENSE" in page.upper()
    assert all(f"\n{name} " in page for name in named)


def test_the_same_release_has_the_same_bill_byte_for_byte(
    release: ModuleType, folder: Path
) -> None:
    pytest.importorskip("cyclonedx")
    release.describe(folder, "linux")
    first = (folder / "SBOM.cdx.json").read_bytes()
    release.describe(folder, "linux")
    assert (folder / "SBOM.cdx.json").read_bytes() == first


def test_windows_needs_what_linux_does_not(release: ModuleType) -> None:
    closure = release.parts.__globals__["closure"]
    windows, linux = ({name for name, _ in closure(system)} for system in ("win32", "linux"))
    assert windows - linux >= {"tzdata", "pywin32-ctypes"}
    assert linux - windows >= {"secretstorage", "jeepney"}


def test_a_library_that_is_not_there_is_named(
    release: ModuleType, folder: Path, tmp_path: Path
) -> None:
    with pytest.raises(release.NotCompleteError, match=r"^alembic .* is not installed here; say"):
        release.parts("linux", tmp_path)


def test_a_manifest_says_what_is_in_the_folder_and_its_signature_holds(
    release: ModuleType, folder: Path, key: Path
) -> None:
    announce(release, folder, key)
    told = read_release(verified((folder / "latest.json").read_bytes(), release.release_key()))
    (installer,) = folder.glob("*.exe")
    assert (told.version, told.serial, told.day) == (__version__, 3, date(2026, 11, 21))
    assert told.news == {"en": "Kiosk mode.", "id": "Mode kios."}
    assert told.download.url == URL + installer.name
    assert told.download.size == 1000
    assert told.download.sha256 == hashlib.sha256(installer.read_bytes()).hexdigest()


def test_only_the_key_whose_other_half_the_program_has_signs(
    release: ModuleType, folder: Path, key: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("")
    release.new_key(tmp_path / "other.pem", other)
    with pytest.raises(release.NotCompleteError, match="is not the key whose other half"):
        announce(release, folder, tmp_path / "other.pem")
    assert not (folder / "latest.json").exists()


def test_an_installer_of_another_version_is_not_announced(
    release: ModuleType, folder: Path, key: Path
) -> None:
    (installer,) = folder.glob("*.exe")
    installer.rename(folder / "pos-app-9.9.9-setup.exe")
    with pytest.raises(release.NotCompleteError, match="one installer of"):
        announce(release, folder, key)


def test_a_private_key_is_never_written_over_nor_into_the_repository(
    release: ModuleType, key: Path
) -> None:
    if os.name == "posix":
        assert key.stat().st_mode & 0o077 == 0
    before = key.read_bytes()
    with pytest.raises(FileExistsError):
        release.new_key(key)
    assert key.read_bytes() == before
    with pytest.raises(release.NotCompleteError, match="does not belong"):
        release.new_key(ROOT / "maker.pem")
    assert not (ROOT / "maker.pem").exists()


@pytest.mark.parametrize(
    "line", [[], ["--key", "k"], ["dir", "--key", "k"], ["dir", "--new-key", "k"]], ids=str
)
def test_a_command_line_that_asks_for_nothing_whole_is_refused(
    release: ModuleType, line: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        release.main(line)
    assert caught.value.code == 2


def test_the_version_is_said_in_one_place() -> None:
    """Others ask for it; the changelog tells what came with it."""
    listed = sorted(
        str(file.relative_to(ROOT))
        for room in ("pos_app", "packaging", "docs", "resources", ".github", ".ci")
        for file in (ROOT / room).rglob("*")
    )
    listed += ["README.md", "CHANGELOG.md", "pyproject.toml"]
    said = re.compile(rf"(?<![\d.]){re.escape(__version__)}(?![\d.])")
    places = [
        name
        for name in listed
        if name.endswith((".py", ".toml", ".md", ".nsi", ".nsh", ".spec", ".yml", ".in", ".json"))
        and said.search((ROOT / name).read_text("utf-8", "replace"))
    ]
    assert sorted(places) == ["CHANGELOG.md", "pos_app/__init__.py"]
