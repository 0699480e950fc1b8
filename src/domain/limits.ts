/** Every limit that the form, the outbox and the intake share. Sizes in bytes. */
export const LIMITS = {
  /** Characters (code points) of what happened. */
  body: 10_000,
  /** Characters of a name, a contact, a free-text place. */
  shortText: 200,
  /** A sealed report: 10,000 characters of four bytes each, doubled for JSON's escapes, and the rest. */
  sealed: 128 * 1024,
  attachments: 5,
  /** One sealed photo. 2 MB as the national form counts it. */
  attachment: 2 * 1024 * 1024,
  /** One chunk on the wire and in the device's store. */
  chunk: 256 * 1024,
  /** The smallest chunk a device falls back to when a proxy refuses larger ones. */
  smallestChunk: 16 * 1024,
  /** One photo in a form sent without script; the server scales it down. */
  formPhoto: 15 * 1024 * 1024,
  /** The longer side of a sealed photo, in pixels. */
  photoSide: 1600,
} as const
