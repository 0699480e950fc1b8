import { ADDRESSES } from '../domain/addresses.ts'
import { LANGUAGE_PARAMETER } from '../domain/language.ts'
import type { FormData } from './data.ts'
import { Notice } from './parts/notice.tsx'
import { type FormProblems, wrongFields } from './problems.ts'
import { controlId, Question, type QuestionProps } from './question.tsx'
import { Details } from './questions/details.tsx'
import { KindQuestion } from './questions/kind.tsx'
import { PlaceQuestion } from './questions/place.tsx'
import { WhatQuestion } from './questions/what.tsx'
import { stepBeside, stepsFor } from './steps.ts'
import type { FormWords } from './words-id.ts'

/** The `id` of the form; its events reach the page by bubbling, so no control needs a listener of its own. */
export const REPORT_FORM_ID = 'report'

/**
 * The report form. Its controls are uncontrolled: hydration keeps what was typed before. Without script it is one column
 * and one plain POST; alive it shows one question and the bar to the next.
 */
export function ReportForm(props: QuestionProps) {
  const { data, problems, live, words } = props
  const steps = stepsFor(data)
  const last = live === null || live.step === steps.at(-1)
  return (
    <form
      id={REPORT_FORM_ID}
      class={live === null ? 'report stack' : 'report report-live stack'}
      method="post"
      enctype="multipart/form-data"
      action={actionOf(data)}
      noValidate={live !== null}
      data-step={live?.step}
      aria-busy={live?.busy === true}
    >
      {Object.entries({ ...data.plain, code: data.code ?? '' }).map(([name, value]) => (
        <input type="hidden" name={name} value={String(value)} key={name} />
      ))}
      <ProblemSummary problems={problems} words={words} />
      <KindQuestion {...props} />
      <WhatQuestion {...props} />
      {steps.includes('place') && <PlaceQuestion {...props} />}
      <Question step="send" data={data} live={live} words={words}>
        {live?.slots.summary}
        <Details {...props} />
        <p class="small quiet">{words.sendHint}</p>
      </Question>
      <div class="bar">
        <p class="saved small" role="status">
          {live?.saved}
        </p>
        <div class="bar-buttons">
          {live !== null && live.step !== steps[0] && (
            <button
              type="button"
              class="button button-second"
              onClick={() => live.go(stepBeside(live.step, -1, steps))}
            >
              {words.back}
            </button>
          )}
          {/* The only submit button: Enter in a field goes on to the next question, or sends at the last. */}
          <button type="submit" class="button button-main" disabled={live?.busy === true}>
            {last ? words.send : words.next}
          </button>
        </div>
      </div>
    </form>
  )
}

/**
 * Where a plain POST goes. Not the form's own address: what was sent there would make the browser forget the page it
 * came from, and going back would be a new form, and sending once more a second report.
 */
function actionOf(data: FormData): string {
  const address = `${data.code === null ? ADDRESSES.generalForm : ADDRESSES.form(data.code)}?kirim`
  return data.language === 'id' ? address : `${address}&${LANGUAGE_PARAMETER}=${data.language}`
}

function ProblemSummary({ problems, words }: { readonly problems: FormProblems; readonly words: FormWords }) {
  const fields = wrongFields(problems)
  if (fields.length === 0 && problems.form === undefined) return null
  return (
    <Notice tone="alert" title={words.problemsTitle} live="assertive">
      {problems.form === undefined ? <p>{words.problemsSafe}</p> : <p>{words.problems[problems.form]}</p>}
      {fields.length > 0 && (
        <ul>
          {fields.map((field) => {
            const problem = problems[field]
            return (
              problem !== undefined && (
                <li key={field}>
                  <a href={`#${controlId(field)}`}>{words.problems[problem]}</a>
                </li>
              )
            )
          })}
        </ul>
      )}
    </Notice>
  )
}
