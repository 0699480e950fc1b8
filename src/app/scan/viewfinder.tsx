import { useEffect, useRef, useState } from 'preact/hooks'
import type { Language } from '../../domain/language.ts'
import { Notice } from '../../form/parts/notice.tsx'
import type { Camera, CameraChoice } from './camera.ts'
import { messages } from './messages.ts'
import { useCamera } from './use-camera.ts'
import { type Reading, useReading } from './use-reading.ts'
import './scan.css'

type Props = {
  readonly language: Language
  /** The text of the first symbol that is seen, once; whatever it says. */
  readonly onText: (text: string) => void
}

/** The camera's picture with what helps to read a code: lamp, another camera, and words for everything that fails. */
export function Viewfinder({ language, onText }: Props) {
  const words = messages[language]
  const [chosen, setChosen] = useState<string | null>(null)
  const [attempt, setAttempt] = useState(0)
  const video = useRef<HTMLVideoElement>(null)
  const opened = useCamera(chosen, attempt)
  const camera = opened?.outcome === 'open' ? opened.camera : null
  const reading = useReading(video, camera, attempt, (text) => {
    // Where phones can: a touch says more than a look.
    navigator.vibrate?.(60)
    onText(text)
  })
  useEffect(() => {
    if (video.current === null) return
    video.current.srcObject = camera?.stream ?? null
    // Refused while the page is hidden: it starts when the camera is opened again.
    if (camera !== null) void video.current.play().catch(() => null)
  }, [camera])
  const retry = (
    <button class="button" type="button" onClick={() => setAttempt(attempt + 1)}>
      {words.retry}
    </button>
  )
  if (opened?.outcome === 'trouble') {
    const { title, next } = words.troubles[opened.why]
    return (
      <Notice tone="alert" title={title} live="polite">
        <p>{next}</p>
        {opened.why !== 'insecure' && retry}
      </Notice>
    )
  }
  if (reading === 'unavailable') {
    return (
      <Notice tone="alert" title={words.noReader.title} live="polite">
        <p>{words.noReader.next}</p>
        {retry}
      </Notice>
    )
  }
  return (
    <div class="stack">
      <div class="viewfinder" data-reading={camera === null ? 'starting' : reading}>
        <video ref={video} muted playsInline aria-label={words.picture} />
        <svg viewBox="0 0 100 100" aria-hidden="true">
          <path d="M20 34V20h14M66 20h14v14M80 66v14H66M34 80H20V66" />
        </svg>
        <p class="viewfinder-state" role="status">
          {camera === null ? words.starting : stateWords(reading, words)}
        </p>
      </div>
      {camera !== null && <Torch key={camera.id} camera={camera} language={language} />}
      {camera !== null && camera.others.length > 1 && (
        <CameraPicker cameras={camera.others} chosen={camera.id} language={language} onChoose={setChosen} />
      )}
    </div>
  )
}

function stateWords(reading: Reading, words: (typeof messages)['id']): string {
  return reading === 'looking' ? words.looking : words.loading
}

function Torch({ camera, language }: { readonly camera: Camera; readonly language: Language }) {
  const words = messages[language]
  const [on, setOn] = useState(false)
  const { setTorch } = camera
  if (setTorch === null) return null
  return (
    <button
      class="button button-second"
      type="button"
      aria-pressed={on}
      onClick={() => {
        // A lamp that does not obey stays as it is said to be.
        void setTorch(!on).then(
          () => setOn(!on),
          () => null,
        )
      }}
    >
      {on ? words.torchOff : words.torchOn}
    </button>
  )
}

function CameraPicker({
  cameras,
  chosen,
  language,
  onChoose,
}: {
  readonly cameras: readonly CameraChoice[]
  readonly chosen: string | null
  readonly language: Language
  readonly onChoose: (id: string) => void
}) {
  const words = messages[language]
  return (
    <label class="camera-picker">
      {words.camera}
      <select onChange={(event) => onChoose(event.currentTarget.value)}>
        {cameras.map(({ id, label }, index) => (
          <option key={id} value={id} selected={id === chosen}>
            {label === '' ? words.unnamed(index + 1) : label}
          </option>
        ))}
      </select>
    </label>
  )
}
