import type { Chance } from './chance.ts'
import { paint, type Shape } from './paint.ts'

/** What a drawn photo shows. */
export type Motif = 'pier' | 'pothole' | 'rubbish' | 'leak' | 'lamp' | 'flood' | 'bridge' | 'counter'

const WIDTH = 1280
const HEIGHT = 960

/** A picture of our own, no two the same. */
export function drawPhoto(motif: Motif, chance: Chance): Promise<Uint8Array<ArrayBuffer>> {
  return paint(SCENES[motif](chance), WIDTH, HEIGHT)
}

const SCENES: Readonly<Record<Motif, (chance: Chance) => readonly Shape[]>> = {
  pier: (chance) => {
    const missing = chance.whole(2, 8)
    return [
      sky(chance),
      box(0, 430, WIDTH, 530, '#6f7f4d'),
      ...waves(chance, 460),
      ...times(11, (index) =>
        box(140 + index * 92, 520 - chance.whole(0, 8), 82, 180, shade('#8a6b45', chance)),
      ).filter((_, index) => index !== missing),
      ...times(6, (index) => box(150 + index * 190, 690, 26, chance.whole(140, 220), '#4f3c27')),
    ]
  },
  pothole: (chance) => {
    const [x, y] = [chance.whole(420, 800), chance.whole(560, 760)]
    return [
      sky(chance),
      box(0, 420, WIDTH, 540, '#7c8a4f'),
      polygon([440, 420, 840, 420, 1180, 960, 100, 960], '#575a5c'),
      polygon([620, 430, 660, 430, 690, 960, 590, 960], '#c9c6b4'),
      oval(x, y, chance.whole(120, 210), chance.whole(50, 90), '#2b2826'),
      oval(x, y + 12, 90, 34, '#7d6a4c'),
    ]
  },
  rubbish: (chance) => [
    sky(chance),
    box(0, 500, WIDTH, 460, '#8d8a72'),
    ...times(46, () => {
      const x = chance.whole(180, 1060)
      const y = 880 - Math.round((1 - Math.abs(x - 620) / 480) * chance.whole(0, 380))
      const fill = chance.oneOf(['#31363b', '#e8e4da', '#3f74a6', '#b23b34', '#d8b23a'])
      return oval(x, y, chance.whole(24, 70), chance.whole(18, 50), fill)
    }),
  ],
  leak: (chance) => [
    box(0, 0, WIDTH, HEIGHT, shade('#d5d0c0', chance)),
    box(0, 760, WIDTH, 200, '#9c9384'),
    ...times(6, () =>
      oval(chance.whole(200, 1080), chance.whole(40, 260), chance.whole(60, 190), chance.whole(30, 90), '#a98f60'),
    ),
    ...times(24, () => box(chance.whole(300, 980), chance.whole(200, 760), 4, chance.whole(20, 70), '#7fa3b8')),
    oval(640, 850, chance.whole(260, 420), 60, '#7fa3b8'),
  ],
  lamp: (chance) => {
    const x = chance.whole(380, 880)
    return [
      box(0, 0, WIDTH, HEIGHT, '#141b26'),
      ...times(40, () => oval(chance.whole(0, WIDTH), chance.whole(0, 500), 2, 2, '#cfd6e4')),
      box(0, 720, WIDTH, 240, '#0c1016'),
      box(x, 220, 16, 520, '#59616c'),
      box(x - 90, 210, 110, 18, '#59616c'),
      oval(x - 80, 238, 34, 18, '#3c424b'),
    ]
  },
  flood: (chance) => [
    sky(chance),
    ...times(4, (index) => house(80 + index * 300, 330 + chance.whole(0, 40), chance)).flat(),
    box(0, 560, WIDTH, 400, '#8b7a55'),
    ...waves(chance, 570),
  ],
  bridge: (chance) => [
    sky(chance),
    box(0, 560, WIDTH, 400, '#6d7b58'),
    ...waves(chance, 590),
    box(0, 400, WIDTH, 60, '#8d9296'),
    ...times(5, (index) => box(90 + index * 260, 460, 50, 260, '#777c80')),
    ...times(chance.whole(15, 21), (index) => box(20 + index * 60, 320, 10, 80, '#b8462f')),
    box(0, 318, chance.whole(700, 1240), 12, '#b8462f'),
  ],
  counter: (chance) => [
    box(0, 0, WIDTH, HEIGHT, shade('#e6e3d6', chance)),
    box(0, 800, WIDTH, 160, '#b6a98f'),
    box(120, 420, 1040, 230, '#3c6b54'),
    ...times(3, (index) => box(180 + index * 340, 250, 260, 150, '#f7f7f2')),
    ...times(chance.whole(5, 9), (index) => {
      const x = 120 + index * 125 + chance.whole(-20, 20)
      const coat = chance.oneOf(['#345b8c', '#8c3f34', '#c9a13a', '#4f5a63', '#7c4d79'])
      return [oval(x, 600, 36, 42, '#5b4334'), box(x - 50, 640, 100, 230, coat)]
    }).flat(),
  ],
}

function times<Item>(count: number, make: (index: number) => Item): Item[] {
  return Array.from({ length: count }, (_, index) => make(index))
}

function box(x: number, y: number, width: number, height: number, fill: string): Shape {
  return { shape: 'box', x, y, width, height, fill }
}

function oval(x: number, y: number, rx: number, ry: number, fill: string): Shape {
  return { shape: 'oval', x, y, rx, ry, fill }
}

function polygon(corners: readonly number[], fill: string): Shape {
  return { shape: 'polygon', corners, fill }
}

function sky(chance: Chance): Shape {
  return box(0, 0, WIDTH, HEIGHT, chance.oneOf(['#a9c6d8', '#c6d0d4', '#e2c9a4', '#8fb4cf']))
}

function waves(chance: Chance, from: number): Shape[] {
  return times(26, () => box(chance.whole(0, 1100), chance.whole(from, 940), chance.whole(60, 200), 5, '#9fb08a'))
}

function house(x: number, y: number, chance: Chance): Shape[] {
  return [
    box(x, y, 220, 260, chance.oneOf(['#c7b08a', '#9db7a0', '#c28f7a', '#b9bcc4'])),
    polygon([x - 30, y, x + 110, y - 110, x + 250, y], '#6b4a3a'),
    box(x + 85, y + 110, 54, 150, '#4a3a2c'),
  ]
}

/** A colour a little lighter or darker than `colour`. */
function shade(colour: string, chance: Chance): string {
  const by = chance.whole(-18, 18)
  return `#${[1, 3, 5].map((at) => channel(Number.parseInt(colour.slice(at, at + 2), 16) + by)).join('')}`
}

function channel(value: number): string {
  return Math.max(0, Math.min(255, value)).toString(16).padStart(2, '0')
}
