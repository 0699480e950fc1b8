import type { ComponentChildren } from 'preact'
import { Header } from '../../form/parts/header.tsx'

/**
 * The frame of a citizen's screen: banner, one column, the page's title as its only first-level heading. `aside` stands
 * in the banner; `wide` is for desks and tables.
 */
export function Screen({
  brand,
  title,
  wide = false,
  aside,
  children,
}: {
  readonly brand: string
  readonly title: string
  readonly wide?: boolean
  readonly aside?: ComponentChildren
  readonly children: ComponentChildren
}) {
  return (
    <>
      <Header brand={brand}>{aside}</Header>
      <main class={wide ? 'page page-wide stack' : 'page stack'} id="main">
        <h1 tabIndex={-1}>{title}</h1>
        {children}
      </main>
    </>
  )
}
