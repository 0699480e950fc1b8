import { render } from 'preact'
import type { FormData } from '../../form/data.ts'
import { brandName } from '../parts/brand.ts'
import { fetchAreas } from '../parts/fetch-areas.ts'
import { pageLanguage } from '../parts/language.ts'
import type { FormBlock } from './form-block.ts'
import { wordsIn } from './messages.ts'
import { ReportScreen } from './report-screen.tsx'
import type { Surroundings } from './show.tsx'

/** Draws a form on a page that came without one. */
export async function drawForm(root: HTMLElement, around: Surroundings): Promise<void> {
  const block = await offlineBlock()
  const { language, brand } = block.data
  const words = await wordsIn(language)
  document.documentElement.lang = language
  document.title = `${words.form.pageTitle(null)} · ${brand}`
  root.replaceChildren()
  render(<ReportScreen block={block} words={words} {...around} />, root)
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
