import type { CATEGORY_IDS } from '../../../domain/facility.ts'

/** What the categories are called, in Indonesian and in English. */
export const CATEGORY_NAMES: Readonly<Record<(typeof CATEGORY_IDS)[number], readonly [id: string, en: string]>> = {
  'public-works': ['Pekerjaan Umum dan Penataan Ruang', 'Public works and spatial planning'],
  transport: ['Perhubungan', 'Transport'],
  waters: ['Perairan', 'Rivers and waters'],
  environment: ['Lingkungan Hidup dan Kehutanan', 'Environment and forestry'],
  health: ['Kesehatan', 'Health'],
  education: ['Pendidikan dan Kebudayaan', 'Education and culture'],
  'civil-registry': ['Kependudukan', 'Civil registry'],
  social: ['Sosial dan Kesejahteraan', 'Social welfare'],
  order: ['Ketenteraman dan Ketertiban', 'Peace and order'],
  manpower: ['Ketenagakerjaan', 'Work and employment'],
  energy: ['Energi dan SDA', 'Energy and natural resources'],
  economy: ['Ekonomi dan Keuangan', 'Economy and finance'],
  ict: ['TIK', 'Information and communication technology'],
  agriculture: ['Pertanian dan Peternakan', 'Farming and livestock'],
  village: ['Desa', 'Villages'],
  'politics-law': ['Politik dan Hukum', 'Politics and law'],
  equality: ['Kesetaraan Gender dan Inklusi', 'Gender equality and inclusion'],
  other: ['Topik Lainnya', 'Other topics'],
}
