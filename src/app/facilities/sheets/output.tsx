import { useEffect, useRef, useState } from 'preact/hooks'
import { formatFacilityCode } from '../../../domain/facility-code.ts'
import { Notice } from '../../../form/parts/notice.tsx'
import type { Order, Progress } from '../../../qr/press.ts'
import type { Refusal, Why } from '../../../qr/read-back/check.ts'
import { save } from './files.ts'
import { type Job, type Made, make } from './make.ts'
import { type Press, startPress } from './press.ts'
import type { PressedSheet } from './press-messages.ts'
import { PrintSheets } from './print-sheets.tsx'
import type { SheetWords } from './words.ts'

/** More sheets than these a browser's own print dialogue hardly carries. */
export const MOST_PRINTED = 200

type State =
  | { readonly step: 'idle' }
  | {
      readonly step: 'working'
      readonly press: Press
      readonly told: { readonly what: 'reading' | 'drawing' } & Progress
    }
  | { readonly step: 'cancelled' }
  | { readonly step: 'made'; readonly made: Made; readonly url: string | null }

type Props = {
  readonly all: Order
  /** The codes of the sheet that is shown. */
  readonly one: Order
  readonly sheets: number
  readonly words: SheetWords
}

/** Print and the files. Nothing leaves before its codes were read back. */
export function Output({ all, one, sheets, words }: Props) {
  const [state, setState] = useState<State>({ step: 'idle' })
  const [printed, setPrinted] = useState<readonly PressedSheet[]>([])
  useLetGo(state)
  const start = (job: Job, order: Order) => {
    const press = startPress((progress) => setState({ step: 'working', press, told: { what: 'reading', ...progress } }))
    setState({ step: 'working', press, told: { what: 'reading', done: 0, of: order.subjects.length } })
    setPrinted([])
    const drawn = (progress: Progress) => setState({ step: 'working', press, told: { what: 'drawing', ...progress } })
    void make(job, order, press, drawn).then((made) => {
      press.end()
      const url = made.outcome === 'file' ? URL.createObjectURL(made.file) : null
      setState({ step: 'made', made, url })
      if (made.outcome === 'sheets') setPrinted(made.sheets)
      if (made.outcome === 'file' && url !== null) save(url, made.name)
    })
  }
  const cancel = (press: Press) => {
    press.end()
    setState({ step: 'cancelled' })
  }
  const isBusy = state.step === 'working'
  const button = (job: Job, order: Order, label: string, second = true) => (
    <button
      class={second ? 'button button-second' : 'button'}
      type="button"
      disabled={isBusy || (job === 'print' && sheets > MOST_PRINTED)}
      onClick={() => start(job, order)}
    >
      {label}
    </button>
  )
  return (
    <section class="card sheet-output" aria-labelledby="sheet-output-title">
      <h2 id="sheet-output-title">{words.output}</h2>
      <p class="quiet">{words.outputText}</p>
      <fieldset class="sheet-buttons" aria-label={words.allSheets(sheets)}>
        <h3>{words.allSheets(sheets)}</h3>
        {button('print', all, words.print, false)}
        {button('pdf', all, words.pdf, false)}
        {sheets > 1 && button('zip-svg', all, words.zipSvg)}
        {sheets > 1 && button('zip-png', all, words.zipPng)}
        {sheets > MOST_PRINTED && <p class="quiet">{words.printTooMany(MOST_PRINTED)}</p>}
      </fieldset>
      <fieldset class="sheet-buttons" aria-label={words.thisSheet}>
        {sheets > 1 && <h3>{words.thisSheet}</h3>}
        {sheets > 1 && button('pdf', one, words.pdf)}
        {button('svg', one, words.svg)}
        {button('png', one, words.png)}
      </fieldset>
      {state.step === 'working' && <Working told={state.told} cancel={() => cancel(state.press)} words={words} />}
      {state.step === 'cancelled' && <p role="status">{words.cancelled}</p>}
      {state.step === 'made' && <Result made={state.made} url={state.url} words={words} />}
      <PrintSheets sheets={printed} kind={all.choice.kind} done={() => setPrinted([])} />
    </section>
  )
}

/** A file's address is let go when the next job begins; a press that still works when the screen closes is ended. */
function useLetGo(state: State): void {
  const url = state.step === 'made' ? state.url : null
  useEffect(() => () => (url === null ? undefined : URL.revokeObjectURL(url)), [url])
  const press = useRef<Press | null>(null)
  press.current = state.step === 'working' ? state.press : null
  useEffect(() => () => press.current?.end(), [])
}

type WorkingProps = {
  readonly told: { readonly what: 'reading' | 'drawing' } & Progress
  readonly cancel: () => void
  readonly words: SheetWords
}

function Working({ told: { what, done, of }, cancel, words }: WorkingProps) {
  return (
    <div class="sheet-working">
      <progress max={of} value={done} aria-label={words.working} />
      <p role="status">{what === 'reading' ? words.reading(done, of) : words.drawing(done, of)}</p>
      <button class="button button-second" type="button" onClick={cancel}>
        {words.cancel}
      </button>
    </div>
  )
}

type ResultProps = { readonly made: Made; readonly url: string | null; readonly words: SheetWords }

function Result({ made, url, words }: ResultProps) {
  switch (made.outcome) {
    case 'broken':
      return <Notice tone="alert" title={words.broken} live="assertive" />
    case 'nothing':
      return <Refused title={words.nothing} refusals={made.refusals} words={words} />
    case 'sheets':
    case 'file':
      return (
        <>
          {made.outcome === 'file' && url !== null && (
            <Notice tone="good" title={words.made(made.name)} live="polite">
              <a href={url} download={made.name}>
                {words.again}
              </a>
            </Notice>
          )}
          {made.refusals.length > 0 && (
            <Refused title={words.refused(made.refusals.length)} refusals={made.refusals} words={words} />
          )}
        </>
      )
    default:
      return made satisfies never
  }
}

type RefusedProps = { readonly title: string; readonly refusals: readonly Refusal[]; readonly words: SheetWords }

function Refused({ title, refusals, words }: RefusedProps) {
  return (
    <Notice tone="alert" title={title} live="assertive">
      <p>{words.refusedText}</p>
      <ul>
        {refusals.map(({ subject, why }) => (
          <li key={subject.code}>
            <span class="code">{formatFacilityCode(subject.code)}</span> {subject.facility}, {subject.placement}:{' '}
            {reason(why, words)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function reason(why: Why, words: SheetWords): string {
  return why.kind === 'other' ? words.other(why.text) : words[why.kind]
}
