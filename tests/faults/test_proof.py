"""The short form of the proof: every part finds nothing wrong, and every bug planted to test it."""

import sys

import pytest

from tests.faults.__main__ import alone
from tests.faults.parts import PARTS

IN_CI = [part for part in PARTS.values() if not part.timed]

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="forks, kills and traces"),
    pytest.mark.timeout(600),  # seconds on a free machine, minutes on a loaded one
]


@pytest.mark.parametrize("part", [part.name for part in IN_CI])
def test_nothing_goes_wrong(part: str) -> None:
    found = alone(part, short=True)
    assert sum(found["tried"].values()) > 0
    assert found["told"] == []


@pytest.mark.parametrize(
    ("part", "bug"), [(part.name, bug.name) for part in IN_CI for bug in part.planted]
)
def test_a_planted_bug_is_found(part: str, bug: str) -> None:
    assert alone(part, bug, short=True)["wrong"]
