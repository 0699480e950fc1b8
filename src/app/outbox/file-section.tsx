import { useRef, useState } from 'preact/hooks'
import type { Language } from '../../domain/language.ts'
import { dayNumber, isoDay } from '../../domain/wita.ts'
import type { Outbox } from '../../outbox/outbox.ts'
import { offer } from '../parts/offer.ts'
import { messages } from './messages.ts'

type Props = { readonly outbox: Outbox; readonly language: Language }

/** Everything into one file for another device, and back. Says before saving that the file holds names. */
export function FileSection({ outbox, language }: Props) {
  const words = messages[language]
  return (
    <details>
      <summary>{words.file}</summary>
      <div class="stack">
        <p>{words.fileHint}</p>
        <ExportForm outbox={outbox} language={language} />
        <ImportForm outbox={outbox} language={language} />
      </div>
    </details>
  )
}

function ExportForm({ outbox, language }: Props) {
  const words = messages[language]
  const [said, say] = useState('')
  const passphrase = useRef<HTMLInputElement>(null)
  const save = async () => {
    try {
      const bytes = await outbox.exportAll(passphrase.current?.value || null)
      offer(new Blob([bytes], { type: 'application/octet-stream' }), `antrean-${isoDay(dayNumber(Date.now()))}.lapor`)
      say(words.exported)
    } catch {
      say(words.exportFailed)
    }
  }
  return (
    <form
      class="stack card"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <p class="notice notice-alert">{words.fileWarning}</p>
      <label for="export-passphrase">{words.passphrase}</label>
      <input
        id="export-passphrase"
        type="password"
        autocomplete="new-password"
        ref={passphrase}
        aria-describedby="passphrase-hint"
      />
      <p class="quiet small" id="passphrase-hint">
        {words.passphraseHint}
      </p>
      <button class="button button-second" type="submit">
        {words.export}
      </button>
      <p class="said" role="status">
        {said}
      </p>
    </form>
  )
}

function ImportForm({ outbox, language }: Props) {
  const words = messages[language]
  const [said, say] = useState('')
  const passphrase = useRef<HTMLInputElement>(null)
  const load = async (input: HTMLInputElement) => {
    const file = input.files?.[0]
    if (file === undefined) return
    say('')
    const result = await readFile(outbox, file, passphrase.current?.value || null)
    // So that choosing the same file again is a change again.
    input.value = ''
    if (result.outcome === 'imported') say(words.imported(result.added, result.already, result.damaged))
    else say(words.importTroubles[result.outcome])
  }
  return (
    <div class="stack card">
      <h3>{words.import}</h3>
      <label for="import-passphrase">{words.importPassphrase}</label>
      <input id="import-passphrase" type="password" autocomplete="off" ref={passphrase} />
      <label class="button button-second file-button">
        {words.importChoose}
        <input
          class="visually-hidden"
          type="file"
          accept=".lapor"
          onChange={(event) => void load(event.currentTarget)}
        />
      </label>
      <p class="said" role="status">
        {said}
      </p>
    </div>
  )
}

async function readFile(outbox: Outbox, file: File, passphrase: string | null) {
  let bytes: Uint8Array<ArrayBuffer>
  try {
    bytes = new Uint8Array(await file.arrayBuffer())
  } catch {
    // The file went away between choosing and reading: a card pulled out, a cloud file not at hand.
    return { outcome: 'unreadable' } as const
  }
  return outbox.importFile(bytes, passphrase)
}
