"""IAK's bills: `desc` is an object, a list, a text or nothing, and differs by product."""

from collections.abc import Mapping, Sequence

from pos_app.domain.bill import Bill, Fact
from pos_app.providers.fields import MONEY, NAMES, Vocabulary
from pos_app.providers.foreign import items, rupiah, text

_NAMES = {
    **NAMES,
    "bill_quantity": "bill_count",
    "jumlah_tagihan": "bill_count",
    "lembar_tagihan_sisa": "bills_left",
    "kode_tarif": "tariff",
    "first_meter": "meter_start",
    "last_meter": "meter_end",
    "bill_amount": "bill",
    "misc_amount": "misc",
    "misc_fee": "misc",
    "penalty_bill": "penalty",
    "nilai_tagihan": "bill",
    "sisa_pembayaran": "left_to_pay",
    "kode_cabang": "branch_code",
    "nama_cabang": "branch",
    "kantor_cabang": "branch",
    "lokasi": "address",
    "product_desc": "item_name",
    "biaya_pokok_BBN": "bbn_principal",
    "biaya_pokok_PKB": "pkb_principal",
    "biaya_pokok_SWD": "swd_principal",
    "biaya_denda_BBN": "bbn_penalty",
    "biaya_denda_PKB": "pkb_penalty",
    "biaya_denda_SWD": "swd_penalty",
}
_MONEY = MONEY | {
    *("bill_amount", "misc_amount", "misc_fee", "penalty", "penalty_bill", "installment", "total"),
    *("stamp_duty", "biller_admin", "total_tagihan", "total_bayar", "sisa_pembayaran", "premi"),
    *("jht", "jkk", "jkm", "jpk", "jpn", "max_payment"),
}
_IN_THE_TOTALS = frozenset({"total", "total_bayar", "max_payment"})
"""Sums that the bill itself shows; `max_payment` is a limit and no part of it."""

_facts = Vocabulary(_NAMES, _MONEY, _IN_THE_TOTALS).facts


def read_bill(data: Mapping[str, object]) -> Bill | None:
    """Return the bill of an answer, None without an amount.

    `price` is what the customer owes, `selling_price` what leaves the deposit: the names mislead.
    `tr_id` is the key of the payment.
    """
    admin, due = rupiah(data.get("admin")), rupiah(data.get("price"))
    if due is None:
        nominal = rupiah(data.get("nominal"))
        if nominal is None:
            return None
        due = nominal + (admin or 0)
    admin = admin if admin is not None and admin <= due else 0
    known, periods = _described(data.get("desc"))
    period = text(data.get("period"))
    if period and not any("period" in dict(row) for row in periods):
        known = (Fact("period", period), *known)
    return Bill(
        customer_name=text(data.get("tr_name")),
        amount=due - admin,
        admin=admin,
        price=rupiah(data.get("selling_price")),
        facts=known,
        periods=periods,
        echo=text(data.get("tr_id")),
    )


def _described(desc: object) -> tuple[tuple[Fact, ...], tuple[tuple[Fact, ...], ...]]:
    """Return the facts of `desc`, and its rows: one for each period."""
    if isinstance(desc, str):
        return _note(desc), ()
    if isinstance(desc, list):
        return _loose(desc)
    plain: dict[str, object] = {}
    rows: list[object] = []
    for name, value in desc.items() if isinstance(desc, dict) else ():
        if isinstance(value, dict) and "detail" in value:
            rows += _listed(value["detail"])
        elif name == "detail":
            rows += _listed(value)
        elif isinstance(value, dict):
            plain |= {f"{name}_{key}": inner for key, inner in items(value)}
        elif isinstance(value, list):
            plain[name] = "; ".join(map(text, value))
        else:
            plain[name] = value
    return _facts(plain), tuple(_row(row) for row in rows)


def _row(row: object) -> tuple[Fact, ...]:
    """Return one row with its period first: PLN puts the meter readings before it."""
    return tuple(sorted(_facts(row), key=lambda fact: fact.name != "period"))


def _loose(desc: Sequence[object]) -> tuple[tuple[Fact, ...], tuple[tuple[Fact, ...], ...]]:
    """Return a list: of objects, which are rows, or of texts, which are a note."""
    rows = tuple(_row(row) for row in desc if isinstance(row, dict))
    return _note("; ".join(text(item) for item in desc if not isinstance(item, dict))), rows


def _listed(detail: object) -> list[object]:
    """Return rows as a list: in XML one row cannot be told from a list of one."""
    if isinstance(detail, list):
        return detail
    return [detail] if isinstance(detail, dict) else []


def _note(said: str) -> tuple[Fact, ...]:
    return (Fact("note", text(said)),) if text(said) else ()
