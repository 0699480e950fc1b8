import { useEffect, useState } from 'preact/hooks'
import type { PosterFacts } from '../../domain/directory.ts'
import { askForPoster, rememberedPoster } from '../directory/ask.ts'

/** What genuine posters carry. Null: the province never said, and this page's own address is all that is known. */
export function usePoster(): PosterFacts | null {
  const [poster, setPoster] = useState(rememberedPoster)
  useEffect(() => {
    void askForPoster().then(setPoster)
  }, [])
  return poster
}

/** What may stand before a code: what posters carry first, and where this very page came from. */
export function ownOrigins(poster: PosterFacts | null): readonly string[] {
  return [...new Set([poster?.publicUrl ?? location.origin, location.origin])]
}

/** Our host as posters name it. */
export function ownHost(poster: PosterFacts | null): string {
  return (poster?.publicUrl ?? location.origin).replace(/^https?:\/\//, '')
}
