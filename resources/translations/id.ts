<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>CashCount</name>
    <message>
        <source>Cash in the drawer</source>
        <translation>Uang di laci</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Kosongkan</translation>
    </message>
    <message>
        <source>Notes and coins</source>
        <translation>Uang kertas dan logam</translation>
    </message>
</context>
<context>
    <name>ChoosePage</name>
    <message>
        <source>Categories</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tampilkan semua</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Ditemukan</translation>
    </message>
    <message>
        <source>What is to be paid?</source>
        <translation>Mau bayar apa?</translation>
    </message>
    <message>
        <source>No provider is switched on.</source>
        <translation>Belum ada penyedia yang aktif.</translation>
    </message>
    <message>
        <source>Nothing is called that here.</source>
        <translation>Tidak ada produk dengan nama itu.</translation>
    </message>
    <message>
        <source>Try another word, or go back to the categories.</source>
        <translation>Coba kata lain, atau kembali ke kategori.</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Perbarui</translation>
    </message>
    <message>
        <source>Find a product, or enter a customer number</source>
        <translation>Cari produk, atau ketik nomor pelanggan</translation>
    </message>
    <message>
        <source>Type a word or a customer number ...</source>
        <translation>Ketik kata atau nomor pelanggan ...</translation>
    </message>
    <message>
        <source>Fits this number</source>
        <translation>Cocok untuk nomor ini</translation>
    </message>
    <message>
        <source>The owner enters the provider&apos;s account in the settings: press F4.</source>
        <translation>Pemilik mengisi akun penyedia di pengaturan: tekan F4.</translation>
    </message>
    <message>
        <source>{0}: the first {1}; type another word</source>
        <translation>{0}: {1} pertama; ketik kata lagi</translation>
    </message>
    <message>
        <source>Nothing fits this number.</source>
        <translation>Tidak ada yang cocok untuk nomor ini.</translation>
    </message>
    <message>
        <source>Compare it with the old bill, or go back to the categories.</source>
        <translation>Cocokkan dengan tagihan lama, atau kembali ke kategori.</translation>
    </message>
    <message>
        <source>Not on sale now</source>
        <translation>Sedang tidak dijual</translation>
    </message>
    <message>
        <source>Closed, back at {0}</source>
        <translation>Tutup, buka lagi {0}</translation>
    </message>
</context>
<context>
    <name>CountPage</name>
    <message>
        <source>Count the drawer</source>
        <translation>Hitung laci</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Why it is counted again</source>
        <translation>Alasan dihitung ulang</translation>
    </message>
    <message>
        <source>Seal the count</source>
        <translation>Kunci hitungan</translation>
    </message>
    <message>
        <source>The first count stays. Say why you count again; both go onto the Z report.</source>
        <translation>Hitungan pertama tetap tercatat. Tulis alasan menghitung ulang; keduanya masuk laporan Z.</translation>
    </message>
    <message>
        <source>Count all cash in the drawer, the float too. What should be there is shown only after the count is sealed.</source>
        <translation>Hitung semua uang di laci, termasuk modal awal. Jumlah yang seharusnya baru tampil setelah hitungan dikunci.</translation>
    </message>
    <message>
        <source>Count blind</source>
        <translation>Hitung tanpa melihat angka</translation>
    </message>
</context>
<context>
    <name>Entry</name>
    <message>
        <source>Check bill</source>
        <translation>Cek tagihan</translation>
    </message>
    <message>
        <source>{0} digits</source>
        <translation>{0} angka</translation>
    </message>
    <message>
        <source>This looks like a number of {0}.</source>
        <translation>Ini sepertinya nomor {0}.</translation>
    </message>
</context>
<context>
    <name>FeesForm</name>
    <message>
        <source>Fees</source>
        <translation>Biaya</translation>
    </message>
    <message>
        <source>Find a product</source>
        <translation>Cari produk</translation>
    </message>
    <message>
        <source>Fees of categories and products</source>
        <translation>Biaya kategori dan produk</translation>
    </message>
    <message>
        <source>Tap a fee, or press Enter on it. An emptied fee follows its category again.</source>
        <translation>Sentuh biayanya, atau tekan Enter. Biaya yang dikosongkan kembali mengikuti kategorinya.</translation>
    </message>
    <message>
        <source>Rp {0} is too much for a fee; at most Rp {1}.</source>
        <translation>Rp {0} terlalu besar untuk biaya; paling banyak Rp {1}.</translation>
    </message>
</context>
<context>
    <name>FeesModel</name>
    <message>
        <source>Category and product</source>
        <translation>Kategori dan produk</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>Biaya</translation>
    </message>
    <message>
        <source>Rp {0}, as the category</source>
        <translation>Rp {0}, ikut kategori</translation>
    </message>
    <message>
        <source>Rp {0}, as every product</source>
        <translation>Rp {0}, ikut umum</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Unfinished</source>
        <translation>Belum selesai</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Loket</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hari ini</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Keluar</translation>
    </message>
    <message>
        <source>TRAINING - simulation</source>
        <translation>LATIHAN - simulasi</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Shift {0}</source>
        <translation>Shift {0}</translation>
    </message>
    <message>
        <source>No shift</source>
        <translation>Tanpa shift</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Delete the last digit</source>
        <translation>Hapus angka terakhir</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Bill payment counter</source>
        <translation>Loket pembayaran</translation>
    </message>
    <message>
        <source>A payment is on its way; wait for its answer.</source>
        <translation>Pembayaran sedang dikirim; tunggu jawabannya.</translation>
    </message>
    <message>
        <source>Light / dark</source>
        <translation>Terang / gelap</translation>
    </message>
</context>
<context>
    <name>MenuPage</name>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
</context>
<context>
    <name>News</name>
    <message>
        <source>(and {0} more)</source>
        <translation>(dan {0} lagi)</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Lihat</translation>
    </message>
</context>
<context>
    <name>NoteRow</name>
    <message>
        <source>How many of {0}</source>
        <translation>Berapa lembar {0}</translation>
    </message>
    <message>
        <source>One of {0} less</source>
        <translation>Kurangi satu {0}</translation>
    </message>
    <message>
        <source>One of {0} more</source>
        <translation>Tambah satu {0}</translation>
    </message>
</context>
<context>
    <name>NumberEdit</name>
    <message>
        <source>Paste</source>
        <translation>Tempel</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Hapus</translation>
    </message>
</context>
<context>
    <name>OpeningPage</name>
    <message>
        <source>Open shift {0}</source>
        <translation>Buka shift {0}</translation>
    </message>
    <message>
        <source>Open the shift</source>
        <translation>Buka shift</translation>
    </message>
    <message>
        <source>The last shift left Rp {0}.</source>
        <translation>Shift terakhir meninggalkan Rp {0}.</translation>
    </message>
    <message>
        <source>Count again, or open with what is there: the difference is written down.</source>
        <translation>Hitung ulang, atau buka dengan uang yang ada: selisihnya dicatat.</translation>
    </message>
    <message>
        <source>Nothing is sold before the float is counted. Count all that is there.</source>
        <translation>Penjualan baru bisa dimulai setelah modal awal dihitung. Hitung semua uang di laci.</translation>
    </message>
    <message>
        <source>Count the float</source>
        <translation>Hitung modal awal</translation>
    </message>
    <message>
        <source>Open all the same</source>
        <translation>Tetap buka</translation>
    </message>
</context>
<context>
    <name>OrderField</name>
    <message>
        <source>Up</source>
        <translation>Naik</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Turun</translation>
    </message>
</context>
<context>
    <name>OtherTender</name>
    <message>
        <source>Reference of {0}</source>
        <translation>Nomor referensi {0}</translation>
    </message>
    <message>
        <source>Reference number</source>
        <translation>Nomor referensi</translation>
    </message>
    <message>
        <source>Without {0}</source>
        <translation>Tanpa {0}</translation>
    </message>
</context>
<context>
    <name>PaymentsModel</name>
    <message>
        <source>Time</source>
        <translation>Jam</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produk</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
</context>
<context>
    <name>PaymentsPage</name>
    <message>
        <source>Search</source>
        <translation>Cari</translation>
    </message>
    <message>
        <source>Number, name or ref</source>
        <translation>Nomor, nama, atau ref</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Buka</translation>
    </message>
    <message>
        <source>Next check by itself in {0} s.</source>
        <translation>Dicek otomatis dalam {0} detik.</translation>
    </message>
    <message>
        <source>A supervisor has to decide.</source>
        <translation>Menunggu keputusan supervisor.</translation>
    </message>
</context>
<context>
    <name>PrinterField</name>
    <message>
        <source>Looking for printers ...</source>
        <translation>Mencari printer ...</translation>
    </message>
    <message>
        <source>{0} (not there)</source>
        <translation>{0} (tidak ada)</translation>
    </message>
    <message>
        <source>The system&apos;s default</source>
        <translation>Printer utama sistem</translation>
    </message>
    <message>
        <source>The system&apos;s default (there is none)</source>
        <translation>Printer utama sistem (tidak ada)</translation>
    </message>
    <message>
        <source>The system&apos;s default: {0}</source>
        <translation>Printer utama: {0}</translation>
    </message>
    <message>
        <source>This computer knows no printer. Connect one, then come back here.</source>
        <translation>Komputer ini belum punya printer. Sambungkan printer, lalu kembali ke sini.</translation>
    </message>
    <message>
        <source>This printer is not there now. Connect it, or choose another one.</source>
        <translation>Printer ini sedang tidak ada. Sambungkan, atau pilih printer lain.</translation>
    </message>
    <message>
        <source>The system has no default printer. Choose one here.</source>
        <translation>Sistem tidak punya printer utama. Pilih printer di sini.</translation>
    </message>
