import { useRef, useState } from 'preact/hooks'
import { DESK, type ReportVersion } from '../../domain/desk-protocol.ts'
import type { DeskWords } from './messages.ts'

/** The photos of a report: thumbnails, and one at a time large. Arrow keys turn the page, Escape closes. */
export function Photos({
  caseId,
  photos,
  words,
}: {
  readonly caseId: string
  readonly photos: ReportVersion['photos']
  readonly words: DeskWords
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [shown, setShown] = useState<number | null>(null)
  const stored = photos.filter((photo) => photo.state === 'stored')
  const large = shown === null ? undefined : stored[shown]
  const turn = (by: number) =>
    setShown((at) => (at === null ? null : Math.min(stored.length - 1, Math.max(0, at + by))))
  if (photos.length === 0) return null
  return (
    <section class="desk-section" aria-label={words.one.photos}>
      <h3>{words.one.photos}</h3>
      <ul class="desk-photos">
        {stored.map(({ sha256 }, index) => (
          <li key={sha256}>
            <button
              type="button"
              aria-label={words.one.openPhoto(index + 1)}
              onClick={() => {
                setShown(index)
                dialog.current?.showModal()
              }}
            >
              <img src={DESK.thumbnail(caseId, sha256)} alt={words.one.photo(index + 1, stored.length)} />
            </button>
          </li>
        ))}
        {photos
          .filter((photo) => photo.state !== 'stored')
          .map(({ sha256, refusal }) => (
            <li class="desk-photo-missing" key={sha256}>
              {refusal === null ? words.one.waiting : words.one.refused[refusal]}
            </li>
          ))}
      </ul>
      <dialog
        class="desk-lightbox"
        ref={dialog}
        aria-label={words.one.photos}
        onClose={() => setShown(null)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowLeft') turn(-1)
          if (event.key === 'ArrowRight') turn(1)
          event.stopPropagation()
        }}
      >
        {large !== undefined && shown !== null && (
          <>
            <img src={DESK.photo(caseId, large.sha256)} alt={words.one.photo(shown + 1, stored.length)} />
            {/* At an end the button rests without `disabled`, which would drop the focus and the arrow keys with it. */}
            <div class="desk-lightbox-ways">
              <button type="button" class="button button-second" onClick={() => turn(-1)} aria-disabled={shown === 0}>
                {words.one.previous}
              </button>
              <span>{words.one.photo(shown + 1, stored.length)}</span>
              <button
                type="button"
                class="button button-second"
                onClick={() => turn(1)}
                aria-disabled={shown === stored.length - 1}
              >
                {words.one.next}
              </button>
              <button type="button" class="button" onClick={() => dialog.current?.close()}>
                {words.one.close}
              </button>
            </div>
          </>
        )}
      </dialog>
    </section>
  )
}
