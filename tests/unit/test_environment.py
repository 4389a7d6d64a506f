"""Settings, keys, the log, the files of resources/, and what an import may load."""

import logging
import subprocess
import sys
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import NoKeyringError

from pos_app import keys, log, settings
from pos_app.assets import asset
from pos_app.domain.errors import CredentialsError, InputError, StorageError
from pos_app.pins import ArgonPins


def write(home: Path, text: str) -> None:
    (home / "config.toml").write_text(text, "utf-8")


def test_without_a_file_every_setting_has_its_default(tmp_path: Path) -> None:
    chosen = settings.load(tmp_path, {})
    assert chosen.window.language == "id"
    assert not chosen.providers.digiswitch.enabled
    assert chosen.fees.of("pdam", "water") == 0


def test_the_environment_comes_before_the_file(tmp_path: Path) -> None:
    write(tmp_path, "[window]\ntheme = 'light'\nlanguage = 'en'\n[fees]\ndefault = 500\n")
    chosen = settings.load(
        tmp_path, {"POS_APP_WINDOW_THEME": "dark", "POS_APP_FEES_DEFAULT": "750"}
    )
    assert (chosen.window.theme, chosen.window.language, chosen.fees.default) == ("dark", "en", 750)


def test_a_product_may_have_a_fee_of_its_own(tmp_path: Path) -> None:
    write(tmp_path, "[fees]\ndefault = 500\n[fees.products]\npdam = 1000\n")
    fees = settings.load(tmp_path, {}).fees
    assert (fees.of("pdam", "water"), fees.of("tv", "tv")) == (1000, 500)


@pytest.mark.parametrize(
    "text",
    [
        "[window",
        "[window]\ntheme = 'pink'",
        "[colours]\nx = 1",
        "[fees]\ndefault = -1",
        "[network]\nseconds = 0",
        "[outlet]\nname = 5",
    ],
)
def test_a_setting_that_cannot_be_is_named(tmp_path: Path, text: str) -> None:
    write(tmp_path, text)
    with pytest.raises(InputError, match="settings"):
        settings.load(tmp_path, {})


def test_a_change_keeps_what_the_owner_wrote(tmp_path: Path, read_only: Path) -> None:
    write(tmp_path, "# mine\n[outlet]\nname = 'Loket' # our name\n")
    settings.save(tmp_path, "window", theme="dark")
    text = (tmp_path / "config.toml").read_text()
    assert "# mine" in text
    assert "# our name" in text
    assert settings.load(tmp_path, {}).window.theme == "dark"
    with pytest.raises(StorageError, match="read-only"):
        settings.save(read_only / "x", "window", theme="dark")


class Memory(KeyringBackend):
    """A keyring that forgets when it is gone."""

    priority = 1.0

    def get_password(self, service: str, username: str) -> str | None:
        return f"{service}/{username}"

    def set_password(self, service: str, username: str, password: str) -> None: ...


class Missing(Memory):
    def get_password(self, service: str, username: str) -> str | None:
        raise NoKeyringError


def test_a_key_comes_from_the_environment_or_the_keyring() -> None:
    before = keyring.get_keyring()
    try:
        keyring.set_keyring(Memory())  # type: ignore[no-untyped-call]
        given = {"POS_APP_DIGISWITCH_API_KEY": "from outside"}
        assert keys.provider_key("digiswitch-api-key", given) == "from outside"
        assert keys.provider_key("digiswitch-api-key", {}) == "pos-app/digiswitch-api-key"
        keyring.set_keyring(Missing())  # type: ignore[no-untyped-call]
        with pytest.raises(CredentialsError, match="POS_APP_DIGISWITCH_API_KEY"):
            keys.provider_key("digiswitch-api-key", {})
    finally:
        keyring.set_keyring(before)


def test_a_pin_is_hashed_with_argon2id_above_the_floor_and_salted(tmp_path: Path) -> None:
    pins = ArgonPins(keys.HomeKeys(tmp_path, "AB12"))
    first, second = pins.hash("147258"), pins.hash("147258")
    assert first != second
    assert first[8:].startswith("$argon2id$v=19$m=65536,t=3,")
    assert pins.verify(first, "147258")
    assert not pins.verify(first, "147259")
    assert not pins.verify("$no hash at all", "147258")


def test_the_log_masks_long_numbers_whoever_wrote_them(tmp_path: Path) -> None:
    log.start(tmp_path)
    log.log.info("customer %s", "530000000001")
    try:
        int("about 9658548523568701,0212502110170100")
    except ValueError as error:
        name = log.incident(error)
    log.stop()
    text = (tmp_path / "log" / "pos-app.log").read_text()
    assert name in text
    assert "Traceback" in text
    assert "53••••01" in text
    for number in ("530000000001", "9658548523568701", "0212502110170100"):
        assert number not in text


def test_a_log_that_cannot_be_written_stops_nothing(read_only: Path) -> None:
    log.start(read_only / "home")
    assert isinstance(log.log.handlers[0], logging.NullHandler)
    log.stop()


def test_a_file_that_is_missing_is_named() -> None:
    assert asset("catalogue.toml").name == "catalogue.toml"
    with pytest.raises(FileNotFoundError, match="not complete"):
        asset("nothing.toml")


def test_resources_are_found_in_a_wheel_and_in_a_frozen_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pos_app import assets

    (tmp_path / "resources").mkdir()
    (tmp_path / "resources" / "x").touch()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assets._resources.cache_clear()
    assert asset("x") == tmp_path / "resources" / "x"
    monkeypatch.undo()
    assets._resources.cache_clear()


def loaded_by(module: str) -> set[str]:
    code = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("module", ["pos_app.services.counter", "pos_app.cli"])
def test_services_and_the_parser_load_no_framework(module: str) -> None:
    heavy = {
        "PySide6",
        "httpx",
        "sqlmodel",
        "sqlalchemy",
        "reportlab",
        "alembic",
        "argon2",
        "keyring",
    }
    assert not loaded_by(module) & heavy


def test_the_window_loads_nothing_that_it_does_not_paint() -> None:
    later = {
        "httpx",
        "sqlmodel",
        "sqlalchemy",
        "reportlab",
        "PySide6.QtPdf",
        "pos_app.ui.workspace",
    }
    assert not loaded_by("pos_app.ui.application") & later


def test_the_sandbox_loads_nothing_of_ours() -> None:
    ours = {name for name in loaded_by("pos_app.sandbox.server") if name.startswith("pos_app.")}
    assert {name.split(".")[1] for name in ours} == {"sandbox"}
