"""What the X and Z reports of a shift say on paper."""

from collections.abc import Iterator

from pos_app.domain.errors import ReceiptError
from pos_app.domain.money import format_rupiah
from pos_app.domain.shift import Count, Figures, Flow, Kept, Sales, Shift, XReport, ZReport
from pos_app.labels import clean
from pos_app.receipts.content import Content, Outlet, Pair, Section, local_time, money, texts
from pos_app.receipts.pdf import drawn

_FLOWS = (
    (Flow.RECEIVED, "Tunai diterima"),
    (Flow.CHANGE, "Kembalian"),
    (Flow.RETURNED, "Dikembalikan"),
    (Flow.CASH_IN, "Kas masuk"),
    (Flow.CASH_OUT, "Kas keluar"),
    (Flow.DROP, "Setoran"),
)

_SEAL_GROUP, _SEAL_SHOWN = 4, 24


class PdfShiftSlips:
    """Implements `services.shift_slips.ShiftPrinter`."""

    def __init__(self, outlet: Outlet, *, training: bool) -> None:
        self._outlet = outlet
        self._training = training

    def draw_x(self, report: XReport, paper: str) -> bytes:
        """See `ShiftPrinter`."""
        try:
            return drawn(x_content(report, self._outlet, training=self._training), paper)
        except Exception as error:
            raise ReceiptError("draw", type(error).__name__) from error

    def draw_z(self, report: ZReport, paper: str, copy: int) -> bytes:
        """See `ShiftPrinter`."""
        try:
            return drawn(z_content(report, self._outlet, copy, training=self._training), paper)
        except Exception as error:
            raise ReceiptError("draw", type(error).__name__) from error


def x_content(report: XReport, outlet: Outlet, *, training: bool) -> Content:
    """Return what an X report says: nothing of the cash to who may not see it yet."""
    figures, total = report.figures, money("TOTAL PENJUALAN", report.figures.sales.total)
    drawer = (_drawer(report.shift, figures),) if report.shows_cash else ()
    if report.shows_cash:
        total = money("SEHARUSNYA DI LACI", figures.expected)
    return Content(
        training=training,
        outlet=texts(outlet.name, outlet.address, outlet.phone),
        title="LAPORAN X",
        print_mark="Laporan sementara, bukan penutupan shift",
        head=(
            Pair("Shift", str(report.shift.number)),
            Pair("Dibuka", local_time(report.shift.opened_at, outlet.zone)),
            Pair("Oleh", clean(report.shift.opened_by)),
            Pair("Dicetak", local_time(report.at, outlet.zone)),
            Pair("Untuk", clean(report.by)),
        ),
        token="",
        bill=(),
        periods=(),
        sections=(_sales(figures), *drawer, *_others(figures, outlet)),
        amounts=(),
        total=total,
        cash=(),
        notes=(),
    )


def z_content(report: ZReport, outlet: Outlet, copy: int, *, training: bool) -> Content:
    """Return what a Z report says; `copy` 0 is its first print."""
    figures, last = report.figures, report.counts[-1]
    return Content(
        training=training,
        outlet=texts(outlet.name, outlet.address, outlet.phone),
        title="LAPORAN Z - PENUTUPAN SHIFT",
        print_mark="Cetak asli" if copy == 0 else f"Cetak ulang ke-{copy}",
        head=(
            Pair("Nomor Z", str(report.number)),
            Pair("Dibuka", local_time(report.shift.opened_at, outlet.zone)),
            Pair("Oleh", clean(report.shift.opened_by)),
            Pair("Ditutup", local_time(report.at, outlet.zone)),
            Pair("Oleh", clean(report.by)),
        ),
        token="",
        bill=(),
        periods=(),
        sections=(
            _sales(figures),
            _drawer(report.shift, figures),
            *_others(figures, outlet),
            *_counts(report.counts, outlet),
        ),
        amounts=(money("Seharusnya di laci", last.expected), money("Dihitung", last.amount)),
        total=Pair("SELISIH", _told(report.difference), is_money=True),
        cash=(
            money("Ditinggal di laci", report.left),
            money("Diambil dari laci", report.counted - report.left),
        ),
        notes=_notes(report),
    )


