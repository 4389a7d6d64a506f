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
        """Return the cashier by the name that was written down, however it is typed.

        Raises RuleError("wrong-pin") for a wrong name or PIN alike.
        """
        cashier = self._known(name, pin)
        if cashier is None:
            self._record("cashier.sign-in-failed", name[:40])
            raise RuleError("wrong-pin")
        self._record("cashier.signed-in", cashier.name)
        return cashier

    def approve(self, name: str, pin: str, ref: str) -> Cashier:
        """Return who approves, by name and PIN, what only a person may do with a payment.

        This is the one place that says who may: as long as there are no roles, everybody who may
        sign in, under the own name. Raises RuleError("wrong-pin"); every attempt is written down.
        """
        cashier = self._known(name, pin)
        if cashier is None:
            self._record("approval.failed", name[:40], ref)
            raise RuleError("wrong-pin", ref=ref)
        self._record("approval.given", cashier.name, ref)
        return cashier

    def _known(self, name: str, pin: str) -> Cashier | None:
        known = self._store.credentials(name)
        pin_hash = known[1] if known else self._decoy_hash()
        return known[0] if self._hasher.verify(pin_hash, pin) and known else None

    def _record(self, kind: str, name: str, ref: str = "") -> None:
        self._store.record(kind, actor=name, at=self._clock.now(), ref=ref)

    def _decoy_hash(self) -> str:
        self._decoy = self._decoy or self._hasher.hash("no PIN is this text")
        return self._decoy
