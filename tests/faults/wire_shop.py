"""Shops that sell through a door where everything goes wrong, each for one provider's account."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pos_app import settings
from pos_app.app import assemble, open_providers
from pos_app.domain.account import Cashier
from pos_app.domain.bill import Inquiry
from pos_app.provider_settings import Digiswitch, Espay, Iak, Providers
from pos_app.services.counter import Counter
from pos_app.services.ports import Provider
from pos_app.storage.journal_store import JournalStore
from tests.conftest import SECRETS, SetClock
from tests.faults.fault_server import FaultServer, Trouble

DEADLINE = 0.5
"""Seconds that the adapters wait; those that get an answer in the end may take longer."""
ENOUGH = 10.0


@dataclass(frozen=True, kw_only=True)
class Line:
    """Something to sell: by which account, and to numbers of how many digits."""

    account: str
    code: str
    prefix: str
    digits: int
    extras: dict[str, str]
    top_up: bool = False

    def number(self, case: int) -> str:
        """Return a customer's number that no other case has."""
        return f"{self.prefix}{case:0{self.digits - len(self.prefix) - 2}d}11"


def _line(account: str, code: str, prefix: str, digits: int, **more: Any) -> Line:
    return Line(account=account, code=code, prefix=prefix, digits=digits, **({"extras": {}} | more))


LINES = [
    _line("digiswitch", "pln", "5301", 12),
    _line("digiswitch", "s50", "0812", 12, top_up=True),
    _line("digiflazz", "pln", "5301", 12),
    _line("digiflazz", "s50", "0812", 12, top_up=True),
    _line("iak-json", "PLNPOSTPAID", "5401", 12),
    _line("iak-json", "htelkomsel25000", "0812", 12, top_up=True),
    _line("iak-xml", "PLNPOSTPAID", "5402", 12),
    _line("espay", "SLYLPO", "5205", 12),
    _line("espay", "SINCBN", "43", 10, extras={"amount": "100000"}),
]


@dataclass
class Shop:
    """A counter that sells through one account, whose door can be another one for a while."""

    account: str
    server: FaultServer
    counter: Counter
    providers: dict[str, Provider]
    clock: SetClock

    @property
    def name(self) -> str:
        return next(iter(self.providers))

    def through(self, trouble: Trouble, number: int, *, came: bool) -> float:
        """Let the next request meet a trouble; return how long it may take."""
        quick = trouble.leaves in {"unsent", "either", "unclear"}
        scheme = "https" if trouble.tls else "http"
        port, way = self.server.ports[trouble.name], "came" if came else "lost"
        door = f"{scheme}://127.0.0.1:{port}/{number}/{way}"
        seconds = DEADLINE if quick else ENOUGH
        self.providers |= _adapters(self.account, self.server, seconds, door)
        return seconds

    def heal(self) -> None:
        """Let requests go straight to the sandbox again."""
        self.providers |= _adapters(self.account, self.server, ENOUGH)

    def ask(self, line: Line, case: int) -> Inquiry:
        wanted = f"{self.name}:{line.code}"
        return self.counter.inquiries.inquire(wanted, line.number(case), line.extras)

    def charges(self, ref: str) -> int:
        """Return how often the sandbox has taken money for a ref, by its own ledger."""
        lines = self.server.ledger.read_bytes().splitlines()
        events = [json.loads(line) for line in lines if ref.encode() in line]
        taken = [e["event"] for e in events if e["ref"].endswith(ref)]
        return taken.count("charge") - taken.count("refund")


@cache
def open_shop(account: str, server: FaultServer, folder: Path) -> Shop:
    """Return the shop of this process; its folder goes when all processes have ended."""
    home, clock = folder / account, SetClock()
    home.mkdir(parents=True)
    providers = _adapters(account, server, ENOUGH)
    store = JournalStore(home, clock.now())
    counter = assemble(home, settings.Settings(), providers, store, clock)
    store.people.add(Cashier("Sari"), "", clock.now(), by="")
    counter.accounts.presence.come("Sari")
    counter.shifts.open(0, "Sari")
    for name in providers:
        counter.catalogue.fetch(name)
    return Shop(account, server, counter, providers, clock)


def _adapters(
    account: str, server: FaultServer, seconds: float, door: str = ""
) -> dict[str, Provider]:
    """Return the account's adapter, at a door or straight at the sandbox."""
    kind, _, form = account.partition("-")
    known = server.doors[kind]
    section = "digiswitch" if kind == "digiflazz" else kind
    of = {"digiswitch": Digiswitch, "iak": Iak, "espay": Espay}[section]
    said: dict[str, Any] = {
        name: _moved(value, door) for name, value in known.items() if name in of.__struct_fields__
    }
    said |= {"enabled": True, "check_gap": 0.0}
    said |= {"dialect": kind} if section == "digiswitch" else {}
    said |= {"format": form} if form else {}
    chosen = settings.Settings(
        network=settings.Network(seconds=seconds),
        providers=Providers(**{section: of(**said)}),
    )
    secrets = {variable: known[name] for name, variable in SECRETS[section].items()}
    return open_providers(chosen, secrets, Path())


def _moved(value: str, door: str) -> str:
    """Return an address of the sandbox as it is at a door; anything else as it is."""
    if not (door and value.startswith("http://")):
        return value
    return f"{door}/{value.split('/', 3)[3]}"
