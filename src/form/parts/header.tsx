import type { ComponentChildren } from 'preact'

/** The banner of every page: the brand leads home; `children` stand at its end (a language link, a count). */
export function Header({ brand, children }: { readonly brand: string; readonly children?: ComponentChildren }) {
  return (
    <header class="banner">
      <div class="banner-inside">
        <a class="brand" href="/">
          {brand}
        </a>
        {children}
      </div>
    </header>
  )
}
