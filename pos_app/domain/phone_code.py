"""A code that the owner reads out over the phone, and the question on the screen it answers."""

import hmac
from base64 import b32decode, b32encode
from binascii import Error
from hashlib import sha256
from typing import NamedTuple

from pos_app.domain.errors import InputError
from pos_app.domain.rights import Action

DIGITS = 8
SECRET_BYTES = 20
_TAIL = 6
_GROUP = 4


class Question(NamedTuple):
    """What is asked: at which counter, to do what, with what, for how many rupiah.

    `about` is the end of a ref, enough to be told on the phone; `nonce` makes every question new.
    """

    device: str
    action: Action
    amount: int
    about: str
    nonce: str

    def text(self) -> str:
        """Return the question as it is shown and read out."""
        return ":".join((self.device, self.action, str(self.amount), self.about, self.nonce))


def tail(ref: str) -> str:
    """Return the end of a ref, or of a name, in letters that can be read out; "-" for none."""
    return "".join(c for c in ref.upper() if c.isascii() and c.isalnum())[-_TAIL:] or "-"


def read_question(text: str) -> Question:
    """Return the question of a text; raises InputError("challenge")."""
    parts = "".join(text.split()).split(":")
    try:
        device, action, amount, about, nonce = parts
        wanted = Action(action.lower())
        return Question(device.upper(), wanted, int(amount), about.upper(), nonce.upper())
    except ValueError as error:
        raise InputError("challenge", text[:60]) from error


def code_for(secret: bytes, question: Question) -> str:
    """Return the eight digits that answer a question."""
    digest = hmac.digest(secret, question.text().encode(), sha256)
    return f"{int.from_bytes(digest, 'big') % 10**DIGITS:0{DIGITS}}"


def secret_text(secret: bytes) -> str:
    """Return a secret as the owner keeps it: letters and digits in groups of four."""
    text = b32encode(secret).decode()
    return " ".join(text[i : i + _GROUP] for i in range(0, len(text), _GROUP))


def read_secret(text: str) -> bytes:
    """Return the secret of a text, however it is grouped; raises InputError("owner-secret")."""
    try:
        secret = b32decode("".join(text.split()).replace("-", "").upper())
    except (Error, ValueError) as error:
        raise InputError("owner-secret") from error
    if len(secret) != SECRET_BYTES:
        raise InputError("owner-secret")
    return secret


def fingerprint(secret: bytes) -> str:
    """Return what a secret is known by; it is too long to be guessed from that."""
    return sha256(secret).hexdigest()
