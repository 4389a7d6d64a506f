"""Whatever is done to the books without their key is found, and the first bad entry is named."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pos_app.domain.errors import StorageError
from pos_app.domain.journal import Verdict
from pos_app.storage.journal_store import JournalStore
from tests.conftest import NOON
from tests.tampering import ATTACKS, FILES, attacked, books, sell


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    books(home)
    return home


def verdict(folder: Path) -> Verdict:
    store = JournalStore(folder, NOON, writes=False)
    try:
        return store.verify()
    finally:
        store.close()


def test_books_that_nobody_touched_are_sound_and_every_witness_agrees(folder: Path) -> None:
    found = verdict(folder)
    assert found.ok
    assert found.anchors == {"file": "agrees", "keys": "agrees", "backup": "none"}


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_found_and_its_first_entry_named(folder: Path, name: str) -> None:
    expected = attacked(folder, ATTACKS[name])
    found = verdict(folder)
    assert not found.ok
    assert found.first_bad == expected, found


@pytest.mark.parametrize("attack", FILES)
def test_books_in_the_place_of_others_are_found_when_they_are_opened(
    folder: Path, attack: Callable[[Path], None]
) -> None:
    attack(folder)
    assert not verdict(folder).ok
    with pytest.raises(StorageError, match="books-changed"):
        JournalStore(folder, NOON)


def without_the_file(folder: Path) -> None:
    (folder / "journal.anchor").unlink()


def without_what_is_remembered(folder: Path) -> None:
    kept = json.loads((folder / "journal.keys").read_text())
    left = {name: text for name, text in kept.items() if "-at-" not in name}
    (folder / "journal.keys").write_text(json.dumps(left))


@pytest.mark.parametrize("name", ["truncated", "rewritten_as_a_whole", "another_epoch"])
@pytest.mark.parametrize("silence", [without_the_file, without_what_is_remembered])
def test_one_witness_is_enough(folder: Path, name: str, silence: Callable[[Path], None]) -> None:
    attacked(folder, ATTACKS[name])
    silence(folder)
    assert not verdict(folder).ok
    with pytest.raises(StorageError, match="books-changed"):
        JournalStore(folder, NOON)


def test_what_was_in_the_log_alone_is_missed_when_it_is_deleted(folder: Path) -> None:
    """As after a crash: nothing was closed, and only the file beside the books knows the last."""
    store = JournalStore(folder, NOON)
    before = (folder / "journal.db").read_bytes()
    sell(store, "9")
    anchor = (folder / "journal.anchor").read_bytes()
    lost = store.head().entries
    store.close()
    (folder / "journal.db").write_bytes(before)
    (folder / "journal.anchor").write_bytes(anchor)
    found = verdict(folder)
    assert (found.problem, found.first_bad) == ("lost", lost - 5)
    with pytest.raises(StorageError, match="books-changed"):
        JournalStore(folder, NOON)
