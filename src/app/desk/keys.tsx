import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { letterKeysAreOn, switchLetterKeys } from './letter-keys.ts'
import type { DeskWords } from './messages.ts'

/** Single keys of the list. They rest while something is being typed or a dialog is open. */
export function useKeys(actions: { readonly close: () => void; readonly help: () => void }): void {
  const current = useRef(actions)
  current.current = actions
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (document.querySelector('dialog[open]') !== null) return
      if (event.key !== 'Escape' && !letterKeysAreOn()) return
      switch (event.key) {
        case 'j':
          return step(1, event)
        case 'k':
          return step(-1, event)
        case '/':
          event.preventDefault()
          return document.getElementById('desk-search')?.focus()
        case '?':
          event.preventDefault()
          return current.current.help()
        case 'Escape':
          return current.current.close()
        default:
          return
      }
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}

/** Moves the focus along the rows; Enter is the link's own. */
function step(by: number, event: KeyboardEvent): void {
  event.preventDefault()
  const rows = [...document.querySelectorAll<HTMLElement>('[data-case]')]
  const focused = rows.findIndex((row) => row.matches(':focus'))
  const from = focused === -1 ? rows.findIndex((row) => row.ariaCurrent === 'true') : focused
  const to = from === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, from + by))
  rows[to]?.focus()
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select') !== null
}

/** What the keys do. */
export function KeyHelp({
  dialog,
  words,
}: {
  readonly dialog: RefObject<HTMLDialogElement | null>
  readonly words: DeskWords
}) {
  const keys: readonly (readonly [string, string])[] = [
    ['j', words.keys.next],
    ['k', words.keys.previous],
    ['Enter', words.keys.open],
    ['/', words.keys.search],
    ['Esc', words.keys.close],
    ['?', words.keys.help],
  ]
  return (
    <dialog class="desk-dialog" ref={dialog} aria-label={words.keys.title}>
      <h2>{words.keys.title}</h2>
      <dl class="desk-keys">
        {keys.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <label class="desk-letter-keys">
        <input
          type="checkbox"
          defaultChecked={letterKeysAreOn()}
          onChange={(event) => switchLetterKeys(event.currentTarget.checked)}
        />
        {words.keys.letters}
      </label>
      <button type="button" class="button button-second" onClick={() => dialog.current?.close()}>
        {words.one.close}
      </button>
    </dialog>
  )
}
