import { useEffect, useState } from 'preact/hooks'
import { ADDRESSES } from '../../domain/addresses.ts'
import { type FacilityCode, formatFacilityCode } from '../../domain/facility-code.ts'
import type { Language } from '../../domain/language.ts'
import { askForCode } from '../directory/ask.ts'
import { codesInUse } from '../directory/find.ts'
import { inLanguage } from '../parts/language.ts'
import { messages } from './messages.ts'

type InUse = { readonly code: FacilityCode; readonly name: string }

/** Facilities whose code is one mistake away, by the directory on this phone, else as the province says. */
export function Nearest({ codes, language }: { readonly codes: readonly FacilityCode[]; readonly language: Language }) {
  const words = messages[language]
  const [near, setNear] = useState<readonly InUse[]>([])
  useEffect(() => {
    let left = false
    // Where neither knows any, the code is only called wrong.
    void nearestInUse(codes).then((found) => {
      if (!left) setNear(found)
    })
    return () => {
      left = true
    }
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

async function nearestInUse(codes: readonly FacilityCode[]): Promise<readonly InUse[]> {
  const kept = await codesInUse(codes)
  if (kept.length > 0) return kept
  // One for each character, and the swaps: about ten short questions.
  const asked = await Promise.all(codes.map(async (code) => ({ code, answer: await askForCode(code) })))
  return asked.flatMap(({ code, answer }) =>
    answer.outcome === 'found' && answer.checked.withdrawnAt === null ? [{ code, name: answer.checked.name }] : [],
  )
}
