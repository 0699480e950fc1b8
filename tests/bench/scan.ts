import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Measured, table } from './measured.ts'
import { CONTENDERS } from './scan/contenders.ts'
import { measureQuietZone } from './scan/quiet-zone.ts'
import { TROUBLES, type Trouble } from './scan/troubles.ts'
import { TRIALS, tryOut } from './scan/try-out.ts'
import { measureTwice } from './scan/twice.ts'

/**
 * How often a code is read in spite of what stands between a wall and a phone, each trial one picture: ours beside one as
 * a generator on the web makes it, at the same printed size; what a second print on the sheet gains; what the quiet zone does.
 */
export async function measure(): Promise<Measured> {
  const kinds: Kind[] = []
  for (const [at, trouble] of TROUBLES.entries()) kinds.push(await measureKind(trouble, (at + 1) * 100))
  const wrong = CONTENDERS.map((_, place) => kinds.flatMap(({ columns }) => columns[place]?.misread ?? []))
  return {
    text: `${table(['trouble', 'strength', 'naive %', 'ours %', 'difference', 'ours with H %'], kinds.flatMap(rowsOf))}

${EXPLANATION}

Read as something that was not printed: ${CONTENDERS.map(({ name }, at) => `${name} ${wrong[at]?.length}`).join('; ')}.

${await measureTwice()}

${await measureQuietZone()}`,
    goals: [
      ...kinds.map(goalOf),
      { goal: 'ours is never read as something that was not printed', met: wrong[1]?.length === 0 },
    ],
  }
}

const EXPLANATION = `${TRIALS} pictures a cell, every one of another code, turned by up to 3° and moved within a pixel; in a row all
three meet the same codes, drops, stickers and light. All three have their quiet zone and the same printed side with it: 37 modules
for naive and ours, 41 with H. Difference in points of a hundred. Blur is a Gaussian's standard deviation in modules of a code of 29,
noise in grey values of 255. Where nothing is said of size a side takes 148 pixels. Read by zxing-wasm ${version('zxing-wasm')}, \`tryHarder\`,
one frame; a camera has many.`

/** One kind of trouble; a column each for naive, ours, ours with H. */
type Kind = { readonly trouble: Trouble; readonly columns: readonly Column[] }
/** Pictures read at each strength, in all, and what was read that was not printed. */
type Column = { readonly reads: readonly number[]; readonly sum: number; readonly misread: readonly string[] }

async function measureKind(trouble: Trouble, seed: number): Promise<Kind> {
  const columns: Column[] = []
  for (const contender of CONTENDERS) {
    const reads: number[] = []
    const misread: string[] = []
    for (const [at, level] of trouble.levels.entries()) {
      const rate = await tryOut(contender, seed + at, (sheet, chance) => trouble.take(sheet, level, chance))
      reads.push(rate.read)
      misread.push(...rate.misread)
    }
    columns.push({ reads, sum: reads.reduce((total, read) => total + read, 0), misread })
  }
  return { trouble, columns }
}

function rowsOf({ trouble: { name, unit, levels }, columns }: Kind): readonly (readonly (string | number)[])[] {
  const cells = (reads: readonly number[], of: number) => {
    const [naive = 0, ours = 0, high = 0] = reads.map((read) => (100 * read) / of)
    return [Math.round(naive), `**${Math.round(ours)}**`, signed(Math.round(ours - naive)), Math.round(high)]
  }
  return [
    ...levels.map((level, at) => [
      at === 0 ? name : '',
      `${level} ${unit}`,
      ...cells(
        columns.map(({ reads }) => reads[at] ?? 0),
        TRIALS,
      ),
    ]),
    [
      '',
      '*all*',
      ...cells(
        columns.map(({ sum }) => sum),
        TRIALS * levels.length,
      ),
    ],
  ]
}

function goalOf({ trouble: { name, levels }, columns }: Kind) {
  const [naive = 0, ours = 0] = columns.map(({ sum }) => sum)
  const of = TRIALS * levels.length
  return {
    goal: `${name}: ours is read at least as often as naive (${ours} and ${naive} of ${of})`,
    met: ours >= naive,
  }
}

function signed(points: number): string {
  return points > 0 ? `+${points}` : String(points).replace('-', '−')
}

function version(name: string): string {
  return JSON.parse(readFileSync(resolve(import.meta.dirname, `../../node_modules/${name}/package.json`), 'utf8'))
    .version
}
