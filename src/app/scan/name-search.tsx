import { useEffect, useState } from 'preact/hooks'
import { ADDRESSES } from '../../domain/addresses.ts'
import { describeArea } from '../../domain/areas.ts'
import type { KeptFacility } from '../../domain/directory.ts'
import type { Language } from '../../domain/language.ts'
import { findNames } from '../directory/find.ts'
import { fetchAreas } from '../parts/fetch-areas.ts'
import { inLanguage } from '../parts/language.ts'
import { KeepProvince } from './keep-province.tsx'
import { messages } from './messages.ts'

const MOST = 8

/** Finds a facility by its name, in what this phone keeps; for a code that cannot be read any more. */
export function NameSearch({ language }: { readonly language: Language }) {
  const words = messages[language]
  const [typed, setTyped] = useState('')
  const [found, setFound] = useState<readonly Named[]>([])
  useEffect(() => {
    let left = false
    void search(typed).then((next) => {
      if (!left) setFound(next)
    })
    return () => {
      left = true
    }
  }, [typed])
  const isSearch = typed.trim().length >= 2
  return (
    <div class="stack card">
      <label for="facility-name">
        <strong>{words.nameLabel}</strong>
      </label>
      <input
        id="facility-name"
        type="search"
        autocomplete="off"
        maxLength={80}
        aria-describedby="facility-name-hint"
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <p class="quiet small" id="facility-name-hint">
        {words.nameHint}
      </p>
      <p class="small" role="status">
        {isSearch && (found.length === 0 ? words.noName : words.names(found.length))}
      </p>
      <ul class="plain-list stack">
        {found.map(({ code, name, area }) => (
          <li key={code}>
            <a href={inLanguage(ADDRESSES.form(code), language)}>{name}</a>
            <p class="quiet small">{area}</p>
          </li>
        ))}
      </ul>
      <KeepProvince language={language} />
    </div>
  )
}

type Named = { readonly code: string; readonly name: string; readonly area: string }

/** Only facilities with a code in use: the others have no form. */
async function search(typed: string): Promise<readonly Named[]> {
  const [facilities, areas] = await Promise.all([findNames(typed, MOST), fetchAreas()])
  return facilities.flatMap((facility) => {
    const code = codeInUse(facility)
    if (code === null) return []
    return [{ code, name: facility.name, area: describeArea(areas, { ...facility.area, village: null }) }]
  })
}

function codeInUse({ codes }: KeptFacility): string | null {
  return codes.find(({ withdrawnAt }) => withdrawnAt === null)?.code ?? null
}
