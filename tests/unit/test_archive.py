"""A yearly archive opens without the program, is checked without it, and shows what was altered."""

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pos_app.domain.errors import InputError, RuleError, StorageError
from pos_app.services.archive import MADE
from pos_app.storage.journal_store import JournalStore
from tests.conftest import SetClock
from tests.scripted import Scripted
from tests.unit.test_search import sold as sell
from tests.unit.test_services import Desk, open_desk


@pytest.fixture
def sold(desk: Desk) -> Desk:
    """Sales on both sides of a New Year in the outlet's zone."""
    store = desk.counter.store
    assert isinstance(store, JournalStore)
    midnight = datetime(2026, 12, 31, 17, tzinfo=UTC)
    times = (midnight - timedelta(seconds=1), midnight, midnight + timedelta(days=63))
    for number, at in enumerate(times):
        sell(store, f"53000000{number:04}", amount=13_000, made_at=at)
    desk.clock.jump(times[-1])
    return desk


def checked(place: Path) -> tuple[int, str]:
    """Run the archive's own program as somebody without ours does."""
    program = place / "verify.py" if place.is_dir() else place.parent / "verify.py"
    if not program.exists():
        program.write_bytes(zipfile.ZipFile(place).read("verify.py"))
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(program), str(place)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.stderr, done.stderr
    return done.returncode, done.stdout


def unpacked(archive: Path, to: Path) -> Path:
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(to)
    return to


