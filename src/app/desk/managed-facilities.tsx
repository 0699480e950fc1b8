import { useState } from 'preact/hooks'
import { type AccountsAnswer, type Choices, DESK } from '../../domain/desk-protocol.ts'
import { nothingSchema, post, type Refused } from './ask.ts'
import { FacilityPicker } from './facility-picker.tsx'
import type { DeskWords } from './messages.ts'
import { Field, Trouble } from './parts.tsx'

/** The facilities that a manager looks after, to be changed at any time. */
export function ManagedFacilities({
  account,
  choices,
  words,
  onChanged,
}: {
  readonly account: AccountsAnswer['accounts'][number]
  readonly choices: Choices | null
  readonly words: DeskWords
  readonly onChanged: () => Promise<void>
}) {
  const [picked, setPicked] = useState<readonly string[]>(account.facilities)
  const [refused, setRefused] = useState<Refused | null>(null)
  const save = async (form: HTMLFormElement) => {
    const answer = await post(DESK.assignFacilities(account.id), { facilities: picked }, nothingSchema)
    setRefused(answer.outcome === 'value' ? null : answer)
    if (answer.outcome !== 'value') return
    form.closest('details')?.removeAttribute('open')
    await onChanged()
  }
  return (
    <details>
      <summary>{words.accounts.managed(account.facilities.length)}</summary>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void save(event.currentTarget)
        }}
      >
        <Trouble words={words} refused={refused} />
        <Field name={`facilities-${account.id}`} label={words.accounts.facilities} hint={words.accounts.facilitiesHint}>
          {(ties) => <FacilityPicker {...ties} choices={choices} picked={picked} words={words} onPick={setPicked} />}
        </Field>
        <button class="button" type="submit">
          {words.accounts.saveFacilities}
        </button>
      </form>
    </details>
  )
}
