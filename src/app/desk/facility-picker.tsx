import { useState } from 'preact/hooks'
import type { Choices } from '../../domain/desk-protocol.ts'
import type { DeskWords } from './messages.ts'

type Facilities = Choices['facilities']

/** Picks facilities by their names: type, choose, and each is a line that can be taken out again. */
export function FacilityPicker({
  id,
  describedBy,
  facilities,
  picked,
  words,
  onPick,
}: {
  readonly id: string
  readonly describedBy: string | undefined
  readonly facilities: Facilities
  /** Ids. */
  readonly picked: readonly string[]
  readonly words: DeskWords
  readonly onPick: (picked: readonly string[]) => void
}) {
  const [typed, setTyped] = useState('')
  const named = (name: string) => facilities.find((one) => one.name.toLowerCase() === name.trim().toLowerCase())
  const take = (name: string) => {
    const found = named(name)
    setTyped(found === undefined ? name : '')
    if (found !== undefined && !picked.includes(found.id)) onPick([...picked, found.id])
  }
  return (
    <div class="desk-picker">
      <input
        id={id}
        list={`${id}-names`}
        value={typed}
        autocomplete="off"
        aria-describedby={describedBy}
        onInput={(event) => take(event.currentTarget.value)}
      />
      <datalist id={`${id}-names`}>
        {facilities
          .filter((one) => !picked.includes(one.id))
          .map((one) => (
            <option key={one.id} value={one.name} />
          ))}
      </datalist>
      {picked.length > 0 && (
        <ul class="desk-accounts" aria-label={words.accounts.facilities}>
          {picked.map((one) => (
            <li key={one}>
              <span>{facilities.find((facility) => facility.id === one)?.name ?? one}</span>
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
