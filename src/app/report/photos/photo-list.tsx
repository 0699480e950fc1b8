import { useEffect, useState } from 'preact/hooks'
import type { Hex } from '../../../domain/hex.ts'
import type { Language } from '../../../domain/language.ts'
import { Notice } from '../../../form/parts/notice.tsx'
import type { DraftPhoto } from '../../../outbox/draft.ts'
import type { Outbox } from '../../../outbox/outbox.ts'
import { messages } from '../late-messages.ts'
import type { PhotosState } from './photo-desk.ts'
import './photo-list.css'

type Props = {
  readonly state: PhotosState
  readonly language: Language
  readonly readPhoto: Outbox['readPhoto']
  readonly onRemove: (sha256: Hex) => void
  readonly onRetake: (sha256: Hex) => void
  readonly onUndo: () => void
}

/** The chosen photos, what is being done with them, and what went wrong. */
export function PhotoList({ state, language, readPhoto, onRemove, onRetake, onUndo }: Props) {
  const words = messages[language]
  const shown = state.photos.filter(({ sha256 }) => sha256 !== state.removed)
  return (
    <>
      {shown.length > 0 && (
        <ul class="plain-list photos">
          {shown.map((photo, index) => (
            <li key={`${photo.sha256}-${index}`} data-stage={photo.stage}>
              <Preview photo={photo} label={words.photo(index + 1)} readPhoto={readPhoto} />
              {photo.stage === 'original' && <p class="small">{words.photoWork(index + 1)}</p>}
              <div class="photo-buttons">
                <button
                  type="button"
                  class="button button-second"
                  aria-label={words.retakePhoto(index + 1)}
                  onClick={() => onRetake(photo.sha256)}
                >
                  {words.retake}
                </button>
                <button
                  type="button"
                  class="button button-second"
                  aria-label={words.removePhoto(index + 1)}
                  onClick={() => onRemove(photo.sha256)}
                >
                  {words.remove}
                </button>
              </div>
            </li>
          ))}
        </ul>
      )}
      <div role="status">
        {state.removed !== null && (
          <p class="undo">
            {words.removed}{' '}
            <button type="button" class="button button-quiet" onClick={onUndo}>
              {words.undo}
            </button>
          </p>
        )}
        {state.removed === null && state.added > 0 && <p class="visually-hidden">{words.photoAdded(state.added)}</p>}
      </div>
      {state.problems.map((problem) => (
        <Notice tone="alert" live="assertive" key={problem}>
          <p>{words.photoProblems[problem]}</p>
        </Notice>
      ))}
    </>
  )
}

function Preview({ photo, label, readPhoto }: { photo: DraftPhoto; label: string; readPhoto: Outbox['readPhoto'] }) {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    let made: string | null = null
    let gone = false
    void readPhoto(photo.sha256).then(
      (bytes) => {
        if (gone || bytes === null) return
        made = URL.createObjectURL(new Blob([bytes], { type: photo.type }))
        setAddress(made)
      },
      () => null, // No preview then; the photo itself is looked at again before sealing.
    )
    return () => {
      gone = true
      if (made !== null) URL.revokeObjectURL(made)
    }
  }, [photo.sha256, photo.type, readPhoto])
  return address === null ? (
    <span class="photo-waiting" role="img" aria-label={label} />
  ) : (
    // What cannot be decoded keeps its place, without the browser's broken picture.
    <img src={address} alt={label} onError={() => setAddress(null)} />
  )
}
