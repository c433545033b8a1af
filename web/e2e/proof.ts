import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { inflateRawSync } from 'node:zlib'
import { binary, type Running } from './server'

const run = promisify(execFile)

/** Checks a file with the binary alone and the key that the server publishes; gives what it said. */
export async function verify(server: Running, what: 'package' | 'certificate', file: string): Promise<string> {
  const published = (await (await fetch(`${server.url}/.well-known/steward-keys`)).json()) as { keys: string[] }
  const key = published.keys.at(-1) ?? ''
  const { stdout } = await run(binary, ['verify', what, '--key', key, file], { env: {} })
  return stdout
}

/** What each file of an archive holds, by its name (APPNOTE 6.3.10 sections 4.3.12 and 4.3.16; without ZIP64). */
export function unpacked(archive: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>()
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  let at = archive.readUInt32LE(end + 16)
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [name, extra, comment] = [28, 30, 32].map((field) => archive.readUInt16LE(at + field)) as [number, number, number]
    const local = archive.readUInt32LE(at + 42)
    const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
    const packed = archive.subarray(from, from + archive.readUInt32LE(at + 20))
    const method = archive.readUInt16LE(at + 10)
    files.set(archive.toString('utf8', at + 46, at + 46 + name), method === 8 ? inflateRawSync(packed) : packed)
    at += 46 + name + extra + comment
  }
  return files
}

/** Waits for a mail to somebody that has a link beginning with this path, and gives the link's path. */
export async function mailedLink(server: Running, to: string, path: string): Promise<string> {
  const folder = join(server.data, 'mail')
  for (let tries = 0; tries < 150; tries++) {
    for (const name of await readdir(folder).catch(() => [])) {
      const mail = (await readFile(join(folder, name), 'utf8')).replace(/=\r?\n/g, '').replace(/=3D/g, '=')
      const found = new RegExp(`${path}[\\w./?=-]+`).exec(mail)
      if (mail.includes(`To: <${to}>`) && found !== null) return found[0]
    }
    await new Promise((done) => setTimeout(done, 200))
  }
  throw new Error(`No mail to ${to} with a link to ${path}`)
}
