import { FACILITY_PAGES } from '../../domain/facility-protocol.ts'
import type { Language } from '../../domain/language.ts'
import { posterHealth } from './ask.ts'
import { healthMessages } from './health-messages.ts'
import { HealthRows } from './health-rows.tsx'
import { useAnswer } from './use-answer.ts'

/** How one facility's posters are used. Nothing until it is known: the codes above do not wait for figures. */
export function FacilityHealth({ id, language }: { readonly id: string; readonly language: Language }) {
  const words = healthMessages[language]
  const answer = useAnswer(id, () => posterHealth(`?facility=${encodeURIComponent(id)}`))
  if (answer?.outcome !== 'value' || answer.value.placements.length === 0) return null
  return (
    <section class="stack" aria-labelledby="facility-health">
      <h2 id="facility-health">{words.section}</h2>
      <HealthRows found={answer.value} language={language} named={false} />
      <p>
        <a href={FACILITY_PAGES.health}>{words.sectionAll}</a>
      </p>
    </section>
  )
}
