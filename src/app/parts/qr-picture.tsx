import { create } from 'qrcode'

/** `text`: what the symbol says; `label`: what a screen reader says instead. */
export type QrProps = { readonly text: string; readonly label: string }

/** Modules of white around a symbol, without which scanners do not find it. */
const QUIET = 4

/** A QR symbol as inline SVG, black on white in both schemes: many scanners cannot read the reverse. */
export function QrPicture({ text, label }: QrProps) {
  const { size, dark } = symbolOf(text)
  const side = size + 2 * QUIET
  const path = dark.map(([x, y]) => `M${x + QUIET} ${y + QUIET}h1v1h-1z`).join('')
  return (
    <svg class="qr-picture" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <path fill="#fff" d={`M0 0h${side}v${side}H0z`} />
      <path fill="#000" d={path} />
    </svg>
  )
}

/** The symbol of `text`: modules a side, without quiet zone, and the places of the dark ones. */
export function symbolOf(text: string): {
  readonly size: number
  readonly dark: readonly (readonly [number, number])[]
} {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules
  const dark: (readonly [number, number])[] = []
  for (let index = 0; index < data.length; index++) {
    if (data[index]) dark.push([index % size, Math.floor(index / size)])
  }
  return { size, dark }
}
