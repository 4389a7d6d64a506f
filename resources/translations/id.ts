<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>ApprovalBox</name>
    <message>
        <source>Name of the supervisor</source>
        <translation>Nama supervisor</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Read this out to the owner, or send it. The owner tells you eight digits:</source>
        <translation>Bacakan atau kirim ini ke pemilik. Pemilik menyebutkan delapan angka:</translation>
    </message>
    <message>
        <source>Code of eight digits</source>
        <translation>Kode delapan angka</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Setujui</translation>
    </message>
    <message>
        <source>Code by phone</source>
        <translation>Kode lewat telepon</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>Approving</name>
    <message>
        <source>This needs somebody&apos;s approval</source>
        <translation>Perlu persetujuan</translation>
    </message>
</context>
<context>
    <name>ArchiveBar</name>
    <message>
        <source>Year</source>
        <translation>Tahun</translation>
    </message>
    <message>
        <source>Save archive</source>
        <translation>Simpan arsip</translation>
    </message>
    <message>
        <source>A year as one sealed file:</source>
        <translation>Satu tahun dalam satu berkas bersegel:</translation>
    </message>
</context>
<context>
    <name>BackupsModel</name>
    <message>
        <source>beside the books</source>
        <translation>di samping pembukuan</translation>
    </message>
    <message>
        <source>second folder</source>
        <translation>folder kedua</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Dibuat</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>Segel</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Ukuran</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Tempat</translation>
    </message>
</context>
<context>
    <name>BackupsPage</name>
    <message>
        <source>Back up now</source>
        <translation>Cadangkan sekarang</translation>
    </message>
    <message>
        <source>Rehearse a restore</source>
        <translation>Uji pemulihan</translation>
    </message>
    <message>
        <source>Restore this one</source>
        <translation>Pulihkan yang ini</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Cadangan</translation>
    </message>
    <message>
        <source>Accept the books</source>
        <translation>Terima pembukuan</translation>
    </message>
    <message>
        <source>There is no backup yet.</source>
        <translation>Belum ada cadangan.</translation>
    </message>
    <message>
        <source>The first one comes by itself with the first payment; or make one now.</source>
        <translation>Cadangan pertama dibuat sendiri bersama pembayaran pertama; atau buat sekarang.</translation>
    </message>
    <message>
        <source>The second folder is not there: {0}</source>
        <translation>Folder kedua tidak ada: {0}</translation>
    </message>
    <message>
        <source>Plug in its disk, or choose another folder in the settings (F4).</source>
        <translation>Pasang disknya, atau pilih folder lain di pengaturan (F4).</translation>
    </message>
    <message>
        <source>All backups are on the same disk as the books.</source>
        <translation>Semua cadangan ada di disk yang sama dengan pembukuan.</translation>
    </message>
    <message>
        <source>If it fails, both are gone: choose a stick or another disk (F4).</source>
        <translation>Jika disk itu rusak, keduanya hilang: pilih flashdisk atau disk lain (F4).</translation>
    </message>
    <message>
        <source>For a month nobody has seen whether a backup can be restored.</source>
        <translation>Sudah sebulan belum diuji apakah cadangan dapat dipulihkan.</translation>
    </message>
    <message>
        <source>Rehearse it: nothing is changed by that.</source>
        <translation>Lakukan uji pemulihan: tidak ada data yang berubah.</translation>
    </message>
    <message>
        <source>{0}, checked to its end</source>
        <translation>{0}, sudah diperiksa seluruhnya</translation>
    </message>
    <message>
        <source>{0}, {1} entries</source>
        <translation>{0}, {1} catatan</translation>
    </message>
    <message>
        <source>never</source>
        <translation>belum pernah</translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation>Cadangan terakhir</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>Otomatis</translation>
    </message>
    <message>
        <source>Beside the books</source>
        <translation>Di samping pembukuan</translation>
    </message>
    <message>
        <source>Second folder</source>
        <translation>Folder kedua</translation>
    </message>
    <message>
        <source>Last rehearsal</source>
        <translation>Uji pemulihan terakhir</translation>
    </message>
    <message>
        <source>{0} ({1} backups, {2})</source>
        <translation>{0} ({1} cadangan, {2})</translation>
    </message>
    <message>
        <source>How were the payments compared with the provider&apos;s?</source>
        <translation>Bagaimana pembayaran dicocokkan dengan penyedia?</translation>
    </message>
    <message>
        <source>These books were restored. Nothing is sent until they are accepted.</source>
        <translation>Pembukuan ini hasil pemulihan. Tidak ada yang dikirim sebelum diterima.</translation>
    </message>
</context>
<context>
    <name>BackupsRoom</name>
    <message>
        <source>Backups</source>
        <translation>Cadangan</translation>
    </message>
    <message>
        <source>Made, rehearsed, restored</source>
        <translation>Buat, uji, dan pulihkan</translation>
    </message>
    <message>
        <source>The archive is saved: {0}</source>
        <translation>Arsip disimpan: {0}</translation>
    </message>
    <message>
        <source>The backup is made and checked.</source>
        <translation>Cadangan sudah dibuat dan diperiksa.</translation>
    </message>
    <message>
        <source>The newest backup can be restored.</source>
        <translation>Cadangan terbaru dapat dipulihkan.</translation>
    </message>
    <message>
        <source>The books are accepted; sales go on.</source>
        <translation>Pembukuan diterima; penjualan dilanjutkan.</translation>
    </message>
    <message>
        <source>Nobody has rehearsed a restore for a month: Menu, Backups.</source>
        <translation>Sudah sebulan tanpa uji pemulihan: Menu, Cadangan.</translation>
    </message>
</context>
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
    <name>DaysField</name>
    <message>
        <source>Days to compare</source>
        <translation>Hari yang dicocokkan</translation>
    </message>
    <message>
        <source>The days of the statement</source>
        <translation>Sesuai isi laporan</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Kemarin</translation>
    </message>
    <message>
        <source>From - to</source>
        <translation>Dari - sampai</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Dari</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Sampai</translation>
    </message>
</context>
<context>
    <name>EndingCard</name>
    <message>
        <source>An update is waiting</source>
        <translation>Ada pembaruan</translation>
    </message>
    <message>
        <source>The counter ends by itself in {0} s, unless you keep it open.</source>
        <translation>Loket menutup sendiri dalam {0} detik, kecuali Anda tetap membukanya.</translation>
    </message>
    <message>
        <source>Keep it open</source>
        <translation>Tetap buka</translation>
    </message>
    <message>
        <source>End now</source>
        <translation>Tutup sekarang</translation>
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
    <name>FindingsModel</name>
    <message>
        <source>Finding</source>
        <translation>Temuan</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Ours</source>
        <translation>Kami</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Penyedia</translation>
    </message>
    <message>
        <source>With us</source>
        <translation>Status kami</translation>
    </message>
    <message>
        <source>At the provider</source>
        <translation>Status penyedia</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>Berisiko</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
</context>
<context>
    <name>FindingsPage</name>
    <message>
        <source>Show</source>
        <translation>Tampilkan</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Save the claim letter</source>
        <translation>Simpan surat klaim</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>Simpan tabel</translation>
    </message>
    <message>
        <source>What was done, and what the provider said</source>
        <translation>Apa yang dilakukan, dan apa kata penyedia</translation>
    </message>
    <message>
        <source>Open the payment</source>
        <translation>Buka pembayaran</translation>
    </message>
    <message>
        <source>Claimed</source>
        <translation>Sudah diklaim</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>This statement was compared before; nothing new was kept.</source>
        <translation>Laporan ini sudah pernah dicocokkan; tidak ada yang baru dicatat.</translation>
    </message>
    <message>
        <source>{0}, {1} to {2}, {3} lines</source>
        <translation>{0}, {1} s.d. {2}, {3} baris</translation>
    </message>
    <message>
        <source>Rp {0} at risk</source>
        <translation>Rp {0} berisiko</translation>
    </message>
    <message>
        <source>Nothing is open.</source>
        <translation>Tidak ada yang terbuka.</translation>
    </message>
    <message>
        <source>To be cleared up ({0})</source>
        <translation>Perlu dibereskan ({0})</translation>
    </message>
    <message>
        <source>All ({0})</source>
        <translation>Semua ({0})</translation>
    </message>
    <message>
        <source>Nothing here is to be cleared up.</source>
        <translation>Tidak ada yang perlu dibereskan di sini.</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Temuan</translation>
    </message>
