"""What is written by a machine is as the machine writes it, and links lead somewhere."""

import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])


def test_the_page_of_the_providers_is_what_the_code_says() -> None:
    page = runpy.run_path(str(ROOT / "packaging" / "providers_page.py"))["page"]
    written = (ROOT / "docs" / "providers.md").read_text("utf-8")
    assert written == page(), "run: .venv/bin/python packaging/providers_page.py"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_links_to_is_there(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8"))
    missing = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert not missing


@pytest.mark.parametrize("page", ["maintaining.md", "adding-a-provider.md", "performance.md"])
def test_a_file_that_a_page_names_is_there(page: str) -> None:
    text = (ROOT / "docs" / page).read_text("utf-8")
    named = re.findall(r"\b((?:pos_app|resources|packaging|benchmarks|tests)/[\w/.-]*\w)", text)
    assert named
    assert not [n for n in named if "acme" not in n and not (ROOT / n).exists()]
