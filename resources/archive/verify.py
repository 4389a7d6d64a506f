"""Checks a yearly archive, without the program that made it: python3 verify.py [ARCHIVE.zip].

Beside this file, or in the archive that is named, are MANIFEST.json and the files that it lists.
Checked are the SHA-256 and the size of each file, that the journal has no gap from the first entry
to the last, and every seal that was made without a key. Seals under the counter's key are checked
by the counter itself: pos-app journal verify. Exit code: 0 all is well, 1 something was altered.
"""

import hashlib
import json
import sys
import zipfile
from pathlib import Path

SEALED = ("seq", "at", "actor", "kind", "ref", "data")


def files_of(place):
    """Return the names of all files, and how one is opened."""
    if place.is_dir():
        names = {p.relative_to(place).as_posix() for p in place.rglob("*") if p.is_file()}
        return names, lambda name: (place / name).open("rb")
    archive = zipfile.ZipFile(place)
    return set(archive.namelist()), archive.open


def digest_of(open_file, name):
    """Return the SHA-256 and the size of a file, read in pieces."""
    digest, size = hashlib.sha256(), 0
    with open_file(name) as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
            size += len(piece)
    return digest.hexdigest(), size


def seal(previous, entry):
    """Return the seal of an entry that has no key."""
    said = {**{name: entry[name] for name in SEALED}, "seal": previous}
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def problems(place):
    """Yield a sentence for everything that is wrong, after a line of what was checked."""
    names, open_file = files_of(place)
    with open_file("MANIFEST.json") as file:
        manifest = json.load(file)
    listed = manifest["files"]
    for name in sorted(names - {"MANIFEST.json"} - listed.keys()):
        yield f"{name}: is not in the manifest"
    for name, wanted in listed.items():
        if name not in names:
            yield f"{name}: is missing"
        elif digest_of(open_file, name) != (wanted["sha256"], wanted["bytes"]):
            yield f"{name}: was altered"
    if manifest["journal"]["file"] in names:
        try:
            yield from broken_links(open_file, manifest["journal"])
        except (ValueError, KeyError, TypeError) as error:
            yield f"{manifest['journal']['file']}: cannot be read: {error!r}"


def broken_links(open_file, told):
    """Yield what does not fit in the chain of the journal."""
    previous, seq, keyed = told["before"], told["first"] - 1, 0
    with open_file(told["file"]) as lines:
        for line in lines:
            entry = json.loads(line)
            seq += 1
            if entry["seq"] != seq:
                yield f"{told['file']}: entry {seq} is missing"
                return
            if entry.get("key"):
                keyed += 1
            elif entry["seal"] != seal(previous, entry):
                yield f"{told['file']}: entry {seq} was altered"
                return
            previous = entry["seal"]
    if (seq, previous) != (told["last"], told["head"]):
        yield f"{told['file']}: ends with entry {seq}, not with {told['last']}"
    if keyed:
        print(f"{keyed} entries are sealed under the counter's key: pos-app journal verify")


def main():
    """Say what was found, and return the exit code."""
    place = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent
    found = list(problems(place))
    for problem in found:
        print(problem)
    print("ALTERED" if found else "OK: every file and every seal without a key is as it was made.")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
