import { useEffect, useState } from 'preact/hooks'
import type { FacilityAnswer } from '../../../domain/facility-protocol.ts'
import type { KioskAnswer, KioskLink } from '../../../domain/kiosk-desk-protocol.ts'
import type { Language } from '../../../domain/language.ts'
import { Notice } from '../../../form/parts/notice.tsx'
import { addKiosk, listKiosks } from './ask.ts'
import { KioskCard } from './kiosk-card.tsx'
import { LinkNotice } from './link-notice.tsx'
import { messages } from './messages.ts'

type Props = { readonly facility: FacilityAnswer; readonly language: Language }

/** A section of the facility's screen: the tablets at its counters, setting up another, and the link that does it. */
export function Kiosks({ facility, language }: Props) {
  const words = messages[language]
  const [kiosks, setKiosks] = useState<readonly KioskAnswer[] | null>(null)
  const [failed, setFailed] = useState(false)
  const [made, setMade] = useState<KioskLink | null>(null)
  useEffect(() => {
    let wanted = true
    void listKiosks(facility.id).then((found) => {
      if (!wanted) return
      setFailed(found === null)
      setKiosks(found)
    })
    return () => {
      wanted = false
    }
  }, [facility.id])

  const take = (kiosk: KioskAnswer | null) => {
    setFailed(kiosk === null)
    if (kiosk === null) return
    setKiosks((known) => {
      const others = known ?? []
      const isKnown = others.some(({ id }) => id === kiosk.id)
      return isKnown ? others.map((each) => (each.id === kiosk.id ? kiosk : each)) : [...others, kiosk]
    })
  }
  const takeLink = (link: KioskLink | null) => {
    setMade(link)
    take(link?.kiosk ?? null)
  }
  return (
    <section class="stack" aria-labelledby="kiosks-title">
      <h2 id="kiosks-title">{words.title}</h2>
      <p class="quiet">{words.lead}</p>
      {failed && <Notice tone="alert" title={words.failed} live="polite" />}
      {kiosks === null && !failed && <p>{words.loading}</p>}
      {kiosks?.length === 0 && <p>{words.none}</p>}
      {made !== null && <LinkNotice made={made} words={words} />}
      {kiosks?.map((kiosk) => (
        <KioskCard key={kiosk.id} kiosk={kiosk} language={language} onKiosk={take} onLink={takeLink} />
      ))}
      {facility.withdrawnAt === null && kiosks !== null && (
        <AddKiosk facility={facility} language={language} onLink={takeLink} />
      )}
    </section>
  )
}

function AddKiosk({
  facility,
  language,
  onLink,
}: Props & {
  readonly onLink: (link: KioskLink | null) => void
}) {
  const words = messages[language]
  const usable = facility.placements.filter(({ codes }) => codes.some((code) => code.withdrawnAt === null))
  return (
    <details class="card">
      <summary>{words.add}</summary>
      {usable.length === 0 ? (
        <p>{words.noCode}</p>
      ) : (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault()
            const form = event.currentTarget
            const held = new FormData(form)
            const [name, placement] = [held.get('kiosk'), held.get('placement')]
            if (typeof name !== 'string' || typeof placement !== 'string') return
            void addKiosk(facility.id, name, placement).then((link) => {
              onLink(link)
              if (link === null) return
              form.reset()
              form.closest('details')?.removeAttribute('open')
            })
          }}
        >
          <label for="kiosk-name">{words.name}</label>
          <p class="small quiet" id="kiosk-name-hint">
            {words.nameExample}
          </p>
          <input id="kiosk-name" name="kiosk" required maxLength={60} aria-describedby="kiosk-name-hint" />
          <label for="kiosk-placement">{words.placement}</label>
          <select id="kiosk-placement" name="placement">
            {usable.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
          <button class="button" type="submit">
            {words.makeLink}
          </button>
        </form>
      )}
    </details>
  )
}
