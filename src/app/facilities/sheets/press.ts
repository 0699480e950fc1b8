import type { Order, Progress } from '../../../qr/press.ts'
import type { Pixels } from '../../../qr/read-back/rasterise.ts'
import { scriptUrl } from '../../parts/script-url.ts'
import type { FromPress, PackedFile, ToPress } from './press-messages.ts'
import workerUrl from './press-worker.ts?worker&url'

type Answer<Kind extends FromPress['kind']> = Extract<FromPress, { readonly kind: Kind }>
type Failed = { readonly kind: 'broken' }

/** The press for one job. `end` stops it at once, in the middle of whatever it does; then no promise settles any more. */
export type Press = {
  readonly pdf: (order: Order, title: string) => Promise<Answer<'pdf'> | Failed>
  readonly svgs: (order: Order) => Promise<Answer<'svgs'> | Failed>
  readonly read: (pixels: readonly Pixels[]) => Promise<Answer<'read'> | Failed>
  readonly zip: (files: readonly PackedFile[]) => Promise<Answer<'zip'> | Failed>
  readonly end: () => void
}

export function startPress(progress: (progress: Progress) => void): Press {
  const worker = new Worker(scriptUrl(workerUrl))
  const ask = <Kind extends FromPress['kind']>(kind: Kind, message: ToPress): Promise<Answer<Kind> | Failed> =>
    new Promise((resolve) => {
      worker.onmessage = ({ data }: MessageEvent<FromPress>) => {
        if (data.kind === 'progress') progress(data)
        else resolve(isOf(kind, data) ? data : BROKEN)
      }
      worker.onerror = () => resolve(BROKEN)
      worker.postMessage(message)
    })
  return {
    pdf: (order, title) => ask('pdf', { kind: 'pdf', order, title }),
    svgs: (order) => ask('svgs', { kind: 'svgs', order }),
    read: (pixels) => ask('read', { kind: 'read', pixels }),
    zip: (files) => ask('zip', { kind: 'zip', files }),
    end: () => worker.terminate(),
  }
}
const BROKEN: Failed = { kind: 'broken' }

function isOf<Kind extends FromPress['kind']>(kind: Kind, message: FromPress): message is Answer<Kind> {
  return message.kind === kind
}
