import type { ComponentChildren } from 'preact'
import { Notice } from '../../form/parts/notice.tsx'
import type { Refused } from './ask.ts'
import type { DeskWords } from './messages.ts'

/** A labelled control with its hint and, when it was refused, the reason. `children` is given the ids that tie them. */
export function Field({
  name,
  label,
  hint,
  fault,
  children,
}: {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly fault?: string | undefined
  readonly children: (ties: { readonly id: string; readonly describedBy: string | undefined }) => ComponentChildren
}) {
  const id = `desk-${name}`
  const described = [hint === undefined ? '' : `${id}-hint`, fault === undefined ? '' : `${id}-fault`].join(' ').trim()
  return (
    <div class="desk-field">
      <label for={id}>{label}</label>
      {children({ id, describedBy: described === '' ? undefined : described })}
      {hint !== undefined && (
        <p class="quiet small" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault !== undefined && (
        <p class="desk-fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
    </div>
  )
}

/** The word for a refused field; undefined when it was not refused. */
export function faultIn(words: DeskWords, refused: Refused | null, field: string): string | undefined {
  if (refused?.outcome !== 'invalid') return undefined
  const word = refused.fields[field]
  return word === undefined ? undefined : (words.faults[word] ?? words.fault)
}

/** What went wrong, when it is not about one field. */
export function Trouble({ words, refused }: { readonly words: DeskWords; readonly refused: Refused | null }) {
  if (refused === null || refused.outcome === 'invalid') return null
  return (
    <Notice tone="alert" live="assertive">
      {sentence(words, refused)}
    </Notice>
  )
}

function sentence(words: DeskWords, refused: Exclude<Refused, { readonly outcome: 'invalid' }>): string {
  switch (refused.outcome) {
    case 'signed-out':
      return words.signIn.ended
    case 'forbidden':
      return words.forbidden
    case 'missing':
      return words.missing
    case 'stale':
      return words.stale
    case 'wait':
      return words.signIn.wait(Math.max(1, Math.ceil(refused.seconds / 60)))
    case 'failed':
      return words.failed
    default:
      return refused satisfies never
  }
}

/** The text a form's control holds. */
export function textIn(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name)
  return typeof value === 'string' ? value : ''
}
