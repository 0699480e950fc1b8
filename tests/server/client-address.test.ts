import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { clientAddress } from '../../src/server/client-address.ts'

/** What a server behind `proxies` of them reads out of the header. */
async function read(forwarded: string | null, proxies = 1): Promise<string> {
  const app = new Hono()
  app.get('/', (context) => context.text(clientAddress(context, proxies)))
  const headers = forwarded === null ? {} : { 'X-Forwarded-For': forwarded }
  return (await app.request('/', { headers })).text()
}

test.each([
  ['203.0.113.7', '203.0.113.7'],
  [' 203.0.113.7:51234', '203.0.113.7'],
  ['"203.0.113.7:51234"', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['::ffff:cb00:7107', '203.0.113.7'],
  ['[::ffff:203.0.113.7]:443', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0DB8:0001:2::6', '2001:db8:1:2'],
  ['[2001:db8:1:2::6]', '2001:db8:1:2'],
  ['[2001:db8:1:2::6]:51234', '2001:db8:1:2'],
  ['"[2001:db8:1:2::6]:51234"', '2001:db8:1:2'],
  ['2001:db8::6', '2001:db8:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['::1', '0:0:0:0'],
])('the proxy’s entry %s is %s', async (entry, address) => {
  expect(await read(entry)).toBe(address)
  expect(await read(`198.51.100.1, ${entry}`)).toBe(address)
})

test('two entries of one subscriber are one address, of two subscribers two', async () => {
  expect(await read('[2001:db8:1:2::6]:1')).toBe(await read('2001:db8:1:2:ffff::9'))
  expect(await read('[2001:db8:1:2::6]:1')).not.toBe(await read('[2001:db8:1:3::6]:1'))
  expect(await read('203.0.113.7:1')).toBe(await read('203.0.113.7:2'))
})

test('it is read as many proxies back as stand in front; what the client wrote itself does not count', async () => {
  const header = '192.0.2.99, 203.0.113.7:5, [2001:db8::6]:7'
  expect(await read(header, 1)).toBe('2001:db8:0:0')
  expect(await read(header, 2)).toBe('203.0.113.7')
  expect(await read(header, 0)).toBe('')
})

test.each([null, '', 'unknown', '_hidden', '[2001:db8::6', '203.0.113', '203.0.113.7:', '[]:1', '1:2'])(
  'an entry that is no address counts as the connection’s own: %s',
  async (entry) => {
    expect(await read(entry)).toBe('')
  },
)

test('fewer entries than proxies: the connection’s own', async () => {
  expect(await read('203.0.113.7', 2)).toBe('')
})
