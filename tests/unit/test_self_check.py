"""The self-check: what is broken is named by a code and facts, and nothing real is touched."""

import os
import shutil
import sys
import time
import zoneinfo
from pathlib import Path

import certifi
import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from pos_app import assets, checks, display, keys
from pos_app.providers import transport
from pos_app.self_check import BROKEN, HANGING, Check, Found, Place, Result, found_by, results

RESOURCES = assets.asset("catalogue.toml").parent


@pytest.fixture
def place(tmp_path: Path) -> Place:
    (tmp_path / "scratch").mkdir()
    return Place(tmp_path / "home", tmp_path / "scratch")


@pytest.fixture
def incomplete(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The resources of a program of which something can be missing."""
    folder = tmp_path / "resources"
    shutil.copytree(RESOURCES, folder)
    monkeypatch.setattr(assets, "_resources", lambda: folder)
    return folder


def found(name: str, place: Place) -> Found:
    (check,) = [check for check in checks.ALL if check.name == name]
    return found_by(check, place)


@pytest.mark.parametrize("check", checks.ALL, ids=lambda check: check.name)
def test_a_whole_program_passes_every_check(check: Check, place: Place) -> None:
    told = found_by(check, place)
    assert told.level in {"ok", "warning"}, told
    assert not place.home.exists()


def test_the_quick_half_is_part_of_all_and_pays_nothing() -> None:
    assert set(checks.QUICK) < set(checks.ALL)
    assert {"payment", "printers"} & {check.name for check in checks.QUICK} == set()


@pytest.mark.parametrize(
    "name",
    ["fonts/LoketSans-Bold.ttf", "translations/id.qm", "catalogue.toml", "icons/water.svg"],
)
def test_a_missing_file_is_named(name: str, incomplete: Path, place: Place) -> None:
    (incomplete / name).unlink()
    told = found("files", place)
    assert told == Found("failed", "file-broken", {"file": str(incomplete / name)})


@pytest.mark.parametrize(
    "name", ["fonts/LoketMono-Regular.ttf", "translations/id.qm", "icons/moon.svg"]
)
def test_a_broken_file_is_named(name: str, incomplete: Path, place: Place) -> None:
    (incomplete / name).write_bytes(b"nothing of the kind")
    level, code, facts = found("files", place)
    assert (level, code) == ("failed", "file-broken")
    assert Path(name).name in str(facts["file"])


def test_a_catalogue_that_is_none_fails(incomplete: Path, place: Place) -> None:
    (incomplete / "catalogue.toml").write_text("categories = 5")
    assert found("files", place).level == "failed"


def test_a_home_that_is_blocked_is_named(place: Place, read_only: Path) -> None:
    home = read_only / "home"
    told = found("home", place._replace(home=home))
    assert told == Found("failed", "home-blocked", {"home": home, "folder": read_only})


def test_a_home_that_is_there_is_only_looked_at(place: Place) -> None:
    place.home.mkdir()
    assert found("home", place) == Found("ok", "home-free", {"home": place.home})
    assert [*place.home.iterdir()] == []


def test_books_that_cannot_be_founded_fail(place: Place, read_only: Path) -> None:
    assert found("books", place._replace(scratch=read_only)).level == "failed"


class Memory(KeyringBackend):
    """A keyring that keeps what it is given, or stays locked."""

    priority = 1.0

    def __init__(self, *, locked: bool = False) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.locked = locked
        self.kept: dict[str, str] = {}

    @property
    def name(self) -> str:
        return "the memory"

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get(username)

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.locked:
            raise KeyringLocked
        self.kept[username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[username]


@pytest.mark.parametrize(
    ("locked", "wanted"),
    [
        (False, Found("ok", "keys-in-system", {"keyring": "the memory"})),
        (True, Found("failed", "keyring", {"detail": ""})),
    ],
)
def test_the_keyring_is_named_and_left_as_it_was(
    place: Place, *, locked: bool, wanted: Found
) -> None:
    before, ours = keyring.get_keyring(), Memory(locked=locked)
    keyring.set_keyring(ours)
    try:
        told = found("keyring", place)
    finally:
        keyring.set_keyring(before)
    assert told == wanted
    assert ours.kept == {}


def test_no_keyring_is_a_warning(place: Place) -> None:
    assert found("keyring", place) == Found("warning", "keys-in-file")


def test_what_is_tried_out_leaves_no_key_in_the_keyring(place: Place) -> None:
    before, ours = keyring.get_keyring(), Memory()
    keyring.set_keyring(ours)
    try:
        assert found("payment", place).level == "ok"
        assert keyring.get_keyring() is ours
    finally:
        keyring.set_keyring(before)
    assert ours.kept == {}


@pytest.mark.parametrize("content", ["no certificate at all", None])
def test_a_broken_list_of_certificates_fails(
    content: str | None, place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "cacert.pem"
    if content is not None:
        broken.write_text(content)
    monkeypatch.setattr(certifi, "where", lambda: str(broken))
    transport._tls.cache_clear()
    try:
        told = found("certificates", place)
    finally:
        transport._tls.cache_clear()
    assert (told.level, told.code) == ("failed", "trust-broken")


def test_missing_time_zones_fail(place: Place, tmp_path: Path) -> None:
    zoneinfo.reset_tzpath(to=[str(tmp_path)])
    hidden = sys.modules.get("tzdata")
    sys.modules["tzdata"] = None  # type: ignore[assignment]
    try:
        told = found("times", place)
    finally:
        zoneinfo.reset_tzpath()
        sys.modules.pop("tzdata")
        if hidden is not None:
            sys.modules["tzdata"] = hidden
    assert told == Found("failed", "zone-unknown", {"zone": "Asia/Jakarta"})


@pytest.fixture
def no_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program cannot start itself again."""
    if sys.platform == "win32":
        pytest.skip("a script is no program there")
    dead = tmp_path / "dead"
    dead.write_text("#!/bin/sh\nexit 1\n")
    dead.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(dead))


