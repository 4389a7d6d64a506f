"""Where the proof keeps its files: in memory where that can be had, so that syncing is free."""

from pathlib import Path

_MEMORY = Path("/dev/shm")


def scratch() -> Path | None:
    """Return the folder to make temporary folders in, None for the usual one."""
    return _MEMORY if _MEMORY.is_dir() else None
