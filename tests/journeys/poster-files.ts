import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { promisify } from 'node:util'
import type { Download, Page } from '@playwright/test'
import { unzipSync } from 'fflate'
import sharp from 'sharp'
import { readSymbols } from '../qr/read-picture.ts'

const run = promisify(execFile)

/** Presses the button and takes what the browser downloads. */
export async function download(page: Page, button: string, group?: string): Promise<{ name: string; bytes: Buffer }> {
  const within = group === undefined ? page : page.getByRole('group', { name: group })
  const [file] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    within.getByRole('button', { name: button, exact: true }).click(),
  ])
  return { name: file.suggestedFilename(), bytes: await bytesOf(file) }
}

async function bytesOf(file: Download): Promise<Buffer> {
  return readFileSync(await file.path())
}

/** What each page of a PDF says, by poppler and zbar: no code of ours has a part in it. Sorted. */
export async function readPdf(pdf: Buffer): Promise<readonly (readonly string[])[]> {
  return inFolder(async (folder) => {
    writeFileSync(`${folder}/it.pdf`, pdf)
    await run('pdftoppm', ['-r', '150', '-png', `${folder}/it.pdf`, `${folder}/page`])
    const names = readdirSync(folder).filter((file) => file.endsWith('.png'))
    const pages: (readonly string[])[] = []
    for (const name of names.sort()) pages.push(await zbar(`${folder}/${name}`))
    return pages
  })
}

/** What a PNG says, by zbar. Sorted. */
export function readByZbar(png: Buffer): Promise<readonly string[]> {
  return inFolder(async (folder) => {
    writeFileSync(`${folder}/it.png`, png)
    return zbar(`${folder}/it.png`)
  })
}

async function zbar(picture: string): Promise<readonly string[]> {
  const { stdout } = await run('zbarimg', ['--quiet', '--raw', '--nodbus', picture])
  return stdout.trim().split('\n').sort()
}

async function inFolder<Value>(work: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = mkdtempSync(`${tmpdir()}/lapor-poster-`)
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What an SVG says, as a browser draws it. */
export async function readSvg(page: Page, svg: Buffer): Promise<readonly string[]> {
  const blank = await page.context().newPage()
  try {
    await blank.setViewportSize({ width: 1_200, height: 1_200 })
    await blank.setContent(`<body style="margin: 0; background: #fff">${svg.toString()}</body>`)
    return await readImage(await blank.screenshot())
  } finally {
    await blank.close()
  }
}

/** What a picture says. */
export async function readImage(image: Uint8Array): Promise<readonly string[]> {
  const png = await sharp(Buffer.from(image)).flatten({ background: '#fff' }).png().toBuffer()
  return readSymbols(new Uint8Array(png))
}

export function unzip(zip: Buffer): Readonly<Record<string, Uint8Array>> {
  return unzipSync(new Uint8Array(zip))
}

/** Width and height of every page in whole points; an A4 sheet is 595 by 842. */
export function pageSizes(pdf: Buffer): readonly string[] {
  const found = pdf.toString('latin1').matchAll(/\/Type \/Page\b[^s][\s\S]*?\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)
  return [...found].map(([, width, height]) => `${Math.round(Number(width))} ${Math.round(Number(height))}`)
}
