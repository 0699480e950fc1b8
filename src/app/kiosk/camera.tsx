import { useEffect, useRef, useState } from 'preact/hooks'
import type { Language } from '../../domain/language.ts'
import { LIMITS } from '../../domain/limits.ts'
import { LARGEST_WRAPPED_PHOTO } from '../../domain/photo-envelope.ts'
import { SEALED_TYPE } from '../report/photos/photo-format.ts'

/** A picture that was never a file: its bytes as they are sealed, and a small one to look at, as a `data:` address. */
export type Snapshot = { readonly bytes: Uint8Array<ArrayBuffer>; readonly preview: string }

type Props = {
  readonly photos: readonly Snapshot[]
  readonly language: Language
  readonly onPhotos: (photos: readonly Snapshot[]) => void
}

type State = 'off' | 'opening' | 'on' | 'refused'

const PREVIEW_SIDE = 240
const QUALITIES = [0.82, 0.7, 0.5] as const

const id = {
  photos: 'Foto',
  hint: (most: number) => `Tidak wajib, paling banyak ${most}. Ikut disegel, lalu hilang dari tablet ini.`,
  open: 'Buka kamera',
  take: 'Ambil foto',
  close: 'Tutup kamera',
  refused: 'Kamera tidak bisa dipakai. Laporan tetap bisa dikirim tanpa foto.',
  photo: (number: number) => `Foto ${number}`,
  remove: (number: number) => `Hapus foto ${number}`,
}
const en: typeof id = {
  photos: 'Photos',
  hint: (most) => `Optional, at most ${most}. They are sealed too, and then gone from this tablet.`,
  open: 'Open the camera',
  take: 'Take a photo',
  close: 'Close the camera',
  refused: 'The camera cannot be used. The report can be sent without photos.',
  photo: (number) => `Photo ${number}`,
  remove: (number) => `Remove photo ${number}`,
}
const messages = { id, en }

/** The tablet's camera inside the page: a picture goes from the lens to memory and nowhere else. */
export function Camera({ photos, language, onPhotos }: Props) {
  const words = messages[language]
  const [state, setState] = useState<State>('off')
  const video = useRef<HTMLVideoElement>(null)
  const stream = useRef<MediaStream | null>(null)
  const close = () => {
    for (const track of stream.current?.getTracks() ?? []) track.stop()
    stream.current = null
  }
  useEffect(() => close, [])
  useEffect(() => {
    if (state !== 'on' || video.current === null) return
    video.current.srcObject = stream.current
    // It plays by itself; where that is refused, a picture is taken of what it shows.
    void video.current.play().catch(() => null)
  }, [state])
  if (navigator.mediaDevices?.getUserMedia === undefined) return null

  const open = async () => {
    setState('opening')
    try {
      const wanted = { facingMode: 'environment', width: { ideal: LIMITS.photoSide } }
      stream.current = await navigator.mediaDevices.getUserMedia({ video: wanted, audio: false })
      setState('on')
    } catch {
      setState('refused')
    }
  }
  const take = () => {
    const snapshot = video.current === null ? null : snapshotOf(video.current)
    if (snapshot !== null) onPhotos([...photos, snapshot].slice(0, LIMITS.attachments))
    close()
    setState('off')
  }
  return (
    <section class="field" aria-labelledby="kiosk-photos">
      <h3 id="kiosk-photos">{words.photos}</h3>
      <p class="small quiet">{words.hint(LIMITS.attachments)}</p>
      {photos.length > 0 && (
        <ul class="plain-list kiosk-photos">
          {photos.map((photo, index) => (
            <li key={photo.preview}>
              <img src={photo.preview} alt={words.photo(index + 1)} />
              <button
                type="button"
                class="button button-second"
                onClick={() => onPhotos(photos.filter((each) => each !== photo))}
              >
                {words.remove(index + 1)}
              </button>
            </li>
          ))}
        </ul>
      )}
      {state === 'on' ? (
        <div class="kiosk-camera">
          <video ref={video} muted playsInline autoplay />
          <div class="button-row">
            <button type="button" class="button" onClick={take}>
              {words.take}
            </button>
            <button
              type="button"
              class="button button-second"
              onClick={() => {
                close()
                setState('off')
              }}
            >
              {words.close}
            </button>
          </div>
        </div>
      ) : (
        photos.length < LIMITS.attachments && (
          <button type="button" class="button button-second" disabled={state === 'opening'} onClick={() => void open()}>
            {words.open}
          </button>
        )
      )}
      <p class="small" role="status">
        {state === 'refused' ? words.refused : ''}
      </p>
    </section>
  )
}

/** Null before the camera has shown anything. A canvas gives text, and no `Blob`: browsers may put those on disk. */
function snapshotOf(video: HTMLVideoElement): Snapshot | null {
  const { videoWidth, videoHeight } = video
  if (videoWidth === 0 || videoHeight === 0) return null
  const draw = (side: number, quality: number) => {
    const scale = Math.min(1, side / Math.max(videoWidth, videoHeight))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(videoWidth * scale))
    canvas.height = Math.max(1, Math.round(videoHeight * scale))
    canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height)
    return canvas.toDataURL(SEALED_TYPE, quality)
  }
  for (const quality of QUALITIES) {
    const bytes = bytesOf(draw(LIMITS.photoSide, quality))
    if (bytes.length <= LARGEST_WRAPPED_PHOTO) return { bytes, preview: draw(PREVIEW_SIDE, 0.7) }
  }
  return null
}

function bytesOf(address: string): Uint8Array<ArrayBuffer> {
  const text = atob(address.slice(address.indexOf(',') + 1))
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}
