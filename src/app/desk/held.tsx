import { useEffect, useState } from 'preact/hooks'
import { type CaseSummary, caseListSchema, DESK, heldAnswerSchema } from '../../domain/desk-protocol.ts'
import type { Language } from '../../domain/language.ts'
import { Notice } from '../../form/parts/notice.tsx'
import { momentIn } from '../../form/parts/time.ts'
import { Skeleton } from '../parts/skeleton.tsx'
import { addressOf } from './address.ts'
import { get, post, type Refused } from './ask.ts'
import type { DeskWords } from './messages.ts'
import { Field, Trouble, textIn } from './parts.tsx'

/** The surplus of flooded facilities, released or archived in bulk. */
export function Held({
  language,
  words,
  onDone,
}: {
  readonly language: Language
  readonly words: DeskWords
  readonly onDone: () => void
}) {
  const [cases, setCases] = useState<readonly CaseSummary[] | null>(null)
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [rejecting, setRejecting] = useState(false)
  const [said, setSaid] = useState<string | null>(null)
  const [refused, setRefused] = useState<Refused | null>(null)
  const load = async () => {
    const answer = await get(`${DESK.cases}?held=1`, caseListSchema)
    if (answer.outcome === 'value') setCases(answer.value.cases)
    else setRefused(answer)
  }
  useEffect(() => void load(), [])

  const act = async (address: string, more: object, done: (count: number) => string) => {
    const answer = await post(address, { cases: [...picked], ...more }, heldAnswerSchema)
    if (answer.outcome !== 'value') return setRefused(answer)
    setRefused(null)
    setSaid(done(answer.value.changed))
    setPicked(new Set())
    setRejecting(false)
    onDone()
    await load()
  }
  const toggle = (id: string, on: boolean) =>
    setPicked((before) => new Set(on ? [...before, id] : [...before].filter((other) => other !== id)))

  return (
    <div class="stack">
      <p>{words.heldScreen.what}</p>
      {said !== null && (
        <Notice tone="good" live="polite">
          {said}
        </Notice>
      )}
      <Trouble words={words} refused={refused} />
      {cases === null && refused === null && <Skeleton lines={5} label={words.loading} />}
      {cases?.length === 0 && <p class="desk-empty">{words.heldScreen.empty}</p>}
      {cases !== null && cases.length > 0 && (
        <>
          <div class="desk-bulk">
            <label>
              <input
                type="checkbox"
                checked={picked.size === cases.length}
                onChange={(event) => setPicked(new Set(event.currentTarget.checked ? cases.map(({ id }) => id) : []))}
              />
              {words.heldScreen.all}
            </label>
            <span role="status">{words.heldScreen.picked(picked.size)}</span>
            <button
              type="button"
              class="button"
              disabled={picked.size === 0}
              onClick={() => void act(DESK.release, {}, words.heldScreen.released)}
            >
              {words.heldScreen.release}
            </button>
            <button
              type="button"
              class="button button-second"
              disabled={picked.size === 0}
              onClick={() => setRejecting(true)}
            >
              {words.heldScreen.reject}
            </button>
          </div>
          {rejecting && (
            <form
              class="stack desk-act"
              onSubmit={(event) => {
                event.preventDefault()
                const reason = textIn(event.currentTarget, 'reason')
                void act(DESK.reject, { reason }, words.heldScreen.rejected)
              }}
            >
              <Field name="reject-reason" label={words.heldScreen.reason}>
                {({ id }) => <input id={id} name="reason" maxLength={500} required />}
              </Field>
              <div class="desk-bulk">
                <button class="button" type="submit" disabled={picked.size === 0}>
                  {words.heldScreen.rejectNow}
                </button>
                <button type="button" class="button button-quiet" onClick={() => setRejecting(false)}>
                  {words.heldScreen.cancel}
                </button>
              </div>
            </form>
          )}
          <ul class="card desk-held">
            {cases.map((row) => (
              <li key={row.id}>
                <input
                  type="checkbox"
                  aria-label={`${row.number} ${row.title}`}
                  checked={picked.has(row.id)}
                  onChange={(event) => toggle(row.id, event.currentTarget.checked)}
                />
                <div class="desk-held-words">
                  <a href={addressOf({ filter: {}, open: row.id })}>{row.title}</a>
                  <span class="quiet">
                    {`${row.facility?.name ?? words.list.general} · ${momentIn(language, row.receivedAt)} · ${row.number}`}
                  </span>
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
