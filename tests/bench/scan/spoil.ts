import type { Chance } from '../../faults/simulation/chance.ts'
import { greyAt, type Picture, paint } from './picture.ts'

/** A lens out of focus: a Gaussian of this standard deviation, in pixels. */
export function blur(picture: Picture, deviation: number): Picture {
  if (deviation === 0) return picture
  const reach = Math.ceil(3 * deviation)
  const weights = Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.exp(-((at - reach) ** 2) / (2 * deviation ** 2)),
  )
  return alongRows(alongRows(picture, weights), weights)
}

/** Weighs each pixel with its neighbours in the row, and turns the picture over its diagonal: twice, and all is done. */
function alongRows({ width, height, greys }: Picture, weights: readonly number[]): Picture {
  const reach = weights.length >> 1
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const turned = new Float32Array(greys.length)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0
      for (let at = -reach; at <= reach; at++) {
        const column = Math.min(Math.max(x + at, 0), width - 1)
        sum += (weights[at + reach] ?? 0) * (greys[y * width + column] ?? 0)
      }
      turned[x * height + y] = sum / total
    }
  }
  return { width: height, height: width, greys: turned }
}

/** Faded or badly lit: black and white come this near to each other, 1 unchanged, about the grey of the middle. */
export function fade(picture: Picture, contrast: number): Picture {
  return { ...picture, greys: picture.greys.map((grey) => 127.5 + (grey - 127.5) * contrast) }
}

/** Light from one side: `depth` of it is missing at the far edge. `towards`: in degrees. */
export function shade(picture: Picture, depth: number, towards: number): Picture {
  const [right, down] = [Math.cos((towards * Math.PI) / 180), Math.sin((towards * Math.PI) / 180)]
  const half = Math.hypot(picture.width, picture.height) / 2
  return paint(picture.width, picture.height, (x, y) => {
    const far = ((x + 0.5 - picture.width / 2) * right + (y + 0.5 - picture.height / 2) * down) / half
    return greyAt(picture, x, y) * (1 - (depth * (far + 1)) / 2)
  })
}

/** A sensor in the dark: normally distributed, of this standard deviation, in grey values. */
export function addNoise(picture: Picture, deviation: number, chance: Chance): Picture {
  // Box and Muller; 1 - next is never 0.
  const normal = () => Math.sqrt(-2 * Math.log(1 - chance.next())) * Math.cos(2 * Math.PI * chance.next())
  return { ...picture, greys: picture.greys.map((grey) => grey + deviation * normal()) }
}
