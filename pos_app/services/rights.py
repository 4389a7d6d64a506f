"""Whether somebody may do something: asked by every service, whatever the window shows."""

from pos_app.domain.errors import RuleError
from pos_app.domain.rights import Action
from pos_app.services.ports import Store


class Rights:
    """Asks the books who somebody is."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def require(self, action: Action, actor: str, *, ref: str = "", amount: int = 0) -> str:
        """Return who answers for an action: the actor, or who has approved exactly this.

        `ref` and `amount` (rupiah) say what it is done to. Raises RuleError("not-allowed").
        """
        del amount  # an approval will be bound to it
        if self._store.credentials(actor) is None:
            raise RuleError("not-allowed", action, ref)
        return actor

    def allows(self, action: Action, actor: str) -> bool:
        """Return whether somebody may do something without anybody's approval."""
        del action
        return self._store.credentials(actor) is not None
