import { hydrate } from 'preact'
import { pageOutbox } from '../parts/page-outbox.ts'
import { canKeepReports } from './capability.ts'
import { codeInAddress, type FormBlock, readFormBlock } from './form-block.ts'
import { wordsIn } from './messages.ts'
import { ReportScreen } from './report-screen.tsx'
import '../../form/form.css'

/**
 * Brings a form of the server to life; draws one by itself where the page was kept without any (offline, a code that was
 * never opened here). Until the words of its language are here, the server's form stays as it is and sends.
 */
export function show(root: HTMLElement): void {
  const around = { code: codeInAddress(location.pathname), outbox: canKeepReports() ? pageOutbox() : null }
  const block = readFormBlock(document.getElementById('form-data')?.textContent ?? null)
  void (block === null ? draw(root, around) : enliven(root, block, around)).catch(() => null)
}

async function enliven(root: HTMLElement, block: FormBlock, around: Surroundings): Promise<void> {
  const words = await wordsIn(block.data.language)
  hydrate(<ReportScreen block={block} words={words} {...around} />, root)
  const { speakRemembered } = await import('./remembered-language.ts')
  await speakRemembered(block.data.language)
}

async function draw(root: HTMLElement, around: Surroundings): Promise<void> {
  const { drawForm } = await import('./draw-form.tsx')
  await drawForm(root, around)
}

/** Where the form stands: the code in its address, and the outbox of a browser that can keep reports. */
export type Surroundings = Pick<Parameters<typeof ReportScreen>[0], 'code' | 'outbox'>
