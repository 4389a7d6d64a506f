"""The two tongues of one protocol: Digiswitch, and Digiflazz behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from pos_app.sandbox.digiswitch.bills import DIGIFLAZZ_PRODUCTS, PRODUCTS, Product
from pos_app.sandbox.digiswitch.digiflazz_published import DIGIFLAZZ_PUBLISHED
from pos_app.sandbox.digiswitch.published import PUBLISHED, Published

Fields = Mapping[str, Any]
Data = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """What one of the two calls things; inside, everything goes by its Digiswitch name.

    `words` translates the names of a transaction's reply. `marketplace` is true of Digiflazz
    itself, which says more in its replies and holds a buyer to more rules than a tenant does.
    """

    name: str
    root: str
    products: Mapping[str, Product]
    published: Published
    command: str = "command"
    list_command: str = "command"
    code: str = "code"
    words: Mapping[str, str]
    wrong_sign: str
    wrong_username: str
    ticket_suffix: str
    pln_check: str
    marketplace: bool

    def command_of(self, endpoint: str) -> str:
        """Return the field that says what is wanted of an endpoint."""
        return self.command if endpoint == "transaction" else self.list_command

    def hear(self, endpoint: str, fields: Fields) -> Fields:
        """Return a request under Digiswitch's names; what this dialect has no name for is gone."""
        own = {self.command_of(endpoint): "command", self.code: "code"}
        if self.marketplace:
            own["Bank"] = "bank"  # its sample and its table differ in the case of this one
        foreign = {"command", "code"} - set(own)
        return {own.get(name, name): fields[name] for name in fields if name not in foreign}

    def say(self, data: Data) -> Data:
        """Return a transaction's reply under this dialect's names."""
        return {self.words.get(name, name): value for name, value in data.items()}


DIGISWITCH: Final = Dialect(
    name="digiswitch",
    root="/v1/user/api/",
    products=PRODUCTS,
    published=PUBLISHED,
    words={},
    wrong_sign="14",
    wrong_username="15",
    ticket_suffix="depo",
    pln_check="token",
    marketplace=False,
)
DIGIFLAZZ: Final = Dialect(
    name="digiflazz",
    root="/digiflazz/v1/",
    products=DIGIFLAZZ_PRODUCTS,
    published=DIGIFLAZZ_PUBLISHED,
    command="commands",
    list_command="cmd",
    code="buyer_sku_code",
    words={"code": "buyer_sku_code", "name": "customer_name", "balance": "buyer_last_saldo"},
    wrong_sign="41",
    wrong_username="42",
    ticket_suffix="deposit",
    pln_check="inquiry-pln",
    marketplace=True,
)
