"""What a price list of ten thousand rows costs: memory, a key of the search, a scan, a refresh.

The rows are invented in the shape of Digiflazz's lists and go the way of real ones: bytes, offers,
products. Memory is that of a process of its own. Run: python benchmarks/catalogue.py [ROWS]
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import cycle, islice, product
from pathlib import Path
from typing import Any
from unittest.mock import patch

from pos_app.providers.digiswitch import DIALECTS, Digiswitch
from pos_app.seed import load_seed
from pos_app.services.catalogue import Catalogue
from pos_app.services.ports import Clock, Reply, Store
from pos_app.services.price_lists import PriceLists
from pos_app.storage.journal_store import JournalStore

ROWS = 10_000
MOST_MB = 60.0
MOST_MS = 16.0
TYPED = ("telkomsel 25", "pln token", "paket data 10gb", "pdam", "mobile legends", "bpjs", "zz9")
NUMBERS = ("081234567890", "0878 0000 1233", "530000000001", "12345678901", "8801234567890", "17")
OPERATORS = ("TELKOMSEL", "INDOSAT", "XL", "AXIS", "TRI", "SMARTFREN", "by.U")
GAMES = ("MOBILE LEGENDS", "FREE FIRE", "PUBG MOBILE", "Valorant", "GENSHIN IMPACT", "ARENA")
WALLETS = ("GO PAY", "OVO", "DANA", "SHOPEE PAY", "LinkAja", "MANDIRI E-TOLL")
AMOUNTS = tuple(range(1, 21)) + tuple(range(25, 1001, 25))


def prepaid_rows(count: int) -> list[dict[str, Any]]:
    """Return rows as Digiflazz lists them; every hundredth is off, some are off at night."""
    kinds = [
        ("Pulsa", OPERATORS, "{brand} {amount}.000"),
        ("Data", OPERATORS, "{brand} Data {amount} GB / {number} Hari Zona {number}"),
        ("Data", OPERATORS, "{brand} Combo {amount}GB + {number} menit"),
        ("Games", GAMES, "{brand} {amount} Diamond paket {number}"),
        ("E-Money", WALLETS, "{brand} Rp {amount}.000"),
        ("Paket SMS & Telpon", OPERATORS, "{brand} Telpon {amount} menit {number} hari"),
        ("PLN", ("PLN",), "PLN {amount}.000"),
        ("Voucher", ("Google Play", "Alfamart Voucher"), "{brand} Voucher {amount}.000"),
    ]
    wares = [(c, b, n, a) for c, brands, n in kinds for b, a in product(brands, AMOUNTS)]
    return [
        prepaid_row(number, category, brand, name, amount)
        for number, (category, brand, name, amount) in enumerate(islice(cycle(wares), count))
    ]


def prepaid_row(number: int, category: str, brand: str, name: str, amount: int) -> dict[str, Any]:
    title = name.format(brand=brand, amount=amount, number=number)
    return {
        "product_name": title,
        "category": category,
        "brand": brand,
        "type": "Umum",
        "seller_name": f"PT. PENJUAL {number % 97}",
        "price": amount * 1000 + 75 + number % 900,
        "buyer_sku_code": f"{category[:2]}{brand[:3]}{number}".lower().replace(" ", ""),
        "buyer_product_status": True,
        "seller_product_status": number % 100 > 0,
        "unlimited_stock": True,
        "stock": 0,
        "multi": True,
        "start_cut_off": "23:45" if number % 3 else "0:0",
        "end_cut_off": "00:15" if number % 3 else "0:0",
        "desc": f"{title}, masuk otomatis, cek nomor sebelum membeli",
    }


def bill_rows(count: int) -> list[dict[str, Any]]:
    """Return a PDAM, an instalment or a property tax for each row."""
    brands = cycle(("PDAM", "MULTIFINANCE", "PBB"))
    return [
        {
            "product_name": f"{brand} Kabupaten Nomor {number}",
            "category": "Pascabayar",
            "brand": brand,
            "seller_name": f"PT. PENJUAL {number % 97}",
            "admin": 2500,
            "commission": number % 1500,
            "buyer_sku_code": f"{brand[:4].lower()}{number}",
            "buyer_product_status": True,
            "seller_product_status": True,
            "desc": "-",
        }
        for number, brand in zip(range(count), brands, strict=False)
    ]


def tenant(row: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that Digiswitch calls otherwise."""
    on = row["seller_product_status"]
    return {"name": row["product_name"], "code": row["buyer_sku_code"], "status": on}


