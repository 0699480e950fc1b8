import { hydrate, render } from 'preact'
import type { FormData } from '../../form/data.ts'
import { messages } from '../../form/messages.ts'
import { brandName } from '../parts/brand.ts'
import { pageLanguage } from '../parts/language.ts'
import { pageOutbox } from '../parts/page-outbox.ts'
import { fetchAreas } from './area-fields.tsx'
import { canKeepReports } from './capability.ts'
import { codeInAddress, type FormBlock, readFormBlock } from './form-block.ts'
import { ReportScreen } from './report-screen.tsx'
import '../../form/form.css'

/**
 * Brings a form of the server to life; draws one by itself where the page was kept without any (offline, a code that was
 * never opened here).
 */
export function show(root: HTMLElement): void {
  const code = codeInAddress(location.pathname)
  const outbox = canKeepReports() ? pageOutbox() : null
  const block = readFormBlock(document.getElementById('form-data')?.textContent ?? null)
  if (block !== null) {
    hydrate(<ReportScreen block={block} code={code} outbox={outbox} />, root)
    return
  }
  void offlineBlock().then((made) => {
    document.documentElement.lang = made.data.language
    document.title = `${messages[made.data.language].pageTitle(null)} · ${made.data.brand}`
    root.replaceChildren()
    render(<ReportScreen block={made} code={code} outbox={outbox} />, root)
  })
}

/** A general form without a server: the regencies this phone knows, no categories, nothing for a plain POST. */
async function offlineBlock(): Promise<FormBlock> {
  const areas = await fetchAreas()
  const data: FormData = {
    language: pageLanguage(),
    brand: brandName(),
    code: null,
    facility: null,
    categories: [],
    regencies: areas.map(({ code, name }) => ({ code, name })),
    keys: { epoch: 1, keys: [] },
    plain: { random: '', tracking: '', madeAt: 0, mac: '' },
  }
  return { data, values: {}, problems: {} }
}
