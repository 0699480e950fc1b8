/**
 * What a person pressed went away with what it did. Keyboards and speech programs would begin again at the top of the
 * page; they go on at `next`, and what they see stays. Whoever has moved on meanwhile stays where they are.
 */
export function focusIfLost(next: HTMLElement | null): void {
  const { activeElement } = document
  if (activeElement === null || activeElement === document.body) next?.focus({ preventScroll: true })
}
