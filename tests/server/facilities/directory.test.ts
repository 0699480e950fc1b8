import * as v from 'valibot'
import { expect, test } from 'vitest'
import { directorySchema } from '../../../src/domain/protocol.ts'
import { directoryRoutes } from '../../../src/server/facilities/directory.ts'
import { EXAMPLE_FACILITIES, exampleId, loadExamples } from '../../../src/server/facilities/examples/load.ts'
import { describeOnBoth } from '../databases.ts'
import { testWorld } from '../test-world.ts'

describeOnBoth('GET /api/facilities', (open) => {
  test('lists every active code with its facility, as its schema says', async () => {
    const { database } = await open()
    const world = testWorld(database)
    await loadExamples(world)
    const answer = await directoryRoutes(world).request('/api/facilities')
    const { facilities } = v.parse(directorySchema, await answer.json())
    expect(facilities.length).toBe(EXAMPLE_FACILITIES.flatMap((facility) => facility.placements).length)
    expect(facilities.find((entry) => entry.name === 'Dermaga Tabanio')).toMatchObject({
      kind: 'river-pier',
      agency: 'Dinas Kelautan dan Perikanan',
      area: { regency: '63.01', district: '63.01.01', village: '63.01.01.2002' },
    })
  })

  test('leaves out withdrawn codes and the codes of withdrawn facilities', async () => {
    const { database } = await open()
    const world = testWorld(database)
    await loadExamples(world)
    const gone = exampleId('Dermaga Tabanio')
    await database.updateTable('facilities').set({ withdrawn_at: 1 }).where('id', '=', gone).execute()
    await database
      .updateTable('codes')
      .set({ withdrawn_at: 1 })
      .where('placement_id', 'like', 'pasar-paringin-%')
      .execute()
    const names = await listed(directoryRoutes(world))
    expect(names).not.toContain('Dermaga Tabanio')
    expect(names).not.toContain('Pasar Paringin')
    expect(names).toContain('Dermaga Alabio')
  })

  test('answers 304 to who has this version, and 200 once something changed', async () => {
    const { database } = await open()
    const world = testWorld(database)
    await loadExamples(world)
    const app = directoryRoutes(world)
    const tag = (await app.request('/api/facilities')).headers.get('ETag') ?? ''
    const again = await app.request('/api/facilities', { headers: { 'If-None-Match': `"other", ${tag}` } })
    expect([again.status, await again.text(), again.headers.get('ETag')]).toEqual([304, '', tag])
    await database.updateTable('facilities').set({ name: 'Lain' }).where('kind', '=', 'library').execute()
    expect((await app.request('/api/facilities', { headers: { 'If-None-Match': tag } })).status).toBe(200)
  })
})

async function listed(app: ReturnType<typeof directoryRoutes>): Promise<string[]> {
  const body = v.parse(directorySchema, await (await app.request('/api/facilities')).json())
  return body.facilities.map((entry) => entry.name)
}
