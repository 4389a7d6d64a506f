"""Whether there is a newer release of this program: asked and shown, never installed.

Never while a shift is open: who serves customers is neither asked nor told.
"""

from datetime import datetime
from typing import NamedTuple, Protocol
from zoneinfo import ZoneInfo

from pos_app.domain.errors import RuleError
from pos_app.domain.rights import Action
from pos_app.domain.shift import Shift
from pos_app.domain.update import Release, read_release, require_current, require_newer
from pos_app.services.ports import Clock, Store
from pos_app.services.rights import Rights

REF = "updates"
SEEN = "update.seen"
GAP = 86_400.0
"""Seconds between two questions that nobody has asked by hand."""


class Releases(Protocol):
    """Where manifests come from."""

    def fetch(self, address: str) -> bytes:
        """Return the bytes of a manifest that are signed, once the signature holds.

        Blocks. Raises InputError "url" or "update-garbled", ProviderError "update-unreachable",
        RuleError "update-signature", "update-too-large" or "update-no-key".
        """
        ...


class Drawer(Protocol):
    """Whether a shift is open."""

    def current(self) -> Shift | None:
        """Return the open shift."""
        ...


class Plan(NamedTuple):
    """What the owner has settled: whether it is asked, where, and the outlet's zone."""

    enabled: bool
    address: str
    zone: str


class Updates:
    """Asks for the newest release, by hand or once a day."""

    def __init__(
        self,
        store: Store,
        releases: Releases,
        drawer: Drawer,
        rights: Rights,
        clock: Clock,
        plan: Plan,
        version: str,
    ) -> None:
        self._store = store
        self._releases = releases
        self._drawer = drawer
        self._rights = rights
        self._clock = clock
        self._plan = plan
        self._asked_at: float | None = None
        self._known: Release | None = None
        self.version = version
        """The version that runs."""

    def look(self, address: str, actor: str) -> Release:
        """Ask an address now and return the newer release.

        Raises what `Rights.require`, `Releases.fetch`, `read_release`, `require_current` and
        `require_newer` raise, and RuleError("update-shift-open").
        """
        self._rights.require(Action.CHANGE_SETTINGS, actor, ref=REF)
        self._require_rest()
        return self._ask(address, actor)

    def look_if_due(self, actor: str) -> Release | None:
        """Return the newer release, asked for at most once a day; None if there is none.

        None, too, while it is switched off or a shift is open. Raises like `look`.
        """
        self._rights.require(Action.CHANGE_SETTINGS, actor, ref=REF)
        if not self._plan.enabled or self._drawer.current() is not None:
            return None
        now = self._clock.steady()
        if self._asked_at is None or now - self._asked_at >= GAP:
            self._asked_at = now
            self._known = None
            self._known = self._ask_quietly(actor)
        return self._known

    def _ask_quietly(self, actor: str) -> Release | None:
        try:
            return self._ask(self._plan.address, actor)
        except RuleError as error:
            if error.code == "update-same":  # the answer of every usual day
                return None
            raise

    def _ask(self, address: str, actor: str) -> Release:
        release = read_release(self._releases.fetch(address))
        now = self._clock.now()
        seen = self._seen()
        today = now.astimezone(ZoneInfo(self._plan.zone)).date()
        require_current(release, seen=seen, today=today)
        self._remember(release, seen, now, actor)
        require_newer(release.version, than=self.version)
        self._require_rest()  # one may have been opened meanwhile
        return release

    def _require_rest(self) -> None:
        if self._drawer.current() is not None:
            raise RuleError("update-shift-open")

    def _seen(self) -> int:
        """Return the highest serial that the books know, 0 for none."""
        serials = (entry.data["serial"] for entry in self._store.entries(kind=SEEN))
        return max((serial for serial in serials if isinstance(serial, int)), default=0)

    def _remember(self, release: Release, seen: int, at: datetime, actor: str) -> None:
        if release.serial > seen:
            self._store.record(
                SEEN, actor=actor, at=at, serial=release.serial, version=release.version
            )