</context>
<context>
    <name>Hall</name>
    <message>
        <source>Only for the owner</source>
        <translation>Hanya untuk pemilik</translation>
    </message>
    <message>
        <source>Only for supervisors</source>
        <translation>Hanya untuk supervisor</translation>
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
        <source>TRAINING</source>
        <translation>LATIHAN</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Lock (Ctrl+L)</source>
        <translation>Kunci (Ctrl+L)</translation>
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
    <message>
        <source>Leave the kiosk (Alt+F4)</source>
        <translation>Keluar dari mode kios (Alt+F4)</translation>
    </message>
</context>
<context>
    <name>JournalPage</name>
    <message>
        <source>Save as CSV</source>
        <translation>Simpan CSV</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Jurnal</translation>
    </message>
    <message>
        <source>No payment is like that.</source>
        <translation>Tidak ada pembayaran seperti itu.</translation>
    </message>
    <message>
        <source>Type another part of the number, the name or the ref, or choose all days.</source>
        <translation>Ketik bagian lain dari nomor, nama, atau ref, atau pilih semua hari.</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Yang terjadi</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Cetak ulang</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Buka</translation>
    </message>
    <message>
        <source>{0} payments, {1} of them paid: Rp {2}</source>
        <translation>{0} pembayaran, {1} lunas: Rp {2}</translation>
    </message>
    <message>
        <source>Type at least 3 signs.</source>
        <translation>Ketik minimal 3 huruf atau angka.</translation>
    </message>
    <message>
        <source>Searching ...</source>
        <translation>Mencari ...</translation>
    </message>
</context>
<context>
    <name>JournalRoom</name>
    <message>
        <source>Journal</source>
        <translation>Jurnal</translation>
    </message>
    <message>
        <source>Every payment, its whole way, reprint</source>
        <translation>Semua pembayaran, riwayat, cetak ulang</translation>
    </message>
    <message>
        <source>{0} payments saved: {1}</source>
        <translation>{0} pembayaran disimpan: {1}</translation>
    </message>
    <message>
        <source>The receipt is printed.</source>
        <translation>Struk sudah dicetak.</translation>
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
    <name>Kiosk</name>
    <message>
        <source>Leave the kiosk</source>
        <translation>Keluar dari mode kios</translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>Locked</source>
        <translation>Terkunci</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Buka kunci</translation>
    </message>
    <message>
        <source>Somebody else signs in</source>
        <translation>Orang lain masuk</translation>
    </message>
    <message>
        <source>{0} goes on with the PIN.</source>
        <translation>{0} melanjutkan dengan PIN.</translation>
    </message>
    <message>
        <source>A payment is on its way.</source>
        <translation>Ada pembayaran yang sedang dikirim.</translation>
    </message>
    <message>
        <source>Unlock to see how it ends; then somebody else may sign in.</source>
        <translation>Buka kunci untuk melihat hasilnya; setelah itu orang lain boleh masuk.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Bill payment counter</source>
        <translation>Loket pembayaran</translation>
    </message>
    <message>
        <source>Light / dark</source>
        <translation>Terang / gelap</translation>
    </message>
    <message>
        <source>{0} may try again at once.</source>
        <translation>{0} boleh langsung mencoba lagi.</translation>
    </message>
    <message>
        <source>A supervisor unlocks</source>
        <translation>Supervisor membuka kunci</translation>
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
    <name>MinutesField</name>
    <message>
        <source>minutes</source>
        <translation>menit</translation>
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
        <source>Open all the same</source>
        <translation>Tetap buka</translation>
    </message>
    <message>
        <source>Nothing is sold before the float is counted. Count all that is there.</source>
        <translation>Penjualan baru bisa dimulai setelah modal awal dihitung. Hitung semua uang di laci.</translation>
    </message>
    <message>
        <source>Count the float</source>
        <translation>Hitung modal awal</translation>
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
    <message>
        <source>the newest {0}</source>
        <translation>{0} terbaru</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>People</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>Add somebody</source>
        <translation>Tambah petugas</translation>
    </message>
    <message>
        <source>New owner&apos;s secret</source>
        <translation>Kunci rahasia baru</translation>
    </message>
    <message>
        <source>Your PIN of now</source>
        <translation>PIN Anda sekarang</translation>
    </message>
    <message>
        <source>New PIN, 6 to 12 digits</source>
        <translation>PIN baru, 6 sampai 12 angka</translation>
    </message>
    <message>
        <source>New PIN once more</source>
        <translation>Ulangi PIN baru</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>May try a PIN again at once</source>
        <translation>Boleh langsung mencoba PIN lagi</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>nonaktif</translation>
    </message>
    <message>
        <source>Write it down and keep it at home: it is not shown again, the old one is void.</source>
        <translation>Catat dan simpan di rumah: tidak ditampilkan lagi, yang lama tidak berlaku.</translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation>Petugas baru</translation>
    </message>
    <message>
        <source>A new PIN is only set if one is typed.</source>
        <translation>PIN hanya diganti kalau diisi.</translation>
    </message>
    <message>
        <source>Tell the PIN to this person alone; it can be changed at any time.</source>
        <translation>Sebutkan PIN hanya kepada petugas ini; bisa diganti kapan saja.</translation>
    </message>
    <message>
        <source>May not sign in any more</source>
        <translation>Nonaktifkan</translation>
    </message>
    <message>
        <source>May sign in again</source>
        <translation>Aktifkan lagi</translation>
    </message>
    <message>
        <source>The two PINs differ.</source>
        <translation>Kedua PIN tidak sama.</translation>
    </message>
    <message>
        <source>Type the new PIN twice.</source>
        <translation>Ketik PIN baru dua kali.</translation>
    </message>
    <message>
        <source>{0} is signed out everywhere and cannot come in again.</source>
        <translation>{0} langsung keluar dan tidak bisa masuk lagi.</translation>
    </message>
    <message>
        <source>Press once more if you are sure. It can be undone here.</source>
        <translation>Tekan sekali lagi kalau yakin. Bisa dibatalkan di sini.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Peran</translation>
    </message>
</context>
<context>
    <name>PeopleRoom</name>
    <message>
        <source>People</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>Cashiers, roles, PINs</source>
        <translation>Kasir, peran, PIN</translation>
    </message>
    <message>
        <source>Done: {0}</source>
        <translation>Selesai: {0}</translation>
    </message>
</context>
<context>
    <name>PinCard</name>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Let a supervisor unlock</source>
        <translation>Minta supervisor membuka</translation>
    </message>
    <message>
        <source>Too many wrong PINs.</source>
        <translation>Terlalu banyak PIN salah.</translation>
    </message>
    <message>
        <source>The next one is tried in {0}.</source>
        <translation>Coba lagi dalam {0}.</translation>
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
    <name>QueryBar</name>
    <message>
        <source>Number, name, ref or amount</source>
        <translation>Nomor, nama, ref, atau jumlah</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Cari</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periode</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Every state</source>
        <translation>Semua status</translation>
    </message>
    <message>
        <source>Every category</source>
        <translation>Semua kategori</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Dari</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Sampai</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>Semua hari</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hari ini</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Kemarin</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Bulan ini</translation>
    </message>
    <message>
        <source>From - to</source>
        <translation>Dari - sampai</translation>
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
    <name>ReconciliationRoom</name>
    <message>
        <source>Reconciliation</source>
        <translation>Pencocokan</translation>
    </message>
    <message>
        <source>Money at risk: Rp {0}</source>
        <translation>Uang berisiko: Rp {0}</translation>
    </message>
    <message>
        <source>The provider&apos;s statement against our books</source>
        <translation>Laporan penyedia dengan pembukuan kami</translation>
    </message>
    <message>
        <source>Statements (*.csv *.txt *.tsv *.xlsx)</source>
        <translation>Laporan (*.csv *.txt *.tsv *.xlsx)</translation>
    </message>
    <message>
        <source>The provider&apos;s statement</source>
        <translation>Laporan penyedia</translation>
    </message>
    <message>
        <source>Saved: {0}</source>
        <translation>Tersimpan: {0}</translation>
    </message>
</context>
<context>
    <name>ReleaseFacts</name>
    <message>
        <source>Of</source>
        <translation>Tanggal</translation>
    </message>
    <message>
        <source>What is new</source>
        <translation>Yang baru</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Berkas</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>Alamat unduhan</translation>
    </message>
