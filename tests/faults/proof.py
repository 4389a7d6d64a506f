"""What a proof is made of: parts that try to break a promise, and bugs planted to test the parts.

A part counts what it tries and tells what went wrong. It is worth something only if it can fail:
each has planted bugs, and must find every one of them.
"""

import json
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import Any, Literal

Size = Literal["short", "long"]

CORES = min(os.cpu_count() or 1, 2)

MOST_TOLD = 20
"""How many wrong trials a report names; all are counted."""


class Enough(Exception):  # noqa: N818  it is no error: a planted bug was found
    """Nothing more has to be tried."""


@dataclass(kw_only=True)
class Trials:
    """What one run of a part tried and found."""

    size: Size = "long"
    hunting: bool = False
    """Whether a bug is planted: the first thing that goes wrong is enough."""
    tried: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    figures: dict[str, str] = field(default_factory=dict)

    def many(self, short: int, long: int) -> int:
        """Return how many trials this size is made of."""
        return long if self.size == "long" else short

    def count(self, kind: str, many: int = 1) -> None:
        """Count trials of a kind, e.g. "killed in recovery"."""
        self.tried[kind] += many

    def fail(self, where: str, what: str) -> None:
        """Tell what went wrong, and the seed or place that brings it back."""
        self.wrong.append(f"{where}: {what}")
        if self.hunting:
            raise Enough

    def require(self, holds: object, where: str, what: str) -> None:
        """Fail unless it holds."""
        if not holds:
            self.fail(where, what)

    def measure(self, name: str, value: str) -> None:
        """Put a measured figure, with its unit, into the report."""
        self.figures[name] = value

    @property
    def all(self) -> int:
        """How many trials there were."""
        return sum(self.tried.values())

    def as_json(self) -> dict[str, Any]:
        """Return it ready for a file."""
        return {
            "tried": dict(self.tried),
            "wrong": len(self.wrong),
            "told": self.wrong[:MOST_TOLD],
            "figures": self.figures,
        }

    def add(self, other: "Trials") -> None:
        """Take in what another process tried."""
        self.tried += other.tried
        self.wrong += other.wrong
        self.figures |= other.figures


@dataclass(frozen=True, kw_only=True)
class Planted:
    """A bug that a person could write; while `planted()` is entered, the program has it."""

    name: str
    what: str
    planted: Callable[[], AbstractContextManager[object]]


@dataclass(frozen=True, kw_only=True)
class Part:
    """One attack on one promise.

    `goals` are those of the reliability sheet; `unit` is what one trial is; `how` says in a few
    sentences what is done, and `simulated` what is not the real thing. `found` are the bugs it
    found in this program, now mended.
    """

    name: str
    goals: Sequence[str]
    promise: str
    unit: str
    how: str
    simulated: str
    run: Callable[[Trials], None]
    planted: Sequence[Planted]
    found: Sequence[str] = ()
    timed: bool = False
    """Whether it measures time: a loaded machine would fail it, so CI does not run it."""


def carried_out(part: Part, trials: Trials, plant: str = "") -> dict[str, Any]:
    """Run a part, with a bug planted if one is named; return the report of the run."""
    began = time.monotonic()
    if plant:
        bug = next(each for each in part.planted if each.name == plant)
        trials.hunting = True
        with bug.planted():
            _until_enough(part, trials)
    else:
        part.run(trials)
    return {"seconds": round(time.monotonic() - began, 1), "size": trials.size, **trials.as_json()}


def spread(
    trials: Trials,
    seeds: Iterable[Any],
    work: Callable[[Any, Trials], None],
    hands: int = CORES,
) -> None:
    """Run `work(seed, trials)` for every seed, on all cores; each chunk in a forked process.

    More `hands` than cores are for work that mostly waits. The caller has one thread. Planted bugs
    are there in the children as well.
    """
    global _work  # noqa: PLW0603  a fork hands it on; a pickle could not
    _work = (work, trials.size, trials.hunting)
    every = list(seeds)
    step = max(1, min(250, len(every) // (hands * 4)))
    chunks = [every[at : at + step] for at in range(0, len(every), step)]
    # Not a Pool: the end of one that is left in the middle waits for good, every now and then.
    with ProcessPoolExecutor(hands, get_context("fork")) as pool:
        try:
            for done in as_completed([pool.submit(_chunk, chunk) for chunk in chunks]):
                trials.add(done.result())
                if trials.hunting and trials.wrong:
                    raise Enough
        finally:
            pool.shutdown(cancel_futures=True)


_work: tuple[Callable[[Any, Trials], None], Size, bool]


def _chunk(seeds: list[Any]) -> Trials:
    work, size, hunting = _work
    mine = Trials(size=size, hunting=hunting)
    try:
        for seed in seeds:
            work(seed, mine)
    except Enough:
        pass
    return mine


def _until_enough(part: Part, trials: Trials) -> None:
    try:
        part.run(trials)
    except Enough:
        return
    except Exception as error:  # noqa: BLE001  what a planted bug breaks is found as well
        trials.wrong.append(f"broke: {json.dumps(repr(error)[:200])}")