class Wire:
    """Answers the two questions of a price list, in the place of the network."""

    def __init__(self, rows: int, dialect: str = "digiflazz") -> None:
        bills = bill_rows(rows // 20)
        lists = {"pasca": bills, "prepaid": prepaid_rows(rows - len(bills))}
        self._question = DIALECTS[dialect].question
        if dialect != "digiflazz":
            lists = {
                which: [{**row, **tenant(row)} for row in each] for which, each in lists.items()
            }
        self._bodies = {
            which: json.dumps({"data": listed}, separators=(",", ":")).encode()
            for which, listed in lists.items()
        }

    def post(self, _url: str, body: bytes, **_rest: Any) -> Reply:
        return Reply(status=200, body=self._bodies[json.loads(body)[self._question]])


class Ticking:
    """A clock that is an hour later at each look: every list is due."""

    def __init__(self) -> None:
        self._looks = 0

    def now(self) -> datetime:
        self._looks += 1
        return datetime.fromtimestamp(1_800_000_000 + 30_000 * self._looks, UTC)

    def steady(self) -> float:
        return 30_000.0 * self._looks


def digiflazz() -> Digiswitch:
    return Digiswitch(
        url="http://127.0.0.1:1",
        username="buyer",
        key=lambda: "k",
        testing=False,
        check_gap=60,
        seconds=1,
        dialect=DIALECTS["digiflazz"],
    )


def assembled(store: Store, clock: Clock) -> tuple[PriceLists, Catalogue]:
    seed = load_seed()
    providers = {"digiflazz": digiflazz()}
    prices = PriceLists(store, providers, clock, seed.offers)
    return prices, Catalogue(seed, providers, prices)


def taken(work: Callable[[], object], rounds: int = 1) -> list[float]:
    """Return how long each round took, in ms."""
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        times.append((time.perf_counter() - begun) * 1000)
    return times


def p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


def keys(catalogue: Catalogue) -> list[float]:
    """Return what each key costs, as somebody types these words."""
    prefixes = [text[:end] for text in TYPED for end in range(1, len(text) + 1)]
    return [
        cost
        for text in prefixes
        for cost in taken(lambda text=text: catalogue.search(text), 5)  # type: ignore[misc]
    ]


def scans(catalogue: Catalogue) -> list[float]:
    """Return what each digit of a typed number costs, and the whole number in one."""
    prefixes = [number[:end] for number in NUMBERS for end in range(1, len(number) + 1)]
    return [
        cost
        for number in prefixes
        for cost in taken(lambda number=number: catalogue.recognise(number), 5)  # type: ignore[misc]
    ]


def weigh(home: Path, rows: int) -> None:
    """Print what list and catalogue hold, and what a refresh needs at its height, in bytes."""
    clock = Ticking()
    wire = Wire(rows)
    prices, catalogue = assembled(JournalStore(home, clock.now()), clock)
    with patch("pos_app.providers.digiswitch.adapter.post", wire.post):
        tracemalloc.start()
        prices.refresh()
        catalogue.rebuild()
        assert len(catalogue.products) > rows // 2
        print(*tracemalloc.get_traced_memory())


def memory(rows: int) -> tuple[float, float]:
    """Return in MB what is held afterwards and what was held at most, in a process of its own."""
    with tempfile.TemporaryDirectory() as home:
        command = [sys.executable, __file__, str(rows), "weigh", home]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    held, most = map(int, said.split())
    return held / 1e6, most / 1e6


def main() -> int:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    if len(sys.argv) > 3:
        weigh(Path(sys.argv[3]), rows)
        return 0
    held, most = memory(rows)
    wire = Wire(rows)
    with (
        tempfile.TemporaryDirectory() as home,
        patch("pos_app.providers.digiswitch.adapter.post", wire.post),
    ):
        clock = Ticking()
        store = JournalStore(Path(home), clock.now())
        prices, catalogue = assembled(store, clock)
        fetched = taken(lambda: prices.fetch("digiflazz"), 7)
        rebuilt = taken(catalogue.rebuild, 7)
        opened = taken(lambda: assembled(store, clock), 5)
        catalogue.rebuild()
        found, seen = keys(catalogue), scans(catalogue)
    print(f"rows, products         {rows} {len(catalogue.products)}")
    print(f"memory held            {held:.1f} MB  (goal: at most {MOST_MB:.0f})")
    print(f"at the height          {most:.1f} MB")
    print(f"a key of the search    {statistics.median(found):.1f} ms median")
    print(f"95th of 100            {p95(found):.1f} ms  (goal: at most {MOST_MS:.0f})")
    print(f"a number recognised    {statistics.median(seen):.1f} ms median")
    print(f"95th of 100            {p95(seen):.1f} ms  (goal: at most {MOST_MS:.0f})")
    print(f"fetch: parse and keep  {statistics.median(fetched):.0f} ms")
    print(f"rebuild                {statistics.median(rebuilt):.0f} ms")
    print(f"opening with the list  {statistics.median(opened):.0f} ms")
    return int(held > MOST_MB or p95(found) > MOST_MS or p95(seen) > MOST_MS)


if __name__ == "__main__":
    sys.exit(main())
