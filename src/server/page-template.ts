import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** The built page with its critical CSS inside, to be filled per answer. */
export type PageTemplate = {
  /** CSP sources (`'sha256-…'`) of the style sheet inside. */
  readonly styleSources: readonly string[]
  readonly render: (parts: PageParts) => string
  /** The same head and styles without the page's script: for pages that must work, and end, without it. */
  readonly renderPlain: (parts: PageParts) => string
  /** Folder of the page's files; null: none are served (tests of a room). */
  readonly folder: string | null
}

/** HTML, already escaped where it holds anything that was typed. */
export type PageParts = {
  readonly language: 'id' | 'en'
  /** Goes into the head: a title, a description. */
  readonly head?: string
  readonly app?: string
  /** Handed to the page as JSON in `<script type="application/json" id="…">`. */
  readonly data?: { readonly id: string; readonly value: unknown }
}

const STYLESHEET = /<link rel="stylesheet"[^>]*href="\/([^"]+)"[^>]*>/g
const SCRIPT = /<script type="module"[^>]*><\/script>|<link rel="modulepreload"[^>]*>/g

/** Reads the page the build made in `folder`. Its style sheets move into the document: no request before it is read. */
export function readPageTemplate(folder: string): PageTemplate {
  const html = readFileSync(`${folder}/index.html`, 'utf8')
  return { ...pageTemplate(html, (path) => readFileSync(`${folder}/${path}`, 'utf8')), folder }
}

/** `readStyle` gives the text of a style sheet by its path in the built page. */
export function pageTemplate(html: string, readStyle: (path: string) => string): PageTemplate {
  const styleSources: string[] = []
  const styled = html.replace(STYLESHEET, (_link, path: string) => {
    const css = readStyle(path).trim()
    styleSources.push(`'sha256-${createHash('sha256').update(css).digest('base64')}'`)
    return `<style>${css}</style>`
  })
  const plain = styled.replace(SCRIPT, '')
  return {
    styleSources,
    render: (parts) => fill(styled, parts),
    renderPlain: (parts) => fill(plain, parts),
    folder: null,
  }
}

/** Replaces by function: in a string `$&` and its like would be expanded, and names may hold them. */
function fill(html: string, { language, head = '', app = '', data }: PageParts): string {
  return html
    .replace('<html lang="id">', () => `<html lang="${language}">`)
    .replace('<!--head-->', () => head)
    .replace('<!--data-->', () => (data === undefined ? '' : dataBlock(data.id, data.value)))
    .replace('<!--app-->', () => app)
}

/** JSON inside HTML: `<` is the only character that could end or open anything there. */
function dataBlock(id: string, value: unknown): string {
  return `<script type="application/json" id="${id}">${JSON.stringify(value).replace(/</g, '\\u003c')}</script>`
}
