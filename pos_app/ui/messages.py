"""The only place that words errors and outcomes: a title, what happened, what to do next.

The words are English here and are translated by the window; the command line shows them as they
are. What comes from outside is put in as plain text and never read as a pattern.
"""

from collections.abc import Callable
from dataclasses import dataclass

from pos_app.domain.errors import PosError
from pos_app.domain.payment import Payment, State
from pos_app.ui.state_words import OUTCOMES, REASONS, STATES
from pos_app.ui.words import ERRORS


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


def _as_it_is(text: str) -> str:
    return text


def word_error(error: BaseException, incident: str = "", tr: Translate = _as_it_is) -> Message:
    """Return the words for an error; a bug is told with its incident id."""
    code, detail = (error.code, error.detail) if isinstance(error, PosError) else ("bug", incident)
    # Nobody said our code: it stands only where there are no better words.
    return _worded(ERRORS.get(code, ERRORS["bug"]), detail or ("-" if code in ERRORS else code), tr)


def word_payment(payment: Payment, tr: Translate = _as_it_is) -> Message:
    """Return the words for how a payment stands."""
    return _worded(OUTCOMES[payment.state], payment.message or payment.reason, tr)


def word_reason(payment: Payment, tr: Translate = _as_it_is) -> str:
    """Return why an unclear payment is unclear, "" where nothing more is known."""
    return word_said(payment.reason, tr)


def word_said(reason: str, tr: Translate = _as_it_is) -> str:
    """Return what an answer that settled nothing said, "" for one without words."""
    words = REASONS.get(reason)
    return tr(words) if words else ""


def word_state(state: State, tr: Translate = _as_it_is) -> str:
    """Return a state in one or two words."""
    return tr(STATES[state])


def _worded(words: str, detail: str, tr: Translate) -> Message:
    title, what, after = (text.replace("{detail}", detail) for text in tr(words).split("|"))
    return Message(title, what, after)
