import { ADDRESSES } from '../../domain/addresses.ts'
import type { CheckedCode } from '../../domain/directory.ts'
import { type FacilityCode, formatFacilityCode, readFacilityCode } from '../../domain/facility-code.ts'
import type { Language } from '../../domain/language.ts'
import { dayIn, momentIn } from '../../form/parts/time.ts'
import { inLanguage } from '../parts/language.ts'
import { Skeleton } from '../parts/skeleton.tsx'
import type { JudgedBy } from './judge.ts'
import { type CheckWords, messages } from './messages.ts'
import { useCode } from './use-code.ts'
import { VerdictCard } from './verdict-card.tsx'

type Props = {
  readonly code: FacilityCode
  readonly by: 'address' | 'code'
  readonly language: Language
  readonly host: string
}

/** A code of our form: genuine, withdrawn, never given out, or not to be told just now. Says who says so. */
export function CodeVerdict({ code, by, language, host }: Props) {
  const words = messages[language]
  const { judged, area } = useCode(code)
  switch (judged.name) {
    case 'asking':
      return <Skeleton lines={5} label={words.asking} />
    case 'genuine':
      return (
        <VerdictCard tone="good" title={words.genuine}>
          <Facts checked={judged.checked} area={area} language={language} />
          <p>
            {by === 'address' ? words.addressToo : words.codeAlone} <b class="shown-host-inline">{host}</b>
          </p>
          <a class="button" href={inLanguage(ADDRESSES.form(judged.checked.code), language)}>
            {words.open}
          </a>
          <p class="quiet small">{words.compare}</p>
          <Said by={judged.by} language={language} />
        </VerdictCard>
      )
    case 'withdrawn':
      return (
        <VerdictCard tone="alert" title={words.withdrawn}>
          <Facts checked={judged.checked} area={area} language={language} />
          <Successor successor={judged.checked.successor} words={words} language={language} />
          <Said by={judged.by} language={language} />
        </VerdictCard>
      )
    case 'unknown':
      return (
        <VerdictCard tone="alert" title={words.unknown}>
          <p class="code code-large">{formatFacilityCode(code)}</p>
          <p>{words.unknownNext}</p>
          <p class="quiet small">{words.byProvince}</p>
        </VerdictCard>
      )
    case 'cannot-say':
      return (
        <VerdictCard tone="plain" title={words.cannotSay}>
          <p class="code code-large">{formatFacilityCode(code)}</p>
          <p>{words.cannotSayNext}</p>
          <a class="button" href={inLanguage(ADDRESSES.form(code), language)}>
            {words.open}
          </a>
        </VerdictCard>
      )
    default:
      return judged satisfies never
  }
}

function Facts({
  checked,
  area,
  language,
}: {
  readonly checked: CheckedCode
  readonly area: string
  readonly language: Language
}) {
  const words = messages[language]
  const facts = [
    [words.place, checked.placement],
    [words.area, area],
    [words.agency, checked.agency],
    [words.since, dayIn(language, checked.since)],
    ...(checked.withdrawnAt === null ? [] : [[words.until, dayIn(language, checked.withdrawnAt)]]),
    [words.code, <span class="code">{written(checked.code)}</span>],
  ] as const
  return (
    <>
      <p class="verdict-name">{checked.name}</p>
      <dl class="verdict-facts">
        {facts.map(([term, fact]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function Successor({
  successor,
  words,
  language,
}: {
  readonly successor: CheckedCode['successor']
  readonly words: CheckWords
  readonly language: Language
}) {
  if (successor === null) {
    return (
      <>
        <p>{words.noSuccessor}</p>
        <a class="button button-second" href={inLanguage(ADDRESSES.generalForm, language)}>
          {words.general}
        </a>
      </>
    )
  }
  return (
    <>
      <p>
        {words.successor(successor.name, successor.placement)} <span class="code">{written(successor.code)}</span>
      </p>
      <a class="button" href={inLanguage(ADDRESSES.form(successor.code), language)}>
        {words.openSuccessor}
      </a>
    </>
  )
}

function Said({ by, language }: { readonly by: JudgedBy; readonly language: Language }) {
  const words = messages[language]
  const moment = by.name === 'phone' ? momentIn(language, by.at) : ''
  return (
    <p class="quiet small" role="status">
      {by.name === 'province' ? words.byProvince : by.asking ? words.byPhoneAsking(moment) : words.byPhone(moment)}
    </p>
  )
}

function written(code: string): string {
  const read = readFacilityCode(code)
  return read.outcome === 'code' ? formatFacilityCode(read.code) : code
}
