/** While a form with unsealed words is open, it shares a lock that keeps updates from taking over. */
const PREFIX = 'draft:'

/** Holds the lock until the returned function is called, or the page is gone. */
export function holdDraft(locks: LockManager, draftId: string): () => void {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  // It ends when released and cannot be stolen: nothing else asks for this name.
  void locks.request(PREFIX + draftId, { mode: 'shared' }, () => released)
  return release
}

/** Whether a form with unsealed words is open in any tab. */
export async function isDraftHeld(locks: LockManager): Promise<boolean> {
  const { held = [] } = await locks.query()
  return held.some(({ name }) => name?.startsWith(PREFIX))
}
