"""A provider that answers as a test tells it to, and the store it is watched by."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pos_app.domain.bill import Bill, Fact
from pos_app.domain.offer import Offer
from pos_app.domain.outcome import Outcome, Paid
from pos_app.services.ports import Command, Order, Reply

BILL = Bill(
    customer_name="SITI RAHAYU",
    amount=8500,
    admin=2500,
    price=10000,
    facts=(Fact("tariff", "R1"),),
    periods=((Fact("period", "202610"), Fact("bill", 8000), Fact("penalty", 500)),),
)
PAID = Paid(provider_ref="SN1", bill=BILL, message="Transaksi Sukses")


@dataclass
class Scripted:
    """Implements `services.ports.Provider`: `answers` are taken in turn, the last one stays."""

    answers: list[Outcome | Exception] = field(default_factory=lambda: [PAID])
    name: str = "digiswitch"
    account: str = "loket"
    training: bool = False
    check_gap: float = 60.0
    patience: float = 20.0
    list_gap: float = 300.0
    closed_list: bool = False
    sent: list[Command] = field(default_factory=list)
    on_send: Callable[[Order], None] = lambda _order: None
    bill: Bill = BILL
    offers: list[Offer] = field(default_factory=list)
    deposit: int | None = 1_000_000
    balance_error: Exception | None = None
    list_error: Exception | None = None
    checkable: bool = True
    resends: bool = False

    def quote(self, order: Order) -> Bill | None:
        return None

    def can_check(self, order: Order) -> bool:
        return self.checkable

    def check_pays(self, order: Order) -> bool:
        return self.resends

    def request(self, command: Command, order: Order) -> Mapping[str, object]:
        return {"command": command.value, "ref_id": order.ref}

    def send(self, command: Command, order: Order) -> Reply:
        self.sent.append(command)
        self.on_send(order)
        answer = self.answers[0]
        if command is not Command.INQUIRE and isinstance(answer, Exception):
            self._next()
            raise answer
        return Reply(status=200, body=b"raw bytes \xff\x00")

    def read_bill(self, order: Order, reply: Reply) -> Bill:
        return self.bill

    def read_payment(self, command: Command, order: Order, reply: Reply) -> Outcome:
        answer = self.answers[0]
        self._next()
        assert not isinstance(answer, Exception)
        return answer

    def balance(self) -> int | None:
        if self.balance_error:
            raise self.balance_error
        return self.deposit

    def price_list(self) -> list[Offer]:
        if self.list_error:
            raise self.list_error
        return self.offers

    def operator(self, customer_no: str) -> str:
        return ""

    def _next(self) -> None:
        if len(self.answers) > 1:
            self.answers.pop(0)
