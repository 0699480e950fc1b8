const REMEMBERED = 'lapor-brand'
const SHIPPED = 'LAPOR Kalsel'

/**
 * The name on every page: the server writes it into `<meta name="application-name">`. A page opened offline has none and
 * shows the last one seen.
 */
export function brandName(): string {
  const given = document.querySelector<HTMLMetaElement>('meta[name="application-name"]')?.content
  try {
    if (given !== undefined && given !== '') localStorage.setItem(REMEMBERED, given)
    return given || localStorage.getItem(REMEMBERED) || SHIPPED
  } catch {
    // Storage is blocked: the name given, or the shipped one.
    return given || SHIPPED
  }
}
