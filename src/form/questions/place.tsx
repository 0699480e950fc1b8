import { controlId, describedBy, Problem, Question, type QuestionProps } from '../question.tsx'

/** Where, for a report without a facility: the regency and words; with a script district, village and GPS too. */
export function PlaceQuestion({ data, values, problems, live, words }: QuestionProps) {
  return (
    <Question step="place" data={data} live={live} words={words}>
      <p class="quiet small">{words.placeHint}</p>
      <div class="field">
        <label for={controlId('regency')}>{words.regency}</label>
        <Problem field="regency" problems={problems} words={words} />
        <select
          id={controlId('regency')}
          name="regency"
          aria-describedby={describedBy('regency', problems, false)}
          aria-invalid={problems.regency !== undefined}
        >
          <option value="">{words.notChosen}</option>
          {data.regencies.map((regency) => (
            <option key={regency.code} value={regency.code} selected={values.regency === regency.code}>
              {regency.name}
            </option>
          ))}
        </select>
      </div>
      {live?.slots.areas}
      <PlaceText data={data} values={values} problems={problems} live={live} words={words} />
    </Question>
  )
}

/** The place in words, and where a script can ask for it, the position. Stands under the details of a facility's form. */
export function PlaceText({ data, values, problems, live, words }: QuestionProps) {
  const atFacility = data.facility !== null
  return (
    <>
      <div class="field">
        <label for={controlId('placeText')}>{atFacility ? words.placeTextAtFacility : words.placeText}</label>
        <p class="small quiet" id={`${controlId('placeText')}-hint`}>
          {atFacility ? words.placeTextAtFacilityHint : words.placeTextHint}
        </p>
        <Problem field="placeText" problems={problems} words={words} />
        {/* No autocomplete="off": a browser would forget the words on the way back to the form. */}
        <input
          type="text"
          id={controlId('placeText')}
          name="placeText"
          defaultValue={values.placeText ?? ''}
          aria-describedby={describedBy('placeText', problems)}
          aria-invalid={problems.placeText !== undefined}
        />
      </div>
      {live?.slots.position}
    </>
  )
}
