"""What the providers call the fields of a bill, and what we call them.

Digiswitch, Digiflazz and IAK use the same Indonesian words for most of them. A field that is not
here keeps its own name. Sources: the user's document "Bayar Tagihan" (its table says `biaya_tnkb`
where its sample says `biaya_admin_tnkb`), and the product pages of api.iak.id as of 2023-11.
"""

from collections.abc import Mapping
from itertools import islice

from pos_app.domain.bill import Fact
from pos_app.providers.foreign import MAX_FACTS, rupiah, text

NAMES = {
    "periode": "period",
    "nilai_tagihan": "bill",
    "denda": "penalty",
    "biaya_lain": "misc",
    "meter_awal": "meter_start",
    "meter_akhir": "meter_end",
    "no_ref": "bill_ref",
    "tarif": "tariff",
    "daya": "power",
    "lembar_tagihan": "bill_count",
    "alamat": "address",
    "jatuh_tempo": "due_date",
    "jumlah_peserta": "participants",
    "no_rangka": "chassis_no",
    "nomor_rangka": "chassis_no",
    "nomor_mesin": "engine_no",
    "no_pol": "plate_no",
    "nomor_polisi": "plate_no",
    "tahun_pajak": "tax_year",
    "kelurahan": "village",
    "kecamatan": "district",
    "kode_kab_kota": "city_code",
    "kab_kota": "city",
    "luas_tanah": "land_area",
    "luas_gedung": "building_area",
    "transaksi": "transaction",
    "no_registrasi": "registration_no",
    "tanggal_registrasi": "registration_date",
    "nomor_identitas": "identity_no",
    "milik_kenama": "owner_order",
    "merek_kb": "vehicle_brand",
    "model_kb": "vehicle_model",
    "tahun_buatan": "made_year",
    "tgl_akhir_pajak_baru": "tax_until",
    "biaya_pokok_bbn": "bbn_principal",
    "biaya_pokok_swd": "swd_principal",
    "biaya_pokok_pkb": "pkb_principal",
    "biaya_denda_swd": "swd_penalty",
    "biaya_denda_bbn": "bbn_penalty",
    "biaya_denda_pkb": "pkb_penalty",
    "biaya_admin_stnk": "stnk_admin",
    "biaya_admin_tnkb": "tnkb_admin",
    "biaya_tnkb": "tnkb_admin",
    "biaya_parkir_pokok": "parking_fee",
    "biaya_pajak_progresif": "progressive_tax",
}

MONEY = frozenset({"nilai_tagihan", "denda", "biaya_lain", "admin"})
"""Rupiah, as is every field that starts with `biaya_`."""

_EMPTY = frozenset({"", "-"})


class Vocabulary:
    """How the fields of one protocol are read: our `names` for them, and which are `money`.

    With `untold` the fields of these names (theirs) are left out, and so are the empty ones.
    """

    def __init__(
        self,
        names: Mapping[str, str] = NAMES,
        money: frozenset[str] = MONEY,
        untold: frozenset[str] = frozenset(),
    ) -> None:
        self._left_out = _EMPTY if untold else frozenset()
        self._known: dict[str, tuple[str | None, bool]] = {
            name: (names.get(name, name), name in money or name.startswith("biaya_"))
            for name in names.keys() | money
        } | dict.fromkeys(untold, (None, False))

    def facts(self, fields: object) -> tuple[Fact, ...]:
        """Return the fields of an object as facts under our names, in the provider's order.

        What should be rupiah and is not stays text: an odd field never blocks an outcome.
        """
        if not isinstance(fields, dict):
            return ()
        found = []
        known, left_out = self._known, self._left_out
        for key, value in islice(fields.items(), MAX_FACTS):
            name, is_money = known.get(key) or self._unforeseen(key)
            amount = rupiah(value) if is_money else None
            said = text(value) if amount is None else amount
            if name is not None and said not in left_out:
                found.append(Fact(name, said))
        return tuple(found)

    def _unforeseen(self, key: str) -> tuple[str | None, bool]:
        name = text(key)
        return self._known.get(name) or (name, name.startswith("biaya_"))
