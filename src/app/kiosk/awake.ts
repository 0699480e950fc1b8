/** Wake Lock is missing from some browsers served, and full screen from Safari on phones. */
type Awake = { readonly wakeLock?: { readonly request: (type: 'screen') => Promise<unknown> } }

/** Keeps the screen on while the page is seen. The lock goes with every look away, so it is taken again. */
export function stayAwake(): void {
  const take = async () => {
    if (document.visibilityState !== 'visible') return
    const { wakeLock }: Awake = navigator
    try {
      await wakeLock?.request('screen')
    } catch {
      // Refused while the battery is low: the tablet's own setting says when it sleeps.
    }
  }
  document.addEventListener('visibilitychange', () => void take())
  void take()
}

/** Goes to full screen with the next touch, which is what browsers ask for; a fresh document has lost it again. */
export function fillScreenByTouch(): void {
  document.addEventListener('click', () => {
    const { documentElement } = document
    if (document.fullscreenElement !== null || documentElement.requestFullscreen === undefined) return
    // Refused, or an installed app that fills the screen by itself.
    void documentElement.requestFullscreen({ navigationUI: 'hide' }).catch(() => null)
  })
}
