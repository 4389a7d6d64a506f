"""Paying a bill: written down, sent once, answered, written down again."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import assert_never

from pos_app.domain.bill import Inquiry
from pos_app.domain.errors import CredentialsError, NotSentError, ProviderError, RuleError
from pos_app.domain.evidence import Evidence, contradicts, judged
from pos_app.domain.money import format_rupiah
from pos_app.domain.offer import WIB
from pos_app.domain.outcome import Outcome, Paid, Pending, Refused, Unknown
from pos_app.domain.payment import UNCLEAR, Payment, State, state_after
from pos_app.domain.rights import Action
from pos_app.domain.tender import Tender, TenderKind, change_due, check_tenders
from pos_app.services.ports import Clock, Command, Order, Provider, Reply, Store
from pos_app.services.rights import Rights
from pos_app.services.same_bill import SameBills
from pos_app.services.sending import Sending
from pos_app.services.shifts import Shifts

_CHECK_PLAN = (1, 1, 2, 5, 15, 60)
"""Gaps between status checks, in units of the provider's own; the last one repeats."""

NOT_SENT = "not-sent"

EVIDENCE = "evidence.kept"

ACTOR = "resolver"
"""Who asks, and keeps what is said: no person, but this program."""

_ANSWERABLE = frozenset({State.SENDING, State.PENDING, State.UNKNOWN})

