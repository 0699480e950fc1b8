import { useState } from 'preact/hooks'
import { grouped } from '../../../domain/crockford.ts'
import type { KioskAnswer, KioskLink } from '../../../domain/kiosk-desk-protocol.ts'
import type { Language } from '../../../domain/language.ts'
import { momentIn } from '../../../form/parts/time.ts'
import { makeLink, renameKiosk, withdrawKiosk } from './ask.ts'
import { messages } from './messages.ts'

type Props = {
  readonly kiosk: KioskAnswer
  readonly language: Language
  readonly onKiosk: (kiosk: KioskAnswer | null) => void
  readonly onLink: (link: KioskLink | null) => void
}

/** One tablet: where it stands, when it was seen, another name, another link, and taking it back. */
export function KioskCard({ kiosk, language, onKiosk, onLink }: Props) {
  const words = messages[language]
  const [asking, setAsking] = useState(false)
  const isWithdrawn = kiosk.withdrawnAt !== null
  return (
    <article class="card stack" data-kiosk={isWithdrawn ? 'withdrawn' : 'in-use'}>
      <h3>{kiosk.name}</h3>
      <p>
        {kiosk.placement}
        {kiosk.code !== null && (
          <>
            {' '}
            <span class="code">{grouped(kiosk.code)}</span>
          </>
        )}
      </p>
      <p class="quiet">{stateOf(kiosk, language)}</p>
      {asking ? (
        <div class="stack">
          <p>{words.withdrawSure}</p>
          <div class="facility-actions">
            <button
              class="button button-loss"
              type="button"
              onClick={() => {
                setAsking(false)
                void withdrawKiosk(kiosk.id).then(onKiosk)
              }}
            >
              {words.withdrawYes}
            </button>
            <button class="button button-second" type="button" onClick={() => setAsking(false)}>
              {words.keep}
            </button>
          </div>
        </div>
      ) : (
        !isWithdrawn && (
          <>
            <div class="facility-actions">
              <button class="button button-second" type="button" onClick={() => void makeLink(kiosk.id).then(onLink)}>
                {words.newLink}
              </button>
              <button class="button button-second" type="button" onClick={() => setAsking(true)}>
                {words.withdraw}
              </button>
            </div>
            <p class="small quiet">{words.newLinkHint}</p>
          </>
        )
      )}
      <Rename kiosk={kiosk} language={language} onKiosk={onKiosk} />
    </article>
  )
}

function Rename({ kiosk, language, onKiosk }: Omit<Props, 'onLink'>) {
  const words = messages[language]
  const field = `kiosk-${kiosk.id}`
  return (
    <details>
      <summary>{words.rename}</summary>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          const form = event.currentTarget
          const name = new FormData(form).get('kiosk')
          if (typeof name !== 'string') return
          void renameKiosk(kiosk.id, name).then((renamed) => {
            onKiosk(renamed)
            if (renamed !== null) form.closest('details')?.removeAttribute('open')
          })
        }}
      >
        <label for={field}>{words.name}</label>
        <input id={field} name="kiosk" defaultValue={kiosk.name} required maxLength={60} />
        <button class="button button-second" type="submit">
          {words.save}
        </button>
      </form>
    </details>
  )
}

function stateOf({ withdrawnAt, lastSeenAt, linkUntil }: KioskAnswer, language: Language): string {
  const { states } = messages[language]
  if (withdrawnAt !== null) return states.withdrawn(momentIn(language, withdrawnAt))
  if (lastSeenAt !== null) return states.seen(momentIn(language, lastSeenAt))
  return linkUntil === null ? states.lapsed : states.waiting(momentIn(language, linkUntil))
}
