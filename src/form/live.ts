import type { ComponentChildren } from 'preact'
import type { Step } from './steps.ts'

/**
 * What the page adds to the form once it is alive: one question at a time, and in the slots what needs a script. Null on
 * the server and in the first render, which must be the server's.
 */
export type Live = {
  readonly step: Step
  readonly go: (step: Step) => void
  /** Characters left in what happened, once they run short; null before. */
  readonly charactersLeft: number | null
  /** What is to be said of the draft: saved on this phone, or that it could not be. */
  readonly saved: string
  /** No second press while sealing. */
  readonly busy: boolean
  readonly slots: {
    /** Chosen photos with preview, removal and progress. */
    readonly photos: ComponentChildren
    /** District and village, to follow the regency. */
    readonly areas: ComponentChildren
    /** Position by GPS. */
    readonly position: ComponentChildren
    /** What will be sent, each part with a way back to its question. */
    readonly summary: ComponentChildren
  }
}
