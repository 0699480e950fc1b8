import type { ComponentChildren } from 'preact'
import { ADDRESSES } from '../../domain/addresses.ts'
import { LANGUAGE_PARAMETER, type Language } from '../../domain/language.ts'
import { messages } from './messages.ts'

type Props = {
  readonly language: Language
  /** What was typed before, to be corrected. */
  readonly typed?: string
  /** Why the last code led nowhere; stands at the field. */
  readonly problem?: string | null
  /** The instant check of the page. */
  readonly check?: ComponentChildren
  readonly onInput?: (typed: string) => void
  readonly onSubmit?: (event: SubmitEvent) => void
}

/**
 * Asks for a tracking code. It goes in a POST body, never in an address; without script the same form answers with a
 * page.
 */
export function TrackingForm({ language, typed = '', problem = null, check, onInput, onSubmit }: Props) {
  const words = messages[language]
  return (
    <form
      class="stack card"
      method="post"
      action={`${ADDRESSES.tracking}?${LANGUAGE_PARAMETER}=${language}`}
      onSubmit={onSubmit}
    >
      <label for="code">
        <strong>{words.code}</strong>
      </label>
      <input
        class="code"
        id="code"
        name="code"
        type="text"
        required
        maxLength={64}
        autocomplete="off"
        autocapitalize="characters"
        autoCorrect="off"
        spellcheck={false}
        enterkeyhint="search"
        defaultValue={typed}
        aria-invalid={problem !== null}
        aria-describedby="code-hint code-problem"
        onInput={(event) => onInput?.(event.currentTarget.value)}
      />
      <p class="quiet small" id="code-hint">
        {words.codeHint}
      </p>
      <div id="code-problem" role="status">
        {problem !== null && <p class="problem">{problem}</p>}
        {check}
      </div>
      <button class="button" type="submit">
        {words.look}
      </button>
    </form>
  )
}
