import { grouped } from '../../domain/crockford.ts'
import { FACILITY_PAGES } from '../../domain/facility-protocol.ts'
import type { Language } from '../../domain/language.ts'
import { lately, type PlacementHealth, type PosterHealth, WEEKS_LATELY } from '../../domain/poster-health.ts'
import { DAY, isoDay } from '../../domain/wita.ts'
import { dayIn } from '../../form/parts/time.ts'
import { HealthBars } from './health-bars.tsx'
import { type HealthWords, healthMessages } from './health-messages.ts'
import './health.css'

type Props = {
  readonly found: PosterHealth
  readonly language: Language
  /** On a facility's own screen its name need not stand in every row. */
  readonly named: boolean
}

/** Places with what their codes did: state, sums of three spans, and every week as a bar and in a table. */
export function HealthRows({ found: { at, weeks, placements }, language, named }: Props) {
  const words = healthMessages[language]
  return (
    <div class="health-table">
      <table class="health-list">
        <thead class="health-heads">
          <tr>
            <th scope="col">{words.place}</th>
            <th scope="col">{words.state}</th>
            <th scope="col">{words.thisWeek}</th>
            <th scope="col">{words.weeks(WEEKS_LATELY)}</th>
            <th scope="col">{words.weeks(weeks.length)}</th>
            <th scope="col">{words.perWeek}</th>
          </tr>
        </thead>
        <tbody class="health-list">
          {placements.map((placement) => (
            <tr key={placement.id} class="health-row">
              <th scope="row" class="health-cell">
                {named && <a href={FACILITY_PAGES.facility(placement.facility.id)}>{placement.facility.name}</a>}
                {named && placement.facility.example && <span class="facility-mark">{words.example}</span>}
                <span class="health-place">
                  {placement.label}
                  {placement.code !== null && <span class="code"> {grouped(placement.code.code)}</span>}
                </span>
              </th>
              <td class="health-cell health-state">
                <State placement={placement} at={at} language={language} />
              </td>
              <Figures name={words.thisWeek} placement={placement} weeks={1} words={words} />
              <Figures name={words.weeks(WEEKS_LATELY)} placement={placement} weeks={WEEKS_LATELY} words={words} />
              <Figures name={words.weeks(weeks.length)} placement={placement} weeks={weeks.length} words={words} />
              <td class="health-cell">
                <HealthBars figures={placement.scans} words={words} />
                {placement.scans.some((scans) => scans > 0) && (
                  <span class="small quiet">{words.most(Math.max(...placement.scans))}</span>
                )}
                <Weeks placement={placement} weeks={weeks} language={language} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function State({
  placement,
  at,
  language,
}: {
  readonly placement: PlacementHealth
  readonly at: number
  readonly language: Language
}) {
  const words = healthMessages[language]
  const day = (at: number) => dayIn(language, at)
  const { code, silentSince, old } = placement
  return (
    <>
      {code === null ? (
        <p>{words.noCode}</p>
      ) : silentSince !== null ? (
        <p>
          <strong class="facility-mark health-mark">{words.silentFor(Math.floor((at - silentSince) / DAY))}</strong>{' '}
          {code.lastScanAt === null ? words.neverScanned(day(code.issuedAt)) : words.silentSince(day(silentSince))}
        </p>
      ) : (
        <p>{code.lastScanAt === null ? words.neverYet(day(code.issuedAt)) : words.lastScan(day(code.lastScanAt))}</p>
      )}
      {old.map((each) => (
        <p key={each.code} class="health-old">
          {words.oldStill(grouped(each.code), day(each.withdrawnAt), day(each.lastScanAt))} {words.oldScans(each.scans)}
        </p>
      ))}
    </>
  )
}

function Figures({
  name,
  placement,
  weeks,
  words,
}: {
  readonly name: string
  readonly placement: PlacementHealth
  readonly weeks: number
  readonly words: HealthWords
}) {
  const [scans, begun, reports] = [placement.scans, placement.begun, placement.reports].map((one) => lately(one, weeks))
  return (
    <td class="health-cell" data-label={name}>
      <b>{words.scans(scans ?? 0)}</b> <span class="health-more">{words.begunOf(begun ?? 0)}</span>{' '}
      <span class="health-more">{words.reportsOf(reports ?? 0)}</span>
    </td>
  )
}

/** Every figure in words, the latest week first. */
function Weeks({
  placement,
  weeks,
  language,
}: {
  readonly placement: PlacementHealth
  readonly weeks: readonly number[]
  readonly language: Language
}) {
  const words = healthMessages[language]
  return (
    <details class="health-details">
      <summary>
        {words.table}
        <span class="visually-hidden">: {`${placement.facility.name}, ${placement.label}`}</span>
      </summary>
      <table>
        <thead>
          <tr>
            <th scope="col" class="health-figure">
              {words.week}
            </th>
            <th scope="col" class="health-figure">
              {words.scanned}
            </th>
            <th scope="col" class="health-figure">
              {words.begun}
            </th>
            <th scope="col" class="health-figure">
              {words.reports}
            </th>
          </tr>
        </thead>
        <tbody>
          {weeks
            .map((week, at) => (
              <tr key={week}>
                <th scope="row" class="health-figure health-date">
                  {isoDay(week)}
                </th>
                <td class="health-figure">{placement.scans[at]}</td>
                <td class="health-figure">{placement.begun[at]}</td>
                <td class="health-figure">{placement.reports[at]}</td>
              </tr>
            ))
            .reverse()}
        </tbody>
      </table>
    </details>
  )
}
