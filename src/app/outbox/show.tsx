import { CannotKeep } from '../parts/cannot-keep.tsx'
import { fill } from '../parts/fill.tsx'
import { pageLanguage } from '../parts/language.ts'
import { pageOutbox } from '../parts/page-outbox.ts'
import { canKeepReports } from '../report/capability.ts'
import { messages } from './messages.ts'
import { OutboxScreen } from './outbox-screen.tsx'

export function show(root: HTMLElement): void {
  const language = pageLanguage()
  const { title } = messages[language]
  const screen = canKeepReports() ? (
    <OutboxScreen outbox={pageOutbox()} language={language} />
  ) : (
    <CannotKeep title={title} language={language} />
  )
  fill(root, language, title, screen)
}