</context>
<context>
    <name>ReportFigures</name>
    <message>
        <source>Income of the shop</source>
        <translation>Pendapatan loket</translation>
    </message>
    <message>
        <source>Received from customers</source>
        <translation>Diterima dari pelanggan</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Transaksi</translation>
    </message>
    <message>
        <source>Over or short</source>
        <translation>Selisih kas</translation>
    </message>
    <message>
        <source>Sales by hour</source>
        <translation>Transaksi per jam</translation>
    </message>
    <message>
        <source>By category</source>
        <translation>Menurut kategori</translation>
    </message>
    <message>
        <source>Successful at the provider</source>
        <translation>Berhasil di penyedia</translation>
    </message>
    <message>
        <source>{0} drawers counted</source>
        <translation>{0} laci dihitung</translation>
    </message>
</context>
<context>
    <name>ReportLinesModel</name>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Transaksi</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>Pokok tagihan</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>Admin</translation>
    </message>
    <message>
        <source>Service fee</source>
        <translation>Biaya layanan</translation>
    </message>
    <message>
        <source>Commission</source>
        <translation>Komisi</translation>
    </message>
    <message>
        <source>Income</source>
        <translation>Pendapatan</translation>
    </message>
</context>
<context>
    <name>ReportSalesPage</name>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Single sales</source>
        <translation>Transaksi satu per satu</translation>
    </message>
    <message>
        <source>{0} sales.</source>
        <translation>{0} transaksi.</translation>
    </message>
    <message>
        <source>The first {0} of {1} sales are shown. The Excel file has all of them.</source>
        <translation>Ditampilkan {0} transaksi pertama dari {1}. Semuanya ada di berkas Excel.</translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message>
        <source>Shift {0}</source>
        <translation>Shift {0}</translation>
    </message>
    <message>
        <source>By category</source>
        <translation>Menurut kategori</translation>
    </message>
    <message>
        <source>By product</source>
        <translation>Menurut produk</translation>
    </message>
    <message>
        <source>By provider</source>
        <translation>Menurut penyedia</translation>
    </message>
    <message>
        <source>By cashier</source>
        <translation>Menurut kasir</translation>
    </message>
    <message>
        <source>By hour</source>
        <translation>Menurut jam</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>Menurut hari</translation>
    </message>
    <message>
        <source>{0} before</source>
        <translation>sebelumnya {0}</translation>
    </message>
    <message>
        <source>{0} from {1}</source>
        <translation>{0} dari {1}</translation>
    </message>
    <message>
        <source>{0}, usually {1} s</source>
        <translation>{0}, biasanya {1} dtk</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>Pas</translation>
    </message>
    <message>
        <source>{0} over</source>
        <translation>Lebih {0}</translation>
    </message>
    <message>
        <source>{0} short</source>
        <translation>Kurang {0}</translation>
    </message>
    <message>
        <source>These figures do not agree. Verify the journal before you trust them.</source>
        <translation>Angka-angka ini tidak saling cocok. Periksa jurnal sebelum memercayainya.</translation>
    </message>
    <message>
        <source>All groups make the total.</source>
        <translation>Semua kelompok sama dengan jumlahnya.</translation>
    </message>
    <message>
        <source>Equal to Z report {0}.</source>
        <translation>Sama dengan laporan Z {0}.</translation>
    </message>
    <message>
        <source>Shift {0} is still open: no Z yet.</source>
        <translation>Shift {0} masih terbuka: belum ada laporan Z.</translation>
    </message>
    <message>
        <source>Shift {0}: {1} more count for other days.</source>
        <translation>Shift {0}: {1} lagi terhitung pada hari lain.</translation>
    </message>
    <message>
        <source>Compared with: {0}.</source>
        <translation>Dibandingkan dengan: {0}.</translation>
    </message>
    <message>
        <source>{0} without the provider&apos;s price: commission unknown.</source>
        <translation>{0} tanpa harga penyedia: komisinya belum diketahui.</translation>
    </message>
    <message>
        <source>{0} practice sales are left out.</source>
        <translation>{0} transaksi latihan tidak ikut dihitung.</translation>
    </message>
    <message>
        <source>{0} real sales are left out.</source>
        <translation>{0} transaksi nyata tidak ikut dihitung.</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Periods</source>
        <translation>Periode</translation>
    </message>
    <message>
        <source>SIMULATION</source>
        <translation>SIMULASI</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Baris</translation>
    </message>
    <message>
        <source>Lines of the report</source>
        <translation>Baris laporan</translation>
    </message>
    <message>
        <source>Nothing was sold here.</source>
        <translation>Belum ada penjualan di sini.</translation>
    </message>
    <message>
        <source>Choose another period.</source>
        <translation>Pilih periode lain.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hari ini</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Kemarin</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Bulan ini</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Bulan lalu</translation>
    </message>
    <message>
        <source>Shift {0}, {1}, {2}</source>
        <translation>Shift {0}, {1}, {2}</translation>
    </message>
</context>
<context>
    <name>ReportsRoom</name>
    <message>
        <source>Reports</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>Income, sales, providers, drawers</source>
        <translation>Pendapatan, penjualan, penyedia, laci</translation>
    </message>
    <message>
        <source>Saved: {0}</source>
        <translation>Tersimpan: {0}</translation>
    </message>
</context>
<context>
    <name>RestorePage</name>
    <message>
        <source>Restore</source>
        <translation>Pulihkan</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Restore the backup of {0}?</source>
        <translation>Pulihkan cadangan {0}?</translation>
    </message>
    <message>
        <source>RESTORE</source>
        <translation>PULIHKAN</translation>
    </message>
    <message>
        <source>The counter is closed, and opened again with the books of that backup.</source>
        <translation>Loket ditutup, lalu dibuka lagi dengan pembukuan dari cadangan itu.</translation>
    </message>
    <message>
        <source>What was sold after it is not in them. The books of now are set aside.</source>
        <translation>Penjualan sesudahnya tidak ada di dalamnya. Pembukuan sekarang disimpan terpisah.</translation>
    </message>
    <message>
        <source>Nothing is sent until a supervisor has held them against the provider&apos;s.</source>
        <translation>Tidak ada yang dikirim sebelum pengawas mencocokkannya dengan data penyedia.</translation>
    </message>
    <message>
        <source>Whoever was added or got a new PIN after it signs in as before.</source>
        <translation>Kasir atau PIN yang diganti sesudahnya kembali seperti semula.</translation>
    </message>
    <message>
        <source>Type {0} to go on</source>
        <translation>Ketik {0} untuk melanjutkan</translation>
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
    <name>SaleLinesModel</name>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Waktu</translation>
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
        <source>Provider</source>
        <translation>Penyedia</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Kasir</translation>
    </message>
    <message>
        <source>Income</source>
        <translation>Pendapatan</translation>
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
    <name>SetUpPage</name>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>PIN once more</source>
        <translation>Ulangi PIN</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Lanjut</translation>
    </message>
    <message>
        <source>Later, in the settings</source>
        <translation>Nanti, lewat pengaturan</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Selamat datang</translation>
    </message>
    <message>
        <source>Whoever sets this counter up owns it: the owner adds people, gives rights and changes the settings. Choose a PIN of 6 to 12 digits that nobody guesses.</source>
        <translation>Yang menyiapkan loket ini adalah pemiliknya: pemilik menambah petugas, memberi hak, dan mengubah pengaturan. Pilih PIN 6 sampai 12 angka yang sulit ditebak.</translation>
    </message>
    <message>
        <source>Your shop</source>
        <translation>Loket Anda</translation>
    </message>
    <message>
        <source>This stands on every receipt. You can change it at any time.</source>
        <translation>Ini tercetak di setiap struk. Bisa diubah kapan saja.</translation>
    </message>
    <message>
        <source>The owner&apos;s secret</source>
        <translation>Kunci rahasia pemilik</translation>
    </message>
    <message>
        <source>Write it down and keep it at home, not at the counter. With it you approve over the phone, and come back in if you forget your PIN or the computer breaks. It is not shown again.</source>
        <translation>Catat dan simpan di rumah, jangan di loket. Dengan ini Anda menyetujui lewat telepon, dan bisa masuk lagi kalau lupa PIN atau komputer rusak. Tidak ditampilkan lagi.</translation>
    </message>
    <message>
        <source>I have written it down</source>
        <translation>Sudah saya catat</translation>
    </message>
    <message>
        <source>Step {0} of {1}</source>
        <translation>Langkah {0} dari {1}</translation>
    </message>
    <message>
        <source>The two PINs differ.</source>
        <translation>Kedua PIN tidak sama.</translation>
    </message>
    <message>
        <source>Type your PIN twice.</source>
        <translation>Ketik PIN Anda dua kali.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Nama Anda</translation>
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
    <message>
        <source>Fees</source>
        <translation>Biaya</translation>
    </message>
    <message>
        <source>Kinds of money</source>
        <translation>Cara bayar</translation>
    </message>
    <message>
        <source>New versions</source>
        <translation>Versi baru</translation>
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
    <message>
        <source>There is a new version: {0}</source>
        <translation>Ada versi baru: {0}</translation>
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
        <source>Demo: the PIN of {0} is {1}.</source>
        <translation>Demo: PIN {0} adalah {1}.</translation>
    </message>
