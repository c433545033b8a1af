import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** What the server writes into DIR/dev.json. */
export interface Dev {
  console: string
  graphql: string
  organizations: Sample[]
  vendor: Sample
}

/** A sample organization with its people. */
export interface Sample {
  slug: string
  name: string
  kind: string
  apiToken: string
  people: { email: string; roles: string[] | null }[]
}

/** A server that really runs, with its samples. */
export interface Running {
  url: string
  dev: Dev
  /** Its data directory, where mail goes into files. */
  data: string
  stop: () => Promise<void>
}

/** The built binary: the server, and the commands that check offline. */
export const binary = process.env.E2E_BINARY ?? resolve(import.meta.dirname, '../../bin/steward')
const patience = 180_000

/**
 * Starts the built binary in a fresh directory. E2E_DATA names the
 * directory of a server that runs already; it is then used and left alone.
 */
export async function startServer(): Promise<Running> {
  const given = process.env.E2E_DATA
  if (given !== undefined) return { ...(await readDev(given)), data: given, stop: () => Promise.resolve() }
  const data = await mkdtemp(join(tmpdir(), 'steward-e2e-'))
  const listen = `127.0.0.1:${await freePort()}`
  const child = spawn(binary, ['serve', '--dev', '--data', data, '--listen', listen], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment(),
  })
  await ready(child)
  return {
    ...(await readDev(data)),
    data,
    stop: async () => {
      await ended(child)
      await rm(data, { recursive: true, force: true })
    },
  }
}

async function readDev(data: string): Promise<{ url: string; dev: Dev }> {
  const dev = JSON.parse(await readFile(join(data, 'dev.json'), 'utf8')) as Dev
  return { url: dev.console, dev }
}

/** Without settings of the shell's own server: what is tested is the command line above. */
function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('STEWARD_')))
}

/** Waits until the server says that it can be used; the samples are in by then. */
function ready(child: ChildProcess): Promise<void> {
  return new Promise((done, fail) => {
    let said = ''
    const timer = setTimeout(() => fail(new Error(`The server was not ready in time. It said:\n${said}`)), patience)
    const listen = (chunk: Buffer) => {
      said += chunk.toString()
      if (!said.includes('Steward is ready')) return
      clearTimeout(timer)
      done()
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('error', fail)
    child.once('exit', (code) => fail(new Error(`The server ended with ${String(code)}. It said:\n${said}`)))
  })
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    child.removeAllListeners('exit')
    child.once('exit', () => done())
    child.kill('SIGINT')
  })
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      probe.close(() => done(port))
    })
  })
}

/** Somebody of an organization, by role; a plain member where none is named. */
export function personWith(dev: Dev, slug: string, role?: string, nth = 0): string {
  const people = [...dev.organizations, dev.vendor].find((one) => one.slug === slug)?.people ?? []
  const fitting = people.filter(({ roles }) => (role === undefined ? (roles ?? []).length === 0 : roles?.includes(role)))
  const found = fitting[nth]?.email
  if (found === undefined) throw new Error(`${slug} has nobody with ${role ?? 'no role'} at place ${nth}`)
  return found
}
