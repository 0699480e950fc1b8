import { box, circle, filled, polyline, stroked } from './shapes.ts'
import { type Colour, type Group, INKS } from './sheet.ts'

/** Own pictograms on a field of 24 by 24. */
export type Pictogram = 'scan' | 'tell' | 'proof' | 'shield' | 'link' | 'message' | 'signal'

const WIDTH = 1.9

/** The pictogram in a square of `side`, in `colour`. */
export function pictogram(name: Pictogram, x: number, y: number, side: number, colour: Colour): Group {
  return { kind: 'group', x, y, scale: side / 24, turn: 0, items: drawn(name, colour) }
}

/** A pictogram in white on a round green field. */
export function medallion(name: Pictogram, x: number, y: number, side: number): Group {
  return {
    kind: 'group',
    x,
    y,
    scale: side / 24,
    turn: 0,
    items: [filled(circle(12, 12, 12), INKS.green), pictogram(name, 4.5, 4.5, 15, INKS.white)],
  }
}

function drawn(name: Pictogram, colour: Colour) {
  const pen = (data: string) => stroked(data, colour, WIDTH)
  switch (name) {
    // A phone that looks at a code.
    case 'scan':
      return [
        pen(box(5, 1.5, 14, 21, 2.6)),
        filled([box(8, 6, 3.2, 3.2), box(12.8, 6, 3.2, 3.2), box(8, 10.8, 3.2, 3.2)].join(' '), colour),
        filled([box(12.8, 10.8, 1.5, 1.5), box(14.5, 12.5, 1.5, 1.5)].join(' '), colour),
        pen(polyline([10.2, 18.8], [13.8, 18.8])),
      ]
    // Somebody says something.
    case 'tell':
      return [
        pen(
          'M 5 3 L 19 3 C 20.9 3 22 4.1 22 6 L 22 13.5 C 22 15.4 20.9 16.5 19 16.5 L 12 16.5 L 7 21.5 L 7 16.5 L 5 16.5 C 3.1 16.5 2 15.4 2 13.5 L 2 6 C 2 4.1 3.1 3 5 3 Z',
        ),
        pen(`${polyline([6.5, 7.6], [17.5, 7.6])} ${polyline([6.5, 11.8], [14, 11.8])}`),
      ]
    // A slip with a tick: it has arrived.
    case 'proof':
      return [
        pen(box(4, 2, 16, 20, 2.6)),
        pen(polyline([8, 9.6], [11, 12.8], [16.4, 6.8])),
        pen(polyline([8, 17.6], [16, 17.6])),
      ]
    case 'shield':
      return [
        pen('M 12 1.8 L 20.5 5 L 20.5 11.5 C 20.5 16.8 17 20.6 12 22.4 C 7 20.6 3.5 16.8 3.5 11.5 L 3.5 5 Z'),
        pen(polyline([8, 11.8], [11, 14.9], [16.2, 8.8])),
      ]
    case 'link':
      return [
        pen(circle(12, 12, 10)),
        pen(`${polyline([2, 12], [22, 12])} M 12 2 C 17.6 7.6 17.6 16.4 12 22 M 12 2 C 6.4 7.6 6.4 16.4 12 22`),
      ]
    case 'message':
      return [pen(box(2, 4.5, 20, 15, 2.4)), pen(polyline([3.4, 6.6], [12, 13.4], [20.6, 6.6]))]
    case 'signal':
      return [
        pen('M 2.5 9.5 C 8 4.2 16 4.2 21.5 9.5 M 6.2 13.6 C 9.6 10.4 14.4 10.4 17.8 13.6'),
        filled(circle(12, 18, 2), colour),
        pen(polyline([4, 21], [20, 3])),
      ]
    default:
      return name satisfies never
  }
}
