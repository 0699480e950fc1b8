import { hydrate, render } from 'preact'
import type { FormData } from '../../form/data.ts'
import { brandName } from '../parts/brand.ts'
import { pageLanguage } from '../parts/language.ts'
import { pageOutbox } from '../parts/page-outbox.ts'
import { canKeepReports } from './capability.ts'
import { codeInAddress, type FormBlock, readFormBlock } from './form-block.ts'
import { wordsIn } from './messages.ts'
import { ReportScreen } from './report-screen.tsx'
import '../../form/form.css'

/**
 * Brings a form of the server to life; draws one by itself where the page was kept without any (offline, a code that was
 * never opened here). Where the words of its language cannot be fetched, the server's form stays as it is and sends.
 */
export function show(root: HTMLElement): void {
  const block = readFormBlock(document.getElementById('form-data')?.textContent ?? null)
  void (block === null ? draw(root) : enliven(root, block)).catch(() => null)
}

async function enliven(root: HTMLElement, block: FormBlock): Promise<void> {
  const words = await wordsIn(block.data.language)
  hydrate(<ReportScreen block={block} words={words} {...surroundings()} />, root)
}

async function draw(root: HTMLElement): Promise<void> {
  const block = await offlineBlock()
  const { language, brand } = block.data
  const words = await wordsIn(language)
  document.documentElement.lang = language
  document.title = `${words.form.pageTitle(null)} · ${brand}`
  root.replaceChildren()
  render(<ReportScreen block={block} words={words} {...surroundings()} />, root)
}

function surroundings() {
  return { code: codeInAddress(location.pathname), outbox: canKeepReports() ? pageOutbox() : null }
}

/** A general form without a server: the regencies this phone knows, no categories, nothing for a plain POST. */
async function offlineBlock(): Promise<FormBlock> {
  const { fetchAreas } = await import('./fetch-areas.ts')
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
