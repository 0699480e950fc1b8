import sharp from 'sharp'
import { expect, test } from 'vitest'
import { scaleDown } from '../../../src/server/pictures/scale-down.ts'
import { noise, photoWithExif, plainJpeg } from './photos.ts'

const MOST = 2 * 1024 * 1024

test('the largest noise fits into 2 MB', async () => {
  const scaled = await scaleDown(await noise(2000, 2000).jpeg({ quality: 100 }).toBuffer())
  if (scaled.outcome === 'refused') throw new Error(scaled.reason)
  expect(scaled.bytes.length).toBeLessThanOrEqual(MOST)
  expect(await sharp(scaled.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 1600, height: 1600 })
})

test('equal bytes give equal bytes, so that a repeated form is the same report', async () => {
  const photo = await noise(1900, 1200).jpeg().toBuffer()
  const [first, ...others] = await Promise.all(Array.from({ length: 5 }, () => scaleDown(photo)))
  for (const other of others) expect(other).toEqual(first)
})

test('nothing of the file but its pixels is sealed', async () => {
  const scaled = await scaleDown(await photoWithExif())
  if (scaled.outcome === 'refused') throw new Error(scaled.reason)
  expect(Buffer.from(scaled.bytes).includes('Exif')).toBe(false)
  expect((await sharp(scaled.bytes).metadata()).exif).toBeUndefined()
})

test('what is no photo is refused with the reason', async () => {
  expect(await scaleDown(Buffer.from('#!/bin/sh'))).toEqual({ outcome: 'refused', reason: 'not-a-picture' })
  const half = (await plainJpeg()).subarray(0, 900)
  expect(await scaleDown(half)).toEqual({ outcome: 'refused', reason: 'broken-picture' })
})
