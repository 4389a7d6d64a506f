"""Runs first in both executables: takes the code from the one file that they share.

PyInstaller would put all of it into each, 12 MB twice. In there is only what its own start needs.
"""

import os
import sys

# PyInstaller's own; they are in packed programs alone.
import pyimod02_importers as importers  # type: ignore[import-not-found]
from pyimod01_archive import ZlibArchiveReader  # type: ignore[import-not-found]

FOLDER: str = sys._MEIPASS  # type: ignore[attr-defined]  # noqa: SLF001
SHARED = os.path.join(FOLDER, "code.pyz")  # noqa: PTH118  pathlib is in there

importers.pyz_archive = ZlibArchiveReader(SHARED, check_pymagic=True)
importers._pyz_tree = None  # noqa: SLF001  made of the archive, when it is first asked for
sys.path_importer_cache.clear()
