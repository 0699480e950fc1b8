import { useState } from 'preact/hooks'
import { ADDRESSES } from '../../domain/addresses.ts'
import type { Language } from '../../domain/language.ts'
import { inLanguage } from '../parts/language.ts'
import { checkCode } from './check-code.ts'
import { messages } from './messages.ts'
import { Nearest } from './nearest.tsx'

/** A typed code leads to its form; what is wrong with it is said while it is typed. */
export function CodeForm({ language }: { readonly language: Language }) {
  const words = messages[language]
  const [typed, setTyped] = useState('')
  const [tried, setTried] = useState(false)
  const checked = checkCode(typed)
  const wrong = checked.outcome === 'mistyped' || checked.outcome === 'long' || checked.outcome === 'foreign-character'
  return (
    <form
      class="stack card"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (checked.outcome === 'code') location.assign(inLanguage(ADDRESSES.form(checked.code), language))
      }}
    >
      <label for="facility-code">
        <strong>{words.codeLabel}</strong>
      </label>
      <input
        class="code"
        id="facility-code"
        name="kode"
        type="text"
        required
        maxLength={200}
        autocomplete="off"
        autocapitalize="characters"
        autoCorrect="off"
        spellcheck={false}
        enterkeyhint="go"
        aria-invalid={wrong || (tried && checked.outcome === 'short')}
        aria-describedby="facility-code-hint facility-code-check"
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <p class="quiet small" id="facility-code-hint">
        {words.codeHint} <span class="code">7F3K-9Q2M</span>
      </p>
      <div id="facility-code-check" role="status">
        <Check typed={typed} language={language} />
      </div>
      {checked.outcome === 'mistyped' && <Nearest codes={checked.nearest} language={language} />}
      <button class="button" type="submit">
        {words.open}
      </button>
    </form>
  )
}

function Check({ typed, language }: { readonly typed: string; readonly language: Language }) {
  const words = messages[language]
  const checked = checkCode(typed)
  switch (checked.outcome) {
    case 'empty':
      return null
    case 'short':
      return <p class="quiet small">{words.short(checked.missing)}</p>
    case 'code':
      return <p class="small">{words.whole}</p>
    case 'foreign-character':
      return <p class="problem">{words.foreign}</p>
    case 'long':
      return <p class="problem">{words.long}</p>
    case 'mistyped':
      return <p class="problem">{words.mistyped}</p>
    case 'tracking-code':
      return (
        <p>
          {words.trackingCode} <a href={`${ADDRESSES.tracking}#${encodeURIComponent(typed.trim())}`}>{words.trackIt}</a>
        </p>
      )
    default:
      return checked satisfies never
  }
}
