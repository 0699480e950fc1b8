import type { Plugin } from 'vite'

const PLATFORM = '\0platform-crypto'

/**
 * `@hpke/core` looks for Node's `crypto` where a platform has none of its own. In browsers there is always one; and the
 * stub that Vite would put in its place brings a helper into the first script, 200 bytes for every citizen's phone.
 */
export function platformCrypto(): Plugin {
  return {
    name: 'platform-crypto',
    enforce: 'pre',
    applyToEnvironment: (environment) => environment.name !== 'server',
    resolveId: { filter: { id: /^crypto$/ }, handler: () => PLATFORM },
    load: { filter: { id: /platform-crypto$/ }, handler: () => 'export const webcrypto = globalThis.crypto' },
  }
}
