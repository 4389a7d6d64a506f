"""What a report says, table by table: every file of it says the same, in Indonesian.

Tests read this as text. Amounts stay numbers here; how they look is the file's own affair.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pos_app.domain.money import format_rupiah
from pos_app.domain.outcome import code_in
from pos_app.domain.reports import By, Line, Part, Report, SaleLine
from pos_app.domain.shift import BusinessDays, Sales
from pos_app.labels import clean
from pos_app.report_text import (
    PRACTICE,
    Kind,
    Value,
    key_text,
    local_time,
    money_text,
    name_of,
    numbers_text,
    period_text,
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading and what stands in it."""

    heading: str
    kind: Kind = "text"


Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; `total` is their control total, the last row where there is one."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: Row | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A report from top to bottom. `mark` stands on every page of one that is practice.

    `figures` are the few that are read first: label, value, and what it was before, if known.
    `hours` are the sales of each hour, for a picture; `notes` say whether everything agrees.
    """

    title: str
    period: str
    mark: str
    head: tuple[tuple[str, str], ...]
    figures: tuple[tuple[str, Kind, int, int | None], ...]
    hours: tuple[tuple[str, int], ...]
    notes: tuple[str, ...]
    tables: tuple[Table, ...]
    foot: str


_SUMS = (
    Column("Jumlah", "number"),
    Column("Pokok", "money"),
    Column("Admin", "money"),
    Column("Biaya layanan", "money"),
    Column("Total", "money"),
    Column("Komisi", "money"),
    Column("Pendapatan", "money"),
)

_BY = {
    By.CATEGORY: ("Menurut kategori", "Kategori"),
    By.PRODUCT: ("Menurut produk", "Produk"),
    By.PROVIDER: ("Menurut penyedia", "Penyedia"),
    By.CASHIER: ("Menurut kasir", "Kasir"),
    By.HOUR: ("Menurut jam", "Jam"),
    By.DAY: ("Menurut hari", "Hari"),
}

SALE_COLUMNS = (
    Column("Waktu"),
    Column("Hari usaha"),
    Column("Shift", "number"),
    Column("Ref", "code"),
    Column("Produk"),
    Column("Nomor pelanggan", "code"),
    Column("Nama"),
    Column("Penyedia"),
    Column("Ref penyedia", "code"),
    Column("Kasir"),
    *_SUMS[:5],
    Column("Dibayar ke penyedia", "money"),
)


def document(report: Report, outlet: str, days: BusinessDays) -> Document:
    """Return what a report says."""
    total, before = report.total, report.earlier.sales if report.earlier else None
    made = local_time(report.made_at, days)
    return Document(
        title="LAPORAN PENJUALAN",
        period=period_text(report.period),
        mark=PRACTICE if report.training else "",
        head=(
            ("Outlet", clean(outlet)),
            ("Dibuat", f"{made} oleh {clean(report.made_by)}"),
            ("Jurnal", f"{format_rupiah(report.entries)} catatan, segel {report.head[:16]}"),
            *((("Dibandingkan", period_text(report.earlier.period)),) if report.earlier else ()),
        ),
        figures=(
            ("Pendapatan loket", "money", total.margin, before.margin if before else None),
            ("Uang diterima", "money", total.total, before.total if before else None),
            ("Transaksi", "number", total.count, before.count if before else None),
            ("Selisih kas", "money", report.difference, None),
        ),
        hours=hours_of(report, days.starts),
        notes=tuple(_notes(report)),
        tables=tuple(table for table in _tables(report, days) if table.rows),
        foot=f"{clean(outlet)} - {period_text(report.period)} - dibuat {made}",
    )


def hours_of(report: Report, day_starts: int) -> tuple[tuple[str, int], ...]:
    """Return the sales of each hour from the first to the last that had any, without a gap."""
    counts = {int(line.key): line.sales.count for line in report.groups[By.HOUR]}
    order = [(day_starts + hour) % 24 for hour in range(24)]
    sold = [place for place, hour in enumerate(order) if hour in counts]
    shown = order[sold[0] : sold[-1] + 1] if sold else []
    return tuple((f"{hour:02}", counts.get(hour, 0)) for hour in shown)


def sale_row(sale: SaleLine, product: str, days: BusinessDays) -> Row:
    """Return a single line under `SALE_COLUMNS`."""
    sums = sale.sales
    return (
        f"{days.local(sale.at):%Y-%m-%d %H:%M:%S}",
        sale.day,
        sale.shift,
        sale.ref,
        clean(product),
        clean(sale.customer_no),
        clean(sale.customer_name),
        name_of(sale.provider),
        clean(sale.provider_ref),
        clean(sale.cashier),
        *_sums(sums)[:5],
        sums.cost if sums.priced else None,
    )


def sale_total(sums: Sales, lines: int, *, agrees: bool) -> Row:
    """Return the control total of single lines, and say if it is not that of the report."""
    blank = ("",) * 9
    warning = "" if agrees else " - TIDAK SAMA DENGAN LAPORAN"
    return (f"JUMLAH ({lines} baris){warning}", *blank, *_sums(sums)[:5], sums.cost)


def _sums(sales: Sales) -> tuple[int, ...]:
    return (
        sales.count,
        sales.amount,
        sales.admin,
        sales.fee,
        sales.total,
        sales.commission,
        sales.margin,
    )


def _tables(report: Report, days: BusinessDays) -> Iterator[Table]:
    yield _summary(report)
    for grouping in _BY:
        lines = report.groups[grouping]
        if grouping is not By.DAY or len(lines) > 1:
            yield _grouped(grouping, lines)
    yield _answers(report)
    yield _reasons(report)
    yield _drawers(report, days)
    yield _kept(report)
    yield _controls(report)


def _summary(report: Report) -> Table:
    rows: list[Row] = [("Terjual", *_sums(report.sold))]
    if report.reversed != Sales():
        rows.append(("Ditarik kembali", *_sums(report.reversed)))
    return Table("Ringkasan", (Column(""), *_SUMS), tuple(rows), ("JUMLAH", *_sums(report.total)))


def _grouped(by: By, lines: Sequence[Line]) -> Table:
    title, heading = _BY[by]
    rows: tuple[Row, ...] = tuple((key_text(by, line), *_sums(line.sales)) for line in lines)
    total = sum((line.sales for line in lines), Sales())
    return Table(title, (Column(heading), *_SUMS), rows, ("JUMLAH", *_sums(total)))


def _answers(report: Report) -> Table:
    columns = (
        Column("Penyedia"),
        Column("Lunas", "number"),
        Column("Ditolak", "number"),
        Column("Belum jelas", "number"),
        Column("Berhasil", "percent"),
        Column("Waktu biasa", "seconds"),
        Column("9 dari 10 dalam", "seconds"),
    )
    rows = tuple(
        (name_of(a.provider), a.paid, a.refused, a.unclear, a.rate, a.median, a.slow)
        for a in report.answers
    )
    return Table("Jawaban penyedia", columns, rows)


def _reasons(report: Report) -> Table:
    columns = (Column("Penyedia"), Column("Alasan ditolak"), Column("Jumlah", "number"))
    rows: list[Row] = [
        (name_of(why.provider), clean(why.message or _by_code(why.reason)), why.count)
        for why in report.reasons
    ]
    if report.other_refusals:
        rows.append(("", "Alasan lain", report.other_refusals))
    return Table("Alasan ditolak", columns, tuple(rows))


def _by_code(reason: str) -> str:
    code = code_in(reason)
    return f"Kode {code}" if code else reason


def _drawers(report: Report, days: BusinessDays) -> Table:
    columns = (
        Column("Shift", "number"),
        Column("Dibuka oleh"),
        Column("Dibuka"),
        Column("Ditutup"),
        Column("Modal awal", "money"),
        Column("Seharusnya", "money"),
        Column("Dihitung", "money"),
        Column("Selisih", "money"),
        Column("Ditinggal", "money"),
    )
    rows: tuple[Row, ...] = tuple(
        (
            drawer.number,
            clean(drawer.opened_by),
            f"{days.local(drawer.opened_at):%d/%m %H:%M}",
            f"{days.local(drawer.closed_at):%d/%m %H:%M}" if drawer.closed_at else "terbuka",
            drawer.figures.counted_float,
            drawer.figures.expected,
            drawer.counted,
            drawer.difference,
            drawer.left,
        )
        for drawer in report.drawers
    )
    return Table("Laci kas", columns, rows)


def _kept(report: Report) -> Table:
    columns = (Column("Uang pelanggan"), Column("Jumlah", "number"), Column("Uang", "money"))
    rows = (
        ("Titipan, tagihan belum pasti", report.held.count, report.held.amount),
        ("Harus dikembalikan", report.owed.count, report.owed.amount),
    )
    return Table(
        "Uang pelanggan di laci", columns, rows if report.held.count or report.owed.count else ()
    )


def _controls(report: Report) -> Table:
    columns = (
        Column("Laporan Z"),
        Column("Menurut Z", "money"),
        Column("Di periode ini", "money"),
        Column("Di hari lain", "money"),
        Column("Hasil"),
    )
    rows: tuple[Row, ...] = tuple(
        (
            f"Shift {part.number}",
            part.z.total if part.z else None,
            part.inside.total,
            part.outside.total,
            _result(part),
        )
        for part in report.parts
    )
    inside = sum(part.inside.total for part in report.parts)
    return Table("Kontrol", columns, rows, ("JUMLAH", None, inside, None, ""))


def _result(part: Part) -> str:
    if part.z is None:
        return "masih terbuka"
    return "cocok" if part.agrees else "TIDAK COCOK"


def _notes(report: Report) -> Iterator[str]:
    if report.agrees:
        yield "Semua kelompok sama dengan jumlah seluruhnya."
    else:
        yield "PERIKSA: angka pembukuan ini tidak saling cocok. Jalankan pemeriksaan jurnal."
    if report.is_of_whole_shifts:
        numbers = [part.number for part in report.parts]
        yield f"Sama dengan jumlah laporan Z {numbers_text(numbers)}."
    for part in report.open_parts:
        amount = money_text(part.inside.total)
        yield f"Shift {part.number} belum punya laporan Z: {amount} di antaranya."
    for part in report.torn_parts:
        amount = money_text(part.outside.total)
        yield f"Shift {part.number}: {amount} lagi terhitung pada hari lain."
    unpriced = report.total.count - report.total.priced
    if unpriced:
        yield f"{unpriced} transaksi tanpa harga dari penyedia: komisinya belum terhitung."
    if report.left_out != Sales():
        kind = "nyata" if report.training else "latihan"
        yield f"{report.left_out.count} transaksi {kind} tidak ikut dihitung."
