"""Whatever is raised has words: looked up in the syntax of the program, not in its text."""

import ast
from pathlib import Path

import pytest

from pos_app.domain import errors
from pos_app.domain.errors import RefusedError
from pos_app.ui.messages import word_error
from pos_app.ui.words import ERRORS, REASONS

ROOT = Path(__file__).resolve().parents[2] / "pos_app"
KINDS = {name for name in vars(errors) if name.endswith("Error")}


def constants(node: ast.expr) -> set[str]:
    """Return the texts an expression may be, e.g. both of `"a" if x else "b"`."""
    match node:
        case ast.Constant(value=str(text)):
            return {text}
        case ast.IfExp(body=one, orelse=other):
            return constants(one) | constants(other)
        case _:
            return set()


def raised() -> dict[str, str]:
    """Return every code that is given to an error of ours, and where."""
    found = {}
    for file in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in KINDS:
                    for code in constants(node.args[0]):
                        found[code] = f"{file.name}:{node.lineno}"
    return found


def test_every_code_that_is_raised_anywhere_has_words_of_its_own() -> None:
    codes = raised()
    assert {"bill-open", "already-sent", "no-connection", "sandbox"} <= codes.keys()
    assert {code: where for code, where in codes.items() if code not in ERRORS} == {}


def test_every_reason_that_a_payment_can_be_unclear_for_has_words() -> None:
    reasons = set()
    for file in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Unknown":
                for keyword in node.keywords:
                    if keyword.arg == "reason":
                        reasons |= constants(keyword.value)
    assert {"no-answer", "bug", "too-old"} <= reasons
    assert reasons <= REASONS.keys()


# What the adapter says of an answer becomes the reason: these come by way of an error's code.
@pytest.mark.parametrize(
    "reason", ["not-json", "no-data", "http-status", "no-answer", "wrong-ref", "wrong-customer"]
)
def test_a_reason_by_way_of_an_error_has_words_as_both(reason: str) -> None:
    assert reason in REASONS
    assert reason in ERRORS


@pytest.mark.parametrize("detail", ["{detail}", "a|b", "{detail}{detail}|", "|||", "{x}", "\\1"])
def test_what_a_provider_says_is_shown_as_it_is_in_every_message(detail: str) -> None:
    for code, words in ERRORS.items():
        message = word_error(errors.PosError(code, detail))
        plain = [message.title, message.what, message.next]
        assert plain == [part.replace("{detail}", detail) for part in words.split("|")], code


def test_a_provider_that_says_nothing_is_not_quoted_with_our_own_code() -> None:
    assert "inquiry-refused" not in word_error(RefusedError("inquiry-refused")).sentence()
