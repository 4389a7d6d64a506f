"""Trouble on demand: rules in a file say which requests are spoiled, and how."""

import copy
import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pos_app.sandbox.exchange import Answer, Request

_KINDS = frozenset(
    ("", "hang", "close", "close-after", "reset", "html", "status", "empty", "drip", "merge")
)
_ALWAYS_PROCESSED = frozenset(("", "hang", "close-after", "drip", "merge"))
_MAINTENANCE = "<!doctype html><title>Maintenance</title><h1>Sedang dalam perbaikan</h1>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One rule of the faults file; `do` is empty where nothing goes wrong.

    hang         waits for `seconds` (without them: for good), then processes and answers
    close        closes the connection without an answer
    close-after  processes the request first, then closes without an answer
    reset        resets the connection
    html         answers 200 with a page for people, or with `text`
    status       answers the HTTP status `http` with an empty body
    empty        answers 200 with an empty body
    drip         sends the body a byte every `seconds` (0.2); with `headers`, the headers too
    merge        lays `body` over the core of the answer: its data, or for Espay all of it

    `after` makes close, reset, html, status and empty process the request first. `seconds` delays
    every kind but drip. `times` is how often a rule strikes, 0 for always.
    """

    do: str
    when: Mapping[str, Any] = field(default_factory=dict)
    times: int = 1
    seconds: float | None = None
    http: int = 503
    body: Mapping[str, Any] = field(default_factory=dict)
    text: str = _MAINTENANCE
    after: bool = False
    headers: bool = False

    def __post_init__(self) -> None:
        if self.do not in _KINDS:
            raise ValueError(f"no such fault: {self.do!r}")

    @property
    def processed(self) -> bool:
        """Whether the request is processed, and may move money, all the same."""
        return self.after or self.do in _ALWAYS_PROCESSED

    def meets(self, request: Request) -> bool:
        """Tell whether every field named in `when` has the value given there."""
        seen = {**request.fields, "path": request.path}
        return all(name in seen and seen[name] == value for name, value in self.when.items())

    def spoil(self, answer: Answer) -> Answer:
        """Return the answer with `body` laid over its core."""
        if self.do != "merge":
            return answer
        spoiled = {answer.core: self.body} if answer.core in answer.body else self.body
        return replace(answer, body=_laid_over(answer.body, spoiled))


NO_FAULT = Fault(do="")


class Faults:
    """The rules in force: those in the file as it stands now, which may change at any time."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._seen: tuple[int, int, int] | None = None
        self._rules: list[Fault] = []
        self._struck: list[int] = []
        self._reload()

    def strike(self, request: Request) -> Fault:
        """Return the first rule that meets the request and has strikes left, and use one up."""
        with self._lock:
            self._reload()
            for place, rule in enumerate(self._rules):
                if rule.meets(request) and (not rule.times or self._struck[place] < rule.times):
                    self._struck[place] += 1
                    return rule
        return NO_FAULT

    def _reload(self) -> None:
        if self._path is None or not self._path.exists():
            self._rules, self._seen = [], None
            return
        stat = self._path.stat()
        seen = stat.st_mtime_ns, stat.st_size, stat.st_ino
        if seen == self._seen:
            return
        try:
            rules = json.loads(self._path.read_bytes())
        except ValueError:
            return  # caught half written: the rules before hold until the next request
        self._rules = [_rule(each) for each in rules]
        self._struck = [0] * len(self._rules)
        self._seen = seen


def _rule(written: dict[str, Any]) -> Fault:
    try:
        return Fault(**written)
    except TypeError as error:
        raise ValueError(f"{written} is no rule: {error}") from error


def _laid_over(under: Any, over: Any) -> Any:
    if not (isinstance(under, Mapping) and isinstance(over, Mapping)):
        return copy.deepcopy(over)
    laid = dict(under)
    for name, value in over.items():
        laid[name] = _laid_over(laid.get(name), value)
    return laid
