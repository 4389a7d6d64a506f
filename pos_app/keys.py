"""Where the providers' keys are kept: the environment, or the keyring of the operating system.

Never in a file of ours, and never in a log or an error.
"""

import os
from collections.abc import Mapping

from pos_app.domain.errors import CredentialsError

SERVICE = "pos-app"


def provider_key(name: str, environ: Mapping[str, str] = os.environ) -> str:
    """Return a key such as "digiswitch-api-key"; raises CredentialsError("no-key")."""
    variable = f"POS_APP_{name.upper().replace('-', '_')}"
    key = environ.get(variable) or _from_keyring(name)
    if not key:
        raise CredentialsError("no-key", variable)
    return key


def _from_keyring(name: str) -> str | None:
    import keyring  # noqa: PLC0415  slow to import, and needed once a session
    from keyring.errors import KeyringError  # noqa: PLC0415

    try:
        return keyring.get_password(SERVICE, name)
    except KeyringError:
        return None
