import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { QUIET_ZONE, symbolOf, symbolSide } from '../../src/qr/symbol.ts'

const [WIDTH, HEIGHT, FRAMES] = [640, 480, 3] as const

export type FakeCamera = {
  /** For the browser's start. */
  readonly args: string[]
  /** What the camera shows from the browser's next start on. */
  readonly show: (text: string | null) => void
  readonly dispose: () => void
}

/** Chromium’s camera shows a symbol that says `text`, drawn by our own code, on grey; null: nothing but grey. */
export function fakeCamera(text: string | null): FakeCamera {
  const folder = mkdtempSync(join(tmpdir(), 'lapor-camera-'))
  const file = join(folder, 'camera.y4m')
  writeFileSync(file, videoOf(text))
  return {
    args: ['--no-sandbox', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${file}`],
    show: (next) => writeFileSync(file, videoOf(next)),
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** YUV4MPEG2, which Chromium repeats for ever: brightness for every pixel, then two planes of no colour. */
function videoOf(text: string | null): Uint8Array {
  const frame = new Uint8Array(WIDTH * HEIGHT * 1.5).fill(128)
  if (text !== null) draw(frame, text)
  const head = new TextEncoder().encode(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`)
  const mark = new TextEncoder().encode('FRAME\n')
  return Buffer.concat([head, ...Array.from({ length: FRAMES }, () => [mark, frame]).flat()])
}

function draw(frame: Uint8Array, text: string): void {
  const symbol = symbolOf(text)
  const side = symbolSide(symbol)
  const module = Math.floor(340 / side)
  const [left, top] = [(WIDTH - module * side) >> 1, (HEIGHT - module * side) >> 1]
  for (let y = 0; y < module * side; y++) {
    for (let x = 0; x < module * side; x++) {
      const isDark = symbol.isDark(Math.floor(x / module) - QUIET_ZONE, Math.floor(y / module) - QUIET_ZONE)
      frame[(top + y) * WIDTH + left + x] = isDark ? 30 : 230
    }
  }
}
