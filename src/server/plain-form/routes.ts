import { type Context, Hono } from 'hono'
import { ADDRESSES } from '../../domain/addresses.ts'
import { readFacilityCode } from '../../domain/facility-code.ts'
import { LANGUAGE_PARAMETER, type Language, readLanguage } from '../../domain/language.ts'
import type { PlainFields } from '../../form/data.ts'
import type { FormProblems } from '../../form/problems.ts'
import { clientAddress } from '../client-address.ts'
import { describe } from '../errors.ts'
import { codeCountsOf } from '../facilities/health-counts.ts'
import { contentSecurityPolicy } from '../headers.ts'
import { intakeOf } from '../intake/intake.ts'
import { sha256 } from '../intake/proof.ts'
import type { PageTemplate } from '../page-template.ts'
import { renderFormPage } from '../pages/render.tsx'
import type { World } from '../world.ts'
import { formDataAgain } from './form-again.ts'
import { formValuesOf, problemsIn } from './form-values.ts'
import { comesFromElsewhere } from './own-page.ts'
import { readPlainFields } from './plain-fields.ts'
import { closePhotos, MOST_BYTES, type ReadForm, readForm } from './read-form.ts'
import { RECEIPT_STYLE, renderReceipt } from './receipt-page.tsx'
import { createSpool } from './spool.ts'
import { submit } from './submit.ts'
import { type WayIn, wayInOf } from './way-in.ts'

/**
 * The form without script. A POST answers 200 with the receipt page itself: a redirect would have to carry the tracking
 * code in an address, or keep it here to be asked for, and it stands nowhere but with the reporter. So the answer is
 * never stored, and loading it again sends the same form, which is the same report.
 */
export function plainFormRoutes(world: World, page: PageTemplate, wayIn: WayIn = wayInOf(world, sha256)): Hono {
  const app = new Hono()
  const { gate } = intakeOf(world)
  const spool = createSpool(world)
  app.post(ADDRESSES.generalForm, (context) => answer(context, null))
  for (const path of ['/q/:code', '/Q/:code'] as const) {
    app.post(path, (context) => answer(context, codeIn(context.req.param('code'))))
  }
  return app

  async function answer(context: Context, code: string | null): Promise<Response> {
    const language = readLanguage(context.req.query(LANGUAGE_PARAMETER))
    const address = clientAddress(context, world.settings.trustProxy)
    // Who has sent too much is still read so far that the text can be shown again.
    const most = gate.bytesLeft(address, world.now()) > 0 ? MOST_IN_DEBT : MOST_BYTES
    const read = await readForm(context.req.raw, spool, most)
    gate.bytes(address, read.bytes, world.now())
    try {
      return await answerForm(context, code, language, read)
    } finally {
      await closePhotos(read.form.photos)
    }
  }

  async function answerForm(context: Context, code: string | null, language: Language, read: ReadForm) {
    const { form } = read
    const values = formValuesOf(form.values)
    const again = async (problems: FormProblems, status: AgainStatus, kept: PlainFields | null = null) => {
      const data = await formDataAgain(world, code, language, kept)
      const all = form.photos.length === 0 ? problems : { ...problems, photos: 'photos-again' as const }
      return html(context, renderFormPage(page, data, values, all), status)
    }
    if (read.outcome === 'too-large') return again({ form: 'too-large' }, 413)
    if (read.outcome === 'unreadable') return again({ form: 'not-ours' }, 400)
    if (comesFromElsewhere(context.req.raw.headers, world.settings.publicUrl)) return again({ form: 'not-ours' }, 403)
    const own = readPlainFields(world, code, form.values)
    if (own.outcome !== 'fields') return again({ form: own.outcome }, own.outcome === 'expired' ? 422 : 403)
    const problems = problemsIn(values)
    const { fields } = own
    // The same fields: who goes back to this page and sends once more sends the same report.
    if (Object.keys(problems).length > 0) return again(problems, 422, fields)
    const address = clientAddress(context, world.settings.trustProxy)
    const wait = Math.max(gate.bytesLeft(address, world.now()), gate.report(address, world.now()))
    if (wait > 0) {
      context.header('Retry-After', String(wait))
      return again({ form: 'too-many' }, 429, fields)
    }
    try {
      const submission = { values, fields, code, photos: form.photos }
      const { receipt, photos, isFirst } = await submit(world, wayIn, submission, sha256)
      const place = readFacilityCode(code ?? '')
      // Without script nobody tells when a form was begun; that it was is known by now.
      if (isFirst && place.outcome === 'code') codeCountsOf(world).begun(place.code, address)
      const proof = { receipt, tracking: fields.tracking, body: values.body ?? '', photos }
      const { brand, publicUrl } = world.settings
      context.header('Content-Security-Policy', contentSecurityPolicy([...page.styleSources, RECEIPT_STYLE]))
      return html(context, renderReceipt(page, proof, { language, brand, publicUrl }), 200)
    } catch (error) {
      world.log('plain-form-failed', describe(error))
      // With the same fields: if the report did get in before the failure, sending again will find it.
      return again({ form: 'unavailable' }, 503, fields)
    }
  }
}

/** A form without photos. Bytes. */
const MOST_IN_DEBT = 512 * 1024

type AgainStatus = 400 | 403 | 413 | 422 | 429 | 503

/** The code in an address: canonical when it can be read; as it stands when a code could look so; else none. */
function codeIn(typed: string): string | null {
  const read = readFacilityCode(typed)
  if (read.outcome === 'code') return read.code
  return /^[0-9A-Za-z-]{1,32}$/.test(typed) ? typed : null
}

function html(context: Context, content: string, status: 200 | AgainStatus): Response {
  context.header('Cache-Control', 'no-store')
  // Else a browser on plain http would say `Origin: null` when the form is sent again, and be taken for a stranger.
  context.header('Referrer-Policy', 'same-origin')
  return context.html(content, status)
}
