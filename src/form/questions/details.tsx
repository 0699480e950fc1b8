import { controlId, describedBy, Problem, type QuestionProps } from '../question.tsx'
import { PrivacyChoice, TextField } from './fields.tsx'
import { PlaceText } from './place.tsx'

/** Everything nobody has to answer, folded away under a plain label. Open when something in it is wrong. */
export function Details({ data, values, problems, live, words }: QuestionProps) {
  const open = (['category', 'occurredOn', 'name', 'contact'] as const).some((field) => problems[field] !== undefined)
  return (
    <details class="card optional" open={open}>
      <summary>
        {words.optional}
        <span class="small quiet">{words.optionalHint}</span>
      </summary>
      <div class="stack">
        <div class="field">
          <label for={controlId('category')}>{words.category}</label>
          <Problem field="category" problems={problems} words={words} />
          <select
            id={controlId('category')}
            name="category"
            aria-describedby={describedBy('category', problems, false)}
            aria-invalid={problems.category !== undefined}
          >
            <option value="">{words.categoryOpen}</option>
            {data.categories.map((category) => (
              <option key={category.id} value={category.id} selected={values.category === category.id}>
                {category.name}
              </option>
            ))}
          </select>
        </div>
        <TextField
          field="occurredOn"
          type="date"
          data={data}
          values={values}
          problems={problems}
          live={live}
          words={words}
        />
        {data.facility !== null && (
          <PlaceText data={data} values={values} problems={problems} live={live} words={words} />
        )}
        <fieldset class="stack">
          <legend class="label">{words.privacyChoices}</legend>
          <PrivacyChoice field="anonymous" values={values} words={words} />
          <PrivacyChoice field="confidential" values={values} words={words} />
          <PrivacyChoice field="supervisory" values={values} words={words} />
        </fieldset>
        <fieldset class="stack" aria-describedby="privacy-notice">
          <legend class="label">{words.sender}</legend>
          <p class="small" id="privacy-notice">
            {words.privacyNotice}
          </p>
          <TextField
            field="name"
            autocomplete="name"
            data={data}
            values={values}
            problems={problems}
            live={live}
            words={words}
          />
          <TextField
            field="contact"
            autocomplete="tel"
            data={data}
            values={values}
            problems={problems}
            live={live}
            words={words}
          />
        </fieldset>
      </div>
    </details>
  )
}
