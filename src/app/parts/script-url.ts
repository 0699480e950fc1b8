/**
 * Scripts that the page starts by an address (service worker, workers). The policy `worker` is the only one the
 * province's Content-Security-Policy allows; it vouches for our own built files and nothing else.
 */
type Policy = { readonly createScriptURL: (address: string) => string }

let policy: Policy | null = null

/** The address as `register` and `new Worker` take it. Throws for any other than our own scripts'. */
export function scriptUrl(address: string): string {
  const { trustedTypes } = globalThis as {
    readonly trustedTypes?: { createPolicy: (name: string, rules: Policy) => Policy }
  }
  policy ??= trustedTypes?.createPolicy('worker', { createScriptURL: own }) ?? { createScriptURL: own }
  return policy.createScriptURL(address)
}

function own(address: string): string {
  if (address === '/sw.js' || /^\/(?:assets|src)\/[\w./?=&-]+$/.test(address)) return address
  throw new TypeError('not a script of this page')
}
