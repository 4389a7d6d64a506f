"""What is not settled yet: found again after a crash, asked about by the provider's rules."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta

from pos_app.domain.errors import ProviderError, RuleError
from pos_app.domain.outcome import Unknown
from pos_app.domain.payment import Payment, State
from pos_app.services.payment import Payments, next_check, order_of
from pos_app.services.ports import Clock, Command, Provider, Store

CHECKED = (State.PENDING, State.UNKNOWN)
REVIEW_AFTER = timedelta(hours=24)
ACTOR = "resolver"


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
        times = [p.next_check_at for p in self._checkable() if p.next_check_at]
        return min(times, default=None)

    def resolve(self) -> list[Payment]:
        """Ask once about every payment that is due; returns them as they stand then."""
        self.recover()
        now = self._clock.now()
        due = [p for p in self._checkable() if p.next_check_at and p.next_check_at <= now]
        return [self.check(payment) for payment in due]

    def check(self, payment: Payment) -> Payment:
        """Ask the provider about one payment and take its answer.

        A question that fails teaches nothing: the payment stays as it is. After 24 hours it is put
        up for review instead.
        """
        now = self._clock.now()
        if now - payment.made_at > REVIEW_AFTER:
            return self._store.move(
                payment, State.REVIEW, now, actor=ACTOR, outcome=Unknown(reason="too-old")
            )
        provider = self._providers[payment.provider]
        if not provider.can_check(order_of(payment)):
            return payment
        later = next_check(provider, payment.checks + 1, now)
        if not self._store.claim_check(payment, now, later):
            return self._store.payment(payment.ref)
        try:
            reply = provider.send(Command.CHECK, order_of(payment))
        except ProviderError:
            return self._store.payment(payment.ref)
        # As it stands now: the counter may have moved it while we asked.
        current = self._store.payment(payment.ref)
        return self._payments.take_answer(current, Command.CHECK, reply, ACTOR)

    def _checkable(self) -> list[Payment]:
        return [
            payment
            for payment in self._store.unfinished()
            if payment.state in CHECKED and payment.provider in self._providers
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
