import { describe } from '../errors.ts'
import type { World } from '../world.ts'
import { lapseUploads } from './attachments.ts'

const DAY = 86_400_000

/**
 * Lets unfinished uploads lapse now and once a day, in the background. A failure is logged and tried again the next day.
 * Gives the end of it: no run begins any more, and it resolves when the one under way is over.
 */
export function lapseDaily(world: World): () => Promise<void> {
  let current: Promise<void> | null = null
  const run = () => {
    current ??= lapse(world).finally(() => {
      current = null
    })
  }
  const timer = setInterval(run, DAY)
  // It alone keeps no process alive.
  timer.unref()
  run()
  return async () => {
    clearInterval(timer)
    await current
  }
}

async function lapse(world: World): Promise<void> {
  try {
    const count = await lapseUploads(world)
    if (count > 0) world.log('uploads-lapsed', { count })
  } catch (error) {
    world.log('lapse-failed', describe(error))
  }
}
