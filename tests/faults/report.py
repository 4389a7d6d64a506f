"""Writes docs/reliability.md from what the runs have left in build/reliability."""

import json
import os
import platform
import sqlite3
import subprocess
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.faults.proof import Part

HEAD = """# What we tried, to make it pay twice

This page is written by `python -m tests.faults`; do not edit it. It says what was tried to make
the counter pay a bill twice, lose a payment or forget one, how often, and what came of it.

*Double* is more than one charge for one sale in the provider's own books; *lost* a charge that the
counter does not know of; *stuck* a payment left open although the provider has said its last word.
The provider is the sandbox, a process with books of its own that shares no code with the counter,
except where a part says otherwise.

Nothing wrong in N trials does not mean never. It means, with 95 % confidence, less often than 3 in
N; that bound stands in the table. A part that cannot fail proves nothing, so each is run again with
bugs planted in the program on purpose, and has to find every one of them.

To repeat it: `python -m tests.faults` (everything), `python -m tests.faults PART` (one part),
`--short` (what CI runs). Seeds are fixed: the same command tries the same things.
"""


def stamped(result: dict[str, Any]) -> dict[str, Any]:
    """Return a result with when, where and on what it was found."""
    processor = next(
        (line.split(":")[1].strip() for line in _cpuinfo() if line.startswith("model name")), "?"
    )
    machine = (
        f"{os.cpu_count()} cores ({processor}), {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    )
    return {
        **result,
        "date": datetime.now(UTC).date().isoformat(),
        "machine": machine,
        "commit": _commit(),
    }


def write(page: Path, parts: Iterable[Part], results: Path) -> None:
    """Write the page; a part whose result is not there is said to be missing."""
    kept = {
        part.name: json.loads(file.read_text("utf-8"))
        for part in parts
        if (file := results / f"{part.name}.json").exists()
    }
    lines = [HEAD, "| Part | Goals | Trials | Wrong | Bound (3/N) | Planted bugs found | Seconds |"]
    lines.append("|---|---|---|---|---|---|---|")
    lines += [_row(part, kept.get(part.name)) for part in parts]
    for part in parts:
        lines += _section(part, kept.get(part.name))
    page.write_text("\n".join(lines) + "\n", "utf-8")


def _row(part: Part, result: dict[str, Any] | None) -> str:
    name = f"[{part.name}](#{part.name})"
    if result is None:
        return f"| {name} | {', '.join(part.goals)} | not run | | | | |"
    clean, planted = result["clean"], result["planted"]
    tried = sum(clean["tried"].values())
    bound = f"{3 / tried:.2g}" if tried and not clean["wrong"] else "-"
    caught = sum(bool(hunt["wrong"]) for hunt in planted.values())
    return (
        f"| {name} | {', '.join(part.goals)} | {tried:,} | {clean['wrong']} | {bound} "
        f"| {caught} of {len(planted)} | {clean['seconds']} |"
    )


def _section(part: Part, result: dict[str, Any] | None) -> list[str]:
    lines = ["", f"## {part.name}", "", f"**{part.promise}** {part.how}", ""]
    lines += [f"Not the real thing here: {part.simulated}", ""]
    if result is None:
        return [*lines, f"Not run yet: `python -m tests.faults {part.name}`."]
    clean = result["clean"]
    lines.append(f"What was tried ({part.unit}):")
    lines += ["", *(f"- {kind}: {many:,}" for kind, many in sorted(clean["tried"].items()))]
    lines += [f"- {name}: {value}" for name, value in sorted(clean["figures"].items())]
    lines += [f"- **wrong**: `{told}`" for told in clean["told"]]
    lines += ["", "| Planted bug | Found | After |", "|---|---|---|"]
    for bug in part.planted:
        hunt = result["planted"].get(bug.name)
        if hunt is None:
            lines.append(f"| {bug.what} | not run | |")
            continue
        tried = sum(hunt["tried"].values())
        found = "yes" if hunt["wrong"] else "**no**"
        lines.append(f"| {bug.what} | {found} | {tried:,} trials, {hunt['seconds']} s |")
    if part.found:
        lines += ["", "What it found in this program, mended since:", ""]
        lines += [f"- {each}" for each in part.found]
    return [*lines, "", f"{result['date']}, commit {result['commit']}, {result['machine']}."]


def _cpuinfo() -> list[str]:
    file = Path("/proc/cpuinfo")
    return file.read_text("utf-8").splitlines() if file.exists() else []


def _commit() -> str:
    git = ["git", "describe", "--always", "--dirty"]
    done = subprocess.run(
        git, cwd=Path(__file__).parent, capture_output=True, text=True, check=False
    )
    return done.stdout.strip() or "unknown"
