import { useState } from 'preact/hooks'
import { ADDRESSES } from '../../domain/addresses.ts'
import type { Language } from '../../domain/language.ts'
import { readScanned, type Scanned } from '../../domain/scanned.ts'
import { ownHost, ownOrigins, usePoster } from '../check/poster.ts'
import { Verdict } from '../check/verdict.tsx'
import { CodeForm } from '../home/code-form.tsx'
import { brandName } from '../parts/brand.ts'
import { inLanguage } from '../parts/language.ts'
import { LanguageSwitch } from '../parts/language-switch.tsx'
import { Screen } from '../parts/screen.tsx'
import { messages } from './messages.ts'
import { NameSearch } from './name-search.tsx'
import { Viewfinder } from './viewfinder.tsx'

/** The scanner: what a code is, is said before anything opens; whoever cannot scan types the code or finds the name. */
export function ScanScreen({ language }: { readonly language: Language }) {
  const words = messages[language]
  const poster = usePoster()
  const [scanned, setScanned] = useState<Scanned>({ outcome: 'empty' })
  return (
    <Screen brand={brandName()} title={words.title} aside={<LanguageSwitch language={language} />}>
      {scanned.outcome === 'empty' ? (
        <>
          <p>{words.lead}</p>
          <Viewfinder language={language} onText={(text) => setScanned(readScanned(text, ownOrigins(poster)))} />
        </>
      ) : (
        <Verdict
          scanned={scanned}
          language={language}
          host={ownHost(poster)}
          again={{
            words: words.again,
            onClick: () => {
              setScanned({ outcome: 'empty' })
              // The pressed button goes away: whoever pressed it goes on at the top.
              document.querySelector<HTMLElement>('main h1')?.focus()
            },
          }}
        />
      )}
      <section class="stack">
        <h2>{words.typeTitle}</h2>
        <CodeForm language={language} />
        <NameSearch language={language} />
      </section>
      <p>
        {words.doubt} <a href={inLanguage(ADDRESSES.check, language)}>{words.doubtLink}</a>
      </p>
    </Screen>
  )
}
