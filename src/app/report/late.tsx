import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/**
 * A part of the form that nobody needs in order to report, fetched once the form is alive: nothing stands in its place
 * until it is here, and nothing else waits for it.
 */
export function late<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  return function Late(props: Props) {
    const [Part, setPart] = useState<ComponentType<Props> | null>(null)
    useEffect(() => {
      void load().then(
        (loaded) => setPart(() => loaded),
        () => null, // No connection: the form goes on without this part.
      )
    }, [])
    return Part === null ? null : <Part {...props} />
  }
}
