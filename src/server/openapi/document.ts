import { toJsonSchema } from '@valibot/to-json-schema'
import type * as v from 'valibot'
import { ADDRESSES } from '../../domain/addresses.ts'
import { checkedCodeSchema, directoryDeltaSchema, posterFactsSchema } from '../../domain/directory.ts'
import { LARGEST_ENVELOPE } from '../../domain/envelope.ts'
import { provinceKeysSchema } from '../../domain/envelope-key.ts'
import {
  enrolledSchema,
  enrolSchema,
  KIOSK_ADDRESSES,
  kioskFactsSchema,
  kioskWeekSchema,
} from '../../domain/kiosk-protocol.ts'
import { LIMITS } from '../../domain/limits.ts'
import {
  CONTENT_TYPES,
  directorySchema,
  ERROR_STATUS,
  errorAnswerSchema,
  trackedCaseSchema,
  trackingQuestionSchema,
} from '../../domain/protocol.ts'
import { receiptSchema } from '../../domain/receipt.ts'
import { reportSchema, senderSchema } from '../../domain/report.ts'

/**
 * The public addresses as OpenAPI 3.1, made from the schemas that check the requests. What a schema checks beyond JSON
 * Schema (characters counted as people count them) stands in its description or is left out.
 */
export function openApiDocument(publicUrl: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'LAPOR Kalsel',
      version: '1',
      description:
        'Reports to the public services of South Kalimantan. A report’s name is the SHA-256 of its line 1, or of the envelope it comes in.',
    },
    servers: [{ url: publicUrl }],
    paths: {
      [ADDRESSES.facilities]: {
        get: {
          ...operation(
            'listFacilities',
            'The public directory',
            {
              200: {
                description: 'Directory; with `since` a DirectoryDelta',
                content: {
                  'application/json': { schema: { anyOf: [reference('Directory'), reference('DirectoryDelta')] } },
                },
                ...ETAG,
              },
              304: UNCHANGED,
            },
            ['invalid'],
          ),
          description:
            'With `since`, what changed since the answer whose `mark` it is (empty: everything), withdrawn codes included: parts of regencies, each whole, so that what is no longer in one is gone. When the mark says nothing usable, all parts come and `whole` is true. Days count from 1970-01-01 in WITA.',
          parameters: [
            query('since', 'The `mark` of the answer before.', { type: 'string' }),
            query('regency', 'Only this regency; `since` must come from the same.', {
              type: 'string',
              pattern: '^63\\.\\d\\d$',
            }),
          ],
        },
      },
      [ADDRESSES.facilityCode('{code}')]: {
        parameters: [{ name: 'code', in: 'path', required: true, schema: { type: 'string' } }],
        get: operation('checkCode', 'What a code is or was', { 200: json('CheckedCode') }, ['not-found']),
      },
      [ADDRESSES.poster]: {
        get: operation('getPoster', 'What every genuine poster carries', {
          200: { ...json('PosterFacts'), ...ETAG },
          304: UNCHANGED,
        }),
      },
      [ADDRESSES.begun('{code}')]: {
        parameters: [{ name: 'code', in: 'path', required: true, schema: { type: 'string' } }],
        post: {
          ...operation(
            'tellBegun',
            'Our own form was begun at this code',
            { 204: { description: 'Heard; counted when the code is ours' } },
            ['forbidden', 'not-found'],
          ),
          description: 'Without a body and without cookies, by our own pages only, once a page.',
        },
      },
      [ADDRESSES.report('{id}')]: {
        parameters: [ID],
        put: {
          ...operation(
            'putReport',
            'Hands in a sealed report; the same bytes may be sent any number of times',
            { 200: json('Receipt'), 201: json('Receipt') },
            ['too-slow', 'too-large', 'not-the-bytes', 'invalid', 'too-many-requests', 'unavailable'],
          ),
          description:
            'The body is two lines: a Report, a line end, and a Sender or nothing, each as JSON. With `supersedes`, the earlier report’s upload key as bearer token proves the right to correct it. Or it is an envelope: `lapor-envelope-v1 {keyId}` and a line end, the encapsulated key (65 bytes), and the ciphertext of those two lines by HPKE in base mode (RFC 9180: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM) to the `envelopeKey` of `/api/keys`, with the head as `aad` and `lapor-envelope-v1\\napplication/vnd.lapor.sealed` as `info`; `\\n` is a line end. Its name is the SHA-256 of the whole, and one that cannot be opened is refused as `invalid` with the field `envelope`. Its photos may be envelopes of their own: `lapor-photo-envelope-v1 {keyId}` and a line end, then the same, with `lapor-photo-envelope-v1\\nimage` as `info`.',
          security: [{}, { uploadKey: [] }],
          requestBody: binary(CONTENT_TYPES.sealed, LARGEST_ENVELOPE),
        },
      },
      [ADDRESSES.reportReceipt('{id}')]: {
        parameters: [ID],
        get: { ...operation('getReceipt', 'The signed receipt', { 200: json('Receipt') }, ['not-found']), ...KEYED },
      },
      [ADDRESSES.attachment('{id}', '{sha256}')]: {
        parameters: [ID, hash('sha256', 'The SHA-256 of the attachment.')],
        head: {
          ...operation('headAttachment', 'Where the province stands', { 200: stands('Known') }, ['not-found']),
          ...KEYED,
        },
        patch: {
          ...operation(
            'patchAttachment',
            'Sends one chunk',
            { 200: { ...json('Receipt'), ...OFFSET }, 204: stands('More is to come') },
            ['wrong-digest', 'not-found', 'too-slow', 'conflict', 'too-large', 'too-many-requests', 'no-room'],
          ),
          ...KEYED,
          parameters: [
            header('Upload-Offset', 'Where the chunk begins.', { type: 'integer', minimum: 0 }),
            header('Repr-Digest', 'RFC 9530, `sha-256=:…:` of the chunk.', { type: 'string' }),
          ],
          requestBody: binary(CONTENT_TYPES.chunk, LIMITS.chunk),
        },
      },
      [ADDRESSES.keys]: {
        get: operation('listKeys', 'Every public key that signs, the one to seal envelopes to, and the restore epoch', {
          200: json('Keys'),
        }),
      },
      [ADDRESSES.trackCase]: {
        post: {
          ...operation('trackCase', 'What became of a case', { 200: json('TrackedCase') }, [
            'bad-request',
            'not-found',
            'invalid',
            'too-many-requests',
          ]),
          requestBody: { required: true, content: { 'application/json': { schema: reference('TrackingQuestion') } } },
        },
      },
      [KIOSK_ADDRESSES.week('{code}')]: {
        parameters: [{ ...hash('code', 'A facility’s code in use.'), schema: { type: 'string' } }],
        get: operation(
          'readWeek',
          'What came from a facility in seven days, and was closed; null below three',
          {
            200: json('Week'),
          },
          ['not-found'],
        ),
      },
      [KIOSK_ADDRESSES.enrol]: {
        post: {
          ...operation('enrolKiosk', 'A tablet spends its one-time link', { 200: json('EnrolledKiosk') }, [
            'bad-request',
            'gone',
            'invalid',
          ]),
          requestBody: { required: true, content: { 'application/json': { schema: reference('KioskLink') } } },
        },
      },
      [KIOSK_ADDRESSES.facts]: {
        post: {
          ...operation('readKiosk', 'What a tablet is to show, by its own key', { 200: json('Kiosk') }, ['not-found']),
          security: [{ kioskKey: [] }],
        },
      },
      [ADDRESSES.openapi]: {
        get: operation('getDocument', 'This document', {
          200: { description: 'OpenAPI 3.1', content: { 'application/json': {} } },
        }),
      },
    },
    components: {
      schemas: {
        Report: schemaOf(reportSchema),
        Sender: schemaOf(senderSchema),
        Receipt: schemaOf(receiptSchema),
        Keys: schemaOf(provinceKeysSchema),
        Directory: schemaOf(directorySchema),
        DirectoryDelta: schemaOf(directoryDeltaSchema),
        CheckedCode: schemaOf(checkedCodeSchema),
        PosterFacts: schemaOf(posterFactsSchema),
        TrackingQuestion: schemaOf(trackingQuestionSchema),
        TrackedCase: schemaOf(trackedCaseSchema),
        Week: schemaOf(kioskWeekSchema),
        Kiosk: schemaOf(kioskFactsSchema),
        EnrolledKiosk: schemaOf(enrolledSchema),
        KioskLink: schemaOf(enrolSchema),
        Error: schemaOf(errorAnswerSchema),
      },
      securitySchemes: {
        uploadKey: { type: 'http', scheme: 'bearer', description: 'The report’s upload key.' },
        kioskKey: { type: 'http', scheme: 'bearer', description: 'The key a tablet got when it was set up.' },
      },
    },
  }
}

