; Every sentence in both languages, and the exit codes that go with them.

!define TWICE 10
!define RUNNING 11
!define REFUSED 12
!define NO_START 13
!define NOT_OURS 14
!define NOT_WRITTEN 15
!define TOO_OLD 16

!macro TEXT NAME INDONESIAN ENGLISH
  LangString ${NAME} ${LANG_INDONESIAN} "${INDONESIAN}"
  LangString ${NAME} ${LANG_ENGLISH} "${ENGLISH}"
!macroend

!insertmacro TEXT WelcomeTitle "Memasang ${NAME} ${VERSION}" "Installing ${NAME} ${VERSION}"
!insertmacro TEXT WelcomeText \
  "Loket pembayaran tagihan di komputer ini.$\r$\n$\r$\nJika versi lama sudah terpasang, program itu diganti. Transaksi, setelan dan struk tetap ada, dan dicadangkan dulu.$\r$\n$\r$\nSebelum memperbarui, hitung laci, tutup shift, dan selesaikan transaksi yang belum pasti.$\r$\n$\r$\nTekan Lanjut." \
  "A counter for paying bills on this computer.$\r$\n$\r$\nAn older version is replaced. Payments, settings and receipts stay, and are backed up first.$\r$\n$\r$\nBefore an update, count the drawer, close the shift, and finish the payments that are unclear.$\r$\n$\r$\nPress Next."
!insertmacro TEXT WhoTitle "Tempat program dan data" "Where the program and its data go"
!insertmacro TEXT WhoAbout "Pilih yang cocok untuk komputer ini." "Choose what suits this computer."
!insertmacro TEXT WhoTop \
  "Loket dijalankan oleh satu pemakai Windows. Kasir bergantian di dalam loket, dengan PIN masing-masing." \
  "One Windows user runs the counter. Cashiers take turns inside it, each with a PIN."
!insertmacro TEXT WhoAll \
  "Di komputer ini, untuk toko (perlu administrator)" \
  "On this computer, for a shop (needs an administrator)"
!insertmacro TEXT WhoOne "Di akun Windows saya saja" "In my Windows account only"
!insertmacro TEXT PartsAbout "Ikon, dan cara loket dibuka." "Icons, and how the counter is opened."
!insertmacro TEXT PartsTop "Centang yang ingin dipasang, lalu tekan Lanjut." "Tick what you want, then press Next."
!insertmacro TEXT PartsList "Yang dipasang:" "To be installed:"
!insertmacro TEXT PlaceTop \
  "Program dipasang di folder ini. Data loket disimpan terpisah. Tekan Instal untuk mulai." \
  "The program goes into this folder; its data is kept apart. Press Install to begin."
!insertmacro TEXT ReadyTitle "${NAME} siap dipakai" "${NAME} is ready"
!insertmacro TEXT ReadyText \
  "Saat dibuka pertama kali, ${NAME} menanyakan nama pemilik, PIN dan data loket. Setelah itu siap menerima pembayaran." \
  "The first time it is opened, ${NAME} asks for the owner's name, a PIN and the outlet. Then it takes payments."
!insertmacro TEXT OpenNow "Buka ${NAME} sekarang" "Open ${NAME} now"

!insertmacro TEXT RunsTwice \
  "Pemasangan ${NAME} sudah terbuka. Selesaikan yang itu dulu." \
  "Another installation of ${NAME} is open. Finish that one first."
!insertmacro TEXT IsRunning \
  "${NAME} masih terbuka. Pilih OK untuk menutupnya; pembayaran yang sedang berjalan diselesaikan dulu." \
  "${NAME} is still open. Choose OK to close it; a payment on its way is finished first."
!insertmacro TEXT StillRunning \
  "${NAME} masih terbuka, jadi tidak ada yang diubah. Tutup dulu, lalu jalankan lagi." \
  "${NAME} is still open, so nothing was changed. Close it, then start this again."
