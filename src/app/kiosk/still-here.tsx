import type { KioskWords } from './messages.ts'

/**
 * The last seconds before everything goes, to be seen from a step away. Any touch or key is an answer, so the focus stays
 * where somebody may be typing; it is read out once, and the seconds are for the eye.
 */
export function StillHere({ seconds, words }: { readonly seconds: number; readonly words: KioskWords }) {
  return (
    <div class="still-here" role="alert">
      <div class="card stack">
        <h2>{words.stillTitle}</h2>
        <p aria-live="off">{words.still(seconds)}</p>
        <button type="button" class="button">
          {words.stillYes}
        </button>
      </div>
    </div>
  )
}
