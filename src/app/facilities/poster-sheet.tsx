import { type Area, describeArea } from '../../domain/areas.ts'
import { type FacilityCode, formatFacilityCode } from '../../domain/facility-code.ts'
import type { FacilityAnswer, FacilityList } from '../../domain/facility-protocol.ts'
import { codeAddress, readableAddress } from '../../qr/code-address.ts'
import { lineBand } from '../../qr/line-band.ts'
import { symbolOf, symbolPath, symbolSide } from '../../qr/symbol.ts'

type Props = {
  readonly facility: FacilityAnswer
  readonly placement: string
  readonly code: FacilityCode
  readonly areas: readonly Area[]
  readonly poster: FacilityList['poster']
}

/** One A4 sheet: what it is for, where it hangs, the symbol twice, and three ways for who cannot scan. */
export function PosterSheet({ facility, placement, code, areas, poster }: Props) {
  const { publicUrl, brand, smsNumber, smsKeyword } = poster
  const address = codeAddress(publicUrl, code)
  return (
    <article class="poster">
      <Band brand={brand} />
      <div class="poster-inside">
        <header>
          <p class="poster-call">Ada yang perlu diperbaiki di sini? Pindai, lalu lapor.</p>
          <h2>{facility.name}</h2>
          <p class="poster-place">
            {[facility.address, describeArea(areas, facility)].filter((part) => part !== '').join(', ')}
          </p>
          <p class="poster-place">{whereOnWater(facility)}</p>
        </header>
        <SymbolPicture address={address} class="poster-large" />
        <p class="poster-code">{formatFacilityCode(code)}</p>
        <div class="poster-foot">
          <dl>
            <dt>Tidak bisa memindai? Buka alamat ini</dt>
            <dd class="poster-address">{readableAddress(publicUrl, code)}</dd>
            <dt>Tanpa internet? Kirim SMS ke {smsNumber}</dt>
            <dd class="poster-address">
              {smsKeyword} {formatFacilityCode(code)} isi laporan
            </dd>
            <dt>Sinyal hilang di tengah jalan?</dt>
            <dd>Laporan tersimpan di HP Anda dan terkirim sendiri. Nama tidak wajib.</dd>
          </dl>
          <figure>
            <SymbolPicture address={address} class="poster-small" />
            <figcaption>Kode yang sama</figcaption>
          </figure>
        </div>
        <p class="poster-placement">
          {brand} · {placement} · Darurat: 112 · Polisi: 110
        </p>
      </div>
      {facility.example && <p class="poster-watermark">CONTOH</p>}
    </article>
  )
}

function whereOnWater({ river, bank, landmark }: FacilityAnswer): string {
  return [
    ...(river === null ? [] : [`Sungai ${river}`]),
    ...(bank === null ? [] : [bank === 'left' ? 'tepi kiri (menghadap hilir)' : 'tepi kanan (menghadap hilir)']),
    ...(landmark === null ? [] : [landmark]),
  ].join(', ')
}

function SymbolPicture({ address, class: name }: { readonly address: string; readonly class: string }) {
  const symbol = symbolOf(address)
  const side = symbolSide(symbol)
  return (
    <svg class={name} viewBox={`0 0 ${side} ${side}`} role="img" aria-label="Kode QR" shape-rendering="crispEdges">
      <path fill="#fff" d={`M0 0h${side}v${side}H0z`} />
      <path fill="#000" d={symbolPath(symbol)} />
    </svg>
  )
}

const BAND = { width: 210, height: 22 } as const

function Band({ brand }: { readonly brand: string }) {
  const { waves, points } = lineBand(BAND.width, BAND.height)
  return (
    <div class="poster-band">
      <svg viewBox={`0 0 ${BAND.width} ${BAND.height}`} aria-hidden="true" preserveAspectRatio="none">
        <path d={waves} stroke-dasharray="1.6 1.2" />
        <path d={points} />
      </svg>
      <p>{brand}</p>
    </div>
  )
}
