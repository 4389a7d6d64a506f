"""What is not settled yet: found again after a crash, asked about by the provider's rules."""

import logging
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta

from pos_app.domain.errors import ProviderError, RuleError, StorageError
from pos_app.domain.evidence import is_never_received
from pos_app.domain.outcome import Unknown
from pos_app.domain.payment import Payment, State
from pos_app.services.payment import (
    ACTOR,
    Payments,
    latest_check,
    next_check,
    order_of,
    provider_of,
)
from pos_app.services.ports import Clock, Command, Provider, Store

CHECKED = (State.PENDING, State.UNKNOWN)
REVIEW_AFTER = timedelta(hours=24)

log = logging.getLogger(__name__)


class Unfinished:
    """The unfinished payments of the journal."""

    def __init__(
        self, store: Store, payments: Payments, providers: Mapping[str, Provider], clock: Clock
    ) -> None:
        self._store = store
        self._payments = payments
        self._providers = providers
        self._clock = clock

    def all(self) -> list[Payment]:
        """Return all that is neither settled nor cancelled, oldest first."""
        return self._store.unfinished()

    def recover(self) -> list[Payment]:
        """Call UNKNOWN what was being sent when its process ended; returns those payments."""
        found = []
        for payment in self._store.unfinished():
            if payment.state is State.SENDING and payment.ref not in self._payments.in_flight:
                # It may have come home between the two looks: then it has moved on already.
                with suppress(RuleError):
                    found.append(self._call_unknown(payment))
        return found

    def next_due(self) -> datetime | None:
        """Return when the next status check may be made, None if there is nothing to check."""
        return min(map(self._due, self._checkable()), default=None)

    def resolve(self) -> list[Payment]:
        """Ask once about every payment that is due; returns them as they stand then.

        What goes wrong with one of them is logged and keeps none of the others waiting; only a
        StorageError, which is about them all, ends the pass.
        """
        return [self.check_alone(payment) for payment in self.due()]

    def due(self) -> list[Payment]:
        """Recover what a crash has left, and return what may be asked about now, oldest first."""
        self.recover()
        return [p for p in self._checkable() if self._due(p) <= self._clock.now()]

    def check(self, payment: Payment) -> Payment:
        """Ask the provider about one payment and take its answer.

        A question that fails teaches nothing: the payment stays as it is. One that is answered
        and still leaves the payment open after 24 hours puts it up for review; so does one that
        cannot be asked about by then, or only by sending it again. A question that is a send waits
        while nothing may be sent. What the provider has certainly never received is sent again,
        under its own ref.
        """
        now = self._clock.now()
        provider, order = self._providers[payment.provider], order_of(payment)
        is_late = _is_late(payment, now)
        pays = provider.check_pays(order)
        if is_late and (pays or not provider.can_check(order)):
            return self._put_up(payment)
        if not provider.can_check(order):
            return payment
        if pays and self._payments.sending.problem():
            return payment
        # By the answers, not by the questions: hours without a network teach no patience.
        later = next_check(provider, self._store.answers(payment.ref) + 1, now)
        with self._payments.flying(payment.ref, provider):
            if not self._store.claim_check(payment, now, later, pays=pays):
                return self._store.payment(payment.ref)
            try:
                reply = provider.send(Command.CHECK, order)
            except ProviderError:
                return self._left_open(payment.ref, later)
            # As it stands now: the counter may have moved it while we asked.
            current = self._store.payment(payment.ref)
            after = self._payments.take_answer(current, Command.CHECK, reply, ACTOR)
        if is_late and not reply.fault and after.state in CHECKED:
            return self._put_up(after)
        return after if is_late else self._resent(after, provider)

    def check_alone(self, payment: Payment) -> Payment:
        """Do as `check`, and log what goes wrong with this one payment; raises StorageError."""
        try:
            return self.check(payment)
        except StorageError:
            raise
        except Exception:
            log.exception("check of %s", payment.ref)
            return self._store.payment(payment.ref)

    def _left_open(self, ref: str, later: datetime) -> Payment:
        """Return a payment whose question did not go out; a question that pays has moved it."""
        payment = self._store.payment(ref)
        if payment.state is not State.SENDING:
            return payment
        now = self._clock.now()
        return self._store.move(payment, State.UNKNOWN, now, actor=ACTOR, next_check_at=later)

    def _resent(self, payment: Payment, provider: Provider) -> Payment:
        """Send again what certainly never arrived, on the day of its inquiry."""
        said = self._payments.evidence(payment.ref)
        arrived = not is_never_received(payment, said, provider.patience)
        if arrived or self._payments.sending.problem():
            return payment
        with suppress(RuleError):  # of yesterday, or somebody was quicker: it stays to be asked
            return self._payments.resend(payment, ACTOR)
        return self._store.payment(payment.ref)

    def _put_up(self, payment: Payment) -> Payment:
        """Put a payment up for review by a person."""
        now = self._clock.now()
        return self._store.move(
            payment, State.REVIEW, now, actor=ACTOR, outcome=Unknown(reason="too-old")
        )

    def _due(self, payment: Payment) -> datetime:
        provider = self._providers[payment.provider]
        now = self._clock.now()
        order = order_of(payment)
        if not provider.can_check(order):
            return now if _is_late(payment, now) else payment.made_at + REVIEW_AFTER
        at = payment.next_check_at or now
        # Further off than any gap is long: written while the clock was wrong, so ask now; but a
        # clock that was put forward does not bring the question nearer.
        at = now if at > latest_check(provider, now) else at
        stranger = provider.check_gap if provider.check_pays(order) else 0.0
        return max(at, now + self._payments.rest(payment.ref, stranger))

    def _checkable(self) -> list[Payment]:
        return [
            payment
            for payment in self._store.unfinished()
            if payment.state in CHECKED and provider_of(payment, self._providers)
        ]

    def _call_unknown(self, payment: Payment) -> Payment:
        now = self._clock.now()
        provider = self._providers.get(payment.provider)
        return self._store.move(
            payment,
            State.UNKNOWN,
            now,
            actor=ACTOR,
            outcome=Unknown(reason="interrupted"),
            next_check_at=next_check(provider, 0, payment.sent_at or now) if provider else now,
        )


def _is_late(payment: Payment, now: datetime) -> bool:
    """Return whether a payment is a day old, or from the future by as much.

    Then a clock was wrong, and nobody knows how old it is.
    """
    return abs(now - payment.made_at) >= REVIEW_AFTER
