import { useState } from 'preact/hooks'
import { describeArea, findArea } from '../../domain/areas.ts'
import { grouped } from '../../domain/crockford.ts'
import { FACILITY_KINDS } from '../../domain/facility.ts'
import {
  FACILITY_ADDRESSES,
  FACILITY_PAGES,
  type FacilityAnswer,
  type FacilityList,
} from '../../domain/facility-protocol.ts'
import type { Language } from '../../domain/language.ts'
import { Skeleton } from '../parts/skeleton.tsx'
import { list } from './ask.ts'
import { Examples } from './examples.tsx'
import { FilterSelect } from './filter-select.tsx'
import { Frame } from './frame.tsx'
import { kindWords } from './kind-words.ts'
import { type FacilityWords, messages } from './messages.ts'
import { OpenAlerts } from './poster-alerts.tsx'
import { Trouble } from './trouble.tsx'
import { useAnswer } from './use-answer.ts'
import { useAreas } from './use-areas.ts'
import './facilities.css'

/** Every facility, found by filters that stand in the address, and picked for printing. */
export function ListScreen({ language }: { readonly language: Language }) {
  const words = messages[language]
  const answer = useAnswer(location.search, () => list(location.search))
  return (
    <Frame title={words.title} language={language}>
      <Trouble answer={answer} words={words} />
      {answer === null && <Skeleton lines={8} label={words.loading} />}
      {answer?.outcome === 'value' && <OpenAlerts language={language} />}
      {answer?.outcome === 'value' && <Found found={answer.value} language={language} />}
    </Frame>
  )
}

function Found({ found, language }: { readonly found: FacilityList; readonly language: Language }) {
  const words = messages[language]
  return (
    <>
      <Filters found={found} language={language} />
      <div class="facility-actions">
        {found.mayManageAll && (
          <a class="button" href={FACILITY_PAGES.add}>
            {words.add}
          </a>
        )}
        {found.mayManageAll && (
          <a class="button button-second" href={FACILITY_PAGES.import}>
            {words.importList}
          </a>
        )}
        <a class="button button-second" href={`${FACILITY_ADDRESSES.exportedSheet}${location.search}`} download>
          {words.exportSheet}
        </a>
        <a class="button button-second" href={`${FACILITY_ADDRESSES.exported}${location.search}`} download>
          {words.exportList}
        </a>
        <a class="button button-second" href={FACILITY_PAGES.health}>
          {words.health}
        </a>
        <a class="button button-second" href={FACILITY_PAGES.campaigns}>
          {words.campaigns}
        </a>
      </div>
      <p role="status">
        {found.total === 0
          ? found.mayManageAll
            ? words.none
            : words.noneWithin
          : words.found(found.facilities.length, found.total)}
      </p>
      {found.facilities.length > 0 && <Table facilities={found.facilities} language={language} />}
      {found.mayManageAll && <Examples words={words} />}
    </>
  )
}

/** A plain form: its answer is another address, so that a view can be sent to a colleague. */
function Filters({ found, language }: { readonly found: FacilityList; readonly language: Language }) {
  const words = messages[language]
  const areas = useAreas()
  const chosen = new URLSearchParams(location.search)
  return (
    <search>
      <form class="card facility-filters" action={FACILITY_PAGES.list}>
        <label class="facility-filter facility-search">
          <span>{words.search}</span>
          <input type="search" name="search" maxLength={100} defaultValue={chosen.get('search') ?? ''} />
        </label>
        <FilterSelect
          name="kind"
          label={words.kind}
          everyOne={words.all}
          options={FACILITY_KINDS.map((kind) => [kind, kindWords[language][kind]] as const)}
        />
        <FilterSelect
          name="agency"
          label={words.agency}
          everyOne={words.all}
          options={found.agencies.map((agency) => [agency.id, agency.name] as const)}
        />
        <FilterSelect
          name="regency"
          label={words.regency}
          everyOne={words.all}
          options={areas.map((regency) => [regency.code, regency.name] as const)}
        />
        {found.campaigns.length > 0 && (
          <FilterSelect
            name="campaign"
            label={words.campaign}
            everyOne={words.all}
            options={found.campaigns.map((campaign) => [campaign.id, campaign.name] as const)}
          />
        )}
        <label class="facility-filter">
          <span>{words.state}</span>
          <select name="state">
            {(['active', 'withdrawn', 'all'] as const).map((state) => (
              <option key={state} value={state} selected={chosen.get('state') === state}>
                {words[state]}
              </option>
            ))}
          </select>
        </label>
        <button class="button" type="submit">
          {words.filter}
        </button>
      </form>
    </search>
  )
}

