"""Paying a bill: written down, sent once, answered, written down again."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta

from pos_app.domain.bill import Inquiry
from pos_app.domain.errors import CredentialsError, NotSentError, ProviderError, RuleError
from pos_app.domain.money import format_rupiah
from pos_app.domain.offer import WIB
from pos_app.domain.outcome import Outcome, Unknown
from pos_app.domain.payment import UNCLEAR, Payment, State, state_after
from pos_app.domain.tender import Tender, change_due
from pos_app.services.ports import Clock, Command, Order, Provider, Reply, Store
from pos_app.services.sending import Sending

_CHECK_PLAN = (1, 1, 2, 5, 15, 60)
"""Gaps between status checks, in units of the provider's own; the last one repeats."""

NOT_SENT = "not-sent"


def next_check(provider: Provider, answers: int, at: datetime) -> datetime:
    """Return when a payment may be asked about again after so many answers."""
    units = _CHECK_PLAN[min(answers, len(_CHECK_PLAN) - 1)]
    return at + timedelta(seconds=provider.check_gap * units)


def latest_check(provider: Provider, at: datetime) -> datetime:
    """Return the latest time that `next_check` gives at a time."""
    return next_check(provider, len(_CHECK_PLAN), at)


def order_of(payment: Payment) -> Order:
    """Return what was asked for; the same at every send and check."""
    return Order(
        ref=payment.ref,
        code=payment.code,
        customer_no=payment.customer_no,
        extras=payment.extras,
        kind=payment.bill.kind,
        price=payment.bill.price,
        quoted=payment.bill,
        provider_ref=payment.provider_ref,
        resent=payment.send_no > 1 and payment.reason != NOT_SENT,
    )


def provider_of(payment: Payment, providers: Mapping[str, Provider]) -> Provider | None:
    """Return the provider of a payment, None if it is off or stands at another account now.

    Another account knows nothing of the payment, and real money nothing of the sandbox: whatever
    is sent there, and for some it is the question too, would pay anew.
    """
    provider = providers.get(payment.provider)
    if provider is None or provider.account != payment.account:
        return None
    return provider if provider.training == payment.training else None


class Payments:
    """Payments. Whoever calls `send` holds no transaction while the network is at work."""

    def __init__(self, store: Store, providers: Mapping[str, Provider], clock: Clock) -> None:
        self._store = store
        self._providers = providers
        self._clock = clock
        self.sending = Sending(store, clock)
        """What may stand in the way of every send."""
        self.in_flight: set[str] = set()
        """Refs that this process is sending right now; a SENDING of nobody's was cut off."""

    def pay(self, inquiry: Inquiry, tenders: Sequence[Tender], cashier: str) -> Payment:
        """Prepare and send; returns the payment as it stands after the first answer.

        Raises RuleError before anything is sent, StorageError when the journal fails.
        """
        return self.send(self.prepare(inquiry, tenders, cashier).ref, cashier)

    def prepare(self, inquiry: Inquiry, tenders: Sequence[Tender], cashier: str) -> Payment:
        """Write the payment down. Nothing is sent.

        Raises InputError("tender-short"); RuleError "inquiry-old" (not of today), "below-cost" (it
        would be sold at a loss) or "bill-open"; and what `Sending.require_first` raises.
        """
        self.sending.require_first(inquiry.ref)
        change_due(inquiry.total, tenders)
        _require_gain(inquiry)
        at = self._clock.now()
        self._require_today(inquiry.on, at)
        payment = Payment(
            ref=inquiry.ref,
            provider=inquiry.provider,
            account=inquiry.account,
            training=inquiry.training,
            product=inquiry.product,
            code=inquiry.code,
            customer_no=inquiry.customer_no,
            extras=inquiry.extras,
            bill=inquiry.bill,
            fee=inquiry.fee,
            tenders=tuple(tenders),
            cashier=cashier,
            on=inquiry.on,
            made_at=at,
        )
        self._store.prepare(payment)
        return payment

    def send(self, ref: str, cashier: str) -> Payment:
        """Send a payment of which provably nothing was sent yet; returns it as it stands then.

        Raises RuleError "already-sent", "bill-open", "inquiry-old" or "provider-off", what
        `Sending.require_first` raises, and nothing from the network: that is an outcome.
        """
        waiting = self._store.payment(ref)
        self.sending.require_first(ref)
        self._require_today(waiting.on, self._clock.now())
        provider = provider_of(waiting, self._providers)
        if provider is None:
            raise RuleError("provider-off", waiting.provider, ref)
        order = order_of(waiting)
        request = provider.request(Command.PAY, order)
        with self._flying(ref):
            payment = self._store.claim(ref, self._clock.now(), request)
            try:
                reply = provider.send(Command.PAY, order)
            except (NotSentError, CredentialsError) as error:
                return self._not_sent(payment, error, cashier)
            except Exception as error:
                # A bug of ours in mid-send: nobody knows what left, so it is not "not sent".
                self._unclear(payment, Unknown(reason="bug", message=type(error).__name__), cashier)
                raise
            return self.take_answer(payment, Command.PAY, reply, cashier)

    def take_answer(self, payment: Payment, command: Command, reply: Reply, actor: str) -> Payment:
        """Keep a raw answer, then understand it, then move the payment to where it leads."""
        at = self._clock.now()
        provider = self._providers[payment.provider]
        self._store.keep_reply(payment.ref, command, at, reply)
        outcome = provider.read_payment(command, order_of(payment), reply)
        state = state_after(outcome, payment.state)
        if state is payment.state:
            return payment
        if state in UNCLEAR:
            return self._unclear(payment, outcome, actor)
        return self._store.move(payment, state, at, actor=actor, outcome=outcome)

    def cancel(self, ref: str, cashier: str) -> Payment:
        """Drop a payment of which nothing was sent; raises RuleError("transition")."""
        return self._store.move(
            self._store.payment(ref), State.CANCELLED, self._clock.now(), actor=cashier
        )

    @contextmanager
    def _flying(self, ref: str) -> Iterator[None]:
        self.in_flight.add(ref)
        try:
            yield
        finally:
            self.in_flight.discard(ref)

    def _unclear(self, payment: Payment, outcome: Outcome, actor: str) -> Payment:
        at = self._clock.now()
        return self._store.move(
            payment,
            state_after(outcome, payment.state),
            at,
            actor=actor,
            outcome=outcome,
            next_check_at=next_check(self._providers[payment.provider], 0, at),
        )

    def _not_sent(self, payment: Payment, error: ProviderError, actor: str) -> Payment:
        # Only a first send can prove this: a second says nothing about the one before it.
        if payment.send_no > 1 and payment.reason != NOT_SENT:
            return self._unclear(payment, Unknown(reason="not-sent-again"), actor)
        return self._store.move(
            payment,
            State.NOT_SENT,
            self._clock.now(),
            actor=actor,
            outcome=Unknown(reason=NOT_SENT, message=error.detail),
        )

    @staticmethod
    def _require_today(on: date, at: datetime) -> None:
        # A provider takes a payment on the calendar day of its inquiry (Digiflazz, bayar-tagihan).
        if on != at.astimezone(WIB).date():
            raise RuleError("inquiry-old")


def _require_gain(inquiry: Inquiry) -> None:
    price = inquiry.bill.price
    if price is not None and inquiry.total < price:
        figures = f"Rp {format_rupiah(price)} > Rp {format_rupiah(inquiry.total)}"
        raise RuleError("below-cost", figures, inquiry.ref)
