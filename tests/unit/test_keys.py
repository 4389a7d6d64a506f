"""Where the providers' keys are kept, and that nobody else gets to read them."""

import json
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.backends.null import Keyring as ForgetfulKeyring
from keyring.errors import KeyringLocked

from pos_app import key_file, keys
from pos_app.domain.errors import CredentialsError, StorageError

SECRET = "s3cret-of-the-provider"
NAME = "iak-api-key"


class Memory(KeyringBackend):
    """A keyring that forgets when it is gone."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[str, str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get(f"{service}/{username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[f"{service}/{username}"] = password


class Locked(Memory):
    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked(f"cannot keep {password}")


@pytest.fixture(autouse=True)
def no_keyring() -> Iterator[None]:
    before = keyring.get_keyring()
    use(NoKeyring())  # type: ignore[no-untyped-call]
    yield
    use(before)


def use(backend: KeyringBackend) -> None:
    keyring.set_keyring(backend)


def test_a_key_is_kept_in_the_keyring_where_there_is_one(tmp_path: Path) -> None:
    use(Memory())
    assert keys.has_key(NAME, {}, tmp_path) is None
    assert keys.save_key(NAME, SECRET, tmp_path) == "keyring"
    assert keys.provider_key(NAME, {}) == SECRET
    assert keys.has_key(NAME, {}, tmp_path) == "keyring"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("backend", [NoKeyring, ForgetfulKeyring])
def test_where_there_is_no_keyring_it_is_kept_in_a_file(
    tmp_path: Path, backend: type[KeyringBackend]
) -> None:
    use(backend())
    home = tmp_path / "home"
    assert keys.save_key(NAME, SECRET, home) == "file"
    assert keys.save_key("espay-password", "another", home) == "file"
    assert keys.provider_key(NAME, {}, home) == SECRET
    assert keys.provider_key("espay-password", {}, home) == "another"
    assert keys.has_key(NAME, {}, home) == "file"
    with pytest.raises(CredentialsError, match="POS_APP_IAK_API_KEY"):
        keys.provider_key(NAME, {})


def test_the_environment_comes_first(tmp_path: Path) -> None:
    keys.save_key(NAME, SECRET, tmp_path)
    given = {"POS_APP_IAK_API_KEY": "given"}
    assert keys.provider_key(NAME, given, tmp_path) == "given"
    assert keys.has_key(NAME, given, tmp_path) == "environment"


def test_a_keyring_that_comes_later_takes_the_key_out_of_the_file(tmp_path: Path) -> None:
    keys.save_key(NAME, SECRET, tmp_path)
    keys.save_key("espay-password", "another", tmp_path)
    use(Memory())
    assert keys.save_key(NAME, "newer", tmp_path) == "keyring"
    assert key_file.read(tmp_path) == {"espay-password": "another"}
    assert keys.provider_key(NAME, {}, tmp_path) == "newer"


def test_a_keyring_that_stays_locked_is_told_without_the_key(tmp_path: Path) -> None:
    use(Locked())
    with pytest.raises(StorageError, match="keyring") as caught:
        keys.save_key(NAME, SECRET, tmp_path)
    assert caught.value.__cause__ is None
    assert SECRET not in str(caught.value)
    assert keys.has_key(NAME, {}, tmp_path) is None


class Broken(Memory):
    """A keyring that fails in its own way, as that of Windows does."""

    def get_password(self, service: str, username: str) -> str | None:
        raise RuntimeError(service, username)


def test_a_key_that_cannot_be_read_is_a_missing_key_for_nothing_was_sent_without_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys.save_key(NAME, SECRET, tmp_path)
    with monkeypatch.context() as worn_out:
        worn_out.setattr(Path, "read_bytes", lambda _: (_ for _ in ()).throw(OSError("worn out")))
        with pytest.raises(CredentialsError, match="POS_APP_IAK_API_KEY"):
            keys.provider_key(NAME, {}, tmp_path)
    use(Broken())
    with pytest.raises(CredentialsError, match="POS_APP_IAK_API_KEY"):
        keys.provider_key(NAME, {}, tmp_path)


def test_the_file_shows_nothing_and_is_for_this_user_alone(tmp_path: Path) -> None:
    keys.save_key(NAME, SECRET, tmp_path)
    for path in tmp_path.iterdir():
        assert SECRET.encode() not in path.read_bytes()
        if sys.platform != "win32":
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
    first = (tmp_path / key_file.FILE).read_bytes()
    keys.save_key(NAME, SECRET, tmp_path)
    again = (tmp_path / key_file.FILE).read_bytes()
    assert json.loads(first)["salt"] != json.loads(again)["salt"]


def test_a_copy_without_the_secret_or_on_another_machine_is_of_no_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys.save_key(NAME, SECRET, tmp_path)
    machine = tmp_path / "machine-id"
    machine.write_text("another machine")
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(key_file, "_MACHINE", machine)
        elsewhere.setattr("sys.platform", "linux")
        assert key_file.read(tmp_path) == {}
    assert key_file.read(tmp_path) == {NAME: SECRET}
    (tmp_path / key_file.SECRET).unlink()
    assert key_file.read(tmp_path) == {}
    keys.save_key(NAME, "entered again", tmp_path)
    assert key_file.read(tmp_path) == {NAME: "entered again"}


def test_on_windows_the_drive_that_it_was_started_on_does_not_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = tmp_path / "machine-id"
    machine.write_text("what lies on one drive")
    monkeypatch.setattr(key_file, "_MACHINE", machine)
    monkeypatch.setattr("sys.platform", "win32")
    keys.save_key(NAME, SECRET, tmp_path)
    machine.unlink()
    assert key_file.read(tmp_path) == {NAME: SECRET}


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"salt": "AA==", "keys": "AA=="}'])
def test_a_file_that_is_none_of_ours_holds_no_keys(tmp_path: Path, content: bytes) -> None:
    keys.save_key(NAME, SECRET, tmp_path)
    (tmp_path / key_file.FILE).write_bytes(content)
    assert keys.has_key(NAME, {}, tmp_path) is None


def test_a_file_that_cannot_be_written_or_read_is_told(
    tmp_path: Path, read_only: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(StorageError, match="read-only"):
        keys.save_key(NAME, SECRET, read_only / "home")
    (tmp_path / key_file.FILE).mkdir()
    (tmp_path / key_file.SECRET).touch()
    with pytest.raises(StorageError, match="cannot-open"):
        keys.has_key(NAME, {}, tmp_path)


def test_what_breaks_off_leaves_the_old_keys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys.save_key(NAME, SECRET, tmp_path)

    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageError, match="read-only"):
        keys.save_key(NAME, "newer", tmp_path)
    assert keys.provider_key(NAME, {}, tmp_path) == SECRET


# -- the keys of the journal ----------------------------------------------------------------------


def test_the_journals_key_is_in_the_keyring_and_not_in_the_home(tmp_path: Path) -> None:
    use(Memory())
    keys.SealKeys(tmp_path).keep("journal-ABCD-1", SECRET)
    assert keys.SealKeys(tmp_path).read("journal-ABCD-1") == SECRET
    assert list(tmp_path.iterdir()) == []


def test_without_a_keyring_it_is_in_the_encrypted_file(tmp_path: Path) -> None:
    kept = keys.SealKeys(tmp_path)
    assert kept.read("journal-ABCD-1") is None
    kept.keep("journal-ABCD-1", SECRET)
    assert kept.read("journal-ABCD-1") == SECRET
    assert SECRET.encode() not in (tmp_path / "keys.enc").read_bytes()


def test_a_keyring_that_stays_locked_is_not_one_that_is_empty(tmp_path: Path) -> None:
    use(Locked())
    with pytest.raises(StorageError, match="keyring"):
        keys.SealKeys(tmp_path).read("journal-ABCD-1")
