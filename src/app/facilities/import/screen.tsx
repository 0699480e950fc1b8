import { useEffect, useRef, useState } from 'preact/hooks'
import type { ImportCheck, ImportDone } from '../../../domain/facility-import.ts'
import { FACILITY_PAGES } from '../../../domain/facility-protocol.ts'
import type { Decision } from '../../../domain/facility-table/outcome.ts'
import { toHex } from '../../../domain/hex.ts'
import type { Language } from '../../../domain/language.ts'
import { Notice } from '../../../form/parts/notice.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { type Answer, list } from '../ask.ts'
import { Frame } from '../frame.tsx'
import { messages } from '../messages.ts'
import { Trouble } from '../trouble.tsx'
import { useAnswer } from '../use-answer.ts'
import { applyImport, checkImport } from './ask-import.ts'
import { Choose } from './choose.tsx'
import { Done } from './done.tsx'
import { Preview } from './preview.tsx'
import { readFile } from './read-file.ts'
import type { Refusal, TableFile } from './table-file.ts'
import { importWords } from './words.ts'
import '../facilities.css'
import './import.css'

type Chosen = { readonly file: TableFile; readonly decisions: readonly Decision[] }
type Looked = Chosen & {
  readonly check: ImportCheck
  /** The order's id: the same however often this preview is sent. */
  readonly id: string
  readonly trouble: Answer<unknown> | null
  readonly isStale: boolean
}
type State =
  | { readonly step: 'choose'; readonly refusal: Refusal | null }
  /** The check had no answer: the file and what was decided are still here. */
  | ({ readonly step: 'unchecked'; readonly trouble: Answer<unknown> } & Chosen)
  | { readonly step: 'reading'; readonly name: string }
  | ({ readonly step: 'checking' } & Chosen)
  | ({ readonly step: 'preview' } & Looked)
  | ({ readonly step: 'importing' } & Looked)
  | { readonly step: 'done'; readonly done: ImportDone }

const CHOOSE: State = { step: 'choose', refusal: null }

/** From a file to facilities: choose, look at every row, import all of it or nothing. */
export function ImportScreen({ language }: { readonly language: Language }) {
  const words = messages[language]
  const known = useAnswer('may', () => list('?ids=-'))
  const mayNot: Answer<unknown> | null =
    known?.outcome === 'value' ? (known.value.mayManageAll ? null : { outcome: 'forbidden' }) : known
  return (
    <Frame title={importWords[language].title} language={language}>
      <a href={FACILITY_PAGES.list}>{words.back}</a>
      <Trouble answer={mayNot} words={words} />
      {known === null && <Skeleton lines={6} label={words.loading} />}
      {known?.outcome === 'value' && mayNot === null && <Steps language={language} />}
    </Frame>
  )
}

function Steps({ language }: { readonly language: Language }) {
  const [state, setState] = useState<State>(CHOOSE)
  const words = importWords[language]
  const look = async ({ file, decisions }: Chosen, isStale: boolean) => {
    const chosen = { file, decisions }
    setState({ step: 'checking', ...chosen })
    const answer = await checkImport(chosen.file, chosen.decisions)
    if (answer.outcome !== 'value') return setState({ step: 'unchecked', ...chosen, trouble: answer })
    const id = toHex(crypto.getRandomValues(new Uint8Array(16)))
    setState({ step: 'preview', ...chosen, check: answer.value, id, trouble: null, isStale })
  }
  const read = async (file: File) => {
    setState({ step: 'reading', name: file.name })
    const answer = await readFile(file)
    if (answer.outcome === 'refused') return setState({ step: 'choose', refusal: answer.refusal })
    await look({ file: answer.file, decisions: [] }, false)
  }
  const apply = async (looked: Looked, withoutWrong: boolean) => {
    setState({ ...looked, step: 'importing', trouble: null, isStale: false })
    const { file, decisions, id, check } = looked
    const answer = await applyImport(file, decisions, { id, basis: check.basis, withoutWrong })
    if (answer.outcome === 'value') return setState({ step: 'done', done: answer.value })
    if (answer.outcome === 'stale') return look(looked, true)
    setState({ ...looked, step: 'preview', trouble: answer, isStale: false })
  }
  const step = useRef<HTMLDivElement>(null)
  // What comes next begins at its own top, for whoever listens too.
  useEffect(() => {
    if (state.step === 'preview' || state.step === 'done') step.current?.focus()
  }, [state.step])
  return (
    <div class="stack import-step" ref={step} tabIndex={-1}>
      {state.step === 'choose' && <Choose words={words} refusal={state.refusal} onFile={(file) => void read(file)} />}
      {state.step === 'unchecked' && (
        <>
          <Trouble answer={state.trouble} words={messages[language]} />
          {state.trouble.outcome === 'invalid' && <Notice tone="alert" title={words.invalid} live="assertive" />}
          <div class="facility-actions">
            <button class="button" type="button" onClick={() => void look(state, false)}>
              {words.retry}
            </button>
            <button class="button button-second" type="button" onClick={() => setState(CHOOSE)}>
              {words.another}
            </button>
          </div>
        </>
      )}
      {state.step === 'reading' && <Busy text={words.reading(state.name)} />}
      {state.step === 'checking' && <Busy text={words.checking(state.file.rows.length)} />}
      {state.step === 'importing' && <Busy text={words.importing(state.file.rows.length)} />}
      {state.step === 'preview' && (
        <>
          <h2>{words.preview}</h2>
          {state.isStale && <Notice tone="alert" title={words.stale} live="assertive" />}
          <ImportTrouble answer={state.trouble} language={language} />
          <Preview
            key={state.id}
            file={state.file}
            check={state.check}
            decisions={state.decisions}
            words={words}
            onCheck={(decisions) => void look({ file: state.file, decisions }, false)}
            onApply={(withoutWrong) => void apply(state, withoutWrong)}
          />
          <div class="facility-actions">
            <button class="button button-second" type="button" onClick={() => setState(CHOOSE)}>
              {words.another}
            </button>
          </div>
        </>
      )}
      {state.step === 'done' && <Done done={state.done} words={words} onAgain={() => setState(CHOOSE)} />}
    </div>
  )
}

function Busy({ text }: { readonly text: string }) {
  return (
    <div class="card stack import-busy" role="status">
      <strong>{text}</strong>
      <span class="import-bar" aria-hidden="true" />
    </div>
  )
}

/** A lost answer means something else here than elsewhere: what was sent may be done. */
function ImportTrouble({ answer, language }: { readonly answer: Answer<unknown> | null; readonly language: Language }) {
  const words = importWords[language]
  if (answer?.outcome === 'failed') return <Notice tone="alert" title={words.lost} live="assertive" />
  if (answer?.outcome === 'invalid') return <Notice tone="alert" title={words.invalid} live="assertive" />
  return <Trouble answer={answer} words={messages[language]} />
}
