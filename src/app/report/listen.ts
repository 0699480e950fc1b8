import type { Hex } from '../../domain/hex.ts'
import type { FormDesk } from './form-desk.ts'

type Listeners = {
  readonly desk: FormDesk
  /** Settled once the stored draft is in the form. */
  readonly opened: Promise<unknown>
  readonly submit: () => void
  /** The photo that the next chosen one replaces. */
  readonly insteadOf: () => Hex | null
}

/**
 * The form's events, by bubbling: its controls have no listeners of their own. Returns how to stop.
 */
export function listenToForm(form: HTMLFormElement, { desk, opened, submit, insteadOf }: Listeners): () => void {
  /** A picker that was held back until the draft is on disk, and now may open. */
  let passing: EventTarget | null = null
  const stop = new AbortController()
  const options = { signal: stop.signal }

  const addFrom = (input: HTMLInputElement) => {
    if (input.files === null || input.files.length === 0) return
    void desk.photos.add([...input.files], insteadOf())
    // Empty again, so that the same picture can be chosen once more.
    input.value = ''
  }

  form.addEventListener(
    'input',
    ({ target }) => {
      if (!isPicker(target)) desk.changed(nameOf(target))
    },
    options,
  )
  form.addEventListener('change', ({ target }) => isPicker(target) && addFrom(target), options)

  form.addEventListener(
    'click',
    (event) => {
      const { target } = event
      if (!isPicker(target) || target === passing || desk.isClean()) {
        passing = null
        return
      }
      // Android may end the page while the camera is open: first the words, then the camera.
      event.preventDefault()
      void desk.save().then(() => {
        passing = target
        target.click()
      })
    },
    options,
  )

  form.addEventListener(
    'submit',
    (event) => {
      event.preventDefault()
      // A press before the page was ready counts: it waits. Where nothing can be stored the browser sends by itself.
      void opened.then(submit, () => form.submit())
    },
    options,
  )

  const leave = () => {
    if (!desk.isClean()) void desk.save()
  }
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && leave(), options)
  addEventListener('pagehide', leave, options)

  // Chosen before the page came alive.
  void opened.then(
    () => {
      for (const input of form.querySelectorAll('input')) if (isPicker(input)) addFrom(input)
    },
    () => null, // The plain form keeps its files.
  )
  return () => stop.abort()
}

function isPicker(target: EventTarget | null): target is HTMLInputElement {
  return target instanceof HTMLInputElement && target.type === 'file'
}

function nameOf(target: EventTarget | null): string {
  return target instanceof HTMLElement ? (target.getAttribute('name') ?? '') : ''
}
