import { useState } from 'preact/hooks'
import type { ExamplesRemoved } from '../../domain/facility-protocol.ts'
import { Notice } from '../../form/parts/notice.tsx'
import { type Answer, countExamples, removeExamples } from './ask.ts'
import type { FacilityWords } from './messages.ts'
import { Trouble } from './trouble.tsx'
import { useAnswer } from './use-answer.ts'

/** How many examples there are, and the one action that removes them all. It cannot be undone, so it asks. */
export function Examples({ words }: { readonly words: FacilityWords }) {
  const [removal, setRemoval] = useState<Answer<ExamplesRemoved> | null>(null)
  const count = useAnswer('examples', countExamples)
  if (removal?.outcome === 'value') {
    const { facilities, reports, kept } = removal.value
    return (
      <Notice tone="good" title={words.removed(facilities, reports)} live="polite">
        {kept.length > 0 && <p>{words.kept(kept)}</p>}
        <a href={location.href}>{words.reload}</a>
      </Notice>
    )
  }
  if (count?.outcome !== 'value' || count.value.facilities + count.value.reports === 0) return null
  return (
    <section class="card stack">
      <h2>{words.examplesTitle}</h2>
      <p>{words.examples(count.value.facilities, count.value.reports)}</p>
      <details>
        <summary>{words.removeExamples}</summary>
        <div class="stack">
          <p>{words.removeExamplesText}</p>
          <button class="button button-loss" type="button" onClick={() => void removeExamples().then(setRemoval)}>
            {words.removeNow}
          </button>
        </div>
      </details>
      <Trouble answer={removal} words={words} />
    </section>
  )
}
