import { useEffect, useState } from 'preact/hooks'
import { type OpenedCamera, openCamera } from './camera.ts'

/** A camera that runs only while somebody can see the page. Null: it is being opened, or the page is hidden. */
export function useCamera(id: string | null, attempt: number): OpenedCamera | null {
  const seen = useSeen()
  const [opened, setOpened] = useState<OpenedCamera | null>(null)
  useEffect(() => {
    if (!seen) return
    let left = false
    let close = () => {}
    void openCamera(id).then((next) => {
      if (next.outcome === 'open') close = next.camera.close
      // Whoever left while the phone asked for leave wants no camera any more.
      if (left) close()
      else setOpened(next)
    })
    return () => {
      left = true
      close()
      setOpened(null)
    }
  }, [seen, id, attempt])
  return opened
}

/** Whether the page is in front. A page that goes into the back-forward cache keeps its camera's lamp on otherwise. */
function useSeen(): boolean {
  const [seen, setSeen] = useState(() => document.visibilityState === 'visible')
  useEffect(() => {
    const look = () => setSeen(document.visibilityState === 'visible')
    const leave = () => setSeen(false)
    document.addEventListener('visibilitychange', look)
    addEventListener('pagehide', leave)
    addEventListener('pageshow', look)
    return () => {
      document.removeEventListener('visibilitychange', look)
      removeEventListener('pagehide', leave)
      removeEventListener('pageshow', look)
    }
  }, [])
  return seen
}
