import type { Outbox } from '../../outbox/outbox.ts'
import { goesOn } from '../parts/goes-on.ts'
import { pageLanguage } from '../parts/language.ts'
import { pageOutbox } from '../parts/page-outbox.ts'
import { showUnsentCount } from '../parts/unsent-count.ts'
import { canKeepReports } from '../report/capability.ts'
import { tellBegun } from '../report/tell-begun.ts'
import { type Bar, openBar } from './bar.tsx'
import { messages } from './messages.ts'
import { type InstallPrompt, onInstallable, rememberDeclined, wasDeclined } from './prompt.ts'
import { registerWorker } from './worker.ts'

/**
 * What goes with every citizen's screen once it stands: the worker, word of an update, the count of unsent reports, and
 * after the first sealed report the offer to install. Over a form nothing is offered before it is sealed.
 */
export async function accompany(): Promise<void> {
  // Else the form without script sends, and counts by that.
  if (!canKeepReports()) return
  tellBegun()
  const outbox = pageOutbox()
  const language = pageLanguage()
  const words = messages[language]
  const bar = openBar(language)
  showUnsentCount(outbox)
  // A store that cannot be opened now has no pause to show, and sends nothing either.
  void outbox.seePauses(goesOn()).catch(() => null)
  onInstallable((prompt) => offerInstall(outbox, bar, prompt, words))
  try {
    await registerWorker((update) => {
      if (isFormOpen()) return
      bar.show({
        words: words.ready,
        yes: words.reload,
        onYes: async () => ((await update.takeOver()) === 'form-is-open' ? words.formOpen : null),
        onLater: bar.hide,
      })
    })
  } catch {
    // No worker here (blocked, or private mode): everything works from the page while there is a connection.
  }
  const { keepDirectory } = await import('../directory/accompany.ts')
  await keepDirectory(location.pathname)
}

function offerInstall(outbox: Outbox, bar: Bar, prompt: InstallPrompt, words: (typeof messages)['id']): void {
  let offered = false
  const offer = async () => {
    if (offered || wasDeclined() || isFormOpen() || (await outbox.entries()).length === 0) return
    offered = true
    bar.show({
      words: words.install,
      yes: words.installYes,
      onYes: async () => {
        bar.hide()
        await prompt.prompt()
        return null
      },
      onLater: () => {
        rememberDeclined()
        bar.hide()
      },
    })
  }
  // A store that cannot be opened now has no first report to show yet.
  const offerAgain = () => void offer().catch(() => null)
  offerAgain()
  outbox.watch((change) => {
    // A report's own news bring no first one.
    if (change.type === 'changed' && change.id === undefined) offerAgain()
  })
}

/** Whether a person is filling in a form on this page. */
function isFormOpen(): boolean {
  return document.querySelector('main form [name="body"]') !== null
}
