"""The promises of the design that import-linter cannot see."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2] / "pos_app"


def modules(package: str) -> list[str]:
    files = sorted((ROOT / package).glob("*.py"))
    return [f"pos_app.{package}.{file.stem}" for file in files if file.stem != "__init__"]


@pytest.mark.parametrize("module", modules("domain"))
def test_the_domain_imports_the_standard_library_and_itself(module: str) -> None:
    tree = ast.parse((ROOT.parent / f"{module.replace('.', '/')}.py").read_text("utf-8"))
    found = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    found |= {a.name for node in ast.walk(tree) if isinstance(node, ast.Import) for a in node.names}
    tops = {name.split(".")[0] for name in found if not name.startswith("pos_app.domain")}
    assert tops <= sys.stdlib_module_names
    assert (
        tops & {"os", "io", "time", "threading", "socket", "sqlite3", "logging", "random"} == set()
    )


def test_nobody_but_the_clock_asks_the_computer_what_time_it_is() -> None:
    asks = ("datetime.now(", "datetime.utcnow(", "time.time(", "date.today(")
    for package in ("domain", "services", "providers"):
        for file in (ROOT / package).glob("*.py"):
            text = file.read_text("utf-8")
            assert [ask for ask in asks if ask in text] == [], file


def test_no_file_has_grown_past_what_one_can_read() -> None:
    limits = {"providers": 250, "pages": 250}
    for file in ROOT.rglob("*.py"):
        if "sandbox" in file.parts or file.name == "words.py":
            continue
        lines = len(file.read_text("utf-8").splitlines())
        assert lines <= limits.get(file.parent.name, 400), file
