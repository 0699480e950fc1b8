import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { pageTemplate } from '../../src/server/page-template.ts'

const HTML = `<!doctype html><html lang="id"><head><!--head--><script type="module" crossorigin src="/assets/a.js"></script>
<link rel="modulepreload" href="/assets/b.js"><link rel="stylesheet" crossorigin href="/assets/a.css"></head>
<body><div id="app"><!--app--></div><!--data--></body></html>`
const page = pageTemplate(HTML, (path) => (path === 'assets/a.css' ? 'p{color:red}\n' : ''))

test('the style sheet stands inside, and its hash lets it through the policy', () => {
  expect(page.render({ language: 'id' })).toContain('<style>p{color:red}</style>')
  expect(page.styleSources).toEqual([`'sha256-${createHash('sha256').update('p{color:red}').digest('base64')}'`])
})

test('parts go in as they are, dollar signs and placeholders among them', () => {
  const html = page.render({ language: 'en', head: '<title>$& $1</title>', app: "<p>$` $' <!--data--></p>" })
  expect(html).toContain('<html lang="en">')
  expect(html).toContain('<title>$& $1</title>')
  expect(html).toContain("<p>$` $' <!--data--></p>")
})

test('data cannot end its own block', () => {
  const html = page.render({
    language: 'id',
    data: { id: 'form-data', value: { name: '</script><script>alert(1)<!--' } },
  })
  const block = /<script type="application\/json" id="form-data">(.*?)<\/script>/.exec(html)?.[1] ?? ''
  expect(JSON.parse(block)).toEqual({ name: '</script><script>alert(1)<!--' })
  expect(block).not.toContain('<')
})

test('the plain page has the styles and no script', () => {
  const html = page.renderPlain({ language: 'id' })
  expect(html).toContain('<style>')
  expect(html).not.toMatch(/<script|modulepreload/)
})
