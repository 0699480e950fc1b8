const [BASE, T_MIN, T_MAX, SKEW, DAMP] = [36, 1, 26, 38, 700] as const

/** A host as a person would see it: its `xn--` labels in their own letters. A label that is none stays as it is. */
export function readableHost(host: string): string {
  return host
    .split('.')
    .map((label) => (/^xn--/i.test(label) ? (decodePunycode(label.slice(4)) ?? label) : label))
    .join('.')
}

/** RFC 3492, 6.2. Null when the text is no Punycode. */
export function decodePunycode(text: string): string | null {
  const last = text.lastIndexOf('-')
  const output = [...text.slice(0, Math.max(0, last))]
  let [code, index, bias] = [128, 0, 72]
  for (let at = last + 1; at < text.length; ) {
    const before = index
    for (let weight = 1, step = BASE; ; step += BASE) {
      const digit = digitAt(text, at++)
      if (digit === null) return null
      index += digit * weight
      const threshold = step <= bias ? T_MIN : step >= bias + T_MAX ? T_MAX : step - bias
      if (digit < threshold) break
      weight *= BASE - threshold
    }
    bias = adapt(index - before, output.length + 1, before === 0)
    code += Math.floor(index / (output.length + 1))
    if (code > 0x10ffff) return null
    index %= output.length + 1
    output.splice(index++, 0, String.fromCodePoint(code))
  }
  return output.join('')
}

function digitAt(text: string, at: number): number | null {
  const digit = 'abcdefghijklmnopqrstuvwxyz0123456789'.indexOf(text.charAt(at).toLowerCase() || ' ')
  return digit < 0 ? null : digit
}

function adapt(delta: number, points: number, first: boolean): number {
  let left = first ? Math.floor(delta / DAMP) : delta >> 1
  left += Math.floor(left / points)
  let steps = 0
  for (; left > ((BASE - T_MIN) * T_MAX) >> 1; steps += BASE) left = Math.floor(left / (BASE - T_MIN))
  return steps + Math.floor(((BASE - T_MIN + 1) * left) / (left + SKEW))
}
