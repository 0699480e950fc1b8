import type { Language } from '../../domain/language.ts'
import type { Progress } from '../../outbox/outbox.ts'
import { messages } from './messages.ts'

type Props = { readonly progress: Progress; readonly language: Language }

/** How far sending is. Reports are said aloud as they go through; photos and bytes change too often for that. */
export function Sending({ progress, language }: Props) {
  const words = messages[language]
  const { done, total, photosDone, photos, bytesDone, bytes } = progress
  const reports = words.progress(done, total)
  return (
    <div class="stack sending">
      <p role="status">{reports}</p>
      <progress aria-label={reports} value={bytesDone} max={Math.max(1, bytes)} />
      <p class="quiet small">
        {photos > 0 && `${words.progressPhotos(photosDone, photos)} · `}
        {words.progressBytes(sizeIn(language, bytesDone, bytes), sizeIn(language, bytes, bytes))}
      </p>
    </div>
  )
}

/** In the unit that suits `largest`: "1,2 MB", "38 kB". Without `Intl`, whose first use alone holds up a cheap phone. */
export function sizeIn(language: Language, bytes: number, largest: number): string {
  if (largest < 1e6) return `${Math.ceil(bytes / 1e3)} kB`
  const text = (bytes / 1e6).toFixed(1)
  return `${language === 'id' ? text.replace('.', ',') : text} MB`
}
