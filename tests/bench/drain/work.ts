import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { type SealedReport, sealReport } from '../../faults/stress/client.ts'

/** Bytes of a report's one photo. */
export const PHOTO = 200_000
/** Sealing puts so many bytes of its own behind each picture. */
const OWN = 64

/** Sealed reports, each with one photo. Bytes behind the end of a picture are no part of it. */
export async function sealWork(reports: number): Promise<readonly SealedReport[]> {
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#275' } })
    .jpeg()
    .toBuffer()
  const padded = Buffer.concat([picture, randomBytes(PHOTO - OWN - picture.length)])
  return Promise.all(Array.from({ length: reports }, (_, n) => sealReport(`Laporan ${n}.`, padded, 1)))
}
