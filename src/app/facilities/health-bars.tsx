import { WEEKS_LATELY } from '../../domain/poster-health.ts'
import type { HealthWords } from './health-messages.ts'

/** Units of the picture: a bar with its gap, and the highest bar. */
const STEP = 8
const HEIGHT = 30

/** One small bar a week, the latest four stronger. As high as the most of this row; each figure stands in its table too. */
export function HealthBars({ figures, words }: { readonly figures: readonly number[]; readonly words: HealthWords }) {
  const most = Math.max(...figures, 0)
  const width = figures.length * STEP
  return (
    <svg
      class="health-bars"
      viewBox={`0 0 ${width} ${HEIGHT + 2}`}
      width={width}
      height={HEIGHT + 2}
      role="img"
      aria-label={words.bars(figures.join(', '))}
    >
      <path class="health-ground" d={`M0 ${HEIGHT + 1.5}h${width}`} />
      {figures.map((figure, at) => {
        // One scan can be seen beside a hundred.
        const height = figure === 0 ? 0 : Math.max(2, (figure / most) * HEIGHT)
        const isLate = at >= figures.length - WEEKS_LATELY
        return (
          <rect
            // Weeks have no other name than their place.
            key={at}
            class={isLate ? 'health-late' : 'health-early'}
            x={at * STEP + 1}
            y={HEIGHT + 1 - height}
            width={STEP - 2}
            height={height}
          />
        )
      })}
    </svg>
  )
}
