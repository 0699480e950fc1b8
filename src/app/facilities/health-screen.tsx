import { FACILITY_PAGES } from '../../domain/facility-protocol.ts'
import type { Language } from '../../domain/language.ts'
import { HEALTH_ADDRESSES, type PosterHealth } from '../../domain/poster-health.ts'
import { Skeleton } from '../parts/skeleton.tsx'
import { posterHealth } from './ask.ts'
import { FilterSelect } from './filter-select.tsx'
import { Frame } from './frame.tsx'
import { healthMessages } from './health-messages.ts'
import { HealthRows } from './health-rows.tsx'
import { messages } from './messages.ts'
import { Trouble } from './trouble.tsx'
import { useAnswer } from './use-answer.ts'
import { useAreas } from './use-areas.ts'
import './facilities.css'

type Show = 'all' | 'silent' | 'old'

/** Whether what hangs on the walls is used; the filters stand in the address. */
export function HealthScreen({ language }: { readonly language: Language }) {
  const words = healthMessages[language]
  const answer = useAnswer(location.search, () => posterHealth(location.search))
  return (
    <Frame title={words.title} language={language}>
      <a class="health-back" href={FACILITY_PAGES.list}>
        {words.back}
      </a>
      <p class="health-lead">{words.lead}</p>
      <Trouble answer={answer} words={messages[language]} />
      {answer === null && <Skeleton lines={8} label={words.loading} />}
      {answer?.outcome === 'value' && <Found found={answer.value} language={language} />}
      <details class="card health-explain">
        <summary>{words.explainTitle}</summary>
        <ul>
          {words.explain.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </details>
    </Frame>
  )
}

function Found({ found, language }: { readonly found: PosterHealth; readonly language: Language }) {
  const words = healthMessages[language]
  const shown = showIn(location.search)
  const { placements } = found
  return (
    <>
      <Shows found={found} shown={shown} language={language} />
      <Filters found={found} shown={shown} language={language} />
      <p role="status">{placements.length === 0 ? words.none[shown] : words.shown(placements.length, found[shown])}</p>
      {placements.length > 0 && <HealthRows found={found} language={language} named />}
    </>
  )
}

/** All, the silent ones, the old ones: each with its number, and the other filters kept. */
function Shows({
  found,
  shown,
  language,
}: {
  readonly found: PosterHealth
  readonly shown: Show
  readonly language: Language
}) {
  const words = healthMessages[language]
  const to = (show: Show) => {
    const query = new URLSearchParams(location.search)
    query.set('show', show)
    return `${FACILITY_PAGES.health}?${query}`
  }
  return (
    <nav aria-label={words.show}>
      <ul class="plain-list health-shows">
        {(['all', 'silent', 'old'] as const).map((show) => (
          <li key={show}>
            <a class="health-show" href={to(show)} aria-current={show === shown ? 'page' : undefined}>
              <b>{found[show]}</b> {words[show]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** A plain form: its answer is another address, so that a view can be sent to a colleague. */
function Filters({
  found,
  shown,
  language,
}: {
  readonly found: PosterHealth
  readonly shown: Show
  readonly language: Language
}) {
  const words = healthMessages[language]
  const areas = useAreas()
  return (
    <search>
      <form class="card facility-filters health-filters" action={FACILITY_PAGES.health}>
        <input type="hidden" name="show" value={shown} />
        <FilterSelect
          name="regency"
          label={words.regency}
          everyOne={words.everyOne}
          options={areas.map((regency) => [regency.code, regency.name] as const)}
        />
        {found.campaigns.length > 0 && (
          <FilterSelect
            name="campaign"
            label={words.campaign}
            everyOne={words.everyOne}
            options={found.campaigns.map((campaign) => [campaign.id, campaign.name] as const)}
          />
        )}
        <button class="button" type="submit">
          {words.filter}
        </button>
        <a class="button button-second" href={`${HEALTH_ADDRESSES.exported}${location.search}`} download>
          {words.exportList}
        </a>
        <button class="button button-second" type="button" onClick={() => print()}>
          {words.print}
        </button>
      </form>
    </search>
  )
}

function showIn(search: string): Show {
  const show = new URLSearchParams(search).get('show')
  return show === 'silent' || show === 'old' ? show : 'all'
}
