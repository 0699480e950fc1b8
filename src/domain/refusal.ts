/**
 * Why the province does not keep an attachment that came whole: it is no picture it knows, it cannot be decoded, or it
 * would decode to more pixels than any camera takes.
 */
export const REFUSALS = ['not-a-picture', 'broken-picture', 'too-many-pixels'] as const
export type Refusal = (typeof REFUSALS)[number]