@pytest.mark.usefixtures("no_child")
def test_a_sandbox_that_does_not_start_fails(place: Place) -> None:
    told = found("payment", place)
    assert (told.level, told.code) == ("failed", "sandbox")


@pytest.mark.usefixtures("no_child")
def test_a_print_service_that_does_not_answer_is_a_warning(place: Place) -> None:
    assert found("printers", place) == Found("warning", "printers-silent")


def test_a_receipt_without_its_font_fails(incomplete: Path, place: Place) -> None:
    from pos_app.receipts import ink

    ink._font.cache_clear()
    for font in (incomplete / "fonts").glob("*.ttf"):
        font.unlink()
    told = found("receipts", place)
    assert (told.level, told.code) == ("failed", "draw")


def hang(_place: Place) -> Found:
    time.sleep(3600)
    return Found("ok", "too-late")


def die(_place: Place) -> Found:
    os._exit(3)


def stumble(_place: Place) -> Found:
    raise ZeroDivisionError


def be_well(place: Place) -> Found:
    (place.scratch / "a file").write_text("mine")
    return Found("ok", "worked", {"folder": place.scratch})


def test_a_check_that_hangs_or_dies_stops_none_after_it(tmp_path: Path) -> None:
    """Each in a process that can be ended, in a folder that is gone afterwards."""
    looks = (be_well, hang, stumble, die, be_well)
    told = [*results(tmp_path, [Check(str(n), 2, look) for n, look in enumerate(looks)])]
    first, *others, last = [one.found for one in told]
    assert (first.code, last.code) == ("worked", "worked")
    assert others == [
        HANGING,
        Found("failed", "check-stumbled", {"error": "ZeroDivisionError"}),
        BROKEN,
    ]
    assert not Path(str(first.facts["folder"])).exists()


def test_a_process_that_does_not_come_up_fails_every_check_once(tmp_path: Path) -> None:
    two = [Check("a", 1, be_well), Check("b", 1, be_well)]
    told = [*results(tmp_path, two, start_seconds=0)]
    assert told == [Result("a", HANGING), Result("b", HANGING)]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always one")
def test_without_a_screen_the_files_are_drawn_into_memory(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert not display.has_display()
    check = next(check for check in checks.ALL if check.name == "files")
    assert [one.found.level for one in results(place.home, [check])] == ["ok"]


def test_a_name_for_a_keyring_is_given_only_if_it_keeps() -> None:
    assert keys.keyring_name() == ""
