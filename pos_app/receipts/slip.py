"""What the slips about held and returned cash say: on no part of them are they a receipt."""

from pos_app.domain.payment import Payment
from pos_app.domain.product import Product
from pos_app.domain.slip import Slip, SlipKind
from pos_app.labels import clean
from pos_app.receipts.content import Content, Outlet, Pair, local_time, money, named, numbers, texts

_WARNING = {
    SlipKind.HELD: "BELUM LUNAS - BUKAN STRUK PEMBAYARAN",
    SlipKind.RETURNED: "TIDAK DIBAYAR - BUKAN STRUK PEMBAYARAN",
}
_TITLE = {
    SlipKind.HELD: "BUKTI TITIPAN UANG",
    SlipKind.RETURNED: "BUKTI PENGEMBALIAN UANG",
}
_LETTER = {SlipKind.HELD: "T", SlipKind.RETURNED: "K"}
_TOTAL = {SlipKind.HELD: "UANG DITERIMA", SlipKind.RETURNED: "UANG DIKEMBALIKAN"}
_BY = {SlipKind.HELD: "Diterima oleh", SlipKind.RETURNED: "Diserahkan oleh"}
_NOTES = {
    SlipKind.HELD: (
        "Uang sudah kami terima. Tagihan BELUM lunas dan masih diproses oleh penyedia.",
        "Simpan bukti ini. Jangan membayar tagihan yang sama di tempat lain.",
        "Tukarkan bukti ini dengan struk pembayaran atau dengan uang Anda kembali.",
    ),
    SlipKind.RETURNED: (
        "Tagihan ini tidak dibayar. Uang sudah dikembalikan kepada pelanggan.",
        "Bukti titipan untuk pembayaran ini tidak berlaku lagi.",
    ),
}
_SIGNATURE = {
    SlipKind.HELD: (),
    SlipKind.RETURNED: (Pair("Tanda tangan pelanggan", "...................."),),
}


def slip_content(payment: Payment, product: Product, slip: Slip, outlet: Outlet) -> Content:
    """Return what a slip says. Its number is not that of any receipt."""
    kind = slip.kind
    return Content(
        training=payment.training,
        warning=_WARNING[kind],
        outlet=texts(outlet.name, outlet.address, outlet.phone),
        title=_TITLE[kind],
        print_mark="Lembar asli" if slip.copy == 0 else f"Cetak ulang ke-{slip.copy}",
        head=(
            Pair("No. bukti", f"{_LETTER[kind]}-{slip.number:05d}"),
            Pair("Tanggal", local_time(slip.at, outlet.zone)),
            Pair(_BY[kind], clean(slip.by)),
            Pair("Ref", payment.ref),
        ),
        token="",
        bill=(
            Pair("Untuk", clean(product.name["id"])),
            *numbers(payment, product),
            *named("Nama", payment.latest_bill.customer_name or payment.customer_name),
        ),
        periods=(),
        amounts=(money("Tagihan yang diminta", payment.total),),
        total=money(_TOTAL[kind], slip.amount),
        cash=_SIGNATURE[kind],
        notes=(*_NOTES[kind], *texts(outlet.footer)),
    )
