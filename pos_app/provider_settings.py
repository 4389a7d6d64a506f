"""The settings of the providers, declared as in `pos_app.settings`; keys are none of them."""

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

CheckGap = Annotated[
    float,
    Meta(
        description="seconds between requests about one payment; fewer only on loopback",
        ge=0,
        le=3600,
    ),
]


class Digiswitch(Struct, frozen=True, forbid_unknown_fields=True):
    """The account at a Digiswitch tenant or at Digiflazz. Its key is kept elsewhere."""

    enabled: Annotated[bool, Meta(description="whether bills go there")] = False
    url: Annotated[
        str,
        Meta(
            description="https://<tenant>.api.digiswitch.id/v1/user/api or https://api.digiflazz.com/v1"
        ),
    ] = ""
    username: Annotated[str, Meta(description="user name of the API connection")] = ""
    dialect: Annotated[
        Literal["digiswitch", "digiflazz"], Meta(description="protocol spoken there")
    ] = "digiswitch"
    testing: Annotated[bool, Meta(description="ask for test transactions only")] = False
    check_gap: CheckGap = 60.0


class Iak(Struct, frozen=True, forbid_unknown_fields=True):
    """The account at IAK: one for bills and top-ups. Its key is kept elsewhere."""

    enabled: Annotated[bool, Meta(description="whether bills go there")] = False
    postpaid_url: Annotated[
        str, Meta(description="https://mobilepulsa.net, or https://testpostpaid.mobilepulsa.net")
    ] = "https://testpostpaid.mobilepulsa.net"
    prepaid_url: Annotated[
        str, Meta(description="https://prepaid.iak.id, or https://prepaid.iak.dev to practise")
    ] = "https://prepaid.iak.dev"
    username: Annotated[str, Meta(description="registered phone number, with its leading 0")] = ""
    format: Annotated[
        Literal["json", "xml"], Meta(description="format of what is sent and answered, for bills")
    ] = "json"
    check_gap: CheckGap = 15.0


class Espay(Struct, frozen=True, forbid_unknown_fields=True):
    """The account at Espay. Its two passwords and its signature key are kept elsewhere."""

    enabled: Annotated[bool, Meta(description="whether bills go there")] = False
    url: Annotated[
        str, Meta(description="https://api.espay.id, or https://sandbox-api.espay.id to practise")
    ] = "https://sandbox-api.espay.id"
    basic_username: Annotated[str, Meta(description="user name of HTTP Basic")] = ""
    sender_id: Annotated[str, Meta(description="merchant code")] = ""
    mechanism: Annotated[
        Literal["deposit", "invoicing"], Meta(description="paid beforehand, or billed later")
    ] = "deposit"
    check_gap: CheckGap = 60.0


class Providers(Struct, frozen=True, forbid_unknown_fields=True):
    """The providers."""

    digiswitch: Digiswitch = field(default_factory=Digiswitch)
    iak: Iak = field(default_factory=Iak)
    espay: Espay = field(default_factory=Espay)
