import { messages } from '../../form/tracking/messages.ts'
import { fill } from '../parts/fill.tsx'
import { pageLanguage } from '../parts/language.ts'
import { pageOutbox } from '../parts/page-outbox.ts'
import { canKeepReports } from '../report/capability.ts'
import { TrackingScreen } from './tracking-screen.tsx'

export function show(root: HTMLElement): void {
  const language = pageLanguage()
  const outbox = canKeepReports() ? pageOutbox() : null
  fill(root, language, messages[language].title, <TrackingScreen language={language} outbox={outbox} />)
}
