import { ADDRESSES } from '../../domain/addresses.ts'
import { LANGUAGE_PARAMETER, type Language } from '../../domain/language.ts'
import { REPORT_KINDS, type ReportKind } from '../../domain/report-kind.ts'
import { controlId, describedBy, Problem, Question, type QuestionProps } from '../question.tsx'

/** The first decision: what kind of report it is. The guide stands under it and never in the way. */
export function KindQuestion({ data, values, problems, live, words }: QuestionProps) {
  return (
    <Question step="kind" data={data} live={live} words={words}>
      <Problem field="kind" problems={problems} words={words} />
      {REPORT_KINDS.map((kind, position) => (
        <label class="choice" key={kind}>
          <input
            type="radio"
            name="kind"
            value={kind}
            required
            id={position === 0 ? controlId('kind') : undefined}
            defaultChecked={values.kind === kind}
            aria-describedby={describedBy('kind', problems, false)}
          />
          <KindIcon kind={kind} />
          <span>
            <b>{words.kinds[kind].name}</b>
            <span class="quiet small">{words.kinds[kind].hint}</span>
          </span>
        </label>
      ))}
      <div class="guide small">
        <p>
          {words.guide.before}
          <a href="tel:112">112</a>
          {words.guide.emergency}
          <a href="tel:110">110</a>
          {words.guide.police}
        </p>
        <p class="quiet">{words.guideMore}</p>
      </div>
      {data.facility !== null && (
        <p class="small">
          {words.wrongPlace} <a href={generalFormIn(data.language)}>{words.generalForm}</a>
        </p>
      )}
    </Question>
  )
}

function generalFormIn(language: Language): string {
  return language === 'id' ? ADDRESSES.generalForm : `${ADDRESSES.generalForm}?${LANGUAGE_PARAMETER}=${language}`
}

const ICONS: Readonly<Record<ReportKind, string>> = {
  // A warning sign, a lamp, a question.
  complaint: 'M12 4 2.5 20.5h19L12 4Zm0 6v5m0 2.5v.1',
  aspiration: 'M9 17h6m-5 3.5h4M8.5 14a6 6 0 1 1 7 0c-.4.5-.5 1-.5 3H9c0-2-.1-2.5-.5-3Z',
  information: 'M8.5 8.5a3.5 3.5 0 1 1 5 3.2c-1 .5-1.5 1.1-1.5 2.3m0 3.5v.1',
}

function KindIcon({ kind }: { readonly kind: ReportKind }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={ICONS[kind]} />
    </svg>
  )
}
