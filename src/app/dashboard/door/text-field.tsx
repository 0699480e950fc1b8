import { useId } from 'preact/hooks'

/** One line of a form, with its hint and, when it was refused, why. */
export function TextField({
  name,
  label,
  hint,
  wrong,
  type = 'text',
  autoComplete,
  focus = false,
}: {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly wrong?: string | undefined
  readonly type?: 'text' | 'password'
  readonly autoComplete: string
  readonly focus?: boolean
}) {
  const id = useId()
  const described = [hint === undefined ? '' : `${id}-hint`, wrong === undefined ? '' : `${id}-wrong`].join(' ').trim()
  return (
    <div class="desk-field">
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <p class="quiet small" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <input
        id={id}
        name={name}
        type={type}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellcheck={false}
        required
        autoFocus={focus}
        aria-invalid={wrong !== undefined}
        aria-describedby={described === '' ? undefined : described}
      />
      {wrong !== undefined && (
        <p class="desk-wrong" id={`${id}-wrong`}>
          {wrong}
        </p>
      )}
    </div>
  )
}

/** What stands in a form's text field. */
export function textIn(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name)
  return typeof value === 'string' ? value : ''
}