</context>
<context>
    <name>StatementColumnsPage</name>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>Mencocokkan</translation>
    </message>
    <message>
        <source>Compare with the books</source>
        <translation>Cocokkan dengan pembukuan</translation>
    </message>
    <message>
        <source>(not in this file)</source>
        <translation>(tidak ada di berkas ini)</translation>
    </message>
    <message>
        <source>row {0} ({1}: &quot;{2}&quot;)</source>
        <translation>baris {0} ({1}: &quot;{2}&quot;)</translation>
    </message>
    <message>
        <source>{0} and {1} more</source>
        <translation>{0} dan {1} lagi</translation>
    </message>
    <message>
        <source>Not readable: {0}. Nothing was kept.</source>
        <translation>Tidak terbaca: {0}. Tidak ada yang dicatat.</translation>
    </message>
    <message>
        <source>Is the right column chosen? A total below the list can be left out.</source>
        <translation>Apakah kolomnya sudah benar? Baris jumlah di bawah daftar boleh dilewati.</translation>
    </message>
    <message>
        <source>Leave these rows out</source>
        <translation>Lewati baris ini</translation>
    </message>
    <message>
        <source>{0} rows.</source>
        <translation>{0} baris.</translation>
    </message>
    <message>
        <source>The columns are a guess by their names: look at them before you go on.</source>
        <translation>Kolom ditebak dari namanya: periksa dulu sebelum melanjutkan.</translation>
    </message>
    <message>
        <source>The columns are as {0} has confirmed them.</source>
        <translation>Kolom sesuai yang disetujui {0}.</translation>
    </message>
    <message>
        <source>The first rows of the file</source>
        <translation>Baris pertama berkas</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Baris</translation>
    </message>
</context>
<context>
    <name>StatementsPage</name>
    <message>
        <source>Provider</source>
        <translation>Penyedia</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>Pilih berkas</translation>
    </message>
    <message>
        <source>Statements compared so far</source>
        <translation>Laporan yang sudah dicocokkan</translation>
    </message>
    <message>
        <source>No statement has been compared yet.</source>
        <translation>Belum ada laporan yang dicocokkan.</translation>
    </message>
    <message>
        <source>Sign in at the provider&apos;s website and download the list of transactions as CSV or Excel. Then choose it here.</source>
        <translation>Masuk ke situs penyedia dan unduh daftar transaksi sebagai CSV atau Excel. Lalu pilih berkasnya di sini.</translation>
    </message>
    <message>
        <source>Nothing is open.</source>
        <translation>Tidak ada yang terbuka.</translation>
    </message>
    <message>
        <source>{0}, {1} to {2}: {3} lines, {4}, by {5}</source>
        <translation>{0}, {1} s.d. {2}: {3} baris, {4}, oleh {5}</translation>
    </message>
    <message>
        <source>Reconciliation</source>
        <translation>Pencocokan</translation>
    </message>
    <message>
        <source>Money at risk</source>
        <translation>Uang berisiko</translation>
    </message>
    <message>
        <source>Compare a provider&apos;s statement</source>
        <translation>Cocokkan laporan penyedia</translation>
    </message>
