import { useEffect, useState } from 'preact/hooks'
import { POSTER_ALERT_ADDRESSES, posterAlertsSchema } from '../../domain/poster-alert.ts'
import { get } from './ask.ts'

/** How often a window that is looked at asks for posters found pasted over. Milliseconds. */
const EVERY = 60_000

/** How many posters found pasted over nobody has looked after yet; 0 for who is not `wanted` to know. */
export function useAlerts(wanted: boolean): number {
  const [open, setOpen] = useState(0)
  useEffect(() => {
    if (!wanted) return
    const look = () => {
      if (document.hidden) return
      void get(POSTER_ALERT_ADDRESSES.list, posterAlertsSchema).then(
        (answer) => answer.outcome === 'value' && setOpen(answer.value.open),
      )
    }
    look()
    const again = setInterval(look, EVERY)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(again)
      document.removeEventListener('visibilitychange', look)
    }
  }, [wanted])
  return open
}
