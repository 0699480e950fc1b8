import { FACILITY_PAGES } from '../../domain/facility-protocol.ts'
import type { Language } from '../../domain/language.ts'
import { Skeleton } from '../parts/skeleton.tsx'
import { add, list } from './ask.ts'
import { FacilityForm } from './facility-form.tsx'
import { Frame } from './frame.tsx'
import { messages } from './messages.ts'
import { Trouble } from './trouble.tsx'
import { useAnswer } from './use-answer.ts'
import './facilities.css'

/** A new facility; once saved, its own screen opens. */
export function NewScreen({ language }: { readonly language: Language }) {
  const words = messages[language]
  const known = useAnswer('agencies', () => list('?ids=-'))
  return (
    <Frame title={words.newTitle} language={language}>
      <a href={FACILITY_PAGES.list}>{words.back}</a>
      <Trouble answer={known} words={words} />
      {known === null && <Skeleton lines={6} label={words.loading} />}
      {known?.outcome === 'value' && (
        <FacilityForm
          facility={null}
          agencies={known.value.agencies}
          language={language}
          onSave={async (facility, placement) => {
            const answer = await add(facility, placement)
            if (answer.outcome === 'value') location.assign(FACILITY_PAGES.facility(answer.value.id))
            return answer
          }}
        />
      )}
    </Frame>
  )
}
