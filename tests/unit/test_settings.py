"""Every setting is declared once, with a default that fits and words for it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, get_args, get_origin, get_type_hints

import msgspec
import pytest

from pos_app import settings
from pos_app.app import MIN_CHECK_GAP, open_providers
from pos_app.domain.address import is_practice
from pos_app.domain.errors import InputError, PosError, StorageError
from pos_app.settings import Settings


def declared(kind: type[msgspec.Struct], path: str = "") -> Iterator[tuple[str, object, object]]:
    """Yield the path, the annotation and the default of every setting."""
    hints = get_type_hints(kind, include_extras=True)
    made = kind()
    for name in kind.__struct_fields__:
        value = getattr(made, name)
        if isinstance(value, msgspec.Struct):
            yield from declared(type(value), f"{path}{name}.")
        else:
            yield f"{path}{name}", hints[name], value


@pytest.mark.parametrize(("path", "hint", "default"), [*declared(Settings)])
def test_every_setting_says_what_it_is_for_and_has_a_default_that_fits(
    path: str, hint: object, default: object
) -> None:
    assert get_origin(hint) is Annotated, path
    meta = [item for item in get_args(hint) if isinstance(item, msgspec.Meta)]
    assert any(item.description for item in meta), path
    assert msgspec.convert(default, hint) == default


def test_no_key_and_no_password_is_a_setting() -> None:
    for path, _, _ in declared(Settings):
        assert not {"key", "password", "secret", "pin"} & set(path.replace(".", "_").split("_"))


def test_a_key_written_into_the_file_is_refused_and_not_repeated(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("[providers.digiswitch]\napi_key = 'HUSH'\n")
    with pytest.raises(InputError) as caught:
        settings.load(tmp_path, {})
    assert "api_key" in caught.value.detail
    assert "HUSH" not in str(caught.value)


def test_every_setting_can_come_from_the_environment_as_text(tmp_path: Path) -> None:
    chosen = settings.load(
        tmp_path,
        {
            "POS_APP_PROVIDERS_DIGISWITCH_ENABLED": "true",
            "POS_APP_PROVIDERS_DIGISWITCH_CHECK_GAP": "90",
            "POS_APP_NETWORK_SECONDS": "12.5",
            "POS_APP_OUTLET_NAME": "Loket 7",
            "POS_APP_NOTHING_OF_OURS": "x",
        },
    )
    assert chosen.providers.digiswitch.enabled
    assert (chosen.providers.digiswitch.check_gap, chosen.network.seconds) == (90, 12.5)
    assert chosen.outlet.name == "Loket 7"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("POS_APP_PROVIDERS_DIGISWITCH_ENABLED", "maybe"),
        ("POS_APP_NETWORK_SECONDS", "nan"),
        ("POS_APP_NETWORK_SECONDS", "181"),
        ("POS_APP_FEES_DEFAULT", "-1"),
        ("POS_APP_FEES_DEFAULT", "1e9"),
        ("POS_APP_PROVIDERS_DIGISWITCH_DIALECT", "espay"),
    ],
)
def test_the_environment_is_held_to_the_same_ranges(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(InputError, match="settings"):
        settings.load(tmp_path, {name: value})


def test_a_file_that_cannot_be_read_is_the_storages_fault(tmp_path: Path) -> None:
    (tmp_path / "config.toml").mkdir()
    with pytest.raises(StorageError, match="cannot-open"):
        settings.load(tmp_path, {})


def provider_at(url: str, gap: str, home: Path) -> float:
    environ = {
        "POS_APP_PROVIDERS_DIGISWITCH_ENABLED": "true",
        "POS_APP_PROVIDERS_DIGISWITCH_URL": url,
        "POS_APP_PROVIDERS_DIGISWITCH_CHECK_GAP": gap,
    }
    (provider,) = open_providers(settings.load(home, environ), environ, home).values()
    return provider.check_gap


def test_only_our_own_sandbox_may_be_asked_more_often_than_once_a_minute(tmp_path: Path) -> None:
    assert provider_at("https://tenant.example/v1", "0", tmp_path) == MIN_CHECK_GAP == 60
    assert provider_at("https://127.0.0.1.example/v1", "0", tmp_path) == 60
    assert provider_at("https://tenant.example/v1", "300", tmp_path) == 300
    assert provider_at("http://127.0.0.1:9/v1", "0", tmp_path) == 0


@pytest.mark.parametrize("url", ["", "http://tenant.example", "tenant.example", "file:///etc"])
def test_an_address_that_would_show_the_key_to_all_is_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(InputError, match="url"):
        provider_at(url, "60", tmp_path)


@pytest.mark.parametrize("url", ["http://[::1/x", "https://", "https://host:abc/"])
def test_an_address_that_is_none_is_told_when_it_is_set(tmp_path: Path, url: str) -> None:
    with pytest.raises(InputError, match="url"):
        provider_at(url, "60", tmp_path)


@pytest.mark.parametrize("half", ["postpaid_url", "prepaid_url"])
def test_half_a_sandbox_is_refused_for_its_sales_would_look_real(tmp_path: Path, half: str) -> None:
    real = {"postpaid_url": "https://mobilepulsa.net", "prepaid_url": "https://prepaid.iak.id"}
    settings.save(tmp_path, "providers.iak", enabled=True, **{**real, half: "https://x.iak.dev"})
    with pytest.raises(InputError, match="url-mixed"):
        open_providers(settings.load(tmp_path, {}), {}, tmp_path)


def test_a_sandbox_is_known_by_its_own_name_and_not_by_anybodys_domain() -> None:
    assert is_practice("https://prepaid.iak.dev")
    assert not is_practice("https://h2h.tokoku.dev/v1/user/api")


@pytest.mark.parametrize("content", [b"[window", b"\xff", b"window = 5"])
def test_a_change_that_cannot_be_saved_is_an_error_of_ours(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "config.toml").write_bytes(content)
    with pytest.raises(PosError):
        settings.save(tmp_path, "window", theme="dark")
