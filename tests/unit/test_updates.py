"""A newer release is told of only if its maker has signed it, and never while a shift is open."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pos_app.assets import release_key
from pos_app.domain.errors import InputError, PosError, ProviderError, RuleError
from pos_app.domain.update import MAX_MANIFEST, read_release, write_release
from pos_app.providers import transport
from pos_app.providers.releases import SignedReleases
from pos_app.services.counter import Counter
from pos_app.services.updates import SEEN, Plan, Updates
from tests.announcing import (
    NEWER,
    PUBLIC,
    STRANGER,
    Announcer,
    announcing,
    certificate,
    manifest,
    signed,
)
from tests.conftest import SetClock
from tests.unit.test_services import Desk

ZONE = "Asia/Jakarta"


@pytest.fixture
def page() -> Iterator[Announcer]:
    with announcing() as announcer:
        yield announcer


@pytest.fixture
def rest(desk: Desk) -> Counter:
    """A counter whose owner has closed the shift."""
    desk.counter.shifts.count("Sari", amount=0)
    desk.counter.shifts.close("Sari")
    return desk.counter


def updates(counter: Counter, clock: SetClock, address: str = "", **more: Any) -> Updates:
    return Updates(
        counter.store,
        SignedReleases(more.get("key", PUBLIC)),
        counter.shifts,
        counter.rights,
        clock,
        Plan(more.get("enabled", True), address, ZONE),
        more.get("version", "0.1.0"),
    )


def seen(counter: Counter) -> list[tuple[str, object]]:
    return [(entry.actor, entry.data["serial"]) for entry in counter.store.entries(kind=SEEN)]


# -- asking by hand ---------------------------------------------------------------------------


def test_a_newer_release_is_told_of_with_all_that_was_signed(
    rest: Counter, clock: SetClock, page: Announcer
) -> None:
    assert updates(rest, clock).look(page.url, "Sari") == NEWER
    assert seen(rest) == [("Sari", 7)]
    assert page.asked == ["/latest"]


def test_it_is_fetched_over_https_from_a_server_that_is_trusted(
    rest: Counter, clock: SetClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server, client = certificate(tmp_path)
    with announcing(tls=server) as page:
        with pytest.raises(ProviderError, match="update-unreachable"):
            updates(rest, clock).look(page.url, "Sari")
        assert page.asked == []
        monkeypatch.setattr(transport, "_tls", lambda: client)
        assert updates(rest, clock).look(page.url, "Sari") == NEWER


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (manifest(key=STRANGER), "update-signature"),
        (manifest().replace(b"0.2.0", b"9.2.0"), "update-signature"),
        (b"AAAA\n" + write_release(NEWER), "update-signature"),
        (b"\xff\xff\n" + write_release(NEWER), "update-signature"),
        (signed(write_release(NEWER), context=b""), "update-signature"),
        (b"<html>not found</html>", "update-garbled"),
        (manifest(replace(NEWER, product="pos-other")), "update-product"),
        (manifest(replace(NEWER, until=date(2026, 11, 20))), "update-expired"),
        (manifest(replace(NEWER, version="0.1.0")), "update-same"),
        (manifest(replace(NEWER, version="0.0.9")), "update-older"),
        (manifest() + b" " * MAX_MANIFEST, "update-too-large"),
        (signed(b"[" * 60_000), "update-garbled"),
    ],
    ids=[
        "stranger",
        "changed",
        "short-signature",
        "no-base64",
        "signed-for-something-else",
        "no-manifest",
        "product",
        "expired",
        "same",
        "older",
        "large",
        "deep",
    ],
)
def test_whatever_is_not_right_is_refused_by_its_own_reason(
    rest: Counter, clock: SetClock, page: Announcer, body: bytes, code: str
) -> None:
    page.body = body
    with pytest.raises(PosError) as caught:
        updates(rest, clock).look(page.url, "Sari")
    assert caught.value.code == code
    assert seen(rest) == ([("Sari", 7)] if code in {"update-same", "update-older"} else [])


def test_a_manifest_counts_on_its_last_day_in_the_zone_of_the_shop(
    rest: Counter, clock: SetClock, page: Announcer
) -> None:
    page.body = manifest(replace(NEWER, until=date(2026, 11, 21)))
    clock.move(hours=11)  # 23:00 in the shop
    assert updates(rest, clock).look(page.url, "Sari").version == "0.2.0"
    clock.move(hours=2)
    with pytest.raises(RuleError, match="update-expired"):
        updates(rest, clock).look(page.url, "Sari")


def test_no_older_word_counts_after_a_newer_one_even_for_a_program_started_again(
    rest: Counter, clock: SetClock, page: Announcer
) -> None:
    updates(rest, clock).look(page.url, "Sari")
    page.body = manifest(replace(NEWER, serial=6, version="0.3.0"))
    with pytest.raises(RuleError, match="update-rollback"):
        updates(rest, clock).look(page.url, "Sari")
    page.body = manifest()
    assert updates(rest, clock).look(page.url, "Sari") == NEWER
    page.body = manifest(replace(NEWER, serial=8, version="0.10.0"))
    assert updates(rest, clock).look(page.url, "Sari").version == "0.10.0"
    assert seen(rest) == [("Sari", 7), ("Sari", 8)]


def test_what_is_compressed_is_never_unpacked(
    rest: Counter, clock: SetClock, page: Announcer
) -> None:
    page.headers = {"Content-Encoding": "gzip"}
    page.body = gzip.compress(manifest(), mtime=0)
    with pytest.raises(PosError) as caught:
        updates(rest, clock).look(page.url, "Sari")
    assert caught.value.code in {"update-garbled", "update-signature"}


@pytest.mark.parametrize("status", [204, 302, 404, 500])
def test_only_a_plain_answer_counts_and_no_redirect_is_followed(
    rest: Counter, clock: SetClock, page: Announcer, status: int
) -> None:
    with announcing() as other:
        page.status, page.headers = status, {"Location": other.url}
        with pytest.raises(ProviderError, match="update-unreachable"):
            updates(rest, clock).look(page.url, "Sari")
        assert other.asked == []


def test_nobody_is_asked_over_a_line_that_all_can_change(rest: Counter, clock: SetClock) -> None:
    for address in ("http://unduh.example.id/latest", "", "file:///etc/passwd"):
        with pytest.raises(InputError, match="url"):
            updates(rest, clock).look(address, "Sari")


def test_a_server_that_is_not_there_is_told(rest: Counter, clock: SetClock) -> None:
    with announcing() as gone:
        pass
    with pytest.raises(ProviderError, match="update-unreachable"):
        updates(rest, clock).look(gone.url, "Sari")


def test_a_server_that_hangs_up_in_the_middle_is_told(
    rest: Counter, clock: SetClock, page: Announcer
) -> None:
    page.headers = {"Content-Length": "99999"}
    with pytest.raises(ProviderError, match="update-unreachable"):
        updates(rest, clock).look(page.url, "Sari")


def test_a_program_without_a_key_asks_nobody(
    rest: Counter, clock: SetClock, page: Announcer
) -> None:
    with pytest.raises(RuleError, match="update-no-key"):
        updates(rest, clock, key="").look(page.url, "Sari")
    assert page.asked == []


def test_a_key_that_is_none_lets_nothing_pass(
    rest: Counter, clock: SetClock, page: Announcer
) -> None:
    with pytest.raises(RuleError, match="update-signature"):
        updates(rest, clock, key="none").look(page.url, "Sari")


def test_the_key_of_the_program_is_a_key_or_none() -> None:
    assert len(release_key()) in {0, 44}


# -- while a shift is open ----------------------------------------------------------------------


def test_nothing_is_asked_and_nothing_told_while_a_shift_is_open(
    desk: Desk, clock: SetClock, page: Announcer
) -> None:
    asking = updates(desk.counter, clock, page.url)
    with pytest.raises(RuleError, match="update-shift-open"):
        asking.look(page.url, "Sari")
    assert asking.look_if_due("Sari") is None
    assert page.asked == []


def test_what_is_known_is_not_told_once_a_shift_is_opened(
    rest: Counter, clock: SetClock, page: Announcer
) -> None:
    asking = updates(rest, clock, page.url)
    assert asking.look_if_due("Sari") == NEWER
    rest.shifts.open(0, "Sari")
    assert asking.look_if_due("Sari") is None
    rest.shifts.count("Sari", amount=0)
    rest.shifts.close("Sari")
    assert asking.look_if_due("Sari") == NEWER
    assert len(page.asked) == 1


def test_an_answer_that_comes_after_the_shift_was_opened_is_kept_back(
    rest: Counter, clock: SetClock, page: Announcer
) -> None:
    asking = updates(rest, clock)
    fetch = asking._releases.fetch

    def slowly(address: str) -> bytes:
        rest.shifts.open(0, "Sari")
        return fetch(address)

    asking._releases.fetch = slowly  # type: ignore[method-assign]
    with pytest.raises(RuleError, match="update-shift-open"):
        asking.look(page.url, "Sari")


# -- once a day ---------------------------------------------------------------------------------


def test_it_is_off_unless_the_owner_has_switched_it_on(
    rest: Counter, clock: SetClock, page: Announcer
) -> None:
    assert updates(rest, clock, page.url, enabled=False).look_if_due("Sari") is None
    assert rest.updates.look_if_due("Sari") is None
    assert page.asked == []


def test_it_asks_once_a_day_whatever_the_answer(
    rest: Counter, clock: SetClock, page: Announcer
) -> None:
    asking = updates(rest, clock, page.url)
    page.body = manifest(replace(NEWER, version="0.1.0"))
    for _ in range(3):
        assert asking.look_if_due("Sari") is None
    page.body = manifest()
    clock.move(hours=23)
    assert asking.look_if_due("Sari") is None
    clock.move(hours=1)
    assert asking.look_if_due("Sari") == NEWER
    assert len(page.asked) == 2


def test_a_refusal_is_told_once_and_asked_about_again_a_day_later(
    rest: Counter, clock: SetClock, page: Announcer
) -> None:
    asking = updates(rest, clock, page.url)
    assert asking.look_if_due("Sari") == NEWER
    clock.move(hours=24)
    page.body = manifest(key=STRANGER)
    with pytest.raises(RuleError, match="update-signature"):
        asking.look_if_due("Sari")
    assert asking.look_if_due("Sari") is None  # what was known is not known any more
    assert len(page.asked) == 2


# -- what may stand in a manifest -----------------------------------------------------------------


def test_a_release_is_read_as_it_was_written() -> None:
    assert read_release(write_release(NEWER)) == NEWER


def changed(**fields: Any) -> bytes:
    said = json.loads(write_release(NEWER)) | fields
    return json.dumps(said, sort_keys=True, separators=(",", ":")).encode()


FILE = json.loads(write_release(NEWER))["file"]

GARBLED: list[bytes] = [
    b"",
    b"\xff",
    b"null",
    b"[]",
    b"{}",
    b'"x"',
    write_release(NEWER) + b"\n",
    write_release(NEWER).replace(b'"serial":7', b'"serial":7,"serial":7'),
    write_release(NEWER).replace(b'"serial":7', b'"serial": 7'),
    write_release(NEWER).replace(b'"serial":7', b'"serial":NaN'),
    *(changed(serial=value) for value in (0, -1, True, 7.0, "7", None, 2**31 + 1, 10**400)),
    *(changed(version=v) for v in ("0.2", "0.2.0.0", "0.02.0", "v0.2.0", "0.2.0\n", 2)),
    *(changed(date=v) for v in ("20261120", "2026-13-01", "2026-W47-5", "", 5)),
    changed(until=None),
    changed(extra=1),
    changed(product=""),
    changed(news="new"),
    changed(news={"en": "x"}),
    changed(news={"en": "x", "id": ""}),
    changed(news={"en": "x", "id": "x", "fr": "x"}),
    *(changed(news={"en": "x", "id": v}) for v in ("\ud800", "a\x00", "a\u202eb", "x" * 4001, 5)),
    changed(file=[]),
    changed(file=FILE | {"more": 1}),
    *(changed(file=FILE | {"name": v}) for v in ("../x", "a/b", "", "a" * 101)),
    *(changed(file=FILE | {"size": v}) for v in (0, "1", 3_000_000_000)),
    *(changed(file=FILE | {"sha256": v}) for v in ("", "AB" * 32, "ab" * 31)),
    *(
        changed(file=FILE | {"url": v})
        for v in (
            "http://x.id/a",
            "javascript:x",
            "https://",
            "https://x/ a",
            "https://x/" + "a" * 500,
        )
    ),
]


@pytest.mark.parametrize("body", GARBLED, ids=range(len(GARBLED)))
def test_whatever_is_not_spelled_as_a_release_is_none(body: bytes) -> None:
    with pytest.raises(InputError, match="update-garbled"):
        read_release(body)
