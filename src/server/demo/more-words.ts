import type { Words } from './words.ts'

/** Without a code; the place is a village and a few words. */
export const GENERAL: readonly (readonly [words: Words, village: string, place: string])[] = [
  [
    [
      'complaint',
      'public-works',
      'Jalan poros desa putus tergerus sungai sepanjang kira-kira {number} meter. Anak sekolah memutar lewat kebun.',
      'flood',
    ],
    '63.06.10.2006',
    'jalan poros dekat jembatan gantung',
  ],
  [
    ['complaint', 'energy', 'Listrik padam hampir tiap malam sejak {number} hari, padahal tidak ada angin.', 'lamp'],
    '63.02.01.2003',
    'seluruh desa',
  ],
  [
    [
      'complaint',
      'ict',
      'Tidak ada sinyal sama sekali di desa kami. Kalau ada orang sakit kami harus naik ke bukit dulu.',
    ],
    '63.07.10.2010',
    'RT 1 sampai RT 3',
  ],
  [
    [
      'complaint',
      'environment',
      'Air sungai berubah keruh dan ikan mati setelah hujan {when}. Kami curiga dari kegiatan di hulu.',
      'flood',
    ],
    '63.10.08.2001',
    'hulu Sungai Mantewe',
  ],
  [
    ['complaint', 'agriculture', 'Pupuk bersubsidi tidak ada di kios, padahal sudah masuk musim tanam.'],
    '63.04.14.2001',
    'kios tani handil',
  ],
  [
    [
      'aspiration',
      'waters',
      'Mohon pengerukan handil. Perahu kami kandas bila air surut, hasil kebun tidak bisa keluar.',
      'pier',
    ],
    '63.04.02.2004',
    'Handil Muara',
  ],
  [
    ['complaint', 'public-works', 'Jembatan kayu di RT 4 miring, tiangnya sudah lapuk dimakan air.', 'bridge'],
    '63.08.09.2004',
    'titian utama desa',
  ],
  [
    [
      'information',
      'social',
      'Bagaimana cara mendaftar bantuan rumah tidak layak huni? Ketua RT menyuruh bertanya ke kabupaten.',
    ],
    '63.05.06.2005',
    'RT 2',
  ],
  [
    ['complaint', 'order', 'Balap liar setiap malam Minggu di jalan lingkar, warga tidak berani lewat.'],
    '63.09.06.1002',
    'jalan lingkar utara',
  ],
  [
    ['complaint', 'health', 'Sudah {number} anak di gang kami demam berdarah. Mohon pengasapan dan abate.'],
    '63.71.01.1003',
    'Gang Serumpun',
  ],
  [
    ['complaint', 'manpower', 'Upah kami di bawah ketentuan dan lembur tidak dibayar. Kami takut bertanya langsung.'],
    '63.10.04.2010',
    'kawasan pelabuhan',
  ],
  [
    [
      'aspiration',
      'education',
      'Mohon perahu sekolah. {number} anak kami menyeberang sungai sendiri setiap pagi.',
      'pier',
    ],
    '63.03.11.2010',
    'dermaga Belangian',
  ],
  [
    [
      'complaint',
      'transport',
      'Feri penyeberangan terlambat {number} jam tanpa pengumuman. Ibu hamil ikut antre di panas.',
    ],
    '63.02.16.2006',
    'pelabuhan penyeberangan',
  ],
  [
    ['complaint', 'agriculture', 'Babi hutan merusak kebun jagung kami tiga malam berturut-turut.'],
    '63.11.08.2012',
    'ladang RT 3',
  ],
  [
    ['complaint', 'environment', 'Kebakaran lahan belum padam, asapnya masuk ke rumah sejak {when}.'],
    '63.72.06.1004',
    'belakang perumahan',
  ],
  [
    ['information', 'politics-law', 'Di mana bisa mendapat bantuan hukum gratis untuk sengketa batas tanah?'],
    '63.01.09.2001',
    'RT 7',
  ],
  [
    ['aspiration', 'equality', 'Mohon ruang laktasi di kantor kecamatan. Sekarang kami menyusui di mobil.'],
    '63.03.02.1001',
    'kantor kecamatan',
  ],
  [
    ['complaint', null, 'Saya tidak tahu ini urusan siapa: papan reklame besar roboh dan menutup parit.', 'flood'],
    '63.71.05.1007',
    'seberang masjid',
  ],
]

