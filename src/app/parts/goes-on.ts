const MARK = 'lapor-sitting'

/**
 * Whether this window goes on from another page of the app, by a link or loaded again; else it is a start of the app. To be
 * asked once a page.
 */
export function goesOn(): boolean {
  try {
    const before = sessionStorage.getItem(MARK) !== null
    sessionStorage.setItem(MARK, '1')
    return before
  } catch {
    // Blocked: then every page counts as a start.
    return false
  }
}
