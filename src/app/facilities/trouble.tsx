import { ADDRESSES } from '../../domain/addresses.ts'
import { Notice } from '../../form/parts/notice.tsx'
import type { Answer } from './ask.ts'
import type { FacilityWords } from './messages.ts'

/** Why the last request did not do what it should, and what to do next. Nothing when it did. */
export function Trouble({ answer, words }: { readonly answer: Answer<unknown> | null; readonly words: FacilityWords }) {
  switch (answer?.outcome) {
    case undefined:
    case 'value':
    case 'invalid':
      return null
    case 'signed-out':
      return (
        <Notice tone="alert" title={words.signIn} live="assertive">
          <p>{words.signInText}</p>
          <a class="button" href={ADDRESSES.dashboard}>
            {words.dashboard}
          </a>
        </Notice>
      )
    case 'forbidden':
      return <Notice tone="alert" title={words.forbidden} live="assertive" />
    case 'stale':
      return <Notice tone="alert" title={words.stale} live="assertive" />
    case 'failed':
      return <Notice tone="alert" title={words.failed} live="assertive" />
    default:
      return answer satisfies never
  }
}
