"""Brings resources/translations up to date with the code: the .ts to work on, the .qm to ship.

Run: .venv/bin/python packaging/translations.py. New texts appear in id.ts as unfinished; translate
them (pyside6-linguist, or any editor) and run it again. A test fails while one is left.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TS = ROOT / "resources" / "translations" / "id.ts"


def main() -> int:
    """Update id.ts from the sources, then compile it; returns the tools' exit code."""
    sources = sorted(
        str(path.relative_to(ROOT)) for path in (ROOT / "pos_app" / "ui").rglob("*.py")
    )
    tools = Path(sys.executable).parent
    languages = ["-source-language", "en", "-target-language", "id"]
    update = [str(tools / "pyside6-lupdate"), *sources, "-ts", str(TS), *languages, "-no-obsolete"]
    compile_ = [str(tools / "pyside6-lrelease"), str(TS)]
    for command in ([*update, "-locations", "none"], compile_):
        if code := subprocess.run(command, cwd=ROOT, check=False).returncode:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
