import type { DraftFields } from '../../outbox/draft.ts'

/**
 * Brings together what is stored and what this form holds, when both may have changed since `base` (two tabs on one
 * draft; words typed before the page came alive). Nobody's words are dropped:
 *
 * | this form   | stored      | result                                                        |
 * |-------------|-------------|---------------------------------------------------------------|
 * | unchanged   | any         | stored                                                        |
 * | changed     | unchanged   | this form                                                     |
 * | changed     | changed too | this form; of what happened both, unless one holds the other  |
 */
export function mergeFields(base: DraftFields, stored: DraftFields, mine: DraftFields): DraftFields {
  const pick = <Name extends keyof DraftFields>(name: Name): DraftFields[Name] =>
    same(mine[name], base[name]) ? stored[name] : mine[name]
  const areas = sameArea(mine, base) ? stored : mine
  return {
    kind: pick('kind'),
    body: mergeText(base.body, stored.body, mine.body),
    category: pick('category'),
    occurredOn: pick('occurredOn'),
    // Only together they name a place.
    regency: areas.regency,
    district: areas.district,
    village: areas.village,
    placeText: pick('placeText'),
    position: pick('position'),
    anonymous: pick('anonymous'),
    confidential: pick('confidential'),
    supervisory: pick('supervisory'),
    name: pick('name'),
    contact: pick('contact'),
  }
}

export function sameFields(a: DraftFields, b: DraftFields): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function mergeText(base: string, stored: string, mine: string): string {
  if (mine === base || stored.includes(mine)) return stored
  if (stored === base || mine.includes(stored)) return mine
  return `${stored.trimEnd()}\n\n${mine}`
}

function sameArea(a: DraftFields, b: DraftFields): boolean {
  return a.regency === b.regency && a.district === b.district && a.village === b.village
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
