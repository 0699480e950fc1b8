import { setTimeout as pause } from 'node:timers/promises'
import type { Hex } from '../../../src/domain/hex.ts'
import { writeFile } from '../../../src/outbox/transfer-file.ts'
import type { SealedReport } from '../../faults/stress/client.ts'
import { OUTBOX_PAGE, outboxPage } from '../../outbox/device/open.ts'
import type { Contender } from './contender.ts'

/** Reports in one file of those that carry an outbox to another device. */
const IN_A_FILE = 25

/** The product's own outbox, with its own timers; the reports come to it in the files that carry an outbox. */
export const ourOutbox: Contender = {
  name: 'this outbox',
  files: async () => ({ [OUTBOX_PAGE]: { type: 'text/html', body: await outboxPage() } }),
  async open(context, origin) {
    const page = await context.newPage()
    await page.goto(origin + OUTBOX_PAGE)
    await page.waitForFunction(() => document.title === 'ready')
    return {
      page,
      sendsByPage: true,
      async take(work) {
        for (let at = 0; at < work.length; at += IN_A_FILE) {
          const some = work.slice(at, at + IN_A_FILE)
          const imported = await page.evaluate(
            (base64) => {
              const file = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
              return device.outbox.importFile(file, null)
            },
            Buffer.from(fileOf(some)).toString('base64'),
          )
          if (imported.outcome !== 'imported' || imported.added !== some.length)
            throw new Error(JSON.stringify(imported))
        }
      },
      async drain() {
        await page.evaluate(() => void device.start())
        while ((await page.evaluate(() => device.outbox.nextWake())) !== null) await pause(250)
        return null
      },
      async left() {
        const states = await page.evaluate(() => device.states())
        return new Set(states.filter(({ state }) => state.name !== 'delivered').map(({ id }) => id))
      },
    }
  },
}

function fileOf(work: readonly SealedReport[]): Uint8Array<ArrayBuffer> {
  const photos = work.flatMap((report) => report.photos)
  const attachment = ({ sha256, bytes }: (typeof photos)[number]) => {
    return { sha256: sha256 as Hex, size: bytes.length, type: 'image/jpeg' } as const
  }
  const content = {
    reports: work.map(({ id, bytes, uploadKey, photos }) => ({
      id,
      size: bytes.length,
      attachments: photos.map(attachment),
      uploadKey,
      sealedAt: Date.now(),
      title: 'Laporan',
      facility: null,
      receipt: null,
    })),
    photos: photos.map(attachment),
    journal: [],
  }
  return writeFile(content, [...work.map(({ bytes }) => bytes), ...photos.map(({ bytes }) => bytes)])
}
