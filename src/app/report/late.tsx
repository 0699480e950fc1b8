import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** Until a part that did not come is asked for again. Milliseconds. */
const PAUSE = 4_000

/**
 * A part of the form that nobody needs in order to report, fetched once the form is alive: nothing stands in its place
 * until it is here, nothing else waits for it, and it is asked for again while there is no connection.
 */
export function late<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  return function Late(props: Props) {
    const [Part, setPart] = useState<ComponentType<Props> | null>(null)
    useEffect(() => {
      let again: ReturnType<typeof setTimeout> | undefined
      const ask = () =>
        void load().then(
          (loaded) => setPart(() => loaded),
          () => {
            again = setTimeout(ask, PAUSE)
          },
        )
      ask()
      return () => clearTimeout(again)
    }, [])
    return Part === null ? null : <Part {...props} />
  }
}
