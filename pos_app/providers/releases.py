"""Fetching the manifest of a release, and whether its maker has signed it.

Here for the network's sake: it goes the providers' way, with their deadline and their cap.
"""

from base64 import b64decode

from pos_app.domain.errors import InputError, NotSentError, ProviderError, RuleError
from pos_app.domain.update import CONTEXT, MAX_MANIFEST
from pos_app.providers import transport

SECONDS = 20.0
_OK = 200


class SignedReleases:
    """Manifests signed with the private half of a key (ed25519, base64; "" where there is none)."""

    def __init__(self, public_key: str) -> None:
        self._key = public_key

    def fetch(self, address: str) -> bytes:
        """See `services.updates.Releases`."""
        if not self._key:
            raise RuleError("update-no-key")
        try:
            reply = transport.get(address, seconds=SECONDS, limit=MAX_MANIFEST)
        except NotSentError as error:
            raise ProviderError("update-unreachable", error.detail) from error
        if reply.fault == "too-large":
            raise RuleError("update-too-large")
        if reply.fault or reply.status != _OK:
            raise ProviderError("update-unreachable", reply.fault or f"HTTP {reply.status}")
        return verified(reply.body, self._key)


def verified(manifest: bytes, public_key: str) -> bytes:
    """Return what is signed in a manifest.

    Raises InputError("update-garbled") without two parts, RuleError("update-signature").
    """
    # 0.1 s to import, and asked for once a day.
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415

    written, line, signed = manifest.partition(b"\n")
    if not line:
        raise InputError("update-garbled", "signature")
    try:
        signature = b64decode(written, validate=True)
        key = Ed25519PublicKey.from_public_bytes(b64decode(public_key, validate=True))
        key.verify(signature, CONTEXT + signed)
    except (ValueError, InvalidSignature) as error:
        raise RuleError("update-signature") from error
    return signed
