"""What the letter says that claims from a provider what reconciliation has found.

It is for the provider, so that numbers stand in full.
"""

from pos_app.domain.money import format_rupiah
from pos_app.domain.settlement import Finding, Theirs, Verdict, claimed
from pos_app.labels import clean
from pos_app.receipts.content import Outlet, local_time
from pos_app.services.settlement_ports import Claim

TITLE = "SURAT KLAIM TRANSAKSI"

VERDICTS = {
    Verdict.ONLY_OURS: "Tidak ada di laporan penyedia",
    Verdict.ONLY_THEIRS: "Tidak ada di pembukuan kami",
    Verdict.AMOUNT_DIFFERS: "Jumlah berbeda",
    Verdict.STATUS_DIFFERS: "Status berbeda",
    Verdict.TWICE: "Terpotong lebih dari sekali",
}
STATES = {
    "PREPARED": "belum dikirim", "SENDING": "sedang dikirim", "NOT_SENT": "tidak terkirim",
    "PENDING": "diproses", "UNKNOWN": "belum pasti", "REVIEW": "perlu diperiksa",
    "PAID": "lunas", "REFUSED": "gagal", "CANCELLED": "batal", "REVERSED": "dikembalikan",
    "": "tidak ada",
}  # fmt: skip
THEIRS = {
    Theirs.PAID: "sukses",
    Theirs.FAILED: "gagal",
    Theirs.PENDING: "diproses",
    Theirs.REFUNDED: "dikembalikan",
    Theirs.NOTHING: "tidak ada",
}


def opening(claim: Claim, outlet: Outlet) -> list[str]:
    """Return what stands above the payments."""
    since, until = (local_time(at, outlet.zone) for at in claim.period)
    return [
        f"Kepada {clean(claim.provider)}, akun {clean(claim.account)}",
        f"Tanggal {local_time(claim.at, outlet.zone)}",
        f"Periode {since} sampai {until}",
        "",
        "Kami telah mencocokkan laporan transaksi Anda dengan pembukuan kami.",
        f"Mohon periksa {len(claim.findings)} transaksi berikut dan jawab secara tertulis.",
    ]


def block(number: int, finding: Finding, claim: Claim, zone: str) -> list[tuple[str, str]]:
    """Return the lines about one disputed payment: a label and what it says."""
    evidence = claim.evidence.get(finding.ref, ())
    lines = [
        (f"{number}. {VERDICTS[finding.verdict]}", rupiah(claimed(finding))),
        ("Ref kami", finding.ref if finding.our_state else ""),
        ("Ref penyedia", finding.their_ref),
        ("Nomor pelanggan", finding.number),
        ("Jumlah menurut kami", rupiah(finding.ours)),
        ("Jumlah menurut penyedia", rupiah(finding.theirs)),
        ("Status kami / penyedia", f"{STATES[finding.our_state]} / {THEIRS[finding.their_state]}"),
        ("Waktu kami", local_time(finding.our_at, zone) if finding.our_at else ""),
        ("Waktu penyedia", local_time(finding.their_at, zone) if finding.their_at else ""),
        *(("SHA-256 jawaban penyedia", digest) for digest in evidence),
    ]
    return [(label, clean(value)) for label, value in lines if value]


def rupiah(amount: int | None) -> str:
    """Return an amount in words of money, "" where there is none."""
    if amount is None:
        return ""
    return f"{'-' if amount < 0 else ''}Rp {format_rupiah(abs(amount))}"
