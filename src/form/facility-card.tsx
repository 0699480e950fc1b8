import { formatFacilityCode, readFacilityCode } from '../domain/facility-code.ts'
import type { FormData } from './data.ts'
import type { FormWords } from './words-id.ts'

/** What the report is about: the facility that the code names, the code alone, or no place yet. `brief` once writing. */
export function FacilityCard({
  data,
  words,
  brief,
}: {
  readonly data: FormData
  readonly words: FormWords
  readonly brief: boolean
}) {
  const { facility, code } = data
  if (facility !== null) {
    return (
      <div class="facility">
        <p class="small quiet">{words.reportAbout}</p>
        <h1>{facility.name}</h1>
        {!brief && (
          <p class="small quiet">
            {facility.address === '' ? facility.area : `${facility.address}, ${facility.area}`}. {words.answeredBy}:{' '}
            {facility.agency}
          </p>
        )}
        {!brief && facility.example && <p class="small example">{words.example}</p>}
      </div>
    )
  }
  if (code === null) {
    return (
      <div class="facility">
        <h1>{words.general}</h1>
        {!brief && <p class="quiet">{words.generalHint}</p>}
      </div>
    )
  }
  // Without the province only the code itself can say whether it may be one.
  const read = readFacilityCode(code)
  return (
    <div class="facility">
      <h1>{words.keptCode(read.outcome === 'code' ? formatFacilityCode(read.code) : code.slice(0, 16))}</h1>
      {read.outcome === 'code' ? (
        !brief && <p class="quiet">{words.keptCodeHint}</p>
      ) : (
        <p class="example">
          {words.wrongCodeHint} <a href="/">{words.typeAgain}</a> · <a href="/lapor">{words.withoutCode}</a>
        </p>
      )}
    </div>
  )
}
