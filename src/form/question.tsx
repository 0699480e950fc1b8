import type { ComponentChildren } from 'preact'
import type { FieldName, FormData, FormValues } from './data.ts'
import type { Live } from './live.ts'
import type { FormProblems } from './problems.ts'
import { type Step, stepsFor } from './steps.ts'
import type { FormWords } from './words-id.ts'

/** What every question is given. */
export type QuestionProps = {
  readonly data: FormData
  readonly values: FormValues
  readonly problems: FormProblems
  readonly live: Live | null
  /** In the language of `data`. */
  readonly words: FormWords
}

/** One question: alone on the screen when the page is alive, one under the other when it is not. */
export function Question({
  step,
  data,
  live,
  words,
  children,
}: Omit<QuestionProps, 'values' | 'problems'> & { readonly step: Step; readonly children: ComponentChildren }) {
  const steps = stepsFor(data)
  return (
    <fieldset class="question stack" data-step={step} hidden={live !== null && live.step !== step}>
      <legend>
        {live !== null && <p class="small quiet">{words.stepOf(steps.indexOf(step) + 1, steps.length)}</p>}
        <h2 id={headingId(step)} tabIndex={-1}>
          {words.questions[step]}
        </h2>
      </legend>
      {children}
    </fieldset>
  )
}

export function headingId(step: Step): string {
  return `question-${step}`
}

/** The id of a field's control; a group's first control carries it, so that a link to it gives it the focus. */
export function controlId(field: FieldName): string {
  return `field-${field}`
}

/** The ids that describe a control: its hint, and what is wrong with it. */
export function describedBy(field: FieldName, problems: FormProblems, hint = true): string | undefined {
  const ids = [
    ...(hint ? [`${controlId(field)}-hint`] : []),
    ...(problems[field] === undefined ? [] : [problemId(field)]),
  ]
  return ids.length === 0 ? undefined : ids.join(' ')
}

/** What is wrong with one field, in words, beside it. */
export function Problem({
  field,
  problems,
  words,
}: {
  readonly field: FieldName
  readonly problems: FormProblems
  readonly words: FormWords
}) {
  const problem = problems[field]
  if (problem === undefined) return null
  return (
    <p class="problem" id={problemId(field)}>
      {words.problems[problem]}
    </p>
  )
}

function problemId(field: FieldName): string {
  return `${controlId(field)}-problem`
}
