import { useEffect, useRef, useState } from 'preact/hooks'
import { isPin, PIN_LENGTH } from '../../domain/kiosk.ts'
import type { KioskWords } from './messages.ts'

type Props = {
  readonly title: string
  readonly hint: string
  /** What became of the last PIN, in words. */
  readonly said: string
  readonly disabled: boolean
  readonly words: KioskWords
  /** Six digits are typed; they are off the screen again. */
  readonly onPin: (pin: string) => void
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const

/** Large keys instead of a field: a browser offers to save nothing, and no keyboard of the system learns the PIN. */
export function PinPad({ title, hint, said, disabled, words, onPin }: Props) {
  const [typed, setTyped] = useState('')
  const heading = useRef<HTMLHeadingElement>(null)
  const press = (digit: string) => {
    if (disabled) return
    const next = `${typed}${digit}`.slice(0, PIN_LENGTH)
    if (!isPin(next)) return setTyped(next)
    setTyped('')
    onPin(next)
  }
  const latest = useRef({ press, typed })
  latest.current = { press, typed }
  useEffect(() => {
    heading.current?.focus()
    const listener = ({ key }: KeyboardEvent) => {
      if (/^\d$/.test(key)) latest.current.press(key)
      else if (key === 'Backspace') setTyped(latest.current.typed.slice(0, -1))
    }
    addEventListener('keydown', listener)
    return () => removeEventListener('keydown', listener)
  }, [])
  return (
    <section class="pin-pad" aria-labelledby="pin-title">
      <h1 id="pin-title" tabIndex={-1} ref={heading}>
        {title}
      </h1>
      <p class="quiet">{hint}</p>
      <p class="pin-dots" aria-hidden="true">
        {Array.from({ length: PIN_LENGTH }, (_, index) => (
          <span key={index} class={index < typed.length ? 'pin-dot pin-dot-full' : 'pin-dot'} />
        ))}
      </p>
      <p class="visually-hidden" role="status">
        {words.pinTyped(typed.length)}
      </p>
      <div class="pin-keys">
        {DIGITS.map((digit) => (
          <button
            type="button"
            class="button button-second"
            key={digit}
            disabled={disabled}
            onClick={() => press(digit)}
          >
            {digit}
          </button>
        ))}
        <button
          type="button"
          class="button button-second pin-erase"
          aria-label={words.erase}
          disabled={disabled || typed === ''}
          onClick={() => setTyped(typed.slice(0, -1))}
        >
          ⌫
        </button>
      </div>
      <p class="pin-said" role="alert">
        {said}
      </p>
    </section>
  )
}
