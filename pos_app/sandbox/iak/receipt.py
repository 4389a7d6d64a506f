"""IAK: receipts of paid bills, as a PDF of one page and as labels with their text."""

import re
from collections.abc import Mapping
from typing import Any, Final

_ISSUER: Final = "PEMBAYARAN TAGIHAN (SANDBOX)"
_PAGE: Final = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 420] /Contents 4 0 R"
_FONT: Final = b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>"


def labels(paid: Mapping[str, Any]) -> dict[str, str]:
    """Return what a receipt says, by its labels."""
    return {
        "TANGGAL": paid["datetime"],
        "PRODUK": paid["code"],
        "ID PELANGGAN": paid["hp"],
        "NAMA": paid["tr_name"],
        "PERIODE": paid["period"],
        "TAGIHAN": _rupiah(paid["nominal"]),
        "ADMIN": _rupiah(paid["admin"]),
        "TOTAL BAYAR": _rupiah(paid["price"]),
        "NO REF": paid["noref"],
    }


def headed(header: Mapping[str, Any]) -> str:
    """Return the lines above a receipt: a shop's own name, and its address, broken at <br>."""
    address = str(header.get("company_address", ""))
    return "\n".join((str(header.get("company_name", "")), re.sub(r"<br\s*/?>", "\n", address)))


def as_pdf(body: Mapping[str, Any]) -> bytes:
    """Write a receipt as a PDF; `HEADER` in it are the lines at the top."""
    above = body.get("HEADER", _ISSUER).split("\n")
    below = [f"{label:<13}: {said}" for label, said in body.items() if label != "HEADER"]
    drawn = b"T* ".join(
        f"({_escaped(line)}) Tj ".encode("latin-1") for line in [*above, "", *below]
    )
    stream = b"BT /F1 9 Tf 14 TL 20 390 Td " + drawn + b"ET"
    return _file(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        _PAGE + b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream),
        _FONT,
    )


def _file(*objects: bytes) -> bytes:
    written, places = b"%PDF-1.4\n", [b"0000000000 65535 f \n"]
    for number, each in enumerate(objects, start=1):
        places.append(b"%010d 00000 n \n" % len(written))
        written += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    table = b"xref\n0 %d\n%b" % (len(places), b"".join(places))
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n" % (len(places), len(written))
    return written + table + end + b"%%EOF\n"


def _escaped(line: str) -> str:
    plain = line.encode("latin-1", "replace").decode("latin-1")
    return re.sub(r"([\\()])", r"\\\1", plain)


def _rupiah(amount: int) -> str:
    return f"Rp {amount:,}".replace(",", ".")
