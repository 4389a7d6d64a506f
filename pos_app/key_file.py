"""The providers' keys in a file, for a computer whose system has no keyring.

`keys.enc` is encrypted with a key derived from a random salt in it, from `keys.secret` beside it,
which only this user may read, and from the id of this machine where the system has one (Linux).

It protects from a copied journal, config or `keys.enc`, from a look over the shoulder and, where
the machine has an id, from a copy of the whole folder that is opened on another one. It does not
protect from somebody who has the whole account of this user on this machine: he has everything the
program has.
"""

import json
import os
import sys
from base64 import b64decode, b64encode, urlsafe_b64encode
from pathlib import Path

from pos_app.domain.errors import StorageError

FILE, SECRET = "keys.enc", "keys.secret"

_MACHINE = Path("/etc/machine-id")
_SALT_BYTES, _SECRET_BYTES, _KEY_BYTES = 16, 32, 32
_COST, _BLOCK, _LANES = 2**14, 8, 1


def read(home: Path) -> dict[str, str]:
    """Return every key of the file; none where it is not of this machine and this user.

    Raises StorageError("cannot-open").
    """
    from cryptography.fernet import Fernet, InvalidToken  # noqa: PLC0415  slow, seldom needed

    try:
        if not (home / FILE).exists() or not (home / SECRET).exists():
            return {}
        stored = json.loads((home / FILE).read_bytes())
        cipher = Fernet(_derived(_secret(home), b64decode(stored["salt"])))
        found = json.loads(cipher.decrypt(stored["keys"]))
    except (InvalidToken, ValueError, KeyError, TypeError):
        return {}
    except OSError as error:
        raise StorageError("cannot-open", FILE) from error
    return dict(found)


def write(home: Path, name: str, value: str | None) -> None:
    """Keep a key, or drop it if it is None; the file is written whole or not at all.

    Raises StorageError("read-only").
    """
    from cryptography.fernet import Fernet  # noqa: PLC0415

    kept = {key: text for key, text in {**read(home), name: value}.items() if text is not None}
    if not kept and not (home / FILE).exists():
        return
    try:
        home.mkdir(parents=True, exist_ok=True)
        salt = os.urandom(_SALT_BYTES)
        token = Fernet(_derived(_secret(home), salt)).encrypt(json.dumps(kept).encode())
        stored = {"salt": b64encode(salt).decode(), "keys": token.decode()}
        _write_private(home / FILE, json.dumps(stored).encode())
    except OSError as error:
        raise StorageError("read-only", FILE) from error


def _secret(home: Path) -> bytes:
    """Return what is only on this machine and for this user; make it the first time."""
    path = home / SECRET
    if not path.exists():
        _write_private(path, os.urandom(_SECRET_BYTES))
    # On Windows this path would be one of whichever drive the program was started on.
    known = sys.platform == "linux" and _MACHINE.exists()
    machine = _MACHINE.read_bytes() if known else b""
    return path.read_bytes() + machine


def _derived(secret: bytes, salt: bytes) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt  # noqa: PLC0415

    kdf = Scrypt(salt=salt, length=_KEY_BYTES, n=_COST, r=_BLOCK, p=_LANES)
    return urlsafe_b64encode(kdf.derive(secret))


def _write_private(path: Path, content: bytes) -> None:
    draft = path.with_name(f"{path.name}.new")
    draft.unlink(missing_ok=True)
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:  # noqa: PTH123
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
