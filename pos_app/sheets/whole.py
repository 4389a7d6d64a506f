"""Files that appear under their name when they are whole, or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from pos_app.domain.errors import StorageError


@contextmanager
def written_whole(to: Path) -> Iterator[BinaryIO]:
    """Yield a file that gets its name when the block ends well; raises StorageError("not-saved").

    One that stood there before is replaced in one step.
    """
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        descriptor, draft = tempfile.mkstemp(dir=to.parent, prefix=".draft-")
        try:
            with os.fdopen(descriptor, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            Path(draft).replace(to)
        except BaseException:
            Path(draft).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise StorageError("not-saved", str(error)) from error
