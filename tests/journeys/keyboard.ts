import { expect, type Locator, type Page } from '@playwright/test'

/** What the journeys without a mouse do: nothing here clicks, and nothing is focused but by keys. */

/** Where the focus is: how it looks in the page, and why a person could not see it; null where they can. */
type Stop = { readonly html: string; readonly unseen: string | null }

/** Presses `key` and looks at where it led. Null: out of the page, to the browser's own controls. */
async function step(page: Page, key: 'Tab' | 'Shift+Tab'): Promise<Stop | null> {
  await page.keyboard.press(key)
  return page.evaluate(() => {
    const focused = document.activeElement
    if (focused === null || focused === document.body || focused === document.documentElement) return null
    // A control that is not drawn itself has its label around it.
    const shown = focused.closest('label.file, label.choice, label.file-button') ?? focused
    const ringed = [focused, shown].some((element) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element)
      return outlineStyle !== 'none' && outlineWidth !== '0px'
    })
    // On the calendar button inside a date the browser draws a ring of its own.
    const ownRing = focused.matches('input[type=date]') && !focused.matches(':focus')
    // WCAG 2.4.11: a bar that stays in place must not cover all of it.
    const { left, top, width, height } = shown.getBoundingClientRect()
    const reached = [0.05, 0.5, 0.95].some((down) => {
      const hit = document.elementFromPoint(left + width / 2, top + Math.min(height - 1, Math.max(1, height * down)))
      return hit !== null && (shown.contains(hit) || hit.contains(shown))
    })
    const unseen = ringed || ownRing ? (reached ? null : 'is covered') : 'has no ring'
    return { html: focused.outerHTML.slice(0, 140), unseen }
  })
}

/** Goes on by Tab until `target` has the focus; every stop on the way must be seen. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let stops = 0; stops < 80; stops++) {
    const stop = await step(page, key)
    if (stop !== null) expect(stop.unseen, `the focus on ${stop.html}`).toBeNull()
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`80 stops, and it was not among them: ${target}`)
}

/** Once around the screen by Tab: everything that can be used, in the order in which it is read, and out again. */
export async function expectWholeRound(page: Page, where: string): Promise<void> {
  await page.locator('main h1, main h2').first().waitFor()
  const expected = await page.evaluate(() => {
    const usable = 'a[href], button:not(:disabled), input:not([type=hidden], :disabled), select, textarea, summary'
    const groups = new Set<string>()
    return [...document.querySelectorAll<HTMLElement>(usable)]
      .filter((element) => element.checkVisibility({ contentVisibilityAuto: true }) && element.tabIndex >= 0)
      .filter((element) => {
        if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true
        // Of a group one takes the focus: the chosen one, or else the first.
        const chosen = document.querySelector(`input[name="${element.name}"]:checked`)
        if (groups.has(element.name) || (chosen !== null && chosen !== element)) return false
        groups.add(element.name)
        return true
      })
      .map((element) => element.outerHTML.slice(0, 140))
  })
  const names = expected.map(stateless)
  const [first = ''] = names
  // On from where the focus is, to where the page begins. Some browsers pass their own controls there, some do not.
  for (let presses = 0; stateless((await step(page, 'Tab'))?.html ?? '') !== first; presses++)
    expect(presses, `${where}: never at the beginning again`).toBeLessThan(120)
  const stops = [first]
  for (;;) {
    const stop = await step(page, 'Tab')
    const name = stateless(stop?.html ?? '')
    if (stop === null || (name === first && stops.at(-1) !== first)) break
    expect(stops.length, `${where}: no end`).toBeLessThan(120)
    expect(stop.unseen, `${where}: the focus on ${stop.html}`).toBeNull()
    // The parts of a date are one control.
    if (stops.at(-1) !== name) stops.push(name)
  }
  expect(stops, where).toEqual(names)
}

/** What does not change while a screen goes on by itself. */
function stateless(html: string): string {
  return html.replace(/ aria-(?:disabled|expanded)="[^"]*"/g, '')
}
