"""A counter in a world of its own: time, network and provider are simulated, and it may die.

The services, the adapters and the journal are the real ones. Time stands still but for `pass_by`;
what is taken out of the way is said in SIMULATED.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple
from unittest.mock import patch

from pos_app import app
from pos_app.domain.account import Cashier
from pos_app.domain.errors import NotSentError
from pos_app.domain.rights import Role
from pos_app.providers.digiswitch import DIALECTS, Digiswitch
from pos_app.providers.espay import Espay
from pos_app.providers.iak import Iak
from pos_app.seed import load_seed
from pos_app.services.counter import Counter
from pos_app.services.ports import Provider as Port
from pos_app.services.ports import Reply
from pos_app.settings import Settings
from pos_app.storage import engine
from pos_app.storage.journal_store import JournalStore
from pos_app.storage.shift_store import ShiftStore
from tests.conftest import NOON, SetClock
from tests.faults.simulated import Provider, price_list, provider_of

SIMULATED = (
    "time, the network and the providers are simulated in the same process; the providers are "
    "written from the protocol sheets, keep books of their own and share no code with the "
    "adapters, which are the real ones and get real bytes. Nothing is synced to the disk, PINs "
    "are not hashed and receipts are not drawn: other parts are about those."
)

KINDS = ("digiswitch", "digiflazz", "iak", "espay")
GAPS = {"digiswitch": 60.0, "digiflazz": 60.0, "iak": 15.0, "espay": 60.0}
WANTED = {
    "digiswitch": "digiswitch:hp",
    "digiflazz": "digiflazz:xld10",
    "iak": "iak:HPTHREE",
    "espay": "espay:SPBTHL",
}
"""Bills that are sold around the clock, and a top-up."""

PATIENCE = 20.0
PIN = "147258"
URL = "http://127.0.0.1:1"
WRITES = frozenset(
    {"prepare", "claim", "claim_again", "claim_check", "keep_reply", "move", "record"}
)
FATES = ("paid", "paid", "paid", "slow", "slow", "fails", "refused", "not-formed", "timed-out")


class Died(BaseException):
    """The program is killed here; what is committed stays."""


class Mortal:
    """A store in which the program may die before and after every write."""

    def __init__(self, store: JournalStore, step: Callable[[], None]) -> None:
        self._store = store
        self._step = step

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._store, name)
        if name not in WRITES:
            return method

        def call(*args: Any, **named: Any) -> Any:
            self._step()
            result = method(*args, **named)
            self._step()
            return result

        return call


class PlainPins:
    """Hashes nothing: argon2 takes its time on purpose."""

    def __init__(self, _keys: object = None) -> None: ...

    def is_outdated(self, _pin_hash: str) -> bool:
        return False

    def decoy(self) -> str:
        return ""

    def hash(self, pin: str) -> str:
        return f"plain {pin}"

    def verify(self, pin_hash: str, pin: str) -> bool:
        return pin_hash == self.hash(pin)


class NoPaper:
    """Draws nothing."""

    def __init__(self, outlet: object) -> None: ...

    def draw(self, *args: Any, **named: Any) -> bytes:
        return b"%PDF"


@dataclass
class Weather:
    """How likely each fate of a request is; what is left of 1 goes well."""

    refused: float = 0.07
    lost: float = 0.07
    unanswered: float = 0.09
    late: float = 0.09
    slow: float = 0.06
    doubled: float = 0.03
    garbled: float = 0.07

    def draw(self, chance: Random) -> str:
        """Return what becomes of a request."""
        at = chance.random()
        for name, share in vars(self).items():
            at -= share
            if at < 0:
                return str(name)
        return "well"


CALM = Weather(0, 0, 0, 0, 0, 0, 0)
STORM = Weather(0.13, 0.1, 0.14, 0.16, 0.08, 0.05, 0.13)


@dataclass
class World:
    """One shop, its customer and its provider; times are seconds since the scenario began."""

    kind: str
    number: str
    chance: Random
    clock: SetClock
    provider: Provider
    began: datetime
    weather: Weather = field(default_factory=Weather)
    passed: float = 0.0
    sendings: int = 0
    sent_at: float = 0.0
    fuse: int = 0
    meanwhile: Callable[[], object] | None = None
    """What happens while the next request is on its way."""
    on_the_way: list[tuple[float, str, bytes, int, float]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)

    @property
    def product(self) -> str:
        """What the customer wants."""
        return WANTED[self.kind]

    @property
    def trace(self) -> str:
        """A hash of all that happened."""
        return hashlib.sha256("\n".join(self.told).encode()).hexdigest()

    def tell(self, *words: object) -> None:
        """Write down what happened."""
        self.told.append(f"{self.passed:.3f} {' '.join(map(str, words))}")

    def name(self, ref: str) -> str:
        """Return what a ref is called here: refs are made by chance and differ every time."""
        return self.names.setdefault(ref, f"R{len(self.names) + 1}")

    def pass_by(self, seconds: float) -> None:
        """Let time go by, for everybody."""
        self.passed += seconds
        self.clock.move(seconds=seconds)

    def set_clock(self, offset: timedelta) -> None:
        """Put the clock of the computer to the right time and an offset."""
        self.clock.jump(self.began + timedelta(seconds=self.passed) + offset)
        self.tell("clock", offset)

    def step(self) -> None:
        """Die here, if it is time."""
        self.fuse -= 1
        if self.fuse == 0:
            self.tell("died")
            raise Died

    def post(self, url: str, body: bytes, **how: Any) -> Reply:
        """Stand in for the transport: what becomes of a request is drawn."""
        path = url.rpartition("/")[2]
        if path == "price-list":
            return Reply(status=200, body=price_list(body))
        self.step()
        happens, self.meanwhile = self.meanwhile, None
        if happens:
            happens()
        self.sendings += 1
        self.sent_at = self.passed
        fate = self.weather.draw(self.chance)
        self.tell("sends", path, fate)
        reply = self._fared(fate, path, body, how["seconds"])
        self.step()
        return reply

    def _fared(self, fate: str, path: str, body: bytes, patience: float) -> Reply:
        """Return what comes back of a request that fares so."""
        if fate == "refused":
            raise NotSentError("no-connection", "ConnectError")
        if fate == "late":
            arrives = self.passed + self.chance.uniform(10, ARRIVED)
            self.on_the_way.append((arrives, path, body, self.sendings, self.passed))
        if fate in {"lost", "late"}:
            self.pass_by(self.chance.choice([0.1, 0.1, patience]))
            return Reply(fault="ReadTimeout")
        if fate == "slow":
            self.pass_by(self.chance.uniform(0.5, patience - 1))
        said = self._arrive(path, body, self.sendings)
        if fate == "doubled":
            said = self._arrive(path, body, self.sendings)
        if fate == "unanswered":
            self.pass_by(self.chance.choice([0.1, patience]))
            return Reply(fault=self.chance.choice(["ReadError", "RemoteProtocolError"]))
        return self._garbled(said) if fate == "garbled" else Reply(status=200, body=said)

    def _arrive(self, path: str, body: bytes, sending: int) -> bytes:
        """Hand a request to the provider, after those that are due before it."""
        self.settle_the_way()
        return self.provider.handle(path, body, self.passed, sending, self.sent_at)

    def settle_the_way(self) -> None:
        """Let arrive what has been on its way for long enough."""
        for late in sorted(late for late in self.on_the_way if late[0] <= self.passed):
            self.on_the_way.remove(late)
            at, path, body, sending, sent = late
            self.provider.handle(path, body, at, sending, sent)

    def _garbled(self, said: bytes) -> Reply:
        """Return an answer that nobody should believe."""
        ours = next((ref for ref in self.names if ref.encode() in said), "")
        return self.chance.choice(
            [
                Reply(status=502, body=b"<html>Bad Gateway</html>"),
                Reply(status=200, body=b"<html>login</html>"),
                Reply(status=200, body=said[: len(said) // 2], fault="RemoteProtocolError"),
                Reply(status=200, body=said[: len(said) // 2]),
                Reply(status=429, body=said),
                Reply(status=200),
                Reply(status=200, body=said.replace(ours.encode(), b"X" * 22) if ours else b"{}"),
            ]
        )


ARRIVED = 25.0
"""Seconds after which a late request has arrived: two requests a minute apart never race."""


@cache
def founded() -> dict[str, bytes]:
    """Return a journal with a cashier in it: founding one takes as long as a hundred sales."""
    with TemporaryDirectory() as folder:
        store = JournalStore(Path(folder), NOON)
        store.people.add(Cashier("Sari", Role.OWNER), PlainPins().hash(PIN), NOON, by="Sari")
        ShiftStore(store.books).open(0, NOON, actor="Sari")
        store.close()
        return {name: (Path(folder) / name).read_bytes() for name in ("journal.db", "journal.keys")}


class Row(NamedTuple):
    """How a payment stands."""

    ref: str
    state: str
    price: int
    settled_at: str


@dataclass
class Shop:
    """A journal in which many customers are served, one world after the other."""

    folder: Path
    clock: SetClock
    zone: str = "WIB"
    world: World | None = None
    store: JournalStore = field(init=False)
    counters: dict[str, Counter] = field(default_factory=dict)
    served: int = 0

    def __post_init__(self) -> None:
        for name, content in founded().items():
            (self.folder / name).write_bytes(content)
        self.store = JournalStore(self.folder, self.clock.now())
        self.look = sqlite3.connect(self.folder / "journal.db", isolation_level=None)

    def rows(self) -> list[Row]:
        """Return how the payments of the customer stand, in the books themselves."""
        found = self.look.execute(
            "SELECT ref, state, price, coalesce(settled_at, '') FROM payment"
            " WHERE customer_no = ? ORDER BY rowid",
            (_now_in(self).number,),
        )
        return [Row(*row) for row in found]

    def told_of(self, ref: str) -> list[str]:
        """Return the states that the journal has sealed of a payment, in their order."""
        kinds = self.look.execute(
            "SELECT kind FROM journal WHERE ref = ? AND kind LIKE 'payment.%' ORDER BY seq", (ref,)
        )
        return [kind.removeprefix("payment.").upper() for (kind,) in kinds]

    def begin(self, kind: str, seed: int, began: datetime) -> World:
        """Begin a new world with a new customer."""
        self.served += 1
        digits = f"{self.served:08d}"
        number = f"0817{digits}"
        chance = Random(seed)
        self.clock.jump(began)
        provider = provider_of(kind, Random(chance.random()), began.timestamp(), number, FATES)
        self.world = World(kind, number, chance, self.clock, provider, began)
        return self.world

    def counter(self, kind: str) -> Counter:
        """Return the running counter that sells through one provider."""
        return self.counters.get(kind) or self.assembled(kind)

    def assembled(self, kind: str) -> Counter:
        """Put a counter together anew, as at a start: what was in memory is gone."""
        chosen = Settings()
        adapter = adapter_of(kind, self.clock)
        mortal: Any = Mortal(self.store, self._step)
        counter = app.assemble(self.folder, chosen, {kind: adapter}, mortal, self.clock)
        counter.accounts.presence.come("Sari")
        self.counters[kind] = counter
        return counter

    def reopen(self) -> None:
        """Close the journal and open it again, as a new process does."""
        self.store.close()
        self.counters.clear()
        self.store = JournalStore(self.folder, self.clock.now())

    def _step(self) -> None:
        if self.world:
            self.world.step()


def adapter_of(kind: str, clock: SetClock) -> Port:
    """Return the real adapter of a provider."""
    gap = GAPS[kind]
    if kind == "iak":
        return Iak(
            postpaid_url=URL,
            prepaid_url=URL,
            username="u",
            key=lambda: "k",
            xml=False,
            check_gap=gap,
            seconds=PATIENCE,
        )
    if kind == "espay":
        return Espay(
            url=URL,
            basic_username="u",
            sender_id="LOKET",
            secret=lambda _name: "k",
            prefunded=False,
            check_gap=gap,
            seconds=PATIENCE,
            now=clock.now,
        )
    return Digiswitch(
        url=URL,
        username="u",
        key=lambda: "k",
        testing=False,
        check_gap=gap,
        seconds=PATIENCE,
        dialect=DIALECTS[kind],
    )


@contextmanager
def opened_shop() -> Iterator[Shop]:
    """Open a shop in memory, in which nothing waits for a disk, a hash or a sheet of paper."""
    shared = Path("/dev/shm")
    seed = load_seed()
    with ExitStack() as stack:
        place = str(shared) if shared.is_dir() else None
        folder = stack.enter_context(TemporaryDirectory(dir=place))
        stack.enter_context(patch.dict(engine.PRAGMAS, synchronous=0))
        stack.enter_context(patch.object(app, "load_seed", lambda: seed))
        stack.enter_context(patch.object(app, "ArgonPins", PlainPins))
        stack.enter_context(patch.object(app, "PdfReceipts", NoPaper))
        stack.enter_context(patch("pos_app.storage.space.Space.require"))
        shop = Shop(Path(folder), SetClock())
        for name in ("digiswitch", "iak", "espay"):
            post = f"pos_app.providers.{name}.adapter.post"
            stack.enter_context(patch(post, lambda *a, **k: _now_in(shop).post(*a, **k)))
        yield shop
        shop.look.close()
        shop.store.close()


def _now_in(shop: Shop) -> World:
    assert shop.world is not None
    return shop.world