</context>
<context>
    <name>PrinterForm</name>
    <message>
        <source>Test print</source>
        <translation>Cetak percobaan</translation>
    </message>
    <message>
        <source>Printing the test page ...</source>
        <translation>Mencetak halaman percobaan ...</translation>
    </message>
    <message>
        <source>The system&apos;s default printer</source>
        <translation>Printer utama sistem</translation>
    </message>
    <message>
        <source>All four sides of the frame have to be on the paper.</source>
        <translation>Keempat sisi bingkai harus ada di kertas.</translation>
    </message>
    <message>
        <source>The test page was handed to the printer.</source>
        <translation>Halaman percobaan sudah diserahkan ke printer.</translation>
    </message>
    <message>
        <source>See that all four sides of its frame are on the paper.</source>
        <translation>Pastikan keempat sisi bingkainya ada di kertas.</translation>
    </message>
</context>
<context>
    <name>ProviderForm</name>
    <message>
        <source>Practice addresses</source>
        <translation>Alamat latihan</translation>
    </message>
    <message>
        <source>Real addresses</source>
        <translation>Alamat produksi</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Tes sambungan</translation>
    </message>
    <message>
        <source>Type to replace it</source>
        <translation>Ketik untuk mengganti</translation>
    </message>
    <message>
        <source>Some of this is fixed by the environment of this computer.</source>
        <translation>Sebagian ditetapkan oleh lingkungan komputer ini.</translation>
    </message>
    <message>
        <source>A demo is always on its own sandbox.</source>
        <translation>Demo selalu memakai sandbox-nya sendiri.</translation>
    </message>
    <message>
        <source>NO ADDRESS YET</source>
        <translation>BELUM ADA ALAMAT</translation>
    </message>
    <message>
        <source>SANDBOX</source>
        <translation>SANDBOX</translation>
    </message>
    <message>
        <source>PRODUCTION</source>
        <translation>PRODUKSI</translation>
    </message>
    <message>
        <source>SANDBOX AND PRODUCTION MIXED</source>
        <translation>SANDBOX CAMPUR PRODUKSI</translation>
    </message>
    <message>
        <source>Asking the provider ...</source>
        <translation>Menghubungi penyedia ...</translation>
    </message>
    <message>
        <source>The provider answers. Deposit: Rp {0}.</source>
        <translation>Penyedia menjawab. Deposit: Rp {0}.</translation>
    </message>
    <message>
        <source>The provider answers. It bills later.</source>
        <translation>Penyedia menjawab. Tagihannya menyusul.</translation>
    </message>
</context>
<context>
    <name>ReceiptStand</name>
    <message>
        <source>The receipt is printed.</source>
        <translation>Struk sudah dicetak.</translation>
    </message>
    <message>
        <source>Saved: {0}</source>
        <translation>Tersimpan: {0}</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>Next customer</source>
        <translation>Pelanggan berikutnya</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Cetak</translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation>Simpan PDF</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Coba lagi</translation>
    </message>
    <message>
        <source>Cancel and return the cash</source>
        <translation>Batal, kembalikan uang</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Pembayaran</translation>
    </message>
    <message>
        <source>Cash received, keep it apart</source>
        <translation>Uang diterima, simpan terpisah</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Kembalian</translation>
    </message>
    <message>
        <source>Return to the customer</source>
        <translation>Kembalikan ke pelanggan</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Struk</translation>
    </message>
    <message>
        <source>Cash is returned</source>
        <translation>Uang sudah dikembalikan</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>Print the slip</source>
        <translation>Cetak bukti</translation>
    </message>
    <message>
        <source>Returned at {0} by {1}</source>
        <translation>Dikembalikan pukul {0} oleh {1}</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Pembayaran</translation>
    </message>
    <message>
        <source>What the provider said</source>
        <translation>Kata penyedia</translation>
    </message>
    <message>
        <source>Name of the supervisor</source>
        <translation>Nama supervisor</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>What the provider told you, and how</source>
        <translation>Apa kata penyedia, dan lewat apa</translation>
    </message>
    <message>
        <source>Provider&apos;s reference, or number of its answer</source>
        <translation>Nomor referensi penyedia, atau nomor jawabannya</translation>
    </message>
    <message>
        <source>It is paid</source>
        <translation>Sudah lunas</translation>
    </message>
    <message>
        <source>It is refused</source>
        <translation>Ditolak penyedia</translation>
    </message>
    <message>
        <source>The provider has returned the money</source>
        <translation>Dana dikembalikan penyedia</translation>
    </message>
    <message>
        <source>The supervisor decides</source>
        <translation>Supervisor memutuskan</translation>
    </message>
    <message>
        <source>Call the provider first. Your name, reason and evidence go into the books.</source>
        <translation>Hubungi penyedia dulu. Nama, alasan, dan bukti Anda dicatat dalam pembukuan.</translation>
    </message>
</context>
<context>
    <name>SalePage</name>
    <message>
        <source>Other product</source>
        <translation>Produk lain</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>Tagihan</translation>
    </message>
    <message>
        <source>The bill appears here.</source>
        <translation>Tagihan muncul di sini.</translation>
    </message>
    <message>
        <source>Enter the customer number, then press Enter.</source>
        <translation>Ketik nomor pelanggan, lalu tekan Enter.</translation>
    </message>
    <message>
        <source>Asking the provider ...</source>
        <translation>Menanyakan ke penyedia ...</translation>
    </message>
    <message>
        <source>No bill to show.</source>
        <translation>Tidak ada tagihan.</translation>
    </message>
    <message>
        <source>Check the number and try again.</source>
        <translation>Periksa nomornya lalu coba lagi.</translation>
    </message>
    <message>
        <source>No name given</source>
        <translation>Tanpa nama</translation>
    </message>
    <message>
        <source>as asked for</source>
        <translation>sesuai permintaan</translation>
    </message>
    <message>
        <source>the owner&apos;s choice</source>
        <translation>pilihan pemilik</translation>
    </message>
    <message>
        <source>the cheapest</source>
        <translation>paling murah</translation>
    </message>
    <message>
        <source>the most reliable now</source>
        <translation>paling lancar saat ini</translation>
    </message>
    <message>
        <source>the others cannot be reached or lack deposit</source>
        <translation>yang lain tidak terhubung atau kurang deposit</translation>
    </message>
    <message>
        <source>Through {0}</source>
        <translation>Lewat {0}</translation>
    </message>
    <message>
        <source>Nobody was asked yet.</source>
        <translation>Penyedia belum ditanya.</translation>
    </message>
    <message>
        <source>Decide above first.</source>
        <translation>Putuskan dulu di atas.</translation>
    </message>
</context>
<context>
    <name>SettingsForm</name>
    <message>
        <source>Fixed by the environment of this computer.</source>
        <translation>Ditetapkan oleh lingkungan komputer ini.</translation>
    </message>
    <message>
        <source>At most {0} characters.</source>
        <translation>Paling banyak {0} huruf.</translation>
    </message>
    <message>
        <source>Between Rp {0} and Rp {1}.</source>
        <translation>Antara Rp {0} dan Rp {1}.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Sections of the settings</source>
        <translation>Bagian pengaturan</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Buang perubahan</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>There are changes that are not saved.</source>
        <translation>Ada perubahan yang belum disimpan.</translation>
    </message>
    <message>
        <source>Save them, or leave them behind.</source>
        <translation>Simpan dulu, atau tinggalkan.</translation>
    </message>
    <message>
        <source>Leave without saving</source>
        <translation>Tinggalkan tanpa menyimpan</translation>
    </message>
    <message>
        <source>Not saved yet: {0}</source>
        <translation>Belum disimpan: {0}</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Toko</translation>
    </message>
    <message>
        <source>Routing and deposit</source>
        <translation>Jalur dan deposit</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>Language and look</source>
        <translation>Bahasa dan tampilan</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Cadangan</translation>
    </message>
</context>
<context>
    <name>SettingsRoom</name>
    <message>
        <source>Settings</source>
        <translation>Pengaturan</translation>
    </message>
    <message>
        <source>Providers, fees, receipts, printer</source>
        <translation>Penyedia, biaya layanan, struk, printer</translation>
    </message>
</context>
<context>
    <name>SettlingPage</name>
    <message>
        <source>Settling what is not clear yet ...</source>
        <translation>Menyelesaikan yang belum jelas ...</translation>
    </message>
    <message>
        <source>Open the counter now</source>
        <translation>Buka loket sekarang</translation>
    </message>
    <message>
        <source>The providers are asked about {0} payments; {1} done.</source>
        <translation>Penyedia ditanya tentang {0} pembayaran; {1} selesai.</translation>
    </message>
    <message>
        <source>The provider is slow to answer. It is asked on while you serve customers.</source>
        <translation>Penyedia lambat menjawab. Tetap ditanyakan sementara Anda melayani pelanggan.</translation>
    </message>
</context>
<context>
    <name>SettlingRoom</name>
    <message>
        <source>The slip is printed.</source>
        <translation>Bukti sudah dicetak.</translation>
    </message>
    <message>
        <source>Saved: {0}</source>
        <translation>Tersimpan: {0}</translation>
    </message>
</context>
<context>
    <name>ShiftPage</name>
    <message>
        <source>Sales</source>
        <translation>Penjualan</translation>
    </message>
    <message>
        <source>Drawer</source>
        <translation>Laci</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Jumlah</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Put into the drawer</source>
        <translation>Masukkan ke laci</translation>
    </message>
    <message>
        <source>Take out to spend</source>
        <translation>Ambil untuk belanja</translation>
    </message>
    <message>
        <source>Bring to the safe</source>
        <translation>Setor ke brankas</translation>
    </message>
    <message>
        <source>Print X</source>
        <translation>Cetak X</translation>
    </message>
    <message>
        <source>Z reports</source>
        <translation>Laporan Z</translation>
    </message>
    <message>
        <source>Count and close</source>
        <translation>Hitung dan tutup</translation>
    </message>
    <message>
        <source>Shift {0}</source>
        <translation>Shift {0}</translation>
    </message>
    <message>
        <source>Open since {0}, by {1}</source>
        <translation>Dibuka {0} oleh {1}</translation>
    </message>
    <message>
        <source>Sold by you</source>
        <translation>Transaksi Anda</translation>
    </message>
    <message>
        <source>Your sales</source>
        <translation>Penjualan Anda</translation>
    </message>
    <message>
        <source>Customers&apos; money in the drawer</source>
        <translation>Uang pelanggan di laci</translation>
    </message>
    <message>
        <source>Nothing is unclear.</source>
        <translation>Tidak ada yang belum jelas.</translation>
    </message>
    <message>
        <source>Cash in or out</source>
        <translation>Uang masuk atau keluar</translation>
    </message>