function schemaOf(schema: v.GenericSchema) {
  const { $schema: _dialect, ...rest } = toJsonSchema(schema, { typeMode: 'input', errorMode: 'ignore' })
  return rest
}

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const json = (name: string) => ({ description: name, content: { 'application/json': { schema: reference(name) } } })
const ETAG = { headers: { ETag: { description: 'For `If-None-Match`.', schema: { type: 'string' } } } }
const UNCHANGED = { description: 'Nothing changed since the version that `If-None-Match` names' }
const OFFSET = { headers: { 'Upload-Offset': { description: 'Bytes at rest.', schema: { type: 'integer' } } } }
const stands = (description: string) => ({ description, ...OFFSET })
const KEYED = { security: [{ uploadKey: [] }] }
const hash = (name: string, description: string) => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string', pattern: '^[0-9a-f]{64}$' },
})
const ID = hash('id', 'The SHA-256 of line 1, or of the envelope.')
const query = (name: string, description: string, schema: object) => ({
  name,
  in: 'query',
  required: false,
  description,
  schema,
})
const header = (name: string, description: string, schema: object) => ({
  name,
  in: 'header',
  required: true,
  description,
  schema,
})
const binary = (type: string, most: number) => ({
  required: true,
  content: { [type]: { schema: { type: 'string', contentMediaType: type, maxLength: most } } },
})

function operation(
  operationId: string,
  summary: string,
  answers: object,
  errors: readonly (keyof typeof ERROR_STATUS)[] = [],
) {
  const statuses = [...new Set(errors.map((code) => ERROR_STATUS[code]))]
  const failures = statuses.map((status) => {
    const codes = errors.filter((code) => ERROR_STATUS[code] === status).join(', ')
    return [status, { ...json('Error'), description: codes }] as const
  })
  return { operationId, summary, responses: { ...answers, ...Object.fromEntries(failures) } }
}
