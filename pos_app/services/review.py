"""What a person decides: payments that no question settles, and money that came back later."""

from pos_app.domain.account import MOST_REASON, clean_reason
from pos_app.domain.errors import InputError, RuleError
from pos_app.domain.outcome import Outcome, Paid, Refused
from pos_app.domain.payment import SUPERVISED, Approval, Payment, State
from pos_app.domain.rights import Action
from pos_app.services.ports import Clock, Store
from pos_app.services.rights import Rights


class Review:
    """The supervisor's door. Every decision is sealed with name, reason and evidence."""

    def __init__(self, store: Store, rights: Rights, clock: Clock) -> None:
        self._store = store
        self._rights = rights
        self._clock = clock

    def decide(
        self, ref: str, verdict: State, *, actor: str, reason: str, evidence: str
    ) -> Payment:
        """Settle a payment in review as paid or refused, or call a paid one reversed.

        `evidence` is the provider's own reference, or what the answer of its support is known by.
        Raises InputError "reason-missing" or "evidence-missing", RuleError "transition", and what
        `Rights.require` raises; whoever has approved it answers for it.
        """
        said, proof = clean_reason(reason), " ".join(evidence.split())[:MOST_REASON]
        if not proof:
            raise InputError("evidence-missing")
        payment = self._store.payment(ref)
        if (payment.state, verdict) not in SUPERVISED:
            raise RuleError("transition", f"{payment.state} -> {verdict}", ref)
        by = self._rights.require(Action.DECIDE, actor, ref=ref, amount=payment.total)
        return self._store.move(
            payment,
            verdict,
            self._clock.now(),
            actor=by,
            outcome=_outcome(verdict, said, proof),
            approval=Approval(by, said, proof),
        )


def _outcome(verdict: State, reason: str, evidence: str) -> Outcome | None:
    """Return what the decision says; one that is reversed keeps what it was paid with."""
    if verdict is State.PAID:
        return Paid(provider_ref=evidence, message=reason)
    return Refused(code="review", message=reason) if verdict is State.REFUSED else None
