"""What a step of the build has read, in one word, so that it is done again only for a reason."""

import hashlib
from pathlib import Path

Input = Path | str
"""A file, a folder with all its files, or a text."""


def stamp(inputs: tuple[Input, ...]) -> str:
    """Return one word that changes whenever one of the inputs does."""
    seen = hashlib.sha256()
    for given in inputs:
        for name, content in _contents(given):
            seen.update(f"{name} {len(content)} ".encode())
            seen.update(content)
    return seen.hexdigest()


def was_done(build: Path, step: str, word: str) -> bool:
    """Return whether a step was done with inputs of this stamp."""
    file = _file(build, step)
    return file.is_file() and file.read_text() == word


def note_done(build: Path, step: str, word: str) -> None:
    """Remember that a step was done with inputs of this stamp."""
    file = _file(build, step)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(word)


def _file(build: Path, step: str) -> Path:
    return build / "stamps" / step


def _contents(given: Input) -> list[tuple[str, bytes]]:
    if isinstance(given, str):
        return [("", given.encode())]
    if given.is_file():
        return [(given.name, given.read_bytes())]
    files = (path for path in sorted(given.rglob("*")) if path.is_file())
    named = [path for path in files if "__pycache__" not in path.parts]
    return [(path.relative_to(given).as_posix(), path.read_bytes()) for path in named]
