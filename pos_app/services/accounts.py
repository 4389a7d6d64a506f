"""Who may sell: cashiers and their PINs."""

from pos_app.domain.account import Cashier, check_pin, clean_name
from pos_app.domain.errors import RuleError
from pos_app.services.ports import Clock, PinHasher, Store


class Accounts:
    """The cashiers. A PIN is never kept, only its hash."""

    def __init__(self, store: Store, hasher: PinHasher, clock: Clock) -> None:
        self._store = store
        self._hasher = hasher
        self._clock = clock
        # Verified when the name is a stranger's, so that the answer takes as long as any other.
        self._decoy = ""

    def names(self) -> list[str]:
        """Return who may sign in, by name."""
        return self._store.cashiers()

    def add(self, name: str, pin: str) -> Cashier:
        """Add a cashier; raises InputError for a poor name or PIN, RuleError("cashier-exists")."""
        cashier = Cashier(clean_name(name))
        self._store.add_cashier(cashier, self._hasher.hash(check_pin(pin)), self._clock.now())
        return cashier

    def sign_in(self, name: str, pin: str) -> Cashier:
        """Return the cashier; raises RuleError("wrong-pin") for a wrong name or PIN alike."""
        pin_hash = self._store.pin_hash(name)
        right = self._hasher.verify(pin_hash or self._decoy_hash(), pin) and pin_hash is not None
        kind = "cashier.signed-in" if right else "cashier.sign-in-failed"
        self._store.record(kind, actor=name[:40], at=self._clock.now())
        if not right:
            raise RuleError("wrong-pin")
        return Cashier(name)

    def _decoy_hash(self) -> str:
        self._decoy = self._decoy or self._hasher.hash("no PIN is this text")
        return self._decoy
