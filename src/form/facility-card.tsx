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
  return (
    <div class="facility">
      <h1>{code === null ? words.general : words.keptCode(shown(code))}</h1>
      {!brief && <p class="quiet">{code === null ? words.generalHint : words.keptCodeHint}</p>}
    </div>
  )
}

function shown(code: string): string {
  const read = readFacilityCode(code)
  return read.outcome === 'code' ? formatFacilityCode(read.code) : code
}
