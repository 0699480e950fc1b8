import { FACILITY_PAGES } from '../../domain/facility-protocol.ts'
import { fill } from '../parts/fill.tsx'
import { pageLanguage } from '../parts/language.ts'
import { CampaignsScreen } from './campaigns-screen.tsx'
import { FacilityScreen } from './facility-screen.tsx'
import { HealthScreen } from './health-screen.tsx'
import { ImportScreen } from './import/screen.tsx'
import { ListScreen } from './list-screen.tsx'
import { messages } from './messages.ts'
import { NewScreen } from './new-screen.tsx'
import { PostersScreen } from './posters-screen.tsx'

/** The facilities' screens: the list, a new one, one with its codes, campaigns, posters. */
export function show(root: HTMLElement): void {
  const language = pageLanguage()
  fill(root, language, messages[language].title, screenAt(location.pathname, language))
}

function screenAt(path: string, language: 'id' | 'en') {
  if (path === FACILITY_PAGES.add) return <NewScreen language={language} />
  if (path === FACILITY_PAGES.import) return <ImportScreen language={language} />
  if (path === FACILITY_PAGES.campaigns) return <CampaignsScreen language={language} />
  if (path === FACILITY_PAGES.health) return <HealthScreen language={language} />
  if (path === FACILITY_PAGES.posters) return <PostersScreen language={language} />
  const id = path.startsWith(`${FACILITY_PAGES.list}/`) ? path.slice(FACILITY_PAGES.list.length + 1) : ''
  return id === '' ? <ListScreen language={language} /> : <FacilityScreen id={id} language={language} />
}
