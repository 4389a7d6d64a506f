"""PDF files, written whole or not at all."""

import os
import tempfile
from pathlib import Path

from pos_app.domain.errors import ReceiptError


def save_pdf(pdf: bytes, to: Path) -> None:
    """Write a PDF; a name that stood there before is replaced in one step. Raises ReceiptError."""
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        descriptor, draft = tempfile.mkstemp(dir=to.parent, prefix=".receipt-")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(pdf)
                file.flush()
                os.fsync(file.fileno())
            Path(draft).replace(to)
        except BaseException:
            Path(draft).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise ReceiptError("save", str(error)) from error