function Table({
  facilities,
  language,
}: {
  readonly facilities: readonly FacilityAnswer[]
  readonly language: Language
}) {
  const words = messages[language]
  const areas = useAreas()
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const pick = (ids: readonly string[], isPicked: boolean) => {
    const next = new Set(picked)
    for (const id of ids) isPicked ? next.add(id) : next.delete(id)
    setPicked(next)
  }
  const ids = facilities.map((facility) => facility.id)
  return (
    <>
      <div class="facility-actions">
        <label class="facility-pick">
          <input
            type="checkbox"
            checked={picked.size === ids.length}
            onChange={(event) => pick(ids, event.currentTarget.checked)}
          />
          {words.selectAll}
        </label>
        <PosterLink picked={[...picked]} words={words} />
      </div>
      <div class="facility-table">
        <table>
          <thead>
            <tr>
              <td />
              <th scope="col">{words.name}</th>
              <th scope="col">{words.kind}</th>
              <th scope="col">{words.agency}</th>
              <th scope="col">{words.place}</th>
              <th scope="col">{words.code}</th>
            </tr>
          </thead>
          <tbody>
            {facilities.map((facility) => (
              <tr key={facility.id}>
                <td>
                  <label class="facility-pick">
                    <input
                      type="checkbox"
                      checked={picked.has(facility.id)}
                      onChange={(event) => pick([facility.id], event.currentTarget.checked)}
                    />
                    <span class="visually-hidden">{words.select(facility.name)}</span>
                  </label>
                </td>
                <th scope="row">
                  <a href={FACILITY_PAGES.facility(facility.id)}>{facility.name}</a>
                  {facility.example && <span class="facility-mark">{words.example}</span>}
                  {facility.withdrawnAt !== null && <span class="facility-mark">{words.withdrawn}</span>}
                </th>
                <td data-label={words.kind}>{kindWords[language][facility.kind]}</td>
                <td data-label={words.agency}>{facility.agencyName}</td>
                <td data-label={words.place}>
                  {findArea(areas, facility.regency) === null
                    ? facility.regency
                    : describeArea(areas, { ...facility, village: null })}
                </td>
                <td data-label={words.code}>
                  <Codes facility={facility} words={words} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function PosterLink({ picked, words }: { readonly picked: readonly string[]; readonly words: FacilityWords }) {
  const campaign = new URLSearchParams(location.search).get('campaign')
  // Of what was picked among a campaign's facilities only its own places are meant.
  const within = campaign ? `&campaign=${encodeURIComponent(campaign)}` : ''
  const which = picked.length === 0 ? location.search : `?ids=${picked.join(',')}${within}`
  return (
    <a class="button" href={`${FACILITY_PAGES.posters}${which}`}>
      {words.posters(picked.length)}
    </a>
  )
}

function Codes({ facility, words }: { readonly facility: FacilityAnswer; readonly words: FacilityWords }) {
  const active = facility.placements.flatMap((placement) =>
    placement.codes.filter((code) => code.withdrawnAt === null).map((code) => code.code),
  )
  if (active.length === 0) return <span class="quiet">{words.noCode}</span>
  return (
    <>
      {active.map((code) => (
        <span class="code facility-code" key={code}>
          {grouped(code)}
        </span>
      ))}
    </>
  )
}
