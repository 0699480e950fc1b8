import { readFacilityCode } from '../../domain/facility-code.ts'
import { FACILITY_PAGES, type FacilityList } from '../../domain/facility-protocol.ts'
import type { Language } from '../../domain/language.ts'
import { Skeleton } from '../parts/skeleton.tsx'
import { list } from './ask.ts'
import { Frame } from './frame.tsx'
import { messages } from './messages.ts'
import { PosterSheet } from './poster-sheet.tsx'
import { Trouble } from './trouble.tsx'
import { useAnswer } from './use-answer.ts'
import { useAreas } from './use-areas.ts'
import './facilities.css'
import './poster.css'

/** One A4 sheet for every active code of the facilities in the address, as it will come out of the printer. */
export function PostersScreen({ language }: { readonly language: Language }) {
  const words = messages[language]
  const ids = new URLSearchParams(location.search).get('ids') ?? ''
  const answer = useAnswer(ids, () => list(`?ids=${encodeURIComponent(ids)}`))
  return (
    <div class="poster-page">
      <Frame title={words.poster} language={language}>
        <a href={FACILITY_PAGES.list}>{words.back}</a>
        <Trouble answer={answer} words={words} />
        {answer === null && <Skeleton lines={8} label={words.loading} />}
        {answer?.outcome === 'value' && <Sheets found={answer.value} language={language} />}
      </Frame>
    </div>
  )
}

function Sheets({ found, language }: { readonly found: FacilityList; readonly language: Language }) {
  const words = messages[language]
  const areas = useAreas()
  const sheets = found.facilities.flatMap((facility) =>
    facility.placements.flatMap((placement) =>
      placement.codes
        .filter((code) => code.withdrawnAt === null)
        .flatMap(({ code }) => {
          const read = readFacilityCode(code)
          return read.outcome === 'code' ? [{ facility, placement, code: read.code }] : []
        }),
    ),
  )
  if (sheets.length === 0) return <p role="status">{words.noSheets}</p>
  return (
    <>
      <div class="facility-actions">
        <button class="button" type="button" onClick={() => window.print()}>
          {words.print}
        </button>
        <span role="status">{words.sheets(sheets.length)}</span>
      </div>
      {/* Posters hang in Kalimantan: they speak Indonesian in every language of the desk. */}
      <div class="posters" lang="id">
        {sheets.map(({ facility, placement, code }) => (
          <PosterSheet
            key={code}
            facility={facility}
            placement={placement.label}
            code={code}
            areas={areas}
            poster={found.poster}
          />
        ))}
      </div>
    </>
  )
}
