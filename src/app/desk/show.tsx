import { fill } from '../parts/fill.tsx'
import { pageLanguage } from '../parts/language.ts'
import './dashboard.css'
import './case.css'
import './dialogs.css'
import './widths-and-print.css'
import { Dashboard } from './dashboard.tsx'
import { messages } from './messages.ts'

export function show(root: HTMLElement): void {
  const language = pageLanguage()
  fill(root, language, messages[language].title, <Dashboard path={location.pathname} language={language} />)
}
