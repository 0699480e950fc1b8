import { useEffect, useRef, useState } from 'preact/hooks'
import type { KioskLink } from '../../../domain/kiosk-desk-protocol.ts'
import { QrPicture } from '../../parts/qr-picture.tsx'
import type { DeskWords } from './messages.ts'
import './kiosks.css'

/** The link, told once: to be scanned by the tablet itself, or carried there. */
export function LinkNotice({ made, words }: { readonly made: KioskLink; readonly words: DeskWords }) {
  const [said, say] = useState('')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    say('')
    heading.current?.focus()
  }, [made])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(made.link)
      say(words.copied)
    } catch {
      // Refused, or no clipboard on an insecure origin.
      say(words.notCopied)
    }
  }
  return (
    <div class="notice notice-good kiosk-link">
      <h3 tabIndex={-1} ref={heading}>
        {words.linkTitle(made.kiosk.name)}
      </h3>
      <p>{words.linkOnce}</p>
      <QrPicture text={made.link} label={words.linkQr} />
      <p class="kiosk-link-text">{made.link}</p>
      <button class="button button-second" type="button" onClick={() => void copy()}>
        {words.copy}
      </button>
      <p role="status">{said}</p>
    </div>
  )
}
