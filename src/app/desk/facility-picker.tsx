import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Choices } from '../../domain/desk-protocol.ts'
import { facilityIn, labelled } from './facility-labels.ts'
import type { DeskWords } from './messages.ts'

/** Picks facilities by their names: type, choose, and each is a line that can be taken out again. */
export function FacilityPicker({
  id,
  describedBy,
  choices,
  picked,
  words,
  onPick,
}: {
  readonly id: string
  readonly describedBy: string | undefined
  /** Null: not known yet. */
  readonly choices: Choices | null
  /** Ids. */
  readonly picked: readonly string[]
  readonly words: DeskWords
  readonly onPick: (picked: readonly string[]) => void
}) {
  const [typed, setTyped] = useState('')
  const facilities = useMemo(() => (choices === null ? [] : labelled(choices)), [choices])
  const take = (text: string, isTyping: boolean) => {
    const found = facilityIn(text, facilities, isTyping)
    setTyped(found === null ? text : '')
    if (found !== null && !picked.includes(found.id)) onPick([...picked, found.id])
  }
  // Who typed before the names were known need not type again.
  useEffect(() => {
    if (typed !== '' && facilities.length > 0) take(typed, true)
  }, [facilities])
  return (
    <div class="desk-picker">
      <input
        id={id}
        list={`${id}-names`}
        value={typed}
        autocomplete="off"
        aria-describedby={describedBy}
        onInput={(event) => take(event.currentTarget.value, true)}
        onChange={(event) => take(event.currentTarget.value, false)}
      />
      <datalist id={`${id}-names`}>
        {facilities
          .filter((one) => !picked.includes(one.id))
          .map((one) => (
            <option key={one.id} value={one.label} />
          ))}
      </datalist>
      {picked.length > 0 && (
        <ul class="desk-accounts" aria-label={words.accounts.facilities}>
          {picked.map((one) => (
            <li key={one}>
              <span>{facilities.find((facility) => facility.id === one)?.label ?? one}</span>
              <button
                type="button"
                class="button button-second"
                onClick={() => onPick(picked.filter((other) => other !== one))}
              >
                {words.accounts.takeOut}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
