import type { Choices } from '../../domain/desk-protocol.ts'

/** A facility by what an officer picks it by, which no other one has. */
export type LabelledFacility = { readonly id: string; readonly label: string }

/** Names, with the regency where several have the same, and the id where even that is not enough. */
export function labelled({ facilities, regencies }: Pick<Choices, 'facilities' | 'regencies'>): LabelledFacility[] {
  const regency = new Map(regencies.map(({ code, name }) => [code, name]))
  const inRegency = facilities.map((one) => ({
    ...one,
    where: `${one.name}, ${regency.get(one.regency) ?? one.regency}`,
  }))
  const named = counted(facilities.map(({ name }) => name))
  const placed = counted(inRegency.map(({ where }) => where))
  return inRegency.map(({ id, name, where }) => ({
    id,
    label: named(name) === 1 ? name : placed(where) === 1 ? where : `${where} (${id})`,
  }))
}

/**
 * The facility that was typed or chosen. While somebody types (`isTyping`) a label with which longer ones begin is not
 * taken yet: "SDN 1" may become "SDN 10".
 */
export function facilityIn(
  typed: string,
  facilities: readonly LabelledFacility[],
  isTyping: boolean,
): LabelledFacility | null {
  const wanted = plain(typed)
  if (wanted === '') return null
  const fitting = facilities.filter(({ label }) => plain(label).startsWith(wanted))
  if (isTyping && fitting.length > 1) return null
  return fitting.find(({ label }) => plain(label) === wanted) ?? null
}

function counted(texts: readonly string[]): (text: string) => number {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(plain(text), (counts.get(plain(text)) ?? 0) + 1)
  return (text) => counts.get(plain(text)) ?? 0
}

function plain(text: string): string {
  return text.trim().toLowerCase()
}
