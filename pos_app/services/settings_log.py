"""What the owner changes about the counter, written down before it happens."""

from collections.abc import Iterable

from pos_app.domain.rights import Action
from pos_app.services.ports import Clock, Store
from pos_app.services.rights import Rights


class SettingsLog:
    """The entries of changed settings; a value is never in them, nor a key."""

    def __init__(self, store: Store, rights: Rights, clock: Clock) -> None:
        self._store = store
        self._rights = rights
        self._clock = clock

    def changed(self, section: str, names: Iterable[str], actor: str) -> None:
        """Write down which settings of a section change now; raises what `Rights.require` does."""
        by = self._rights.require(Action.CHANGE_SETTINGS, actor, ref=section)
        keys = ", ".join(sorted(names))
        now = self._clock.now()
        self._store.record("settings.changed", actor=by, at=now, section=section, keys=keys)
