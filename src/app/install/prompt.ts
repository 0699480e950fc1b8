/** Chromium's offer to install; missing from TypeScript's library because it is no standard. */
export type InstallPrompt = Event & { readonly prompt: () => Promise<unknown> }

const DECLINED = 'lapor-install-declined'

/** Calls `listener` once when the browser is willing to install. The browser's own banner is held back. */
export function onInstallable(listener: (prompt: InstallPrompt) => void): void {
  addEventListener('beforeinstallprompt', (event) => {
    if (!isInstallPrompt(event)) return
    event.preventDefault()
    listener(event)
  })
}

function isInstallPrompt(event: Event): event is InstallPrompt {
  return 'prompt' in event
}

/** Whoever said "later" is not asked again on this phone. */
export function wasDeclined(): boolean {
  try {
    return localStorage.getItem(DECLINED) !== null
  } catch {
    // Storage is blocked: nothing could be remembered, so nothing is offered.
    return true
  }
}

export function rememberDeclined(): void {
  try {
    localStorage.setItem(DECLINED, '1')
  } catch {
    return
  }
}