</context>
<context>
    <name>ShiftRoom</name>
    <message>
        <source>Shift</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Float, cash in and out, X and Z reports</source>
        <translation>Modal awal, uang masuk dan keluar, laporan X dan Z</translation>
    </message>
    <message>
        <source>Shift {0} is open since {1}, an earlier day.</source>
        <translation>Shift {0} masih terbuka sejak {1}, hari sebelumnya.</translation>
    </message>
    <message>
        <source>Count and close it, then open one for today.</source>
        <translation>Hitung dan tutup dulu, lalu buka shift untuk hari ini.</translation>
    </message>
    <message>
        <source>Count and close</source>
        <translation>Hitung dan tutup</translation>
    </message>
    <message>
        <source>Shift {0} is open.</source>
        <translation>Shift {0} dibuka.</translation>
    </message>
    <message>
        <source>Written down.</source>
        <translation>Sudah dicatat.</translation>
    </message>
    <message>
        <source>The report is printed.</source>
        <translation>Laporan sudah dicetak.</translation>
    </message>
    <message>
        <source>Saved: {0}</source>
        <translation>Tersimpan: {0}</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Sign in</source>
        <translation>Masuk</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Kasir</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Nama Anda</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Demo: the PIN of {0} is {1}.</source>
        <translation>Demo: PIN {0} adalah {1}.</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Selamat datang</translation>
    </message>
    <message>
        <source>Enter your name and choose a PIN of 6 to 12 digits.</source>
        <translation>Ketik nama Anda dan pilih PIN 6 sampai 12 angka.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Mulai</translation>
    </message>
</context>
<context>
    <name>SupplyBar</name>
    <message>
        <source>Deposit</source>
        <translation>Deposit</translation>
    </message>
    <message>
        <source>low</source>
        <translation>menipis</translation>
    </message>
    <message>
        <source>lasts {0} h</source>
        <translation>cukup {0} jam</translation>
    </message>
    <message>
        <source>lasts {0} days</source>
        <translation>cukup {0} hari</translation>
    </message>
</context>
<context>
    <name>SwitchField</name>
    <message>
        <source>Yes</source>
        <translation>Ya</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Tidak</translation>
    </message>
</context>
<context>
    <name>TenderPanel</name>
    <message>
        <source>Cash received</source>
        <translation>Uang diterima</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>Pas</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation>Bayar</translation>
    </message>
    <message>
        <source>Still missing</source>
        <translation>Masih kurang</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Kembalian</translation>
    </message>
    <message>
        <source>That was a barcode, not cash.</source>
        <translation>Itu barcode, bukan uang.</translation>
    </message>
    <message>
        <source>Enter the cash received with the keys.</source>
        <translation>Ketik uang yang diterima dengan tombol.</translation>
    </message>
    <message>
        <source>Total to pay</source>
        <translation>Total bayar</translation>
    </message>
    <message>
        <source>Too much without cash</source>
        <translation>Terlalu banyak selain tunai</translation>
    </message>
</context>
<context>
    <name>TendersForm</name>
    <message>
        <source>Kinds of money</source>
        <translation>Cara bayar</translation>
    </message>
    <message>
        <source>Only names from the line above.</source>
        <translation>Hanya nama dari baris di atas.</translation>
    </message>
    <message>
        <source>At most four different names of up to 16 letters, none of them cash.</source>
        <translation>Paling banyak empat nama berbeda, masing-masing sampai 16 huruf, bukan tunai.</translation>
    </message>
</context>
<context>
    <name>UnfinishedModel</name>
    <message>
        <source>Age</source>
        <translation>Umur</translation>
    </message>
    <message>
        <source>Next check</source>
        <translation>Cek berikut</translation>
    </message>
    <message>
        <source>Said last</source>
        <translation>Kata terakhir</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} dtk</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} mnt</translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation>{0} jam</translation>
    </message>
</context>
<context>
    <name>UnfinishedPage</name>
    <message>
        <source>Slip for held money</source>
        <translation>Bukti titipan</translation>
    </message>
</context>
<context>
    <name>VerdictPage</name>
    <message>
        <source>Counts</source>
        <translation>Hitungan</translation>
    </message>
    <message>
        <source>Look here first</source>
        <translation>Periksa ini dulu</translation>
    </message>
    <message>
        <source>What stays in the drawer</source>
        <translation>Yang ditinggal di laci</translation>
    </message>
    <message>
        <source>Who takes over</source>
        <translation>Siapa yang melanjutkan</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>Hitung ulang</translation>
    </message>
    <message>
        <source>Close shift {0}</source>
        <translation>Tutup shift {0}</translation>
    </message>
    <message>
        <source>Nobody, the counter closes</source>
        <translation>Tidak ada, loket tutup</translation>
    </message>
    <message>
        <source>Counted again because</source>
        <translation>Alasan dihitung ulang</translation>
    </message>
    <message>
        <source>Should be there</source>
        <translation>Seharusnya</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Dihitung</translation>
    </message>
    <message>
        <source>Close the shift</source>
        <translation>Tutup shift</translation>
    </message>
    <message>
        <source>Take out: Rp {0}</source>
        <translation>Diambil: Rp {0}</translation>
    </message>
    <message>
        <source>Only Rp {0} were counted.</source>
        <translation>Yang dihitung hanya Rp {0}.</translation>
    </message>
    <message>
        <source>After this nothing of the shift can be changed.</source>
        <translation>Setelah ini isi shift tidak bisa diubah lagi.</translation>
    </message>
    <message>
        <source>Press once more to close it and write the Z report.</source>
        <translation>Tekan sekali lagi untuk menutup dan membuat laporan Z.</translation>
    </message>
    <message>
        <source>Yes, close it</source>
        <translation>Ya, tutup</translation>
    </message>
    <message>
        <source>Nothing that was written down explains exactly this difference.</source>
        <translation>Tidak ada catatan yang persis menjelaskan selisih ini.</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Today&apos;s payments</source>
        <translation>Transaksi hari ini</translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation>Belum selesai</translation>
    </message>
    <message>
        <source>No payments here yet.</source>
        <translation>Belum ada transaksi.</translation>
    </message>
    <message>
        <source>Press F1 and serve a customer.</source>
        <translation>Tekan F1 dan layani pelanggan.</translation>
    </message>
    <message>
        <source>Everything is settled.</source>
        <translation>Semua sudah selesai.</translation>
    </message>
    <message>
        <source>What is unclear appears here and is checked by itself.</source>
        <translation>Yang belum pasti muncul di sini dan dicek otomatis.</translation>
    </message>
    <message>
        <source>A payment is on its way; wait for its answer.</source>
        <translation>Pembayaran sedang dikirim; tunggu jawabannya.</translation>
    </message>
    <message>
        <source>Saved. The counter uses it from now on.</source>
        <translation>Tersimpan. Loket memakainya mulai sekarang.</translation>
    </message>
    <message>
        <source>Pay once more</source>
        <translation>Tetap lanjut</translation>
    </message>
</context>
<context>
    <name>ZReportsPage</name>
    <message>
        <source>Z reports</source>
        <translation>Laporan Z</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Cetak</translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation>Simpan PDF</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Keluar</translation>
    </message>
    <message>
        <source>Shift {0} is closed: {1}.</source>
        <translation>Shift {0} sudah ditutup: {1}.</translation>
    </message>
    <message>
        <source>{0} has the drawer now: sign out, and let {0} sign in.</source>
        <translation>Laci sekarang dipegang {0}: keluarlah, lalu {0} masuk.</translation>
    </message>
    <message>
        <source>Put the cash of Rp {0} that was taken out into the safe.</source>
        <translation>Simpan uang Rp {0} yang diambil dari laci ke brankas.</translation>
    </message>
    <message>
        <source>The Z report is kept here: print it again, or save it as a PDF.</source>
        <translation>Laporan Z tersimpan di sini: cetak lagi, atau simpan sebagai PDF.</translation>
    </message>
    <message>
        <source>No shift is closed yet.</source>
        <translation>Belum ada shift yang ditutup.</translation>
    </message>
    <message>
        <source>A Z report is written when a shift is counted and closed.</source>
        <translation>Laporan Z dibuat saat shift dihitung dan ditutup.</translation>
    </message>
    <message>
        <source>Z report</source>
        <translation>Laporan Z</translation>
    </message>
</context>
<context>
    <name>_FeeEditor</name>
    <message>
        <source>Fee</source>
        <translation>Biaya</translation>
    </message>
