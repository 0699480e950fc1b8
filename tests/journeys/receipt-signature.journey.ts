import type { Page } from '@playwright/test'
import { sealReport } from './citizen.ts'
import { expect, test } from './harness/test.ts'

/** Changes the stored receipt behind the product's back. */
function tamper(page: Page, change: Readonly<Record<string, string>>): Promise<void> {
  return page.evaluate(async (changed) => {
    const opened = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('lapor-outbox')
      opening.onsuccess = () => resolve(opening.result)
    })
    await new Promise<void>((resolve) => {
      const tx = opened.transaction('reports', 'readwrite')
      const store = tx.objectStore('reports')
      const reading = store.getAll()
      reading.onsuccess = () => {
        for (const row of reading.result) store.put({ ...row, receipt: { ...row.receipt, ...changed } })
      }
      tx.oncomplete = () => resolve()
    })
    opened.close()
  }, change)
}

test('[O6] a receipt that somebody changed, or that an unknown key signed, is not called genuine', async ({ page }) => {
  await sealReport(page)
  await expect(page.getByText('Tanda terima asli')).toBeVisible()
  await page.goto('/antrean')
  await page.getByRole('link', { name: 'Buka bukti' }).click()
  await expect(page.getByText('Tanda terima asli')).toBeVisible()
  await tamper(page, { number: 'KS-2026-999999' })
  await page.reload()
  await expect(page.getByText('tidak cocok')).toBeVisible()
  await expect(page.getByText('Tanda terima asli')).toHaveCount(0)
  await tamper(page, { keyId: 'unknown' })
  await page.reload()
  await expect(page.locator('.facts')).toBeVisible()
  await expect(page.getByText(/kunci/i)).toBeVisible()
  await expect(page.getByText('Tanda terima asli')).toHaveCount(0)
})
