/**
 * Codes as they stand in a finished drawing. They are taken from the very text that goes into the file, so that a
 * mistake of a writer shows as well as one of the symbol.
 */
export type DrawnCode = {
  /** What the drawing says it is. */
  readonly address: string
  /** How it is drawn, without its place on the sheet: the same twice is the same symbol. */
  readonly drawing: string
  /** Fills in the order in which they are painted, in modules; none when the drawing is not understood. */
  readonly fills: () => readonly Fill[]
}
export type Fill = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** 0 black to 1 white. */
  readonly shade: number
}

const NUMBER = '-?\\d+(?:\\.\\d+)?'

/** Every code in a page's operators. */
export function codesInPdf(content: string): readonly DrawnCode[] {
  return [...content.matchAll(/\/Code <<\/A \(([^)]*)\)>> BDC\n([\s\S]*?)EMC\n/g)].map(
    ([, address = '', body = '']) => {
      const placed = PLACED.exec(body)
      const [, across, down, drawing = ''] = placed ?? []
      const isEven = across !== undefined && across === down && Number(across) > 0
      return { address, drawing: isEven ? drawing : body, fills: () => (isEven ? fillsOfOperators(drawing) : []) }
    },
  )
}
const PLACED = new RegExp(`^q (${NUMBER}) 0 0 (${NUMBER}) ${NUMBER} ${NUMBER} cm\\n([\\s\\S]*)Q\\n$`)

/** The little that a symbol's operators are: two greys, rectangles. Anything else: not understood. */
function fillsOfOperators(operators: string): readonly Fill[] {
  const fills: Fill[] = []
  let operands: number[] = []
  let shapes: Omit<Fill, 'shade'>[] = []
  let grey = 0
  for (const word of operators.split(/\s+/)) {
    if (word === '') continue
    const value = Number(word)
    if (Number.isFinite(value)) operands.push(value)
    else {
      const [x = 0, y = 0, width = 0, height = 0] = operands
      if (word === 'g') grey = x
      else if (word === 're') shapes.push({ x, y, width, height })
      else if (word === 'f') {
        const shade = grey
        fills.push(...shapes.map((shape) => ({ ...shape, shade })))
        shapes = []
      } else return []
      operands = []
    }
  }
  return fills
}

/** Every code in an SVG document of ours. */
export function codesInSvg(svg: string): readonly DrawnCode[] {
  const codes = svg.matchAll(/<g data-code="([^"]*)" transform="([^"]*)"[^>]*>([\s\S]*?)<\/g>/g)
  return [...codes].map(([, address = '', transform = '', body = '']) => ({
    address: address.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))),
    drawing: body,
    fills: () => (MOVED.test(transform) ? fillsOfPaths(body) : []),
  }))
}
const MOVED = new RegExp(`^translate\\(${NUMBER} ${NUMBER}\\) scale\\(${NUMBER}\\)$`)

function fillsOfPaths(body: string): readonly Fill[] {
  const rectangle = new RegExp(`M(${NUMBER}) (${NUMBER})h(${NUMBER})v(${NUMBER})h-(${NUMBER})z`, 'g')
  return [...body.matchAll(/<path fill="(#000|#fff)" d="([^"]*)"\/>/g)].flatMap(([, colour, data = '']) =>
    [...data.matchAll(rectangle)].map((found) => {
      const [x = 0, y = 0, width = 0, height = 0] = found.slice(1).map(Number)
      return { x, y, width, height, shade: colour === '#000' ? 0 : 1 }
    }),
  )
}