def test_an_archive_has_the_months_the_journal_a_page_and_what_checks_it(
    sold: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "2027.zip"
    done = sold.counter.archives.save(2027, file, "Sari")
    assert done.payments == 2
    place = unpacked(file, tmp_path / "open")
    lines = {p.name: len(p.read_text("utf-8-sig").splitlines()) for p in place.glob("*.csv")}
    assert len(lines) == 12
    assert (lines["pembayaran-2027-01.csv"], lines["pembayaran-2027-03.csv"]) == (2, 2)
    assert lines["pembayaran-2027-02.csv"] == 1
    manifest = json.loads((place / "MANIFEST.json").read_text())
    entries = [json.loads(line) for line in (place / "jurnal.jsonl").read_text().splitlines()]
    told = manifest["journal"]
    assert [e["seq"] for e in entries] == [*range(told["first"], told["last"] + 1)]
    assert told["before"] == [*sold.counter.store.entries()][told["first"] - 2].seal
    assert manifest["counter"] == sold.counter.store.identity()
    page = (place / "index.html").read_text("utf-8")
    assert '<td class="n">Rp 13.000</td>' in page
    assert "<script" not in page
    assert checked(file) == checked(place)
    assert checked(file)[0] == 0
    (entry,) = sold.counter.store.entries(kind=MADE)
    assert entry.data["manifest"] == done.manifest
    assert (entry.actor, entry.data["year"], entry.data["payments"]) == ("Sari", 2027, 2)


def test_the_first_archive_begins_where_the_books_begin(sold: Desk, tmp_path: Path) -> None:
    file = tmp_path / "2026.zip"
    assert sold.counter.archives.save(2026, file, "Sari").payments == 1
    with zipfile.ZipFile(file) as opened:
        told = json.loads(opened.read("MANIFEST.json"))["journal"]
    assert (told["first"], told["before"]) == (1, "0" * 64)
    assert checked(file)[0] == 0


def test_the_same_books_make_the_same_archive(sold: Desk, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a.zip", "b.zip")]
    for file in files:
        sold.counter.archives.save(2026, file, "Sari")
        sold.clock.move(seconds=1)
    assert files[0].read_bytes() == files[1].read_bytes()


def rewritten(place: Path, change: Callable[[list[str]], None]) -> None:
    """Change the journal and make the manifest fit, as somebody would who knows how."""
    import hashlib

    file = place / "jurnal.jsonl"
    lines = file.read_text().splitlines(keepends=True)
    change(lines)
    file.write_text("".join(lines))
    manifest = json.loads((place / "MANIFEST.json").read_text())
    body = file.read_bytes()
    manifest["files"][file.name] = {
        "sha256": hashlib.sha256(body).hexdigest(),
        "bytes": len(body),
    }
    (place / "MANIFEST.json").write_text(json.dumps(manifest))


def remove(lines: list[str]) -> None:
    del lines[2]


def cut(lines: list[str]) -> None:
    del lines[-1]


def swap(lines: list[str]) -> None:
    lines[1], lines[2] = lines[2], lines[1]


@pytest.mark.parametrize("change", [remove, cut, swap])
def test_a_journal_with_a_gap_is_found_even_behind_a_new_manifest(
    sold: Desk, tmp_path: Path, change: Callable[[list[str]], None]
) -> None:
    """What an entry says is under the counter's key, and left to `pos-app journal verify`."""
    file = tmp_path / "2027.zip"
    sold.counter.archives.save(2027, file, "Sari")
    place = unpacked(file, tmp_path / "open")
    rewritten(place, change)
    code, said = checked(place)
    assert code == 1
    assert "jurnal.jsonl" in said


@pytest.mark.parametrize("name", ["pembayaran-2027-01.csv", "index.html", "jurnal.jsonl"])
def test_a_file_that_was_altered_lost_or_added_is_named(
    sold: Desk, tmp_path: Path, name: str
) -> None:
    file = tmp_path / "2027.zip"
    sold.counter.archives.save(2027, file, "Sari")
    place = unpacked(file, tmp_path / "open")
    body = (place / name).read_bytes()
    (place / name).write_bytes(body + b" ")
    assert f"{name}: was altered" in checked(place)[1]
    (place / name).unlink()
    assert f"{name}: is missing" in checked(place)[1]
    (place / name).write_bytes(body)
    (place / "more.csv").write_bytes(b"1")
    code, said = checked(place)
    assert (code, "more.csv: is not in the manifest" in said) == (1, True)


def test_an_entry_under_a_key_is_left_to_the_counter(sold: Desk, tmp_path: Path) -> None:
    file = tmp_path / "2027.zip"
    sold.counter.archives.save(2027, file, "Sari")
    place = unpacked(file, tmp_path / "open")

    def keyed(lines: list[str]) -> None:
        for number, line in enumerate(lines):
            lines[number] = json.dumps({**json.loads(line), "key": "a1b2c3d4"}) + "\n"

    rewritten(place, keyed)
    code, said = checked(place)
    assert code == 0
    assert "pos-app journal verify" in said


@pytest.mark.parametrize("year", [1999, 2025, 2029, 99999])
def test_a_year_of_which_nothing_is_known_makes_no_file(
    sold: Desk, tmp_path: Path, year: int
) -> None:
    with pytest.raises(InputError, match="year"):
        sold.counter.archives.save(year, tmp_path / "a.zip", "Sari")
    assert not (tmp_path / "a.zip").exists()


def test_who_may_not_export_and_a_file_that_is_there_stop_it(
    sold: Desk, tmp_path: Path, read_only: Path
) -> None:
    with pytest.raises(RuleError, match="signed-out"):
        sold.counter.archives.save(2027, tmp_path / "a.zip", "Nobody")
    (tmp_path / "a.zip").write_text("kept")
    with pytest.raises(InputError, match="file-exists"):
        sold.counter.archives.save(2027, tmp_path / "a.zip", "Sari")
    with pytest.raises(StorageError, match="not-saved"):
        sold.counter.archives.save(2027, read_only / "a.zip", "Sari")
    assert (tmp_path / "a.zip").read_text() == "kept"
    assert [*sold.counter.store.entries(kind=MADE)] == []


def test_books_in_which_nothing_stands_have_no_archive(tmp_path: Path, clock: SetClock) -> None:
    desk = open_desk(tmp_path, clock, Scripted())
    clock.move(days=400)
    with pytest.raises(InputError, match="year"):
        desk.counter.archives.save(2027, tmp_path / "a.zip", "Sari")
    desk.counter.close()
