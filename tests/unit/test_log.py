"""The log masks what looks like a customer's number, wherever it comes from."""

from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest

from pos_app import log
from pos_app.domain.errors import InputError, NotUnderstoodError


@pytest.fixture
def written(tmp_path: Path) -> "Iterator[Path]":
    log.start(tmp_path)
    yield tmp_path / "log" / "pos-app.log"
    log.stop()


@pytest.mark.parametrize(
    "line",
    [
        "530000000001",
        "no=530000000001;",
        "'530000000001'",
        "(530000000001)",
        "530000000001,0212502110170100",
        "530000000001\n530000000001",
        "_530000000001_",
    ],
)
def test_a_number_is_masked_whatever_stands_around_it(written: Path, line: str) -> None:
    log.log.info("%s", line)
    text = written.read_text("utf-8")
    assert "53••••01" in text
    assert "530000000001" not in text
    assert "0212502110170100" not in text


def test_what_one_needs_to_find_a_fault_stays_readable(written: Path) -> None:
    log.log.info("ref K0PC00MWPYQGHZJW1DETX0, port 127.0.0.1:49152, Rp 11.000, HTTP 503, 1234567")
    assert "K0PC00MWPYQGHZJW1DETX0, port 127.0.0.1:49152, Rp 11.000, HTTP 503, 1234567" in (
        written.read_text("utf-8")
    )


def test_numbers_in_every_link_of_a_traceback_are_masked(written: Path) -> None:
    cause = InputError("unknown-ref", "number 530000000001")
    error = NotUnderstoodError("no-answer", "number 530000000002")
    error.__cause__ = cause
    error.add_note("number 530000000003")
    log.incident(error)
    text = written.read_text("utf-8")
    assert [f"number 53••••0{end}" in text for end in (1, 2, 3)] == [True] * 3
    assert "5300" not in text


def test_a_full_log_is_turned_over_and_at_most_five_are_kept(written: Path) -> None:
    (handler,) = (h for h in log.log.handlers if isinstance(h, RotatingFileHandler))
    handler.maxBytes = 200
    for _ in range(100):
        log.log.info("x" * 100)
    assert len(list(written.parent.iterdir())) == 5


def test_nothing_of_the_log_reaches_the_terminal(
    written: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log.log.error("not for the cashier")
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    "line", ["IDPEL530000000001", "530000000001x", "5300 0000 0001", "5300-0000-0001"]
)
def test_a_number_is_masked_however_people_write_it(written: Path, line: str) -> None:
    log.log.info("%s", line)
    assert line not in written.read_text("utf-8")


def test_the_id_of_an_incident_is_never_taken_for_a_number(written: Path) -> None:
    names = [log.incident(ValueError()) for _ in range(200)]
    assert all(name.isalpha() for name in names)
    assert names[-1] in written.read_text("utf-8")
