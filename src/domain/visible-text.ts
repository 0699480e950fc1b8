/** What a code says is shown whole up to here; behind it stands an ellipsis. */
const MOST = 400

/**
 * Foreign text as it may be shown: nothing in it can hide, turn the direction of reading or break the line. What cannot be
 * seen is written out: `⟨U+202E⟩`.
 */
export function visibleText(text: string): string {
  const characters = [...text]
  const shown = characters.slice(0, MOST).map((character) => {
    if (!/[\p{C}\p{Z}\p{M}\u115f\u1160\u3164\uffa0]/u.test(character) || character === ' ') return character
    return `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`
  })
  return shown.join('') + (characters.length > MOST ? '…' : '')
}
