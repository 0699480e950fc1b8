import { useEffect, useRef, useState } from 'preact/hooks'
import { type Moment, type Stillness, stillnessAfter, stillSince } from '../../domain/kiosk.ts'

// A hand at the screen or the keys; a mouse that only shakes is nobody.
const TOUCHES = ['pointerdown', 'keydown', 'input', 'wheel', 'touchmove'] as const
const LOOK = 500

/** How still it has been since the last touch, looked at twice a second while `watched`; `over` is called once. */
export function useStillness(watched: boolean, over: () => void): Stillness {
  const [stillness, setStillness] = useState<Stillness>({ name: 'calm' })
  const latest = useRef(over)
  latest.current = over
  useEffect(() => {
    setStillness({ name: 'calm' })
    if (!watched) return
    let touch = moment()
    let ended = false
    const touched = () => {
      // The touch that wakes a tablet which slept belongs to the next person.
      look()
      if (ended) return
      touch = moment()
      setStillness((before) => (before.name === 'calm' ? before : { name: 'calm' }))
    }
    const look = () => {
      const now = stillnessAfter(stillSince(touch, moment()))
      if (now.name === 'over' && !ended) {
        ended = true
        latest.current()
      }
      setStillness((before) => (isSame(before, now) ? before : now))
    }
    const timer = setInterval(look, LOOK)
    for (const kind of TOUCHES) addEventListener(kind, touched, { capture: true, passive: true })
    // A tablet that slept runs no timer; the first thing it does awake is to look.
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      for (const kind of TOUCHES) removeEventListener(kind, touched, { capture: true })
      document.removeEventListener('visibilitychange', look)
    }
  }, [watched])
  return stillness
}

function moment(): Moment {
  return { wall: Date.now(), steady: performance.now() }
}

function isSame(a: Stillness, b: Stillness): boolean {
  return a.name === b.name && (a.name !== 'warned' || b.name !== 'warned' || a.seconds === b.seconds)
}
