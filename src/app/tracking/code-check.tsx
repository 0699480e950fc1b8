import { ADDRESSES } from '../../domain/addresses.ts'
import { formatFacilityCode, readFacilityCode } from '../../domain/facility-code.ts'
import type { Language } from '../../domain/language.ts'
import { messages as shared } from '../../form/tracking/messages.ts'
import { inLanguage } from '../parts/language.ts'
import { checkTyped } from './check-typed.ts'
import { messages } from './messages.ts'

/** Says at once whether what is typed can be a tracking code. */
export function CodeCheck({ typed, language }: { readonly typed: string; readonly language: Language }) {
  const words = messages[language]
  const check = checkTyped(typed)
  switch (check.outcome) {
    case 'empty':
      return null
    case 'code':
      return <p class="small">{words.whole}</p>
    case 'short':
      return <p class="quiet small">{words.short(check.missing)}</p>
    case 'foreign-character':
      return <p class="problem">{words.foreign}</p>
    case 'mistyped':
      return <p class="problem">{shared[language].mistyped}</p>
    case 'facility-code':
      return (
        <p>
          {words.facilityCode}{' '}
          <FacilityLink typed={typed} language={language}>
            {words.facilityForm}
          </FacilityLink>
        </p>
      )
    default:
      return check satisfies never
  }
}

function FacilityLink({
  typed,
  language,
  children,
}: {
  readonly typed: string
  readonly language: Language
  readonly children: string
}) {
  const read = readFacilityCode(typed)
  if (read.outcome !== 'code') return null
  return (
    <a href={inLanguage(ADDRESSES.form(read.code), language)}>{`${children} (${formatFacilityCode(read.code)})`}</a>
  )
}
