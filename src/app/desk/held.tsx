import { useEffect, useRef, useState } from 'preact/hooks'
import { DESK, HELD_AT_ONCE, heldAnswerSchema } from '../../domain/desk-protocol.ts'
import type { Language } from '../../domain/language.ts'
import { Notice } from '../../form/parts/notice.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { post, type Refused } from './ask.ts'
import { HeldRows } from './held-rows.tsx'
import type { DeskWords } from './messages.ts'
import { Trouble } from './parts.tsx'
import { RejectForm } from './reject-form.tsx'
import { useInbox } from './use-inbox.ts'
import { useLive } from './use-live.ts'

/** After a message of the feed the list is read again, once for a burst. Milliseconds. */
const SETTLE = 150
const HELD = { held: '1' } as const

/** What was done last: in words, and to which cases, as long as it can be taken back. */
type Done = { readonly words: string; readonly undo: readonly string[] }

/** The surplus of flooded facilities, released or archived in bulk. New surplus appears by itself. */
export function Held({
  language,
  words,
  onCount,
  onSignedOut,
}: {
  readonly language: Language
  readonly words: DeskWords
  /** How many are held now. */
  readonly onCount: (held: number) => void
  readonly onSignedOut: () => void
}) {
  const { cases, counts, next, arrived, trouble, loadMore, refresh, drop } = useInbox(HELD)
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [rejecting, setRejecting] = useState(false)
  const [done, setDone] = useState<Done | null>(null)
  const [refused, setRefused] = useState<Refused | null>(null)
  const settle = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const notice = useRef<HTMLDivElement>(null)
  const rejectButton = useRef<HTMLButtonElement>(null)
  /** What came back by our own undoing is no news. */
  const own = useRef<ReadonlySet<string>>(new Set())
  const fresh = new Set([...arrived].filter((id) => !own.current.has(id)))
  const held = counts?.held ?? null
  useEffect(() => {
    if (held !== null) onCount(held)
  }, [held])
  // The buttons that were pressed are gone or at rest: what came of it takes the focus.
  useEffect(() => notice.current?.focus(), [done])
  useLive((message) => {
    clearTimeout(settle.current)
    settle.current = setTimeout(refresh, SETTLE)
    // A colleague let it go. Pages that were loaded before are not read again, so it is taken out here.
    if (message.what === 'case' && !message.case.held) leave([message.case.id])
  }, onSignedOut)
  useEffect(() => {
    if (trouble?.outcome === 'signed-out') onSignedOut()
  }, [trouble])

  const leave = (ids: readonly string[]) => {
    drop(ids)
    setPicked((before) => new Set([...before].filter((id) => !ids.includes(id))))
  }
  /** Gives how many cases changed; null when the desk refused. What is too much for one request goes in several. */
  const send = async (address: string, ids: readonly string[], more: object): Promise<number | null> => {
    let changed = 0
    for (let from = 0; from < ids.length; from += HELD_AT_ONCE) {
      const some = ids.slice(from, from + HELD_AT_ONCE)
      const answer = await post(address, { cases: some, ...more }, heldAnswerSchema)
      if (answer.outcome !== 'value') {
        setRefused(answer)
        refresh()
        return null
      }
      changed += answer.value.changed
      if (address !== DESK.takeBack) leave(some)
    }
    setRefused(null)
    refresh()
    return changed
  }
  const decide = async (address: string, more: object, said: (count: number) => string) => {
    const ids = [...picked]
    if (ids.length === 0) return
    const changed = await send(address, ids, more)
    if (changed === null) return
    setRejecting(false)
    setDone({ words: said(changed), undo: changed > 0 ? ids : [] })
  }
  const undo = async (ids: readonly string[]) => {
    own.current = new Set([...own.current, ...ids])
    const changed = await send(DESK.takeBack, ids, {})
    if (changed === null) return
    const left = ids.length - changed
    const said = words.heldScreen.takenBack(changed)
    setDone({ words: left > 0 ? `${said} ${words.heldScreen.notTakenBack(left)}` : said, undo: [] })
  }
  const rest = picked.size === 0

  return (
    <div class="stack">
      <p>{words.heldScreen.what}</p>
      {done !== null && (
        <div ref={notice} tabIndex={-1} class="desk-done">
          <Notice tone="good" live="polite">
            {done.words}{' '}
            {done.undo.length > 0 && (
              <button type="button" class="button button-second desk-way" onClick={() => void undo(done.undo)}>
                {words.heldScreen.undo}
              </button>
            )}
          </Notice>
        </div>
      )}
      <Trouble words={words} refused={refused ?? trouble} />
      {cases === null && trouble === null && <Skeleton lines={5} label={words.loading} />}
      {cases?.length === 0 && next === null && <p class="desk-empty">{words.heldScreen.empty}</p>}
      <p class="visually-hidden" role="status">
        {fresh.size > 0 ? words.heldScreen.arrived(fresh.size) : ''}
      </p>
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
            <span role="status">{words.heldScreen.picked(picked.size, held ?? cases.length)}</span>
            <button
              type="button"
              class="button"
              aria-disabled={rest}
              onClick={() => void decide(DESK.release, {}, words.heldScreen.released)}
            >
              {words.heldScreen.release}
            </button>
            <button
              type="button"
              class="button button-second"
              aria-disabled={rest}
              ref={rejectButton}
              onClick={() => !rest && setRejecting(true)}
            >
              {words.heldScreen.reject}
            </button>
          </div>
          {rejecting && (
            <RejectForm
              words={words}
              refused={refused}
              onReject={(reason) => void decide(DESK.reject, { reason }, words.heldScreen.rejected)}
              onCancel={() => {
                setRejecting(false)
                rejectButton.current?.focus()
              }}
            />
          )}
          <HeldRows
            cases={cases}
            picked={picked}
            arrived={fresh}
            language={language}
            words={words}
            onPick={(id, on) =>
              setPicked((before) => new Set(on ? [...before, id] : [...before].filter((other) => other !== id)))
            }
          />
        </>
      )}
      {next !== null && (
        <button type="button" class="button button-second desk-way" onClick={loadMore}>
          {words.list.more}
        </button>
      )}
    </div>
  )
}