def _sales(figures: Figures) -> Section:
    sales = figures.sales
    return Section(
        "PENJUALAN",
        (
            Pair("Transaksi dibayar", str(figures.sold.count)),
            *_apart("Terlambat dibayar", figures.late),
            *_apart("Dibatalkan", figures.reversed),
            _signed("Tagihan", sales.amount),
            _signed("Admin Bank", sales.admin),
            _signed("Biaya Layanan", sales.fee),
            _signed("Total penjualan", sales.total),
            _signed(f"Komisi ({sales.priced} diketahui)", sales.commission),
        ),
    )


def _apart(label: str, sales: Sales) -> Iterator[Pair]:
    if sales.count:
        yield _signed(f"{label} ({abs(sales.count)})", sales.total)


def _drawer(shift: Shift, figures: Figures) -> Section:
    moved = [_signed(label, figures.flow(why)) for why, label in _FLOWS if figures.flow(why)]
    difference = shift.float_difference
    begun = [_signed("Selisih modal awal", difference)] if difference else []
    return Section("LACI", (money("Modal awal", shift.counted_float), *begun, *moved))


def _others(figures: Figures, outlet: Outlet) -> Iterator[Section]:
    if figures.tenders:
        kinds = ((kind, outlet.tenders.get(kind, kind.upper())) for kind in figures.tenders)
        yield Section(
            "BUKAN TUNAI", tuple(_signed(clean(label), figures.of(kind)) for kind, label in kinds)
        )
    kept = (*_kept("Belum jelas", figures.held), *_kept("Belum dikembalikan", figures.owed))
    if kept:
        yield Section("UANG PELANGGAN YANG MASIH DISIMPAN", kept)


def _kept(label: str, kept: Kept) -> Iterator[Pair]:
    if kept.count:
        yield money(f"{label} ({kept.count})", kept.amount)


def _counts(counts: tuple[Count, ...], outlet: Outlet) -> Iterator[Section]:
    notes = sorted(counts[-1].notes.items(), reverse=True)
    if notes:
        yield Section(
            "HITUNGAN",
            tuple(money(f"{format_rupiah(note)} x {many}", note * many) for note, many in notes),
        )
    if len(counts) > 1:
        yield Section("DIHITUNG LEBIH DARI SEKALI", tuple(_history(counts, outlet)))


def _history(counts: tuple[Count, ...], outlet: Outlet) -> Iterator[Pair]:
    for number, count in enumerate(counts, 1):
        yield Pair(f"{number}. {clean(count.by)}", local_time(count.at, outlet.zone))
        yield money("Dihitung", count.amount)
        yield Pair("Selisih", _told(count.difference), is_money=True)
        if count.reason:
            yield Pair("Alasan", clean(count.reason))


def _notes(report: ZReport) -> tuple[str, ...]:
    ever, seal = report.ever, report.head[:_SEAL_SHOWN]
    groups = (seal[at : at + _SEAL_GROUP] for at in range(0, len(seal), _SEAL_GROUP))
    return (
        f"Sejak awal: {ever.count} transaksi, Rp {_figure(ever.total)}",
        f"Biaya layanan sejak awal: Rp {_figure(ever.fee)}",
        f"Buku: {report.entries} catatan, segel {' '.join(groups)}",
        "Kasir: ____________________",
        "Pengawas: ____________________",
    )


def _signed(label: str, amount: int) -> Pair:
    return Pair(label, f"Rp {_figure(amount)}", is_money=True)


def _figure(amount: int) -> str:
    return f"-{format_rupiah(-amount)}" if amount < 0 else format_rupiah(amount)


def _told(difference: int) -> str:
    if not difference:
        return "Rp 0 (PAS)"
    return f"Rp {format_rupiah(abs(difference))} ({'LEBIH' if difference > 0 else 'KURANG'})"
