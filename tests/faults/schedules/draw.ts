import { type Chance, chanceOf } from '../simulation/chance.ts'

/** One thing that a person does or that happens to the phone or the server. Tabs are counted among those that are open. */
export type Action =
  /** Words and photos into the form of this place, and Send: once, or as a double tap with Enter. */
  | {
      readonly does: 'write'
      readonly tab: number
      readonly place: number
      readonly photos: number
      readonly taps: 'once' | 'twice'
      /** Waits until its photos are made small before Send is pressed. */
      readonly patient: boolean
    }
  /** More words into the form of this place, kept and not sent. A second time at one place is an edit. */
  | { readonly does: 'draft'; readonly tab: number; readonly place: number; readonly photos: number }
  | { readonly does: 'send now' | 'pause sending' | 'remove a delivered one'; readonly tab: number }
  | { readonly does: 'reload' | 'close the tab' | 'crash the tab' | 'wake the worker'; readonly tab: number }
  | { readonly does: 'open a tab' | 'stop the worker' | 'go offline' | 'go online' }
  /** `log`: whether what the browser wrote last is whole. Half a record makes it delete its stores (fault 39). */
  | { readonly does: 'kill the browser'; readonly log: 'whole' | 'torn' }
  /** `down`: milliseconds until it is started again. */
  | { readonly does: 'kill the server'; readonly down: number }
  /** How often the way to the province fails from here on: 0 never, 1 always. */
  | { readonly does: 'change the weather'; readonly trouble: number }

/**
 * `after`: milliseconds since the step before it began. Nobody waits for a step to end but the next one in its tab.
 * `underWay`: it comes when a report's next request leaves the phone, if one does soon.
 */
export type Step = Action & { readonly after: number; readonly underWay?: true }

/** Forms that a schedule writes in; two tabs in one of them share its draft. */
export const PLACES = 3
export const MOST_TABS = 3
const MOST_PHOTOS = 3

/**
 * All that a schedule does, from its seed alone. When each thing happens is the machine's. It begins with reports on a bad
 * way, and ends on it with people who press "send now"; what lies between is drawn from a deck.
 */
export function drawSteps(seed: number): readonly Step[] {
  const chance = chanceOf(seed)
  const deck = deckOf(chance)
  const steps: Step[] = [
    ...Array.from({ length: chance.whole(0, MOST_TABS - 1) }, (): Step => ({ does: 'open a tab', after: 0 })),
    { does: 'change the weather', trouble: chance.pick([0.4, 0.6, 0.8]), after: 0 },
    { ...write(chance), after: 0 },
    { ...write(chance), after: chance.pick([0, 500, 1_500]) },
  ]
  for (let left = chance.whole(9, 13); left > 0; left--) {
    const [action] = deck.splice(chance.whole(0, deck.length - 1), 1)
    const after = chance.pick([0, 100, 300, 700, 1_200, 2_000])
    const meets = chance.happens(0.6)
    if (action === undefined) continue
    steps.push(meets && DEADLY.includes(action.does) ? { ...action, after, underWay: true } : { ...action, after })
  }
  for (const after of [1_000, 500, 1_000]) steps.push({ does: 'send now', tab: chance.whole(0, MOST_TABS - 1), after })
  return steps
}

const DEADLY: readonly Action['does'][] = [
  'reload',
  'close the tab',
  'crash the tab',
  'stop the worker',
  'go offline',
  'kill the browser',
  'kill the server',
]

function deckOf(chance: Chance): Action[] {
  const tab = () => chance.whole(0, MOST_TABS - 1)
  const place = () => chance.whole(0, PLACES - 1)
  return [
    ...Array.from({ length: 4 }, () => write(chance)),
    { does: 'draft', tab: tab(), place: place(), photos: 1 },
    { does: 'draft', tab: tab(), place: place(), photos: 0 },
    { does: 'draft', tab: tab(), place: place(), photos: 0 },
    { does: 'send now', tab: tab() },
    { does: 'send now', tab: tab() },
    { does: 'pause sending', tab: tab() },
    { does: 'remove a delivered one', tab: tab() },
    { does: 'reload', tab: tab() },
    { does: 'close the tab', tab: tab() },
    { does: 'crash the tab', tab: tab() },
    { does: 'open a tab' },
    { does: 'open a tab' },
    { does: 'wake the worker', tab: tab() },
    { does: 'stop the worker' },
    { does: 'go offline' },
    { does: 'go online' },
    { does: 'kill the browser', log: 'whole' },
    { does: 'kill the browser', log: chance.pick(['whole', 'torn']) },
    { does: 'kill the server', down: chance.pick([0, 500]) },
    { does: 'kill the server', down: chance.pick([0, 1_500]) },
    { does: 'change the weather', trouble: chance.pick([0.1, 0.5, 0.8]) },
  ]
}

function write(chance: Chance): Action {
  return {
    does: 'write',
    tab: chance.whole(0, MOST_TABS - 1),
    place: chance.whole(0, PLACES - 1),
    photos: chance.whole(0, MOST_PHOTOS),
    taps: chance.pick(['once', 'once', 'twice']),
    patient: chance.happens(0.7),
  }
}

/** A step in one line, for whoever reads what a seed did. */
export function tellStep({ after, does, ...rest }: Step): string {
  const how = Object.entries(rest).map(([name, value]) => `${name} ${value}`)
  return [`+${after} ms`, does, ...how].join(', ')
}
