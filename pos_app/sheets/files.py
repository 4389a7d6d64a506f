"""Files that are written whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pos_app.domain.errors import StorageError


@contextmanager
def drafted(*names: Path) -> Iterator[tuple[Path, ...]]:
    """Yield drafts beside the files; all take their places at the end, or none after an error.

    What stood there before is replaced. Raises StorageError("not-saved").
    """
    drafts: list[Path] = []
    try:
        for name in names:
            name.parent.mkdir(parents=True, exist_ok=True)
            descriptor, made = tempfile.mkstemp(dir=name.parent, prefix=".sheet-")
            os.close(descriptor)
            drafts.append(Path(made))
        yield tuple(drafts)
        for draft in drafts:
            _sync(draft)
        for draft, name in zip(drafts, names, strict=True):
            draft.replace(name)
    except OSError as error:
        raise StorageError("not-saved", str(error)) from error
    finally:
        for draft in drafts:
            draft.unlink(missing_ok=True)


def _sync(file: Path) -> None:
    with file.open("rb+") as written:
        os.fsync(written.fileno())
