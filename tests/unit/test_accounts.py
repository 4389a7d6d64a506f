"""Who may sell, and what is written down about it."""

import pytest

from pos_app.domain.errors import InputError, RuleError
from tests.unit.test_services import Desk


@pytest.mark.parametrize("pin", ["147259", "", "1" * 5000, "147258 ", "１４７２５８"])
def test_a_pin_that_is_not_the_one_is_refused(desk: Desk, pin: str) -> None:
    with pytest.raises(RuleError, match="wrong-pin"):
        desk.counter.accounts.sign_in("Sari", pin)


def test_a_stranger_is_refused_in_the_same_words_and_after_the_same_work(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked: list[str] = []
    hasher = desk.counter.accounts._hasher
    verify = hasher.verify

    def counting(pin_hash: str, pin: str) -> bool:
        worked.append(pin_hash.partition("$")[2][:25])
        return verify(pin_hash, pin)

    monkeypatch.setattr(hasher, "verify", counting)
    for name in ("Sari", "Nobody", ""):
        with pytest.raises(RuleError) as caught:
            desk.counter.accounts.sign_in(name, "258147")
        assert (caught.value.code, caught.value.detail) == ("wrong-pin", "")
    assert worked == ["argon2id$v=19$m=65536,t=3"] * 3


def test_no_pin_is_written_down_anywhere(desk: Desk) -> None:
    desk.counter.accounts.sign_in("Sari", "147258")
    with pytest.raises(RuleError, match="wrong-pin"):
        desk.counter.accounts.sign_in("Sari", "258147")
    with pytest.raises(InputError, match="pin-weak") as caught:
        desk.counter.accounts.add("Budi", "111111", by="Sari")
    assert "111111" not in str(caught.value)
    written = b"".join(file.read_bytes() for file in desk.folder.glob("journal.db*"))
    for pin in (b"147258", b"258147", b"111111"):
        assert pin not in written


def test_whoever_signs_in_sells_under_the_name_that_was_written_down(desk: Desk) -> None:
    assert desk.counter.accounts.sign_in("SARI", "147258").name == "Sari"
