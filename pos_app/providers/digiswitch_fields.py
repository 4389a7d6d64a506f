"""What Digiswitch and Digiflazz call the fields of `desc`, and what we call them.

A field that is not here keeps its own name. Source: the user's document "Bayar Tagihan", all twelve
products; its table says `biaya_tnkb` where its sample says `biaya_admin_tnkb`.
"""

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
