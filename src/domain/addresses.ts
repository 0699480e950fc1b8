/** Where page and server meet, by address. Apart from the schemas of what is said there: every page needs these. */
export const ADDRESSES = {
  form: (code: string) => `/q/${code}`,
  generalForm: '/lapor',
  tracking: '/lacak',
  outbox: '/antrean',
  receipt: '/bukti',
  dashboard: '/dasbor',
  report: (id: string) => `/api/reports/${id}`,
  reportReceipt: (id: string) => `/api/reports/${id}/receipt`,
  attachment: (id: string, sha256: string) => `/api/reports/${id}/attachments/${sha256}`,
  keys: '/api/keys',
  facilities: '/api/facilities',
  trackCase: '/api/tracking',
  openapi: '/api/openapi.json',
  areas: '/areas.json',
} as const
