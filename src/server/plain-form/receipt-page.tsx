/// <reference path="./css-text.d.ts" />
import { createHash } from 'node:crypto'
import { renderToString } from 'preact-render-to-string'
import { ADDRESSES } from '../../domain/addresses.ts'
import type { Language } from '../../domain/language.ts'
import type { Receipt } from '../../domain/receipt.ts'
import { titleOf } from '../../domain/report.ts'
import { formatTrackingCode, type TrackingCode } from '../../domain/tracking-code.ts'
import { Header } from '../../form/parts/header.tsx'
import { Notice } from '../../form/parts/notice.tsx'
import { momentIn } from '../../form/parts/time.ts'
import { symbolOf, symbolPath, symbolSide } from '../../qr/symbol.ts'
import type { PageTemplate } from '../page-template.ts'
import { messages } from './messages.ts'
import { fatesOf } from './photo-fates.ts'
import css from './receipt-page.css?raw'
import type { FormPhoto } from './scale-photos.ts'

/** What a person leaves with who sent a form without script. */
export type Proof = {
  readonly receipt: Receipt
  readonly tracking: TrackingCode
  readonly body: string
  readonly photos: readonly FormPhoto[]
}

/** CSP source of the page's own styles. */
export const RECEIPT_STYLE = `'sha256-${createHash('sha256').update(css).digest('base64')}'`

type Setting = { readonly language: Language; readonly brand: string; readonly publicUrl: string }

/** The whole receipt page, complete and final without script. */
export function renderReceipt(page: PageTemplate, proof: Proof, setting: Setting): string {
  const title = `${messages[setting.language].title} · ${setting.brand}`
  return page.renderPlain({
    language: setting.language,
    head: `${renderToString(<title>{title}</title>)}<style>${css}</style>`,
    app: renderToString(<ReceiptPage proof={proof} {...setting} />),
  })
}

function ReceiptPage({ proof, language, brand, publicUrl }: Setting & { readonly proof: Proof }) {
  const words = messages[language]
  const { receipt } = proof
  return (
    <>
      <Header brand={brand} />
      <main class="page stack">
        <Notice tone="good">
          <h1>{words.title}</h1>
          <p>{words.received}</p>
          <p>{words.keepCode}</p>
        </Notice>
        <CodeCard tracking={proof.tracking} language={language} publicUrl={publicUrl} />
        <section class="card stack">
          <dl class="proof-facts">
            <dt>{words.number}</dt>
            <dd class="code">{receipt.number}</dd>
            <dt>{words.receivedAt}</dt>
            <dd>{momentIn(language, receipt.receivedAt)}</dd>
            <dt>{words.yourReport}</dt>
            <dd>{titleOf(proof.body)}</dd>
          </dl>
          <Photos proof={proof} language={language} />
        </section>
        <SignedProof receipt={receipt} language={language} publicUrl={publicUrl} />
        <p class="small quiet screen-only">{words.reload}</p>
        <a class="button button-second screen-only" href={inLanguage(ADDRESSES.generalForm, language)}>
          {words.another}
        </a>
      </main>
    </>
  )
}

function CodeCard({ tracking, language, publicUrl }: Omit<Setting, 'brand'> & { readonly tracking: TrackingCode }) {
  const words = messages[language]
  const written = formatTrackingCode(tracking)
  // After `#` the code never reaches a server, nor its log.
  const symbol = symbolOf(`${publicUrl}${ADDRESSES.tracking}#${written}`)
  const side = symbolSide(symbol)
  return (
    <section class="card proof-code" aria-labelledby="tracking-code">
      <h2 id="tracking-code">{words.trackingCode}</h2>
      <p class="code code-large" translate={false}>
        {written.split('-').map((group, position) => (
          <span key={position}>{position === 0 ? group : `-${group}`}</span>
        ))}
      </p>
      <svg viewBox={`0 0 ${side} ${side}`} role="img" aria-label={words.qrLabel} shape-rendering="crispEdges">
        <path d={symbolPath(symbol)} fill="#000" />
      </svg>
      <p class="small">{words.codeMeaning}</p>
      {/* A POST, so that the code stands in no address. */}
      <form class="screen-only" method="post" action={inLanguage(ADDRESSES.tracking, language)}>
        <input type="hidden" name="code" value={written} />
        <button class="button button-wide" type="submit">
          {words.follow}
        </button>
      </form>
    </section>
  )
}

function Photos({ proof, language }: { readonly proof: Proof; readonly language: Language }) {
  const words = messages[language]
  const fates = fatesOf(proof)
  if (fates.length === 0) return <p>{words.noPhotos}</p>
  return (
    <div class="stack">
      <h2>{words.photos}</h2>
      <ul class="proof-photos">
        {fates.map(({ name, fate }, position) => (
          <li class={fate === 'stored' || fate === 'waiting' ? 'kept' : 'left-out'} key={position}>
            {name ?? words.photo(position + 1)}:{' '}
            {fate === 'stored' || fate === 'waiting' ? (
              words[fate]
            ) : (
              <>
                <strong>{words.leftOut}</strong> {words.reasons[fate]}
              </>
            )}
          </li>
        ))}
      </ul>
      {fates.some(({ fate }) => fate !== 'stored' && fate !== 'waiting') && <p>{words.textStands}</p>}
    </div>
  )
}

function SignedProof({ receipt, language, publicUrl }: Omit<Setting, 'brand'> & { readonly receipt: Receipt }) {
  const words = messages[language]
  const json = JSON.stringify(receipt, null, 2)
  return (
    <details class="card">
      <summary>{words.proof}</summary>
      <div class="stack">
        <p class="small">{words.proofMeaning}</p>
        <pre class="proof-json">{json}</pre>
        <p class="screen-only">
          <a
            href={`data:application/json;charset=utf-8,${encodeURIComponent(json)}`}
            download={`${receipt.number}.json`}
          >
            {words.save}
          </a>
        </p>
        <p class="small">
          {/* Whole, because it is read from paper too. */}
          {words.keys}: <a href={ADDRESSES.keys}>{`${publicUrl}${ADDRESSES.keys}`}</a>
        </p>
      </div>
    </details>
  )
}

function inLanguage(address: string, language: Language): string {
  return language === 'id' ? address : `${address}?bahasa=${language}`
}
