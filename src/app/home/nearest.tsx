import { useEffect, useState } from 'preact/hooks'
import { ADDRESSES } from '../../domain/addresses.ts'
import { type FacilityCode, formatFacilityCode } from '../../domain/facility-code.ts'
import type { Language } from '../../domain/language.ts'
import { codesInUse } from '../directory/find.ts'
import { inLanguage } from '../parts/language.ts'
import { messages } from './messages.ts'

/** Facilities whose code is one mistake away, by the directory this phone knows; nothing when it knows none. */
export function Nearest({ codes, language }: { readonly codes: readonly FacilityCode[]; readonly language: Language }) {
  const words = messages[language]
  const [near, setNear] = useState<Awaited<ReturnType<typeof codesInUse<FacilityCode>>>>([])
  useEffect(() => {
    // Where the phone knows none, the code is only called wrong, and the page of the code itself says more.
    void codesInUse(codes).then(setNear)
  }, [codes.join()])
  if (near.length === 0) return null
  return (
    <div>
      <p>{words.nearest}</p>
      <ul>
        {near.map(({ code, name }) => (
          <li key={code}>
            <a href={inLanguage(ADDRESSES.form(code), language)}>
              {name} <span class="code">{formatFacilityCode(code)}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
