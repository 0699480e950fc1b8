import { useState } from 'preact/hooks'
import { FACILITY_PAGES, type FacilityAnswer, type FacilityList } from '../../domain/facility-protocol.ts'
import type { Language } from '../../domain/language.ts'
import { Notice } from '../../form/parts/notice.tsx'
import { Kiosks } from '../kiosk/desk/kiosks.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { type Answer, edit, list, setWithdrawn } from './ask.ts'
import { FacilityForm } from './facility-form.tsx'
import { FacilityHealth } from './facility-health.tsx'
import { Frame } from './frame.tsx'
import { messages } from './messages.ts'
import { Placements } from './placements.tsx'
import { Trouble } from './trouble.tsx'
import { useAnswer } from './use-answer.ts'
import './facilities.css'

/** One facility: its codes, its poster, its data, and taking it out of use. */
export function FacilityScreen({ id, language }: { readonly id: string; readonly language: Language }) {
  const words = messages[language]
  const answer = useAnswer(id, () => list(`?state=all&ids=${encodeURIComponent(id)}`))
  const [facility] = answer?.outcome === 'value' ? answer.value.facilities : []
  return (
    <Frame title={facility?.name ?? words.title} language={language}>
      <a href={FACILITY_PAGES.list}>{words.back}</a>
      <Trouble answer={answer} words={words} />
      {answer === null && <Skeleton lines={8} label={words.loading} />}
      {answer?.outcome === 'value' && facility === undefined && <p>{words.none}</p>}
      {answer?.outcome === 'value' && facility !== undefined && (
        <Facility first={facility} found={answer.value} language={language} />
      )}
    </Frame>
  )
}

type Props = {
  readonly first: FacilityAnswer
  readonly found: FacilityList
  readonly language: Language
}

function Facility({ first, found, language }: Props) {
  const words = messages[language]
  const [facility, setFacility] = useState(first)
  const [answer, setAnswer] = useState<Answer<FacilityAnswer> | null>(null)
  const [justWithdrawn, setJustWithdrawn] = useState(false)
  const take = (result: Answer<FacilityAnswer>) => {
    setAnswer(result)
    if (result.outcome === 'value') setFacility(result.value)
    return result
  }
  const withdraw = async (withdrawn: boolean) => {
    const result = take(await setWithdrawn(facility.id, withdrawn))
    if (result.outcome === 'value') setJustWithdrawn(withdrawn)
  }
  return (
    <>
      <Trouble answer={answer} words={words} />
      {facility.withdrawnAt !== null && (
        <Notice tone="alert" title={justWithdrawn ? words.withdrawnNow : words.isWithdrawn} live="polite">
          {found.mayManageAll && (
            <button class="button button-second" type="button" onClick={() => void withdraw(false)}>
              {justWithdrawn ? words.undo : words.restore}
            </button>
          )}
        </Notice>
      )}
      <div class="facility-actions">
        {facility.example && <span class="facility-mark">{words.example}</span>}
        {facility.withdrawnAt === null && (
          <>
            <a class="button" href={`${FACILITY_PAGES.posters}?ids=${facility.id}`}>
              {words.poster}
            </a>
            {found.mayManageAll && (
              <button class="button button-second" type="button" onClick={() => void withdraw(true)}>
                {words.withdraw}
              </button>
            )}
          </>
        )}
      </div>
      <Placements facility={facility} campaigns={found.campaigns} language={language} onChange={take} />
      <FacilityHealth id={facility.id} language={language} />
      <Kiosks facility={facility} language={language} />
      {found.mayManageAll && (
        <section class="stack">
          <h2>{words.editTitle}</h2>
          <FacilityForm
            facility={facility}
            agencies={found.agencies}
            language={language}
            onSave={async (input) => {
              const result = await edit(facility.id, facility.version, input)
              if (result.outcome === 'value') setFacility(result.value)
              return result
            }}
          />
        </section>
      )}
    </>
  )
}