!insertmacro TEXT NoStart \
  "Versi baru tidak bisa berjalan di komputer ini. Versi lama tetap terpasang dan data tidak berubah." \
  "The new version does not run on this computer. The old one stays, and no data was changed."
; What the program calls this language.
!insertmacro TEXT Tongue "id" "en"
!insertmacro TEXT AsksBooks \
  "Memeriksa shift dan transaksi; loket yang terbuka diminta untuk ditutup ..." \
  "Looking at shifts and payments; an open counter is asked to end ..."
!insertmacro TEXT LooksAround "Memeriksa komputer ini ..." "Checking this computer ..."
!insertmacro TEXT LookFound \
  "${NAME} sudah terpasang. Yang masih perlu diperhatikan:" \
  "${NAME} is installed. What still needs attention:"
!insertmacro TEXT NotOurs \
  "Folder $INSTDIR berisi file lain. Pilih folder kosong." \
  "The folder $INSTDIR holds other files. Choose an empty one."
!insertmacro TEXT NotWritten \
  "File tidak bisa ditulis di $INSTDIR. Periksa sisa ruang disk dan hak akses; tidak ada yang diubah." \
  "Files cannot be written to $INSTDIR. Check the free space and your rights; nothing was changed."
!insertmacro TEXT TooOld \
  "${NAME} memerlukan Windows 10 atau 11, 64-bit." \
  "${NAME} needs Windows 10 or 11, 64-bit."
!insertmacro TEXT NoRights \
  "Untuk memasang bagi semua pengguna diperlukan hak administrator." \
  "Installing for all users needs the rights of an administrator."

!insertmacro TEXT ProgramAbout \
  "Program loket. Versi lama diganti; data tetap ada." \
  "The counter. An older version is replaced; the data stays."
!insertmacro TEXT DesktopName "Pintasan di desktop" "Shortcut on the desktop"
!insertmacro TEXT DesktopAbout \
  "Ikon ${NAME} di desktop." \
  "An icon of ${NAME} on the desktop."
!insertmacro TEXT AutostartName "Buka saat Windows dinyalakan" "Start with Windows"
!insertmacro TEXT AutostartAbout \
  "Loket terbuka sendiri setelah masuk ke Windows." \
  "The counter opens by itself after signing in to Windows."

!insertmacro TEXT RemoveTop \
  "Program akan dihapus. Data loket hanya ikut dihapus jika dicentang." \
  "The program will be removed. Its data is deleted only if you tick it."
!insertmacro TEXT RemoveList "Yang dihapus:" "To be removed:"
!insertmacro TEXT RemoveAbout \
  "Program dihapus. Data (transaksi, setelan, struk) tetap ada." \
  "The program is removed. The data (payments, settings, receipts) stays."
!insertmacro TEXT RemovedTitle "${NAME} sudah dihapus" "${NAME} is removed"
!insertmacro TEXT DataKept \
  "Data loket tetap ada di $Home, dan dipakai lagi jika ${NAME} dipasang kembali." \
  "The data stays in $Home, and is used again when ${NAME} is installed again."
!insertmacro TEXT DataGone "Data loket ikut dihapus." "Its data was deleted as well."
!insertmacro TEXT PurgeName "Hapus juga semua data" "Delete all data as well"
!insertmacro TEXT PurgeAbout \
  "Semua transaksi, shift, setelan, struk dan cadangan di komputer ini dihapus untuk selamanya." \
  "All payments, shifts, settings, receipts and backups on this computer are gone for ever."
!insertmacro TEXT PurgeAsk \
  "Semua data di $Home akan dihapus: transaksi, shift, setelan, struk dan cadangan. Lanjutkan?" \
  "All data in $Home will be deleted: payments, shifts, settings, receipts and backups. Go on?"
!insertmacro TEXT PurgeAskAgain \
  "Data yang dihapus tidak bisa dikembalikan. Benar-benar hapus semuanya?" \
  "What is deleted cannot be brought back. Really delete everything?"