</context>
<context>
    <name>StoppedPage</name>
    <message>
        <source>Bill payment counter</source>
        <translation>Loket pembayaran</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Mulai lagi</translation>
    </message>
    <message>
        <source>Leave it closed</source>
        <translation>Biarkan tertutup</translation>
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
    <name>UpdatesForm</name>
    <message>
        <source>This is version {0}.</source>
        <translation>Ini versi {0}.</translation>
    </message>
    <message>
        <source>Look now</source>
        <translation>Periksa sekarang</translation>
    </message>
    <message>
        <source>Enter the address first.</source>
        <translation>Isi alamatnya dahulu.</translation>
    </message>
    <message>
        <source>Only an address with https:// is safe.</source>
        <translation>Hanya alamat dengan https:// yang aman.</translation>
    </message>
    <message>
        <source>Asking for the newest version ...</source>
        <translation>Menanyakan versi terbaru ...</translation>
    </message>
    <message>
        <source>There is a new version: {0}.</source>
        <translation>Ada versi baru: {0}.</translation>
    </message>
    <message>
        <source>Nothing is installed by itself. Fetch the file when you have time for it.</source>
        <translation>Tidak ada yang dipasang sendiri. Unduh berkasnya bila sempat.</translation>
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
        <source>Nothing that was written down explains exactly this difference.</source>
        <translation>Tidak ada catatan yang persis menjelaskan selisih ini.</translation>
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
    <name>ZReportsModel</name>
    <message>
        <source>Report</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Ditutup</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Oleh</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Penjualan</translation>
    </message>
    <message>
        <source>Over or short</source>
        <translation>Selisih</translation>
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
    <message>
        <source>Admin fee in all</source>
        <translation>Jumlah admin</translation>
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
        <source>Approval|{detail} may not approve this.|Ask a supervisor or the owner for name and PIN.</source>
        <translation>Persetujuan|{detail} tidak boleh menyetujui ini.|Minta nama dan PIN supervisor atau pemilik.</translation>
    </message>
    <message>
        <source>Approval|The approval was given more than a minute ago.|Ask for it once more.</source>
        <translation>Persetujuan|Persetujuan diberikan lebih dari satu menit lalu.|Minta sekali lagi.</translation>
    </message>
    <message>
        <source>Sign in|You are not signed in at this counter.|Sign in, then do it again.</source>
        <translation>Masuk|Anda belum masuk di loket ini.|Masuk dulu, lalu ulangi.</translation>
    </message>
    <message>
        <source>Locked|The counter is locked.|Unlock it with your PIN, then do it again.</source>
        <translation>Terkunci|Loket terkunci.|Buka dengan PIN Anda, lalu ulangi.</translation>
    </message>
    <message>
        <source>Wait|There were too many wrong PINs. The next one is tried in {detail} minutes.|Wait until then, or let a supervisor unlock the name.</source>
        <translation>Tunggu|Terlalu banyak PIN salah. Coba lagi dalam {detail} menit.|Tunggu sampai saat itu, atau minta supervisor membukanya.</translation>
    </message>
    <message>
        <source>PIN|The PINs of these books were made on another computer, whose key is not here.|Set the owner&apos;s PIN anew with the owner&apos;s secret: pos-app owner-pin; see docs/operating.md.</source>
        <translation>PIN|PIN di pembukuan ini dibuat di komputer lain, kuncinya tidak ada di sini.|Buat PIN pemilik yang baru dengan kunci rahasia pemilik: pos-app owner-pin; lihat docs/operating.md.</translation>
    </message>
    <message>
        <source>Owner|{detail} is the only owner.|Make somebody else an owner first.</source>
        <translation>Pemilik|{detail} satu-satunya pemilik.|Jadikan orang lain pemilik dulu.</translation>
    </message>
    <message>
        <source>Name|Nobody is called {detail} here.|Choose a name of the list.</source>
        <translation>Nama|Tidak ada petugas bernama {detail}.|Pilih nama dari daftar.</translation>
    </message>
    <message>
        <source>Approval|{detail} is no question of a counter.|Type it as it stands on the screen, with its colons.</source>
        <translation>Persetujuan|{detail} bukan pertanyaan dari loket.|Ketik seperti di layar, lengkap dengan titik duanya.</translation>
    </message>
    <message>
        <source>Owner&apos;s secret|This is not an owner&apos;s secret.|Type its 32 letters and digits as they were shown.</source>
        <translation>Kunci rahasia|Ini bukan kunci rahasia pemilik.|Ketik 32 huruf dan angkanya seperti yang ditampilkan.</translation>
    </message>
    <message>
        <source>Owner&apos;s secret|This secret does not belong to an owner {detail} of these books.|Check the name and the newest secret that was shown.</source>
        <translation>Kunci rahasia|Kunci rahasia ini bukan milik pemilik bernama {detail} di pembukuan ini.|Periksa nama dan kunci rahasia terbaru yang ditampilkan.</translation>
    </message>
    <message>
        <source>Approval|This counter has no owner&apos;s secret yet.|The owner makes one under Menu, People; until then a supervisor approves by PIN.</source>
        <translation>Persetujuan|Loket ini belum punya kunci rahasia pemilik.|Pemilik membuatnya di Menu, Petugas; sebelum itu supervisor menyetujui dengan PIN.</translation>
    </message>
    <message>
        <source>Approval|This is not the code for this question.|Read the question out again and type the eight digits.</source>
        <translation>Persetujuan|Kode ini tidak cocok dengan pertanyaannya.|Bacakan lagi pertanyaannya, lalu ketik delapan angkanya.</translation>
    </message>
    <message>
        <source>Approval|This question can no longer be answered.|Ask for a code once more.</source>
        <translation>Persetujuan|Pertanyaan ini sudah tidak berlaku.|Minta kode sekali lagi.</translation>
    </message>
    <message>
        <source>Sell</source>
        <translation>Menjual</translation>
    </message>
    <message>
        <source>Give cash back</source>
        <translation>Mengembalikan uang tunai</translation>
    </message>
    <message>
        <source>Print a receipt again</source>
        <translation>Cetak ulang struk</translation>
    </message>
    <message>
        <source>Decide about a payment</source>
        <translation>Memutuskan pembayaran</translation>
    </message>
    <message>
        <source>Open a shift</source>
        <translation>Membuka shift</translation>
    </message>
    <message>
        <source>Put cash in or take it out</source>
        <translation>Menambah atau mengambil kas</translation>
    </message>
    <message>
        <source>Take much cash out</source>
        <translation>Mengambil kas dalam jumlah besar</translation>
    </message>
    <message>
        <source>Count the cash</source>
        <translation>Menghitung kas</translation>
    </message>
    <message>
        <source>Close a shift</source>
        <translation>Menutup shift</translation>
    </message>
    <message>
        <source>Close somebody else&apos;s shift</source>
        <translation>Menutup shift orang lain</translation>
    </message>
    <message>
        <source>See the own shift</source>
        <translation>Melihat shift sendiri</translation>
    </message>
    <message>
        <source>See the expected cash</source>
        <translation>Melihat kas seharusnya</translation>
    </message>
    <message>
        <source>See reports</source>
        <translation>Melihat laporan</translation>
    </message>
    <message>
        <source>Export data</source>
        <translation>Mengekspor data</translation>
    </message>
    <message>
        <source>See the journal</source>
        <translation>Melihat jurnal</translation>
    </message>
    <message>
        <source>Verify the books</source>
        <translation>Memeriksa pembukuan</translation>
    </message>
    <message>
        <source>Reconcile with a provider</source>
        <translation>Mencocokkan dengan penyedia</translation>
    </message>
    <message>
        <source>Back up the books</source>
        <translation>Mencadangkan pembukuan</translation>
    </message>
    <message>
        <source>Accept restored books</source>
        <translation>Menerima pembukuan yang dipulihkan</translation>
    </message>
    <message>
        <source>Change the settings</source>
        <translation>Mengubah pengaturan</translation>
    </message>
    <message>
        <source>Manage people</source>
        <translation>Mengelola petugas</translation>
    </message>
    <message>
        <source>Unlock somebody</source>
        <translation>Membuka kunci petugas</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Setujui</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Kasir</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Pemilik</translation>
    </message>
    <message>
        <source>Statement|The file &quot;{detail}&quot; cannot be opened.|Look whether it is still there, or download it again.</source>
        <translation>Laporan|Berkas &quot;{detail}&quot; tidak bisa dibuka.|Periksa apakah masih ada, atau unduh lagi.</translation>
    </message>
    <message>
        <source>Statement|The file &quot;{detail}&quot; is too large for a statement.|Download fewer days at once.</source>
        <translation>Laporan|Berkas &quot;{detail}&quot; terlalu besar untuk laporan.|Unduh lebih sedikit hari sekaligus.</translation>
    </message>
    <message>
        <source>Statement|&quot;{detail}&quot; is no CSV or XLSX file, or has macros.|Save it as CSV or as XLSX without macros.</source>
        <translation>Laporan|&quot;{detail}&quot; bukan berkas CSV atau XLSX, atau berisi makro.|Simpan sebagai CSV, atau XLSX tanpa makro.</translation>
    </message>
    <message>
        <source>Statement|The file is damaged ({detail}); nothing was kept.|Download it again.</source>
        <translation>Laporan|Berkas rusak ({detail}); tidak ada yang dicatat.|Unduh lagi.</translation>
    </message>
    <message>
        <source>Statement|There is no transaction in this file.|Choose the days again at the provider, then download it again.</source>
        <translation>Laporan|Tidak ada transaksi di berkas ini.|Pilih lagi tanggalnya di situs penyedia, lalu unduh lagi.</translation>
    </message>
    <message>
        <source>Columns|It is not known which column is: {detail}.|Choose it from the headings of the file.</source>
        <translation>Kolom|Belum diketahui kolom untuk: {detail}.|Pilih dari judul kolom berkas.</translation>
    </message>
    <message>
        <source>Columns|The file has no such column: {detail}.|Choose from the headings of the file.</source>
        <translation>Kolom|Berkas tidak punya kolom: {detail}.|Pilih dari judul kolom berkas.</translation>
    </message>
    <message>
        <source>Columns|One column of the file is chosen twice.|Choose another one for each.</source>
        <translation>Kolom|Satu kolom berkas dipilih dua kali.|Pilih kolom yang berbeda untuk masing-masing.</translation>
    </message>
    <message>
        <source>Columns|&quot;{detail}&quot; is not understood.|Enter for example our-ref=ref_id.</source>
        <translation>Kolom|&quot;{detail}&quot; tidak dimengerti.|Ketik misalnya our-ref=ref_id.</translation>
    </message>
    <message>
        <source>Statement|These rows cannot be read: {detail}. Nothing was kept.|Choose other columns, or leave out rows that are no transaction.</source>
        <translation>Laporan|Baris ini tidak terbaca: {detail}. Tidak ada yang dicatat.|Pilih kolom lain, atau lewati baris yang bukan transaksi.</translation>
    </message>
    <message>
        <source>Days|There is no time between these days: {detail}.|Enter the first day, then the last.</source>
        <translation>Tanggal|Tidak ada waktu di antara tanggal ini: {detail}.|Isi tanggal awal, lalu tanggal akhir.</translation>
    </message>
    <message>
        <source>Days|&quot;{detail}&quot; is no day.|Enter it as 2026-11-21.</source>
        <translation>Tanggal|&quot;{detail}&quot; bukan tanggal.|Ketik seperti 2026-11-21.</translation>
    </message>
    <message>
        <source>Reconciliation|There is no finding {detail}.|Open the statement again.</source>
        <translation>Pencocokan|Tidak ada temuan {detail}.|Buka lagi laporannya.</translation>
    </message>
    <message>
        <source>Claim|Nothing of this statement is open.|There is no letter to write.</source>
        <translation>Klaim|Tidak ada yang terbuka dari laporan ini.|Tidak perlu surat klaim.</translation>
    </message>
    <message>
        <source>Letter|The letter could not be drawn ({detail}); what was found is kept.|Try again, or save the table instead.</source>
        <translation>Surat|Surat tidak bisa dibuat ({detail}); temuan tetap tercatat.|Coba lagi, atau simpan tabelnya.</translation>
    </message>
    <message>
        <source>Matched|We and the provider say the same.|Nothing is to be done.</source>
        <translation>Cocok|Kami dan penyedia sama.|Tidak ada yang perlu dilakukan.</translation>
    </message>
    <message>
        <source>Only ours|Our customer has paid, and the provider&apos;s statement does not have it.|Ask the provider with our ref. Then give the cash back, or write down the answer.</source>
        <translation>Hanya di kami|Pelanggan sudah membayar, tetapi tidak ada di laporan penyedia.|Tanyakan ke penyedia dengan ref kami. Lalu kembalikan uangnya, atau catat jawabannya.</translation>
    </message>
    <message>
        <source>Only theirs|The provider has booked what our books do not have.|Find out who else uses this account, or claim it.</source>
        <translation>Hanya di penyedia|Penyedia mencatat transaksi yang tidak ada di pembukuan kami.|Cari siapa lagi yang memakai akun ini, atau ajukan klaim.</translation>
    </message>
    <message>
        <source>Amount differs|Another amount has left the deposit than was agreed.|Claim the difference from the provider.</source>
        <translation>Jumlah berbeda|Deposit terpotong dengan jumlah lain dari yang disepakati.|Klaim selisihnya ke penyedia.</translation>
    </message>
    <message>
        <source>Status differs|How the payment stands with us is not what the statement says.|Open the payment; a supervisor settles it with the statement as evidence.</source>
        <translation>Status berbeda|Status pembayaran di kami tidak sama dengan laporan.|Buka pembayarannya; supervisor memutuskan dengan laporan ini sebagai bukti.</translation>
    </message>
    <message>
        <source>Twice at the provider|One payment of ours has been charged more than once.|Claim what was charged too often.</source>
        <translation>Dua kali di penyedia|Satu pembayaran kami terpotong lebih dari sekali.|Klaim kelebihan potongannya.</translation>
    </message>
    <message>
        <source>Another counter|Another counter of this account has made this payment.|Compare the statement there as well.</source>
        <translation>Loket lain|Pembayaran ini dibuat loket lain dengan akun yang sama.|Cocokkan juga laporan ini di loket itu.</translation>
    </message>
    <message>
        <source>Taken from us</source>
        <translation>Uang kami terpotong</translation>
    </message>
    <message>
        <source>Customers&apos; money</source>
        <translation>Uang pelanggan</translation>
    </message>
    <message>
        <source>We owe</source>
        <translation>Kami berutang</translation>
    </message>
    <message>
        <source>Successful</source>
        <translation>Sukses</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gagal</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Dikembalikan</translation>
    </message>
    <message>
        <source>Not there</source>
        <translation>Tidak ada</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Terbuka</translation>
    </message>
    <message>
        <source>Claimed</source>
        <translation>Sudah diklaim</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>See the newer statement</source>
        <translation>Lihat laporan terbaru</translation>
    </message>
    <message>
        <source>Our ref</source>
        <translation>Ref kami</translation>
    </message>
    <message>
        <source>Provider&apos;s ref</source>
        <translation>Ref penyedia</translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation>Nomor pelanggan</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Jumlah</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>Tanggal dan jam</translation>
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
        <source>Notes|{detail} is no count of notes.|Write the note, x, and how many: 100000x3,500x2.</source>
        <translation>Uang|{detail} bukan hitungan uang.|Tulis pecahan, x, lalu jumlah lembarnya: 100000x3,500x2.</translation>
    </message>
    <message>
        <source>Reference|{detail} needs a reference.|Enter the number that is on its slip or screen.</source>
        <translation>Nomor referensi|{detail} perlu nomor referensi.|Masukkan nomor yang tercetak di struknya atau tampil di layarnya.</translation>
    </message>
    <message>
        <source>Year|The books say nothing of the year {detail}.|Choose another year.</source>
        <translation>Tahun|Pembukuan tidak memuat tahun {detail}.|Pilih tahun lain.</translation>
    </message>
    <message>
        <source>File|The file could not be written: {detail}.|Choose another folder, or make room on the disk.</source>
        <translation>Berkas|Berkas tidak dapat ditulis: {detail}.|Pilih folder lain, atau kosongkan ruang di disk.</translation>
    </message>
    <message>
        <source>Backup|There is no backup that could be restored: {detail}.|Make one first, or plug in the disk that it is on.</source>
        <translation>Cadangan|Tidak ada cadangan yang dapat dipulihkan: {detail}.|Buat cadangan dahulu, atau pasang disk tempat cadangan disimpan.</translation>
    </message>
    <message>
        <source>Backup|The backup {detail} is sound, but it is not of these books.|Make a new backup now, and find out where this one comes from.</source>
        <translation>Cadangan|Cadangan {detail} utuh, tetapi bukan dari pembukuan ini.|Buat cadangan baru sekarang, lalu cari tahu dari mana cadangan ini.</translation>
    </message>
    <message>
        <source>Search|This is too little to look for.|Type at least {detail} signs of the number, the name or the ref.</source>
        <translation>Cari|Ini terlalu pendek untuk dicari.|Ketik paling sedikit {detail} huruf atau angka dari nomor, nama, atau ref.</translation>
    </message>
    <message>
        <source>Written down by {by}, cash Rp {tendered}</source>
        <translation>Dicatat oleh {by}, uang Rp {tendered}</translation>
    </message>
    <message>
        <source>Sent to the provider, time {send_no}</source>
        <translation>Dikirim ke penyedia, ke-{send_no}</translation>
    </message>
    <message>
        <source>Not sent: the provider was not reached</source>
        <translation>Tidak terkirim: penyedia tidak terhubung</translation>
    </message>
    <message>
        <source>The provider is working on it</source>
        <translation>Sedang diproses penyedia</translation>
    </message>
    <message>
        <source>Unclear: {reason}</source>
        <translation>Belum pasti: {reason}</translation>
    </message>
    <message>
        <source>A supervisor has to decide: {reason}</source>
        <translation>Pengawas harus memutuskan: {reason}</translation>
    </message>
    <message>
        <source>Paid, provider ref {provider_ref}</source>
        <translation>Lunas, ref penyedia {provider_ref}</translation>
    </message>
    <message>
        <source>Refused: {reason}</source>
        <translation>Ditolak: {reason}</translation>
    </message>
    <message>
        <source>Cancelled by {by}</source>
        <translation>Dibatalkan oleh {by}</translation>
    </message>
    <message>
        <source>Reversed by the provider</source>
        <translation>Dikembalikan oleh penyedia</translation>
    </message>
    <message>
        <source>Answer ({asked}): {reason} {code} {message}</source>
        <translation>Jawaban ({asked}): {reason} {code} {message}</translation>
    </message>
    <message>
        <source>{by} approved by PIN</source>
        <translation>{by} menyetujui dengan PIN</translation>
    </message>
    <message>
        <source>A wrong PIN for {by}</source>
        <translation>PIN salah untuk {by}</translation>
    </message>
    <message>
        <source>Receipt handed out by {by} ({how})</source>
        <translation>Struk diserahkan oleh {by} ({how})</translation>
    </message>
    <message>
        <source>Cash held: Rp {amount}</source>
        <translation>Uang titipan: Rp {amount}</translation>
    </message>
    <message>
        <source>Rp {amount} given back by {by}</source>
        <translation>Rp {amount} dikembalikan oleh {by}</translation>
    </message>
    <message>
        <source>Slip for held cash, number {number}</source>
        <translation>Bukti titipan nomor {number}</translation>
    </message>
    <message>
        <source>Slip for cash given back, no. {number}</source>
        <translation>Bukti pengembalian nomor {number}</translation>
    </message>
    <message>
        <source>Copy {copy} of the receipt handed out by {by} ({how})</source>
        <translation>Salinan struk ke-{copy} diserahkan oleh {by} ({how})</translation>
    </message>
    <message>
        <source>decided by {approved_by}: {why} ({evidence})</source>
        <translation>diputuskan {approved_by}: {why} ({evidence})</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>dicetak</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>disimpan</translation>
    </message>
    <message>
        <source>to the payment</source>
        <translation>atas pembayaran</translation>
    </message>
    <message>
        <source>to a check</source>
        <translation>atas pengecekan</translation>
    </message>
    <message>
        <source>Journal changed|The books have lost entries, or others were put in their place (last seen: {detail}).|Do not sell. Bring the latest backup back: pos-app restore FILE; then tell the owner.</source>
        <translation>Jurnal berubah|Pembukuan kehilangan catatan, atau diganti dengan yang lain (terakhir terlihat: {detail}).|Jangan berjualan dulu. Pulihkan cadangan terbaru: pos-app restore BERKAS; lalu beri tahu pemilik.</translation>
    </message>
    <message>
        <source>Key|The key of the journal is on this computer; none is missing.|To take another one: pos-app journal rotate-key.</source>
        <translation>Kunci|Kunci jurnal ada di komputer ini; tidak ada yang hilang.|Untuk mengganti kunci: pos-app journal rotate-key.</translation>
    </message>
    <message>
        <source>Period|&quot;{detail}&quot; is no period of days.|Enter days such as 2026-11-21, the first one first.</source>
        <translation>Periode|&quot;{detail}&quot; bukan rentang hari.|Isi tanggal seperti 2026-11-21, yang paling awal lebih dulu.</translation>
    </message>
    <message>
        <source>File|Reports are not written as &quot;{detail}&quot;.|Choose pdf, csv or xlsx.</source>
        <translation>Berkas|Laporan tidak dapat ditulis sebagai &quot;{detail}&quot;.|Pilih pdf, csv, atau xlsx.</translation>
    </message>
    <message>
        <source>No shift|No shift is open, so no money can be taken or given back.|Count the float and open the shift.</source>
        <translation>Tanpa shift|Belum ada shift yang dibuka, jadi uang belum bisa diterima atau dikembalikan.|Hitung modal awal dan buka shift.</translation>
    </message>
    <message>
        <source>code {0}.</source>
        <translation>kode {0}.</translation>
    </message>
    <message>
        <source>Refused (code {code})</source>
        <translation>Ditolak (kode {code})</translation>
    </message>
    <message>
        <source>Temporary files|The folder for temporary files cannot be used ({detail}).|Make room on the disk, or give this user the right to write there.</source>
        <translation>File sementara|Folder untuk file sementara tidak bisa dipakai ({detail}).|Kosongkan ruang di disk, atau beri pengguna ini hak menulis di sana.</translation>
    </message>
    <message>
        <source>Shift open|Shift {detail} is open.|Count the drawer and close the shift, then start the update again.</source>
        <translation>Shift terbuka|Shift {detail} masih terbuka.|Hitung isi laci dan tutup shift, lalu jalankan pembaruan lagi.</translation>
    </message>
    <message>
        <source>Payments open|Payments are not finished yet: {detail}.|Open the counter and finish or cancel them under Unfinished, then start the update again.</source>
        <translation>Pembayaran belum selesai|Ada pembayaran yang belum selesai: {detail}.|Buka loket, selesaikan atau batalkan di Belum selesai, lalu jalankan pembaruan lagi.</translation>
    </message>
    <message>
        <source>Counter open|The counter is open, or another command is at work on its books.|Close it, then start the update again.</source>
        <translation>Loket terbuka|Loket masih terbuka, atau perintah lain sedang memakai pembukuannya.|Tutup dulu, lalu jalankan pembaruan lagi.</translation>
    </message>
    <message>
        <source>Payment under way|The counter is open, and a payment is on its way.|Wait for its answer, then start the update again.</source>
        <translation>Pembayaran berjalan|Loket masih terbuka, dan satu pembayaran sedang dikirim.|Tunggu jawabannya, lalu jalankan pembaruan lagi.</translation>
    </message>
    <message>
        <source>Counter in use|The counter is open, and whoever works there has kept it open.|Ask there when it suits, then start the update again.</source>
        <translation>Loket dipakai|Loket masih terbuka, dan petugas di sana memilih tetap membukanya.|Tanyakan kapan loket bisa ditutup, lalu jalankan pembaruan lagi.</translation>
    </message>
    <message>
        <source>Not upgraded|The new version does not work here: {detail}|The books are as they were; go on with the version of before.</source>
        <translation>Tidak diperbarui|Versi baru tidak berjalan di sini: {detail}|Pembukuan tidak berubah; pakai terus versi yang lama.</translation>
    </message>
    <message>
        <source>The counter does not start|It has ended by itself five times in ten minutes. What was sold is safe; payments that were on their way are asked about at the next start.|Start it again. If that does not help, restart the computer; then call whoever looks after it, and keep the folder log of the counter.</source>
        <translation>Loket tidak mau berjalan|Program loket berhenti sendiri lima kali dalam sepuluh menit. Penjualan tetap aman; pembayaran yang sedang dikirim ditanyakan lagi saat loket berjalan kembali.|Mulai lagi. Jika tetap tidak bisa, nyalakan ulang komputer; lalu hubungi petugas komputer, dan simpan folder log loket.</translation>
    </message>
    <message>
        <source>Leave the kiosk</source>
        <translation>Keluar dari mode kios</translation>
    </message>
    <message>
        <source>New version|This program was built without the key that new versions are recognised by.|Ask whoever gave you the program whether there is a newer one.</source>
        <translation>Versi baru|Program ini dibuat tanpa kunci untuk mengenali versi baru.|Tanyakan kepada pemberi program ini apakah ada versi yang lebih baru.</translation>
    </message>
    <message>
        <source>New version|The address for new versions does not answer: {detail}.|Look at the internet connection and at the address, then try again.</source>
        <translation>Versi baru|Alamat versi baru tidak menjawab: {detail}.|Periksa sambungan internet dan alamatnya, lalu coba lagi.</translation>
    </message>
    <message>
        <source>New version|What came from that address is too large to be word of a new version.|Look at the address; ask whoever gave it to you.</source>
        <translation>Versi baru|Yang datang dari alamat itu terlalu besar untuk kabar versi baru.|Periksa alamatnya; tanyakan kepada yang memberikannya.</translation>
    </message>
    <message>
        <source>New version|What came from that address is no word of a new version ({detail}).|Look at the address; ask whoever gave it to you.</source>
        <translation>Versi baru|Yang datang dari alamat itu bukan kabar versi baru ({detail}).|Periksa alamatnya; tanyakan kepada yang memberikannya.</translation>
    </message>
    <message>
        <source>New version|What came from that address is not signed by the maker of this program.|Install nothing from there; ask whoever gave you the address.</source>
        <translation>Versi baru|Yang datang dari alamat itu tidak ditandatangani pembuat program ini.|Jangan pasang apa pun dari sana; tanyakan kepada yang memberikan alamatnya.</translation>
    </message>
    <message>
        <source>New version|At that address there is word of another program: {detail}.|Look at the address; ask whoever gave it to you.</source>
        <translation>Versi baru|Di alamat itu ada kabar tentang program lain: {detail}.|Periksa alamatnya; tanyakan kepada yang memberikannya.</translation>
    </message>
    <message>
        <source>New version|The word of a new version counted until {detail} only.|See that the date of this computer is right; then ask whoever gave you the address.</source>
        <translation>Versi baru|Kabar versi baru itu hanya berlaku sampai {detail}.|Pastikan tanggal komputer ini benar; lalu tanyakan kepada yang memberikan alamatnya.</translation>
    </message>
    <message>
        <source>New version|An old word of version {detail} came back; a newer one was seen before.|Install nothing from there; ask whoever gave you the address.</source>
        <translation>Versi baru|Kabar lama tentang versi {detail} muncul lagi; yang lebih baru sudah pernah terlihat.|Jangan pasang apa pun dari sana; tanyakan kepada yang memberikan alamatnya.</translation>
    </message>
    <message>
        <source>New version|This is the newest version: {detail}.|There is nothing to do.</source>
        <translation>Versi baru|Ini sudah versi terbaru: {detail}.|Tidak ada yang perlu dilakukan.</translation>
    </message>
    <message>
        <source>New version|At that address there is only the older version {detail}.|There is nothing to do.</source>
        <translation>Versi baru|Di alamat itu hanya ada versi {detail} yang lebih lama.|Tidak ada yang perlu dilakukan.</translation>
    </message>
    <message>
        <source>New version|While a shift is open nothing is asked about new versions.|Close the shift first, then look again.</source>
        <translation>Versi baru|Selama shift terbuka, versi baru tidak ditanyakan.|Tutup shift dahulu, lalu periksa lagi.</translation>
    </message>
    <message>
        <source>No answer in time. Start the computer again and check once more; if it goes on, call support.</source>
        <translation>Tidak ada jawaban pada waktunya. Nyalakan ulang komputer, lalu periksa sekali lagi; kalau terus begini, hubungi bantuan.</translation>
    </message>
    <message>
        <source>The check broke off. Install the program again; if it goes on, call support.</source>
        <translation>Pemeriksaan terputus. Pasang ulang program ini; kalau terus begini, hubungi bantuan.</translation>
    </message>
    <message>
        <source>The check met an error that nobody expected ({error}). Install the program again; if it goes on, call support.</source>
        <translation>Pemeriksaan menemui kesalahan yang tidak terduga ({error}). Pasang ulang program ini; kalau terus begini, hubungi bantuan.</translation>
    </message>
    <message>
        <source>{products} products, {icons} icons, fonts and translations.</source>
        <translation>{products} produk, {icons} ikon, huruf, dan terjemahan lengkap.</translation>
    </message>
    <message>
        <source>A file of the program is missing or broken: {file}. Install the program again.</source>
        <translation>Ada berkas program yang hilang atau rusak: {file}. Pasang ulang program ini.</translation>
    </message>
    <message>
        <source>{home} may be written by its rights; nothing was tried.</source>
        <translation>{home} boleh ditulisi menurut hak aksesnya; tidak dicoba menulis di sana.</translation>
    </message>
    <message>
        <source>{home} may be written by its rights (it is not there yet); nothing was tried.</source>
        <translation>{home} boleh ditulisi menurut hak aksesnya (foldernya belum ada); tidak dicoba menulis di sana.</translation>
    </message>
    <message>
        <source>{home} may not be written by this user. Give the rights to {folder}, or choose another folder with --home.</source>
        <translation>{home} tidak boleh ditulisi oleh pengguna ini. Beri hak tulis untuk {folder}, atau pilih folder lain dengan --home.</translation>
    </message>
    <message>
        <source>Books were founded, written and read; {entries} entries agree.</source>
        <translation>Pembukuan percobaan dibuat, ditulis, dan dibaca; {entries} catatan cocok.</translation>
    </message>
    <message>
        <source>What was written is not what is read. Check the disk of this computer.</source>
        <translation>Yang ditulis tidak sama dengan yang terbaca. Periksa disk komputer ini.</translation>
    </message>
    <message>
        <source>Keys are kept by the system ({keyring}).</source>
        <translation>Kunci disimpan oleh sistem ({keyring}).</translation>
    </message>
    <message>
        <source>This system keeps no keys: they go into an encrypted file beside the books, which is weaker. Let nobody else use this account of the computer.</source>
        <translation>Sistem ini tidak bisa menyimpan kunci, jadi kunci disimpan dalam berkas terenkripsi di samping pembukuan; itu kurang aman. Jangan biarkan orang lain memakai akun komputer ini.</translation>
    </message>
    <message>
        <source>{authorities} certificate authorities are trusted.</source>
        <translation>{authorities} penerbit sertifikat dipercaya.</translation>
    </message>
    <message>
        <source>The list of trusted certificates is broken ({error}). Install the program again.</source>
        <translation>Daftar sertifikat tepercaya rusak ({error}). Pasang ulang program ini.</translation>
    </message>
    <message>
        <source>No provider can be reached: nobody is trusted. Install the program again.</source>
        <translation>Penyedia tidak bisa dihubungi: tidak ada penerbit sertifikat yang dipercaya. Pasang ulang program ini.</translation>
    </message>
    <message>
        <source>WIB, WITA and WIT are known.</source>
        <translation>WIB, WITA, dan WIT dikenal.</translation>
    </message>
    <message>
        <source>The time zone {zone} is missing or wrong on this system. Install the program again.</source>
        <translation>Zona waktu {zone} tidak ada atau salah di sistem ini. Pasang ulang program ini.</translation>
    </message>
    <message>
        <source>Printers: {names}; the usual one is {usual}.</source>
        <translation>Printer: {names}; yang utama {usual}.</translation>
    </message>
    <message>
        <source>Printers: {names}; none is the usual one.</source>
        <translation>Printer: {names}; belum ada yang utama.</translation>
    </message>
    <message>
        <source>There is no printer; receipts can be saved as files. Add one.</source>
        <translation>Belum ada printer; struk bisa disimpan sebagai berkas. Tambahkan printer.</translation>
    </message>
    <message>
        <source>The print service does not answer; receipts can be saved as files. Start it, or add a printer, and check again.</source>
        <translation>Layanan cetak tidak menjawab; struk bisa disimpan sebagai berkas. Jalankan layanannya atau tambahkan printer, lalu periksa lagi.</translation>
    </message>
    <message>
        <source>Receipts were drawn for 58 mm, 80 mm and A4, and read back.</source>
        <translation>Struk untuk 58 mm, 80 mm, dan A4 berhasil dibuat dan terbaca kembali.</translation>
    </message>
    <message>
        <source>A receipt on paper {paper} lacks what it should say. Install the program again.</source>
        <translation>Struk ukuran {paper} tidak memuat yang seharusnya tertulis. Pasang ulang program ini.</translation>
    </message>
    <message>
        <source>A bill was paid on a sandbox of its own, and the books agree.</source>
        <translation>Satu tagihan percobaan dibayar di simulasi, dan pembukuannya cocok.</translation>
    </message>
    <message>
        <source>The bill on a sandbox of its own did not end as it should ({reason}). Install the program again; if it goes on, call support.</source>
        <translation>Tagihan percobaan di simulasi tidak berakhir semestinya ({reason}). Pasang ulang program ini; kalau terus begini, hubungi bantuan.</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>baik</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>perhatian</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gagal</translation>
    </message>
    <message>
        <source>files</source>
        <translation>berkas</translation>
    </message>
    <message>
        <source>home</source>
        <translation>folder data</translation>
    </message>
    <message>
        <source>books</source>
        <translation>pembukuan</translation>
    </message>
    <message>
        <source>keyring</source>
        <translation>kunci</translation>
    </message>
    <message>
        <source>certificates</source>
        <translation>sertifikat</translation>
    </message>
    <message>
        <source>times</source>
        <translation>waktu</translation>
    </message>
    <message>
        <source>printers</source>
        <translation>printer</translation>
    </message>
    <message>
        <source>receipts</source>
        <translation>struk</translation>
    </message>
    <message>
        <source>payment</source>
        <translation>pembayaran</translation>
    </message>
    <message>
        <source>Key missing|The key {detail} of the journal&apos;s seals is not kept for this user of the computer.|Sign in to the computer as the user who runs the counter. Only if the books were moved here, go on under a new key: pos-app journal new-key.</source>
        <translation>Kunci tidak ada|Kunci {detail} untuk segel jurnal tidak tersimpan untuk pengguna komputer ini.|Masuk ke komputer sebagai pengguna yang menjalankan loket. Hanya jika pembukuan dipindahkan ke sini, lanjutkan dengan kunci baru: pos-app journal new-key.</translation>
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
        <source>Lock after|Without a touch; then a PIN is asked for. Ctrl+L locks at once.</source>
        <translation>Kunci setelah|Tanpa sentuhan; setelah itu diminta PIN. Ctrl+L mengunci saat itu juga.</translation>
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
        <source>How often|While the counter is open and something new has come.</source>
        <translation>Seberapa sering|Selama loket dibuka dan ada data baru.</translation>
    </message>
    <message>
        <source>Every hour</source>
        <translation>Setiap jam</translation>
    </message>
    <message>
        <source>Every 2 hours</source>
        <translation>Setiap 2 jam</translation>
    </message>
    <message>
        <source>Every 4 hours</source>
        <translation>Setiap 4 jam</translation>
    </message>
    <message>
        <source>Every 8 hours</source>
        <translation>Setiap 8 jam</translation>
    </message>
    <message>
        <source>Once a day</source>
        <translation>Sekali sehari</translation>
    </message>
    <message>
        <source>Day begins at|Sales before this hour count for the day before. For a shop that is open past midnight.</source>
        <translation>Hari dimulai pukul|Penjualan sebelum jam ini masuk hari sebelumnya. Untuk loket yang buka lewat tengah malam.</translation>
    </message>
    <message>
        <source>Kiosk|Always start full screen; leave only with a supervisor&apos;s PIN.</source>
        <translation>Mode kios|Selalu mulai layar penuh; keluar hanya dengan PIN supervisor.</translation>
    </message>
    <message>
        <source>Ask for new versions|Once a day, only while no shift is open. Nothing is installed by itself.</source>
        <translation>Tanyakan versi baru|Sekali sehari, hanya saat tidak ada shift terbuka. Tidak ada yang dipasang sendiri.</translation>
    </message>
    <message>
        <source>Address|Where word of new versions is. Whoever gave you the program knows it.</source>
        <translation>Alamat|Tempat kabar versi baru. Tanyakan kepada pemberi program ini.</translation>
    </message>
</context>
</TS>
