import { useEffect, useState } from 'preact/hooks'
import type { Language } from '../../domain/language.ts'
import { keepAll, keepsAll } from '../directory/keep.ts'
import { messages } from './messages.ts'

type Kept = 'unknown' | 'no' | 'fetching' | 'yes' | 'failed'

/** For who goes where there is no signal: the whole province's facilities on this phone, and not only those scanned. */
export function KeepProvince({ language }: { readonly language: Language }) {
  const words = messages[language]
  const [kept, setKept] = useState<Kept>('unknown')
  useEffect(() => {
    // A browser that stores nothing is offered nothing.
    void keepsAll().then(
      (isKept) => setKept(isKept ? 'yes' : 'no'),
      () => null,
    )
  }, [])
  const keep = async () => {
    setKept('fetching')
    const isKept = await keepAll().then(keepsAll, () => false)
    setKept(isKept ? 'yes' : 'failed')
  }
  if (kept === 'unknown') return null
  return (
    <div class="stack">
      <p class="quiet small" role="status">
        {kept === 'yes' ? words.provinceKept : kept === 'failed' ? words.provinceFailed : words.provinceHint}
      </p>
      {kept !== 'yes' && (
        <button
          class="button button-second"
          type="button"
          aria-disabled={kept === 'fetching'}
          onClick={() => kept !== 'fetching' && void keep()}
        >
          {kept === 'fetching' ? words.provinceFetching : words.keepProvince}
        </button>
      )}
    </div>
  )
}
