import { useEffect, useState } from 'preact/hooks'

const EVERY = 30_000

/** The present moment, drawn again twice a minute: time left must not stand still on a page that is open all day. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), EVERY)
    return () => clearInterval(timer)
  }, [])
  return now
}
