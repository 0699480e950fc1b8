const SWITCHED_OFF = 'lapor-desk-letter-keys-off'

/**
 * Whether single letters are keys here. Who speaks to the computer, or types by accident, switches them off (WCAG 2.2,
 * 2.1.4 Character Key Shortcuts).
 */
export function letterKeysAreOn(): boolean {
  try {
    return localStorage.getItem(SWITCHED_OFF) === null
  } catch {
    // A browser that keeps nothing for us: as shipped.
    return true
  }
}

export function switchLetterKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(SWITCHED_OFF)
    else localStorage.setItem(SWITCHED_OFF, '1')
  } catch {
    // Not kept, so they are on as shipped; nothing else depends on it.
  }
}
