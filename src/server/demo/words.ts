import type { CATEGORY_IDS, FacilityKind } from '../../domain/facility.ts'
import type { ReportKind } from '../../domain/report-kind.ts'
import type { Motif } from './scene.ts'

// Long because it is a list of sentences: five for each of twenty kinds of places, and nothing else.

/** What somebody could have written: class, category, words, and what a photo of it would show. */
export type Words = readonly [
  kind: ReportKind,
  category: (typeof CATEGORY_IDS)[number] | null,
  body: string,
  motif?: Motif,
]

/** At facilities, by their kind. `{when}` and `{number}` differ from report to report. */
export const WORDS_AT: Readonly<Record<FacilityKind, readonly Words[]>> = {
  hospital: [
    [
      'complaint',
      'health',
      'Antrean loket pendaftaran terlalu lama. {when} saya menunggu {number} jam, nomor antrean dipanggil tidak berurutan.',
      'counter',
    ],
    [
      'complaint',
      'public-works',
      'Lift gedung rawat inap mati. Keluarga pasien lansia harus naik tangga sampai lantai empat.',
    ],
    [
      'complaint',
      'health',
      'Obat yang diresepkan tidak tersedia di apotek rumah sakit dan kami disuruh beli di luar, padahal pasien BPJS.',
    ],
    [
      'information',
      'health',
      'Apakah poli jantung buka hari Sabtu? Di papan jadwal tertulis buka, tetapi {when} loketnya tutup.',
    ],
    [
      'aspiration',
      'health',
      'Mohon disediakan kursi tambahan di ruang tunggu IGD. Banyak keluarga pasien duduk di lantai.',
      'counter',
    ],
    [
      'complaint',
      'environment',
      'Tempat sampah di selasar rawat jalan penuh sejak pagi dan berbau. Sudah {number} hari begini.',
      'rubbish',
    ],
  ],
  'health-centre': [
    [
      'complaint',
      'health',
      'Dokter belum datang sampai pukul sepuluh. {when} ada {number} pasien menunggu, sebagian anak demam.',
      'counter',
    ],
    [
      'complaint',
      'health',
      'Vaksin untuk balita habis dan petugas tidak tahu kapan datang lagi. Kami datang dari seberang sungai.',
    ],
    [
      'complaint',
      'public-works',
      'Atap ruang tunggu bocor. Kalau hujan, lantainya licin dan pasien pindah ke teras.',
      'leak',
    ],
    [
      'aspiration',
      'health',
      'Mohon ada perahu ambulans. Dari desa kami ke puskesmas hanya lewat sungai, satu setengah jam.',
      'pier',
    ],
    ['information', 'health', 'Apa saja syarat surat rujukan untuk peserta BPJS yang domisilinya di kabupaten lain?'],
  ],
  school: [
    [
      'complaint',
      'public-works',
      'Plafon kelas XI ambruk sebagian. Anak-anak belajar di ruang perpustakaan sejak {number} hari lalu.',
      'leak',
    ],
    ['complaint', 'education', 'Guru matematika tidak masuk sudah {number} minggu dan tidak ada guru pengganti.'],
    [
      'complaint',
      'order',
      'Ada pemalakan terhadap murid di gang samping sekolah sepulang sekolah. {when} anak saya kena.',
    ],
    [
      'aspiration',
      'equality',
      'Mohon dibuatkan jalan landai untuk murid yang memakai kursi roda. Sekarang ia digendong temannya.',
    ],
    ['information', 'education', 'Kapan daftar penerima beasiswa dari provinsi diumumkan, dan di mana melihatnya?'],
    [
      'complaint',
      'education',
      'Orang tua diminta iuran perpisahan {number} ratus ribu rupiah tanpa rapat dan tanpa kuitansi.',
    ],
  ],
  library: [
    ['complaint', 'ict', 'Komputer katalog mati semua, jadi mencari buku harus tanya petugas satu per satu.'],
    [
      'aspiration',
      'education',
      'Mohon jam buka sampai malam di musim ujian. Banyak mahasiswa yang butuh tempat belajar.',
    ],
    [
      'complaint',
      'public-works',
      'AC ruang baca anak tidak dingin dan ruangannya pengap. {when} anak saya hanya tahan sebentar.',
    ],
    [
      'information',
      'education',
      'Apakah perpustakaan keliling masih datang ke Sungai Tabuk? Sudah dua bulan tidak kelihatan.',
    ],
  ],
  'civil-registry': [
    [
      'complaint',
      'civil-registry',
      'Sudah {number} minggu KTP elektronik belum jadi dengan alasan blangko habis.',
      'counter',
    ],
    [
      'complaint',
      'civil-registry',
      'Nama anak saya salah ketik di akta kelahiran, dan perbaikannya diminta bolak-balik tiga kali.',
    ],
    [
      'complaint',
      'ict',
      'Antrean daring tidak bisa dibuka sejak {when}. Datang langsung ditolak karena harus lewat daring.',
    ],
    [
      'information',
      'civil-registry',
      'Apa syarat pindah domisili antarkabupaten bila kartu keluarga lama hilang karena banjir?',
    ],
  ],
  'vehicle-tax': [
    [
      'complaint',
      'economy',
      'Mesin cetak STNK rusak. {when} kami disuruh kembali lagi, padahal sudah bayar pajak.',
      'counter',
    ],
    ['complaint', 'order', 'Ada calo di parkiran yang menawarkan jalur cepat dengan tambahan {number} puluh ribu.'],
    ['information', 'economy', 'Apakah program pemutihan denda pajak kendaraan masih berlaku sampai akhir tahun?'],
    [
      'aspiration',
      'transport',
      'Mohon samsat keliling singgah di kecamatan kami sekali sebulan. Jaraknya {number} jam lewat darat.',
    ],
  ],
  'one-stop-service': [
    [
      'complaint',
      'ict',
      'Unggah berkas izin usaha selalu gagal di langkah terakhir, sudah dicoba {number} kali dengan berkas kecil.',
    ],
    [
      'complaint',
      'economy',
      'Izin usaha kecil saya tidak ada kabarnya sejak {number} minggu lalu, nomor telepon tidak diangkat.',
    ],
    ['information', 'economy', 'Apakah warung di atas lanting perlu izin yang sama dengan warung di darat?'],
  ],
  'social-service': [
    [
      'complaint',
      'social',
      'Bantuan untuk lansia bulan ini belum diterima oleh {number} orang di RT kami, padahal namanya ada di daftar.',
    ],
    ['complaint', 'health', 'Air panas untuk mandi penghuni tidak jalan. Banyak penghuni sudah sangat tua.', 'leak'],
    ['aspiration', 'social', 'Mohon ada pendamping yang bisa bahasa isyarat di meja layanan.'],
  ],
  'river-pier': [
    [
      'complaint',
      'waters',
      'Papan dermaga lepas {number} bilah di ujung hilir. {when} seorang ibu hampir jatuh ke sungai.',
      'pier',
    ],
    ['complaint', 'waters', 'Lampu dermaga mati. Klotok yang datang malam meraba-raba mencari tiang.', 'lamp'],
    [
      'complaint',
      'transport',
      'Jadwal klotok tidak jelas dan tarifnya berubah-ubah. {when} diminta {number} puluh ribu sekali jalan.',
      'pier',
    ],
    [
      'complaint',
      'waters',
      'Ilung dan sampah menumpuk di bawah dermaga, baling-baling kelotok sering tersangkut.',
      'rubbish',
    ],
    [
      'complaint',
      'public-works',
      'Tangga dermaga terlalu rendah. Kalau air pasang, dua anak tangga terakhir tenggelam dan licin.',
      'pier',
    ],
    [
      'aspiration',
      'waters',
      'Mohon dipasang pegangan di titian dan ban bekas di tiang supaya perahu tidak membentur.',
      'pier',
    ],
    [
      'complaint',
      'waters',
      'Kapal tongkang bersandar terlalu dekat dermaga warga. Gelombangnya merusak lanting kami.',
      'pier',
    ],
    ['information', 'transport', 'Pukul berapa klotok terakhir ke hulu pada hari Jumat? Papan jadwalnya sudah pudar.'],
    ['complaint', 'order', 'Pungutan parkir sepeda motor di dermaga tidak ada karcisnya.'],
  ],
  terminal: [
    [
      'complaint',
      'transport',
      'Bus jurusan hulu sungai ngetem di luar terminal. {when} kami menunggu {number} jam di dalam.',
    ],
    ['complaint', 'order', 'Ada pungutan masuk terminal yang tidak ada karcisnya. {when} saya diminta lima ribu.'],
    ['complaint', 'environment', 'WC umum kotor dan tidak ada air, tetapi tetap ditarik bayaran.', 'leak'],
    ['aspiration', 'transport', 'Mohon ada papan jadwal yang benar, supaya penumpang dari jauh tidak salah tunggu.'],
  ],
  road: [
    [
      'complaint',
      'public-works',
      'Lubang besar di tengah jalan dekat tikungan, dalamnya setinggi lutut. {when} sebuah motor jatuh.',
      'pothole',
    ],
    [
      'complaint',
      'transport',
      'Truk angkutan bermuatan lebih lewat malam hari, jalan baru diaspal sudah bergelombang.',
      'pothole',
    ],
    [
      'complaint',
      'public-works',
      'Lampu jalan padam di {number} tiang berturut-turut, gelap sekali setelah magrib.',
      'lamp',
    ],
    [
      'complaint',
      'public-works',
      'Gorong-gorong tersumbat. Setiap hujan air menyeberang jalan setinggi mata kaki.',
      'flood',
    ],
    [
      'aspiration',
      'public-works',
      'Mohon dibuat marka dan zebra cross di depan sekolah, banyak anak menyeberang.',
      'pothole',
    ],
  ],
  bridge: [
    [
      'complaint',
      'public-works',
      'Baut pagar jembatan hilang {number} buah dan pagarnya goyang bila dipegang.',
      'bridge',
    ],
    [
      'complaint',
      'public-works',
      'Sambungan jembatan terangkat. Setiap mobil lewat bunyinya keras dan terasa menghantam.',
      'bridge',
    ],
    [
      'complaint',
      'waters',
      'Batang pohon hanyut tersangkut di tiang jembatan, arus jadi kencang di sisi kiri.',
      'bridge',
    ],
    ['complaint', 'transport', 'Lampu peringatan untuk perahu di bawah jembatan mati sejak {number} hari.', 'lamp'],
  ],
  market: [
    [
      'complaint',
      'environment',
      'Sampah pasar tidak diangkut {number} hari. Baunya sampai ke deretan penjual ikan.',
      'rubbish',
    ],
    ['complaint', 'public-works', 'Atap los sayur bocor dan lantainya tergenang. Pembeli enggan masuk.', 'leak'],
    ['complaint', 'economy', 'Timbangan di beberapa lapak tidak pas. Saya timbang ulang di rumah kurang dua ons.'],
    ['complaint', 'order', 'Retribusi ditagih dua kali oleh orang yang berbeda. {when} saya bayar keduanya.'],
    [
      'aspiration',
      'economy',
      'Mohon ada tempat khusus untuk pedagang kecil yang datang dari desa, supaya tidak di pinggir jalan.',
    ],
    [
      'complaint',
      'public-works',
      'Kabel listrik menjuntai di atas lapak kain, kalau hujan mengeluarkan percikan.',
      'lamp',
    ],
  ],
  'floating-market': [
    ['complaint', 'waters', 'Tali titian apung putus satu. Kalau ramai, titian miring ke arah sungai.', 'pier'],
    [
      'complaint',
      'environment',
      'Bungkus plastik dari pengunjung dibuang ke sungai. Mohon ada tempat sampah di ujung titian.',
      'rubbish',
    ],
    [
      'aspiration',
      'economy',
      'Mohon pedagang jukung diberi pelampung. Sebagian besar acil sudah tua dan tidak bisa berenang.',
      'pier',
    ],
    ['complaint', 'order', 'Klotok wisata menawarkan harga tidak wajar. {when} rombongan kami ditagih dua kali lipat.'],
    ['information', 'economy', 'Pasar terapung buka hari apa saja bulan ini? Kami datang dari jauh, ternyata sepi.'],
  ],
  'clean-water': [
    ['complaint', 'energy', 'Air tidak mengalir {number} hari di gang kami, tanpa pemberitahuan.', 'leak'],
    ['complaint', 'energy', 'Air keruh kecokelatan dan berbau besi. Tidak berani dipakai memasak.', 'leak'],
    ['complaint', 'public-works', 'Pipa utama bocor di pinggir jalan, airnya terbuang sejak {when}.', 'leak'],
    ['information', 'energy', 'Berapa biaya sambungan baru untuk rumah di bantaran sungai?'],
  ],
  'waste-site': [
    ['complaint', 'environment', 'Air lindi mengalir ke parit kebun warga. Tanaman di pinggir parit mati.', 'rubbish'],
    [
      'complaint',
      'environment',
      'Asap pembakaran sampah masuk ke rumah setiap malam. Anak saya batuk {number} hari.',
      'rubbish',
    ],
    ['complaint', 'health', 'Lalat sangat banyak sampai ke sekolah dasar terdekat.'],
    [
      'aspiration',
      'environment',
      'Mohon truk sampah ditutup terpal, sampahnya berjatuhan di sepanjang jalan.',
      'rubbish',
    ],
  ],
  park: [
    ['complaint', 'order', 'Ayunan anak rantainya hampir putus. {when} seorang anak terjatuh.'],
    ['complaint', 'environment', 'Pohon besar miring ke arah tempat duduk, akarnya sudah terangkat.'],
    [
      'complaint',
      'public-works',
      'Lampu taman mati {number} buah, setelah magrib gelap dan orang tua khawatir.',
      'lamp',
    ],
    ['aspiration', 'equality', 'Mohon jalur kursi roda di pintu utara. Sekarang ada tiga anak tangga.'],
  ],
  'tourism-site': [
    ['complaint', 'public-works', 'Tangga ke pemandian pecah dan licin. {when} seorang pengunjung terpeleset.'],
    ['complaint', 'order', 'Karcis ditarik dua kali, di gerbang dan di tempat parkir, tanpa tanda terima.'],
    [
      'complaint',
      'environment',
      'Sampah berserakan setelah akhir pekan panjang dan tidak diangkut {number} hari.',
      'rubbish',
    ],
    ['aspiration', 'education', 'Mohon keterangan koleksi ditulis juga dalam bahasa Banjar dan Inggris.'],
  ],
  'sports-venue': [
    ['complaint', 'public-works', 'Lintasan lari berlubang di dekat garis akhir. Atlet muda kami terkilir.', 'pothole'],
    [
      'complaint',
      'order',
      'Sewa lapangan tidak sesuai tarif yang ditempel. {when} diminta tambahan {number} puluh ribu.',
    ],
    ['aspiration', 'education', 'Mohon lapangan dibuka untuk klub anak-anak pada sore hari kerja.'],
  ],
  'village-office': [
    [
      'complaint',
      'village',
      'Kantor desa tutup pada jam kerja. {when} saya datang dua kali untuk surat keterangan.',
      'counter',
    ],
    ['complaint', 'civil-registry', 'Surat pengantar diminta biaya {number} puluh ribu, katanya untuk fotokopi.'],
    [
      'complaint',
      'public-works',
      'Titian dari kantor desa ke dermaga lapuk. Papan ulinnya sudah banyak yang hilang.',
      'pier',
    ],
    [
      'information',
      'social',
      'Apakah daftar penerima bantuan banjir bisa dilihat warga? Kami tidak tahu siapa yang dapat.',
    ],
  ],
}
