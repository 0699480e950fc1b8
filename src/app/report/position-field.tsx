import { useEffect, useState } from 'preact/hooks'
import type { Language } from '../../domain/language.ts'
import type { DraftFields } from '../../outbox/draft.ts'
import { messages, type PositionProblem } from './late-messages.ts'

type Position = DraftFields['position']

type Props = {
  readonly position: Position
  readonly language: Language
  readonly onPosition: (position: Position) => void
}

/** Milliseconds to wait for a fix; under a roof it may never come. */
const PATIENCE = 30_000
/** A fix this old is still where the person stands. Milliseconds. */
const FRESH = 60_000

/** Asks for the device's position, and shows how exact and how old it is. */
export function PositionField({ position, language, onPosition }: Props) {
  const words = messages[language]
  const [finding, setFinding] = useState(false)
  const [trouble, setTrouble] = useState<PositionProblem | null>(null)
  const now = useClock(position !== null)
  if (!('geolocation' in navigator)) return null

  const find = () => {
    setFinding(true)
    setTrouble(null)
    navigator.geolocation.getCurrentPosition(
      ({ coords, timestamp }) => {
        setFinding(false)
        const { latitude, longitude, accuracy } = coords
        onPosition({ latitude, longitude, accuracy, takenAt: timestamp })
      },
      (error) => {
        setFinding(false)
        setTrouble(error.code === error.PERMISSION_DENIED ? 'denied' : 'unavailable')
      },
      { enableHighAccuracy: true, timeout: PATIENCE, maximumAge: FRESH },
    )
  }
  return (
    <div class="field">
      <p role="status">
        {finding && words.findingPosition}
        {trouble !== null && words.positionProblems[trouble]}
        {position !== null &&
          words.position(Math.round(position.accuracy), Math.floor(Math.max(0, now - position.takenAt) / 60_000))}
      </p>
      {position === null ? (
        <button type="button" class="button button-second" disabled={finding} onClick={find}>
          {words.usePosition}
        </button>
      ) : (
        <button type="button" class="button button-second" onClick={() => onPosition(null)}>
          {words.removePosition}
        </button>
      )}
    </div>
  )
}

function useClock(runs: boolean): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!runs) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [runs])
  return now
}
