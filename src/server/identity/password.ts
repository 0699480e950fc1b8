import { hash, verify } from '@node-rs/argon2'

/** Argon2id as OWASP's Password Storage Cheat Sheet gives it: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export function hashPassword(password: string): Promise<string> {
  return hash(normal(password), COST)
}

/** Whether `password` made `stored`. Null stands for an account that is not there: as much work, and never true. */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  const right = await verify(stored ?? (await nobodys()), normal(password))
  return right && stored !== null
}

/** So that a password typed on another keyboard is the same password. */
function normal(password: string): string {
  return password.normalize('NFKC')
}

let nobody: Promise<string> | null = null
function nobodys(): Promise<string> {
  nobody ??= hash('nobody has this password', COST)
  return nobody
}
