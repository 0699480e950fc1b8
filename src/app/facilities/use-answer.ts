import { useEffect, useState } from 'preact/hooks'
import type { Answer } from './ask.ts'

/** Asks once when the screen opens, and again with every other `key`. Null while it is under way. */
export function useAnswer<Value>(key: string, ask: () => Promise<Answer<Value>>): Answer<Value> | null {
  const [known, setKnown] = useState<{ readonly key: string; readonly answer: Answer<Value> } | null>(null)
  // The key names what is asked; the function is a new one with every drawing.
  useEffect(() => {
    let wanted = true
    void ask().then((answer) => {
      if (wanted) setKnown({ key, answer })
    })
    return () => {
      wanted = false
    }
  }, [key])
  return known?.key === key ? known.answer : null
}
