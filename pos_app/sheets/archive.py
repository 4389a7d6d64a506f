"""A yearly archive: a ZIP of sheets, the journal, a page to read and a program that checks it."""

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from io import RawIOBase, TextIOWrapper
from pathlib import Path
from typing import IO, Any, BinaryIO, TextIO, cast

from pos_app.assets import asset
from pos_app.domain.money import format_rupiah
from pos_app.domain.payment import Payment, State
from pos_app.services.archive import Archived, Year, YearBooks
from pos_app.sheets.files import drafted
from pos_app.sheets.payments import PaymentSheets

JOURNAL = "jurnal.jsonl"
_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The time on every file, so that the same books make the same archive."""

_MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
    "Oktober", "November", "Desember",
)  # fmt: skip
_PAGE = """<!doctype html>
<html lang="id"><head><meta charset="utf-8"><title>{title}</title><style>
body {{ font: 16px sans-serif; max-width: 46em; margin: 2em auto; padding: 0 1em; color: #17211e }}
table {{ border-collapse: collapse; width: 100% }} td, th {{ padding: .4em .6em; text-align: left;
border-bottom: 1px solid #d6cfbf }} .n {{ text-align: right; font-variant-numeric: tabular-nums }}
code {{ word-break: break-all }}
</style></head><body>
<h1>{title}</h1>
<p>Arsip ini memuat semua pembayaran dan jurnal satu tahun. Isinya dapat dibuka tanpa program
loket: berkas bulan dengan lembar kerja (spreadsheet), jurnal dengan penyunting teks.</p>
<table><tr><th>Bulan</th><th class="n">Pembayaran</th><th class="n">Lunas</th>
<th class="n">Total lunas</th></tr>
{rows}
</table>
<h2>Jurnal</h2>
<p><a href="{journal}">{journal}</a>: catatan {first} sampai {last}, satu baris satu catatan.
Segel terakhir: <code>{head}</code></p>
<h2>Memeriksa keaslian</h2>
<p>Jalankan <code>python3 verify.py</code> di folder ini, atau
<code>python3 verify.py arsip.zip</code>. Program itu mencocokkan SHA-256 setiap berkas dengan
<code>MANIFEST.json</code> dan memeriksa rantai segel jurnal. Segel dengan kunci loket diperiksa di
loket: <code>pos-app journal verify</code>.</p>
</body></html>
"""


@dataclass
class _Month:
    """What the payments of a month come to, counted while they are written."""

    name: str
    file: str
    found: int = 0
    paid: int = 0
    total: int = 0

    def counted(self, payments: Iterable[Payment]) -> Iterator[Payment]:
        for payment in payments:
            self.found += 1
            if payment.state is State.PAID:
                self.paid += 1
                self.total += payment.total
            yield payment


class _Hashed(RawIOBase):
    """Passes on what is written and remembers its SHA-256 and size."""

    def __init__(self, to: IO[bytes]) -> None:
        self._to = to
        self.digest = hashlib.sha256()
        self.size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.digest.update(data)
        self.size += len(data)
        self._to.write(data)
        return len(data)


@dataclass
class _Zip:
    """A ZIP that is written in order, and what its manifest will say of each file."""

    archive: zipfile.ZipFile
    files: dict[str, dict[str, str | int]] = field(default_factory=dict)

    @contextmanager
    def text(self, name: str, encoding: str = "utf-8") -> Iterator[TextIO]:
        """Yield a text file of the archive."""
        info = zipfile.ZipInfo(name, _BEGINNING)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.create_system = 3
        info.external_attr = 0o644 << 16
        with self.archive.open(info, "w", force_zip64=True) as raw:
            hashed = _Hashed(raw)
            binary = cast("BinaryIO", hashed)
            text = TextIOWrapper(binary, encoding, newline="", write_through=True)
            yield text
            text.flush()
            text.detach()
        self.files[name] = {"sha256": hashed.digest.hexdigest(), "bytes": hashed.size}


class YearArchive:
    """Implements `services.archive.ArchiveFile`."""

    def __init__(self, outlet: str, sheets: PaymentSheets) -> None:
        self._outlet = outlet
        self._sheets = sheets

    def save(self, year: Year, books: YearBooks, to: Path) -> Archived:
        """See `ArchiveFile`."""
        with drafted(to) as (draft,), zipfile.ZipFile(draft, "w") as archive:
            into = _Zip(archive)
            months = [self._month(year, number, books, into) for number in range(len(_MONTHS))]
            _write_journal(year, books, into)
            self._write_page(year, months, into)
            with into.text("verify.py") as text:
                text.write(asset("archive/verify.py").read_text("utf-8"))
            payments = sum(month.found for month in months)
            manifest = self._manifest(year, payments, into)
            with into.text("MANIFEST.json") as text:
                text.write(manifest)
        return Archived(payments, hashlib.sha256(manifest.encode()).hexdigest())

    def _month(self, year: Year, number: int, books: YearBooks, into: _Zip) -> _Month:
        month = _Month(_MONTHS[number], f"pembayaran-{year.year}-{number + 1:02}.csv")
        with into.text(month.file, "utf-8-sig") as text:
            self._sheets.write(month.counted(books.payments(year.months[number])), text)
        return month

    def _write_page(self, year: Year, months: list[_Month], into: _Zip) -> None:
        rows = "\n".join(
            f'<tr><td><a href="{m.file}">{m.name}</a></td>'
            f'<td class="n">{format_rupiah(m.found)}</td>'
            f'<td class="n">{format_rupiah(m.paid)}</td>'
            f'<td class="n">Rp {format_rupiah(m.total)}</td></tr>'
            for m in months
        )
        page = _PAGE.format(
            title=escape(f"{self._outlet} - arsip {year.year}"),
            rows=rows,
            journal=JOURNAL,
            first=year.stretch.first,
            last=year.stretch.last,
            head=year.stretch.head,
        )
        with into.text("index.html") as text:
            text.write(page)

    def _manifest(self, year: Year, payments: int, into: _Zip) -> str:
        stretch = year.stretch
        data = {
            "format": 1,
            "outlet": self._outlet,
            "counter": year.identity,
            "year": year.year,
            "payments": payments,
            "journal": {
                "file": JOURNAL,
                "first": stretch.first,
                "last": stretch.last,
                "count": stretch.last - stretch.first + 1,
                "before": stretch.before,
                "head": stretch.head,
            },
            "files": into.files,
        }
        return json.dumps(data, indent=2, sort_keys=True) + "\n"


def _write_journal(year: Year, books: YearBooks, into: _Zip) -> None:
    with into.text(JOURNAL) as text:
        for entry in books.entries(year.stretch):
            text.write(json.dumps(entry, separators=(",", ":")) + "\n")
