"""Somebody changes the books who has the file and this program, but no key: it is found."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from pos_app.domain.errors import StorageError
from pos_app.domain.journal import Key, StoredEntry, seal
from pos_app.storage.journal_store import JournalStore
from tests.conftest import NOON
from tests.faults.parts.power import MEMORY
from tests.faults.proof import Part, Planted, Trials, spread
from tests.tampering import ATTACKS, FILES, attacked, books


def run(trials: Trials) -> None:
    """Make every attack on books of several sizes."""
    sizes = range(4, trials.many(6, 40))
    spread(trials, [(name, size) for size in sizes for name in ATTACKS], _attacked)
    spread(trials, range(len(FILES)), _replaced)


def _attacked(case: tuple[str, int], trials: Trials) -> None:
    name, size = case
    with TemporaryDirectory(dir=MEMORY) as folder:
        home = Path(folder) / "home"
        books(home, size)
        expected = attacked(home, ATTACKS[name])
        store = JournalStore(home, NOON, writes=False)
        verdict = store.verify()
        store.close()
        trials.count(name.split()[0])
        where = f"{name}, {size} payments"
        told = None if verdict.ok else verdict.first_bad
        trials.require(told == expected, where, f"entry {told} is named, not {expected}")


def _replaced(number: int, trials: Trials) -> None:
    attack = FILES[number]
    with TemporaryDirectory(dir=MEMORY) as folder:
        home = Path(folder) / "home"
        books(home)
        attack(home)
        trials.count(attack.__name__)
        try:
            JournalStore(home, NOON).close()
        except StorageError as error:
            trials.require(error.code == "books-changed", attack.__name__, f"is told as {error}")
            return
        trials.fail(attack.__name__, "opens as if nothing had happened")


@contextmanager
def _keyless() -> Iterator[None]:
    """Seal as before there were keys: whoever knows the program can do it too."""

    def sealed(_key: Key, previous: str, entry: StoredEntry) -> str:
        return seal(previous, StoredEntry(*entry))

    with patch.object(Key, "seal", sealed):
        yield


PART = Part(
    name="tamper",
    goals=("R21",),
    promise="Whatever is done to the books without their key is found, and the first bad entry "
    "is named.",
    unit="attacks",
    how="All triggers are dropped. Rows of each table are changed, taken away, put in and swapped; "
    "the chain is cut at its end, sealed anew from a forged payment on without a key, as if under "
    "the key, under another one, behind an entry that says the key was lost, and as a whole; an "
    "entry loses or changes its key's id; the counter says that it is another, or was restored; "
    "older books and those of another counter take the place of ours.",
    simulated="the attacker. Who has the whole account of the user can reach the keyring as well; "
    "then the receipts in the customers' hands and the backups elsewhere are what is left.",
    run=run,
    planted=(Planted(name="keyless", what="seal without a key", planted=_keyless),),
)
