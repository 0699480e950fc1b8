import { ADDRESSES } from '../../domain/addresses.ts'
import { CheckScreen } from '../check/check-screen.tsx'
import { messages as checkMessages } from '../check/messages.ts'
import { wakeDirectory } from '../directory/find.ts'
import { fill } from '../parts/fill.tsx'
import { pageLanguage } from '../parts/language.ts'
import { messages } from './messages.ts'
import { ScanScreen } from './scan-screen.tsx'

/** The scanner, and the check of a poster: two screens with one camera and one judgement. */
export function show(root: HTMLElement): void {
  const language = pageLanguage()
  void wakeDirectory()
  if (location.pathname === ADDRESSES.check) {
    fill(root, language, checkMessages[language].title, <CheckScreen language={language} />)
  } else {
    fill(root, language, messages[language].title, <ScanScreen language={language} />)
  }
}