</context>
<context>
    <name>drawer</name>
    <message>
        <source>No difference</source>
        <translation>Tidak ada selisih</translation>
    </message>
    <message>
        <source>Rp {0} over</source>
        <translation>Lebih Rp {0}</translation>
    </message>
    <message>
        <source>Rp {0} short</source>
        <translation>Kurang Rp {0}</translation>
    </message>
    <message>
        <source>the float</source>
        <translation>modal awal</translation>
    </message>
    <message>
        <source>Bills paid</source>
        <translation>Tagihan dibayar</translation>
    </message>
    <message>
        <source>Paid late</source>
        <translation>Terlambat dibayar</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Dibatalkan</translation>
    </message>
    <message>
        <source>Fees of the shop</source>
        <translation>Biaya layanan</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Penjualan</translation>
    </message>
    <message>
        <source>Not clear yet</source>
        <translation>Belum jelas</translation>
    </message>
    <message>
        <source>To be returned</source>
        <translation>Harus dikembalikan</translation>
    </message>
    <message>
        <source>Float</source>
        <translation>Modal awal</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Diterima</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Kembalian</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Dikembalikan</translation>
    </message>
    <message>
        <source>Put in</source>
        <translation>Uang masuk</translation>
    </message>
    <message>
        <source>Taken out</source>
        <translation>Uang keluar</translation>
    </message>
    <message>
        <source>To the safe</source>
        <translation>Setoran ke brankas</translation>
    </message>
    <message>
        <source>Should be there</source>
        <translation>Seharusnya</translation>
    </message>
