import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { FIELD_NAMES, type FormData } from '../../src/form/data.ts'
import { FormPage } from '../../src/form/form-page.tsx'
import { messages } from '../../src/form/messages.ts'
import { formData, generalFormData } from './form-data.ts'

const html = (data: FormData, values = {}, problems = {}) =>
  renderToString(
    <FormPage data={data} values={values} problems={problems} live={null} words={messages[data.language]} />,
  )

const namesIn = (text: string) => new Set([...text.matchAll(/ name="([^"]+)"/g)].map(([, name]) => name))

test('without script every field but the regency’s parts is on the page, and the hidden ones', () => {
  const shown = namesIn(html(generalFormData()))
  for (const field of FIELD_NAMES.filter((name) => name !== 'district' && name !== 'village')) {
    expect(shown, field).toContain(field)
  }
  for (const hidden of ['random', 'tracking', 'madeAt', 'mac', 'code']) expect(shown).toContain(hidden)
})

test('a facility says its place: the form asks for no regency', () => {
  const text = html(formData())
  expect(namesIn(text)).not.toContain('regency')
  expect(text).toContain('RSUD Contoh')
  expect(text).toContain('Dinas Kesehatan')
  expect(text).toContain('Kec. Banjarmasin Tengah, Kota Banjarmasin')
})

test('it is one plain form with files, sent to its own address in its own language', () => {
  expect(html(formData())).toMatch(
    /<form[^>]*method="post"[^>]*enctype="multipart\/form-data"[^>]*action="\/q\/00000000\?kirim"/,
  )
  expect(html(generalFormData({ language: 'en' }))).toContain('action="/lapor?kirim&amp;bahasa=en"')
})

test('nothing in it needs what the policy refuses', () => {
  const text = html(formData()) + html(generalFormData({ language: 'en' }))
  expect(text).not.toMatch(/ style=| on[a-z]+=|<script|https?:\/\//)
})

test('a form shown again holds what was typed, escaped, and says beside the field what is wrong', () => {
  const values = {
    body: '</textarea><script>alert(1)</script>',
    kind: 'aspiration',
    supervisory: 'yes',
    category: 'other',
  }
  const text = html(formData(), values, { body: 'body-too-long', form: 'expired' })
  expect(text).not.toContain('<script>alert')
  expect(text).toContain('&lt;/textarea>&lt;script>alert(1)')
  expect(text).toMatch(/value="aspiration"[^>]* checked/)
  expect(text).toMatch(/name="supervisory"[^>]* checked/)
  expect(text).toMatch(/<option selected value="other"|<option value="other" selected/)
  expect(text).toContain('id="field-body-problem"')
  expect(text).toMatch(/aria-describedby="field-body-hint field-body-problem"/)
  expect(text).toContain('href="#field-body"')
})

test('every description a control points to is on the page', () => {
  for (const data of [formData(), generalFormData()]) {
    const text = html(data, {}, { body: 'body-empty', kind: 'kind-missing', placeText: 'text-too-long' })
    const ids = new Set([...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
    for (const [, references] of text.matchAll(/ (?:aria-describedby|aria-labelledby|for)="([^"]+)"/g)) {
      for (const reference of references?.split(' ') ?? []) expect(ids, reference).toContain(reference)
    }
    expect([...text.matchAll(/ id="([^"]+)"/g)]).toHaveLength(ids.size)
  }
})
