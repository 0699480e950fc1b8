/**
 * Tells the browser to keep nothing of a form: no autofill, no form data in its session (which it writes to disk for its
 * back button unless `autocomplete` is off), no words sent to a spelling service, no way out by a link. The pieces of the
 * form are those of people's own phones, where all of that is a help.
 */
export function keepNothing(form: HTMLFormElement): void {
  for (const control of form.elements) {
    control.setAttribute('autocomplete', 'off')
    control.setAttribute('autocorrect', 'off')
    control.setAttribute('spellcheck', 'false')
  }
  for (const link of form.querySelectorAll('a')) link.removeAttribute('href')
}