/** Suspected abuse or graft: the restricted queue. */
export const SUPERVISORY: readonly Words[] = [
  [
    'complaint',
    'economy',
    'Petugas meminta uang {number} ratus ribu supaya berkas diproses lebih cepat. Saya tidak memberi dan berkas tidak jalan.',
  ],
  ['complaint', 'education', 'Dana bantuan murid dipotong {number} puluh ribu oleh bendahara tanpa tanda terima.'],
  ['complaint', 'health', 'Obat program pemerintah dijual di apotek milik pegawai di sini.'],
  [
    'complaint',
    'village',
    'Perbaikan titian tercatat selesai di papan anggaran, padahal tidak pernah dikerjakan.',
    'pier',
  ],
  [
    'complaint',
    'public-works',
    'Aspal yang dipakai jauh lebih tipis dari papan proyek. Baru {number} minggu sudah mengelupas.',
    'pothole',
  ],
  ['complaint', 'social', 'Beras bantuan disimpan di rumah seorang pengurus dan dibagikan hanya kepada keluarganya.'],
  ['complaint', 'transport', 'Uji kendaraan bisa lulus tanpa diperiksa asal membayar di luar loket.'],
  ['complaint', 'order', 'Uang keamanan lapak disetor ke oknum, dan yang tidak membayar lapaknya digeser.'],
]

/** A burst on one evening, when the water rose: more than the inbox takes from one place in an hour. */
export const BURST: readonly Words[] = [
  ['complaint', 'waters', 'Air sudah naik ke badan jembatan sebelah Banjarmasin, motor tidak bisa lewat.', 'flood'],
  ['complaint', 'public-works', 'Banjir di kaki jembatan setinggi lutut, banyak kendaraan mogok.', 'flood'],
  ['complaint', 'transport', 'Macet total di jembatan karena air. Mohon ada petugas yang mengatur.', 'flood'],
  ['complaint', 'waters', 'Batang kayu menghantam tiang jembatan, terdengar keras dari rumah saya.', 'bridge'],
  [
    'complaint',
    'public-works',
    'Jalan menuju jembatan tidak kelihatan lagi, mohon ditutup sebelum ada yang celaka.',
    'flood',
  ],
  ['complaint', 'order', 'Tolong jembatan banjir', 'flood'],
]

/** Invented names; nobody is meant. */
export const NAMES = [
  'Siti Rahmah',
  'Ahmad Fauzi',
  'Noor Hidayah',
  'Muhammad Ridha',
  'Hj. Mastura',
  'Rusdiansyah',
  'Fitriani',
  'H. Syahrani',
  'Norhayati',
  'Akhmad Zaini',
  'Maulida',
  'Yuliana',
  'Supian',
  'Raudah',
  'Hendra Wijaya',
  'Martha Lisa',
] as const

/** What officers note when they pass a case on; agencies read it, reporters never. */
export const NOTES = [
  '',
  'Mohon dicek di lapangan minggu ini.',
  'Pelapor menyertakan foto. Sama dengan keluhan bulan lalu di tempat ini.',
  'Koordinasi dengan UPT setempat.',
  'Tolong jawab dengan jadwal perbaikannya.',
  '',
  'Mendesak: menyangkut keselamatan.',
] as const

/** Why surplus of a burst was archived; its reporters read it. */
export const REJECTED =
  'Laporan ini sama dengan laporan lain tentang kejadian yang sama pada jam yang sama. Kejadiannya sudah ditangani di laporan pertama.'
