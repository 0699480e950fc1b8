import type { Case, Choices, ReportVersion } from '../../domain/desk-protocol.ts'
import { DOUBTS, type Doubt } from '../../domain/doubt.ts'
import type { Language } from '../../domain/language.ts'
import { Notice } from '../../form/parts/notice.tsx'
import { momentIn } from '../../form/parts/time.ts'
import { agencyName, Due, Marks } from './case-list.tsx'
import { DisposeForm } from './dispose-form.tsx'
import type { DeskWords } from './messages.ts'
import { Photos } from './photos.tsx'
import { SenderBox } from './sender.tsx'

type Props = {
  /** Who reads it. */
  readonly account: string
  readonly subject: Case
  readonly choices: Choices | null
  readonly now: number
  readonly language: Language
  readonly words: DeskWords
  readonly onDone: (after: Case) => void
  readonly onStale: () => void
}

/** One case: what was reported, where, what is doubtful, what happened since, and what can be done. */
export function CaseView({ account, subject, choices, now, language, words, onDone, onStale }: Props) {
  const [report, ...earlier] = subject.reports
  if (report === undefined) return null
  return (
    <article class="desk-case" key={subject.id}>
      <header>
        <p class="desk-case-number">
          <span class="code">{subject.number}</span>
          <span class="desk-chip desk-chip-state">{words.states[subject.state]}</span>
          {report.anonymous && <span class="desk-chip">{words.marks.anonymous}</span>}
          <Marks row={subject} words={words} />
        </p>
        <h2 tabIndex={-1} id="desk-case-title">
          {subject.title}
        </h2>
        <p class="desk-case-due">
          {subject.dueAt === null ? (
            words.one.noDue
          ) : (
            <>
              <Due dueAt={subject.dueAt} now={now} language={language} /> ·{' '}
              {`${words.one.due}: ${momentIn(language, subject.dueAt)}`}
            </>
          )}
        </p>
      </header>
      {report.doubts.length > 0 && (
        <Notice tone="alert" title={words.doubts.title}>
          <ul>
            {report.doubts.map((doubt) => (
              <li key={doubt}>{doubtWords(words, doubt)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <p class="desk-body">{report.body}</p>
      <Photos key={report.id} caseId={subject.id} photos={report.photos} words={words} />
      <Facts subject={subject} report={report} choices={choices} language={language} words={words} />
      {subject.mayDispose && choices !== null && (
        <DisposeForm
          key={subject.id}
          account={account}
          subject={subject}
          choices={choices}
          words={words}
          onDone={onDone}
          onStale={onStale}
        />
      )}
      {subject.hasSender !== null && (
        <SenderBox key={`sender-${subject.id}`} caseId={subject.id} hasSender={subject.hasSender} words={words} />
      )}
      <History subject={subject} choices={choices} language={language} words={words} />
      {earlier.length > 0 && (
        <details class="desk-section">
          <summary>{words.one.versions(earlier.length)}</summary>
          {earlier.map((version) => (
            <div key={version.id}>
              <p class="quiet small">{momentIn(language, version.receivedAt)}</p>
              <p class="desk-body">{version.body}</p>
              <Photos caseId={subject.id} photos={version.photos} words={words} />
            </div>
          ))}
        </details>
      )}
    </article>
  )
}

type Part = {
  readonly subject: Case
  readonly choices: Choices | null
  readonly language: Language
  readonly words: DeskWords
}

function Facts({ subject, report, choices, language, words }: Part & { readonly report: ReportVersion }) {
  const category = choices?.categories.find(({ id }) => id === subject.category)
  const facts: readonly (readonly [string, string])[] = [
    [words.one.agency, subject.agency === null ? words.one.noAgency : agencyName(choices, subject.agency)],
    [words.one.place, placeWords(subject, report, choices, words)],
    [words.one.position, positionWords(subject, report, words)],
    [words.one.kind, words.kinds[report.kind]],
    [
      words.one.category,
      category === undefined
        ? (subject.category ?? words.one.unsaid)
        : language === 'en'
          ? category.nameEn
          : category.name,
    ],
    [words.one.occurredOn, report.occurredOn ?? words.one.unsaid],
    [words.one.receivedAt, momentIn(language, report.receivedAt)],
    [words.one.deviceTime, deviceWords(language, report.deviceTime)],
    [words.one.channel, words.one.channels[report.channel] ?? report.channel],
    [words.one.code, report.code ?? words.one.unsaid],
  ]
  return (
    <section class="desk-section">
      <h3>{words.one.facts}</h3>
      <dl class="desk-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function History({ subject, choices, language, words }: Part) {
  return (
    <section class="desk-section">
      <h3>{words.one.history}</h3>
      <ol class="desk-history">
        {subject.events.map((event) => (
          <li key={event.sequence}>
            <p>
              <strong>{eventWords(event, words)}</strong>{' '}
              {event.kind === 'moved' && event.agency !== null && words.one.to(agencyName(choices, event.agency))}
            </p>
            <p class="quiet small">
              {momentIn(language, event.at)}
              {event.by !== null && ` · ${event.by}`}
            </p>
            {event.internalNote !== null && <p>{`${words.one.note}: ${event.internalNote}`}</p>}
            {event.publicReason !== null && <p>{`${words.one.reason}: ${event.publicReason}`}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}

function eventWords({ kind, state, by }: Case['events'][number], words: DeskWords): string {
  if (kind === 'moved') return words.states[state]
  // By the flood rule, or by an officer who took a decision back.
  return kind === 'held' && by !== null ? words.one.heldAgain : words.one.events[kind]
}

function placeWords(subject: Case, report: ReportVersion, choices: Choices | null, words: DeskWords): string {
  const { place, facility } = subject
  const regency = choices?.regencies.find(({ code }) => code === subject.regency)?.name
  const parts = [
    facility?.name,
    place?.address,
    place?.river == null ? null : words.one.river(place.river, place.bank === null ? '' : words.one.banks[place.bank]),
    place?.landmark == null ? null : words.one.near(place.landmark),
    report.place.text,
    report.place.village ?? report.place.district,
    regency,
  ]
  const said = parts.filter((part) => part !== null && part !== undefined && part !== '')
  return said.length === 0 ? words.one.unsaid : said.join(' · ')
}

function positionWords(subject: Case, report: ReportVersion, words: DeskWords): string {
  const { position } = report.place
  if (position !== null) {
    const accuracy = position.accuracy === null ? '' : ` ${words.one.accuracy(Math.round(position.accuracy))}`
    return `${position.latitude.toFixed(5)}, ${position.longitude.toFixed(5)}${accuracy}`
  }
  const own = subject.place?.position ?? null
  return own === null ? words.one.unsaid : `${own.latitude.toFixed(5)}, ${own.longitude.toFixed(5)}`
}

function deviceWords(language: Language, deviceTime: string): string {
  const at = Date.parse(deviceTime)
  return Number.isNaN(at) ? deviceTime : momentIn(language, at)
}

function doubtWords(words: DeskWords, doubt: Doubt): string {
  return DOUBTS.includes(doubt) ? words.doubts[doubt] : doubt
}
