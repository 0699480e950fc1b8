import { expect, test } from 'vitest'
import { passwordFault } from '../../src/domain/password.ts'

test('a password that anybody would try is refused, a few random words are not', () => {
  for (const common of [
    'passwordpassword',
    'kalsel2026!!',
    'Banjarmasin123',
    'qwertyuiop12',
    '123456789012',
    'aaaaaaaaaaaa',
    'P@ssw0rd2026',
  ]) {
    expect(`${common}: ${passwordFault(common, [])}`).toBe(`${common}: common`)
  }
  expect(passwordFault('sebelas-sig', [])).toBe('too-short')
  expect(passwordFault('rahmahrahmah1', ['rahmah'])).toBe('personal')
  for (const good of ['perahu-kuning-pagi-hari', 'batang alai mengalir tenang', 'x7!Rq2#mZ9&pLw']) {
    expect(passwordFault(good, ['rahmah'])).toBeNull()
  }
})
