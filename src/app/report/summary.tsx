import type { FormData } from '../../form/data.ts'
import { type Step, stepsFor } from '../../form/steps.ts'
import type { FormWords } from '../../form/words-id.ts'
import type { DraftFields } from '../../outbox/draft.ts'

type Props = {
  readonly data: FormData
  readonly words: FormWords
  readonly fields: DraftFields
  readonly photos: number
  readonly go: (step: Step) => void
}

/** What will be sent, each part with the way back to its question. */
export function Summary({ data, words, fields, photos, go }: Props) {
  const regency = data.regencies.find(({ code }) => code === fields.regency)?.name ?? ''
  const parts: readonly { readonly step: Step; readonly text: string; readonly more?: string }[] = [
    { step: 'kind', text: fields.kind === null ? '' : words.kinds[fields.kind].name },
    { step: 'what', text: fields.body.trim(), more: photos === 0 ? words.noPhotos : words.photoCount(photos) },
    { step: 'place', text: [fields.placeText.trim(), regency].filter(Boolean).join(', ') || words.notChosen },
  ]
  const asked = stepsFor(data)
  return (
    <dl class="card summary">
      {parts
        .filter(({ step }) => asked.includes(step))
        .map(({ step, text, more }) => (
          <div key={step}>
            <dt class="small quiet">{words.questions[step]}</dt>
            <dd>
              <span class="summary-text">{text}</span>
              {more !== undefined && <span class="small quiet">{more}</span>}
            </dd>
            <dd>
              <button
                type="button"
                class="button button-quiet"
                aria-label={`${words.change}: ${words.questions[step]}`}
                onClick={() => go(step)}
              >
                {words.change}
              </button>
            </dd>
          </div>
        ))}
    </dl>
  )
}
