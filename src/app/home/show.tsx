import { fill } from '../parts/fill.tsx'
import { pageLanguage } from '../parts/language.ts'
import { pageOutbox } from '../parts/page-outbox.ts'
import { canKeepReports } from '../report/capability.ts'
import { HomeScreen } from './home-screen.tsx'

export function show(root: HTMLElement): void {
  const language = pageLanguage()
  fill(root, language, null, <HomeScreen outbox={canKeepReports() ? pageOutbox() : null} language={language} />)
}
