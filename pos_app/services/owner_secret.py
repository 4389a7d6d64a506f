"""The owner's secret: it answers over the phone, and brings an owner back who has no PIN here."""

import hmac
import secrets
from typing import NamedTuple, Protocol

from pos_app.domain.account import Cashier, check_pin
from pos_app.domain.errors import RuleError
from pos_app.domain.phone_code import (
    SECRET_BYTES,
    Question,
    code_for,
    fingerprint,
    read_secret,
    secret_text,
    tail,
)
from pos_app.domain.rights import Action, Role
from pos_app.services.approvals import Approvals, Wish
from pos_app.services.guesses import Guesses, Purpose
from pos_app.services.people import People, PinHasher
from pos_app.services.ports import Clock, Store
from pos_app.services.refs import base36
from pos_app.services.rights import Rights

KEY = "owner-secret"
MADE = "approval.secret-made"
LASTS = 600.0
"""Seconds in which a question can be answered."""

TRIES = 5
BY_PHONE = "code by phone"
"""Under which name wrong codes are counted; it is nobody's."""


class _Asked(NamedTuple):
    """A question on the screen, what it is about, and how it went so far."""

    question: Question
    wish: Wish
    until: float
    wrong: int = 0


class Vault(Protocol):
    """Where the secret is kept on this computer."""

    def find(self, name: str) -> list[bytes]:
        """Return the keys of a name."""
        ...

    def keep(self, name: str, key: bytes) -> None:
        """Keep a key in the place of the one of before; raises StorageError."""
        ...


class OwnerSecret:
    """One secret a home. Whoever has it on paper approves from afar; the books know its digest."""

    def __init__(
        self,
        store: Store,
        people: People,
        hasher: PinHasher,
        vault: Vault,
        guesses: Guesses,
        approvals: Approvals,
        rights: Rights,
        clock: Clock,
    ) -> None:
        self._store = store
        self._people = people
        self._hasher = hasher
        self._vault = vault
        self._guesses = guesses
        self._approvals = approvals
        self._rights = rights
        self._clock = clock
        self._asked: dict[str, _Asked] = {}

    def make(self, *, by: str) -> str:
        """Make a new secret, which voids the old one, and return it as text, this one time.

        Raises what `Rights.require` raises, StorageError where it cannot be kept.
        """
        by = self._rights.require(Action.MANAGE_PEOPLE, by, ref=KEY)
        secret = secrets.token_bytes(SECRET_BYTES)
        self._vault.keep(KEY, secret)
        told = {"fingerprint": fingerprint(secret)}
        self._store.record(MADE, actor=by, at=self._clock.now(), **told)
        return secret_text(secret)

    def ask(self, wish: Wish) -> str:
        """Return the question to read out to the owner; raises RuleError("no-owner-secret")."""
        self._secret()
        question = Question(
            device=self._store.identity()[:4],
            action=wish.action,
            amount=wish.amount,
            about=tail(wish.ref),
            nonce=base36(secrets.randbelow(36**6), 6),
        )
        text = question.text()
        self._asked[text] = _Asked(question, wish, self._clock.steady() + LASTS)
        return text

    def answer(self, asked: str, code: str) -> str:
        """Take the owner's code for a question as his approval; return his name.

        Raises RuleError "wrong-code", "code-expired" for a question that is old, answered, or was
        answered wrongly five times; "too-many-tries" when many codes were wrong.
        """
        self._guesses.require_no_wait(BY_PHONE)
        open_ = self._asked.pop(asked, None)
        if open_ is None or self._clock.steady() > open_.until:
            raise RuleError("code-expired")
        secret, owner = self._secret()
        wanted, typed = code_for(secret, open_.question), "".join(code.split())
        right = hmac.compare_digest(wanted.encode(), typed.encode())
        purpose = Purpose("approval.code-right", "approval.code-wrong", open_.wish.ref)
        self._guesses.tried(BY_PHONE, purpose, right=right)
        if right:
            self._approvals.give(open_.wish, owner, how="phone")
            return owner
        if open_.wrong + 1 < TRIES:
            self._asked[asked] = open_._replace(wrong=open_.wrong + 1)
        raise RuleError("wrong-code")

    def bring_back(self, name: str, pin: str, text: str) -> Cashier:
        """Give an owner a new PIN who has the secret; both are kept on this computer then.

        This is the way in for books of another computer, and for a PIN that is forgotten. Raises
        InputError "pin-weak" or "owner-secret", RuleError "wrong-secret" for another secret or
        somebody who is no owner.
        """
        secret = read_secret(text)
        check_pin(pin)
        known = self._people.known(name)
        made = [*self._store.entries(kind=MADE)]
        is_owner = known is not None and known.cashier.role is Role.OWNER and known.cashier.active
        if known is None or not is_owner or not made:
            raise RuleError("wrong-secret", name[:40])
        if made[-1].data["fingerprint"] != fingerprint(secret):
            self._store.record("approval.secret-wrong", actor=name[:40], at=self._clock.now())
            raise RuleError("wrong-secret", name[:40])
        owner, now = known.cashier, self._clock.now()
        self._vault.keep(KEY, secret)
        pin_hash = self._hasher.hash(pin)
        self._people.change("cashier.brought-back", owner, now, by=owner.name, pin_hash=pin_hash)
        self._guesses.forgive(owner.name, owner.name)
        return owner

    def _secret(self) -> tuple[bytes, str]:
        """Return the secret and the name of who made it."""
        made = [*self._store.entries(kind=MADE)]
        for secret in self._vault.find(KEY):
            if made and made[-1].data["fingerprint"] == fingerprint(secret):
                return secret, made[-1].actor
        raise RuleError("no-owner-secret")
