"""What the self-check finds has words in both languages, and facts stand in them as they are."""

import ast
import inspect
import re
import sys
from pathlib import Path

import pytest

from pos_app import assets, checks, self_check
from pos_app.self_check import Found
from pos_app.ui.check_words import CHECKS, FOUND, LEVELS, line, word_found
from pos_app.ui.messages import ERRORS, as_it_is, spoken

ENGLISH = re.compile(
    r"\b(?:the|is|are|and|of|not|no|this|it|may|was|were|by|again)\b", re.IGNORECASE
)
"""Words that every English sentence has one of, and no Indonesian one."""

LANGUAGES = ("en", "id")


def texts(node: ast.expr) -> list[str]:
    """Return the texts that an expression may be."""
    parts = [part.value for part in ast.walk(node) if isinstance(part, ast.Constant)]
    return [text for text in parts if isinstance(text, str)]


def codes() -> dict[str, set[str]]:
    """Return the names of the facts that stand beside each code where it is found."""
    facts: dict[str, set[str]] = {}
    for module in (checks, self_check):
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Found":
                _level, code, *told = node.args
                named = told[0].keys if told and isinstance(told[0], ast.Dict) else []
                names = {text for name in named if name for text in texts(name)}
                facts |= dict.fromkeys(texts(code), names)
    return facts


def test_every_code_has_words_and_there_are_no_words_for_others() -> None:
    assert codes().keys() == FOUND.keys()
    assert len(FOUND) > 20


def test_no_code_is_that_of_an_error() -> None:
    """The code of an error has the words of the error."""
    assert FOUND.keys() & ERRORS.keys() == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(FOUND))
def test_all_facts_are_told_and_no_others(code: str, language: str) -> None:
    names = codes()[code]
    said = word_found(Found("ok", code, {name: f"<{name}>" for name in names}), spoken(language))
    assert set(re.findall(r"<(\w+)>", said)) == names
    assert "{" not in said
    assert said.endswith(".")


@pytest.mark.parametrize("words", [*FOUND.values(), *LEVELS.values(), *CHECKS.values()])
def test_nothing_stays_english_in_indonesian(words: str) -> None:
    told = spoken("id")(words)
    assert ENGLISH.findall(re.sub(r"\{\w+\}", "", told)) == []
    assert told != words or words == "printer"


def test_the_words_that_give_english_away_do() -> None:
    telling = [words for words in FOUND.values() if ENGLISH.search(words)]
    assert len(telling) > len(FOUND) - 3


def test_every_check_has_a_name_for_people() -> None:
    assert CHECKS.keys() == {check.name for check in checks.ALL}


@pytest.mark.parametrize("folder", ["{home}", "{folder}", "{0}", "%s", r"C:\1\g<0>", "a|b"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_path_is_shown_as_it_is(folder: str, language: str) -> None:
    found = Found("failed", "home-blocked", {"home": Path(folder), "folder": f"{folder}."})
    said = word_found(found, spoken(language))
    assert said.startswith(f"{folder} ")
    assert f" {folder}.," in said or f" {folder}. " in said


@pytest.mark.parametrize("detail", ["{detail}", "a|b|c", "{0.__class__}", r"\1"])
def test_an_error_has_its_own_words_and_its_detail_as_it_is(detail: str) -> None:
    found = Found("failed", "sandbox", {"detail": detail})
    assert word_found(found) == (
        f"The sandbox did not start ({detail}). Try again; if it goes on, call support."
    )
    assert word_found(found, spoken("id")).startswith(f"Simulasi tidak mau mulai ({detail}). ")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "ok       times: WIB, WITA and WIT are known."),
        ("id", "baik       waktu: WIB, WITA, dan WIT dikenal."),
    ],
)
def test_a_line_says_how_it_stands_and_what_was_looked_at(language: str, said: str) -> None:
    assert line("times", Found("ok", "zones-known"), spoken(language)) == said


def test_a_program_without_its_words_speaks_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is the self-check that says that they are missing."""
    monkeypatch.setattr(assets, "_resources", lambda: tmp_path)
    assert spoken("id") is as_it_is


def test_a_program_without_qt_speaks_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pos_app.ui.translation", None)
    assert spoken("id") is as_it_is
