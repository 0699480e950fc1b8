import { render } from 'preact'
import { ADDRESSES } from '../../domain/addresses.ts'
import { KIOSK_ADDRESSES } from '../../domain/kiosk-protocol.ts'
import { Notice } from '../../form/parts/notice.tsx'
import { brandName } from '../parts/brand.ts'
import { CannotKeep } from '../parts/cannot-keep.tsx'
import { fill } from '../parts/fill.tsx'
import { pageLanguage } from '../parts/language.ts'
import { LanguageSwitch } from '../parts/language-switch.tsx'
import { pageOutbox } from '../parts/page-outbox.ts'
import { Screen } from '../parts/screen.tsx'
import { canKeepReports } from '../report/capability.ts'
import { wordsIn } from '../report/messages.ts'
import { fillScreenByTouch, stayAwake } from './awake.ts'
import { enterKiosk, type Kept, readKept } from './kept.ts'
import { KioskScreen } from './kiosk-screen.tsx'
import { messages } from './messages.ts'
import { SetUp } from './set-up.tsx'
import { keepCurrent } from './worker.ts'

/** `/kios/CODE`: the kiosk on a tablet that is one, its set-up by a one-time link behind `#`, else what to do. */
export async function open(root: HTMLElement): Promise<void> {
  const language = pageLanguage()
  const { title } = messages[language]
  // A new link opened where the kiosk stands already is no new document for the browser.
  addEventListener('hashchange', () => location.reload())
  const token = /^#([A-Za-z0-9_-]{43})$/.exec(location.hash)?.[1] ?? null
  if (!canKeepReports()) {
    fill(root, language, title, <CannotKeep title={title} language={language} />)
    return
  }
  if (token !== null) {
    // Neither a look at the address nor a step back brings it again.
    history.replaceState(null, '', location.pathname)
    fill(root, language, title, <SetUp token={token} outbox={pageOutbox()} language={language} />)
    return
  }
  const kept = await readKept()
  if (kept === null) fill(root, language, title, <NotSetUp />)
  else await run(root, kept)
}

async function run(root: HTMLElement, kept: Kept): Promise<void> {
  const page = KIOSK_ADDRESSES.page(kept.facts.code)
  await enterKiosk(kept.facts).catch(() => null) // Full just now: the worker has the word of the last time.
  if (location.pathname !== page || location.search !== '' || location.hash !== '') {
    location.replace(page)
    return
  }
  const [{ form: id }, { form: en }] = await Promise.all([wordsIn('id'), wordsIn('en')])
  const formWords = { id, en }
  let isFree = true
  let isWiped = false
  const wipe = () => {
    if (isWiped) return
    isWiped = true
    // Off the screen and out of the accessibility tree at once; the fresh document takes the rest.
    render(null, root)
    location.replace(page)
  }
  // A page kept aside by the browser is somebody else's.
  addEventListener('pageshow', ({ persisted }) => persisted && wipe())
  const outbox = pageOutbox()
  void outbox.seePauses(false).catch(() => null) // A store that cannot be opened now has no pause to end.
  document.documentElement.classList.add('kiosk-root')
  stayAwake()
  fillScreenByTouch()
  const take = (free: boolean) => {
    isFree = free
  }
  fill(
    root,
    'id',
    messages.id.title,
    <KioskScreen first={kept} outbox={outbox} formWords={formWords} onWipe={wipe} onPlace={take} />,
  )
  void keepCurrent(() => isFree, wipe)
}

function NotSetUp() {
  const language = pageLanguage()
  const words = messages[language]
  return (
    <Screen brand={brandName()} title={words.notSetUp} aside={<LanguageSwitch language={language} />}>
      <Notice>
        <p>{words.notSetUpNext}</p>
      </Notice>
      <a class="button button-second" href={ADDRESSES.form(location.pathname.split('/').at(-1) ?? '')}>
        {words.form}
      </a>
    </Screen>
  )
}
