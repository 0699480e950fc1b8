import { openOutboxPage } from '../outbox/device/open.ts'
import { expectInvariant, sendAll } from './harness/invariant.ts'
import { expect, test } from './harness/test.ts'

test('[O1] fault 26: an older build meets a newer database, and sends what is in it', async ({
  phone,
  context,
  between,
  server,
}) => {
  between.follow({ before: (_, response) => response.destroy() !== undefined })
  await phone.evaluate(() => device.sealWithSizes('Dari versi baru.', [300_000]))
  // A newer build's step, while this old tab is open: it makes way, and goes on by itself afterwards.
  await phone.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('lapor-outbox', 99)
        opening.onupgradeneeded = () => {
          opening.result.createObjectStore('fromTheFuture')
          opening.transaction?.objectStore('reports').createIndex('future', 'future')
        }
        opening.onsuccess = () => {
          opening.result.close()
          resolve()
        }
        opening.onerror = () => reject(opening.error)
        opening.onblocked = () => reject(new Error('the old tab did not make way'))
      }),
  )
  await phone.evaluate(() => device.sealWithPictures('Tab lama masih bisa.', []))
  const older = await openOutboxPage(context, between.origin)
  await older.evaluate(() => device.sealWithPictures('Versi lama, baru ditulis.', [100]))
  expect(await older.evaluate(() => device.states())).toHaveLength(3)
  between.follow({})
  await sendAll(older)
  await expectInvariant([phone, older], server, 3)
})
