import { ADDRESSES } from '../../domain/addresses.ts'
import { readFacilityCode } from '../../domain/facility-code.ts'
import { REPORT_FORM_ID } from '../../form/report-form.tsx'
import { codeInAddress } from './form-block.ts'

/**
 * Tells the province once a page that somebody began to fill in the form of this code: with the first character or choice,
 * the code and nothing else, without cookies. Without a connection it is not told; the report itself is what counts.
 */
export function tellBegun(): void {
  const code = codeInAddress(location.pathname)
  if (code === null || readFacilityCode(code).outcome !== 'code') return
  const begun = ({ target }: Event) => {
    if (!(target instanceof Element) || target.closest(`#${REPORT_FORM_ID}`) === null) return
    document.removeEventListener('input', begun)
    // Kept alive when the page goes: the first choice may be the last thing that happens on it.
    void fetch(ADDRESSES.begun(code), { method: 'POST', keepalive: true, credentials: 'omit' }).catch(() => null)
  }
  document.addEventListener('input', begun)
}
