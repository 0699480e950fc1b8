import 'fake-indexeddb/auto'
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { correct } from '../../src/outbox/correct.ts'
import { addPhoto, discardDraft, newDraft, replacePhoto, saveDraft } from '../../src/outbox/drafts.ts'
import { openEngine } from '../../src/outbox/engine.ts'
import { browserPorts, type Ports } from '../../src/outbox/ports.ts'
import { removeEntry } from '../../src/outbox/reports.ts'
import { submit } from '../../src/outbox/submit.ts'

test('[O1] a correction names no photo whose bytes went while the earlier report was read', async () => {
  let whileHashing = async () => {}
  const ports: Ports = {
    ...browserPorts(async () => null),
    sha256: async (bytes) => {
      await whileHashing()
      return new Uint8Array(createHash('sha256').update(bytes).digest())
    },
  }
  const engine = openEngine(ports)
  const draft = newDraft(engine, null, null)
  await saveDraft(engine, { ...draft, fields: { ...draft.fields, kind: 'complaint', body: 'Titian patah.' } })
  const bytes = new Uint8Array(300_000).fill(7).buffer
  const added = await addPhoto(engine, draft.id, bytes, 'image/jpeg')
  if (added.outcome !== 'saved') throw new Error(added.outcome)
  await replacePhoto(engine, draft.id, added.photo.sha256, bytes, 'image/jpeg')
  const submitted = await submit(engine, draft.id)
  if (submitted.outcome !== 'sealed') throw new Error(submitted.outcome)
  const { id } = submitted.entry

  const corrected = await correct(engine, id)
  expect(corrected?.photos.length).toBe(1)
  await discardDraft(engine, corrected?.id ?? '')
  whileHashing = async () => {
    whileHashing = async () => {}
    await removeEntry(engine.database, id, 0)
  }
  expect((await correct(engine, id))?.photos).toEqual([])
  engine.database.close()
  ports.channel.close()
})
