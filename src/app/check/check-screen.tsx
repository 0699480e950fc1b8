import { useRef, useState } from 'preact/hooks'
import type { Language } from '../../domain/language.ts'
import { readScanned, type Scanned } from '../../domain/scanned.ts'
import { brandName } from '../parts/brand.ts'
import { LanguageSwitch } from '../parts/language-switch.tsx'
import { Screen } from '../parts/screen.tsx'
import { Viewfinder } from '../scan/viewfinder.tsx'
import { AddressForm } from './address-form.tsx'
import { Host } from './host.tsx'
import { messages } from './messages.ts'
import { PastedOver } from './pasted-over.tsx'
import { ownHost, ownOrigins, usePoster } from './poster.ts'
import { Verdict } from './verdict.tsx'

/** Whether a poster is genuine: by its code or its address, scanned, typed or pasted. Nothing of it is opened. */
export function CheckScreen({ language }: { readonly language: Language }) {
  const words = messages[language]
  const poster = usePoster()
  const [scanned, setScanned] = useState<Scanned>({ outcome: 'empty' })
  const [withCamera, setWithCamera] = useState(false)
  const again = useRef(false)
  const host = ownHost(poster)
  const look = (text: string) => {
    setWithCamera(false)
    setScanned(readScanned(text, ownOrigins(poster)))
  }
  return (
    <Screen brand={brandName()} title={words.title} aside={<LanguageSwitch language={language} />}>
      {scanned.outcome === 'empty' ? (
        <>
          <p>{words.lead}</p>
          <div class="notice">
            <p>{words.officialLead}</p>
            <p>
              <Host host={host} isGenuine />
            </p>
          </div>
          {withCamera && <Viewfinder language={language} onText={look} />}
          <button
            class="button button-second"
            type="button"
            aria-expanded={withCamera}
            onClick={() => setWithCamera(!withCamera)}
          >
            {withCamera ? words.stopScan : words.scan}
          </button>
          <AddressForm language={language} host={host} takesFocus={again.current} onCheck={look} />
        </>
      ) : (
        <Verdict
          scanned={scanned}
          language={language}
          host={host}
          again={{
            words: words.again,
            onClick: () => {
              again.current = true
              setScanned({ outcome: 'empty' })
            },
          }}
        />
      )}
      <PastedOver language={language} poster={poster} />
    </Screen>
  )
}
