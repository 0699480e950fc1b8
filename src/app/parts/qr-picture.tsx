import { symbolOf, symbolPath, symbolSide } from '../../qr/symbol.ts'

/** `text`: what the symbol says; `label`: what a screen reader says instead. */
export type QrProps = { readonly text: string; readonly label: string }

/** A QR symbol as inline SVG, black on white in both schemes: many scanners cannot read the reverse. */
export function QrPicture({ text, label }: QrProps) {
  const symbol = symbolOf(text)
  const side = symbolSide(symbol)
  return (
    <svg class="qr-picture" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <path fill="#fff" d={`M0 0h${side}v${side}H0z`} />
      <path fill="#000" d={symbolPath(symbol)} />
    </svg>
  )
}
