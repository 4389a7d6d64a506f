"""The words for how a payment stands, and why it is not settled."""

from pos_app.domain.outcome import code_in
from pos_app.domain.payment import Payment, State
from pos_app.ui.messages import Message, Translate, as_it_is, worded
from pos_app.ui.words import QT_TRANSLATE_NOOP

OUTCOMES = {
    State.PREPARED: QT_TRANSLATE_NOOP(
        "messages",
        "Not sent yet|The payment is written down and was not sent.|Send it now, or cancel it and return the money.",
    ),
    State.SENDING: QT_TRANSLATE_NOOP(
        "messages", "Being sent|The payment is on its way to the provider.|Wait for the answer."
    ),
    State.PAID: QT_TRANSLATE_NOOP(
        "messages", "Paid|The bill is paid.|Hand over the receipt and the change."
    ),
    State.REFUSED: QT_TRANSLATE_NOOP(
        "messages",
        "Refused|The provider refused: {detail}|No money moved. Return the cash to the customer.",
    ),
    State.PENDING: QT_TRANSLATE_NOOP(
        "messages",
        "In process - not paid yet|The provider has the payment and is still working on it.|Do not pay this bill again. It is checked by itself; the receipt comes when it is paid.",
    ),
    State.UNKNOWN: QT_TRANSLATE_NOOP(
        "messages",
        "Unclear - do not repeat|There is no trustworthy answer; the bill may be paid.|Do not pay this bill again. It is checked by itself until it is certain.",
    ),
    State.NOT_SENT: QT_TRANSLATE_NOOP(
        "messages",
        "Not sent|The provider cannot be reached; nothing was sent.|Try again, or cancel and return the cash.",
    ),
    State.REVIEW: QT_TRANSLATE_NOOP(
        "messages",
        "Needs a supervisor|The answers do not fit together or took too long.|Do not pay this bill again. Ask the supervisor to call the provider.",
    ),
    State.CANCELLED: QT_TRANSLATE_NOOP(
        "messages",
        "Cancelled|The payment was cancelled before anything was sent.|Return the cash to the customer.",
    ),
    State.REVERSED: QT_TRANSLATE_NOOP(
        "messages",
        "Reversed|The provider has returned the money of this payment.|Settle it with the customer.",
    ),
}

REASONS = {
    "no-answer": QT_TRANSLATE_NOOP("messages", "The connection broke before the answer arrived."),
    "not-json": QT_TRANSLATE_NOOP("messages", "The answer was not one of the provider's."),
    "no-data": QT_TRANSLATE_NOOP("messages", "The answer was empty."),
    "http-status": QT_TRANSLATE_NOOP("messages", "The provider reported trouble of its own."),
    "wrong-ref": QT_TRANSLATE_NOOP("messages", "The answer was about another payment."),
    "wrong-customer": QT_TRANSLATE_NOOP("messages", "The answer was about another customer."),
    "wrong-product": QT_TRANSLATE_NOOP("messages", "The answer was about another product."),
    "contradiction": QT_TRANSLATE_NOOP("messages", "The answer contradicts itself."),
    "not-received": QT_TRANSLATE_NOOP(
        "messages", "The provider has not received the payment so far."
    ),
    "no-lookup": QT_TRANSLATE_NOOP(
        "messages", "The provider cannot be asked about it without a reference of its own."
    ),
    "price-above-quote": QT_TRANSLATE_NOOP("messages", "The provider charged more than it quoted."),
    "undocumented-code": QT_TRANSLATE_NOOP(
        "messages", "The provider answered with a code that it has not documented."
    ),
    "timed-out": QT_TRANSLATE_NOOP(
        "messages", "The provider says that it ran out of time; it has to say so twice."
    ),
    "perhaps-ours": QT_TRANSLATE_NOOP(
        "messages",
        "The provider says that it was paid or sent before: probably by this very payment.",
    ),
    "conflict": QT_TRANSLATE_NOOP("messages", "The provider has said both paid and refused."),
    "pending": QT_TRANSLATE_NOOP("messages", "The provider is still working on it."),
    "said-paid": QT_TRANSLATE_NOOP("messages", "A late answer says paid."),
    "said-refused": QT_TRANSLATE_NOOP("messages", "A late answer says refused."),
    "interrupted": QT_TRANSLATE_NOOP(
        "messages", "The program ended while the payment was on its way."
    ),
    "not-sent-again": QT_TRANSLATE_NOOP("messages", "It could not be sent a second time."),
    "too-old": QT_TRANSLATE_NOOP("messages", "It was not settled within 24 hours."),
    "bug": QT_TRANSLATE_NOOP(
        "messages", "The program made a mistake while the payment was on its way."
    ),
}

_BY_CODE = QT_TRANSLATE_NOOP("messages", "code {0}.")

STATES = {
    State.PREPARED: QT_TRANSLATE_NOOP("messages", "Ready"),
    State.SENDING: QT_TRANSLATE_NOOP("messages", "Sending"),
    State.NOT_SENT: QT_TRANSLATE_NOOP("messages", "Not sent"),
    State.PENDING: QT_TRANSLATE_NOOP("messages", "In process"),
    State.UNKNOWN: QT_TRANSLATE_NOOP("messages", "Unclear"),
    State.REVIEW: QT_TRANSLATE_NOOP("messages", "Supervisor"),
    State.PAID: QT_TRANSLATE_NOOP("messages", "Paid"),
    State.REFUSED: QT_TRANSLATE_NOOP("messages", "Refused"),
    State.CANCELLED: QT_TRANSLATE_NOOP("messages", "Cancelled"),
    State.REVERSED: QT_TRANSLATE_NOOP("messages", "Reversed"),
}


def word_payment(payment: Payment, tr: Translate = as_it_is) -> Message:
    """Return the words for how a payment stands."""
    code = code_in(payment.reason)
    said = payment.message or (tr(_BY_CODE).format(code) if code else payment.reason)
    return worded(OUTCOMES[payment.state], said, tr)


def word_reason(payment: Payment, tr: Translate = as_it_is) -> str:
    """Return why an unclear payment is unclear, "" where nothing more is known."""
    return word_said(payment.reason, tr)


def word_said(reason: str, tr: Translate = as_it_is) -> str:
    """Return what an answer that settled nothing said, "" for one without words."""
    words = REASONS.get(reason)
    return tr(words) if words else ""


def word_state(state: State, tr: Translate = as_it_is) -> str:
    """Return a state in one or two words."""
    return tr(STATES[state])
