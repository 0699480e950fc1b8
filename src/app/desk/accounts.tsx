import { useEffect, useState } from 'preact/hooks'
import {
  type AccountsAnswer,
  accountsSchema,
  type Choices,
  DESK,
  type SessionAnswer,
} from '../../domain/desk-protocol.ts'
import type { Language } from '../../domain/language.ts'
import { dayIn } from '../../form/parts/time.ts'
import { get, nothingSchema, post, type Refused } from './ask.ts'
import { InviteForm } from './invite-form.tsx'
import { ManagedFacilities } from './managed-facilities.tsx'
import type { DeskWords } from './messages.ts'
import { OwnAccount } from './own-account.tsx'
import { Trouble } from './parts.tsx'

type Props = {
  readonly officer: SessionAnswer
  readonly choices: Choices | null
  readonly language: Language
  readonly words: DeskWords
}

/** One's own account; for coordinators everybody's, and invitations. */
export function Accounts({ officer, choices, language, words }: Props) {
  return (
    <div class="stack">
      <OwnAccount officer={officer} words={words} />
      {officer.permissions.includes('manage-accounts') && (
        <AllAccounts officer={officer} choices={choices} language={language} words={words} />
      )}
    </div>
  )
}

function AllAccounts({ officer, choices, language, words }: Props) {
  const [known, setKnown] = useState<AccountsAnswer | null>(null)
  const [refused, setRefused] = useState<Refused | null>(null)
  const load = async () => {
    const answer = await get(DESK.accounts, accountsSchema)
    if (answer.outcome === 'value') setKnown(answer.value)
    else setRefused(answer)
  }
  useEffect(() => void load(), [])
  const act = async (address: string) => {
    const answer = await post(address, {}, nothingSchema)
    setRefused(answer.outcome === 'value' ? null : answer)
    await load()
  }
  const agency = (id: string | null) =>
    id === null ? '' : ` · ${choices?.agencies.find((one) => one.id === id)?.name ?? id}`
  return (
    <>
      <Trouble words={words} refused={refused} />
      <InviteForm choices={choices} words={words} onInvited={load} />
      {known !== null && known.invitations.length > 0 && (
        <section class="card stack">
          <h2>{words.accounts.invitations}</h2>
          <ul class="desk-accounts">
            {known.invitations.map((one) => (
              <li key={one.id}>
                <span>
                  {words.roles[one.role]}
                  {agency(one.agency)}
                  {one.facilities.length > 0 && ` · ${words.accounts.managed(one.facilities.length)}`} ·{' '}
                  {words.accounts.until(dayIn(language, one.expiresAt))}
                </span>
                <button
                  type="button"
                  class="button button-second"
                  onClick={() => void act(DESK.withdrawInvitation(one.id))}
                >
                  {words.accounts.withdraw}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section class="card stack">
        <h2>{words.accounts.all}</h2>
        <ul class="desk-accounts">
          {known?.accounts.map((one) => (
            <li key={one.id}>
              <span>
                <strong>{one.name}</strong> ({one.username}) · {words.roles[one.role]}
                {agency(one.agency)}
                {one.role === 'facility-manager' && (
                  <ManagedFacilities
                    key={one.facilities.join()}
                    account={one}
                    choices={choices}
                    words={words}
                    onChanged={load}
                  />
                )}
                {one.disabledAt !== null && <span class="desk-chip desk-chip-alert">{words.accounts.disabled}</span>}
              </span>
              {one.id === officer.id ? (
                <span class="quiet">{words.accounts.you}</span>
              ) : (
                <button
                  type="button"
                  class="button button-second"
                  onClick={() =>
                    void act(one.disabledAt === null ? DESK.disableAccount(one.id) : DESK.enableAccount(one.id))
                  }
                >
                  {one.disabledAt === null ? words.accounts.disable : words.accounts.enable}
                </button>
              )}
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
