"""Changing settings: the file keeps what the owner wrote, and never gets what cannot be."""

import os
from pathlib import Path

import pytest

from pos_app import provider_settings, settings
from pos_app.domain.errors import InputError, StorageError

OWNERS = """\
# mine
[outlet]
name = 'Loket' # our name

[providers.digiswitch]
enabled = true # since May
username = "old" # ask Budi

[fees]
default = 500
[fees.products]
pdam = 1000 # agreed
tv = 2000

# and this is the end
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "config.toml").write_text(OWNERS, "utf-8")
    return tmp_path


def text(home: Path) -> str:
    return (home / "config.toml").read_text("utf-8")


def test_nested_and_typed_values_change_and_all_else_stays(home: Path) -> None:
    settings.save(home, "providers.digiswitch", username="new", testing=True, check_gap=90.5)
    settings.save(home, "providers.iak", enabled=True, username="0812")
    settings.save(home, "routing", order=("iak", "digiswitch"), by="cheapest")
    settings.save(home, "fees", default=750, products={"pdam": 1500, "pln-postpaid": 3000})
    chosen = settings.load(home, {})
    assert chosen.providers.digiswitch == provider_settings.Digiswitch(
        enabled=True, username="new", testing=True, check_gap=90.5
    )
    assert chosen.providers.iak == provider_settings.Iak(enabled=True, username="0812")
    assert chosen.routing == settings.Routing(by="cheapest", order=("iak", "digiswitch"))
    assert chosen.fees.products == {"pdam": 1500, "pln-postpaid": 3000}
    for comment in ("# mine", "# our name", "# since May", "# ask Budi", "# agreed", "# and this"):
        assert comment in text(home)


def test_several_sections_change_together_or_not_at_all(home: Path) -> None:
    with pytest.raises(InputError, match="settings"):
        settings.change(home, {"outlet": {"name": "New"}, "fees": {"default": -1}})
    assert text(home) == OWNERS
    settings.change(home, {"outlet": {"name": "New"}, "fees": {"default": 1}})
    assert "New" in text(home)


@pytest.mark.parametrize(
    ("section", "values"),
    [
        ("outlet", {"name": "x" * 61}),
        ("outlet", {"colour": "red"}),
        ("receipt", {"paper": "57"}),
        ("fees", {"categories": {"water": 2_000_000}}),
        ("providers.nobody", {"enabled": True}),
        ("routing", {"order": ("nobody",)}),
    ],
)
def test_a_wrong_value_never_gets_into_the_file(
    home: Path, section: str, values: dict[str, settings.Value]
) -> None:
    with pytest.raises(InputError, match="settings"):
        settings.change(home, {section: values})
    assert text(home) == OWNERS


def test_tables_that_lie_apart_are_found(tmp_path: Path) -> None:
    apart = "[providers.iak]\nenabled = true\n[fees]\ndefault = 1\n[providers.espay]\nurl = 'x'\n"
    (tmp_path / "config.toml").write_text(apart)
    settings.save(tmp_path, "providers.espay", url="y")
    settings.save(tmp_path, "providers.digiswitch", username="z")
    chosen = settings.load(tmp_path, {}).providers
    assert (chosen.iak.enabled, chosen.espay.url, chosen.digiswitch.username) == (True, "y", "z")


def test_a_home_without_a_file_gets_one(tmp_path: Path) -> None:
    settings.save(tmp_path / "new", "providers.espay", mechanism="invoicing")
    assert settings.load(tmp_path / "new", {}).providers.espay.mechanism == "invoicing"


@pytest.mark.parametrize("content", [b"[outlet", b"\xff\xfe"])
def test_a_file_that_cannot_be_read_is_left_alone(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "config.toml").write_bytes(content)
    with pytest.raises(InputError, match="settings"):
        settings.save(tmp_path, "outlet", name="x")
    assert (tmp_path / "config.toml").read_bytes() == content


def test_what_breaks_off_leaves_the_old_file(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageError, match="read-only"):
        settings.save(home, "outlet", name="New")
    assert text(home) == OWNERS


def test_settings_can_be_tried_before_they_are_kept(home: Path) -> None:
    before = settings.load(home, {})
    after = settings.preview(before, {"providers.iak": {"enabled": True}, "fees": {"default": 5}})
    assert after.providers.iak.enabled
    assert after.fees == settings.Fees(default=5, products={"pdam": 1000, "tv": 2000})
    with pytest.raises(InputError, match="settings"):
        settings.preview(before, {"fees": {"default": "much"}})


def test_what_the_environment_gives_is_named() -> None:
    given = {"POS_APP_PROVIDERS_IAK_ENABLED": "true", "POS_APP_WINDOW_THEME": "dark", "HOME": "/"}
    assert settings.fixed(given) == {"providers.iak.enabled", "window.theme"}


def test_a_setting_says_what_it_can_be() -> None:
    assert settings.is_possible("fees.default", 0)
    assert not settings.is_possible("fees.default", 1_000_001)
    assert not settings.is_possible("outlet.name", "x" * 61)
    assert settings.is_possible("routing.order", ("iak",))
    assert settings.limits("outlet.name") == (None, None, 60)
    assert settings.limits("providers.iak.check_gap") == (0, 3600, None)
    assert settings.limits("fees.default") == (0, 1_000_000, None)
    assert settings.choices("receipt.paper") == ("58", "80", "a4")
    assert settings.choices("routing.order") == ("digiswitch", "digiflazz", "iak", "espay")
