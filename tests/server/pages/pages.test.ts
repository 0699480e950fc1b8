import { expect, test } from 'vitest'
import { readFormBlock } from '../../../src/app/report/form-block.ts'
import { facilityCodeFrom, formatFacilityCode } from '../../../src/domain/facility-code.ts'
import { createApp } from '../../../src/server/app.ts'
import { loadExamples, sampleFacility } from '../../../src/server/facilities/examples/load.ts'
import { pageTemplate } from '../../../src/server/page-template.ts'
import { readPlainFields } from '../../../src/server/plain-form/plain-fields.ts'
import { describeOnBoth } from '../databases.ts'
import { testWorld } from '../test-world.ts'

const PAGE = pageTemplate(
  '<html lang="id"><head><!--head--></head><body><!--app--><!--data--><script type="module" src="/a.js"></script></body></html>',
  () => '',
)
const NOBODY = facilityCodeFrom(new Uint8Array(5).fill(255))

describeOnBoth('the pages people land on', (open) => {
  async function province() {
    const { database } = await open()
    const world = testWorld(database)
    await loadExamples(world)
    const sample = await sampleFacility(world)
    if (sample === null) throw new Error('no example facility')
    const app = createApp(world, PAGE)
    const get = async (path: string) => {
      const response = await app.request(path)
      return { response, text: await response.text() }
    }
    return { world, database, sample, get }
  }
  const blockIn = (text: string) => readFormBlock(/id="form-data">(.*?)<\/script>/s.exec(text)?.[1] ?? null)

  test('a code answers its facility’s form, kept for the back button only, with fields for a plain POST of its own', async () => {
    const { world, sample, get } = await province()
    const { response, text } = await get(`/q/${sample.code}`)
    expect(response.status).toBe(200)
    expect(response.headers.get('Cache-Control')).toBe('private, no-cache')
    expect(text).toContain(sample.name)
    const block = blockIn(text)
    expect(block?.data.code).toBe(sample.code)
    const plain = new Map(Object.entries(block?.data.plain ?? {}).map(([name, value]) => [name, String(value)]))
    expect(readPlainFields(world, sample.code, plain).outcome).toBe('fields')
    expect(readPlainFields(world, null, plain).outcome).toBe('not-ours')
    expect(block?.values.occurredOn).toBe('2026-03-02')
  })

  test('capitals, hyphens, and O for 0 or I and L for 1 lead to the same form', async () => {
    const { sample, get } = await province()
    const forgiven = sample.code.replace(/0/g, 'O').replace(/1/g, 'l')
    for (const path of [
      `/Q/${sample.code}`,
      `/q/${formatFacilityCode(sample.code)}`,
      `/q/${sample.code.toLowerCase()}`,
      `/Q/${forgiven}`,
    ]) {
      const { response, text } = await get(path)
      expect([path, response.status, blockIn(text)?.data.code]).toEqual([path, 200, sample.code])
    }
  })

  test('the categories are those of the facility’s kind and `other`; retired ones are gone', async () => {
    const { database, sample, get } = await province()
    await database.updateTable('facilities').set({ kind: 'hospital' }).where('name', '=', sample.name).execute()
    await database.updateTable('categories').set({ retired_at: 1 }).where('id', '=', 'social').execute()
    const ids = blockIn((await get(`/q/${sample.code}`)).text)?.data.categories.map(({ id }) => id)
    expect(ids).toEqual(['health', 'public-works', 'civil-registry', 'other'])
  })

  test('the general form asks for the regency, in English when asked', async () => {
    const { get } = await province()
    const { response, text } = await get('/lapor?bahasa=en')
    expect(response.status).toBe(200)
    expect(text).toContain('<html lang="en">')
    expect(text).toContain('What happened?')
    const data = blockIn(text)?.data
    expect(data?.regencies).toHaveLength(13)
    expect(data?.categories).toHaveLength(18)
    expect(data?.categories[0]?.name).not.toBe(blockIn((await get('/lapor')).text)?.data.categories[0]?.name)
  })

  test('a code nobody has is 404 and offers the general form', async () => {
    const { get } = await province()
    const { response, text } = await get(`/q/${NOBODY}`)
    expect(response.status).toBe(404)
    expect(response.headers.get('Cache-Control')).toBe('no-store')
    expect(text).toContain('href="/lapor"')
    expect(text).not.toContain('<script')
  })

  test('one wrong character or a swap leads back to the code that was meant', async () => {
    const { sample, get } = await province()
    const wrong = sample.code.slice(0, 3) + (sample.code[3] === 'Z' ? 'Y' : 'Z') + sample.code.slice(4)
    const { response, text } = await get(`/q/${wrong}`)
    expect(response.status).toBe(404)
    expect(text).toContain(`href="/q/${sample.code}"`)
    expect(text).toContain(sample.name)
  })

  test('what is no code at all is 404, and is shown escaped and short', async () => {
    const { get } = await province()
    const { response, text } = await get(`/q/${encodeURIComponent('<b>x</b>'.repeat(20))}`)
    expect(response.status).toBe(404)
    expect(text).not.toContain('<b>x')
    // Not called a code with one wrong letter, and not a dead end.
    expect(text).toContain('Ini bukan kode fasilitas')
    for (const way of ['href="/lapor"', 'href="/"', 'href="/lacak"', 'href="?bahasa=en"']) expect(text).toContain(way)
  })

  test('a withdrawn code is 410 and leads to its successor', async () => {
    const { database, sample, get } = await province()
    const other = await database.selectFrom('codes').select('code').where('code', '!=', sample.code).executeTakeFirst()
    const successor = other?.code ?? ''
    await database.updateTable('codes').set({ withdrawn_at: 1, successor }).where('code', '=', sample.code).execute()
    const { response, text } = await get(`/q/${sample.code}`)
    expect(response.status).toBe(410)
    expect(text).toContain(sample.name)
    expect(text).toContain(`href="/q/${successor}"`)
    expect(text).toContain('href="/lapor"')
  })

  test('a code that was replaced twice leads to the one in use now', async () => {
    const { database, sample, get } = await province()
    const others = await database.selectFrom('codes').select('code').where('code', '!=', sample.code).limit(2).execute()
    const [second, third] = others.map(({ code }) => code)
    for (const [code, successor] of [
      [sample.code, second],
      [second, third],
    ]) {
      await database
        .updateTable('codes')
        .set({ withdrawn_at: 1, successor: successor ?? null })
        .where('code', '=', code ?? '')
        .execute()
    }
    expect((await get(`/q/${sample.code}`)).text).toContain(`href="/q/${third}"`)
  })

  test('a withdrawn facility is 410, and is not suggested for a mistyped code', async () => {
    const { database, sample, get } = await province()
    await database.updateTable('facilities').set({ withdrawn_at: 1 }).where('name', '=', sample.name).execute()
    expect((await get(`/q/${sample.code}`)).response.status).toBe(410)
    const wrong = sample.code.slice(0, 7) + (sample.code[7] === 'Z' ? 'Y' : 'Z')
    expect((await get(`/q/${wrong}`)).text).not.toContain(sample.name)
  })
})
