import { useEffect, useRef, useState } from 'preact/hooks'
import type { Language } from '../../domain/language.ts'
import { messages } from './messages.ts'

type Props = {
  readonly language: Language
  readonly host: string
  /** Whoever pressed "check another" goes on here. */
  readonly takesFocus: boolean
  readonly onCheck: (typed: string) => void
}

/** One field for a code or an address. What is in it never becomes part of this page's own address. */
export function AddressForm({ language, host, takesFocus, onCheck }: Props) {
  const words = messages[language]
  const field = useRef<HTMLInputElement>(null)
  const [isEmpty, setIsEmpty] = useState(false)
  useEffect(() => {
    if (takesFocus) field.current?.focus()
  }, [])
  return (
    <form
      class="stack card"
      onSubmit={(event) => {
        event.preventDefault()
        const typed = field.current?.value.trim() ?? ''
        setIsEmpty(typed === '')
        if (typed === '') field.current?.focus()
        else onCheck(typed)
      }}
    >
      <label for="checked-text">
        <strong>{words.typeLabel}</strong>
      </label>
      <input
        ref={field}
        id="checked-text"
        type="text"
        maxLength={2_000}
        autocomplete="off"
        autocapitalize="off"
        autoCorrect="off"
        spellcheck={false}
        enterkeyhint="go"
        aria-invalid={isEmpty}
        aria-describedby="checked-text-hint checked-text-problem"
      />
      <p class="quiet small" id="checked-text-hint">
        {words.typeHint} <span class="shown-address">{host}/q/7F3K-9Q2M</span>
      </p>
      <p class="problem" id="checked-text-problem" role="status">
        {isEmpty && words.nothingTyped}
      </p>
      <button class="button" type="submit">
        {words.check}
      </button>
    </form>
  )
}
