import { useEffect, useRef } from 'preact/hooks'
import { PAPER, type SheetKind } from '../../../qr/sheets/kinds.ts'
import type { PressedSheet } from './press-messages.ts'

type Props = { readonly sheets: readonly PressedSheet[]; readonly kind: SheetKind; readonly done: () => void }

/** The sheets on paper, and nothing else of the page: opens the print dialogue as soon as they are there. */
export function PrintSheets({ sheets, kind, done }: Props) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (sheets.length === 0) return
    let wanted = true
    const images = [...(box.current?.querySelectorAll('img') ?? [])]
    // A sheet whose picture did not load would come out empty; the dialogue's own preview shows it.
    void Promise.allSettled(images.map((image) => image.decode())).then(() => {
      if (wanted) window.print()
    })
    window.addEventListener('afterprint', done, { once: true })
    return () => {
      wanted = false
      window.removeEventListener('afterprint', done)
    }
  }, [sheets])
  const { width, height } = PAPER[kind]
  return (
    <div class="print-sheets" data-paper={`${width}x${height}`} ref={box}>
      {sheets.map(({ svg, codes }, index) => (
        <img
          key={`${index} ${codes[0]}`}
          class="print-sheet"
          alt=""
          src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
          width={width * 4}
          height={height * 4}
        />
      ))}
    </div>
  )
}
