"""How errors are worded: a title, what happened, what to do next. Payments are in `state_words`.

The words are English here and are translated by the window, and by `spoken` for the command line.
What comes from outside is put in as plain text and never read as a pattern.
"""

from collections.abc import Callable
from dataclasses import dataclass

from pos_app.domain.errors import PosError
from pos_app.ui import (
    kiosk_words,
    pages_words,
    people_words,
    reconciliation_words,
    report_error_words,
    seal_words,
    shift_words,
    update_words,
    upgrade_words,
    words,
)

ERRORS = (
    words.ERRORS
    | shift_words.ERRORS
    | people_words.ERRORS
    | reconciliation_words.ERRORS
    | report_error_words.ERRORS
    | pages_words.ERRORS
    | seal_words.ERRORS
    | upgrade_words.ERRORS
    | kiosk_words.ERRORS
    | update_words.ERRORS
)
"""The words of every error, by its code: "title|what happened|what to do next"."""


@dataclass(frozen=True, slots=True)
class Message:
    """What a person is told, in plain text."""

    title: str
    what: str
    next: str

    def sentence(self) -> str:
        """Return what happened and what to do, on one line."""
        return f"{self.what} {self.next}".strip()


Translate = Callable[[str], str]


def as_it_is(text: str) -> str:
    """Return the English words."""
    return text


def spoken(language: str) -> Translate:
    """Return what words texts in "id" or "en" where there is no window; Qt loads for "id" only.

    In English where a program that is not whole lacks Qt or the words: it is to say just that.
    """
    if language == "en":
        return as_it_is
    try:
        from pos_app.ui.translation import speak  # noqa: PLC0415

        return speak(language)
    except (ImportError, OSError):
        return as_it_is


def word_error(error: BaseException, incident: str = "", tr: Translate = as_it_is) -> Message:
    """Return the words for an error; a bug is told with its incident id."""
    code, detail = (error.code, error.detail) if isinstance(error, PosError) else ("bug", incident)
    # Nobody said our code: it stands only where there are no better words.
    return worded(ERRORS.get(code, ERRORS["bug"]), detail or ("-" if code in ERRORS else code), tr)


def worded(said: str, detail: str, tr: Translate) -> Message:
    """Return "title|what|next" as a message, with what is special about it put in."""
    title, what, after = (text.replace("{detail}", detail) for text in tr(said).split("|"))
    return Message(title, what, after)
