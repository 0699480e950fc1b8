import type { FormValues } from '../data.ts'
import { controlId, describedBy, Problem, type QuestionProps } from '../question.tsx'
import type { FormWords } from '../words-id.ts'

/** One line of text or a day, with its label. */
export function TextField({
  field,
  type = 'text',
  autocomplete,
  values,
  problems,
  words,
}: QuestionProps & {
  readonly field: 'occurredOn' | 'name' | 'contact'
  readonly type?: 'text' | 'date'
  readonly autocomplete?: 'name' | 'tel'
}) {
  const control = {
    id: controlId(field),
    name: field,
    defaultValue: values[field] ?? '',
    'aria-describedby': describedBy(field, problems, false),
    'aria-invalid': problems[field] !== undefined,
    ...(autocomplete === undefined ? {} : { autocomplete }),
  }
  return (
    <div class="field">
      <label for={controlId(field)}>{words[field]}</label>
      <Problem field={field} problems={problems} words={words} />
      {type === 'date' ? <input type="date" {...control} /> : <input type="text" {...control} />}
    </div>
  )
}

/** A choice about who may see the report, with its exact meaning where it is made. */
export function PrivacyChoice({
  field,
  values,
  words,
}: {
  readonly field: 'anonymous' | 'confidential' | 'supervisory'
  readonly values: FormValues
  readonly words: FormWords
}) {
  const hint = `${controlId(field)}-hint`
  return (
    <label class="choice">
      <input
        type="checkbox"
        name={field}
        value="yes"
        defaultChecked={values[field] === 'yes'}
        aria-describedby={hint}
      />
      <span>
        <b>{words[field]}</b>
        <span class="small" id={hint}>
          {words[`${field}Hint`]}
        </span>
      </span>
    </label>
  )
}
