"""The owner's side of a home: its settings, its keys, and whether a provider answers with them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from pos_app import keys, settings
from pos_app.domain.address import is_practice
from pos_app.domain.errors import RuleError
from pos_app.services.ports import Provider
from pos_app.settings import Changes, Settings

Secrets = Mapping[str, str]
"""New keys and passwords by their names in `keys.NAMES`."""

PROVIDERS = ("digiswitch", "iak", "espay")


Ground = Literal["none", "practice", "real", "mixed"]


def ground_of(addresses: Iterable[str], *, testing: bool = False) -> Ground:
    """Return whether addresses lead to a sandbox, to real money, or some to each."""
    found = {testing or is_practice(address) for address in addresses if address}
    if len(found) != 1:
        return "mixed" if found else "none"
    return "practice" if found.pop() else "real"


class Standing(NamedTuple):
    """How everything stands: `fixed` is given by the environment, `places` is where keys are."""

    chosen: Settings
    fixed: frozenset[str]
    places: Mapping[str, keys.Place | None]


@dataclass(frozen=True, slots=True)
class Office:
    """Reads and changes what the owner decides. `environ` comes before the file, as everywhere."""

    home: Path
    environ: Mapping[str, str]
    open_providers: Callable[[Settings, Mapping[str, str], Path], dict[str, Provider]]

    def standing(self) -> Standing:
        """Return how everything stands; raises InputError("settings"), StorageError."""
        return Standing(
            settings.load(self.home, self.environ),
            settings.fixed(self.environ),
            {name: keys.has_key(name, self.environ, self.home) for name in keys.NAMES},
        )

    def require_usable(self, changes: Changes) -> None:
        """Raise InputError for settings with which the counter would not open."""
        self.open_providers(self._with(changes), self.environ, self.home)

    def save(self, changes: Changes, secrets: Secrets) -> Settings:
        """Keep settings and keys, and return what stands then; raises InputError, StorageError."""
        for name, value in secrets.items():
            keys.save_key(name, value, self.home)
        settings.change(self.home, changes)
        return settings.load(self.home, self.environ)

    def deposit(self, provider: str, changes: Changes, secrets: Secrets) -> int | None:
        """Ask a provider for the deposit with settings and keys that are not kept yet.

        One that bills later has none, and is asked what it sells instead.

        Raises ProviderError, InputError, and RuleError("provider-off") for one that is not there.
        """
        alone = {f"providers.{name}": {"enabled": name == provider} for name in PROVIDERS}
        chosen = settings.preview(self._with(changes), alone)
        typed = {keys.variable(name): value for name, value in secrets.items()}
        opened = self.open_providers(chosen, {**self.environ, **typed}, self.home)
        if not opened:
            raise RuleError("provider-off", provider)
        (asked,) = opened.values()
        balance = asked.balance()
        if balance is None:
            asked.price_list()
        return balance

    def _with(self, changes: Changes) -> Settings:
        return settings.preview(settings.load(self.home, self.environ), changes)
