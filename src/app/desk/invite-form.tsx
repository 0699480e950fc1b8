import { useState } from 'preact/hooks'
import { type Choices, DESK, invitationAnswerSchema } from '../../domain/desk-protocol.ts'
import { ROLES, type Role } from '../../domain/role.ts'
import { Notice } from '../../form/parts/notice.tsx'
import { post, type Refused } from './ask.ts'
import { FacilityPicker } from './facility-picker.tsx'
import type { DeskWords } from './messages.ts'
import { Field, faultIn, Trouble, textIn } from './parts.tsx'

/** Invites a colleague by a one-time link, which is shown once. */
export function InviteForm({
  choices,
  words,
  onInvited,
}: {
  readonly choices: Choices | null
  readonly words: DeskWords
  readonly onInvited: () => Promise<void>
}) {
  const [role, setRole] = useState<Role>('liaison')
  const [facilities, setFacilities] = useState<readonly string[]>([])
  const [refused, setRefused] = useState<Refused | null>(null)
  const [link, setLink] = useState<string | null>(null)
  const [copied, setCopied] = useState(false)
  const invite = async (form: HTMLFormElement) => {
    const agency = role === 'liaison' ? textIn(form, 'agency') || null : null
    const carried = role === 'facility-manager' ? facilities : []
    const answer = await post(DESK.invitations, { role, agency, facilities: carried }, invitationAnswerSchema)
    setCopied(false)
    setLink(answer.outcome === 'value' ? answer.value.link : null)
    setRefused(answer.outcome === 'value' ? null : answer)
    if (answer.outcome === 'value') setFacilities([])
    await onInvited()
  }
  return (
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
              onChange={(event) => setRole(ROLES.find((one) => one === event.currentTarget.value) ?? 'liaison')}
            >
              {(['liaison', 'facility-manager', 'coordinator'] as const).map((one) => (
                <option key={one} value={one}>
                  {words.roles[one]}
                </option>
              ))}
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
        {role === 'facility-manager' && (
          <Field
            name="invite-facilities"
            label={words.accounts.facilities}
            hint={words.accounts.facilitiesHint}
            fault={faultIn(words, refused, 'facilities') === undefined ? undefined : words.accounts.facilitiesMissing}
          >
            {(ties) => (
              <FacilityPicker {...ties} choices={choices} picked={facilities} words={words} onPick={setFacilities} />
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
  )
}
