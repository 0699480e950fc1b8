/** Lower-case hexadecimal digits, two a byte. */
export type Hex = string & { readonly hex: unique symbol }

export function toHex(bytes: Uint8Array): Hex {
  let text = ''
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0')
  return text as Hex
}

/** Whether `text` is exactly `bytes` bytes in lower-case hexadecimal. */
export function isHex(text: string, bytes: number): text is Hex {
  return text.length === bytes * 2 && /^[0-9a-f]*$/.test(text)
}
