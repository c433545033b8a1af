import { appendFile, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'

/** The link that was mailed to an address, the newest that fits; in development mail becomes files. */
export async function mailedLink(data: string, to: string, fits: RegExp): Promise<string> {
  let found: string | undefined
  await expect.poll(async () => (found = (await letters(data, to)).flatMap((text) => fits.exec(text)?.[0] ?? [])[0]), {
    timeout: 30_000, message: `mail to ${to} with ${String(fits)}`,
  }).toBeDefined()
  return found ?? ''
}

/** The letters to an address, the newest first, as they are read. */
export async function letters(data: string, to: string): Promise<string[]> {
  const folder = join(data, 'mail')
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml'))
  const all = await Promise.all(names.map(async (name) => {
    const path = join(folder, name)
    return { at: (await stat(path)).mtimeMs, text: plain(await readFile(path, 'utf8')) }
  }))
  return all.filter(({ text }) => text.includes(`<${to}>`)).sort((a, b) => b.at - a.at).map(({ text }) => text)
}

/** A letter without the breaks of quoted-printable (RFC 2045 section 6.7). */
function plain(letter: string): string {
  return letter.replace(/=\r?\n/g, '').replace(/=3D/g, '=')
}

/** Publishes a TXT record below .example at the name server of development. */
export function publish(data: string, name: string, text: string): Promise<void> {
  return appendFile(join(data, 'zone.txt'), `${name} ${text}\n`)
}
