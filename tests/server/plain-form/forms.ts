import type { Hono } from 'hono'
import type { PlainFields } from '../../../src/form/data.ts'
import { pageTemplate } from '../../../src/server/page-template.ts'

export const page = pageTemplate(
  '<!doctype html><html lang="id"><head><!--head--></head><body><!--data--><div id="app"><!--app--></div></body></html>',
  () => '',
)

export type Filled = Readonly<Record<string, string>>

export const COMPLAINT: Filled = {
  kind: 'complaint',
  body: 'Lampu dermaga mati. Sudah seminggu gelap.',
  occurredOn: '2026-03-01',
  regency: '63.71',
  placeText: 'Dermaga Siring',
  category: 'waters',
}

/** A form as a browser sends it; empty file inputs come along as it does. */
export function filled(fields: PlainFields, values: Filled = COMPLAINT, photos: readonly File[] = []): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...fields, code: '', ...values })) form.append(name, String(value))
  for (const photo of photos) form.append('photos', photo)
  form.append('photos', new File([], '', { type: 'application/octet-stream' }))
  return form
}

export function post(app: Hono, address: string, body: FormData | string | Uint8Array<ArrayBuffer>, headers = {}) {
  return app.request(address, {
    method: 'POST',
    body,
    headers: { 'Sec-Fetch-Site': 'same-origin', ...headers },
  })
}

export function file(bytes: Uint8Array, name: string, type = 'image/jpeg'): File {
  return new File([new Uint8Array(bytes)], name, { type })
}

/** The fields that a shown form carries. */
export function fieldsIn(html: string): PlainFields {
  const value = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
  return { random: value('random'), tracking: value('tracking'), madeAt: Number(value('madeAt')), mac: value('mac') }
}

/** The signed receipt that a receipt page shows. */
export function receiptIn(html: string): unknown {
  const json = /<pre class="proof-json"[^>]*>([^<]*)<\/pre>/.exec(html)?.[1] ?? ''
  return JSON.parse(json.replaceAll('&quot;', '"').replaceAll('&amp;', '&'))
}
