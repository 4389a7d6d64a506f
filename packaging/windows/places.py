"""Where everything is that the build reads and makes."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]

# The sister script is read as it stands: it has to be readable by any Python, so it has no types.
sys.path.insert(0, str(ROOT / "packaging"))

BUILD = ROOT / "build" / "windows"
STAMPS = BUILD / "stamps"
WINE = BUILD / "wine"
PYTHON = BUILD / "python"
PACKAGES = PYTHON / "Lib" / "site-packages"
PROGRAM = BUILD / "dist" / "pos-app"
SETUP = BUILD / "setup"

HERE_BUILD = ROOT / "build" / "here"
HERE_PROGRAM = HERE_BUILD / "dist" / "pos-app"

LOCK = ROOT / "uv.lock"
PROJECT = ROOT / "pyproject.toml"
SPEC = HERE / "pos_app.spec"
SCRIPT = HERE / "setup" / "pos_app.nsi"
