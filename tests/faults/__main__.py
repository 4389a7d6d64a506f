"""Tries to break every promise, and writes down what came of it.

    python -m tests.faults                  all parts in the long form, then docs/reliability.md
    python -m tests.faults kills wire       these parts only; the report keeps the others
    python -m tests.faults --short          the short form, as CI runs it; no report
    python -m tests.faults --list           what there is

Every part runs in a process of its own, then again with each of its planted bugs, which it has to
find. Exit code 1 if a promise was broken or a planted bug was not found.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.faults import report
from tests.faults.parts import PARTS
from tests.faults.proof import Part, Trials, carried_out

ROOT = Path(__file__).resolve().parents[2]
RESULTS = ROOT / "build" / "reliability"


def main(arguments: list[str]) -> int:
    """Run what is asked for; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--short", action="store_true", help="the short form; no report")
    parser.add_argument("--list", action="store_true", help="say what there is")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("--plant", default="", help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if unknown := [name for name in chosen.parts if name not in PARTS]:
        parser.error(f"no such part: {', '.join(unknown)}")
    if chosen.list:
        for part in PARTS.values():
            print(f"{part.name:12} {', '.join(part.goals):10} {part.promise}")
        return 0
    if chosen.one:
        trials = Trials(size="short" if chosen.short else "long")
        print(json.dumps(carried_out(PARTS[chosen.one], trials, chosen.plant)))
        return 0
    names = chosen.parts or list(PARTS)
    held = [held_up(PARTS[name], short=chosen.short) for name in names]
    if not chosen.short:
        report.write(ROOT / "docs" / "reliability.md", PARTS.values(), RESULTS)
    return 0 if all(held) else 1


def held_up(part: Part, *, short: bool) -> bool:
    """Do as `prove`; a part that breaks does not end the others, and has not held."""
    try:
        return prove(part, short=short)
    except subprocess.CalledProcessError as broken:
        print(f"  broken: exit code {broken.returncode}", flush=True)
        return False


def prove(part: Part, *, short: bool) -> bool:
    """Run a part and all its planted bugs, telling what comes of it; return whether it held."""
    print(f"{part.name}: {part.promise}", flush=True)
    found = alone(part.name, short=short)
    tell("clean", found)
    hunts = {}
    for bug in part.planted:
        hunts[bug.name] = alone(part.name, bug.name, short=True)
        tell(f"planted {bug.name}", hunts[bug.name])
    if not short:
        RESULTS.mkdir(parents=True, exist_ok=True)
        result = report.stamped({"clean": found, "planted": hunts})
        (RESULTS / f"{part.name}.json").write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    return not found["wrong"] and all(hunt["wrong"] for hunt in hunts.values())


def alone(name: str, plant: str = "", *, short: bool) -> dict[str, Any]:
    """Run a part in a process of its own; return its report.

    Raises CalledProcessError when the part itself breaks.
    """
    command = [sys.executable, "-m", "tests.faults", "--one", name, f"--plant={plant}"]
    if short:
        command.append("--short")
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def tell(what: str, found: dict[str, Any]) -> None:
    """Tell the person in the terminal what a run came to."""
    tried = sum(found["tried"].values())
    print(f"  {what}: {tried} tried, {found['wrong']} wrong, {found['seconds']} s", flush=True)
    for line in found["told"][:3]:
        print(f"    {line}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