log = logging.getLogger(__name__)


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

    def __init__(
        self,
        store: Store,
        providers: Mapping[str, Provider],
        same_bills: SameBills,
        shifts: Shifts,
        rights: Rights,
        clock: Clock,
        kinds: Sequence[TenderKind] = (),
    ) -> None:
        """Take money of these kinds, and cash."""
        self._store = store
        self._shifts = shifts
        self._kinds = {kind.id: kind for kind in kinds}
        self._providers = providers
        self._same_bills = same_bills
        self._rights = rights
        self._clock = clock
        self.sending = Sending(store, rights, clock)
        """What may stand in the way of every send."""
        self.in_flight: set[str] = set()
        """Refs that this process is sending right now; a SENDING of nobody's was cut off."""
        self._rests_until: dict[str, float] = {}
        """Until when nothing may be asked about a payment, by the clock that nobody sets."""
        self._began = clock.steady()

    def pay(self, inquiry: Inquiry, tenders: Sequence[Tender], cashier: str) -> Payment:
        """Prepare and send; returns the payment as it stands after the first answer.

        The right is asked for once: a counter that is locked meanwhile stops nothing. Raises
        RuleError before anything is sent, StorageError when the journal fails.
        """
        self._require(cashier, inquiry.ref, inquiry.total)
        ref = self._prepare(inquiry, tenders, cashier).ref
        return self._send(self._store.payment(ref), cashier)

    def prepare(self, inquiry: Inquiry, tenders: Sequence[Tender], cashier: str) -> Payment:
        """Write the payment down. Nothing is sent.

        Raises InputError as `check_tenders` and `change_due` do; RuleError "no-shift",
        "inquiry-old" (not of today), "below-cost" (it would be sold at a loss), "bill-open" or
        "paid-before"; and what `Rights.require` and `Sending.require_first` raise.
        """
        self._require(cashier, inquiry.ref, inquiry.total)
        return self._prepare(inquiry, tenders, cashier)

    def _prepare(self, inquiry: Inquiry, tenders: Sequence[Tender], cashier: str) -> Payment:
        shift = self._shifts.require_open()
        self.sending.require_first(inquiry.ref)
        check_tenders(tenders, self._kinds)
        change_due(inquiry.total, tenders)
        _require_gain(inquiry)
        at = self._clock.now()
        self._require_today(inquiry.on, at)
        alike = self._same_bills.alike(inquiry.product)
        self._same_bills.require_new(
            inquiry.product, inquiry.customer_no, again=inquiry.again, ref=inquiry.ref
        )
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
            shift=shift.number,
        )
        self._store.prepare(payment, alike)
        return payment

    def send(self, ref: str, cashier: str) -> Payment:
        """Send a payment of which provably nothing was sent yet; returns it as it stands then.

        Raises RuleError "no-shift", "already-sent", "bill-open", "inquiry-old" or "provider-off",
        what `Rights.require` and `Sending.require_first` raise, and nothing from the network: that
        is an outcome.
        """
        waiting = self._store.payment(ref)
        self._require(cashier, ref, waiting.total)
        self._shifts.require_open()
        return self._send(waiting, cashier)

    def _send(self, waiting: Payment, cashier: str) -> Payment:
        ref = waiting.ref
        self.sending.require_first(ref)
        self._require_today(waiting.on, self._clock.now())
        provider = provider_of(waiting, self._providers)
        if provider is None:
            raise RuleError("provider-off", waiting.provider, ref)
        order = order_of(waiting)
        request = self._providers[waiting.provider].request(Command.PAY, order)
        alike = self._same_bills.alike(waiting.product)
        with self.flying(ref, provider):
            payment = self._store.claim(ref, self._clock.now(), request, alike)
            return self._deliver(payment, order, cashier)

    def resend(self, payment: Payment, actor: str) -> Payment:
        """Send an unknown payment again, as it was, under the same ref; see `is_never_received`.

        Raises RuleError "inquiry-old", or "already-sent" if somebody else has moved it, and what
        `Sending.require` raises.
        """
        self.sending.require()
        self._require_today(payment.on, self._clock.now())
        order, provider = replace(order_of(payment), resent=True), self._providers[payment.provider]
        request = provider.request(Command.PAY, order)
        with self.flying(payment.ref, provider):
            sending = self._store.claim_again(payment, self._clock.now(), request)
            return self._deliver(sending, order, actor)

    def take_answer(self, payment: Payment, command: Command, reply: Reply, actor: str) -> Payment:
        """Keep a raw answer, then understand it, then move the payment to where it leads.

        An answer that settles nothing is kept as evidence; so is one that comes too late.
        """
        at = self._clock.now()
        provider = self._providers[payment.provider]
        self._store.keep_reply(payment.ref, command, at, reply)
        outcome = provider.read_payment(command, order_of(payment), reply)
        if payment.state not in _ANSWERABLE:
            return self._too_late(payment, command, outcome)
        is_check = command is Command.CHECK
        outcome = judged(outcome, self.evidence(payment.ref), at, checked=is_check)
        if isinstance(outcome, Unknown | Pending):
            self._keep(payment, command, outcome)
        state = state_after(outcome, payment.state, checked=is_check)
        if state is payment.state:
            return payment
        if state in UNCLEAR:
            # A check has put down when the next one is due: one that sends does not shorten it.
            later = payment.next_check_at if is_check else None
            return self._unclear(payment, state, outcome, actor, later)
        return self._store.move(payment, state, at, actor=actor, outcome=outcome)

    def evidence(self, ref: str) -> list[Evidence]:
        """Return what was said of a payment and did not settle it, oldest first."""
        return [
            Evidence(
                at=entry.at,
                asked=str(entry.data["asked"]),
                send_no=int(str(entry.data["send_no"])),
                reason=str(entry.data["reason"]),
                code=str(entry.data["code"]),
                message=str(entry.data["message"]),
            )
            for entry in self._store.entries(ref, EVIDENCE)
        ]

    def cancel(self, ref: str, cashier: str) -> Payment:
        """Drop a payment of which nothing was sent; raises RuleError("transition").

        And what `Rights.require` raises.
        """
        payment = self._store.payment(ref)
        self._require(cashier, ref, payment.total)
        return self._store.move(payment, State.CANCELLED, self._clock.now(), actor=cashier)

    @contextmanager
    def flying(self, ref: str, provider: Provider) -> Iterator[None]:
        """Say that this process is sending a payment, for as long as it does.

        From now on the provider has to be left alone for a while, whatever the time is set to.
        """
        self.in_flight.add(ref)
        now = self._clock.steady()
        self._rests_until[ref] = now + provider.check_gap
        for other, until in list(self._rests_until.items()):  # other threads put theirs in
            if until < now:
                self._rests_until.pop(other, None)
        try:
            yield
        finally:
            self.in_flight.discard(ref)

    def rest(self, ref: str, stranger: float) -> timedelta:
        """Return how long nothing may be asked yet about a payment, whatever the time is set to.

        `stranger` is for how many seconds after the start one rests that this process has not sent:
        nobody knows when the one before it did.
        """
        until = self._rests_until.get(ref, self._began + stranger)
        return timedelta(seconds=max(0.0, until - self._clock.steady()))

    def _require(self, cashier: str, ref: str, total: int) -> None:
        self._rights.require(Action.SELL, cashier, ref=ref, amount=total)

    def _deliver(self, payment: Payment, order: Order, actor: str) -> Payment:
        """Send what is claimed and committed as SENDING, and take the answer."""
        try:
            reply = self._providers[payment.provider].send(Command.PAY, order)
        except (NotSentError, CredentialsError) as error:
            return self._not_sent(payment, error, actor)
        except Exception as error:
            # A bug of ours in mid-send: nobody knows what left, so it is not "not sent".
            doubt = Unknown(reason="bug", message=type(error).__name__)
            self._unclear(payment, State.UNKNOWN, doubt, actor)
            raise
        return self.take_answer(payment, Command.PAY, reply, actor)

    def _unclear(
        self,
        payment: Payment,
        state: State,
        outcome: Outcome,
        actor: str,
        later: datetime | None = None,
    ) -> Payment:
        at = self._clock.now()
        return self._store.move(
            payment,
            state,
            at,
            actor=actor,
            outcome=outcome,
            next_check_at=later or next_check(self._providers[payment.provider], 0, at),
        )

    def _not_sent(self, payment: Payment, error: ProviderError, actor: str) -> Payment:
        # Only a first send can prove this: a second says nothing about the one before it.
        if payment.send_no > 1 and payment.reason != NOT_SENT:
            doubt = Unknown(reason="not-sent-again")
            return self._unclear(payment, State.UNKNOWN, doubt, actor)
        return self._store.move(
            payment,
            State.NOT_SENT,
            self._clock.now(),
            actor=actor,
            outcome=Unknown(reason=NOT_SENT, message=error.detail),
        )

    def _too_late(self, payment: Payment, command: Command, outcome: Outcome) -> Payment:
        """Keep what came after a payment was settled, or after it went to a person."""
        if contradicts(payment.state, outcome):
            log.error("payment %s is %s, and an answer says otherwise", payment.ref, payment.state)
        if contradicts(payment.state, outcome) or payment.state is State.REVIEW:
            self._keep(payment, command, outcome)
        return payment

    def _keep(self, payment: Payment, command: Command, outcome: Outcome) -> None:
        reason, code = _said(outcome)
        self._store.record(
            EVIDENCE,
            actor=ACTOR,
            at=self._clock.now(),
            ref=payment.ref,
            asked=command.value,
            send_no=payment.send_no,
            reason=reason,
            code=code,
            message=outcome.message,
        )

    @staticmethod
    def _require_today(on: date, at: datetime) -> None:
        # A provider takes a payment on the calendar day of its inquiry (Digiflazz, bayar-tagihan).
        if on != at.astimezone(WIB).date():
            raise RuleError("inquiry-old")


def _said(outcome: Outcome) -> tuple[str, str]:
    """Return the reason and the code that stand for an answer among the evidence."""
    match outcome:
        case Paid():
            return "said-paid", outcome.provider_ref
        case Refused():
            return "said-refused", outcome.code
        case Pending():
            return "pending", outcome.code
        case Unknown():
            return outcome.reason, outcome.code
        case _:
            assert_never(outcome)


def _require_gain(inquiry: Inquiry) -> None:
    price = inquiry.bill.price
    if price is not None and inquiry.total < price:
        figures = f"Rp {format_rupiah(price)} > Rp {format_rupiah(inquiry.total)}"
        raise RuleError("below-cost", figures, inquiry.ref)
