import { useMemo, useState } from 'preact/hooks'
import type { Area } from '../../domain/areas.ts'
import { FACILITY_PAGES } from '../../domain/facility-protocol.ts'
import type { Language } from '../../domain/language.ts'
import type { PosterRun } from '../../domain/poster-protocol.ts'
import { Notice } from '../../form/parts/notice.tsx'
import { runOf } from '../../qr/sheets/run.ts'
import { fetchAreas } from '../parts/fetch-areas.ts'
import { Skeleton } from '../parts/skeleton.tsx'
import { type Answer, posters } from './ask.ts'
import { Frame } from './frame.tsx'
import { messages } from './messages.ts'
import { filtersOf, readChoice, writeChoice } from './sheets/choice.ts'
import { Choose } from './sheets/choose.tsx'
import { imprintOf, subjectsOf } from './sheets/order.ts'
import { Output } from './sheets/output.tsx'
import { Preview, usePage } from './sheets/preview.tsx'
import { sheetWords } from './sheets/words.ts'
import { Trouble } from './trouble.tsx'
import { useAnswer } from './use-answer.ts'
import './facilities.css'
import './sheets/sheets.css'

/** Every active code of the facilities in the address, on the sheets that are chosen, to be printed and downloaded. */
export function PostersScreen({ language }: { readonly language: Language }) {
  const words = messages[language]
  const filters = filtersOf(location.search)
  const answer = useAnswer(filters, () => askFor(filters))
  return (
    <Frame title={sheetWords[language].title} language={language}>
      <a href={FACILITY_PAGES.list}>{words.back}</a>
      <Trouble answer={answer} words={words} />
      {answer === null && <Skeleton lines={8} label={words.loading} />}
      {answer?.outcome === 'value' && <Workshop {...answer.value} language={language} />}
    </Frame>
  )
}

type Found = { readonly found: PosterRun; readonly areas: readonly Area[] }

/** What is printed, with the names of its areas: without those no sheet says where it hangs, so there is none. */
async function askFor(filters: string): Promise<Answer<Found>> {
  const [answer, areas] = await Promise.all([posters(filters), fetchAreas()])
  if (answer.outcome !== 'value') return answer
  return areas.length === 0 ? { outcome: 'failed' } : { outcome: 'value', value: { found: answer.value, areas } }
}

function Workshop({ found, areas, language }: Found & { readonly language: Language }) {
  const words = sheetWords[language]
  const [choice, setChoice] = useState(() => readChoice(location.search))
  const imprint = useMemo(() => imprintOf(found), [found])
  const subjects = useMemo(() => subjectsOf(found, areas), [found, areas])
  const run = useMemo(() => runOf(choice, imprint, subjects), [choice, imprint, subjects])
  const [page, turn] = usePage(run)
  const shown = run.pages[page]
  if (shown === undefined) return <p role="status">{messages[language].noSheets}</p>
  const all = { choice, imprint, subjects }
  const { publicUrl, logo } = found.imprint
  return (
    <>
      <p role="status">{words.codes(subjects.length, run.pages.length)}</p>
      {found.total > found.subjects.length && (
        <Notice tone="alert" title={words.cutOff(found.subjects.length, found.total)} live="polite" />
      )}
      {!publicUrl.startsWith('https:') && <Notice tone="alert" title={words.notPublic(publicUrl)} />}
      {logo.outcome === 'unreadable' && <Notice tone="alert" title={words.logoUnreadable} live="polite" />}
      <div class="sheet-desk">
        <Choose
          choice={choice}
          change={(next) => {
            setChoice(next)
            history.replaceState(null, '', writeChoice(location.search, next))
          }}
          imprint={found.imprint}
          words={words}
        />
        <Preview order={all} run={run} page={page} turn={turn} words={words} />
        <Output
          all={all}
          one={{ ...all, subjects: [...new Set(shown.subjects)] }}
          sheets={run.pages.length}
          words={words}
        />
      </div>
    </>
  )
}
