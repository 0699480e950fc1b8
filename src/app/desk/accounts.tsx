import { useEffect, useState } from 'preact/hooks'
import {
  type AccountsAnswer,
  accountsSchema,
  type Choices,
  DESK,
  invitationAnswerSchema,
  type SessionAnswer,
} from '../../domain/desk-protocol.ts'
import type { Language } from '../../domain/language.ts'
import { Notice } from '../../form/parts/notice.tsx'
import { dayIn } from '../../form/parts/time.ts'
import { get, nothingSchema, post, type Refused } from './ask.ts'
import type { DeskWords } from './messages.ts'
import { OwnAccount } from './own-account.tsx'
import { Field, faultIn, Trouble, textIn } from './parts.tsx'

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
  const [link, setLink] = useState<string | null>(null)
  const [copied, setCopied] = useState(false)
  const [role, setRole] = useState<'coordinator' | 'liaison'>('liaison')
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
  const invite = async (form: HTMLFormElement) => {
    const agency = role === 'liaison' ? textIn(form, 'agency') || null : null
    const answer = await post(DESK.invitations, { role, agency }, invitationAnswerSchema)
    setCopied(false)
    setLink(answer.outcome === 'value' ? answer.value.link : null)
    setRefused(answer.outcome === 'value' ? null : answer)
    await load()
  }
  const agency = (id: string | null) =>
    id === null ? '' : ` · ${choices?.agencies.find((one) => one.id === id)?.name ?? id}`
  return (
    <>
      <section class="card stack">
        <h2>{words.accounts.invite}</h2>
        <Trouble words={words} refused={refused} />
        <form
          class="stack desk-narrow"
          onSubmit={(event) => {
            event.preventDefault()
            void invite(event.currentTarget)
          }}
        >
          <Field name="role" label={words.accounts.role}>
            {({ id }) => (
              <select
                id={id}
                value={role}
                onChange={(event) => setRole(event.currentTarget.value === 'coordinator' ? 'coordinator' : 'liaison')}
              >
                <option value="liaison">{words.roles.liaison}</option>
                <option value="coordinator">{words.roles.coordinator}</option>
              </select>
            )}
          </Field>
          {role === 'liaison' && (
            <Field name="invite-agency" label={words.accounts.agency} fault={faultIn(words, refused, 'agency')}>
              {({ id, describedBy }) => (
                <select id={id} name="agency" required aria-describedby={describedBy}>
                  <option value="">{words.dispose.choose}</option>
                  {choices?.agencies
                    .filter(({ retired }) => !retired)
                    .map((one) => (
                      <option key={one.id} value={one.id}>
                        {one.name}
                      </option>
                    ))}
                </select>
              )}
            </Field>
          )}
          <button class="button" type="submit">
            {words.accounts.inviteNow}
          </button>
        </form>
        {link !== null && (
          <Notice tone="good" live="polite" title={words.accounts.link}>
            <output class="desk-link">{link}</output>
            {/* On plain http a page may not write to the clipboard; the link can be marked and copied by hand. */}
            {isSecureContext && (
              <button
                type="button"
                class="button button-second"
                onClick={() => void navigator.clipboard.writeText(link).then(() => setCopied(true))}
              >
                {copied ? words.accounts.copied : words.accounts.copy}
              </button>
            )}
          </Notice>
        )}
      </section>
      {known !== null && known.invitations.length > 0 && (
        <section class="card stack">
          <h2>{words.accounts.invitations}</h2>
          <ul class="desk-accounts">
            {known.invitations.map((one) => (
              <li key={one.id}>
                <span>
                  {words.roles[one.role]}
                  {agency(one.agency)} · {words.accounts.until(dayIn(language, one.expiresAt))}
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
