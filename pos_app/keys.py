"""Where keys and passwords are kept: never in a setting, a log or an error.

The providers' are looked for in the environment, then in the keyring of the operating system.
Where the system has no keyring they are kept in `keys.enc` of the home, encrypted; see
`pos_app.key_file` for what that protects from.
"""

import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from pos_app import key_file
from pos_app.domain.errors import CredentialsError, StorageError

SERVICE = "pos-app"

NAMES = (
    "digiswitch-api-key",
    "iak-api-key",
    "espay-basic-password",
    "espay-password",
    "espay-signature-key",
)

Place = Literal["environment", "keyring", "file"]


def provider_key(
    name: str, environ: Mapping[str, str] = os.environ, home: Path | None = None
) -> str:
    """Return a key such as "digiswitch-api-key"; raises CredentialsError("no-key").

    Without a home there is no file to look into.
    """
    try:
        key = environ.get(variable(name)) or _from_keyring(name) or _from_file(name, home)
    except Exception as error:
        raise CredentialsError("no-key", variable(name)) from error
    if not key:
        raise CredentialsError("no-key", variable(name))
    return key


def has_key(
    name: str, environ: Mapping[str, str] = os.environ, home: Path | None = None
) -> Place | None:
    """Return where a key is kept, None where there is none."""
    if environ.get(variable(name)):
        return "environment"
    if _from_keyring(name):
        return "keyring"
    return "file" if _from_file(name, home) else None


def save_key(name: str, value: str, home: Path) -> Place:
    """Keep a key and return where: in the keyring, or in the file where there is no keyring.

    Raises StorageError("keyring") if there is one that stays locked, StorageError("read-only") if
    the file cannot be written.
    """
    if _to_keyring(name, value):
        key_file.write(home, name, None)
        return "keyring"
    key_file.write(home, name, value)
    return "file"


class HomeKeys:
    """The keys that a home makes for itself; `device` tells its books from others' of this user.

    Kept in the keyring, or in the file where the system has no keyring.
    """

    def __init__(self, home: Path, device: str) -> None:
        self._home = home
        self._device = device

    def find(self, name: str) -> list[bytes]:
        """Return the keys of a name: there are two if the keyring came later."""
        ours = self._ours(name)
        kept = (_from_keyring(ours), _from_file(ours, self._home))
        return [bytes.fromhex(key) for key in kept if key]

    def make(self, name: str) -> bytes:
        """Keep a new key of 32 bytes and return it; raises as `save_key`."""
        key = secrets.token_bytes(32)
        self.keep(name, key)
        return key

    def keep(self, name: str, key: bytes) -> None:
        """Keep a key in the place of the one of before; raises as `save_key`."""
        save_key(self._ours(name), key.hex(), self._home)

    def _ours(self, name: str) -> str:
        return f"{name}-{self._device}"


def variable(name: str) -> str:
    """Return the environment's name of a key: POS_APP_IAK_API_KEY."""
    return f"POS_APP_{name.upper().replace('-', '_')}"


def _from_file(name: str, home: Path | None) -> str | None:
    return key_file.read(home).get(name) if home else None


def _from_keyring(name: str) -> str | None:
    import keyring  # noqa: PLC0415  slow to import, and needed once a session
    from keyring.errors import KeyringError  # noqa: PLC0415

    try:
        return keyring.get_password(SERVICE, name)
    except KeyringError:
        return None


def _to_keyring(name: str, value: str) -> bool:
    """Return whether the keyring has the key now; raises StorageError("keyring")."""
    import keyring  # noqa: PLC0415
    from keyring.errors import KeyringError, NoKeyringError  # noqa: PLC0415

    try:
        keyring.set_password(SERVICE, name, value)
    except NoKeyringError:
        return False
    except KeyringError:
        # No cause: what a backend says of a password is not for our log.
        raise StorageError("keyring") from None
    # One that keeps nothing says so only by what it returns.
    return bool(_from_keyring(name) == value)


def keyring_name() -> str:
    """Return what the system's keyring is called, "" where there is none that keeps anything.

    Tried with a key of no use, which is gone afterwards. Raises StorageError("keyring").
    """
    import keyring  # noqa: PLC0415

    tried = "self-check"
    if not _to_keyring(tried, tried):
        return ""
    keyring.delete_password(SERVICE, tried)
    return str(keyring.get_keyring().name)


@contextmanager
def kept_in_files() -> Iterator[None]:
    """Leave the system's keyring alone in this process: what is tried out has no key in it."""
    import keyring  # noqa: PLC0415
    from keyring.backends import fail  # noqa: PLC0415

    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        keyring.set_keyring(before)


class SealKeys:
    """Keeps the keys of a home's journal as `save_key` keeps those of the providers.

    One that is locked is no reason to think that it is empty: StorageError("keyring").
    """

    def __init__(self, home: Path) -> None:
        self._home = home
        self._file: dict[str, str] | None = None

    def read(self, name: str) -> str | None:
        """Return what is kept under a name; raises StorageError."""
        import keyring  # noqa: PLC0415
        from keyring.errors import KeyringError, NoKeyringError  # noqa: PLC0415

        try:
            found = keyring.get_password(SERVICE, name)
        except NoKeyringError:
            found = None
        except KeyringError:
            raise StorageError("keyring") from None
        return found or self._of_file().get(name)

    def keep(self, name: str, value: str) -> None:
        """Keep a text, in the file where there is no keyring; raises StorageError."""
        if not _to_keyring(name, value):
            key_file.write(self._home, name, value)
            self._file = None

    def _of_file(self) -> dict[str, str]:
        # To derive the file's key takes long on purpose.
        self._file = key_file.read(self._home) if self._file is None else self._file
        return self._file
