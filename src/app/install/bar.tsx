import { render } from 'preact'
import { useState } from 'preact/hooks'
import type { Language } from '../../domain/language.ts'
import { messages } from './messages.ts'
import './bar.css'

export type BarOffer = {
  readonly words: string
  readonly yes: string
  /** What the main button does. A sentence it returns is shown in place of the words. */
  readonly onYes: () => Promise<string | null>
  readonly onLater: () => void
}

/** The one quiet bar under a screen: an update or an installation, never both. Below the content, never over a form. */
export type Bar = { readonly show: (offer: BarOffer) => void; readonly hide: () => void }

export function openBar(language: Language): Bar {
  const place = document.createElement('div')
  document.body.append(place)
  return {
    show: (offer) => render(<BarView key={offer.words} offer={offer} language={language} />, place),
    hide: () => render(null, place),
  }
}

function BarView({ offer, language }: { readonly offer: BarOffer; readonly language: Language }) {
  const words = messages[language]
  const [answer, setAnswer] = useState<string | null>(null)
  return (
    <aside class="app-bar" aria-label={words.region}>
      <p role="status">{answer ?? offer.words}</p>
      <button class="button" type="button" onClick={() => void offer.onYes().then(setAnswer)}>
        {offer.yes}
      </button>
      <button class="button button-quiet" type="button" onClick={offer.onLater}>
        {words.later}
      </button>
    </aside>
  )
}