</context>
<context>
    <name>facts</name>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Provider ref</source>
        <translation>Ref penyedia</translation>
    </message>
    <message>
        <source>Our ref</source>
        <translation>Ref kita</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Kasir</translation>
    </message>
    <message>
        <source>Cash received</source>
        <translation>Uang diterima</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Kembalian</translation>
    </message>
    <message>
        <source>Admin fee</source>
        <translation>Admin</translation>
    </message>
    <message>
        <source>Service fee</source>
        <translation>Biaya layanan</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Bill amount</source>
        <translation>Jumlah tagihan</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Harga</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>Amount|&quot;{detail}&quot; is not an amount in rupiah.|Enter digits only, for example 50000.</source>
        <translation>Nominal|&quot;{detail}&quot; bukan nominal rupiah.|Ketik angka saja, misalnya 50000.</translation>
    </message>
    <message>
        <source>Input missing|This product needs one more input: {detail}.|Fill it in and check the bill again.</source>
        <translation>Isian kurang|Produk ini butuh satu isian lagi: {detail}.|Lengkapi, lalu cek tagihan lagi.</translation>
    </message>
    <message>
        <source>Year|&quot;{detail}&quot; is not a year.|Enter four digits, for example 2026.</source>
        <translation>Tahun|&quot;{detail}&quot; bukan tahun.|Ketik empat angka, misalnya 2026.</translation>
    </message>
    <message>
        <source>Amount|This amount is not possible here.|Enter a multiple of {detail} rupiah.</source>
        <translation>Nominal|Nominal ini tidak bisa dipakai di sini.|Ketik kelipatan {detail} rupiah.</translation>
    </message>
    <message>
        <source>Input|This product does not know the input &quot;{detail}&quot;.|Leave it out.</source>
        <translation>Isian|Produk ini tidak mengenal isian &quot;{detail}&quot;.|Kosongkan saja.</translation>
    </message>
    <message>
        <source>Number missing|This product needs two numbers.|Enter both; on one line, put a comma between them.</source>
        <translation>Nomor kurang|Produk ini butuh dua nomor.|Isi keduanya; dalam satu baris, pisahkan dengan koma.</translation>
    </message>
    <message>
        <source>Number missing|There is no customer number yet.|Enter it as on the old bill, for example {detail}.</source>
        <translation>Nomor kosong|Nomor pelanggan belum diisi.|Ketik seperti di tagihan lama, misalnya {detail}.</translation>
    </message>
    <message>
        <source>Customer number|A customer number of this product has digits only.|Look at the old bill and enter it again, for example {detail}.</source>
        <translation>Nomor pelanggan|Nomor pelanggan produk ini hanya berisi angka.|Lihat tagihan lama dan ketik ulang, misalnya {detail}.</translation>
    </message>
    <message>
        <source>Customer number|This customer number is too short.|Compare it with the old bill; it looks like {detail}.</source>
        <translation>Nomor pelanggan|Nomor pelanggan terlalu pendek.|Cocokkan dengan tagihan lama; bentuknya seperti {detail}.</translation>
    </message>
    <message>
        <source>Customer number|This customer number is too long.|Compare it with the old bill; it looks like {detail}.</source>
        <translation>Nomor pelanggan|Nomor pelanggan terlalu panjang.|Cocokkan dengan tagihan lama; bentuknya seperti {detail}.</translation>
    </message>
    <message>
        <source>Tender|&quot;{detail}&quot; is not a kind of money that is taken here.|Use cash, for example cash:50000.</source>
        <translation>Uang|&quot;{detail}&quot; bukan jenis uang yang diterima di sini.|Pakai tunai, misalnya cash:50000.</translation>
    </message>
    <message>
        <source>Not enough money|Rp {detail} are missing.|Ask the customer for the rest, then pay.</source>
        <translation>Uang kurang|Masih kurang Rp {detail}.|Minta kekurangannya, lalu bayar.</translation>
    </message>
    <message>
        <source>Name|This name cannot be used.|Enter a name of 1 to 40 characters.</source>
        <translation>Nama|Nama ini tidak bisa dipakai.|Ketik nama 1 sampai 40 huruf.</translation>
    </message>
    <message>
        <source>PIN|There is no PIN.|Enter it, or put it into POS_APP_PIN.</source>
        <translation>PIN|PIN belum diisi.|Ketik PIN, atau isi POS_APP_PIN.</translation>
    </message>
    <message>
        <source>PIN|This PIN is too easy to guess.|Choose 6 to 12 digits, not one digit repeated and not a run such as 123456.</source>
        <translation>PIN|PIN ini terlalu mudah ditebak.|Pilih 6 sampai 12 angka, jangan angka kembar semua dan jangan berurutan seperti 123456.</translation>
    </message>
    <message>
        <source>Category|There is no category &quot;{detail}&quot;.|Run pos-app products to see them all.</source>
        <translation>Kategori|Tidak ada kategori &quot;{detail}&quot;.|Jalankan pos-app products untuk melihat semuanya.</translation>
    </message>
    <message>
        <source>Product|Nobody sells &quot;{detail}&quot; here.|Choose another product, or switch on a provider in the settings.</source>
        <translation>Produk|Tidak ada yang menjual &quot;{detail}&quot; di sini.|Pilih produk lain, atau aktifkan penyedia di pengaturan.</translation>
    </message>
    <message>
        <source>Payment|There is no payment {detail}.|Check the ref on the receipt or in the journal.</source>
        <translation>Pembayaran|Tidak ada pembayaran {detail}.|Periksa nomor ref di struk atau di jurnal.</translation>
    </message>
    <message>
        <source>Settings|The settings file cannot be used: {detail}.|Correct config.toml and start again.</source>
        <translation>Pengaturan|Berkas pengaturan tidak bisa dipakai: {detail}.|Perbaiki config.toml lalu mulai lagi.</translation>
    </message>
    <message>
        <source>Settings|This provider&apos;s address is not safe: {detail}.|Use an address that starts with https.</source>
        <translation>Pengaturan|Alamat penyedia ini tidak aman: {detail}.|Pakai alamat yang diawali https.</translation>
    </message>
    <message>
        <source>Not possible|The payment has moved on meanwhile ({detail}).|Look at it under today&apos;s payments.</source>
        <translation>Tidak bisa|Pembayaran ini sudah berubah ({detail}).|Lihat di transaksi hari ini.</translation>
    </message>
    <message>
        <source>Not signed in|Name and PIN do not fit.|Try again, or ask the owner.</source>
        <translation>Belum masuk|Nama dan PIN tidak cocok.|Coba lagi, atau tanya pemilik.</translation>
    </message>
    <message>
        <source>Name|There is a cashier {detail} already.|Choose another name.</source>
        <translation>Nama|Kasir {detail} sudah ada.|Pilih nama lain.</translation>
    </message>
    <message>
        <source>Already sent|This payment has been sent already.|It is not sent twice: look at it under today&apos;s payments.</source>
        <translation>Sudah dikirim|Pembayaran ini sudah dikirim.|Tidak akan dikirim dua kali: lihat di transaksi hari ini.</translation>
    </message>
    <message>
        <source>Check again|This bill was checked on another day.|Check the bill again, then pay.</source>
        <translation>Cek ulang|Tagihan ini dicek pada hari lain.|Cek tagihan lagi, lalu bayar.</translation>
    </message>
    <message>
        <source>No connection|The provider cannot be reached; nothing was sent.|Check the internet connection and try again.</source>
        <translation>Tidak tersambung|Penyedia tidak bisa dihubungi; belum ada yang terkirim.|Periksa internet lalu coba lagi.</translation>
    </message>
    <message>
        <source>No answer|The provider&apos;s answer did not arrive.|Try again in a moment.</source>
        <translation>Tidak ada jawaban|Jawaban penyedia tidak sampai.|Coba lagi sebentar lagi.</translation>
    </message>
    <message>
        <source>Odd answer|The provider answered something that is no answer to this.|Try again in a moment; if it goes on, call the provider.</source>
        <translation>Jawaban aneh|Jawaban penyedia bukan jawaban atas pertanyaan ini.|Coba lagi sebentar lagi; kalau terus begini, hubungi penyedia.</translation>
    </message>
    <message>
        <source>Odd answer|The provider&apos;s answer is empty.|Try again in a moment; if it goes on, call the provider.</source>
        <translation>Jawaban aneh|Jawaban penyedia kosong.|Coba lagi sebentar lagi; kalau terus begini, hubungi penyedia.</translation>
    </message>
    <message>
        <source>Provider in trouble|The provider reports trouble of its own ({detail}).|Try again in a moment.</source>
        <translation>Penyedia terganggu|Penyedia sedang ada gangguan ({detail}).|Coba lagi sebentar lagi.</translation>
    </message>
    <message>
        <source>No bill|The provider says: {detail}|Compare the number with the old bill, or tell the customer.</source>
        <translation>Tagihan tidak ada|Kata penyedia: {detail}|Cocokkan nomor dengan tagihan lama, atau beri tahu pelanggan.</translation>
    </message>
    <message>
        <source>No bill|The provider has no clear answer: {detail}|Try again in a moment.</source>
        <translation>Tagihan tidak ada|Jawaban penyedia tidak jelas: {detail}|Coba lagi sebentar lagi.</translation>
    </message>
    <message>
        <source>Odd answer|The provider answered another question than ours.|Try again; if it goes on, call the provider.</source>
        <translation>Jawaban aneh|Penyedia menjawab pertanyaan lain.|Coba lagi; kalau terus begini, hubungi penyedia.</translation>
    </message>
    <message>
        <source>Odd answer|The provider answered about another customer.|Do not pay. Check the bill again.</source>
        <translation>Jawaban aneh|Penyedia menjawab tentang pelanggan lain.|Jangan dibayar. Cek tagihan lagi.</translation>
    </message>
    <message>
        <source>Odd answer|The provider&apos;s bill has no amount.|Try again; if it goes on, call the provider.</source>
        <translation>Jawaban aneh|Tagihan dari penyedia tidak ada nominalnya.|Coba lagi; kalau terus begini, hubungi penyedia.</translation>
    </message>
    <message>
        <source>Nothing to pay|Nothing is due on this number.|Tell the customer that the bill is paid.</source>
        <translation>Tidak ada tagihan|Tidak ada yang harus dibayar untuk nomor ini.|Beri tahu pelanggan bahwa tagihannya sudah lunas.</translation>
    </message>
    <message>
        <source>Provider account|The provider rejects our user name or key: {detail}|Ask the owner to check the provider&apos;s settings.</source>
        <translation>Akun penyedia|Penyedia menolak nama pengguna atau kunci kita: {detail}|Minta pemilik memeriksa pengaturan penyedia.</translation>
    </message>
    <message>
        <source>Refused|The provider says: {detail}|Try again later.</source>
        <translation>Ditolak|Kata penyedia: {detail}|Coba lagi nanti.</translation>
    </message>
    <message>
        <source>Already open|The counter is already open on this computer.|Close the other window or wait for the other command.</source>
        <translation>Sudah terbuka|Loket sudah terbuka di komputer ini.|Tutup jendela yang lain atau tunggu perintah yang lain selesai.</translation>
    </message>
    <message>
        <source>Journal|The journal cannot be opened: {detail}.|Check that the folder exists and may be written to.</source>
        <translation>Jurnal|Jurnal tidak bisa dibuka: {detail}.|Pastikan foldernya ada dan boleh ditulisi.</translation>
    </message>
    <message>
        <source>Disk full|The disk is full.|Free some space, and look under Unfinished before you pay the same bill again.</source>
        <translation>Disk penuh|Disk penuh; belum ada yang terkirim.|Kosongkan sebagian, lalu coba lagi.</translation>
    </message>
    <message>
        <source>Journal|The journal or the settings may not be written to.|Give this user the right to write there.</source>
        <translation>Jurnal|Jurnal atau pengaturan tidak boleh ditulisi.|Beri pengguna ini hak menulis di sana.</translation>
    </message>
    <message>
        <source>Journal|Another program holds the journal.|Close it, then try again.</source>
        <translation>Jurnal|Program lain sedang memegang jurnal.|Tutup program itu, lalu coba lagi.</translation>
    </message>
    <message>
        <source>Journal damaged|The journal is damaged ({detail}).|Do not sell. Call support; there are backups beside it.</source>
        <translation>Jurnal rusak|Jurnal rusak ({detail}).|Jangan berjualan. Hubungi bantuan; ada cadangan di sebelahnya.</translation>
    </message>
    <message>
        <source>Disk|The disk does not answer as it should ({detail}).|Do not sell. Call support.</source>
        <translation>Disk|Disk tidak menjawab sebagaimana mestinya ({detail}).|Jangan berjualan. Hubungi bantuan.</translation>
    </message>
    <message>
        <source>Journal|The journal refused this ({detail}).|Call support.</source>
        <translation>Jurnal|Jurnal menolak ini ({detail}).|Hubungi bantuan.</translation>
    </message>
    <message>
        <source>Journal|The journal cannot be opened safely ({detail}).|Do not sell. Call support.</source>
        <translation>Jurnal|Jurnal tidak bisa dibuka dengan aman ({detail}).|Jangan berjualan. Hubungi bantuan.</translation>
    </message>
    <message>
        <source>Newer journal|This journal was written by a newer version of the program.|Install the newer version.</source>
        <translation>Jurnal lebih baru|Jurnal ini ditulis oleh versi program yang lebih baru.|Pasang versi yang lebih baru.</translation>
    </message>
    <message>
        <source>Journal|This file is not a journal of this program.|Choose another home folder.</source>
        <translation>Jurnal|Berkas ini bukan jurnal program ini.|Pilih folder lain.</translation>
    </message>
    <message>
        <source>No receipt|There is a receipt only for what is paid; this payment is {detail}.|Wait until it is settled.</source>
        <translation>Tidak ada struk|Struk hanya untuk yang sudah lunas; pembayaran ini {detail}.|Tunggu sampai selesai.</translation>
    </message>
    <message>
        <source>Paper|There is no paper &quot;{detail}&quot;.|Choose 58, 80 or a4.</source>
        <translation>Kertas|Tidak ada kertas &quot;{detail}&quot;.|Pilih 58, 80 atau a4.</translation>
    </message>
    <message>
        <source>Receipt|The receipt could not be drawn ({detail}); the payment is safe.|Try again from today&apos;s payments.</source>
        <translation>Struk|Struk tidak bisa dibuat ({detail}); pembayarannya aman.|Coba lagi dari transaksi hari ini.</translation>
    </message>
    <message>
        <source>Receipt|The receipt could not be saved ({detail}); the payment is safe.|Choose another folder or free some space.</source>
        <translation>Struk|Struk tidak bisa disimpan ({detail}); pembayarannya aman.|Pilih folder lain atau kosongkan sebagian disk.</translation>
    </message>
    <message>
        <source>No display|There is no display to open a window on.|Use the command line: pos-app --help.</source>
        <translation>Tidak ada layar|Tidak ada layar untuk membuka jendela.|Pakai baris perintah: pos-app --help.</translation>
    </message>
    <message>
        <source>Sandbox|The sandbox did not start ({detail}).|Try again; if it goes on, call support.</source>
        <translation>Simulasi|Simulasi tidak mau mulai ({detail}).|Coba lagi; kalau terus begini, hubungi bantuan.</translation>
    </message>
    <message>
        <source>Our fault|Something went wrong in the program (incident {detail}).|Nothing was lost. Go on, and tell support this number.</source>
        <translation>Kesalahan program|Ada yang salah di program (insiden {detail}).|Tidak ada yang hilang. Lanjutkan, dan sebutkan nomor ini kepada bantuan.</translation>
    </message>
    <message>
        <source>Not sent yet|The payment is written down and was not sent.|Send it now, or cancel it and return the money.</source>
        <translation>Belum dikirim|Pembayaran sudah dicatat dan belum dikirim.|Kirim sekarang, atau batalkan dan kembalikan uangnya.</translation>
    </message>
    <message>
        <source>Being sent|The payment is on its way to the provider.|Wait for the answer.</source>
        <translation>Sedang dikirim|Pembayaran sedang menuju penyedia.|Tunggu jawabannya.</translation>
    </message>
    <message>
        <source>Paid|The bill is paid.|Hand over the receipt and the change.</source>
        <translation>Lunas|Tagihan sudah dibayar.|Serahkan struk dan kembaliannya.</translation>
    </message>
    <message>
        <source>Refused|The provider refused: {detail}|No money moved. Return the cash to the customer.</source>
        <translation>Ditolak|Penyedia menolak: {detail}|Tidak ada uang yang berpindah. Kembalikan uang pelanggan.</translation>
    </message>
    <message>
        <source>In process - not paid yet|The provider has the payment and is still working on it.|Do not pay this bill again. It is checked by itself; the receipt comes when it is paid.</source>
        <translation>Diproses - BELUM LUNAS|Penyedia sudah menerima dan masih memprosesnya.|Jangan dibayar lagi. Dicek otomatis; struk keluar setelah lunas.</translation>
    </message>
    <message>
        <source>Unclear - do not repeat|There is no trustworthy answer; the bill may be paid.|Do not pay this bill again. It is checked by itself until it is certain.</source>
        <translation>Belum pasti - JANGAN ULANG|Tidak ada jawaban yang bisa dipercaya; tagihan mungkin sudah terbayar.|Jangan dibayar lagi. Dicek otomatis sampai pasti.</translation>
    </message>
    <message>
        <source>Not sent|The provider cannot be reached; nothing was sent.|Try again, or cancel and return the cash.</source>
        <translation>Tidak terkirim|Penyedia tidak bisa dihubungi; belum ada yang terkirim.|Coba lagi, atau batalkan dan kembalikan uangnya.</translation>
    </message>
    <message>
        <source>Needs a supervisor|The answers do not fit together or took too long.|Do not pay this bill again. Ask the supervisor to call the provider.</source>
        <translation>Perlu supervisor|Jawabannya tidak cocok satu sama lain atau terlalu lama.|Jangan dibayar lagi. Minta supervisor menghubungi penyedia.</translation>
    </message>
    <message>
        <source>Cancelled|The payment was cancelled before anything was sent.|Return the cash to the customer.</source>
        <translation>Batal|Pembayaran dibatalkan sebelum ada yang terkirim.|Kembalikan uang pelanggan.</translation>
    </message>
    <message>
        <source>Reversed|The provider has returned the money of this payment.|Settle it with the customer.</source>
        <translation>Dikembalikan|Penyedia sudah mengembalikan uang pembayaran ini.|Selesaikan dengan pelanggan.</translation>
    </message>
    <message>
        <source>The connection broke before the answer arrived.</source>
        <translation>Sambungan putus sebelum jawaban sampai.</translation>
    </message>
    <message>
        <source>The answer was not one of the provider&apos;s.</source>
        <translation>Jawabannya bukan dari penyedia.</translation>
    </message>
    <message>
        <source>The answer was empty.</source>
        <translation>Jawabannya kosong.</translation>
    </message>
    <message>
        <source>The provider reported trouble of its own.</source>
        <translation>Penyedia sedang ada gangguan.</translation>
    </message>
    <message>
        <source>The answer was about another payment.</source>
        <translation>Jawabannya tentang pembayaran lain.</translation>
    </message>
    <message>
        <source>The answer was about another customer.</source>
        <translation>Jawabannya tentang pelanggan lain.</translation>
    </message>
    <message>
        <source>The provider charged more than it quoted.</source>
        <translation>Penyedia memotong lebih dari harga yang disebut.</translation>
    </message>
    <message>
        <source>The provider answered with a code that it has not documented.</source>
        <translation>Penyedia menjawab dengan kode yang tidak didokumentasikan.</translation>
    </message>
    <message>
        <source>The program ended while the payment was on its way.</source>
        <translation>Program berhenti saat pembayaran sedang dikirim.</translation>
    </message>
    <message>
        <source>It could not be sent a second time.</source>
        <translation>Tidak bisa dikirim untuk kedua kalinya.</translation>
    </message>
    <message>
        <source>It was not settled within 24 hours.</source>
        <translation>Tidak selesai dalam 24 jam.</translation>
    </message>
    <message>
        <source>The program made a mistake while the payment was on its way.</source>
        <translation>Program salah saat pembayaran sedang dikirim.</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Siap</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Mengirim</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Tidak terkirim</translation>
    </message>
    <message>
        <source>In process</source>
        <translation>Diproses</translation>
    </message>
    <message>
        <source>Unclear</source>
        <translation>Belum pasti</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Lunas</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Gagal</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Reversed</source>
        <translation>Dikembalikan</translation>
    </message>
    <message>
        <source>Provider|The provider {detail} is switched off, or another account of it is set.|Set it as it was, or cancel and return the cash.</source>
        <translation>Penyedia|Penyedia {detail} sedang tidak aktif, atau akunnya sudah diganti.|Kembalikan pengaturannya, atau batalkan dan kembalikan uangnya.</translation>
    </message>
    <message>
        <source>Months|This number of months is not possible.|Enter a number from 1 to {detail}.</source>
        <translation>Bulan|Jumlah bulan ini tidak bisa.|Masukkan angka 1 sampai {detail}.</translation>
    </message>
    <message>
        <source>Closed for now|This product is not sold at this hour; it is back at {detail}.|Tell the customer when to come back.</source>
        <translation>Sedang tutup|Produk ini tidak dijual pada jam ini; buka lagi pukul {detail}.|Beri tahu pelanggan kapan bisa kembali.</translation>
    </message>
    <message>
        <source>Not on sale|The providers have switched this product off.|Offer another product, or try again later.</source>
        <translation>Tidak dijual|Penyedia sedang menonaktifkan produk ini.|Tawarkan produk lain, atau coba lagi nanti.</translation>
    </message>
    <message>
        <source>Deposit too low|The deposit does not cover this sale ({detail}).|Do not take the money. Fill up the deposit, then check the bill again.</source>
        <translation>Deposit kurang|Deposit tidak cukup untuk transaksi ini ({detail}).|Jangan terima uangnya. Isi deposit, lalu cek tagihan lagi.</translation>
    </message>
    <message>
        <source>Below cost|This sale costs more than it brings in ({detail}).|Do not take the money. Ask the owner for the right service fee.</source>
        <translation>Di bawah modal|Modal transaksi ini lebih besar dari hasilnya ({detail}).|Jangan terima uangnya. Tanyakan biaya layanan yang benar kepada pemilik.</translation>
    </message>
    <message>
        <source>Odd answer|The provider answered about another product.|Do not pay. Check the bill again.</source>
        <translation>Jawaban aneh|Penyedia menjawab tentang produk lain.|Jangan bayar. Cek tagihan lagi.</translation>
    </message>
    <message>
        <source>No price|The provider&apos;s price list does not name a price for {detail}.|Refresh the price lists, or choose another product.</source>
        <translation>Harga tidak ada|Daftar harga penyedia tidak memuat harga untuk {detail}.|Perbarui daftar harga, atau pilih produk lain.</translation>
    </message>
    <message>
        <source>The answer was about another product.</source>
        <translation>Jawabannya tentang produk lain.</translation>
    </message>
    <message>
        <source>The answer contradicts itself.</source>
        <translation>Jawabannya bertentangan sendiri.</translation>
    </message>
    <message>
        <source>The provider has not received the payment so far.</source>
        <translation>Penyedia sejauh ini belum menerima pembayaran.</translation>
    </message>
    <message>
        <source>Provider account|The provider&apos;s key is missing ({detail}).|Enter it in the settings, or set that variable.</source>
        <translation>Akun penyedia|Kunci penyedia belum ada ({detail}).|Isi di pengaturan, atau isi variabel itu.</translation>
    </message>
    <message>
        <source>Keyring|The keyring of this computer does not open.|Unlock it, then save again.</source>
        <translation>Keyring|Keyring komputer ini tidak mau terbuka.|Buka kuncinya, lalu simpan lagi.</translation>
    </message>
    <message>
        <source>The provider cannot be asked about it without a reference of its own.</source>
        <translation>Penyedia tidak bisa ditanya tanpa nomor referensinya sendiri.</translation>
    </message>
    <message>
        <source>No ticket|The provider {detail} gives no deposit tickets here.|Fill up the deposit on the provider&apos;s own page.</source>
        <translation>Tidak ada tiket|Penyedia {detail} tidak memberi tiket deposit di sini.|Isi deposit di halaman penyedia itu sendiri.</translation>
    </message>
    <message>
        <source>No receipt|The provider {detail} has no receipt of its own for this payment.|Print ours.</source>
        <translation>Tidak ada struk|Penyedia {detail} tidak punya struk sendiri untuk pembayaran ini.|Cetak struk kita.</translation>
    </message>
    <message>
        <source>Printer|The page did not reach the printer; every payment is safe.|Check the printer, then print again.</source>
        <translation>Printer|Halaman tidak sampai ke printer; semua pembayaran aman.|Periksa printer, lalu cetak lagi.</translation>
    </message>
    <message>
        <source>Printer|Nothing was printed: the printer &quot;{detail}&quot; is not there now.|Connect it and print again, or choose another one in the settings (F4).</source>
        <translation>Printer|Tidak ada yang dicetak: printer &quot;{detail}&quot; sedang tidak ada.|Sambungkan lalu cetak lagi, atau pilih printer lain di pengaturan (F4).</translation>
    </message>
    <message>
        <source>Printer|Nothing was printed: this computer has no default printer.|Choose a printer in the settings (F4), then print again.</source>
        <translation>Printer|Tidak ada yang dicetak: komputer ini tidak punya printer utama.|Pilih printer di pengaturan (F4), lalu cetak lagi.</translation>
    </message>
    <message>
        <source>Printers|This computer does not say which printers it has.|Look whether its print service runs, then open this section again.</source>
        <translation>Printer|Komputer ini tidak menyebutkan printer apa saja yang ada.|Periksa apakah layanan cetaknya berjalan, lalu buka bagian ini lagi.</translation>
    </message>
    <message>
        <source>Settings|One of these addresses is a sandbox and the other is not: {detail}.|Set both to the sandbox or both to production.</source>
        <translation>Pengaturan|Satu alamat ini sandbox dan yang lain bukan: {detail}.|Pakai sandbox untuk keduanya, atau produksi untuk keduanya.</translation>
    </message>
    <message>
        <source>Disk almost full|Only {detail} are free on the disk; nothing was sent.|Do not take money. Free some space, 50 MB at least, then go on.</source>
        <translation>Disk hampir penuh|Sisa disk tinggal {detail}; tidak ada yang dikirim.|Jangan terima uang. Kosongkan ruang, paling sedikit 50 MB, lalu lanjutkan.</translation>
    </message>
    <message>
        <source>Nothing can be sent|The books come from a backup, and what was paid after it is not in them.|Compare today&apos;s payments with the provider&apos;s list, then run: pos-app restore --accept REASON.</source>
        <translation>Belum boleh mengirim|Pembukuan dipulihkan dari cadangan; yang dibayar sesudahnya tidak tercatat di sini.|Cocokkan pembayaran hari ini dengan daftar provider, lalu jalankan: pos-app restore --accept ALASAN.</translation>
    </message>
    <message>
        <source>From before the restore|This payment is older than the restored books and may have been sent since.|It is not sent again. Ask the provider whether it is paid, then cancel it here.</source>
        <translation>Dari sebelum pemulihan|Pembayaran ini lebih lama dari pembukuan yang dipulihkan dan mungkin sudah terkirim.|Tidak dikirim lagi. Tanyakan ke provider apakah sudah lunas, lalu batalkan di sini.</translation>
    </message>
    <message>
        <source>Nothing to accept|These books do not wait for anybody&apos;s word.|Go on selling.</source>
        <translation>Tidak perlu persetujuan|Pembukuan ini tidak menunggu persetujuan siapa pun.|Silakan lanjut berjualan.</translation>
    </message>
    <message>
        <source>Backup|No backup could be made ({detail}).|See that there is room on the disk; if it goes on, call support.</source>
        <translation>Cadangan|Cadangan gagal dibuat ({detail}).|Pastikan disk masih punya ruang; bila terus terjadi, hubungi dukungan.</translation>
    </message>
    <message>
        <source>Backup|The second folder for backups is not there ({detail}).|Plug in its disk, or change the folder in the settings.</source>
        <translation>Cadangan|Folder cadangan kedua tidak ditemukan ({detail}).|Pasang disknya, atau ganti foldernya di pengaturan.</translation>
    </message>
    <message>
        <source>File|There is a file {detail} already.|Choose another name.</source>
        <translation>Berkas|Berkas {detail} sudah ada.|Pilih nama lain.</translation>
    </message>
    <message>
        <source>Backup|This file is no sound backup ({detail}); nothing was changed.|Choose another one.</source>
        <translation>Cadangan|Berkas ini bukan cadangan yang utuh ({detail}); tidak ada yang diubah.|Pilih berkas lain.</translation>
    </message>
    <message>
        <source>Journal missing|The journal is gone; its latest backup is {detail}.|Do not sell. Bring it back: pos-app restore FILE.</source>
        <translation>Jurnal hilang|Jurnal tidak ada; cadangan terakhirnya {detail}.|Jangan berjualan. Pulihkan dengan: pos-app restore BERKAS.</translation>
    </message>
    <message>
        <source>Old journal|The journal lacks what its backup {detail} has.|Do not sell. Bring the backup back: pos-app restore FILE.</source>
        <translation>Jurnal lama|Jurnal ini tidak memuat isi cadangannya {detail}.|Jangan berjualan. Pulihkan cadangan itu dengan: pos-app restore BERKAS.</translation>
    </message>
    <message>
        <source>The provider says that it ran out of time; it has to say so twice.</source>
        <translation>Penyedia menyebut kehabisan waktu; harus disebut dua kali.</translation>
    </message>
    <message>
        <source>The provider says that it was paid or sent before: probably by this very payment.</source>
        <translation>Penyedia menyebut sudah dibayar atau sudah pernah dikirim: mungkin oleh pembayaran ini sendiri.</translation>
    </message>
    <message>
        <source>The provider has said both paid and refused.</source>
        <translation>Penyedia menyebut lunas dan juga ditolak.</translation>
    </message>
    <message>
        <source>The provider is still working on it.</source>
        <translation>Penyedia masih memprosesnya.</translation>
    </message>
    <message>
        <source>A late answer says paid.</source>
        <translation>Jawaban yang terlambat menyebut lunas.</translation>
    </message>
    <message>
        <source>A late answer says refused.</source>
        <translation>Jawaban yang terlambat menyebut ditolak.</translation>
    </message>
    <message>
        <source>Already under way|A payment of this very bill is not settled yet ({detail}).|Do not pay it again: look at it under Unfinished.</source>
        <translation>Sedang berjalan|Pembayaran tagihan ini belum selesai ({detail}).|Jangan dibayar lagi: lihat di Belum selesai.</translation>
    </message>
    <message>
        <source>Paid before|This bill was paid already: {detail}.|Go on only if the customer wants to pay once more.</source>
        <translation>Sudah dibayar|Tagihan ini sudah dibayar: {detail}.|Lanjutkan hanya kalau pelanggan memang mau membayar sekali lagi.</translation>
    </message>
    <message>
        <source>Supervisor|Only a supervisor decides this ({detail}).|Open the payment and ask the supervisor for name and PIN.</source>
        <translation>Supervisor|Hanya supervisor yang memutuskan ini ({detail}).|Buka pembayarannya dan minta nama serta PIN supervisor.</translation>
    </message>
    <message>
        <source>Evidence missing|A decision needs evidence of the provider.|Enter its reference, or the number of its answer.</source>
        <translation>Bukti belum ada|Keputusan perlu bukti dari penyedia.|Isi nomor referensinya, atau nomor jawabannya.</translation>
    </message>
    <message>
        <source>Keep the cash|The bill is paid or may still be paid.|Return the cash only when the payment is refused or cancelled.</source>
        <translation>Simpan uangnya|Tagihan sudah atau masih mungkin terbayar.|Kembalikan uang hanya kalau pembayaran ditolak atau dibatalkan.</translation>
    </message>
    <message>
        <source>Returned already|The cash of this payment was returned already, by {detail}.|Do not return it again; print the slip if the customer needs it.</source>
        <translation>Sudah dikembalikan|Uang pembayaran ini sudah dikembalikan, oleh {detail}.|Jangan dikembalikan lagi; cetak buktinya kalau pelanggan perlu.</translation>
    </message>
    <message>
        <source>No slip|A slip for held money is only for a payment that is not settled.|Look at how the payment stands now.</source>
        <translation>Tidak ada bukti|Bukti titipan hanya untuk pembayaran yang belum selesai.|Lihat status pembayarannya sekarang.</translation>
    </message>
    <message>
        <source>No slip|No cash of this payment was returned.|Return the cash first, then print the slip.</source>
        <translation>Tidak ada bukti|Uang pembayaran ini belum dikembalikan.|Kembalikan uangnya dulu, lalu cetak buktinya.</translation>
    </message>
    <message>
        <source>Reason missing|A decision needs a reason of at least {detail} letters.|Write down what was compared, and what the provider said.</source>
        <translation>Alasan belum ada|Keputusan perlu alasan paling sedikit {detail} huruf.|Tuliskan apa yang dicocokkan, dan apa kata penyedia.</translation>
    </message>
    <message>
        <source>Not allowed|This needs somebody with more rights.|Ask a supervisor or the owner.</source>
        <translation>Tidak boleh|Ini butuh orang dengan hak lebih.|Minta supervisor atau pemilik.</translation>
    </message>
    <message>
        <source>Shift|A shift is open already.|Close it before the next one begins.</source>
        <translation>Shift|Masih ada shift yang terbuka.|Tutup dulu sebelum membuka yang berikutnya.</translation>
    </message>
    <message>
        <source>Drawer|There should not be that much cash in the drawer.|Check the amount and enter it again.</source>
        <translation>Laci|Uang di laci seharusnya tidak sebanyak itu.|Periksa jumlahnya lalu masukkan lagi.</translation>
    </message>
    <message>
        <source>Count first|The drawer is not counted yet.|Count it, then close the shift.</source>
        <translation>Hitung dulu|Laci belum dihitung.|Hitung uangnya, lalu tutup shift.</translation>
    </message>
    <message>
        <source>Count again|Money has moved since the drawer was counted.|Count it once more, then close the shift.</source>
        <translation>Hitung lagi|Ada uang masuk atau keluar sejak laci dihitung.|Hitung sekali lagi, lalu tutup shift.</translation>
    </message>
    <message>
        <source>Too much|More would stay in the drawer than was counted ({detail}).|Enter what really stays.</source>
        <translation>Terlalu banyak|Yang ditinggal melebihi hasil hitungan ({detail}).|Masukkan jumlah yang benar-benar ditinggal.</translation>
    </message>
    <message>
        <source>Z report|There is no Z report {detail}.|Look at the list of shifts.</source>
        <translation>Laporan Z|Tidak ada laporan Z {detail}.|Lihat daftar shift.</translation>
    </message>
    <message>
        <source>Too much|Rp {detail} more than the bill were taken without cash.|Take no more than the total that way: change is given from cash only.</source>
        <translation>Terlalu banyak|Rp {detail} melebihi tagihan dibayar tanpa uang tunai.|Ambil paling banyak sebesar totalnya: kembalian hanya dari uang tunai.</translation>
    </message>
    <message>
        <source>Wait|A payment is on its way ({detail}).|Wait for its answer, then close the shift.</source>
        <translation>Tunggu|Masih ada pembayaran yang sedang dikirim ({detail}).|Tunggu jawabannya, lalu tutup shift.</translation>
    </message>
    <message>
        <source>Notes|{detail} is no count of notes.|Write the note, x, and how many: 100000x3,500x2.</source>
        <translation>Uang|{detail} bukan hitungan uang.|Tulis pecahan, x, lalu jumlah lembarnya: 100000x3,500x2.</translation>
    </message>
    <message>
        <source>Reference|{detail} needs a reference.|Enter the number that is on its slip or screen.</source>
        <translation>Nomor referensi|{detail} perlu nomor referensi.|Masukkan nomor yang tercetak di struknya atau tampil di layarnya.</translation>
    </message>
    <message>
        <source>Rp {amount} ({reason}) was entered the wrong way round: in for out, or out for in.</source>
        <translation>Rp {amount} ({reason}) tercatat terbalik: masuk dicatat keluar, atau sebaliknya.</translation>
    </message>
    <message>
        <source>Rp {amount} of payment {ref} was handed back and not written down. Look at it under Today.</source>
        <translation>Rp {amount} dari pembayaran {ref} sudah dikembalikan tetapi belum dicatat. Lihat di Hari ini.</translation>
    </message>
    <message>
        <source>The float was off by Rp {amount} at the opening: it was miscounted then.</source>
        <translation>Modal awal selisih Rp {amount} saat dibuka: waktu itu salah hitung.</translation>
    </message>
    <message>
        <source>Rp {amount} ({reason}) was written down, but not moved, or written down twice.</source>
        <translation>Rp {amount} ({reason}) dicatat tetapi uangnya tidak dipindahkan, atau dicatat dua kali.</translation>
    </message>
    <message>
        <source>The change of Rp {amount} of payment {ref} was given twice.</source>
        <translation>Kembalian Rp {amount} dari pembayaran {ref} diberikan dua kali.</translation>
    </message>
    <message>
        <source>The change of Rp {amount} of payment {ref} was not given, or not fetched yet.</source>
        <translation>Kembalian Rp {amount} dari pembayaran {ref} belum diberikan atau belum diambil.</translation>
    </message>
    <message>
        <source>The Rp {amount} of payment {ref} was never taken from the customer.</source>
        <translation>Uang Rp {amount} dari pembayaran {ref} tidak pernah diterima dari pelanggan.</translation>
    </message>
    <message>
        <source>Rp {amount} was taken for a bill like {ref} that was not paid here. Ask who waits for one.</source>
        <translation>Rp {amount} diterima untuk tagihan seperti {ref} yang belum dibayar di sini. Cari siapa yang menunggu struk.</translation>
    </message>
    <message>
        <source>Two digits of Rp {amount} ({reason}) were swapped.</source>
        <translation>Dua angka pada Rp {amount} ({reason}) tertukar.</translation>
    </message>
    <message>
        <source>Rp {amount} ({reason}) has a zero too many or too few.</source>
        <translation>Rp {amount} ({reason}) kelebihan atau kekurangan satu nol.</translation>
    </message>
    <message>
        <source>Two digits of an amount may be swapped: the difference can be divided by 9.</source>
        <translation>Mungkin ada dua angka yang tertukar: selisihnya habis dibagi 9.</translation>
    </message>
    <message>
        <source>Rp {amount} was taken out (spent, to the safe) and not written down.</source>
        <translation>Rp {amount} diambil (belanja, setoran) dan tidak dicatat.</translation>
    </message>
    <message>
        <source>Rp {amount} was put in (small change) and not written down.</source>
        <translation>Rp {amount} dimasukkan (uang receh) dan tidak dicatat.</translation>
    </message>
    <message>
        <source>{notes} x {amount} counted too many. Count that bundle again.</source>
        <translation>{notes} x {amount} terhitung lebih. Hitung lagi tumpukan itu.</translation>
    </message>
    <message>
        <source>{notes} x {amount} counted too few: notes stick together. Count that bundle again.</source>
        <translation>{notes} x {amount} terhitung kurang: lembarnya menempel. Hitung lagi tumpukan itu.</translation>
    </message>
    <message>
        <source>No shift|No shift is open, so no money can be taken or given back.|Count the float and open the shift.</source>
        <translation>Tanpa shift|Belum ada shift yang dibuka, jadi uang belum bisa diterima atau dikembalikan.|Hitung modal awal dan buka shift.</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Switched on|Bills go to this provider.</source>
        <translation>Aktif|Tagihan dikirim ke penyedia ini.</translation>
    </message>
    <message>
        <source>Name of the shop|Stands at the top of every receipt and of this window.</source>
        <translation>Nama toko|Di atas setiap struk dan jendela ini.</translation>
    </message>
    <message>
        <source>Address|Stands on the receipt.</source>
        <translation>Alamat|Tercetak di struk.</translation>
    </message>
    <message>
        <source>Phone|Stands on the receipt.</source>
        <translation>Telepon|Tercetak di struk.</translation>
    </message>
    <message>
        <source>Last line|Ends every receipt.</source>
        <translation>Baris terakhir|Penutup setiap struk.</translation>
    </message>
    <message>
        <source>Time zone|Of the shop; it decides which day a payment belongs to.</source>
        <translation>Zona waktu|Waktu toko; menentukan pembayaran masuk hari apa.</translation>
    </message>
    <message>
        <source>Colours|F10 changes them as well.</source>
        <translation>Warna|F10 juga menggantinya.</translation>
    </message>
    <message>
        <source>Language|On the screen.</source>
        <translation>Bahasa|Yang tampil di layar.</translation>
    </message>
    <message>
        <source>Fee of every product|Your own service fee, a line of its own on the receipt.</source>
        <translation>Biaya umum|Biaya layanan Anda untuk semua produk, baris tersendiri di struk.</translation>
    </message>
    <message>
        <source>Address|https://&lt;tenant&gt;.api.digiswitch.id/v1/user/api, or https://api.digiflazz.com/v1 for Digiflazz.</source>
        <translation>Alamat|https://&lt;tenant&gt;.api.digiswitch.id/v1/user/api, atau https://api.digiflazz.com/v1 untuk Digiflazz.</translation>
    </message>
    <message>
        <source>User name|Of the API connection.</source>
        <translation>Nama pengguna|Untuk sambungan API.</translation>
    </message>
    <message>
        <source>Protocol|What is spoken at that address.</source>
        <translation>Protokol|Bahasa yang dipakai di alamat itu.</translation>
    </message>
    <message>
        <source>Tests only|Only test transactions are asked for; no money moves.</source>
        <translation>Hanya tes|Yang diminta hanya transaksi tes; tidak ada uang berpindah.</translation>
    </message>
    <message>
        <source>Address for bills|https://mobilepulsa.net, or https://testpostpaid.mobilepulsa.net to practise.</source>
        <translation>Alamat tagihan|https://mobilepulsa.net, atau https://testpostpaid.mobilepulsa.net untuk latihan.</translation>
    </message>
    <message>
        <source>Address for top-ups|https://prepaid.iak.id, or https://prepaid.iak.dev to practise.</source>
        <translation>Alamat isi ulang|https://prepaid.iak.id, atau https://prepaid.iak.dev untuk latihan.</translation>
    </message>
    <message>
        <source>User name|The registered phone number, with its leading 0.</source>
        <translation>Nama pengguna|Nomor HP terdaftar, diawali 0.</translation>
    </message>
    <message>
        <source>Format|Of what is sent and answered, for bills.</source>
        <translation>Format|Bentuk kiriman dan jawaban, untuk tagihan.</translation>
    </message>
    <message>
        <source>Address|https://api.espay.id, or https://sandbox-api.espay.id to practise.</source>
        <translation>Alamat|https://api.espay.id, atau https://sandbox-api.espay.id untuk latihan.</translation>
    </message>
    <message>
        <source>User name|Of HTTP Basic.</source>
        <translation>Nama pengguna|Untuk HTTP Basic.</translation>
    </message>
    <message>
        <source>Merchant code|Espay calls it the sender id.</source>
        <translation>Kode merchant|Espay menyebutnya sender id.</translation>
    </message>
    <message>
        <source>Mechanism|Paid from a deposit, or billed later.</source>
        <translation>Mekanisme|Dipotong dari deposit, atau ditagih kemudian.</translation>
    </message>
    <message>
        <source>What decides|Which provider gets a bill that several of them sell.</source>
        <translation>Penentu|Penyedia mana yang mendapat tagihan yang dijual beberapa penyedia.</translation>
    </message>
    <message>
        <source>Your order|The first one is preferred. Choose one, then move it.</source>
        <translation>Urutan Anda|Yang pertama diutamakan. Pilih satu, lalu pindahkan.</translation>
    </message>
    <message>
        <source>Low deposit|A deposit below this is called low.</source>
        <translation>Deposit rendah|Deposit di bawah ini disebut rendah.</translation>
    </message>
    <message>
        <source>Longest wait|Seconds until a provider&apos;s answer is given up.</source>
        <translation>Tunggu paling lama|Detik sampai jawaban penyedia tidak ditunggu lagi.</translation>
    </message>
    <message>
        <source>WIB - Jakarta</source>
        <translation>WIB - Jakarta</translation>
    </message>
    <message>
        <source>WITA - Makassar</source>
        <translation>WITA - Makassar</translation>
    </message>
    <message>
        <source>WIT - Jayapura</source>
        <translation>WIT - Jayapura</translation>
    </message>
    <message>
        <source>Roll, 58 mm</source>
        <translation>Gulungan 58 mm</translation>
    </message>
    <message>
        <source>Roll, 80 mm</source>
        <translation>Gulungan 80 mm</translation>
    </message>
    <message>
        <source>Sheets, A4</source>
        <translation>Lembaran A4</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Ikut sistem</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Terang</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Gelap</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>Deposit</translation>
    </message>
    <message>
        <source>Invoicing</source>
        <translation>Penagihan</translation>
    </message>
    <message>
        <source>Your order</source>
        <translation>Urutan Anda</translation>
    </message>
    <message>
        <source>The lowest price</source>
        <translation>Harga terendah</translation>
    </message>
    <message>
        <source>Who answers best</source>
        <translation>Yang paling lancar</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>Kunci API</translation>
    </message>
    <message>
        <source>Password of HTTP Basic</source>
        <translation>Kata sandi HTTP Basic</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Kata sandi</translation>
    </message>
    <message>
        <source>Signature key</source>
        <translation>Kunci tanda tangan</translation>
    </message>
    <message>
        <source>Not stored yet.</source>
        <translation>Belum disimpan.</translation>
    </message>
    <message>
        <source>Stored in the keyring of this computer.</source>
        <translation>Tersimpan di keyring komputer ini.</translation>
    </message>
    <message>
        <source>Stored in an encrypted file, because this computer has no keyring.</source>
        <translation>Tersimpan di berkas terenkripsi, karena komputer ini tidak punya keyring.</translation>
    </message>
    <message>
        <source>Given by the environment of this computer.</source>
        <translation>Diberikan oleh lingkungan komputer ini.</translation>
    </message>
    <message>
        <source>Between two checks|Of one payment. The provider&apos;s own least applies to real ones.</source>
        <translation>Jeda pengecekan|Untuk satu pembayaran. Yang asli mengikuti batas terendah penyedia.</translation>
    </message>
    <message>
        <source>Paper|What lies in the printer.</source>
        <translation>Kertas|Yang terpasang di printer.</translation>
    </message>
    <message>
        <source>Printer|Where receipts go. They never go to another one by themselves.</source>
        <translation>Printer|Tujuan struk. Struk tidak pernah pindah sendiri ke printer lain.</translation>
    </message>
    <message>
        <source>Second folder for backups|On another disk or a stick. Empty: backups stay beside the books only.</source>
        <translation>Folder cadangan kedua|Di disk lain atau flashdisk. Kosong: cadangan hanya di samping pembukuan.</translation>
    </message>
    <message>
        <source>Beside cash|Names with commas between them, such as QRIS, Debit card, Transfer.</source>
        <translation>Selain tunai|Nama dipisah koma, misalnya QRIS, Kartu debit, Transfer.</translation>
    </message>
    <message>
        <source>With a reference|Those of them whose number the cashier has to enter.</source>
        <translation>Dengan nomor referensi|Yang nomornya harus diketik kasir.</translation>
    </message>
    <message>
        <source>Business day|When it begins: what is sold before counts for the day before.</source>
        <translation>Hari buku|Jam mulainya: penjualan sebelum jam ini masuk hari sebelumnya.</translation>
    </message>
</context>
</TS>
