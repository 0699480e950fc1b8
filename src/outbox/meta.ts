import type { Database, Meta } from './database.ts'

/** Single facts of this device. The one place that knows which value lies under which name. */
export async function readMeta<Name extends keyof Meta>(database: Database, name: Name): Promise<Meta[Name] | null> {
  const value = await database.read(['meta'], (tx) => tx.objectStore('meta').get(name))
  return value === undefined ? null : (value as Meta[Name])
}

export async function writeMeta<Name extends keyof Meta>(
  database: Database,
  name: Name,
  value: Meta[Name],
): Promise<void> {
  await database.write(['meta'], (tx) => tx.objectStore('meta').put(value, name))
}

/** Raises a number that only grows. */
export async function raiseMeta(database: Database, name: 'epoch' | 'provinceTime', value: number): Promise<void> {
  await database.write(['meta'], async (tx) => {
    const known = await tx.objectStore('meta').get(name)
    if (typeof known !== 'number' || known < value) await tx.objectStore('meta').put(value, name)
  })
}
